"""One line under every page for what concerns the whole study: a backup that failed, edits brought back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


class NoticeBar(QFrame):
    """Says something until it is closed; takes no focus and covers nothing."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status", "warn")
        self.setFixedHeight(TOKENS.button)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        self.words = QLabel("")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        close = QPushButton("Close")
        mark(close, "small")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.hide)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self.hide()

    def say(self, text: str, state: str = "warn") -> None:
        """Show a line; `state` is warn, or empty for good news."""
        self.words.setText(text)
        mark(self, state=state)
        self.setVisible(bool(text))
