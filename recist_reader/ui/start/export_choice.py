"""What is to be exported: kind, format, folder (EXP-30)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.exports.request import ExportRequest, Format
from recist_reader.ui.start.export_words import FORMATS, KINDS
from recist_reader.ui.start.last_folders import Chosen, last
from recist_reader.ui.start.side_panel import caption, entered
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark

NAME_WIDTH = 150
NO_TABLES = ("reads", "figures")


class ExportChoice(QWidget):
    """`kinds`: what this person may export, the first of them chosen.

    `changed` where other things would be written; the folder changes nothing of what goes out.
    """

    changed = Signal()
    folder_changed = Signal()

    def __init__(self, kinds: Sequence[str], parent: QWidget | None = None):
        super().__init__(parent)
        self._offered = tuple(kinds)
        self._grid, self._in_a_row = QGridLayout(spacing=8), 0
        self.meaning = QLabel("", wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self, spacing=6)
        column.setContentsMargins(0, 0, 0, 0)
        self.kinds, self.formats = QButtonGroup(self), QButtonGroup(self)
        self._add_kinds(column)
        self._add_formats(column)
        self._add_folder(column)
        self.kinds.idToggled.connect(self._toggled)
        self.formats.idToggled.connect(self._toggled)
        column.addStretch(1)
        self.excel_mark.toggled.connect(lambda _on: self.changed.emit())
        self._dim()
        self._grow()

    def changeEvent(self, event) -> None:
        """Another text size needs other widths (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        for button in self.kinds.buttons():
            button.setFixedWidth(grown(NAME_WIDTH))
        self.meaning.setMinimumHeight(2 * self.meaning.fontMetrics().lineSpacing())
        self._spread()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._spread()

    def minimumSizeHint(self) -> QSize:
        """One kind beside none: how many stand in a row is no claim on the width."""
        return QSize(grown(NAME_WIDTH), super().minimumSizeHint().height())

    def _spread(self) -> None:
        """As many kinds in a row as the page and the size of the text have room for."""
        room = max(1, (self.width() + self._grid.spacing()) // (grown(NAME_WIDTH) + self._grid.spacing()))
        if room == self._in_a_row:
            return
        self._grid.setColumnStretch(self._in_a_row, 0)
        self._in_a_row = room
        for number, button in enumerate(self.kinds.buttons()):
            self._grid.addWidget(button, number // room, number % room)
        self._grid.setColumnStretch(room, 1)

    def _add_kinds(self, column: QVBoxLayout) -> None:
        column.addWidget(_section(tr("What")))
        for number, kind in enumerate(self._offered):
            name, meaning = KINDS[kind]
            button = entered(QPushButton(name, checkable=True))
            mark(button, "filter")
            button.setAccessibleName(f"{name}: {meaning}")
            button.setToolTip(meaning)
            self.kinds.addButton(button, number)
        column.addLayout(self._grid)
        mark(self.meaning, "caption")
        column.addWidget(self.meaning)
        self.kinds.button(0).setChecked(True)

    def _add_formats(self, column: QVBoxLayout) -> None:
        column.addSpacing(12)
        column.addWidget(_section(tr("Tables as")))
        row = QHBoxLayout(spacing=8)
        for number, (_format, name) in enumerate(FORMATS):
            button = entered(QPushButton(name, checkable=True))
            mark(button, "filter")
            self.formats.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.formats.button(0).setChecked(True)
        column.addLayout(row)
        self.excel_mark = QCheckBox(tr("Mark as UTF-8 for Excel"))
        column.addWidget(self.excel_mark)
        self.note = QLabel("", wordWrap=True)
        mark(self.note, "muted")
        column.addWidget(self.note)

    def _add_folder(self, column: QVBoxLayout) -> None:
        column.addSpacing(12)
        before = last(Chosen.EXPORT)
        self.folder = QLineEdit(
            "" if before is None else str(before), placeholderText=tr("one new folder is made in it")
        )
        self.folder.textChanged.connect(lambda _text: self.tell_folder())
        self.folder.textChanged.connect(lambda _text: self.folder_changed.emit())
        self.browse = entered(QPushButton(icon("folder"), tr("Choose folder")))
        self.browse.clicked.connect(lambda _checked=False: self.choose_folder())
        column.addWidget(caption(tr("Into"), self.folder))
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        column.addLayout(row)
        self.folder_note = QLabel("", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        mark(self.folder_note, "muted", "warn")
        column.addWidget(self.folder_note)
        self.tell_folder()

    def tell_folder(self) -> None:
        """Look whether the folder is there; a run makes it."""
        self.folder_note.setText(_folder_text(self.folder.text().strip()))
        self.folder_note.setVisible(bool(self.folder_note.text()))

    def choose_folder(self) -> None:
        chosen = _place(self.folder.text().strip())
        begin = chosen if self.folder.text().strip() and chosen.is_dir() else Path.home()
        folder = QFileDialog.getExistingDirectory(self, tr("Export into this folder"), str(begin))
        if folder:
            self.folder.setText(folder)

    def request(self, dry_run: bool) -> ExportRequest:
        """What is chosen, as one run."""
        return ExportRequest(
            kind=self.kind,
            out=_place(self.folder.text().strip()),
            format=self.format,
            bom=self.format is Format.CSV and self.excel_mark.isChecked(),
            dry_run=dry_run,
        )

    @property
    def kind(self) -> str:
        return self._offered[self.kinds.checkedId()]

    @property
    def format(self) -> Format:
        return FORMATS[self.formats.checkedId()][0]

    def focus(self) -> None:
        self.kinds.checkedButton().setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, _number: int, is_on: bool) -> None:
        if is_on:
            self._dim()
            self.changed.emit()

    def _dim(self) -> None:
        """Reads document and figures have one format; only CSV takes the mark."""
        has_tables = self.kind not in NO_TABLES
        for button in self.formats.buttons():
            button.setEnabled(has_tables)
        self.excel_mark.setVisible(has_tables and self.format is Format.CSV)
        words = {
            "all": tr("The reads document is JSON always."),
            "reads": tr("The reads document is JSON always."),
            "figures": tr("The table beside a figure is CSV always."),
        }
        meaning = KINDS[self.kind][1]
        self.meaning.setText(f"{meaning[:1].upper()}{meaning[1:]}.")
        self.note.setText(words.get(self.kind, ""))
        self.note.setVisible(self.kind in words)


class Sheet(QFrame):
    """A titled sheet; `body` takes what stands on it."""

    def __init__(self, title: str, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "sheet")
        self.body = QVBoxLayout(self, spacing=8)
        self.body.setContentsMargins(20, 18, 20, 18)
        heading = QLabel(title)
        mark(heading, "title")
        self.body.addWidget(heading)


def _place(typed: str) -> Path:
    """The folder that is meant; `~` of nobody on this computer is a name like another."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def _folder_text(typed: str) -> str:
    """What is to be known of a folder that is not there: a mistyped one is seen before it is made."""
    place = _place(typed).absolute()
    try:
        if not typed or place.is_dir():
            return ""
        if place.exists():
            return tr("This is a file: choose a folder.")
        there = next((above for above in place.parents if above.is_dir()), Path(place.anchor))
    except (OSError, ValueError):
        return tr("This cannot be a folder: choose another one.")
    return tr(
        "This folder is not there yet: the export makes {new} in {there}.",
        new=str(place.relative_to(there)),
        there=str(there),
    )


def scrolled(content: QWidget) -> QScrollArea:
    """Content that scrolls up and down where a small window has no room for it."""
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def _section(text: str) -> QLabel:
    label = QLabel(text)
    mark(label, "section")
    return label
