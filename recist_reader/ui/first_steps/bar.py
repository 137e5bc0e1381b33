"""One line under the page that says what to press next; `F1` shows or hides it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QWidget

from recist_reader.ui.first_steps.steps import DONE, FirstSteps, Situation, Step
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.dimmer import Dimmer


class FirstStepsBar(QFrame):
    """Shows the step in work, its keys and how many there are; takes no focus and covers nothing.

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
                _chips(step),
                step.text,
            )
        self._add(tr("Well done"), QWidget(), DONE)
        row = QHBoxLayout(self, spacing=TOKENS.inset)
        row.setContentsMargins(TOKENS.inset, TOKENS.grid, TOKENS.inset, TOKENS.grid)
        for stack in (self._counts, self._keys):
            stack.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            row.addWidget(stack)
        row.addWidget(self._words, 1)
        self._back = self._button(row, tr("Back"), self._go_back)
        self._skip = self._button(row, tr("Skip"), self._go_on)
        self._button(row, tr("Close  F1"), self.closed.emit)
        self._show()
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
        """Take in what the reader did; the line changes when a step was done."""
        if self.steps.see(situation):
            self._show()

    def _go_back(self) -> None:
        self.steps.back()
        self._show()

    def _go_on(self) -> None:
        self.steps.skip()
        self._show()

    def _show(self) -> None:
        for stack in (self._counts, self._keys, self._words):
            stack.setCurrentIndex(self.steps.at)
        self._back.setEnabled(self.steps.at > 0)
        self._skip.setEnabled(not self.steps.is_done)
        self.setAccessibleDescription(self.text)


def _chips(step: Step) -> QWidget:
    """The keys of a step, side by side."""
    holder = QWidget()
    row = QHBoxLayout(holder, spacing=TOKENS.grid)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    for key in step.keys:
        chip = QLabel(key)
        mark(chip, "key")
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(chip)
    return holder
