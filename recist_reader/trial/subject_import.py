"""A table of subjects against the study: new, changed, gone; all of it in one event or nothing (ST-117)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.read import PartialDate
from recist_reader.said import phrase
from recist_reader.trial.codec import death_date_row
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import AssignmentRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.subject_dates import date_faults
from recist_reader.trial.subject_table import CellFault, SubjectTable

RULE = "ST-117"


@dataclass(frozen=True)
class CellChange:
    """One cell that differs from the study, as texts; empty: no value."""

    row: int
    subject: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class TablePlan:
    """What a table would do. `missing`: subjects of the study that it does not name; they stay."""

    new: Mapping[str, SubjectRecord]
    changed: Mapping[str, SubjectRecord]
    changes: tuple[CellChange, ...]
    missing: tuple[str, ...]
    faults: tuple[CellFault, ...]
    warnings: tuple[CellFault, ...]


def plan_table(state: StudyState, table: SubjectTable, today: date) -> TablePlan:
    """Compare a table with the study, and check its dates against each other (ST-118).

    A column that the table does not have says nothing; an empty cell says that there is no value.
    """
    found = list(table.faults)
    new: dict[str, SubjectRecord] = {}
    changed: dict[str, SubjectRecord] = {}
    changes: list[CellChange] = []
    cutoff = state.study.cutoff_date if state.study is not None else None
    for line in table.rows:
        known = state.subjects.get(line.subject)
        record = replace(known or SubjectRecord(line.subject), **line.values)
        found += (
            CellFault(
                line.row, at.column, cell_text(getattr(record, at.column)), at.what, at.remedy, at.is_warning
            )
            for at in date_faults(record, today, cutoff)
        )
        if known is None:
            new[line.subject] = record
        elif record != known:
            changed[line.subject] = record
            changes += (
                CellChange(line.row, line.subject, column, cell_text(before), cell_text(value))
                for column, value in line.values.items()
                if (before := getattr(known, column)) != value
            )
    missing = tuple(sorted(set(state.subjects) - table.named))
    faults = tuple(sorted((f for f in found if not f.is_warning), key=lambda f: f.row or 0))
    return TablePlan(new, changed, tuple(changes), missing, faults, tuple(f for f in found if f.is_warning))


def cell_text(value: Any) -> str:
    """Return a value as the table has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return death_date_row(value) if isinstance(value, date | PartialDate) else str(value)


def decide_import_table(
    state: StudyState, plan: TablePlan, reason: str, remove: Collection[str], make_uuid: Callable[[], str]
) -> Edit | Refusal:
    """Take a table in: new subjects, changed cells and those to be removed, with one reason for all of it.

    `remove` names the missing subjects that are meant to go; `make_uuid` is for the reads of a single-reader
    study (RO-10).
    """
    if plan.faults:
        what = phrase("the table has {count} faults", count=len(plan.faults))
        return refuse(RULE, what, "subjects.csv", phrase("Correct them all: nothing was taken in"))
    refusal = next(filter(None, (_not_removable(state, plan, subject) for subject in remove)), None)
    if refusal is not None:
        return refusal
    if not (plan.new or plan.changed or remove):
        return refuse(RULE, phrase("the table says nothing new"), "subjects.csv", phrase("Nothing to do"))
    if (plan.changed or remove) and not says_enough(reason, SHORTEST_NOTE):
        what = phrase("{count} cells change: that needs a reason", count=len(plan.changes))
        if remove:
            what = phrase("removing subjects needs a reason")
        return refuse(RULE, what, "subjects.csv", phrase("Give --reason"))
    subjects: dict[str, Any] = {**plan.new, **plan.changed, **dict.fromkeys(remove)}
    patch: dict[str, dict[str, Any]] = {"subject": subjects}
    assignments = dict(_assignments(state, plan.new, remove, make_uuid))
    if assignments:
        patch["assignment"] = assignments
    return state.edit("subjects.imported", patch, Reason(reason.strip()) if reason.strip() else None)


def _not_removable(state: StudyState, plan: TablePlan, subject: str) -> Refusal | None:
    """A subject goes only where it is gone from the table and nothing hangs on it."""
    if subject not in plan.missing:
        what = phrase("it is not one of the subjects that the table lacks")
        return refuse(RULE, what, subject, phrase("Take its row out of the table first"))
    if state.visits_of(subject) or state.series_of(subject):
        what = phrase("the subject has visits or images")
        return refuse(RULE, what, subject, phrase("Keep it, or take its images out first"))
    is_alone = state.study is not None and state.study.single_reader
    if not is_alone and any(a.subject == subject for a in state.assignments.values()):
        return refuse(RULE, phrase("the subject was assigned"), subject, phrase("Keep it"))
    return None


def _assignments(
    state: StudyState, new: Collection[str], remove: Collection[str], make_uuid: Callable[[], str]
) -> Iterator[tuple[str, AssignmentRecord | None]]:
    """In a single-reader study each new subject gets its read, and that of a removed one goes (RO-10)."""
    head = state.study
    if head is None or not head.single_reader or not head.reader:
        return
    for subject in new:
        yield make_uuid(), AssignmentRecord(subject, head.reader)
    for read, assignment in state.assignments.items():
        if assignment.subject in remove:
            yield read, None
