"""The person's own password: made, and exchanged for another (SE-2)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from recist_reader.problem import Fault, Problem, Refusal, refuse
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, count_failure, why_ended
from recist_reader.reading.people.signing_keys import new_key, sealed_again
from recist_reader.reading.people.word_lists import common_passwords
from recist_reader.said import phrase
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.decisions import decide_change_password
from recist_reader.trial.people.lockout import is_locked, moment_text
from recist_reader.trial.people.password_policy import PasswordRule, password_refused, rules_broken
from recist_reader.trial.people.records import PasswordRecord, SealedKey


def issued_secret(password: str, at: datetime, hashes: PasswordHashes) -> PasswordRecord:
    """Return the secret row of a password that the manager issues: it opens no signing key (SE-6)."""
    return PasswordRecord(hashes.hashed(password), moment_text(at), issued=True, key=None)


def own_secret(password: str, at: datetime, hashes: PasswordHashes) -> PasswordRecord:
    """Return the secret row of a person's first own password, with a new signing key."""
    key = new_key(password, hashes.cost)
    return PasswordRecord(hashes.hashed(password), moment_text(at), issued=False, key=key)


def own_password_refused(password: str, login: str, printed_name: str, study_title: str) -> Refusal | None:
    """Why a person may not take this password, None where it may be taken (SE-2)."""
    return password_refused(password, own_names(login, printed_name, study_title), common_passwords())


def own_names(login: str, printed_name: str, study_title: str) -> tuple[str, ...]:
    """The names that this person's passwords do not hold (SE-2)."""
    return (login, printed_name, *printed_name.split(), study_title)


def own_rules_broken(password: str, names: Iterable[str]) -> tuple[PasswordRule, ...]:
    """What a password is not yet, told while it is typed. That it was used before is told at the end."""
    return rules_broken(password, names, common_passwords())


def change_password(
    people: People, signed_in: SignedIn, old: str, new: str, study_title: str
) -> Recorded | Refusal:
    """Set an own password; the signing key goes over to it, so that signatures keep their owner.

    A wrong present password counts as a failed sign-in. Raises StudyFault, Fault.
    """
    uuid, place = signed_in.account, signed_in.place
    secret, account = people.state.password(uuid), people.state.account(uuid)
    if secret is None or account is None or why_ended(people, signed_in) is not None:
        return people.record(
            refuse("SE-7", phrase("the session has ended"), "sign-in", phrase("Sign in again")), uuid, place
        )
    is_right = people.hashes.is_password(secret.hash, old)
    if is_locked(people.state.access(uuid), place.clock()):
        return people.record(
            refuse("SE-3", phrase("the account is locked"), "password", phrase("Wait")), uuid, place
        )
    if not is_right:
        count_failure(people, uuid, place)
        return refuse(
            "SE-2",
            phrase("the present password is another"),
            "password",
            phrase("Type the present one first"),
        )
    known = (secret.hash, *secret.former)[: people.options.password_history]
    refusal = own_password_refused(new, account.login, account.printed_name, study_title)
    if refusal is None and any(people.hashes.is_password(former, new) for former in known):
        what = phrase(
            "this is one of the last {password_history} passwords",
            password_history=people.options.password_history,
        )
        refusal = refuse("SE-2", what, "password", phrase("Choose a password that was not used here before"))
    if refusal is not None:
        return people.record(refusal, uuid, place)
    made = own_secret(new, place.clock(), people.hashes)
    key = made.key if secret.key is None else _sealed_again(secret.key, old, new, people.hashes)
    made = replace(made, key=key, resets=secret.resets, former=known)
    return people.record(decide_change_password(people.state, uuid, made), uuid, place)


def _sealed_again(key: SealedKey, old: str, new: str, hashes: PasswordHashes) -> SealedKey:
    try:
        return sealed_again(key, old, new, hashes.cost)
    except ValueError as error:
        what = phrase("the signing key of this account is damaged")
        raise Fault(
            Problem(what, "account", phrase("Run verify; restore the newest backup")), "integrity"
        ) from error
