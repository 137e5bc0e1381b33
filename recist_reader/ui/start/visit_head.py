"""The head of one visit on the series page: name, state, and the way out of a mistaken import (ST-5, ER)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recist_reader.reading.visits import VisitImages
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.ui.start.side_panel import entered, field
from recist_reader.ui.texts import plural, shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark


class VisitHead(QWidget):
    """Emits the wish with its reason, changes nothing."""

    withdrawn = Signal(str, str)  # visit, reason

    def __init__(self, visit: VisitImages, left_out: int = 0, parent: QWidget | None = None):
        super().__init__(parent)
        self.visit = visit.name
        self._column = QVBoxLayout(self, spacing=6)
        self._column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(spacing=6)
        name, state = QLabel(visit.name), QLabel(shown(visit.state))
        mark(name, "section")
        mark(state, "chip")
        row.addWidget(name)
        row.addWidget(state)
        row.addStretch(1)
        self._column.addLayout(row)
        if visit.may_be_withdrawn:
            self.take_out_button = self._button(tr("Take out"), "remove")
            self.take_out_button.setToolTip(
                tr("Imported by mistake: take {name} out of the study", name=visit.name)
            )
            self.take_out_button.clicked.connect(lambda _checked=False: self._ask())
            row.addWidget(self.take_out_button)
            self._add_question()
        if visit.is_locked:
            self._say(tr("Locked: labels and images are fixed. Reopen the timepoint to change them."))
        if left_out:
            self._say(
                plural(
                    left_out,
                    tr(
                        "1 file of another patient was not kept at import. "
                        "Import it for the subject it belongs to."
                    ),
                    tr(
                        "{number:,} files of another patient were not kept at import. "
                        "Import them for the subject they belong to."
                    ),
                )
            )

    def _button(self, text: str, name: str) -> QPushButton:
        button = entered(QPushButton(icon(name), text))
        mark(button, "small")
        return button

    def _say(self, words: str) -> None:
        line = QLabel(words, wordWrap=True)
        mark(line, "caption")
        self._column.addWidget(line)

    def _add_question(self) -> None:
        self._question = QWidget(self)
        column = QVBoxLayout(self._question, spacing=6)
        column.setContentsMargins(0, 0, 0, 0)
        self.reason = field(
            column,
            tr("Why is {visit} taken out?", visit=self.visit),
            tr("for example: it is the scan of TP2"),
        )
        self.reason.returnPressed.connect(self._give)
        row = QHBoxLayout(spacing=8)
        self.confirm_button = self._button(tr("Take {visit} out", visit=self.visit), "remove")
        self.confirm_button.clicked.connect(lambda _checked=False: self._give())
        self.keep_button = self._button(tr("Keep it"), "close")
        self.keep_button.clicked.connect(lambda _checked=False: self._close())
        for button in (self.confirm_button, self.keep_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._column.addWidget(self._question)
        self._question.hide()

    def _ask(self) -> None:
        self._question.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._question.hide()
        self.take_out_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if says_enough(self.reason.text(), SHORTEST_NOTE):
            self.withdrawn.emit(self.visit, self.reason.text().strip())
            return
        mark(self.reason, state="bad")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
