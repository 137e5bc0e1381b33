"""What a mouse button or the wheel shall do: a short list over the list of all keys (7.2)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.key_overlay import KeyRow
from recist_reader.ui.reader.panels.key_taker import KeyTaker, is_shifted
from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

WAYS = tr(
    "A number, a click, or arrows and Enter choose. Esc leaves it. Backspace gives back what the profile "
    "has, Shift+Backspace the whole profile."
)


class MeaningChoice(KeyTaker):
    """Offers lines by number; `chosen` carries the name of one."""

    chosen = Signal(str)
    reset_asked = Signal(bool)  # True: the whole profile

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        self.question, ways = QLabel(), QLabel(WAYS)
        mark(self.question, "title")
        mark(ways, "caption")
        for words in (self.question, ways):
            words.setWordWrap(True)
            self._column.addWidget(words)
        self._column.addStretch(1)
        self.rows: list[KeyRow] = []
        self._names: tuple[str, ...] = ()
        self._at = 0

    def ask(self, question: str, offered: tuple[KeyLine, ...], in_use: str, over: QWidget) -> None:
        """Show what can be chosen, each line with its number as key; the one of that name is in hand."""
        self.question.setText(question)
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows, self._names = [], tuple(line.name for line in offered)
        for line in offered:
            row = KeyRow(line)
            row.clicked.connect(lambda name=line.name: self.chosen.emit(name))
            self._column.insertWidget(1 + len(self.rows), row)
            self.rows.append(row)
        self._go(self._names.index(in_use))
        self.open_over(over)

    def take_key(self, event) -> None:
        match event.key():
            case Qt.Key.Key_Backspace:
                self.reset_asked.emit(is_shifted(event))
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._go(self._at - 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._go(self._at + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(self._names[self._at])
            case _:
                typed = event.text()
                if typed.isdecimal() and 1 <= int(typed) <= len(self._names):
                    self.chosen.emit(self._names[int(typed) - 1])

    def _go(self, to: int) -> None:
        """The line that Enter takes, round at the ends."""
        self._at = to % len(self._names)
        for number, row in enumerate(self.rows):
            row.set_chosen(number == self._at)
        self.setAccessibleName(f"{self.question.text()} {self.rows[self._at].accessibleName()}")
