"""Name and password before a study with accounts is opened; the role where a person has several (SE-3)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole
from recist_reader.ui.demonstration import KnownPerson
from recist_reader.ui.people.known_people import KnownPeople
from recist_reader.ui.people.sheets import ENTER, PasswordLine, SheetPage
from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered, primary
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

NAME_MISSING, PASSWORD_MISSING = tr("Type your name first."), tr("Type your password.")
WAITING = tr("Signing in ...")
CHOOSE_ROLE = tr("You hold several roles here. Choose the one to work in.")


class SignInPage(SheetPage):
    """Asks; whoever follows `given` signs in. The password stays in its field until the answer is there."""

    given = Signal(str, str, object)  # login, password, StudyRole or None
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.title = QLabel("", wordWrap=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.title, "page-title")
        heading = QLabel(tr("Sign in to read, manage, or look at this study."), wordWrap=True)
        mark(heading, "muted")
        self.column.addWidget(self.title)
        self.column.addWidget(heading)
        self.column.addSpacing(10)
        self.login, self.password = QLineEdit(), PasswordLine(tr("Password"))
        self.add_field(tr("Name"), self.login)
        self.add_field(tr("Password"), self.password)
        self.roles = Chips(tr("Role"))
        self.column.addWidget(self.roles)
        self.column.addWidget(self.message)
        self.enter_button = primary(tr("Sign in   Enter"), "unlock")
        self.leave_button = entered(KeyButton(icon("left"), tr("Another study   Esc")))
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.enter_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.known = KnownPeople()
        self.column.addWidget(self.known)
        self._offered: tuple[StudyRole, ...] = ()
        self.login.returnPressed.connect(self._go_on)
        self.password.returnPressed.connect(self.enter)
        self.enter_button.clicked.connect(lambda _checked=False: self.enter())
        self.leave_button.clicked.connect(lambda _checked=False: self.left.emit())
        self.known.taken.connect(self._take_known)
        self.roles.chosen.connect(lambda _value: self.enter())
        self.login.textEdited.connect(lambda _text: self._offer(()))

    def start(self, title: str, login: str = "", known: tuple[KnownPerson, ...] = ()) -> None:
        """Ask for a study; a login that is known already leaves the password to be typed.

        `known` are the people of the sample trial, where this is it.
        """
        self.known.offer(known)
        self.title.setText(title)
        self.login.setText(login)
        self.password.clear()
        self._offer(())
        self.say("")
        self.set_waiting(False)
        (self.password if login else self.login).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_role(self, roles: tuple[StudyRole, ...]) -> None:
        """Name and password are right: the role is still to be said."""
        self.set_waiting(False)
        self._offer(roles)
        self.say(CHOOSE_ROLE)
        self.roles.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why nobody is signed in; the password is to be typed anew."""
        self.set_waiting(False)
        self.password.clear()
        self.say(words, "warn")
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_waiting(self, is_waiting: bool) -> None:
        """While the key is derived nothing is asked; leaving is possible all the same."""
        for part in (self.login, self.password, self.roles, self.enter_button, self.known):
            part.setEnabled(not is_waiting)
        if is_waiting:
            self.say(WAITING)

    def enter(self) -> None:
        """Send what was typed; what is missing is said, and led to."""
        missing = (
            (self.login, NAME_MISSING)
            if not self.login.text().strip()
            else (self.password, PASSWORD_MISSING)
            if not self.password.text()
            else None
        )
        if missing is not None:
            missing[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.say(missing[1], "warn")
            return
        chosen = self.roles.value
        role = next((role for role in self._offered if str(role) == chosen), None)
        if self._offered and role is None:
            self.say(CHOOSE_ROLE, "warn")
            return
        self.set_waiting(True)
        self.given.emit(self.login.text().strip(), self.password.text(), role)

    def forget(self) -> None:
        """Nothing typed stays once somebody is in, or the page was left."""
        self.login.clear()
        self.password.clear()

    def _take_known(self, person: KnownPerson) -> None:
        self.login.setText(person.login)
        self.password.setText(person.password)
        self._offer(())
        self.enter()

    def _go_on(self) -> None:
        if self.password.text():
            self.enter()
        else:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, roles: tuple[StudyRole, ...]) -> None:
        self._offered = roles
        self.roles.offer(tuple((str(role), shown(ROLE_NAMES[role])) for role in roles))
        self.roles.setVisible(bool(roles))

    def keyPressEvent(self, event) -> None:
        """Esc goes back to the first page; Enter on a role takes it, as Space does."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and focused in self.roles.buttons:
            focused.click()
        else:
            super().keyPressEvent(event)
