"""Signing in: a name and a password become a session with one role (SE-1 to SE-3, SE-7).

Whatever fails, the person is told the same: nobody learns whether a name exists, or is locked.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.passwords import (
    common_passwords,
    hashed,
    is_outdated,
    is_password,
    spend_the_time,
)
from recist_reader.reading.people.people import PRODUCT, People
from recist_reader.reading.people.signing_keys import SealedKey, new_key, sealed_again
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.decisions import decide_access, decide_change_password
from recist_reader.trial.people.lockout import after_failure, after_success, is_locked, moment_of, moment_text
from recist_reader.trial.people.password_policy import is_too_old, password_refused
from recist_reader.trial.people.records import PasswordRecord
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole

NOBODY = "nobody"
"""Actor of what happens before anybody is signed in."""


@dataclass(frozen=True)
class SignedIn:
    """A person at work: ends at signing out, after `session_max_hours`, or with the account (SE-7)."""

    account: str
    printed_name: str
    role: StudyRole
    place: Workplace
    since: datetime
    must_change_password: bool = False


@dataclass(frozen=True)
class PasswordRules:
    """What the charter asks of passwords (SE-2)."""

    max_days: int = 365
    history: int = 5
    session_max: timedelta = timedelta(hours=12)


def sign_in(
    people: People, place: Workplace, login: str, password: str, role: StudyRole | None = None
) -> SignedIn | Refusal:
    """Check name and password; raises StudyFault where the attempt cannot be stored, and then lets nobody in.

    `place` knows clock and ids; its account is filled in here. `role` may be left out by who has one.
    """
    now = place.clock()
    before = replace(place, account=NOBODY, role=NOBODY)
    uuid = people.state.by_login(login)
    account = people.state.account(uuid) if uuid is not None else None
    secret = people.state.password(uuid) if uuid is not None else None
    if uuid is None or account is None or secret is None:
        spend_the_time()
        return _refused(people, before, "", "name")
    access = people.state.access(uuid)
    is_right = is_password(secret.hash, password)
    if account.disabled:
        return _refused(people, before, uuid, "disabled")
    if is_locked(access, now):
        return _refused(people, before, uuid, "locked")
    if not is_right:
        people.record(
            decide_access(people.state, uuid, "sign_in.failed", after_failure(access, now)), uuid, before
        )
        return _wrong()
    taken = _role(account.roles, role)
    if isinstance(taken, Refusal):
        return taken
    here = replace(place, account=uuid, role=str(taken))
    _hash_anew(people, uuid, secret, password, here)
    done = decide_access(people.state, uuid, "sign_in.succeeded", after_success(access, now))
    recorded = people.record(done, uuid, here)
    if isinstance(recorded, Refusal):
        return recorded
    return SignedIn(uuid, account.printed_name, taken, here, now)


def must_change(people: People, signed_in: SignedIn, rules: PasswordRules) -> bool:
    """Whether this person sets a new password before anything else (SE-2)."""
    secret = people.state.password(signed_in.account)
    return secret is None or is_too_old(secret, signed_in.place.clock(), rules.max_days)


def has_ended(people: People, signed_in: SignedIn, rules: PasswordRules) -> str | None:
    """Why a session is over, None while it goes on: time, account disabled, role taken (SE-7, FT-33)."""
    account = people.state.account(signed_in.account)
    if account is None or account.disabled:
        return "disabled"
    if signed_in.role not in account.roles:
        return "role"
    secret = people.state.password(signed_in.account)
    if secret is not None and secret.issued and moment_of(secret.set_at) > signed_in.since:
        return "reset"
    return "time" if signed_in.place.clock() - signed_in.since >= rules.session_max else None


def sign_out(people: People, signed_in: SignedIn, why: str = "person") -> None:
    """Note the end of a session (AU-1). Raises StudyFault."""
    people.note("session.ended", signed_in.account, signed_in.place, why=why)


def change_password(
    people: People, signed_in: SignedIn, old: str, new: str, study_title: str, rules: PasswordRules
) -> Recorded | Refusal:
    """Set an own password; the signing key goes over to it, so that earlier signatures keep their owner."""
    secret = people.state.password(signed_in.account)
    account = people.state.account(signed_in.account)
    if secret is None or account is None or not is_password(secret.hash, old):
        return refuse("SE-2", "the present password is another", "password", "Type the present one first")
    names = (account.login, *account.printed_name.split(), study_title, PRODUCT)
    refusal = password_refused(new, names, common_passwords())
    if refusal is not None:
        return refusal
    known = (secret.hash, *secret.former)[: rules.history]
    if any(is_password(former, new) for former in known):
        what = f"this is one of the last {rules.history} passwords"
        return refuse("SE-2", what, "password", "Choose a password that was not used here before")
    sealed = SealedKey(secret.key_salt, secret.sign_public, secret.sign_private)
    at = moment_text(signed_in.place.clock())
    made = _record(new, sealed_again(sealed, old, new), at, issued=False, former=known)
    return people.record(
        decide_change_password(people.state, signed_in.account, made), signed_in.account, signed_in.place
    )


def new_secret(password: str, at: datetime, *, issued: bool) -> PasswordRecord:
    """Return the secret row of a new password with a new signing key."""
    return _record(password, new_key(password), moment_text(at), issued=issued, former=())


def _record(
    password: str, key: SealedKey, at: str, *, issued: bool, former: tuple[str, ...]
) -> PasswordRecord:
    return PasswordRecord(hashed(password), at, issued, key.salt, key.public, key.private, former)


def _hash_anew(people: People, uuid: str, secret: PasswordRecord, password: str, here: Workplace) -> None:
    """Follow the parameters of today (SE-1); the password stays, and when it was set."""
    if is_outdated(secret.hash):
        made = replace(secret, hash=hashed(password))
        people.record(decide_change_password(people.state, uuid, made), uuid, here)


def _role(held: tuple[StudyRole, ...], wanted: StudyRole | None) -> StudyRole | Refusal:
    if wanted is None and len(held) == 1:
        return held[0]
    if wanted is None:
        names = ", ".join(ROLE_NAMES[role] for role in held)
        return refuse("RO-6", f"this account has several roles: {names}", "role", "Choose one to work in")
    if wanted not in held:
        what = f"this account is no {ROLE_NAMES[wanted]} of the study"
        return refuse("RO-6", what, "role", "Choose one of its own roles")
    return wanted


def _refused(people: People, place: Workplace, uuid: str, why: str) -> Refusal:
    people.note("sign_in.refused", uuid, place, why=why)
    return _wrong()


def _wrong() -> Refusal:
    what = "the name or the password is wrong, or the account is locked"
    return refuse(
        "SE-3", what, "sign-in", "Try again; after 15 minutes, or when the study manager unlocks it"
    )
