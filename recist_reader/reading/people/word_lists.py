"""The shipped lists of words: of passwords that are refused, and for passwords that are issued (SE-2)."""

import secrets
from functools import cache

from recist_reader.resource import resource
from recist_reader.trial.people import common_passwords as rules

COMMON_PASSWORDS = "people/common_passwords.txt"
ISSUED_WORDS = "people/issued_words.txt"
ISSUED_LENGTH = 5


@cache
def common_passwords() -> rules.CommonPasswords:
    """The passwords that are tried first. Raises FileNotFoundError as `resource`."""
    return rules.common_passwords(resource(COMMON_PASSWORDS).read_text("utf-8"))


@cache
def issued_words() -> tuple[str, ...]:
    """2,048 plain words. Raises FileNotFoundError as `resource`."""
    return tuple(resource(ISSUED_WORDS).read_text("utf-8").split())


def issued_password() -> str:
    """Return a temporary password that can be read out on the telephone: five words, 55 bits."""
    return "-".join(secrets.choice(issued_words()) for _ in range(ISSUED_LENGTH))
