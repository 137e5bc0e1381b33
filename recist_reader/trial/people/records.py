"""Rows of the table `account`: the person, and beside it what nobody but the program reads.

Three rows an account, so that a trail can show who a person is and withhold what opens the door:
`UUID` the account, `UUID/password` its secret, `UUID/access` how sign-ins went.
"""

from dataclasses import dataclass

from recist_reader.trial.people.roles import StudyRole


@dataclass(frozen=True)
class AccountRecord:
    """An account is a person: its id is never reused, it is disabled, never deleted (SE-5)."""

    login: str
    printed_name: str
    roles: tuple[StudyRole, ...]
    disabled: bool = False


@dataclass(frozen=True)
class PasswordRecord:
    """The Argon2id hashes of an account and its signing key (SE-1, SE-2, SE-8). Never shown, never exported.

    `hash` of the password in force, `former` those before it, newest first; `issued`: set by the manager,
    to be changed at the next sign-in. `sign_public` and `sign_private` are hex; the private half is
    encrypted under a key that only the password yields (`key_salt`, hex). Times are UTC text (IN-116).
    """

    hash: str
    set_at: str
    issued: bool
    key_salt: str
    sign_public: str
    sign_private: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class AccessRecord:
    """How sign-ins of an account went (SE-3): failures in a row, the locks they led to, the last success."""

    failures: int = 0
    locks: tuple[str, ...] = ()
    locked_until: str | None = None
    needs_manager: bool = False
    last_sign_in: str | None = None
    responsibility_read: str | None = None


def password_key(account: str) -> str:
    """Return the key of an account's secret row."""
    return f"{account}/password"


def access_key(account: str) -> str:
    """Return the key of the row that counts an account's sign-ins."""
    return f"{account}/access"


def account_row_type(key: str) -> type:
    """Return which record a row of the table is, by its key. Raises KeyError for a key of no kind."""
    kind = key.partition("/")[2]
    return {"": AccountRecord, "password": PasswordRecord, "access": AccessRecord}[kind]
