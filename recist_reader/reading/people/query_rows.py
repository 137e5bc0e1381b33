"""Queries and requests as they are stored, and what a decision on them depends on (QY, SG-6)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recist_reader.reading.edit_events import TABLES
from recist_reader.reading.people.own_reads import visible_labels
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.codec import patch_from_rows
from recist_reader.trial.people.queries import Acting, Queries, ReadAbout
from recist_reader.trial.people.query_records import (
    TABLE,
    Answerer,
    Origin,
    QueryRecord,
    QueryState,
    RequestState,
)
from recist_reader.trial.people.roles import StudyRole


def stored_queries(study: StudySession) -> Queries:
    """Return what this person may see (SE-61): a reader what is shown to the reader, an adjudicator the own.

    Nothing else is loaded into a reader's process (RO-2). Raises StudyFault.
    """
    role, account = study.seat.role, study.workplace.account
    if role is StudyRole.READER:
        own = queries_in(study.file.rows_about(TABLE, STUDY_STREAM, "shown_to", [account]))
        return Queries({k: row for k, row in own.rows.items() if row.read in study.state.assignments})
    if role is StudyRole.ADJUDICATOR:
        asked = queries_in(study.file.rows_about(TABLE, STUDY_STREAM, "origin", [str(Origin.ADJUDICATOR)]))
        return Queries({k: q for k, q in asked.queries().items() if q.asked_by == account})
    return all_queries(study.file)


def all_queries(file: StudyFile) -> Queries:
    """Return every query and request of a study. Raises StudyFault."""
    return queries_in(file.rows(TABLE, STUDY_STREAM))


def queries_in(rows: Mapping[str, object]) -> Queries:
    """Return the queries and requests among rows of their table, by key."""
    return Queries(patch_from_rows({TABLE: dict(rows)}, TABLES)[TABLE])


def read_about(study: StudySession, read: str) -> ReadAbout:
    """Return what a query or request about a read depends on. Raises KeyError for a read not known here."""
    assignment = study.state.assignments[read]
    row = study.file.row("read", f"read:{read}", "read") or {}
    visits = study.state.visits_of(assignment.subject)
    labels = visible_labels(visits, begun_of(study, read), row.get("ended_at"))
    names = {assignment.subject}
    if isinstance(study.seat, SignedInSeat):
        names |= {account.printed_name for _uuid, account in study.seat.people.state.accounts()}
    return ReadAbout(read, assignment.reader, frozenset(labels), frozenset(names))


def begun_of(study: StudySession, read: str) -> dict[str, str]:
    """Return label -> state of the timepoints of a read; nothing else of it is read (RO-1)."""
    rows = study.file.rows("timepoint", f"read:{read}")
    return {label: str(row["state"]) for label, row in rows.items()}


def read_of_slot(study: StudySession, subject: str, slot: str) -> str | None:
    """Return the read of one place of a subject; a reader's sessions know one read of each."""
    is_own = study.seat.role is StudyRole.READER
    for uuid, assignment in study.state.assignments.items():
        if assignment.subject == subject and not assignment.void and (is_own or assignment.slot == slot):
            return uuid
    return None


def acting(study: StudySession) -> Acting:
    """Return who acts now. The study has accounts: somebody is signed in."""
    role = study.seat.role
    assert role is not None, "nobody signs in to a single-reader study"
    by = study.workplace.actor()
    return Acting(by.account, role, by.at, study.state.options().workflow.query_second_look)


@dataclass(frozen=True)
class ReadHolds:
    """Of reads by their UUID, for states and progress (ST 2.1, WL-1, WL-6); no text.

    `held`: a blocking query is open. `reopened`: an approved request waits for its reader. `open_queries`:
    how many queries of a read are not closed.
    """

    held: frozenset[str] = frozenset()
    reopened: frozenset[str] = frozenset()
    open_queries: Mapping[str, int] = field(default_factory=dict)


def read_holds(file: StudyFile) -> ReadHolds:
    """Return what queries and requests do to the states of all reads. Raises StudyFault."""
    return holds_of(all_queries(file))


def holds_of(stored: Queries) -> ReadHolds:
    """Return the same of queries and requests at hand."""
    return _holds(stored, [q for q in stored.queries().values() if q.state is not QueryState.CLOSED])


def reads_asked_about(study: StudySession) -> ReadHolds:
    """Return the same of a reader's own reads; its queries are those that wait for this answer (WL-1)."""
    stored = stored_queries(study)
    waiting = (QueryState.OPEN, QueryState.REOPENED)
    asked = [q for q in stored.queries().values() if q.to is Answerer.READER and q.state in waiting]
    return _holds(stored, asked)


def _holds(stored: Queries, counted: Iterable[QueryRecord]) -> ReadHolds:
    return ReadHolds(
        frozenset(query.read for query in stored.queries().values() if query.holds),
        frozenset(one.read for one in stored.requests().values() if one.state is RequestState.APPROVED),
        Counter(query.read for query in counted),
    )
