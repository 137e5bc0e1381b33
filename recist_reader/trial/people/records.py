"""Rows of the table `account`: the person, and beside it what nobody but the program reads.

Three rows an account, so that a trail can show who a person is and withhold what opens the door:
`UUID` the account, `UUID/password` its secret, `UUID/access` how sign-ins went. One row for all:
`study/recovery`, the key that recovers an account where no manager can sign in.
"""

from dataclasses import dataclass, field

from recist_reader.trial.people.roles import StudyRole


@dataclass(frozen=True)
class AccountRecord:
    """An account is a person: its id is never reused, it is disabled, never deleted (SE-5)."""

    login: str
    printed_name: str
    roles: tuple[StudyRole, ...]
    disabled: bool = False


@dataclass(frozen=True)
class Argon2Cost:
    """What one try at a password costs: Argon2id with this memory, passes and lanes."""

    memory_kib: int
    rounds: int
    lanes: int


@dataclass(frozen=True)
class SealedKey:
    """An Ed25519 key pair, hex. `private` opens only with the password, from which Argon2id takes a key."""

    salt: str
    cost: Argon2Cost
    public: str
    private: str = field(repr=False)


@dataclass(frozen=True)
class PasswordRecord:
    """The Argon2id hashes of an account and its signing key (SE-1, SE-2, SE-8). Never shown, never exported.

    `hash` of the password in force, `former` those before it, newest first; `issued`: set by the manager,
    to be changed at the next sign-in. `key` is null until the person has set an own password, so that no
    manager ever holds it (SE-6). `resets` counts issued passwords: sessions from before one end with it.
    `set_at` is UTC text (IN-116).
    """

    hash: str = field(repr=False)
    set_at: str
    issued: bool
    key: SealedKey | None
    resets: int = 0
    former: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class AccessRecord:
    """How sign-ins of an account went (SE-3): failures in a row, the locks they led to, the last success.

    `worked_as`: every role in which the person has ever signed in, since what was seen stays seen (RO-7).
    """

    failures: int = 0
    locks: tuple[str, ...] = ()
    locked_until: str | None = None
    needs_manager: bool = False
    last_sign_in: str | None = None
    worked_as: tuple[StudyRole, ...] = ()


@dataclass(frozen=True)
class RecoveryRecord:
    """The public half of the recovery file's key, hex (SE-4), and its last use.

    `signature`, hex, is by that key over `recovery_statement`: nobody recovers an account without the file.
    """

    public: str
    made_at: str
    used_at: str | None = None
    signature: str | None = None


RECOVERY_KEY = "study/recovery"


def password_key(account: str) -> str:
    """Return the key of an account's secret row."""
    return f"{account}/password"


def access_key(account: str) -> str:
    """Return the key of the row that counts an account's sign-ins."""
    return f"{account}/access"


ACCOUNT_ROWS: dict[str, type] = {
    "UUID": AccountRecord,
    "UUID/password": PasswordRecord,
    "UUID/access": AccessRecord,
    RECOVERY_KEY: RecoveryRecord,
}
"""Form of a row's key -> its record."""

_KINDS = {form.partition("/")[2]: record for form, record in ACCOUNT_ROWS.items()}


def account_row_type(key: str) -> type:
    """Return which record a row of the table is, by its key. Raises KeyError for a key of no kind."""
    return _KINDS[key.partition("/")[2]]


def recovery_statement(study: str, account: str, record: PasswordRecord) -> dict[str, str]:
    """Return what the recovery key signs: this password, of this account, in this study, at that time."""
    return {
        "meaning": "account.recovered",
        "study": study,
        "account": account,
        "hash": record.hash,
        "at": record.set_at,
    }
