"""What a study manager does with accounts: each act asks the role first and is audited (SE-4 to SE-6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.passwords import issued_password
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, new_secret
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.decisions import (
    AddAccount,
    decide_add_account,
    decide_disable,
    decide_reset,
    decide_set_roles,
    decide_unlock,
)
from recist_reader.trial.people.people_state import PeopleState
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole


@dataclass(frozen=True)
class Issued:
    """A temporary password: shown once, never stored (SE-6)."""

    account: str
    password: str


@dataclass(frozen=True)
class NewPerson:
    """Who joins."""

    login: str
    printed_name: str
    roles: tuple[StudyRole, ...]


def add_first_manager(
    people: People, place: Workplace, person: NewPerson, password: str
) -> Recorded | Refusal:
    """Make the account with which a study begins (SE-4); there is no default password."""
    if any(people.state.accounts()):
        return refuse("SE-4", "the study has its accounts already", "account", "Sign in as its manager")
    uuid = place.make_uuid()
    secret = new_secret(password, place.clock(), issued=False)
    edit = decide_add_account(
        PeopleState(), AddAccount(uuid, person.login, person.printed_name, person.roles, secret)
    )
    if not isinstance(edit, Refusal) and StudyRole.MANAGER not in person.roles:
        edit = refuse("SE-4", "the first account is the study manager's", "roles", "Give it that role")
    return people.record(edit, uuid, place)


class AccountDesk:
    """The manager's desk for accounts. Every act raises StudyFault where it cannot be stored."""

    def __init__(self, people: People, signed_in: SignedIn) -> None:
        self._people = people
        self._me = signed_in

    def add(self, person: NewPerson) -> Issued | Refusal:
        """A person joins; the temporary password is to be handed over, and changed at the first sign-in."""
        uuid = self._me.place.make_uuid()
        return self._issue(
            uuid,
            lambda password: decide_add_account(
                self._people.state,
                AddAccount(
                    uuid,
                    person.login,
                    person.printed_name,
                    person.roles,
                    new_secret(password, self._me.place.clock(), issued=True),
                ),
            ),
        )

    def reset(self, account: str, reason: str) -> Issued | Refusal:
        """A forgotten password is replaced by a temporary one; the old signing key is gone with it."""
        return self._issue(
            account,
            lambda password: decide_reset(
                self._people.state, account, new_secret(password, self._me.place.clock(), issued=True), reason
            ),
        )

    def set_roles(self, account: str, roles: Iterable[StudyRole], reason: str) -> Recorded | Refusal:
        return self._do(account, lambda: decide_set_roles(self._people.state, account, roles, reason))

    def disable(self, account: str, reason: str) -> Recorded | Refusal:
        return self._do(account, lambda: decide_disable(self._people.state, account, reason))

    def unlock(self, account: str, reason: str) -> Recorded | Refusal:
        return self._do(account, lambda: decide_unlock(self._people.state, account, reason))

    def _issue(self, account: str, decide: Callable[[str], Edit | Refusal]) -> Issued | Refusal:
        password = issued_password()
        done = self._do(account, lambda: decide(password))
        return done if isinstance(done, Refusal) else Issued(account, password)

    def _do(self, account: str, decide: Callable[[], Edit | Refusal]) -> Recorded | Refusal:
        if self._me.role is not StudyRole.MANAGER:
            who = ROLE_NAMES[self._me.role]
            return self._people.record(
                refuse("RO-6", f"accounts are no task of the {who}", "account", "Ask the study manager"),
                account,
                self._me.place,
            )
        return self._people.record(decide(), account, self._me.place)
