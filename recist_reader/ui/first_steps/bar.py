"""One line under the page that says what to press next; `F1` shows or hides it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QWidget

from recist_reader.ui.first_steps.steps import DONE, FirstSteps, Line, Situation
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.dimmer import Dimmer


class FirstStepsBar(QFrame):
    """Shows the step in work, its keys and how many there are; takes no focus and covers nothing.

    Where the step is not true, in another read or on another page, it says where the steps go on.

    All steps lie in stacks from the start: the line is as high as the longest step needs, and nothing
    around it moves when one step follows another.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status")
        self.setAccessibleName(tr("First steps"))
        self.steps = FirstSteps()
        self._counts, self._keys, self._words = QStackedWidget(), QStackedWidget(), QStackedWidget()
        for number, step in enumerate(self.steps.steps, 1):
            self._add(
                tr("First steps  {number} of {count}", number=number, count=len(self.steps.steps)),
                _chips(step.keys),
                step.text,
            )
        self._add(tr("Well done"), QWidget(), DONE)
        for keys in ((), ("Ctrl+N",)):
            self._add("", _chips(keys), "")
        row = QHBoxLayout(self, spacing=TOKENS.inset)
        row.setContentsMargins(TOKENS.inset, TOKENS.grid, TOKENS.inset, TOKENS.grid)
        for stack in (self._counts, self._keys):
            stack.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            row.addWidget(stack)
        row.addWidget(self._words, 1)
        self._back = self._button(row, tr("Back"), self._go_back)
        self._skip = self._button(row, tr("Skip"), self._go_on)
        self._button(row, tr("Close  F1"), self.closed.emit)
        self._show(self.steps.line())
        Dimmer(self)

    @property
    def text(self) -> str:
        """The sentence on screen."""
        words = self._words.currentWidget()
        assert isinstance(words, QLabel)
        return words.text()

    def _add(self, count: str, chips: QWidget, text: str) -> None:
        number, words = QLabel(count), QLabel(text)
        mark(number, "section")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        for stack, part in ((self._counts, number), (self._keys, chips), (self._words, words)):
            stack.addWidget(part)

    def _button(self, row: QHBoxLayout, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        mark(button, "small")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        row.addWidget(button)
        return button

    def see(self, situation: Situation) -> None:
        """Take in what the reader did and where; the line changes when a step was done or is left."""
        self.steps.see(situation)
        line = self.steps.line_for(situation)
        if line != self._line:
            self._show(line)

    def _go_back(self) -> None:
        self.steps.back()
        self._show(self.steps.line())

    def _go_on(self) -> None:
        self.steps.skip()
        self._show(self.steps.line())

    def _show(self, line: Line) -> None:
        self._line = line
        count = len(self.steps.steps)
        if line.step is not None:
            shown = line.step
        elif line.text == DONE:
            shown = count
        else:
            shown = count + 1 + bool(line.keys)
            at = min(self.steps.at + 1, count)
            self._text_of(self._counts, shown, tr("First steps  {number} of {count}", number=at, count=count))
            self._text_of(self._words, shown, line.text)
        for stack in (self._counts, self._keys, self._words):
            stack.setCurrentIndex(shown)
        self._back.setEnabled(self.steps.at > 0)
        self._skip.setEnabled(not self.steps.is_done)
        self.setAccessibleDescription(self.text)

    @staticmethod
    def _text_of(stack: QStackedWidget, number: int, text: str) -> None:
        label = stack.widget(number)
        assert isinstance(label, QLabel)
        label.setText(text)


def _chips(keys: tuple[str, ...]) -> QWidget:
    """Keys side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder, spacing=TOKENS.grid)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    for key in keys:
        chip = QLabel(key)
        mark(chip, "key")
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(chip)
    return holder
