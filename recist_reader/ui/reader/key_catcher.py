"""Waits for the new key of an action, over the list of keys; says why a key is refused (7.3)."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
WAYS_OUT = tr("Esc leaves it. Backspace gives back the shipped key, Shift+Backspace all shipped keys.")


class KeyCatcher(QFrame):
    """Takes every key while it is open, so that none acts in the window."""

    caught = Signal(str)  # the key as Qt names it
    reset_asked = Signal(bool)  # True: all
    left = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        mark(self, "floating")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        self.hide()

    def ask(self, text: str, over: QWidget) -> None:
        """Wait for a key for the action of that text."""
        self.question.setText(tr("Press the new key for: {text}", text=text))
        self.setAccessibleName(self.question.text())
        self.refuse("")
        self.setGeometry(over.geometry())
        self.show()
        self.raise_()
        self.setFocus()

    def refuse(self, why: str) -> None:
        """Say why the pressed key was not taken; the question stands."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def event(self, event) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:  # Tab too, which would leave
            self.keyPressEvent(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in MODIFIERS or event.isAutoRepeat():
            return
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace:
            self.reset_asked.emit(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        else:
            typed = event.text()
            if typed and typed.isprintable() and not typed.isalnum() and typed != " ":
                modifiers &= ~Qt.KeyboardModifier.ShiftModifier  # "?" is "?", wherever the layout has it
            self.caught.emit(QKeySequence(QKeyCombination(modifiers, key)).toString())
