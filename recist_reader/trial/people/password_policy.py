"""Which passwords are refused (SE-2). Nothing here keeps, logs or returns a password."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.people.common_passwords import CommonPasswords, folded
from recist_reader.trial.people.lockout import moment_of
from recist_reader.trial.people.records import PasswordRecord

PRODUCT = ("RECIST Reader", "RECIST")
SHORTEST, LONGEST = 12, 128
SHORTEST_PASSPHRASE = 16
"""Characters of the recovery file's passphrase (SE-34)."""
SHORTEST_NAME = 4
"""Names of fewer letters say nothing about a password that holds them by chance."""


def normal_password(given: str) -> str:
    """Return a password as it is hashed: composed, so that every keyboard yields the same (RFC 8265)."""
    return unicodedata.normalize("NFC", given)


class PasswordRule(StrEnum):
    """What SE-2 asks of a password, in the order in which it is told."""

    LENGTH = "length"
    PRINTABLE = "printable"
    UNCOMMON = "uncommon"
    NO_NAME = "no_name"


def password_refused(
    password: str, names: Iterable[str], common: CommonPasswords, shortest: int = SHORTEST
) -> Refusal | None:
    """Why a password is refused, None where it may be taken.

    `names`: login, printed name, study; that of the product is known. `common`: the shipped list.
    """
    told = {
        PasswordRule.LENGTH: phrase(
            "a password has {shortest} to {longest} characters", shortest=shortest, longest=LONGEST
        ),
        PasswordRule.PRINTABLE: phrase("a password has letters, digits, signs and blanks alone"),
        PasswordRule.UNCOMMON: phrase("this password is among the first that are tried"),
        PasswordRule.NO_NAME: phrase(
            "a password does not hold the name of account, person, study or product"
        ),
    }
    broken = rules_broken(password, names, common, shortest)
    return _refused(told[broken[0]]) if broken else None


def rules_broken(
    password: str, names: Iterable[str], common: CommonPasswords, shortest: int = SHORTEST
) -> tuple[PasswordRule, ...]:
    """Return what a password does not keep to, as `password_refused`; empty where it may be taken."""
    given = normal_password(password)
    letters = folded(given)
    known = [told for told in map(folded, (*names, *PRODUCT)) if len(told) >= SHORTEST_NAME]
    broken = {
        PasswordRule.LENGTH: not shortest <= len(given) <= LONGEST,
        # a line break, half a character: not every keyboard types it again
        PasswordRule.PRINTABLE: not given.isprintable(),
        PasswordRule.UNCOMMON: common.hold(given[: LONGEST + 1]),
        PasswordRule.NO_NAME: any(told in letters for told in known),
    }
    return tuple(rule for rule, is_broken in broken.items() if is_broken)


def is_too_old(record: PasswordRecord, now: datetime, max_days: int) -> bool:
    """Whether a password must be changed: issued by the manager, or older than the charter allows."""
    return record.issued or now - moment_of(record.set_at) >= timedelta(days=max_days)


def _refused(what: str) -> Refusal:
    return refuse("SE-2", what, "password", phrase("Choose several words that nobody links with you"))
