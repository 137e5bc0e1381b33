"""One line under every page for what concerns the whole study: a backup that failed, edits brought back."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

GOOD_NEWS_MS = 20_000


class NoticeBar(QFrame):
    """Says what is wrong until it is closed, good news for a while; takes no focus and covers nothing."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status", "warn")
        self.setMinimumHeight(TOKENS.button)
        self.going = QTimer(self, singleShot=True, interval=GOOD_NEWS_MS, timeout=self.hide)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 2, TOKENS.inset, 2)
        self.words = QLabel("", wordWrap=True)  # a long line never makes the window wider
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        close = QPushButton(tr("Close"))
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
        if text and not state:
            self.going.start()
        else:
            self.going.stop()
