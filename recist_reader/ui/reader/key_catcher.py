"""Waits for the new key of an action, over the list of keys; says why a key is refused (7.3)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.key_taker import KeyTaker, is_shifted, key_name
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

WAYS_OUT = tr("Esc leaves it. Backspace gives back the shipped key, Shift+Backspace all shipped keys.")


class KeyCatcher(KeyTaker):
    """Asks for a key; the question stands until a key is taken or it is left."""

    caught = Signal(str)  # the key as Qt names it
    reset_asked = Signal(bool)  # True: all

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        self.question, self.problem, ways = QLabel(), QLabel(), QLabel(WAYS_OUT)
        mark(self.question, "title")
        mark(self.problem, state="warn")
        mark(ways, "caption")
        for words in (self.question, self.problem, ways):
            words.setWordWrap(True)
            column.addWidget(words)
        column.addStretch(1)

    def ask(self, text: str, over: QWidget) -> None:
        """Wait for a key for the action of that text."""
        self.question.setText(tr("Press the new key for: {text}", text=text))
        self.setAccessibleName(self.question.text())
        self.refuse("")
        self.open_over(over)

    def refuse(self, why: str) -> None:
        """Say why the pressed key was not taken; the question stands."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def take_key(self, event) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.reset_asked.emit(is_shifted(event))
        else:
            self.caught.emit(key_name(event))
