"""A visit imported by mistake is taken out again, before anybody has opened its timepoint (ST-5, ER)."""

from collections.abc import Collection, Mapping
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import visit_key
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.visit_decisions import name_of_visit

RULE = "ST-5"


def decide_withdraw_images(
    state: StudyState, subject: str, visit: str, reason: str, opened: Collection[str]
) -> Edit | Refusal:
    """Take a visit with all its images out of the study; the images stay in the log and can come in again.

    `opened` are the labels that a reader has opened: what is drawn there refers to their images. The last
    visit goes first, since labels follow the order of release (ST-5).
    """
    name = name_of_visit(state, visit) or visit
    record = state.visits.get(visit_key(subject, name))
    series = state.series_of(subject, name)
    if record is None or not series:
        return refuse(RULE, phrase("the visit has no images"), name, phrase("Nothing to do"))
    if record.label in opened:
        return refuse(
            RULE, phrase("the timepoint was opened already"), name, phrase("Reopen it, or lock it and go on")
        )
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse(RULE, phrase("taking images out needs its reason"), name, phrase("Say why"))
    later = [
        other.name
        for other in state.visits_of(subject)
        if other.label is not None and record.label is not None
        if label_order(other.label) > label_order(record.label)
    ]
    if later:
        return refuse(
            RULE,
            phrase("{visit} comes after it", visit=later[-1]),
            name,
            phrase("Take {visit} out first", visit=later[-1]),
        )
    new: dict[str, Mapping[str, Any]] = {
        "visit": {visit_key(subject, name): None},
        "series": {one.uid: None for one in series},
    }
    return state.edit("images.withdrawn", new, Reason(reason.strip()))
