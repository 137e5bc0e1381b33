"""Passwords on their way to Argon2id hashes (SE-1). A password is never kept, logged or told."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from recist_reader.resource import resource
from recist_reader.trial.people.password_policy import normal_password

COMMON_PASSWORDS = "people/common_passwords.txt"
ISSUED_WORDS = "people/issued_words.txt"
ISSUED_LENGTH = 5

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def hashed(password: str) -> str:
    """Return the hash of a password, with salt and parameters in it. Takes some 50 ms and 64 MiB."""
    return _HASHER.hash(normal_password(password))


def is_password(hash_text: str, password: str) -> bool:
    """Whether the hash is of this password; a damaged hash is of none."""
    try:
        return _HASHER.verify(hash_text, normal_password(password))
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def is_outdated(hash_text: str) -> bool:
    """Whether the hash was made with other parameters than today's (SE-1: hashed anew at sign-in)."""
    return _HASHER.check_needs_rehash(hash_text)


def spend_the_time() -> None:
    """Take as long as a check of a password, for a name that nobody has (SE-3)."""
    is_password(_nobodys_hash(), "no password at all")


@cache
def _nobodys_hash() -> str:
    return hashed(secrets.token_hex(16))


@cache
def common_passwords() -> frozenset[str]:
    """The shipped list of passwords that are tried first, in lower case (SE-2)."""
    lines = resource(COMMON_PASSWORDS).read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("#"))


def issued_password() -> str:
    """Return a temporary password that can be read out on the telephone: five words, 50 bits."""
    words = resource(ISSUED_WORDS).read_text("utf-8").split()
    return "-".join(secrets.choice(words) for _ in range(ISSUED_LENGTH))
