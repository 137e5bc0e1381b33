"""Accounts of a study, folded from the stream `account`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from recist_reader.trial.patch import Edit, Patch, Reason, Recorded, Rows, patched, rows_before
from recist_reader.trial.people.records import (
    RECOVERY_KEY,
    AccessRecord,
    AccountRecord,
    PasswordRecord,
    RecoveryRecord,
    access_key,
    password_key,
)
from recist_reader.trial.people.roles import StudyRole

ACCOUNT_STREAM = "account"
TABLE = "account"


@dataclass(frozen=True)
class PeopleState:
    """Rows of the table `account` (see `records`)."""

    tables: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def _rows(self) -> Rows:
        return self.tables.get(TABLE, {})

    def accounts(self) -> Iterator[tuple[str, AccountRecord]]:
        """Every account with its id, in the order of joining."""
        return ((key, row) for key, row in self._rows.items() if isinstance(row, AccountRecord))

    def account(self, uuid: str) -> AccountRecord | None:
        """Return an account by its id."""
        found = self._rows.get(uuid)
        return found if isinstance(found, AccountRecord) else None

    def of(self, uuid: str) -> "PeopleState":
        """Return the state with the rows of one account alone."""
        own = {key: row for key, row in self._rows.items() if key.partition("/")[0] == uuid}
        return replace(self, tables={**self.tables, TABLE: own})

    def by_login(self, login: str) -> str | None:
        """Return the id of the account of a login, whatever its case."""
        wanted = login.strip().casefold()
        return next((uuid for uuid, account in self.accounts() if account.login.casefold() == wanted), None)

    def password(self, uuid: str) -> PasswordRecord | None:
        """Return the secret row of an account."""
        found = self._rows.get(password_key(uuid))
        return found if isinstance(found, PasswordRecord) else None

    def access(self, uuid: str) -> AccessRecord:
        """Return how sign-ins of an account went."""
        found = self._rows.get(access_key(uuid))
        return found if isinstance(found, AccessRecord) else AccessRecord()

    @property
    def recovery(self) -> RecoveryRecord | None:
        """What the study knows of its recovery file."""
        found = self._rows.get(RECOVERY_KEY)
        return found if isinstance(found, RecoveryRecord) else None

    def active_with(self, role: StudyRole) -> list[str]:
        """Return the ids of those who hold a role and are not disabled."""
        return [uuid for uuid, account in self.accounts() if role in account.roles and not account.disabled]

    def edit(self, change: str, new: Patch, reason: Reason | None = None) -> Edit:
        """Return the edit that writes these rows, with the old ones beside them (AU-3)."""
        return Edit(change, rows_before(self.tables, new), new, None, reason)


def evolve_people(state: PeopleState, recorded: Recorded) -> PeopleState:
    """Return the state after one recorded edit of the stream."""
    return replace(state, tables=patched(state.tables, recorded.edit.new))
