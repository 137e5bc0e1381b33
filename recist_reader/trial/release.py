"""Decisions that let readers have a timepoint, in a study with accounts (SQ-1, ST-5, ST 2.1)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import VisitRecord, visit_key
from recist_reader.trial.study_state import StudyState, is_read_for_size
from recist_reader.trial.visit_decisions import may_not_be_released, name_of_visit, place_of


def decide_release(
    state: StudyState, subject: str, visit: str, bound: Collection[str], on: date | None = None
) -> Edit | Refusal:
    """Readers may have the visit: it gets its label, and waits for each until the one before is locked.

    `bound`: labels that a reader has locked, or must confirm; `on`: today. Held-back images are decided first
    (BN-3).
    """
    name = name_of_visit(state, visit) or visit
    found = state.visits.get(visit_key(subject, name))
    refusal = _not_releasable(state, subject, name, found)
    if refusal is not None:
        return refusal
    dates = [s.scan_date for s in state.series_of(subject, name) if is_read_for_size(s) and s.scan_date]
    refusal = may_not_be_released(state, subject, name, dates, bound)
    if refusal is not None:
        return refusal
    assert found is not None
    number, label = place_of(state, subject, name)
    released = replace(found, number=number, label=label, done=True, released_on=on)
    new = {visit_key(subject, name): released}
    return state.edit("visit.released", {"visit": new})


def decide_hold(
    state: StudyState, subject: str, visit: str, reason: str, opened: Collection[str]
) -> Edit | Refusal:
    """Take a release back, with a reason, before any reader has opened the timepoint (SQ-3).

    The last label goes first: labels follow the order of release (ST-5).
    """
    name = name_of_visit(state, visit) or visit
    found = state.visits.get(visit_key(subject, name))
    if found is None or found.label is None or not found.done:
        return refuse("SQ-1", phrase("the visit is not released"), name, phrase("Nothing to do"))
    if found.label in opened:
        return refuse("SQ-3", phrase("a reader has opened the timepoint"), name, phrase("Reopen it instead"))
    later = [
        v for v in state.visits_of(subject) if v.label and label_order(v.label) > label_order(found.label)
    ]
    if later:
        what, remedy = phrase("{visit} comes after it", visit=later[-1].name), phrase("Take that back first")
        return refuse("ST-5", what, name, remedy)
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse("SQ-1", phrase("taking a release back needs its reason"), name, phrase("Say why"))
    new = {visit_key(subject, name): replace(found, label=None, released_on=None)}
    return state.edit("visit.held", {"visit": new}, Reason(reason.strip()))


def decide_final(state: StudyState, subject: str, *, is_final: bool, reason: str) -> Edit | Refusal:
    """No further images of the subject will come, or some will after all (ST 2.1, `complete`)."""
    record = state.subjects.get(subject)
    if record is None:
        return refuse("ST-118", phrase("there is no such subject"), subject, phrase("Add it first"))
    if record.images_final is is_final:
        return refuse("ST 2.1", phrase("this was declared already"), subject, phrase("Nothing to do"))
    waiting = [v.name for v in state.visits_of(subject) if v.label is None]
    if is_final and waiting:
        what = phrase("{visit} is not released", visit=waiting[0])
        return refuse("ST 2.1", what, subject, phrase("Release it, or take its images out"))
    if is_final and not any(v.done for v in state.visits_of(subject)):
        return refuse("ST 2.1", phrase("the subject has no images"), subject, phrase("Import them first"))
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse("ST 2.1", phrase("the declaration needs its reason"), subject, phrase("Say why"))
    new = {subject: replace(record, images_final=is_final)}
    change = "subject.images_final" if is_final else "subject.images_expected"
    return state.edit(change, {"subject": new}, Reason(reason.strip()))


def _not_releasable(state: StudyState, subject: str, name: str, found: VisitRecord | None) -> Refusal | None:
    """Why a visit can't be read, whatever its place: no images, released already, images held back."""
    if subject not in state.subjects:
        return refuse("ST-118", phrase("there is no such subject"), subject, phrase("Add it first"))
    series = state.series_of(subject, name)
    if found is None or not any(is_read_for_size(s) for s in series):
        return refuse("SQ-1", phrase("the visit has no images to read"), name, phrase("Import them first"))
    if found.label is not None and found.done:
        return refuse("SQ-1", phrase("the visit is released already"), name, phrase("Nothing to do"))
    held = sum(s.state == "quarantined" for s in series)
    if held:
        what = phrase("{count} series of the visit are held back", count=held)
        return refuse("BN-3", what, name, phrase("Decide on them first"))
    if state.subjects[subject].images_final:
        what = phrase("its images were declared final")
        return refuse("ST 2.1", what, subject, phrase("Take the declaration back first"))
    return None
