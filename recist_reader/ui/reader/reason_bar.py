"""A line in place that asks for a reason or for one of the targets: no dialog (VW-3, GD-30)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

FREE_TEXT = tr("at least 10 characters")
OTHER = "other"


class ReasonBar(QFrame):
    """Opens with a question; Enter gives the text, Esc closes, a chip or its number gives its entry.

    A question that is answered by a lesion's key, row or mark takes no focus: those keys act as ever.
    """

    given = Signal(str)
    picked = Signal(str)  # the value of a chip of `pick`
    pointed = Signal(str)  # the one under the mouse or with the focus; empty: none
    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status", "warn")
        self.setFixedHeight(44)
        self._row = QHBoxLayout(self, spacing=8)
        self._row.setContentsMargins(TOKENS.inset, 4, TOKENS.inset, 4)
        self.question = QLabel("")
        mark(self.question, state="warn")
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._give_typed)
        self.field.installEventFilter(self)
        self._made: list[QPushButton] = []
        self._entries: tuple[str, ...] = ()
        self._values: tuple[str, ...] = ()  # of the chips of `pick`
        self.hint = QLabel("")
        keep, leave = QLabel("Enter"), QLabel("Esc")
        mark(keep, "key")
        mark(leave, "key")
        self._row.addWidget(self.question)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.hint, 1)
        self._typing = (self.field, keep, QLabel(tr("keep")))
        for widget in (*self._typing[1:], leave, QLabel(tr("close"))):
            self._row.addWidget(widget)
        self.hide()

    def ask(
        self, question: str, entries: tuple[str, ...] = (), placeholder: str = FREE_TEXT, typed: str = ""
    ) -> None:
        """Show a question. `entries` are answers of one click or digit; after them comes "other", typed.

        `typed` is a text to go on with, where an answer was refused.
        """
        self.field.setText(typed)
        self.field.setPlaceholderText(placeholder)
        self._entries, self._values = entries, ()
        words = (*entries, OTHER) if entries else ()
        self._open(question, [f"{number + 1}  {text}" for number, text in enumerate(words)], "")
        self.field.setFocus()

    def pick(self, question: str, choices: tuple[tuple[str, str, str], ...], hint: str) -> None:
        """Show a question and its (key, words, value); the keys are those of the window, not of the bar."""
        self._entries, self._values = (), tuple(value for _, _, value in choices)
        self._open(question, [f"{key}  {words}" for key, words, _ in choices], hint)

    def _open(self, question: str, words: list[str], hint: str) -> None:
        self.question.setText(question)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        for part in self._typing:
            part.setVisible(not self._values)
        for number, text in enumerate(words):
            self._chip(number).setText(text)
        for number, chip in enumerate(self._made):
            chip.setVisible(number < len(words))
        self.show()

    @property
    def chips(self) -> list[QPushButton]:
        """The answers of one click that are offered now."""
        return [chip for chip in self._made if not chip.isHidden()]

    def _chip(self, number: int) -> QPushButton:
        """The chip of a number from 0, made when it is first needed."""
        while len(self._made) <= number:
            chip, place = _Chip(), len(self._made)
            mark(chip, "small")
            chip.pointed.connect(lambda on, at=place: self._point(at if on else None))
            chip.clicked.connect(lambda _checked=False, at=place: self._choose(at))
            self._made.append(chip)
            self._row.insertWidget(len(self._made), chip)
        return self._made[number]

    def _point(self, number: int | None) -> None:
        is_value = number is not None and number < len(self._values)
        self.pointed.emit(self._values[number] if is_value else "")

    def _choose(self, number: int) -> None:
        if self._values:
            self.picked.emit(self._values[number])
        elif number < len(self._entries):
            self.given.emit(self._entries[number])
        else:
            self._type_other()

    def _give_typed(self) -> None:
        if self.field.text().strip():
            self.given.emit(self.field.text())

    def _type_other(self) -> None:
        """No entry fits: the reason is typed, digits and all."""
        self._entries = ()
        self.field.setPlaceholderText(FREE_TEXT)
        self.field.setFocus()

    def eventFilter(self, _watched, event) -> bool:
        """A digit in the empty field is the number of an entry; later ones belong to the text."""
        if event.type() != QEvent.Type.KeyPress or self.field.text() or not self._entries:
            return False
        if not event.text().isdecimal() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        number = int(event.text())
        if not 1 <= number <= len(self.chips):
            return False
        self.chips[number - 1].click()
        return True

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()


class _Chip(QPushButton):
    """An answer that says when it is looked at, by mouse or by focus."""

    pointed = Signal(bool)

    def enterEvent(self, event) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)
