"""Decisions on accounts: who joins, with which roles, who may come in again (SE-2 to SE-6, RO-7).

Passwords come in as records, already hashed; times come in from the session.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.people.lockout import unlocked
from recist_reader.trial.people.people_state import TABLE, PeopleState
from recist_reader.trial.people.records import (
    RECOVERY_KEY,
    AccessRecord,
    AccountRecord,
    PasswordRecord,
    RecoveryRecord,
    access_key,
    password_key,
)
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole, conflict_of_roles
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,31}")
LONGEST_NAME = 80
MOST_FORMER = 24
"""Former passwords that are kept, the most that `password_history` asks for."""


@dataclass(frozen=True)
class AddAccount:
    """A person joins the study with a password that the manager issued."""

    account: str
    login: str
    printed_name: str
    roles: tuple[StudyRole, ...]
    password: PasswordRecord


def decide_add_account(state: PeopleState, command: AddAccount) -> Edit | Refusal:
    """A new account; its login is nobody else's, not even of a disabled one (SE-5)."""
    if not LOGIN.fullmatch(command.login):
        what = phrase("a login has 2 to 32 letters, digits, dots, dashes or underscores")
        return refuse("SE-5", what, "login", phrase("Choose another login"))
    if state.by_login(command.login) is not None:
        return refuse(
            "SE-5", phrase("this login belongs to somebody already"), "login", phrase("Choose another login")
        )
    name = command.printed_name.strip()
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        what = phrase("a signature prints a name of 1 to {longest_name} letters", longest_name=LONGEST_NAME)
        return refuse("SG-2", what, "name", phrase("Give the person's full name"))
    refusal = _roles_refused(command.roles)
    if refusal is not None:
        return refusal
    roles = tuple(role for role in StudyRole if role in command.roles)
    new = {
        command.account: AccountRecord(command.login, name, roles),
        password_key(command.account): command.password,
    }
    return state.edit("account.added", {TABLE: new})


def decide_set_roles(
    state: PeopleState, uuid: str, roles: Iterable[StudyRole], reason: str
) -> Edit | Refusal:
    """Give or take roles; the last manager keeps the role.

    What a person saw in a former role stays seen: that role goes on excluding others (RO-7).
    """
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    wanted = tuple(role for role in StudyRole if role in set(roles))
    refusal = _roles_refused(wanted) or _former_roles_refuse(state, uuid, wanted) or _reason_refused(reason)
    if refusal is not None:
        return refusal
    if wanted == account.roles:
        return refuse("RO-6", phrase("the account has these roles already"), "roles", phrase("Nothing to do"))
    if StudyRole.MANAGER not in wanted and _is_last_manager(state, uuid):
        return _last_manager_refused()
    new = {TABLE: {uuid: replace(account, roles=wanted)}}
    return state.edit("account.roles_set", new, Reason(reason.strip()))


def decide_disable(state: PeopleState, uuid: str, reason: str) -> Edit | Refusal:
    """A person leaves; the account stays with its name in the trail (SE-5)."""
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    refusal = _reason_refused(reason)
    if refusal is not None:
        return refusal
    if _is_last_manager(state, uuid):
        return _last_manager_refused()
    new = {TABLE: {uuid: replace(account, disabled=True)}}
    return state.edit("account.disabled", new, Reason(reason.strip()))


def decide_reset(state: PeopleState, uuid: str, password: PasswordRecord, reason: str) -> Edit | Refusal:
    """A temporary password takes the place of a forgotten one; failures and locks end with it (SE-6).

    The former passwords stay known, so that a reset does not bring one of them back (SE-2).
    """
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    refusal = _reason_refused(reason)
    if refusal is not None:
        return refusal
    before = state.password(uuid)
    if before is not None:
        password = replace(
            password, resets=before.resets + 1, former=(before.hash, *before.former)[:MOST_FORMER]
        )
    new = {password_key(uuid): password, access_key(uuid): unlocked(state.access(uuid))}
    return state.edit("account.reset", {TABLE: new}, Reason(reason.strip()))


def decide_set_recovery(state: PeopleState, record: RecoveryRecord) -> Edit:
    """The study has a recovery file with this public key (SE-4)."""
    return state.edit("account.recovery_set", {TABLE: {RECOVERY_KEY: record}})


def decide_recover(state: PeopleState, edit: Edit, used: RecoveryRecord, reason: str) -> Edit | Refusal:
    """A manager comes in by the recovery file: `edit` resets or adds the account, the file's key signs it."""
    refusal = _reason_refused(reason)
    if refusal is not None:
        return refusal
    new = {TABLE: {**edit.new[TABLE], RECOVERY_KEY: used}}
    return state.edit("account.recovered", new, Reason(reason.strip()))


def decide_unlock(state: PeopleState, uuid: str, reason: str) -> Edit | Refusal:
    """The manager ends a lock before its time, or one that has no end (SE-3)."""
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    access = state.access(uuid)
    if access.locked_until is None and not access.needs_manager:
        return refuse("SE-3", phrase("this account is not locked"), "account", phrase("Nothing to do"))
    refusal = _reason_refused(reason)
    if refusal is not None:
        return refusal
    return state.edit(
        "account.unlocked", {TABLE: {access_key(uuid): unlocked(access)}}, Reason(reason.strip())
    )


def decide_change_password(state: PeopleState, uuid: str, password: PasswordRecord) -> Edit | Refusal:
    """The person sets an own password; `password_policy` was asked before it was hashed."""
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    return state.edit("account.password_changed", {TABLE: {password_key(uuid): password}})


def decide_hash_anew(state: PeopleState, uuid: str, password: PasswordRecord) -> Edit | Refusal:
    """The same password under the parameters of today (SE-1)."""
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    return state.edit("account.rehashed", {TABLE: {password_key(uuid): password}})


def decide_access(state: PeopleState, uuid: str, change: str, access: AccessRecord) -> Edit | Refusal:
    """Count a sign-in that went well or did not (change `sign_in.succeeded`, `sign_in.failed`)."""
    account = _active(state, uuid)
    if isinstance(account, Refusal):
        return account
    return state.edit(change, {TABLE: {access_key(uuid): access}})


def _active(state: PeopleState, uuid: str) -> AccountRecord | Refusal:
    account = state.account(uuid)
    if account is None:
        return refuse("SE-5", phrase("there is no such account"), "account", phrase("Choose one of the list"))
    if account.disabled:
        return refuse(
            "SE-5", phrase("this account is disabled"), "account", phrase("Add a new account for the person")
        )
    return account


def _roles_refused(roles: Iterable[StudyRole]) -> Refusal | None:
    held = tuple(roles)
    if not held:
        names = ", ".join(ROLE_NAMES[role] for role in StudyRole)
        return refuse(
            "RO-6", phrase("an account has a role"), "roles", phrase("Choose of {names}", names=names)
        )
    why = conflict_of_roles(held)
    return (
        None
        if why is None
        else refuse("RO-7", why, "roles", phrase("Use another person's account for one of them"))
    )


def _former_roles_refuse(state: PeopleState, uuid: str, wanted: tuple[StudyRole, ...]) -> Refusal | None:
    """Whether what the person was before excludes a role."""
    why = conflict_of_roles((*wanted, *state.access(uuid).worked_as))
    if why is None:
        return None
    what = phrase("the person has worked in another role: {why}", why=why)
    return refuse("RO-7", what, "roles", phrase("Give the role to a person who has not"))


def _reason_refused(reason: str) -> Refusal | None:
    if says_enough(reason, SHORTEST_NOTE):
        return None
    return refuse("SE-5", phrase("a change of an account needs its reason"), "reason", phrase("Say why"))


def _is_last_manager(state: PeopleState, uuid: str) -> bool:
    return state.active_with(StudyRole.MANAGER) == [uuid]


def _last_manager_refused() -> Refusal:
    what = phrase("the study would be left without a manager")
    return refuse("SE-4", what, "account", phrase("Give another person the role first"))
