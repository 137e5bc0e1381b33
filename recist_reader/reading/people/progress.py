"""How far a study is, for its manager: visits, states of reads, queries, waiting; no response (WL-6).

What the manager's process reads of the reads are the states of their timepoints alone (RO-1).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from recist_reader.problem import Refusal
from recist_reader.reading.people.query_rows import read_holds
from recist_reader.reading.people.read_states import read_facts
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.assigning import SLOTS
from recist_reader.trial.people.read_stage import ReadFacts, ReadStage, is_complete, stage_of
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_records import SeriesRecord, SubjectRecord, VisitRecord
from recist_reader.trial.study_state import StudyState, is_read_for_size
from recist_reader.trial.visit_dates import DueState, ExpectedVisit, days_outside, expected_visits
from recist_reader.trial.visit_list import VisitList


@dataclass(frozen=True)
class VisitProgress:
    """One visit of a subject. `due`, `opens`, `until` are None where no day is planned (ST-107).

    `scan_date` is the first scan's, `days_off` how far it lies outside the window, early negative (DV-01).
    `is_checked`: it has images to read and none held back. `label`: as readers have it, once released.
    """

    name: str
    state: DueState
    due: date | None
    opens: date | None
    until: date | None
    label: str | None = None
    scan_date: date | None = None
    days_off: int = 0
    is_received: bool = False
    is_checked: bool = False


@dataclass(frozen=True)
class ReadProgress:
    """One place of a subject: its reader's account (None: nobody yet), state, count of locked timepoints."""

    slot: str
    reader: str | None
    stage: ReadStage | None
    locked: int = 0
    open_queries: int = 0


@dataclass(frozen=True)
class SubjectProgress:
    """One subject. `expected`: visits due until today; None without randomisation or without planned visits.

    `waiting_days`: since the oldest release that a reader of the subject has not locked; None: nothing waits.
    """

    subject: str
    site: str
    visits: tuple[VisitProgress, ...]
    reads: tuple[ReadProgress, ...]
    expected: int | None
    received: int
    checked: int
    open_queries: int
    waiting_days: int | None


def progress_of(study: StudySession) -> tuple[SubjectProgress, ...] | Refusal:
    """Return one row a subject, by id, as of today. Refused to other roles (RO-1). Raises StudyFault."""
    refusal = study.refusal(Act.SEE_PROGRESS)
    if refusal is not None:
        return refusal
    gathered = _Gathered(study)
    return tuple(gathered.row(record) for _subject, record in sorted(study.state.subjects.items()))


class _Gathered:
    """All that the rows are made of, read once."""

    def __init__(self, study: StudySession) -> None:
        self._state: StudyState = study.state
        self._today = study.today()
        self._planned = study.state.planned_visits
        self._facts: Mapping[str, ReadFacts] = read_facts(study.file, study.state)
        self._queries = read_holds(study.file).open_queries
        self._reads: dict[str, dict[str, str]] = {}
        for uuid, assignment in study.state.assignments.items():
            if not assignment.void:
                self._reads.setdefault(assignment.subject, {})[assignment.slot] = uuid
        is_single = study.state.study is not None and study.state.study.single_reader
        places = 1 if is_single else study.state.options().workflow.readers_per_subject
        self._slots = SLOTS[:places]

    def row(self, record: SubjectRecord) -> SubjectProgress:
        visits = self._state.visits_of(record.subject)
        shown = tuple(_visits(self._state, self._planned, record, visits, self._today))
        reads = tuple(self._reads_of(record.subject))
        is_planned = self._planned is not None and record.randomisation_date is not None
        return SubjectProgress(
            subject=record.subject,
            site=record.site,
            visits=shown,
            reads=reads,
            expected=sum(v.due is not None and v.state is not DueState.EXPECTED for v in shown)
            if is_planned
            else None,
            received=sum(v.is_received for v in shown),
            checked=sum(v.is_checked for v in shown),
            open_queries=sum(read.open_queries for read in reads),
            waiting_days=self._waiting(record.subject, visits),
        )

    def _reads_of(self, subject: str) -> Iterator[ReadProgress]:
        there = self._reads.get(subject, {})
        for slot in sorted({*self._slots, *there}):
            uuid = there.get(slot)
            if uuid is None:
                yield ReadProgress(slot, None, None)
                continue
            facts = self._facts[uuid]
            locked = sum(state is TimepointState.LOCKED for state in facts.begun.values())
            reader = self._state.assignments[uuid].reader
            yield ReadProgress(slot, reader, stage_of(facts), locked, self._queries.get(uuid, 0))

    def _waiting(self, subject: str, visits: Iterable[VisitRecord]) -> int | None:
        released = [v for v in visits if v.label is not None and v.done and v.released_on is not None]
        there = self._reads.get(subject, {})
        since = [self._oldest_unread(released, there.get(slot)) for slot in self._slots]
        oldest = min((day for day in since if day is not None), default=None)
        return None if oldest is None else max(0, (self._today - oldest).days)

    def _oldest_unread(self, released: Iterable[VisitRecord], read: str | None) -> date | None:
        """The day of release of the oldest timepoint that a place has not locked."""
        facts = self._facts[read] if read is not None else ReadFacts()
        if is_complete(facts):
            return None
        unread = (v for v in released if facts.begun.get(v.label or "") is not TimepointState.LOCKED)
        return min((v.released_on for v in unread if v.released_on is not None), default=None)


def _visits(
    state: StudyState,
    planned: VisitList | None,
    record: SubjectRecord,
    visits: Iterable[VisitRecord],
    today: date,
) -> Iterator[VisitProgress]:
    """The planned visits in their order, then what came beside them."""
    known = {visit.name: visit for visit in visits}
    series = {name: state.series_of(record.subject, name) for name in known}
    came = {
        visit.number: visit.done
        for name, visit in known.items()
        if visit.number is not None and (series[name] or not visit.done)
    }
    expected = expected_visits(planned, record, came, today) if planned is not None else ()
    for visit in expected:
        yield _progress(known.pop(visit.name, None), visit, series.get(visit.name, []), (planned, record))
    for name, beside in sorted(known.items()):
        yield _progress(beside, None, series[name], (planned, record))


def _progress(
    visit: VisitRecord | None,
    due: ExpectedVisit | None,
    series: list[SeriesRecord],
    of: tuple[VisitList | None, SubjectRecord],
) -> VisitProgress:
    planned, record = of
    dates = [s.scan_date for s in series if s.scan_date is not None]
    scan_date = min(dates, default=None)
    ready = any(is_read_for_size(s) for s in series)
    name = due.name if due is not None else visit.name if visit is not None else ""
    state = due.state if due is not None else DueState.RECEIVED
    if due is None and visit is not None and not visit.done:
        state = DueState.NOT_DONE
    days_off = 0
    plan = planned.planned(due.number) if planned is not None and due is not None else None
    if plan is not None and scan_date is not None and record.randomisation_date is not None:
        days_off = days_outside(plan, (scan_date - record.randomisation_date) // timedelta(days=1))
    return VisitProgress(
        name,
        state,
        due.due if due else None,
        due.opens if due else None,
        due.until if due else None,
        visit.label if visit else None,
        scan_date,
        days_off,
        is_received=bool(series),
        is_checked=ready and not any(s.state == "quarantined" for s in series),
    )
