"""What hides the window while its person is away: no image, no code, no name (SG-3, BL-16)."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from recist_reader.ui.people.sheets import PasswordLine, SheetPage
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered, primary
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon, pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark


class Why(Enum):
    """Why the window was covered."""

    ASKED = "asked"
    IDLE = "idle"
    OVER = "over"  # the session lasted its hours (SE-7)
    GONE = "gone"  # the account may do nothing here any more (FT-33)


WAITING = tr("Looking at your password ...")
KEPT = tr("Everything is saved. No image and no code is shown.")
OVER = tr(
    "Everything stored is safe, and what you had drawn is kept here. Your password begins a new session and "
    "goes on."
)
GONE = tr(
    "Your account was disabled, reset, or given another role. Everything stored is safe. Ask your study "
    "manager; sign out to let another person work."
)
NO_PASSWORD = tr("Type your password.")


class Cover(SheetPage):
    """Asks for the password of the person who works here; another person signs out and begins anew."""

    given = Signal(str)
    sign_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignCenter
        picture = QLabel(alignment=centre)
        picture.setPixmap(pixmap("shield", "t2", grown(32)))
        self.heading, self.words = QLabel("", alignment=centre), QLabel("", alignment=centre, wordWrap=True)
        mark(self.heading, "page-title")
        mark(self.words, "muted")
        for part in (picture, self.heading, self.words):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self.password = PasswordLine(tr("Password"))
        self._name = self.add_field(tr("Password"), self.password)
        self.column.addWidget(self.message)
        self.back_button = primary(tr("Go on   Enter"), "unlock")
        self.out_button = entered(KeyButton(icon("person"), tr("Sign out, another person")))
        row = QHBoxLayout(spacing=8)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.out_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.password.returnPressed.connect(self._send)
        self.back_button.clicked.connect(lambda _checked=False: self._send())
        self.out_button.clicked.connect(lambda _checked=False: self.sign_out_asked.emit())

    def start(self, why: Why, minutes: int = 0) -> None:
        """Say why the window is covered; `minutes` of idleness where it was that."""
        headings = {
            Why.ASKED: tr("Session covered"),
            Why.IDLE: tr("Session covered after {minutes} minutes", minutes=minutes),
            Why.OVER: tr("This session has lasted its hours"),
            Why.GONE: tr("This session is over"),
        }
        self.heading.setText(headings[why])
        self.words.setText({Why.OVER: OVER, Why.GONE: GONE}.get(why, KEPT))
        for part in (self._name, self.password, self.back_button, self.message):
            part.setVisible(why is not Why.GONE)
        self.password.clear()
        self.say("")
        self.set_waiting(False)
        first = self.out_button if why is Why.GONE else self.password
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why the window stays covered."""
        self.set_waiting(False)
        self.say(words, "warn")
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_waiting(self, is_waiting: bool) -> None:
        for part in (self.password, self.back_button):
            part.setEnabled(not is_waiting)
        if is_waiting:
            self.say(WAITING)

    def _send(self) -> None:
        given = self.password.take()
        if not given:
            self.say(NO_PASSWORD, "warn")
            return
        self.set_waiting(True)
        self.given.emit(given)
