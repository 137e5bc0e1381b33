"""The batch edit checks of a study run over all its reads, and what they find is asked (QY-4).

Values are looked at in the process of exporter and auditor alone; the manager sees that a query exists.
"""

from collections.abc import Iterator

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.edit_events import TABLES
from recist_reader.reading.people.query_rows import all_queries, begun_of, read_about
from recist_reader.reading.people.read_states import read_facts
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.trial.codec import patch_from_rows
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.queries import Finding, decide_batch
from recist_reader.trial.people.read_checks import (
    CheckedRead,
    CheckedSubject,
    CheckedValue,
    CheckedVisit,
    findings_of,
    outliers,
)
from recist_reader.trial.people.read_stage import is_complete
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_state import is_read_for_size

SEES_VALUES = frozenset({StudyRole.EXPORTER, StudyRole.AUDITOR})


def check_reads(study: StudySession) -> int | Refusal:
    """Run all checks that this role may, and ask about what has no query yet; return how many were asked.

    Run again it asks nothing twice, also not what was closed. No data change. Raises StudyFault.
    """
    if study.seat.role is None:
        what = phrase("a single-reader study has nobody to ask")
        return refuse("RO-10", what, "query", phrase("Leave it out"))
    refusal = study.refusal(Act.CHECK_READS)
    if refusal is not None:
        return refusal
    found = [f for subject in sorted(study.state.subjects) for f in findings_of(_checked(study, subject))]
    if study.seat.role in SEES_VALUES:
        found += outliers(_values(study))
    at = study.workplace.actor().at
    named = {study.workplace.make_uuid(): finding for finding in _each_once(found)}
    edit = decide_batch(all_queries(study.file), named, at)
    if edit is None:
        return 0
    answer = study.record(Act.CHECK_READS, edit)
    return answer if isinstance(answer, Refusal) else len(answer.edit.new["query"])


def _each_once(found: list[Finding]) -> list[Finding]:
    return list({finding.key: finding for finding in found}.values())


def _reads_of(study: StudySession, subject: str) -> list[str]:
    own = [(a.slot, u) for u, a in study.state.assignments.items() if a.subject == subject and not a.void]
    return [uuid for _slot, uuid in sorted(own)]


def _checked(study: StudySession, subject: str) -> CheckedSubject:
    visits = []
    for visit in study.state.visits_of(subject):
        series = study.state.series_of(subject, visit.name)
        days = [s.scan_date for s in series if is_read_for_size(s) and s.scan_date is not None]
        if visit.label is not None:
            visits.append(CheckedVisit(visit.label, visit.number, min(days, default=None)))
    reads = [
        CheckedRead(read_about(study, read), frozenset(_locked(begun_of(study, read))))
        for read in _reads_of(study, subject)
    ]
    return CheckedSubject(visits, reads)


def _locked(begun: dict[str, str]) -> list[str]:
    return [label for label, state in begun.items() if state == TimepointState.LOCKED]


def _values(study: StudySession) -> dict[str, list[CheckedValue]]:
    """Reader -> the diameters of the locked timepoints; for the exporter of complete reads alone (SE-61)."""
    found: dict[str, list[CheckedValue]] = {}
    facts = read_facts(study.file, study.state)
    for subject in sorted(study.state.subjects):
        for read in _reads_of(study, subject):
            begun = begun_of(study, read)
            if study.seat.role is StudyRole.AUDITOR or is_complete(facts[read]):
                reader = study.state.assignments[read].reader
                found.setdefault(reader, []).extend(_values_of(study, read, set(_locked(begun))))
    return found


def _values_of(study: StudySession, read: str, locked: set[str]) -> Iterator[CheckedValue]:
    stored = {table: study.file.rows(table, f"read:{read}") for table in ("lesion", "measurement")}
    rows = patch_from_rows(stored, TABLES)
    about = read_about(study, read)
    for mark in rows["measurement"].values():
        lesion = rows["lesion"].get(mark.lesion)
        if lesion is None or mark.timepoint not in locked:
            continue
        length = mark.counted_mm(lesion.nodal)
        if length is not None:
            yield CheckedValue(about, mark.timepoint, lesion.id, length)
