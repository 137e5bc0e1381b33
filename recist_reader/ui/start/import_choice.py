"""The first page of an import: whose images, of which visit, from where."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recist_reader.ui.start.side_panel import caption, empty, entered, primary
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.icons import icon, pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.choice_box import ChoiceBox


class ImportChoice(QWidget):
    """Keeps what is chosen; Enter starts when there is something to read."""

    start_asked = Signal()
    places_changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.places: tuple[Path, ...] = ()
        self._was_refused = False  # of `places`: the next choice replaces them
        self.subject, self.visit = ChoiceBox(), ChoiceBox()
        self.folder_button = entered(QPushButton(icon("folder"), tr("Add folder")))
        self.archive_button = entered(QPushButton(icon("file"), tr("Add zip archive")))
        self.start_button = primary(tr("Import   Enter"), "import")
        self.start_button.clicked.connect(lambda _checked=False: self.start_asked.emit())
        self.why = QLabel("", wordWrap=True)
        mark(self.why, "muted")
        self._list = QVBoxLayout(spacing=2)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(0, 0, 0, 0)
        for text, box in ((tr("Subject"), self.subject), (tr("Visit"), self.visit)):
            column.addWidget(caption(text, box))
            column.addWidget(box)
        column.addSpacing(4)
        column.addWidget(caption(tr("Images from")))
        column.addWidget(self._make_drop_place())
        column.addLayout(self._list)
        note = QLabel(
            tr(
                "Names, dates and other identifiers are taken out on the way in. Nothing is written into the "
                "folder you choose."
            ),
            wordWrap=True,
        )
        mark(note, "muted")
        column.addSpacing(4)
        column.addWidget(note)
        self.actions = QWidget()  # always in view, below what scrolls
        row = QHBoxLayout(self.actions, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.why, 1)
        row.addWidget(self.start_button)

    def _make_drop_place(self) -> QFrame:
        frame = QFrame()
        mark(frame, "card")
        column = QVBoxLayout(frame, spacing=8)
        column.setContentsMargins(12, 12, 12, 12)
        words = QLabel(tr("Drop folders or zip archives anywhere on this page, or"))
        mark(words, "caption")
        column.addWidget(words)
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.folder_button)
        row.addWidget(self.archive_button)
        row.addStretch(1)
        column.addLayout(row)
        return frame

    def set_subjects(self, subjects: tuple[str, ...], chosen: str) -> None:
        self.subject.clear()
        self.subject.addItems(sorted(subjects))
        if chosen:
            self.subject.setCurrentText(chosen)

    def set_visits(self, visits: tuple[tuple[str, str], ...], proposed: str) -> None:
        """(name, state) of each; the proposed one is chosen."""
        self.visit.clear()
        for name, state in visits:
            self.visit.addItem(f"{name}  ·  {shown(state)}", name)
        self.visit.setCurrentIndex(max(0, self.visit.findData(proposed)))

    def visit_name(self) -> str:
        return self.visit.currentData() or ""

    def add_places(self, places: tuple[Path, ...]) -> None:
        """Choose further places; after a refused import they take the place of what was refused."""
        if places:
            kept = () if self._was_refused else self.places
            self.set_places(tuple(dict.fromkeys((*kept, *places))))

    def set_places(self, places: tuple[Path, ...], was_refused: bool = False) -> None:
        self.places, self._was_refused = places, was_refused
        empty(self._list)
        for place in places:
            self._list.addWidget(self._line(place))
        self.start_button.setEnabled(bool(places))
        self.why.setText("" if places else tr("Choose a folder or a zip archive first."))
        self.places_changed.emit()

    def _line(self, place: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line, spacing=8)
        row.setContentsMargins(4, 0, 0, 0)
        sign = QLabel()
        sign.setPixmap(pixmap("folder" if place.is_dir() else "file", "t2", grown(16)))
        row.addWidget(sign)
        name = QLabel(place.name, textFormat=Qt.TextFormat.PlainText)
        row.addWidget(name, 1)
        remove = QPushButton(icon("close"), tr("Take away"))
        mark(remove, "small")
        remove.clicked.connect(lambda _checked=False: self._take_away(place))
        row.addWidget(remove)
        return line

    def _take_away(self, place: Path) -> None:
        self.set_places(tuple(other for other in self.places if other != place))
        self.focus()  # its line is gone: the keys would land on any other button

    def focus(self) -> None:
        """Where the hand goes on: start, or the folder to choose."""
        wanted = self.start_button if self.places else self.folder_button
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.places:
            self.start_asked.emit()
            return
        super().keyPressEvent(event)
