"""A few lines for what concerns the whole study: a backup that failed, edits brought back.

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
MOST_LINES = 4  # the oldest goes before the notice covers what lies under it


class NoticeBar(QFrame):
    """Says what is wrong until it is closed, good news for a while; takes no focus by itself.

    What is said comes beside what stands there already: no news hides a warning.
    """

    said = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status", "warn")
        self._lines: dict[str, tuple[str, str]] = {}  # by topic: words and state, in the order they came
        self.going = QTimer(self, singleShot=True, interval=GOOD_NEWS_MS, timeout=self._drop_good_news)
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 2, TOKENS.inset, 2)
        self.words = QLabel("", wordWrap=True)  # a long line never makes the window wider
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = KeyButton(QIcon(), tr("Close   {key}", key=key_of("close_notice")))
        mark(self.close_button, "small")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grow()
        self.hide()

    def say(self, text: str, state: str = "warn", topic: str = "") -> None:
        """Show a line; `state` is warn, or empty for good news. It takes the place of one on its topic.

        Without a text the line of the topic goes, without both everything.
        """
        if not text and not topic:
            self._lines.clear()
        self._lines.pop(topic or text, None)
        if text:
            self._lines[topic or text] = (text, state)
            if not state:
                self.going.start()
        while len(self._lines) > MOST_LINES:
            self._lines.pop(next(iter(self._lines)))
        self._show_lines()

    def dismiss(self, _checked: bool = False) -> None:
        """All that stands there has been read."""
        self.say("")

    def _drop_good_news(self) -> None:
        self._lines = {topic: line for topic, line in self._lines.items() if line[1]}
        self._show_lines()

    def _show_lines(self) -> None:
        lines = self._lines.values()
        self.words.setText("\n".join(text for text, _state in lines))
        mark(self, state=next((state for _text, state in lines if state), ""))
        if all(state for _text, state in lines):
            self.going.stop()
        self.setVisible(bool(lines))
        self.said.emit()

    def changeEvent(self, event) -> None:
        """Another text size needs another height (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        self.setMinimumHeight(grown(TOKENS.button))
