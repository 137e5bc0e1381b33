"""Signing in: a name and a password become a session with one role (SE-1 to SE-3, SE-7).

Whatever fails, the person is told the same: nobody learns whether a name exists, or is locked.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from recist_reader.problem import Problem, Refusal, refuse
from recist_reader.reading.people.people import People
from recist_reader.reading.workplace import Workplace
from recist_reader.said import phrase
from recist_reader.trial.people.decisions import decide_access, decide_hash_anew
from recist_reader.trial.people.lockout import after_failure, after_success, is_locked
from recist_reader.trial.people.password_policy import is_too_old
from recist_reader.trial.people.records import AccountRecord, PasswordRecord
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole

NOBODY = "nobody"
"""Actor of what happens before anybody is signed in."""


@dataclass(frozen=True)
class RoleNeeded(Refusal):
    """Name and password are right; who holds several roles says which to work in."""

    roles: tuple[StudyRole, ...] = ()


@dataclass(frozen=True)
class SignedIn:
    """A person at work in one role, until signing out, by time, or until the account changes (SE-7).

    `roles` and `resets` are those of the account at sign-in: where they are others now, the session is over.
    """

    account: str
    printed_name: str
    role: StudyRole
    place: Workplace
    since: datetime
    roles: tuple[StudyRole, ...]
    resets: int


def sign_in(
    people: People, place: Workplace, login: str, password: str, role: StudyRole | None = None
) -> SignedIn | Refusal:
    """Check name and password; raises StudyFault where the attempt cannot be stored, and then lets nobody in.

    `place` knows clock and ids; its account is filled in here. `role` may be left out by who has one.
    """
    before = replace(place, account=NOBODY, role=NOBODY)
    found = _checked(people, before, login, password)
    if isinstance(found, Refusal):
        return found
    uuid, account, secret = found
    taken = _role(account.roles, role)
    if isinstance(taken, Refusal):
        people.note("sign_in.refused", uuid, before, why="role")
        return taken
    here = replace(place, account=uuid, role=str(taken))
    if people.hashes.is_outdated(secret.hash):
        made = replace(secret, hash=people.hashes.hashed(password))
        people.record(decide_hash_anew(people.state, uuid, made), uuid, here)
    now = place.clock()
    access = after_success(people.state.access(uuid), now, taken)
    recorded = people.record(decide_access(people.state, uuid, "sign_in.succeeded", access), uuid, here)
    if isinstance(recorded, Refusal):
        return recorded
    return SignedIn(uuid, account.printed_name, taken, here, now, account.roles, secret.resets)


def _checked(
    people: People, before: Workplace, login: str, password: str
) -> tuple[str, AccountRecord, PasswordRecord] | Refusal:
    """Return whose the password is. Each answer takes one hash and one event."""
    now = before.clock()
    uuid = people.state.by_login(login) or ""
    account, secret = people.state.account(uuid), people.state.password(uuid)
    if account is None or secret is None:
        people.hashes.spend_the_time(password)
        return _refused(people, before, uuid, "name")
    is_right = people.hashes.is_password(secret.hash, password)
    if account.disabled:
        return _refused(people, before, uuid, "disabled")
    if is_locked(people.state.access(uuid), now):
        return _refused(people, before, uuid, "locked")
    if not is_right:
        count_failure(people, uuid, before)
        return _wrong()
    return uuid, account, secret


def count_failure(people: People, uuid: str, place: Workplace) -> None:
    """Store that a wrong password was given; the fifth in a row locks (SE-3). Raises StudyFault."""
    access = after_failure(people.state.access(uuid), place.clock())
    people.record(decide_access(people.state, uuid, "sign_in.failed", access), uuid, place)


def must_change(people: People, signed_in: SignedIn) -> bool:
    """Whether this person sets a new password before anything else (SE-2)."""
    secret = people.state.password(signed_in.account)
    return secret is None or is_too_old(secret, signed_in.place.clock(), people.options.password_max_days)


def why_ended(people: People, signed_in: SignedIn) -> str | None:
    """Why a session is over, None while it goes on: `disabled`, `role`, `reset` or `time` (SE-7, FT-33)."""
    account = people.state.account(signed_in.account)
    secret = people.state.password(signed_in.account)
    if account is None or account.disabled:
        return "disabled"
    if account.roles != signed_in.roles:
        return "role"
    if secret is None or secret.resets != signed_in.resets:
        return "reset"
    longest = timedelta(hours=people.options.session_max_hours)
    return "time" if signed_in.place.clock() - signed_in.since >= longest else None


def session_refused(people: People, signed_in: SignedIn) -> Refusal | None:
    """Why this person may do nothing now, None where the session holds; asked before each act (SE-41)."""
    if why_ended(people, signed_in) is not None:
        return refuse("SE-7", phrase("the session has ended"), "sign-in", phrase("Sign in again"))
    if must_change(people, signed_in):
        what = phrase("the password was issued, or is too old")
        return refuse("SE-2", what, "password", phrase("Set an own password first"))
    return None


def sign_out(people: People, signed_in: SignedIn) -> None:
    """Note the end of a session, and why: `person`, or as `why_ended` (AU-1). Raises StudyFault."""
    why = why_ended(people, signed_in) or "person"
    people.note("session.ended", signed_in.account, signed_in.place, why=why)


def _role(held: tuple[StudyRole, ...], wanted: StudyRole | None) -> StudyRole | Refusal:
    if wanted is None and len(held) == 1:
        return held[0]
    if wanted is None:
        names = ", ".join(ROLE_NAMES[role] for role in held)
        what = phrase("this account has several roles: {names}", names=names)
        return RoleNeeded("RO-6", Problem(what, "role", phrase("Choose one to work in")), held)
    if wanted not in held:
        what = phrase("this account is no {wanted} of the study", wanted=ROLE_NAMES[wanted])
        return refuse("RO-6", what, "role", phrase("Choose one of its own roles"))
    return wanted


def _refused(people: People, place: Workplace, uuid: str, why: str) -> Refusal:
    people.note("sign_in.refused", uuid, place, why=why)
    return _wrong()


def _wrong() -> Refusal:
    what = phrase("the name or the password is wrong, or the account is locked")
    return refuse(
        "SE-3", what, "sign-in", phrase("Try again; after 15 minutes, or when the study manager unlocks it")
    )
