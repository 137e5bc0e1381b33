"""What a study manager does with accounts: each asks session and role first and is audited (SE-6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.own_password import issued_secret
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, session_refused
from recist_reader.reading.people.word_lists import issued_password
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.decisions import (
    AddAccount,
    decide_add_account,
    decide_disable,
    decide_reset,
    decide_set_roles,
    decide_unlock,
)
from recist_reader.trial.people.records import PasswordRecord
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

    def joins(self, uuid: str, password: PasswordRecord) -> AddAccount:
        """Return the command that adds this person."""
        return AddAccount(uuid, self.login, self.printed_name, self.roles, password)


class AccountDesk:
    """The manager's desk for accounts. Every act raises StudyFault where it cannot be stored."""

    def __init__(self, people: People, signed_in: SignedIn) -> None:
        self._people = people
        self._me = signed_in

    def add(self, person: NewPerson) -> Issued | Refusal:
        """A person joins; the temporary password is to be handed over, and changed at the first sign-in."""
        uuid = self._me.place.make_uuid()
        return self._issue(
            uuid, lambda secret: decide_add_account(self._people.state, person.joins(uuid, secret))
        )

    def reset(self, account: str, reason: str) -> Issued | Refusal:
        """A forgotten password is replaced by a temporary one; the old signing key is gone with it."""
        if account == self._me.account:
            own = refuse(
                "SE-6", phrase("this is the own account"), "account", phrase("Change the password instead")
            )
            return self._refused(own)
        return self._issue(account, lambda secret: decide_reset(self._people.state, account, secret, reason))

    def set_roles(self, account: str, roles: Iterable[StudyRole], reason: str) -> Recorded | Refusal:
        """Give a person these roles and no others."""
        return self._do(account, lambda: decide_set_roles(self._people.state, account, roles, reason))

    def disable(self, account: str, reason: str) -> Recorded | Refusal:
        """A person leaves."""
        return self._do(account, lambda: decide_disable(self._people.state, account, reason))

    def unlock(self, account: str, reason: str) -> Recorded | Refusal:
        """A person who was locked out may try again."""
        return self._do(account, lambda: decide_unlock(self._people.state, account, reason))

    def _issue(self, account: str, decide: Callable[[PasswordRecord], Edit | Refusal]) -> Issued | Refusal:
        password = issued_password()
        at = self._me.place.clock()
        done = self._do(account, lambda: decide(issued_secret(password, at, self._people.hashes)))
        return done if isinstance(done, Refusal) else Issued(account, password)

    def _do(self, account: str, decide: Callable[[], Edit | Refusal]) -> Recorded | Refusal:
        refusal = session_refused(self._people, self._me)
        if refusal is None and self._me.role is not StudyRole.MANAGER:
            who = ROLE_NAMES[self._me.role]
            refusal = refuse(
                "RO-6",
                phrase("accounts are no task of the {who}", who=who),
                phrase("account"),
                phrase("Ask the study manager"),
            )
        if refusal is not None:
            return self._refused(refusal)
        return self._people.record(decide(), account, self._me.place)

    def _refused(self, refusal: Refusal) -> Refusal:
        self._people.record(refusal, self._me.account, self._me.place)
        return refusal
