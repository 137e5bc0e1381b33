"""Parts of the creation panel: rows of chips with their titles, an organ that was found."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.reader.panels.views.creation import OrganChoice
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark


def pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Two words at the ends of a row."""
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row


def titled(title: str, chips: Chips, *notes: QLabel) -> QWidget:
    """A row of chips behind its title, with what stands beside them."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label("caption", title))
    row.addWidget(chips)
    for note in notes:
        row.addWidget(note)
    row.addStretch(1)
    return made


class Hit(QPushButton):
    """One organ found: its letters, its name, how many targets it holds."""

    def __init__(self):
        super().__init__()
        self.setProperty("role", "link")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        self._current = False
        self.frame = label("key")
        self.name, self.limit = label(""), label("caption")
        row.addWidget(self.frame)
        row.addWidget(self.name)
        row.addStretch(1)
        row.addWidget(self.limit)

    def sizeHint(self):
        return QSize(200, grown(28))

    def paintEvent(self, _event):
        if self._current:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), colour("sel"))
                painter.fillRect(0, 0, 2, self.height(), colour("acc"))

    def show_choice(self, choice: OrganChoice | None, current: bool) -> None:
        """Show an organ, or nothing; the one that Enter takes is marked."""
        self._current = current
        self.setVisible(choice is not None)
        if choice is None:
            return
        self.frame.setText(choice.letters or choice.name[:2])
        self.name.setText(choice.name.capitalize())
        mark(self.name, role="title" if current else "")
        self.limit.setText(choice.limit_text)
        mark(self.limit, state="warn" if choice.full else "")
        self.setAccessibleName(f"{choice.name}, {choice.limit_text}")
        self.update()
