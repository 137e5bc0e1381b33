"""The study's options until its first lock: each change is a further version of the charter (ST-101)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.options import workflow_options
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import CharterRecord
from recist_reader.trial.study_state import StudyState

_DATES = "date_display"


def decide_workflow(
    state: StudyState, changes: Mapping[str, Any], reason: str, *, has_lock: bool
) -> Edit | Refusal:
    """Set options of the workflow, with a reason. `has_lock`: a timepoint of the study was locked.

    The dates of stored images cannot follow: `date_display` is fixed once the study has images (BL-34).
    """
    charters: Mapping[str, CharterRecord] = state.tables.get("charter", {})
    if not charters:
        return refuse("ST-101", phrase("there is no study yet"), phrase("options"), phrase("Make it first"))
    if has_lock:
        what = phrase("options are fixed since the first timepoint was locked")
        return refuse("ST-101", what, phrase("options"), phrase("Go on with them, or make a new study"))
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse(
            "ST-101", phrase("a change of options needs its reason"), phrase("options"), phrase("Say why")
        )
    number = max(charters, key=int)
    latest = charters[number]
    workflow = {**latest.workflow, **changes}
    try:
        wanted = workflow_options(workflow)
    except ValueError as fault:
        return refuse("ST-102", str(fault), phrase("options"), phrase("Correct the key or leave it out"))
    before = workflow_options(latest.workflow)
    if wanted == before:
        return refuse(
            "ST-101", phrase("the options are so already"), phrase("options"), phrase("Nothing to do")
        )
    if wanted.date_display != before.date_display and state.series:
        what = phrase(
            "the images in the study are stored with dates by {date_display!r}",
            date_display=before.date_display,
        )
        remedy = phrase("Take them out first (recist-reader images withdraw), or make a new study")
        return refuse("BL-34", what, _DATES, remedy)
    new = {"charter": {str(int(number) + 1): replace(latest, workflow=workflow)}}
    return state.edit("charter.changed", new, Reason(reason.strip()))
