"""Rows of the table `query`: questions about a read (QY) and requests to open one again (SG-6).

A row names the read by its UUID, never the subject: who may map it does so by the assignment. `shown_to`
is the account of the reader who may see the row, empty while none may; a reader's process loads no other.
"""

from dataclasses import dataclass
from enum import StrEnum

from recist_reader.trial.people.roles import StudyRole


class Origin(StrEnum):
    """Who asked; never told to a reader (BL-13)."""

    CHECK = "check"
    MANAGER = "manager"
    AUDITOR = "auditor"
    READER = "reader"
    ADJUDICATOR = "adjudicator"


ORIGINS: dict[StudyRole, Origin] = {
    StudyRole.MANAGER: Origin.MANAGER,
    StudyRole.READER: Origin.READER,
    StudyRole.ADJUDICATOR: Origin.ADJUDICATOR,
    StudyRole.AUDITOR: Origin.AUDITOR,
}


class Answerer(StrEnum):
    """Whom a query asks."""

    READER = "reader"
    MANAGER = "manager"


class QueryState(StrEnum):
    """State of a query (QY-1)."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"


class TurnKind(StrEnum):
    """What was done to a query."""

    ASKED = "asked"
    LET_OUT = "let_out"
    ANSWERED = "answered"
    CLOSED = "closed"
    ASKED_AGAIN = "asked_again"


@dataclass(frozen=True)
class QueryTurn:
    """One act on a query: who (account; `check` for a batch check), when (UTC), in which words."""

    kind: TurnKind
    by: str
    at: str
    text: str = ""


@dataclass(frozen=True)
class QueryRecord:
    """One query; key: its UUID. `turns` are all acts on it, oldest first.

    `template` is an entry of the closed list, null where the words of the turn are all. `check`: the batch
    check that opened it. `blocking`: the read is on hold until it is closed (QY-1). `awaits_look`: the
    reader sees it once a second person has let its words out (QY-2).
    """

    read: str
    to: Answerer
    origin: Origin
    state: QueryState
    turns: tuple[QueryTurn, ...]
    timepoint: str | None = None
    lesion: str | None = None
    template: str | None = None
    check: str | None = None
    blocking: bool = False
    awaits_look: bool = False
    shown_to: str = ""

    @property
    def asked_by(self) -> str:
        return self.turns[0].by

    @property
    def holds(self) -> bool:
        """Whether the read stands still: a blocking query that the reader sees and nobody closed (QY-1)."""
        return self.blocking and bool(self.shown_to) and self.state is not QueryState.CLOSED


@dataclass(frozen=True)
class UnseenRecord:
    """Further words to a reader, which wait for a second person (QY-2); key `UUID/unseen`.

    Gone once they were looked at; until then the query stays as it is. `state`: what it is in after them.
    """

    read: str
    turn: QueryTurn
    state: QueryState


class RequestState(StrEnum):
    """State of a request to reopen (SG-6)."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    APPLIED = "applied"


@dataclass(frozen=True)
class ReopeningRecord:
    """A request to open a locked timepoint again; key `UUID/reopening`. Approval signs this very row.

    `entry` is of the list of reasons, `text` the words beside it. `decided_by` and `decided_at` are the
    manager's approval or refusal, `why` the reason of a refusal. `applied_at`: when the reader took it up.
    """

    read: str
    timepoint: str
    entry: str
    text: str
    origin: Origin
    asked_by: str
    asked_at: str
    state: RequestState = RequestState.ASKED
    decided_by: str | None = None
    decided_at: str | None = None
    why: str | None = None
    applied_at: str | None = None
    shown_to: str = ""


TABLE = "query"
REOPENING = "reopening"
UNSEEN = "unseen"

QUERY_ROWS: dict[str, type] = {
    "UUID": QueryRecord,
    f"UUID/{UNSEEN}": UnseenRecord,
    f"UUID/{REOPENING}": ReopeningRecord,
}
"""Form of a row's key -> its record."""

_KINDS = {form.partition("/")[2]: record for form, record in QUERY_ROWS.items()}


def reopening_key(request: str) -> str:
    """Return the key of the row of a request."""
    return f"{request}/{REOPENING}"


def unseen_key(query: str) -> str:
    """Return the key of the words of a query that wait for a second person."""
    return f"{query}/{UNSEEN}"


def query_row_type(key: str) -> type:
    """Return which record a row of the table is, by its key. Raises KeyError for a key of no kind."""
    return _KINDS[key.partition("/")[2]]
