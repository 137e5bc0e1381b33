"""Parts of the pages on which somebody signs in: a sheet in the middle, a password field, its news."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from recist_reader.problem import Problem
from recist_reader.ui.start.side_panel import caption, sentence
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SHEET_WIDTH = 440
LONGEST_TYPED = 1024
"""Characters that a password field takes: more is no password, and would take its time."""


class NameLine(QLineEdit):
    """A line whose Enter ends here: what lies under it must not act as well."""

    def keyPressEvent(self, event) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class PasswordLine(NameLine):
    """Shows dots; what was typed is neither undone nor offered again (SE-2)."""

    def __init__(self, name: str):
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST_TYPED)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setAccessibleName(name)

    def take(self) -> str:
        """Return what was typed and forget it."""
        given = self.text()
        self.clear()
        return given


class SheetPage(QWidget):
    """A page with one sheet in its middle; `column` takes its content, `message` what is to be told."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        self.sheet = QFrame()
        mark(self.sheet, "sheet")
        self.column = QVBoxLayout(self.sheet, spacing=6)
        self.column.setContentsMargins(24, 20, 24, 20)
        row.addWidget(self.sheet)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        self.message = QLabel("", wordWrap=True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self._grow()

    def add_field(self, text: str, line: QLineEdit) -> QLabel:
        """Put a named field into the sheet; return its name."""
        name = caption(text, line)
        self.column.addWidget(name)
        self.column.addWidget(line)
        return name

    def say(self, words: str | Problem, state: str = "") -> None:
        """One calm line under the fields; its room is kept, so that nothing moves."""
        self.message.setText(sentence(words) if isinstance(words, Problem) else words)
        mark(self.message, state=state)

    def changeEvent(self, event) -> None:
        """Another text size needs a wider sheet (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        self.sheet.setFixedWidth(grown(SHEET_WIDTH))
        self.message.setMinimumHeight(grown(40))
