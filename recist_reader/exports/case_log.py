"""What happened to the adjudication cases of a study: when opened, how long, when signed (EXP-45)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from recist_reader.analysis.reads import Adjudication, Cause, Decision
from recist_reader.exports.part import Source
from recist_reader.trial.adjudication.records import CaseRecord, CaseState

OPENED, LEFT, DECIDED, INVALID = (
    "adjudication.opened",
    "adjudication.left",
    "adjudication.decided",
    "adjudication.invalidated",
)


@dataclass(frozen=True)
class CaseEntry:
    """`open_seconds`: from each opening to its leaving or signing. Times are UTC, empty before they come."""

    record: CaseRecord
    opened_at: str = ""
    signed_at: str = ""
    open_seconds: float = 0.0
    times_reopened: int = 0


def adjudication_of(case: CaseRecord, first: str) -> Adjudication | None:
    """Return what became of a pair for statistics (`first`: the read R1); None where nothing parts it."""
    if not case.triggers or case.state is CaseState.INVALID:
        return None
    if case.decided is None or case.state is not CaseState.DECIDED:
        return Adjudication(case.triggers)
    decision = Decision.FIRST if case.final_read == first else Decision.SECOND
    return Adjudication(case.triggers, decision, Cause(case.decided.cause), case.decided.account)


def case_entries(source: Source) -> Iterator[tuple[str, CaseEntry]]:
    """Yield (subject, case) of every pair that was compared, by its stream."""
    for stream, record in source.cut.cases.items():
        assignment = source.cut.study.assignments.get(record.read_a)
        if assignment is not None:
            yield assignment.subject, _entry(source, stream, record)


def _entry(source: Source, stream: str, record: CaseRecord) -> CaseEntry:
    found, since = CaseEntry(record), ""
    for event in source.study.file.events_in_turns(stream, source.cut.heads.get(stream, 0)):
        change = (event.payload or {}).get("change")
        if change == OPENED:
            since = event.at
            found = replace(found, opened_at=found.opened_at or event.at)
        if change in (LEFT, DECIDED) and since:
            lasted = datetime.fromisoformat(event.at) - datetime.fromisoformat(since)
            found, since = replace(found, open_seconds=found.open_seconds + lasted.total_seconds()), ""
        if change == DECIDED:
            found = replace(found, signed_at=event.at)
        if change == INVALID:
            found = replace(found, times_reopened=found.times_reopened + 1, signed_at="")
    return found
