"""Which passwords are refused (SE-2). Nothing here keeps, logs or returns a password."""

import unicodedata
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from recist_reader.problem import Refusal, refuse
from recist_reader.trial.people.lockout import moment_of
from recist_reader.trial.people.records import PasswordRecord

SHORTEST, LONGEST = 12, 128
SHORTEST_NAME = 4
"""Names of fewer letters say nothing about a password that holds them by chance."""


def normal_password(given: str) -> str:
    """Return a password as it is hashed: composed, so that every keyboard yields the same (RFC 8265)."""
    return unicodedata.normalize("NFC", given)


def password_refused(password: str, names: Iterable[str], common: Collection[str]) -> Refusal | None:
    """Why a password is refused, None where it may be taken.

    `names`: login, printed name, study and product; `common`: the shipped list, in lower case.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        return _refused(f"a password has {SHORTEST} to {LONGEST} characters")
    folded = _letters(password)
    if password.casefold() in common or folded in common or len(set(folded)) < SHORTEST_NAME:
        return _refused("this password is among the first that are tried")
    for name in names:
        told = _letters(name)
        if len(told) >= SHORTEST_NAME and told in folded:
            return _refused("a password does not hold the name of account, person, study or product")
    return None


def is_too_old(record: PasswordRecord, now: datetime, max_days: int) -> bool:
    """Whether a password must be changed: issued by the manager, or older than the charter allows."""
    return record.issued or now - moment_of(record.set_at) >= timedelta(days=max_days)


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _refused(what: str) -> Refusal:
    return refuse("SE-2", what, "password", "Choose several words that nobody links with you")
