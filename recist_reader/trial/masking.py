"""Images with burned-in text are masked, with a reason, and so released for reading (BN-3, IN-142)."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import visit_key
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.visit_decisions import QuarantineDecision, decide_quarantine


@dataclass(frozen=True)
class TimepointsBegun:
    """Labels of a subject's timepoints that a reader has opened, and of those the ones that are locked."""

    opened: Collection[str]
    locked: Collection[str]


def decide_masking(
    state: StudyState, uid: str, reason: str, begun: TimepointsBegun, pixel_sha256: str
) -> Edit | Refusal:
    """Let a series stand with masked pixels; one that was held back is released by it as by a decision.

    `pixel_sha256` is the hash over its masked pixels. A series that could be read already can be masked until
    a reader opens its timepoint: what is drawn there refers to the pixels that were shown.
    """
    series = state.series.get(uid)
    if series is None:
        return refuse(
            "BN-3", phrase("there is no such series"), phrase("series"), phrase("Choose one of the list")
        )
    name = series.visit
    if "choice" in series.blocked:
        what = phrase("two contents of the same images wait for a choice")
        return refuse("BL-35", what, name, phrase("Choose first which one is read"))
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse("BN-3", phrase("masking needs its reason"), name, phrase("Say what is masked"))
    if series.state == "ready":
        visit = state.visits.get(visit_key(series.subject, name))
        if visit is not None and visit.label in begun.opened:
            what, remedy = (
                phrase("the timepoint was opened already"),
                phrase("Its images stay as they were read"),
            )
            return refuse("SQ-3", what, name, remedy)
        edit: Edit | Refusal = state.edit("images.masked", {"series": {uid: series}}, Reason(reason.strip()))
    else:
        edit = decide_quarantine(state, QuarantineDecision(uid, True, reason), begun.locked)
    if isinstance(edit, Refusal):
        return edit
    masked = replace(edit.new["series"][uid], pixel_sha256=pixel_sha256)
    new = {**edit.new, "series": {**edit.new["series"], uid: masked}}
    return replace(edit, change="images.masked", new=new)
