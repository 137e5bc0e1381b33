"""The first page: open a study, make one, or go on with a recent one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from recist_reader.problem import Problem
from recist_reader.ui.recent import RecentStudy, differences
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.rescue_bar import RescueBar
from recist_reader.ui.start.side_panel import empty, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

OPENING = tr("Opening the study ...")
SHEET_WIDTH, SHEET_HEIGHT = 400, 300


class WelcomePage(QWidget):
    """Asks for a study; the window opens or makes it. Icons come with `dress`, after the first paint."""

    open_asked = Signal()
    recent_asked = Signal(object)  # Path
    create_asked = Signal(str, str)  # title, reader

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self._is_dressed = False
        self._is_asked = False  # a new study, which may still be refused
        self._icons: dict[QPushButton, tuple[str, str]] = {}
        self._recent_buttons: list[QPushButton] = []
        self._complaint_of: QLineEdit | None = None
        self.setAcceptDrops(True)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        row = QHBoxLayout(spacing=TOKENS.inset_large)
        self.sheets = (self._make_recent(), self._make_new())
        row.addStretch(1)
        for sheet in self.sheets:
            row.addWidget(sheet, 100)
        row.addStretch(1)
        self._grow()
        heading = QLabel("RECIST Reader", alignment=Qt.AlignmentFlag.AlignCenter)
        mark(heading, "number")
        line = QLabel(
            tr("Reading of CT by RECIST 1.1. Everything you do is saved as you do it."),
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
        self.rescue = RescueBar(self)
        outer.addWidget(self.rescue)
        outer.addStretch(3)

    def changeEvent(self, event) -> None:
        """Another text size needs larger sheets (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        for sheet in self.sheets:
            sheet.setMinimumSize(SHEET_WIDTH, grown(SHEET_HEIGHT))
            sheet.setMaximumSize(grown(SHEET_WIDTH), grown(SHEET_HEIGHT))

    def _make_recent(self) -> QFrame:
        sheet, column = _sheet(tr("Open a study"))
        self._recent = QVBoxLayout(spacing=2)
        column.addLayout(self._recent)
        column.addStretch(1)
        button = self._button(tr("Open study file   Ctrl+O"), "folder")
        button.clicked.connect(lambda _checked=False: self.open_asked.emit())
        column.addWidget(button)
        self.open_button = button
        self.show_recent(())
        return sheet

    def _make_new(self) -> QFrame:
        sheet, column = _sheet(tr("New study for one reader"))
        self.title_field = QLineEdit(placeholderText=tr("for example Liver study 07"))
        self.reader_field = QLineEdit(placeholderText=tr("your name as it shall be printed"))
        for text, field in ((tr("Title"), self.title_field), (tr("Reader"), self.reader_field)):
            label = QLabel(text)
            mark(label, "caption")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            field.returnPressed.connect(self._create)
            field.textEdited.connect(lambda _text, line=field: self._filled(line))
        note = QLabel(
            tr("One person manages and reads; no sign-in. It never becomes a blinded study."), wordWrap=True
        )
        mark(note, "muted")
        column.addSpacing(4)
        column.addWidget(note)
        column.addStretch(1)
        self.create_button = self._button(tr("Make study   Enter"), "add", "acct")
        mark(self.create_button, "primary")
        self.create_button.clicked.connect(self._create)
        column.addWidget(self.create_button)
        return sheet

    def _button(self, text: str, name: str, tone: str = "t2") -> QPushButton:
        """A button whose icon keeps its place until it is drawn."""
        button = KeyButton(icon(name, tone) if self._is_dressed else _blank(), text)
        button.setAutoDefault(True)  # Enter presses it, as Space does
        self._icons[button] = (name, tone)
        return button

    def dress(self) -> None:
        """Draw the icons: their library takes longer than the first paint, so they come after it."""
        self._is_dressed = True
        for button, (name, tone) in self._icons.items():
            button.setIcon(icon(name, tone))

    def show_recent(self, recent: tuple[RecentStudy, ...]) -> None:
        """Studies opened before, newest first, with when, and what tells two of one title apart (BL-7)."""
        for button in self._recent_buttons:
            self._icons.pop(button)
        self._recent_buttons = []
        empty(self._recent)
        now = datetime.now().astimezone()
        for study, difference in zip(recent, differences(recent), strict=True):
            told = ",  ".join(part for part in (difference, study.when(now)) if part)
            self._recent.addLayout(self._recent_row(study, told))
        if not recent:
            none = QLabel(tr("No study was opened on this computer yet."), wordWrap=True)
            mark(none, "muted")
            self._recent.addWidget(none)

    def say_opening(self) -> None:
        """A study given at the start is being opened: that none was opened before is no news now."""
        if not self._recent_buttons:
            empty(self._recent)
        self.say(OPENING)

    def say_waiting(self, words: str) -> None:
        """A disk does not answer at once: what is waited for, and that it may be given up."""
        for sheet in self.sheets:
            sheet.setEnabled(False)
        self.say(words)
        self.rescue.offer_cancel()

    def say_waited(self) -> None:
        """The answer is there, or nobody waits for it any more."""
        for sheet in self.sheets:
            sheet.setEnabled(True)
        self.say("")
        self.focus_first()

    def _recent_row(self, study: RecentStudy, when: str) -> QHBoxLayout:
        button = self._button(study.title, "file")
        button.setAccessibleName(f"{study.title}, {when}" if when else study.title)
        mark(button, "filter")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long title is cut
        button.clicked.connect(lambda _checked=False: self.recent_asked.emit(study.path))
        self._recent_buttons.append(button)
        row = QHBoxLayout(spacing=8)
        row.addWidget(button, 1)
        opened = QLabel(when)
        mark(opened, "caption")
        row.addWidget(opened)
        return row

    def focus_first(self) -> None:
        """The keys are at the newest study, where there is none yet at the title of a new one."""
        first = self._recent_buttons[0] if self._recent_buttons else self.title_field
        first.show()  # one just put into its row is not shown yet, and would not take the keys
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self) -> None:
        title, reader = self.title_field.text().strip(), self.reader_field.text().strip()
        for field, given, name in (
            (self.title_field, title, "title"),
            (self.reader_field, reader, tr("reader's name")),
        ):
            mark(field, state="" if given else "bad")
            if not given:
                self.say(tr("The {name} is missing.", name=name), "warn")
                self._complaint_of = field
                field.setFocus()
                return
        self.say("")
        self._is_asked = True
        self.create_asked.emit(title, reader)

    def hideEvent(self, event) -> None:
        """The study that was asked for is shown in place of this page: the next one begins empty."""
        super().hideEvent(event)
        if self._is_asked and not event.spontaneous():
            self._is_asked = False
            for field in (self.title_field, self.reader_field):
                field.clear()

    def _filled(self, field: QLineEdit) -> None:
        """What was said of a field goes as soon as something is typed there."""
        if field.text().strip():
            mark(field, state="")
            if field is self._complaint_of:
                self.say("")

    def say(self, words: str | Problem, state: str = "") -> None:
        """One line under the sheets: what went wrong and what to do."""
        self._complaint_of = None
        self.rescue.withdraw()
        self.message.setText(sentence(words) if isinstance(words, Problem) else words)
        mark(self.message, state=state)

    # -- a dropped study file

    def dragEnterEvent(self, event) -> None:
        if _dropped_study(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event) -> None:
        path = _dropped_study(event)
        if path is not None:
            event.acceptProposedAction()
            self.recent_asked.emit(path)


def _dropped_study(event) -> Path | None:
    """The one study file of a drag."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix == ".rrs" else None


def _blank() -> QIcon:
    empty_picture = QPixmap(TOKENS.icon_tool, TOKENS.icon_tool)
    empty_picture.fill(Qt.GlobalColor.transparent)
    return QIcon(empty_picture)


def _sheet(title: str) -> tuple[QFrame, QVBoxLayout]:
    sheet = QFrame()
    mark(sheet, "sheet")
    column = QVBoxLayout(sheet, spacing=6)
    column.setContentsMargins(20, 18, 20, 18)
    heading = QLabel(title)
    mark(heading, "title")
    column.addWidget(heading)
    column.addSpacing(6)
    return sheet, column
