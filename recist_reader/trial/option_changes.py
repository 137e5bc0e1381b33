"""The study's options: frozen at its first lock, each change a further version of the charter (ST-101)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.options import CharterOptions, allowed_values, charter_options, option_values
from recist_reader.said import phrase
from recist_reader.trial.options import StudyOptions, workflow_options
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import CharterRecord
from recist_reader.trial.study_state import StudyState

_DATES, _CODES = "date_display", "reader_specific_codes"

AMENDABLE = frozenset(
    {
        "show_prior_values",
        "show_response_to_reader",
        "query_second_look",
        "global_review",
        "read_due_days",
        "backup_minutes",
        "password_max_days",
        "password_history",
        "session_max_hours",
        "idle_lock_min",
    }
)
"""Options that an amendment may change after the first lock: no value, response or read hangs on them.

The rules, and what decides which reads there are, stay as they were when the first timepoint was locked:
locked results are shown beside what the options in force give.
"""


def decide_options(
    state: StudyState, changes: Mapping[str, Any], reason: str, *, has_lock: bool, amends: bool = False
) -> Edit | Refusal:
    """Set options of charter and workflow by their keys, with a reason: the next version of the charter.

    `has_lock`: a timepoint of the study was locked; from then on `amends` says that it is meant (ST-101). The
    dates of stored images cannot follow: `date_display` is fixed once the study has images (BL-34).
    """
    charters: Mapping[str, CharterRecord] = state.tables.get("charter", {})
    if not charters:
        return refuse("ST-101", phrase("there is no study yet"), phrase("options"), phrase("Make it first"))
    fixed = sorted(set(changes) - AMENDABLE)
    if has_lock and (fixed or not amends):
        what = phrase("options are fixed since the first timepoint was locked")
        remedy = phrase("Go on with them, or make a new study")
        if not fixed:
            remedy = phrase("Say that it is an amendment (--amendment), or go on with them")
        return refuse("ST-101", what, fixed[0] if amends and fixed else phrase("options"), remedy)
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse(
            "ST-101", phrase("a change of options needs its reason"), phrase("options"), phrase("Say why")
        )
    number = max(charters, key=int)
    latest = charters[number]
    rules = {key: value for key, value in changes.items() if allowed_values(key)}
    workflow = {**latest.workflow, **{key: value for key, value in changes.items() if key not in rules}}
    before = StudyOptions(charter_options(latest.charter), workflow_options(latest.workflow))
    try:
        wanted = StudyOptions(charter_options(rules, before.charter), workflow_options(workflow))
    except ValueError as fault:
        return refuse("ST-102", str(fault), phrase("options"), phrase("Correct the key or leave it out"))
    if wanted == before:
        return refuse(
            "ST-101", phrase("the options are so already"), phrase("options"), phrase("Nothing to do")
        )
    refusal = _too_late(state, before, wanted) or needs_a_date(wanted.charter)
    if refusal is not None:
        return refusal
    settled = option_values(wanted.charter)
    charter = {**latest.charter, **{key: settled[key] for key in rules}}
    new = {"charter": {str(int(number) + 1): replace(latest, charter=charter, workflow=workflow)}}
    return state.edit("charter.amended" if has_lock else "charter.changed", new, Reason(reason.strip()))


def _too_late(state: StudyState, before: StudyOptions, wanted: StudyOptions) -> Refusal | None:
    """What images and codes were made by cannot change under them."""
    is_changed = {
        key: getattr(before.workflow, key) != getattr(wanted.workflow, key) for key in (_DATES, _CODES)
    }
    if is_changed[_DATES] and state.series:
        what = phrase(
            "the images in the study are stored with dates by {date_display!r}",
            date_display=before.workflow.date_display,
        )
        remedy = phrase("Take them out first (recist-reader images withdraw), or make a new study")
        return refuse("BL-34", what, _DATES, remedy)
    if is_changed[_CODES] and state.codes:
        what, remedy = phrase("reading codes are given out already"), phrase("Go on with them")
        return refuse("BN-5", what, _CODES, remedy)
    return None


def needs_a_date(charter: CharterOptions) -> Refusal | None:
    """Refuse days from treatment: a blinded read knows no first dose, and they would run from another day."""
    if charter.sd_reference != "treatment_start":
        return None
    what = phrase("sd_reference 'treatment_start' needs a date that no subject of a study has")
    return refuse("ST-102", what, phrase("options"), phrase("Choose randomisation or baseline_scan"))
