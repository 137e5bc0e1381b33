"""A frame over the list of keys that takes every key while it is open, so that none acts in the window."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from recist_reader.ui.theme.stylesheet import mark

MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyTaker(QFrame):
    """Gives each key to `take_key`; Esc and a click elsewhere leave it."""

    left = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        mark(self, "floating")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open_over(self, over: QWidget) -> None:
        """Show it in the place of another widget, in whose window that is, with the keys."""
        if over.parentWidget() not in (None, self.parentWidget()):
            self.setParent(over.parentWidget())
        self.setGeometry(over.geometry())
        self.show()
        self.raise_()
        self.setFocus()
        self.activateWindow()

    def take_key(self, event: QKeyEvent) -> None:
        """A key that is no modifier alone, no repetition and not Esc."""
        raise NotImplementedError

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
        if Qt.Key(event.key()) in MODIFIERS or event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.take_key(event)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.hide()


def key_name(event: QKeyEvent) -> str:
    """A pressed key as Qt names it; "?" is "?", wherever the layout has it."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    typed = event.text()
    if typed and typed.isprintable() and not typed.isalnum() and typed != " ":
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString()


def is_shifted(event: QKeyEvent) -> bool:
    """Whether Shift is held."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
