"""The first page: open a study, make one, or go on with a recent one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


class WelcomePage(QWidget):
    """Asks for a study; the window opens or makes it."""

    open_asked = Signal()
    recent_asked = Signal(object)  # Path
    create_asked = Signal(str, str)  # title, reader

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        row = QHBoxLayout(spacing=TOKENS.inset_large)
        row.addStretch(1)
        row.addWidget(self._make_recent())
        row.addWidget(self._make_new())
        row.addStretch(1)
        heading = QLabel("RECIST Reader", alignment=Qt.AlignmentFlag.AlignCenter)
        mark(heading, "number")
        line = QLabel(
            "Reading of CT by RECIST 1.1. Everything you do is saved as you do it.",
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        mark(line, "muted")
        outer.addWidget(heading)
        outer.addWidget(line)
        outer.addSpacing(24)
        outer.addLayout(row)
        self.message = QLabel("", alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        outer.addSpacing(16)
        outer.addWidget(self.message)
        outer.addStretch(3)

    def _make_recent(self) -> QFrame:
        sheet, column = _sheet("Open a study")
        self._recent = QVBoxLayout(spacing=2)
        column.addLayout(self._recent)
        column.addStretch(1)
        button = QPushButton(icon("folder"), "Open study file   Ctrl+O")
        button.clicked.connect(lambda _checked=False: self.open_asked.emit())
        column.addWidget(button)
        self.open_button = button
        self.show_recent(())
        return sheet

    def _make_new(self) -> QFrame:
        sheet, column = _sheet("New study for one reader")
        self.title_field = QLineEdit(placeholderText="for example Liver study 07")
        self.reader_field = QLineEdit(placeholderText="your name as it shall be printed")
        for text, field in (("Title", self.title_field), ("Reader", self.reader_field)):
            label = QLabel(text)
            mark(label, "caption")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            field.returnPressed.connect(self._create)
        note = QLabel(
            "One person manages and reads; no sign-in. It never becomes a blinded study.", wordWrap=True
        )
        mark(note, "muted")
        column.addSpacing(4)
        column.addWidget(note)
        column.addStretch(1)
        self.create_button = QPushButton(icon("add", "acct"), "Make study   Enter")
        mark(self.create_button, "primary")
        self.create_button.clicked.connect(self._create)
        column.addWidget(self.create_button)
        return sheet

    def show_recent(self, recent: tuple[tuple[str, Path], ...]) -> None:
        """Titles of studies opened before, newest first; no path is shown (BL-7)."""
        while self._recent.count():
            self._recent.takeAt(0).widget().deleteLater()
        for title, path in recent:
            button = QPushButton(icon("file"), title)
            mark(button, "filter")
            button.clicked.connect(lambda _checked=False, place=path: self.recent_asked.emit(place))
            self._recent.addWidget(button)
        if not recent:
            none = QLabel("No study was opened on this computer yet.")
            mark(none, "muted")
            self._recent.addWidget(none)

    def _create(self) -> None:
        title, reader = self.title_field.text().strip(), self.reader_field.text().strip()
        for field, given, name in (
            (self.title_field, title, "title"),
            (self.reader_field, reader, "reader's name"),
        ):
            mark(field, state="" if given else "bad")
            if not given:
                self.say(f"The {name} is missing.", "warn")
                field.setFocus()
                return
        self.create_asked.emit(title, reader)

    def say(self, text: str, state: str = "") -> None:
        """One line under the sheets: what went wrong and what to do."""
        self.message.setText(text)
        mark(self.message, state=state)


def _sheet(title: str) -> tuple[QFrame, QVBoxLayout]:
    sheet = QFrame()
    mark(sheet, "sheet")
    sheet.setFixedSize(400, 300)
    column = QVBoxLayout(sheet, spacing=6)
    column.setContentsMargins(20, 18, 20, 18)
    heading = QLabel(title)
    mark(heading, "title")
    column.addWidget(heading)
    column.addSpacing(6)
    return sheet, column
