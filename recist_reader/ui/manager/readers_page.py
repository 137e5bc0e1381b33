"""Who reads which subject, and who has an account (RO-8, SE-6)."""

from PySide6.QtCore import QEvent, Qt

from recist_reader.reading.people.assigning import allocate, assign, take_back
from recist_reader.reading.people.listing import ListedAccount, listed
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.assigning import SLOTS
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole
from recist_reader.ui.manager.account_panel import AccountPanel
from recist_reader.ui.manager.assign_panel import AssignPanel
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.widgets.rows import Row, RowsTable

NOBODY = tr("nobody yet")
NO_SEED = tr("Type the seed: a whole number, by which the same places come out on every computer.")


class ReadersPage(DeskPage):
    """The panel is about the list that has the keys."""

    def __init__(self, study: StudySession, errand: Errand):
        super().__init__(study, errand)
        self.reads = RowsTable((tr("Subject"), *SLOTS), tr("Who reads"))
        titles = (tr("Name"), tr("User name"), tr("Roles"), tr("State"), tr("Last signed in"))
        self.accounts = RowsTable(titles, tr("Accounts"))
        self.add_list(self.reads, tr("Who reads which subject"))
        self.add_list(self.accounts, tr("People of the study"))
        self.assign_panel, self.account_panel = AssignPanel(), AccountPanel()
        for panel in (self.assign_panel, self.account_panel):
            self.add_panel(panel)
        self._listed: dict[str, ListedAccount] = {}
        self._places: dict[str, dict[str, str]] = {}
        for table in (self.reads, self.accounts):
            table.installEventFilter(self)
        self.reads.chosen.connect(self._follow_subject)
        self.accounts.chosen.connect(self._follow_account)
        self.reads.activated.connect(lambda _index: self.assign_panel.place.setFocus())
        self.accounts.activated.connect(lambda _index: self.account_panel.reason.setFocus())
        self.assign_panel.assign_asked.connect(self._assign)
        self.assign_panel.take_back_asked.connect(self._take_back)
        self.assign_panel.pool_asked.connect(self._give_out)
        self.account_panel.add_asked.connect(self._add)
        self.account_panel.acted.connect(self._act)
        self.account_panel.new_button.clicked.connect(lambda _checked=False: self.join())
        self.bind_key("Ctrl+Shift+A", self.join)

    # -- showing

    def eventFilter(self, watched, event) -> bool:
        """The list that gets the keys says what the panel is about."""
        if event.type() == QEvent.Type.FocusIn:
            self.panels.setCurrentWidget(self.assign_panel if watched is self.reads else self.account_panel)
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        state = self.people.state
        places: dict[str, dict[str, str]] = {subject: {} for subject in sorted(self.study.state.subjects)}
        for given in self.study.state.assignments.values():
            account = state.account(given.reader)
            if not given.void and account is not None:
                places[given.subject][given.slot] = _named(account.printed_name, account.login)
        self._places = places
        asked = SLOTS[: self.study.state.options().workflow.readers_per_subject]
        readers = {
            account.login: _named(account.printed_name, account.login)
            for _uuid, account in state.accounts()
            if StudyRole.READER in account.roles and not account.disabled
        }
        self.assign_panel.show_readers(readers, asked)
        rows = (Row(s, (s, *(own.get(slot, NOBODY) for slot in SLOTS))) for s, own in places.items())
        self.reads.show_rows(tuple(rows))
        found = listed(self.people, self._seat.signed_in)
        self._listed = {one.account: one for one in found} if isinstance(found, list) else {}
        self.accounts.show_rows(tuple(map(_row, self._listed.values())))

    @property
    def _seat(self) -> SignedInSeat:
        assert isinstance(self.study.seat, SignedInSeat), "the manager has signed in"
        return self.study.seat

    def focus_list(self) -> None:
        is_account = self.panels.currentWidget() is self.account_panel
        table = self.accounts if is_account else self.reads
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_subject(self, subject: str) -> None:
        own = self._places.get(subject, {})
        free = next((slot for slot in SLOTS if slot not in own), "")
        self.assign_panel.say("")
        self.assign_panel.show_subject(subject, free)

    def _follow_account(self, key: str) -> None:
        if key in self._listed:
            self.account_panel.show_account(self._listed[key])

    # -- who reads

    def _assign(self, login: str, place: str) -> None:
        subject = self.reads.key
        self.do(
            self.assign_panel,
            lambda: assign(self.study, self.people, subject, login, place),
            tr("{subject}: {place} is given", subject=subject, place=place),
            self.focus_list,
        )

    def _take_back(self, place: str, reason: str) -> None:
        subject = self.reads.key
        self.do(
            self.assign_panel,
            lambda: take_back(self.study, subject, place, reason),
            tr("{subject}: {place} is taken back", subject=subject, place=place),
            self.assign_panel.reason.clear,
        )

    def _give_out(self, logins: tuple[str, ...], seed: str) -> None:
        if not seed.isdecimal():
            self.assign_panel.say(NO_SEED, "warn")
            self.assign_panel.seed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.do(
            self.assign_panel,
            lambda: allocate(self.study, self.people, logins, int(seed)),
            tr("All free places are given out, by seed {seed}", seed=seed),
            self.assign_panel.seed.clear,
        )

    # -- accounts

    def join(self) -> None:
        """Ask for somebody who joins."""
        self.panels.setCurrentWidget(self.account_panel)
        self.account_panel.start_new()

    def _add(self, person: NewPerson) -> None:
        desk = AccountDesk(self.people, self._seat.signed_in)
        self.send(self.account_panel, lambda: desk.add(person), _issued_for(person.printed_name), self._show)

    def _act(self, act: str, roles: tuple[StudyRole, ...], reason: str) -> None:
        desk, key, panel = (
            AccountDesk(self.people, self._seat.signed_in),
            self.accounts.key,
            self.account_panel,
        )
        name = self._listed[key].printed_name if key in self._listed else ""
        if act == "reset":
            self.send(panel, lambda: desk.reset(key, reason), _issued_for(name), self._show)
            return
        acts = {
            "roles": lambda: desk.set_roles(key, roles, reason),
            "unlock": lambda: desk.unlock(key, reason),
            "disable": lambda: desk.disable(key, reason),
        }
        self.do(panel, acts[act], tr("Done: {name}", name=name), self.focus_list)

    def _show(self, issued: Issued) -> None:
        self.accounts.choose(issued.account)
        self.account_panel.show_issued(issued.password)


def _named(name: str, login: str) -> str:
    """Two people may have one name."""
    return tr("{name} ({login})", name=name, login=login)


def _issued_for(name: str) -> str:
    return tr("A temporary password for {name}", name=name)


def _row(one: ListedAccount) -> Row:
    roles = ", ".join(shown(ROLE_NAMES[StudyRole(role)]) for role in one.roles)
    last = one.last_sign_in[:16].replace("T", " ") if one.last_sign_in else ""
    return Row(one.account, (one.printed_name, one.login, roles, shown(one.state), last), ("person", "t2"))
