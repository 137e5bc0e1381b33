"""A line in place that asks for a reason, a choice or nothing: no dialog (VW-3, GD-30)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


class ReasonBar(QFrame):
    """Opens with a question; Enter gives the text, Esc closes, a chip gives its entry."""

    given = Signal(str)
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
        self.field.returnPressed.connect(lambda: self.given.emit(self.field.text()))
        self._chips: list[QPushButton] = []
        hint = QLabel("Enter")
        mark(hint, "key")
        leave = QLabel("Esc")
        mark(leave, "key")
        self._row.addWidget(self.question)
        self._row.addWidget(self.field, 1)
        for widget in (hint, QLabel("keep"), leave, QLabel("close")):
            self._row.addWidget(widget)
        self.hide()

    def ask(
        self, question: str, entries: tuple[str, ...] = (), placeholder: str = "at least 10 characters"
    ) -> None:
        """Show a question; `entries` are answers of one click."""
        self.question.setText(question)
        self.field.clear()
        self.field.setPlaceholderText(placeholder)
        for chip in self._chips:
            chip.deleteLater()
        self._chips = []
        for entry in entries:
            chip = QPushButton(entry)
            mark(chip, "small")
            chip.clicked.connect(lambda _checked=False, text=entry: self.given.emit(text))
            self._row.insertWidget(1 + len(self._chips), chip)
            self._chips.append(chip)
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()
