"""The signature of a lock: who, as what, when, over which content, and what gives it (SG-2, SG-3)."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from recist_reader.reading.people.signing import Credentials
from recist_reader.ui.people.person import Person
from recist_reader.ui.people.sheets import NameLine, PasswordLine
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.texts import tr

TICK_MS = 1_000
LOGIN_MISSING = tr("The first signature of a session needs your name and your password.")
PASSWORD_MISSING = tr("Type your password to sign.")
LOCKOUT = tr("5 wrong passwords lock the account for 15 min")


class Signature(QWidget):
    """Asks for the password, the first time in a session for the name too; nothing where nobody signs."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._person: Person | None = None
        self._compact = False
        self._column = QVBoxLayout(self, spacing=6)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._facts = QGridLayout(horizontalSpacing=12, verticalSpacing=4)
        self._facts.setColumnStretch(1, 1)
        self._names = []
        self.values = {}
        for row, (name, words) in enumerate(
            (
                ("name", tr("Printed name")),
                ("role", tr("Role")),
                ("time", tr("Time")),
                ("content", tr("SHA-256")),
            )
        ):
            caption, value = label("caption", words), label("")
            value.setAccessibleName(words)
            self._facts.addWidget(caption, row, 0)
            self._facts.addWidget(value, row, 1)
            self._names.append(caption)
            self.values[name] = value
        self._column.addLayout(self._facts)
        self._column.addLayout(self._make_fields())
        self._since = label("caption")
        self._column.addWidget(self._since)
        self._timer = QTimer(self, interval=TICK_MS, timeout=self._tell_time)
        self.hide()

    def _make_fields(self) -> QBoxLayout:
        self._fields = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fields.setSpacing(4)
        self.login, self.password = NameLine(), PasswordLine(tr("Password"))
        self.login.setAccessibleName(tr("Name to sign in with"))
        self.login.setPlaceholderText(tr("name"))
        self.password.setPlaceholderText(tr("password"))
        self._fields.addWidget(self.login)
        self._fields.addWidget(self.password)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.entered)
        return self._fields

    @property
    def is_asked(self) -> bool:
        """Locks are signed here."""
        return self._person is not None

    @property
    def _needs_login(self) -> bool:
        return self._person is not None and not self._person.has_signed

    def ask(self, person: Person | None) -> None:
        """Ask a person's signature; None asks nobody's."""
        self._person = person
        self.password.clear()
        self.login.clear()
        if person is None:
            return
        self.login.setVisible(self._needs_login)
        self._tell_who()
        self._since.setText(f"{person.since_text}.  {LOCKOUT}.")
        self._tell_time()

    def show_content(self, digest: str) -> None:
        """The ends of the hash of what is signed."""
        self.values["content"].setText(digest)

    @property
    def missing(self) -> str:
        """What is still to be typed; empty when nothing is, or nothing is signed."""
        if self._needs_login and not self.login.text().strip():
            return LOGIN_MISSING
        return PASSWORD_MISSING if self.is_asked and not self.password.text() else ""

    def take(self) -> Credentials | None:
        """Return what was typed and forget the password; None where nothing is signed."""
        if not self.is_asked:
            return None
        login = self.login.text().strip() if self._needs_login else None
        return Credentials(self.password.take(), login)

    def focus(self) -> None:
        """Go to what is to be typed first."""
        first = self._needs_login and not self.login.text().strip()
        (self.login if first else self.password).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """In small windows facts without their names, and both fields beside each other."""
        self._compact = compact
        for part in (*self._names, self.values["role"]):
            part.setVisible(not compact)
        self._tell_who()
        self._tell_time()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._fields.setDirection(across if compact else down)
        self._column.setSpacing(2 if compact else 6)
        self._facts.setVerticalSpacing(0 if compact else 4)
        self._since.setVisible(not compact)
        self.password.setToolTip(self._since.text() if compact else "")

    def _tell_who(self) -> None:
        """Name and role, on one line in small windows."""
        person = self._person
        if person is not None:
            beside = tr("{name}, {role}", name=person.printed_name, role=person.role_word)
            self.values["name"].setText(beside if self._compact else person.printed_name)
            self.values["role"].setText(person.role_word)

    def _tell_time(self) -> None:
        """UTC with the local time, as the signature will have it (SG-2); on two lines in small windows."""
        now = datetime.now(UTC)
        here = now.astimezone()
        offset = f"{here:%z}"
        utc, local = f"{now:%Y-%m-%d %H:%M:%S}", f"{here:%H:%M:%S}"
        offset = f"{offset[:3]}:{offset[3:5]}"
        words = tr("{utc} UTC ({local}, UTC{offset})", utc=utc, local=local, offset=offset)
        if self._compact:
            words = tr("{utc} UTC\n({local}, UTC{offset})", utc=utc, local=local, offset=offset)
        self.values["time"].setText(words)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._tell_time()
        self._timer.start()

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._timer.stop()
