"""One line above the status line that says what to press next; `F1` shows or hides it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from recist_reader.ui.first_steps.steps import DONE, FirstSteps, Situation
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


class FirstStepsBar(QFrame):
    """Shows the step in work, its keys and how many there are; takes no focus and covers nothing."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "bar")
        self.setAccessibleName("First steps")
        self.steps = FirstSteps()
        self._count = QLabel()
        mark(self._count, "section")
        self._keys = QHBoxLayout(spacing=TOKENS.inset_small)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self, spacing=TOKENS.inset)
        row.setContentsMargins(TOKENS.inset, TOKENS.inset_small, TOKENS.inset, TOKENS.inset_small)
        row.addWidget(self._count)
        row.addLayout(self._keys)
        row.addWidget(self.words, 1)
        self._back = self._button(row, "Back", self._go_back)
        self._skip = self._button(row, "Skip", self._go_on)
        self._button(row, "Close  F1", self.closed.emit)
        self._show()

    def _button(self, row: QHBoxLayout, text: str, act) -> QPushButton:
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
        step, total = self.steps.current, len(self.steps.steps)
        self._count.setText(
            f"First steps  {min(self.steps.at + 1, total)} of {total}" if step else "Well done"
        )
        while self._keys.count():
            self._keys.takeAt(0).widget().deleteLater()
        for key in step.keys if step else ():
            chip = QLabel(key)
            mark(chip, "key")
            self._keys.addWidget(chip)
        self.words.setText(step.text if step else DONE)
        self._back.setEnabled(self.steps.at > 0)
        self._skip.setEnabled(step is not None)
