"""What the status line has said, newest first, over the foot of the side panel (window.md 3)."""

from collections import deque
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.key_taker import KeyTaker
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

MOST_LINES = 50
HEIGHT_SHARE = 0.5  # of the panel, at most
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_Home: -MOST_LINES,
    Qt.Key.Key_End: MOST_LINES,
}


class HistoryCard(KeyTaker):
    """Keeps the last lines with their time; any key but the arrows closes it."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._lines: deque[tuple[datetime, str, bool]] = deque(maxlen=MOST_LINES)
        title = QLabel(tr("What was recorded and refused"))
        mark(title, "title")
        self.list = QListWidget(wordWrap=True)
        self.list.setIconSize(QSize(TOKENS.icon_inline, TOKENS.icon_inline))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(title.text())
        how = QLabel(tr("Newest first. ↑ ↓ scroll, Esc closes."))
        mark(how, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        column.setSpacing(TOKENS.inset_small)
        for part in (title, self.list, how):
            column.addWidget(part)
        self.setAccessibleName(title.text())

    @property
    def lines(self) -> tuple[str, ...]:
        """What is listed, newest first: "14:03:22  T4 measured 38.7 mm"."""
        return tuple(f"{at:%H:%M:%S}  {text}" for at, text, _ in reversed(self._lines))

    def add(self, at: datetime, text: str, is_refusal: bool) -> None:
        """Keep a line; the oldest goes."""
        self._lines.append((at, text, is_refusal))

    def open_at_foot_of(self, panel: QWidget) -> None:
        """Show the lines over the lower part of a panel, the newest in hand."""
        self.list.clear()
        blank = QPixmap(TOKENS.icon_inline, TOKENS.icon_inline)
        blank.fill(Qt.GlobalColor.transparent)
        no_icon = QIcon(blank)  # so that the words of all lines begin below each other
        for line, (_at, _text, is_refusal) in zip(self.lines, reversed(self._lines), strict=True):
            item = QListWidgetItem(line)
            item.setIcon(icon("blocked", "warn") if is_refusal else no_icon)
            if is_refusal:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("refused: {line}", line=line))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.open_over(panel)
        place = panel.geometry()
        height = round(place.height() * HEIGHT_SHARE)
        self.setGeometry(QRect(place.left(), place.bottom() + 1 - height, place.width(), height))

    def take_key(self, event) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            self.left.emit()
        else:
            row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
