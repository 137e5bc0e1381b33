"""Decisions on the study's stream: the study itself, and the subjects in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.options import charter_options, option_values
from recist_reader.recist.schedule import LONGEST_DAYS
from recist_reader.said import phrase
from recist_reader.trial.option_changes import needs_a_date
from recist_reader.trial.options import workflow_options
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import AssignmentRecord, CharterRecord, StudyRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.subject_dates import date_faults

SUBJECT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
SUBJECT_ID_RULE = phrase(
    "a subject id begins with A to Z or a digit; dot, dash and underscore may follow, 64 characters at most"
)


@dataclass(frozen=True)
class CreateStudy:
    """A new study: what it is, and the options of charter and workflow that differ from the defaults."""

    record: StudyRecord
    charter: Mapping[str, Any] = field(default_factory=dict)
    workflow: Mapping[str, Any] = field(default_factory=dict)


def decide_create_study(state: StudyState, command: CreateStudy) -> Edit | Refusal:
    """The first event of a study; its options are checked key by key."""
    if state.study is not None:
        return refuse("ST-101", phrase("the study exists already"), phrase("study"), phrase("Open it"))
    if command.record.single_reader and not (command.record.reader or "").strip():
        return refuse(
            "RO-10",
            phrase("a single-reader study needs its reader's name"),
            phrase("reader"),
            phrase("Name the reader"),
        )
    refusal = _schedule_wrong(command.record)
    if refusal is not None:
        return refusal
    try:
        options = charter_options(command.charter)
        workflow_options(command.workflow)
    except ValueError as fault:
        return refuse("ST-102", str(fault), phrase("options"), phrase("Correct the key or leave it out"))
    refusal = needs_a_date(options)
    if refusal is not None:
        return refusal
    settled = option_values(options)
    charter = CharterRecord({key: settled[key] for key in command.charter}, dict(command.workflow))
    return state.edit("study.created", {"study": {"study": command.record}, "charter": {"1": charter}})


def _schedule_wrong(record: StudyRecord) -> Refusal | None:
    """Visits come at least a day apart, and a window is shorter than the way to the next (PFS-3)."""
    interval, window = record.interval_days, record.window_days
    if record.visit_list is not None and (interval is not None or window):
        what = phrase("both an interval and a list of visits are given")
        return refuse("ST-106", what, "interval_days", phrase("Give one of the two"))
    if interval is not None and not 1 <= interval <= LONGEST_DAYS:
        what = phrase("an interval has 1 to {limit} days", limit=LONGEST_DAYS)
        return refuse("ST-106", what, "interval_days", phrase("Give the days between visits"))
    if window < 0 or (interval is not None and window >= interval):
        what = phrase("a window has 0 days or more, and fewer than the interval")
        return refuse("ST-106", what, "window_days", phrase("Give the days allowed before and after a visit"))
    return None


def decide_add_subject(
    state: StudyState, record: SubjectRecord, read_uuid: str, today: date | None = None
) -> Edit | Refusal:
    """A subject joins; in a single-reader study its read is assigned at once (RO-10)."""
    if not SUBJECT_ID.fullmatch(record.subject):
        return refuse("ST-111", SUBJECT_ID_RULE, phrase("subject id"), phrase("Choose another id"))
    if record.subject in state.subjects:
        return refuse(
            "ST-117",
            phrase("the subject is in the study already"),
            record.subject,
            phrase("Use `subject set` to change it"),
        )
    refusal = dates_out_of_order(record, today)
    if refusal is not None:
        return refusal
    new: dict[str, dict[str, Any]] = {"subject": {record.subject: record}}
    head = state.study
    if head is not None and head.single_reader and head.reader:
        new["assignment"] = {read_uuid: AssignmentRecord(record.subject, head.reader)}
    return state.edit("subject.added", new)


def decide_set_subject(
    state: StudyState, subject: str, changes: Mapping[str, Any], reason: str, today: date | None = None
) -> Edit | Refusal:
    """Change dates or events of a subject, with a reason (ST-117)."""
    if subject not in state.subjects:
        return refuse("ST-118", phrase("there is no such subject"), subject, phrase("Add it first"))
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse("ST-117", phrase("a change needs its reason"), subject, phrase("Give --reason"))
    known = {f.name for f in fields(SubjectRecord)} - {"subject", "images_final"}
    unknown = sorted(set(changes) - known)
    if unknown:
        return refuse(
            "ST-118",
            phrase("unknown field {field}", field=unknown[0]),
            subject,
            phrase("Known are {fields}", fields=", ".join(sorted(known))),
        )
    record = replace(state.subjects[subject], **changes)
    refusal = dates_out_of_order(record, today)
    if refusal is not None:
        return refusal
    return state.edit("subject.changed", {"subject": {subject: record}}, Reason(reason))


def dates_out_of_order(record: SubjectRecord, today: date | None = None) -> Refusal | None:
    """The first date of a subject that cannot be true (ST-118, PFS-11); without `today` it may lie ahead."""
    fault = next((f for f in date_faults(record, today) if not f.is_warning), None)
    return None if fault is None else refuse("ST-118", fault.what, fault.column, fault.remedy)
