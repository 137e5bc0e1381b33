"""The key overlay `?`: every key and what it does, found by typing; it covers panels, not images."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS


class KeyOverlay(QFrame):
    """A list of `KeyLine`s with a search field that has the focus while it is open."""

    closed = Signal()
    chosen = Signal(str)  # KeyLine.name: a click on a line, or Enter on the one in hand

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "floating")
        self.setAccessibleName(tr("All keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset_small)
        head = QHBoxLayout()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("key, action or mouse; Enter changes it"))
        self.search.returnPressed.connect(self._choose_in_hand)
        self.search.textChanged.connect(self._filter)
        head.addWidget(self.search, 1)
        head.addWidget(label("key", "Esc"))
        column.addLayout(head)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 4, 0, 4)
        self._lines.setSpacing(2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._list)
        column.addWidget(self._area, 1)
        self._none = label("muted", tr("No key does that"))
        column.addWidget(self._none)
        self._keys: tuple[KeyLine, ...] | None = None  # told, not laid out yet
        self._shown: list[tuple[KeyLine, KeyRow]] = []
        self._in_hand: KeyRow | None = None
        self._groups: list[tuple[str, QWidget]] = []

    def show_keys(self, keys: tuple[KeyLine, ...]) -> None:
        """Show the lines under their groups, in the order given; hidden, they are laid out when opened."""
        self._keys = keys
        if not self.isHidden():
            self._lay_out()

    def _lay_out(self) -> None:
        """Make the rows: some four hundred widgets, so that only a read pays that asks for its keys."""
        keys, self._keys = self._keys, None
        if keys is None:
            return
        while (item := self._lines.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self._shown, self._groups, self._in_hand = [], [], None
        for line in keys:
            if line.group and line.group not in dict(self._groups):
                self._groups.append((line.group, label("section", line.group)))
                self._lines.addWidget(self._groups[-1][1])
            self._shown.append((line, KeyRow(line)))
            self._shown[-1][1].clicked.connect(lambda name=line.name: self._choose(name))
            self._lines.addWidget(self._shown[-1][1])
        self._lines.addStretch(1)
        self._filter(self.search.text())

    def open(self) -> None:
        """Show the overlay with an empty search that has the focus."""
        self.search.clear()
        self._lay_out()
        self.show()
        self.raise_()
        self.search.setFocus()
        self.activateWindow()  # the panels may be in a second one (VW-1)

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def _step(self, direction: int) -> None:
        """The next line, round at the ends; one without a name has nothing to choose."""
        rows = [row for line, row in self._shown if line.name and not row.isHidden()]
        if rows:
            at = rows.index(self._in_hand) if self._in_hand in rows else (-1 if direction > 0 else 0)
            self._take_in_hand(rows[(at + direction) % len(rows)])
            self._area.ensureWidgetVisible(self._in_hand, 0, self._in_hand.height())

    def _take_in_hand(self, row: "KeyRow | None") -> None:
        """The line that Enter takes."""
        for each, chosen in ((self._in_hand, False), (row, True)):
            if each is not None:
                each.set_chosen(chosen)
        self._in_hand = row

    def _choose_in_hand(self) -> None:
        """Enter takes the line that the arrows went to, or what a search found first."""
        found = next((line.name for line, row in self._shown if row is self._in_hand), "")
        self._choose(found)

    def _choose(self, name: str) -> None:
        if name:
            self.chosen.emit(name)

    def _filter(self, text: str) -> None:
        found = [line for line, _ in self._shown if _is_meant(line, text)]
        for line, row in self._shown:
            row.setVisible(line in found)
        first = next((row for line, row in self._shown if line in found and line.name), None)
        self._take_in_hand(first if text.strip() else None)
        for group, title in self._groups:
            title.setVisible(any(line.group == group for line in found))
        self._none.setVisible(bool(self._shown) and not found)


def _is_meant(line: KeyLine, typed: str) -> bool:
    """Whether every word typed begins a word of the line, or is its key."""
    words = " ".join((line.text, *line.keys, *line.also)).lower().replace(",", " ").split()
    return all(any(word.startswith(part) for word in words) for part in typed.lower().split())


class KeyRow(QWidget):
    """What it does and its keys, as in a menu; lit while Enter would take it."""

    clicked = Signal()

    def __init__(self, line: KeyLine):
        super().__init__()
        self.is_chosen = False
        self.setMinimumHeight(grown(TOKENS.hit_area))
        self.setAccessibleName(f"{', '.join(line.keys)}: {line.text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(5)
        words = label("", line.text)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        for key in line.keys:
            row.addWidget(label("key", key))

    def set_chosen(self, chosen: bool) -> None:
        self.is_chosen = chosen
        self.update()

    def paintEvent(self, event):
        if self.is_chosen:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), colour("sel"))
                painter.fillRect(0, 0, 2, self.height(), colour("acc"))
        super().paintEvent(event)

    def mouseReleaseEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
