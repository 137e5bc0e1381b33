"""Who reads a subject: one place by choice, or all free places by a pool and its seed (RO-8)."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import SidePanel, caption, empty, entered, field, primary
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.choice_box import ChoiceBox


class AssignPanel(SidePanel):
    """Readers are told by name, each with the login behind it."""

    assign_asked = Signal(str, str)  # login, place
    take_back_asked = Signal(str, str)  # place, reason
    pool_asked = Signal(object, str)  # logins, seed as typed

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Who reads"), parent)
        self.place, self.reader = ChoiceBox(), ChoiceBox()
        for text, box in ((tr("Place"), self.place), (tr("Reader"), self.reader)):
            self.body.addWidget(caption(text, box))
            self.body.addWidget(box)
        self.assign_button = primary(tr("Give the place to the reader"), "done")
        self.body.addWidget(self.assign_button)
        self.body.addSpacing(12)
        self.reason = field(self.body, tr("Reason"), tr("why the place is taken back"))
        self.back_button = entered(KeyButton(icon("undo"), tr("Take the place back")))
        self.body.addWidget(self.back_button)
        kept = QLabel(tr("What was read stays, and counts no more."), wordWrap=True)
        mark(kept, "muted")
        self.body.addWidget(kept)
        self._add_pool()
        self.body.addStretch(1)
        self.assign_button.clicked.connect(lambda _checked=False: self._assign())
        self.back_button.clicked.connect(lambda _checked=False: self._take_back())
        self.reason.returnPressed.connect(self._take_back)

    def _add_pool(self) -> None:
        self.body.addSpacing(16)
        heading = QLabel(tr("All free places of the study, in balance"))
        mark(heading, "section")
        self.body.addWidget(heading)
        self._boxes: dict[str, QCheckBox] = {}
        self._pool = QVBoxLayout(spacing=0)
        self.body.addLayout(self._pool)
        self.seed = field(self.body, tr("Seed, a number that is stored with each read"))
        self.pool_button = entered(KeyButton(icon("person"), tr("Give out all free places")))
        self.body.addWidget(self.pool_button)
        self.pool_button.clicked.connect(lambda _checked=False: self._give_out())
        self.seed.returnPressed.connect(self._give_out)

    def show_readers(self, readers: Mapping[str, str], places: tuple[str, ...]) -> None:
        """Offer readers, login -> name; what was chosen stays."""
        chosen, at = self.reader.currentData(), self.place.currentText()
        self.reader.clear()
        for login, name in readers.items():
            self.reader.addItem(name, login)
        self.reader.setCurrentIndex(max(self.reader.findData(chosen), 0))
        self.place.clear()
        self.place.addItems(places)
        self.place.setCurrentIndex(max(self.place.findText(at), 0))
        if list(self._boxes) != list(readers):
            empty(self._pool)
            self._boxes = {login: QCheckBox(name) for login, name in readers.items()}
            for box in self._boxes.values():
                box.setChecked(True)
                self._pool.addWidget(box)

    def show_subject(self, subject: str, free: str) -> None:
        """The subject that is meant; its first free place is proposed."""
        self.subtitle.setText(subject)
        for part in (self.assign_button, self.back_button):
            part.setEnabled(bool(subject))
        if free:
            self.place.setCurrentText(free)

    def _assign(self) -> None:
        self.assign_asked.emit(self.reader.currentData() or "", self.place.currentText())

    def _take_back(self) -> None:
        self.take_back_asked.emit(self.place.currentText(), self.reason.text())

    def _give_out(self) -> None:
        chosen = tuple(login for login, box in self._boxes.items() if box.isChecked())
        self.pool_asked.emit(chosen, self.seed.text().strip())
