"""Who has an account, as a person may see it: the manager and the auditor all, others their own (SE-61)."""

from dataclasses import asdict, dataclass
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, session_refused
from recist_reader.said import phrase
from recist_reader.trial.people.lockout import is_locked
from recist_reader.trial.people.password_policy import is_too_old
from recist_reader.trial.people.records import AccountRecord
from recist_reader.trial.people.roles import StudyRole

SEE_ALL = (StudyRole.MANAGER, StudyRole.AUDITOR)


@dataclass(frozen=True)
class ListedAccount:
    """Without secrets. `state`: active, disabled, locked, needs manager, password to change."""

    account: str
    login: str
    printed_name: str
    roles: tuple[str, ...]
    state: str
    locked_until: str | None
    last_sign_in: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the account as JSON has it."""
        return asdict(self)


def listed(people: People, signed_in: SignedIn) -> list[ListedAccount] | Refusal:
    """Return the accounts that this person may see, in the order of joining."""
    refusal = session_refused(people, signed_in)
    if refusal is not None:
        people.record(refusal, signed_in.account, signed_in.place)
        return refusal
    return [
        _row(people, signed_in, uuid, account)
        for uuid, account in people.state.accounts()
        if signed_in.role in SEE_ALL or uuid == signed_in.account
    ]


def _row(people: People, signed_in: SignedIn, uuid: str, account: AccountRecord) -> ListedAccount:
    access, secret, now = people.state.access(uuid), people.state.password(uuid), signed_in.place.clock()
    locked = is_locked(access, now)
    if account.disabled:
        state = "disabled"
    elif access.needs_manager:
        state = phrase("needs manager")
    elif locked:
        state = "locked"
    elif secret is None or is_too_old(secret, now, people.options.password_max_days):
        state = phrase("password to change")
    else:
        state = "active"
    return ListedAccount(
        account=uuid,
        login=account.login,
        printed_name=account.printed_name,
        roles=tuple(str(role) for role in account.roles),
        state=state,
        locked_until=access.locked_until if locked else None,
        last_sign_in=access.last_sign_in,
    )
