"""One line for what concerns the whole study: a backup that failed, edits brought back.

It stands below the page, or over a panel beside images: an image never moves because something is said.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

GOOD_NEWS_MS = 20_000


class NoticeBar(QFrame):
    """Says what is wrong until it is closed, good news for a while; takes no focus by itself."""

    said = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status", "warn")
        self.going = QTimer(self, singleShot=True, interval=GOOD_NEWS_MS, timeout=self.hide)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 2, TOKENS.inset, 2)
        self.words = QLabel("", wordWrap=True)  # a long line never makes the window wider
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = KeyButton(QIcon(), tr("Close   {key}", key=key_of("close_notice")))
        mark(self.close_button, "small")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grow()
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
        self.said.emit()

    def changeEvent(self, event) -> None:
        """Another text size needs another height (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        self.setMinimumHeight(grown(TOKENS.button))
