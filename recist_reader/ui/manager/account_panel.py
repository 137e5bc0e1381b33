"""One person of the study: roles, temporary password, lock, leaving; or somebody who joins (SE-6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from recist_reader.reading.people.listing import ListedAccount
from recist_reader.reading.people.managing import NewPerson
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import SidePanel, caption, entered, field, primary
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

ONCE = tr("Shown this once, and stored nowhere: hand it over in person or by telephone.")


class AccountPanel(SidePanel):
    """`start_new` asks for somebody who joins; `show_account` is about who is there."""

    add_asked = Signal(object)  # NewPerson
    acted = Signal(str, object, str)  # act, roles, reason

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Person"), parent)
        self.login = field(self.body, tr("User name"), tr("for example m.okafor"))
        self.printed_name = field(self.body, tr("Name, as signatures print it"))
        self.body.addWidget(caption(tr("Roles")))
        self.roles = {role: QCheckBox(shown(ROLE_NAMES[role])) for role in StudyRole}
        for box in self.roles.values():
            self.body.addWidget(box)
        self.add_button = primary(tr("Add the person"), "add")
        self.body.addWidget(self.add_button)
        self.reason = field(self.body, tr("Reason"))
        self.buttons: dict[str, KeyButton] = {}
        for act, name, words in (
            ("roles", "done", tr("Give these roles and no others")),
            ("reset", "password", tr("Issue a temporary password")),
            ("unlock", "unlock", tr("End the lock")),
            ("disable", "blocked", tr("The person leaves")),
        ):
            button = entered(KeyButton(icon(name), words))
            button.clicked.connect(lambda _checked=False, act=act: self._act(act))
            self.buttons[act] = button
            self.body.addWidget(button)
        self._add_issued()
        self.new_button = entered(KeyButton(icon("add"), tr("Somebody joins   Ctrl+Shift+A")))
        self.body.addSpacing(12)
        self.body.addWidget(self.new_button)
        self.body.addStretch(1)
        self.add_button.clicked.connect(lambda _checked=False: self._add())

    def _add_issued(self) -> None:
        self.issued, self.once = QLabel(""), QLabel(ONCE, wordWrap=True)
        self.issued.setTextFormat(Qt.TextFormat.PlainText)
        self.issued.setWordWrap(True)
        mark(self.issued, "value")
        mark(self.once, "muted")
        self.done_button = entered(KeyButton(icon("done"), tr("Handed over: forget it")))
        self.done_button.clicked.connect(lambda _checked=False: self.forget())
        for part in (self.issued, self.once, self.done_button):
            self.body.addWidget(part)
            part.hide()

    def show_issued(self, password: str) -> None:
        """Show a temporary password, until it is forgotten or another person is chosen."""
        self.issued.setText(password)
        for part in (self.issued, self.once, self.done_button):
            part.show()
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """No password stands here any more."""
        self.issued.setText("")
        for part in (self.issued, self.once, self.done_button):
            part.hide()

    def start_new(self) -> None:
        self._fill(tr("Somebody joins"), "", "", (), is_new=True)
        self.login.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_account(self, account: ListedAccount) -> None:
        self._fill(account.printed_name, account.login, account.printed_name, account.roles, is_new=False)

    def _fill(self, title: str, login: str, name: str, roles: tuple[str, ...], *, is_new: bool) -> None:
        self.forget()
        self.say("")
        self.title.setText(title)
        self.login.setText(login)
        self.printed_name.setText(name)
        self.reason.clear()
        for role, box in self.roles.items():
            box.setChecked(str(role) in roles)
        for part in (self.login, self.printed_name):
            part.setEnabled(is_new)
        self.add_button.setVisible(is_new)
        for part in (self.reason, *self.buttons.values()):
            part.setEnabled(not is_new)

    def _chosen(self) -> tuple[StudyRole, ...]:
        return tuple(role for role, box in self.roles.items() if box.isChecked())

    def _add(self) -> None:
        self.add_asked.emit(
            NewPerson(self.login.text().strip(), self.printed_name.text().strip(), self._chosen())
        )

    def _act(self, act: str) -> None:
        self.acted.emit(act, self._chosen(), self.reason.text())
