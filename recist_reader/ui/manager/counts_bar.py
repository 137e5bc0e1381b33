"""What stands above the matrix: the whole study in figures, and what is never told here (RO-1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from recist_reader.reading.people.visit_matrix import Matrix
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

NEVER = tr("no measurements, no responses")
HEIGHT = 44


class CountsBar(QFrame):
    """Five figures with their words; the last switches the list to what needs the manager."""

    action_asked = Signal(bool)  # those that need action alone

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "header")
        row = QHBoxLayout(self, spacing=6)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        self.figures: list[QLabel] = []
        self.words: list[QLabel] = []
        for name, tone in (
            ("person", "t2"),
            ("missing", "t2"),
            ("done-circle", "ok"),
            ("warning", "warn"),
            ("lock", "t2"),
        ):
            picture, figure, word = QLabel(), QLabel(""), QLabel("")
            picture.setPixmap(pixmap(name, tone, grown(18)))
            mark(figure, "value")
            mark(word, "caption")
            self.figures.append(figure)
            self.words.append(word)
            for part in (picture, figure, word):
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(12)
        row.addStretch(1)
        self.action_button = QPushButton("", checkable=True)
        mark(self.action_button, "answer")
        self.action_button.toggled.connect(self.action_asked)
        row.addWidget(self.action_button)
        never = QLabel(NEVER)
        mark(never, "chip")
        row.addWidget(never, 0, Qt.AlignmentFlag.AlignVCenter)

    def count(self, matrix: Matrix) -> None:
        """Show the figures of a matrix."""
        counts = matrix.counts
        told = (
            (len(matrix.rows), tr("subjects")),
            (counts.received, tr("visits received of {due} due", due=counts.due)),
            (counts.released, tr("released")),
            (counts.to_check, tr("need a check")),
            (counts.locked, tr("timepoints locked of {all}", all=counts.to_lock)),
        )
        for figure, word, (number, text) in zip(self.figures, self.words, told, strict=True):
            figure.setText(f"{number:,}")
            word.setText(text)
        waiting = sum(row.needs_action for row in matrix.rows)
        self.action_button.setText(tr("needs action, {count}", count=waiting))

    def grow(self) -> None:
        self.setFixedHeight(grown(HEIGHT))
