"""What stands where there is nothing yet: a picture, a line, what to do (WL-7)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.theme.icons import icon, pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark


class EmptyState(QWidget):
    """Centred: icon, title, text, actions."""

    def __init__(self, name: str, title: str, text: str, parent: QWidget | None = None):
        super().__init__(parent)
        column = QVBoxLayout(self, spacing=8)
        column.addStretch(2)
        picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(pixmap(name, "t3", grown(40)))
        heading = QLabel(title, alignment=Qt.AlignmentFlag.AlignCenter)
        mark(heading, "page-title")
        words = QLabel(text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        mark(words, "muted")
        for widget in (picture, heading, words):
            column.addWidget(widget)
        self._actions = QHBoxLayout(spacing=8)
        self._actions.addStretch(1)
        self._actions.addStretch(1)
        column.addSpacing(8)
        column.addLayout(self._actions)
        column.addStretch(3)

    def add_action(self, text: str, name: str, signal, primary: bool = False) -> QPushButton:
        """Add a button that emits the given signal."""
        button = KeyButton(icon(name, "acct" if primary else "t2"), text)
        button.setAutoDefault(True)  # Enter presses it, as Space does
        if primary:
            mark(button, "primary")
        button.clicked.connect(lambda _checked=False: signal.emit())
        self._actions.insertWidget(self._actions.count() - 1, button)
        return button
