"""Options of an open study: how they are changed, and what is warned of."""

from collections.abc import Mapping
from typing import Any

from recist_reader.imaging.dates import DateRule
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.trial.option_changes import decide_workflow
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.acts import Act


def change_workflow(study: StudySession, changes: Mapping[str, Any], reason: str) -> Recorded | Refusal:
    """Set options of the workflow as one event; refused once a timepoint is locked (ST-101).

    Raises StudyFault as `StudySession.record`.
    """
    has_lock = any(study.bound_labels(subject) for subject in study.state.subjects)
    return study.record(Act.SET_OPTIONS, decide_workflow(study.state, changes, reason, has_lock=has_lock))


def dates_warning(study: StudySession) -> Problem | None:
    """What is to be known of a study whose images keep their dates (BL-34)."""
    if study.state.options().workflow.date_display != DateRule.ABSOLUTE:
        return None
    what = phrase("images keep their true dates, by which a patient or a treatment may be known")
    return Problem(what, "date_display", phrase("Use relative_days, unless the charter asks for true dates"))
