"""A study is set up and filled by its manager: the table of subjects, which visit a scan belongs to."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.subject_import import TablePlan, decide_import_table, plan_table
from recist_reader.trial.subject_table import CellFault, SubjectTable, decoded, read_subject_table
from recist_reader.trial.visit_dates import Placement, days_outside, placed


def visit_of_scan(state: StudyState, subject: str, scan_date: date | None) -> Placement | None:
    """The visit that a scan belongs to by its date; None where no visits or no days are known (ST-105)."""
    record, visits = state.subjects.get(subject), state.planned_visits
    if record is None or record.randomisation_date is None or visits is None or scan_date is None:
        return None
    return placed(visits, (scan_date - record.randomisation_date).days)


def placement_note(state: StudyState, subject: str, visit: str) -> Problem | None:
    """What the date of a visit's scan says against its place in the list of visits; None where nothing.

    Another visit is nearer, or the scan lies outside the window of its own (DV-01). Asked where the study
    has a list, since Baseline, TP1 ... are places in an order and no dates.
    """
    dates = [s.scan_date for s in state.series_of(subject, visit) if s.scan_date is not None]
    found = visit_of_scan(state, subject, min(dates, default=None))
    if found is None or state.visit_list is None:
        return None
    own = state.visit_list.planned(state.visit_list.number_of(visit))
    record = state.subjects[subject]
    assert record.randomisation_date is not None
    day = (min(dates) - record.randomisation_date).days
    if (found.visit.name if found.visit else None) != (own.name if own else None):
        return _elsewhere(visit, day, found)
    if own is None or not days_outside(own, day):
        return None
    days = days_outside(own, day)
    what = (
        phrase("the scan lies outside its window, {count} d early (DV-01)", count=-days)
        if days < 0
        else phrase("the scan lies outside its window, {count} d late (DV-01)", count=days)
    )
    return Problem(what, visit, phrase("Nothing to do, where the visit is right"))


def _elsewhere(visit: str, day: int, found: Placement) -> Problem:
    remedy = phrase("Take the images out and import them for the right visit, or leave them")
    if found.visit is None:
        return Problem(phrase("by its date (day {day}) the scan is unscheduled", day=day), visit, remedy)
    what = phrase("by its date (day {day}) the scan belongs to {name}", day=day, name=found.visit.name)
    return Problem(what, visit, remedy)


def plan_of_file(study: StudySession, path: Path) -> TablePlan | Refusal:
    """What a table of subjects would do in the study; nothing is stored (ST-117). Raises Fault `bad_input`.

    The rows of a study are shown to who may set subjects alone.
    """
    refusal = study.refusal(Act.SET_SUBJECT)
    if refusal is not None:
        return refusal
    try:
        text = decoded(path.read_bytes())
    except OSError as error:
        what = phrase("the table cannot be read ({why})", why=error.strerror)
        raise Fault(Problem(what, path.name, phrase("Choose another file")), code="bad_input") from error
    table = SubjectTable(faults=[text]) if isinstance(text, CellFault) else read_subject_table(text)
    return plan_table(study.state, table, study.today())


def take_in(
    study: StudySession, plan: TablePlan, reason: str, remove: Collection[str] = ()
) -> Recorded | Refusal:
    """Take a planned table in, as one event. Raises StudyFault as `StudySession.record`."""
    edit = decide_import_table(study.state, plan, reason, remove, study.workplace.make_uuid)
    return study.record(Act.SET_SUBJECT, edit)
