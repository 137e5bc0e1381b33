"""Where the backups of the open study are kept, and another place for them (IN-125, section 1)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from recist_reader.ui.backup_place import BackupPlace
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import SidePanel, caption, entered, primary, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

NOT_KEPT = tr("This study is open for reading only: who writes it keeps its backups.")


class BackupsPanel(SidePanel):
    """Shows what it is told and asks; who keeps the study looks at the disks and answers."""

    place_asked = Signal()
    folder_chosen = Signal(object)  # Path, or None for beside the study

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Backups"), parent)
        self._place: BackupPlace | None = None
        self.folder = _line("")
        self.disk, self.newest = _line(""), _line("caption")
        for text, line in ((tr("They are kept in"), self.folder), (tr("Newest"), self.newest)):
            self.body.addWidget(caption(text, line))
            self.body.addWidget(line)
            if line is self.folder:
                self.body.addWidget(self.disk)
        note = QLabel(
            tr(
                "A backup is made while you read, after each lock and at closing. Old ones are thinned out; "
                "a damaged study is restored from the newest."
            ),
            wordWrap=True,
        )
        mark(note, "muted")
        self.body.addSpacing(8)
        self.body.addWidget(note)
        self.body.addStretch(1)
        self.choose_button = primary(tr("Keep them elsewhere   Enter"), "folder")
        self.choose_button.clicked.connect(lambda _checked=False: self.choose_folder())
        self.beside_button = entered(KeyButton(icon("file"), tr("Beside the study")))
        self.beside_button.clicked.connect(lambda _checked=False: self._ask(None))
        self.footer.addWidget(self.beside_button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.choose_button)

    def start(self, *, is_kept: bool) -> None:
        """Ask where they are; the answer may take as long as a disk does."""
        self._place = None
        self._settle()
        self.choose_button.setEnabled(is_kept)
        if not is_kept:
            self.say(NOT_KEPT, "warn")
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.say(tr("Looking ..."))
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place_asked.emit()

    def show_place(self, place: BackupPlace) -> None:
        """The answer: where they are now, and what came of a change."""
        self._place = place
        if place.problem is not None:
            self.say(sentence(place.problem), "bad")
        elif place.is_new:
            self.say(tr("Kept there from now on; the first backup is made."), "ok")
        else:
            self.say("")
        self._settle()

    def choose_folder(self) -> None:
        """Ask for the folder, best on another disk."""
        begin = Path.home() if self._place is None else self._place.folder
        folder = QFileDialog.getExistingDirectory(self, tr("Keep the backups in"), str(begin))
        if folder:
            self._ask(Path(folder))

    def _ask(self, folder: Path | None) -> None:
        self.say(tr("Making the first backup there ..."))
        self.folder_chosen.emit(folder)

    def _settle(self) -> None:
        place = self._place
        self.folder.setText("" if place is None else str(place.folder))
        self.beside_button.setVisible(place is not None and not place.is_beside)
        self.disk.setVisible(place is not None)
        if place is None:
            self.newest.setText("")
            return
        if place.is_on_same_disk:
            self.disk.setText(tr("On the disk of the study: both would be lost with it."))
        else:
            self.disk.setText(tr("On another disk than the study."))
        mark(self.disk, state="warn" if place.is_on_same_disk else "ok")
        self.newest.setText(
            tr("none yet") if place.newest is None else f"{place.newest.astimezone():%Y-%m-%d %H:%M}"
        )


def _line(role: str) -> QLabel:
    line = QLabel("", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    mark(line, role)
    return line
