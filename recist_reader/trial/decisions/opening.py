"""Opening, reopening, undo and redo: the order of reading (SQ, ST 2.2, SG-6, SG-7, MT-11)."""

from dataclasses import replace

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.commands import OpenTimepoint, ReopenTimepoint
from recist_reader.trial.facts import BASELINE, SubjectFacts, TimepointFacts
from recist_reader.trial.labels import label_order
from recist_reader.trial.no_images import why_nothing_to_read
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_REASON, says_enough
from recist_reader.trial.records import ReadRecord, TimepointRecord, TimepointState
from recist_reader.trial.state import ReadState

REOPENING_REASONS = {
    "new_images": "new images",
    "wrong_images": "wrong or corrected images",
    "transcription_error": "transcription error found by check",
    "cr_withdrawn": "CR withdrawn (OR-5)",
    "seen_in_retrospect": "lesion seen in retrospect (NL-8)",
    "charter_change": "charter change",
    "other": "other",
}

NEEDS_TEXT = frozenset({"other"})
"""Entries that say nothing alone; each other one is a reason of its own, with words or without (RO-10)."""


def decide_open(state: ReadState, facts: SubjectFacts, command: OpenTimepoint) -> Edit | Refusal:
    """Open a timepoint when every earlier one is locked (SQ-1); looking at the open one is no change.

    Where its images came late, after the visit was declared not done, what was read since needs
    confirmation: sums and nadir are other ones now (SG-7).
    """
    label = command.timepoint
    at = facts.at(label)
    if at is None:
        return refuse("SQ-1", phrase("there is no such timepoint"), label, phrase("Import its images first"))
    if not at.done:
        return refuse(
            "OR-9",
            phrase("the visit was not done, there is nothing to read"),
            label,
            phrase("Open the next timepoint"),
        )
    if facts.at(BASELINE) is None:
        return refuse(
            "SQ-1",
            phrase("baseline has no images yet, and it is read first"),
            label,
            phrase("Import baseline first"),
        )
    already_open = state.open_timepoint
    if already_open == label:
        return Edit("timepoint.opened", {}, {}, label)
    without_images = why_nothing_to_read(at)
    if without_images is not None:
        return Refusal("SQ-1", without_images)
    is_late = already_open in {later.label for later in _after(facts, label)}
    if already_open is not None and not is_late:
        return refuse(
            "SQ-1",
            phrase("{timepoint} is still open", timepoint=already_open),
            label,
            phrase("Lock {timepoint} first", timepoint=already_open),
        )
    if state.is_locked(label):
        return refuse(
            "SQ-2",
            phrase("the timepoint is locked"),
            label,
            phrase("It can be seen; to change it, reopen it"),
        )
    refusal = _out_of_turn(state, facts, label)
    if refusal is not None:
        return refusal
    record = TimepointRecord(label, TimepointState.OPEN, locked_version(state, label) + 1)
    new: dict[str, dict[str, object]] = {"timepoint": {label: record, **_to_confirm(state, facts, label)}}
    if "read" not in state.tables:
        new["read"] = {"read": ReadRecord(state.subject, state.reader)}
    edit = state.edit("timepoint.opened", new)
    return Edit(edit.change, edit.old, edit.new, label)


def _out_of_turn(state: ReadState, facts: SubjectFacts, label: str) -> Refusal | None:
    """What comes before it is not locked, or the PD that ended the read is (SQ-1, OR-8).

    A timepoint that was begun is confirmed all the same.
    """
    ended = state.ended_at
    if ended is not None and label not in state.timepoints and label_order(label) > label_order(ended):
        what = phrase("the read ended with the progression at {timepoint}", timepoint=ended)
        return refuse("OR-8", what, label, phrase("Nothing further is read (read_after_pd)"))
    for earlier in facts.before(label):
        if earlier.done and not state.is_locked(earlier.label):
            return refuse(
                "SQ-1",
                phrase("{timepoint} is not locked yet", timepoint=earlier.label),
                label,
                phrase("Read and lock {timepoint} first", timepoint=earlier.label),
            )
    return None


def _after(facts: SubjectFacts, label: str) -> tuple[TimepointFacts, ...]:
    return facts.timepoints[facts.order_of(label) + 1 :]


def _to_confirm(state: ReadState, facts: SubjectFacts, label: str) -> dict[str, TimepointRecord]:
    """What was read after a timepoint, to be confirmed again (SG-7)."""
    return {
        later.label: replace(state.timepoints[later.label], state=TimepointState.NEEDS_CONFIRMATION)
        for later in _after(facts, label)
        if later.label in state.timepoints
    }


def locked_version(state: ReadState, label: str) -> int:
    """Number of the last locked version of a timepoint, 0 when there is none."""
    return max((lock.version for lock in state.locks.values() if lock.timepoint == label), default=0)


def decide_reopen(state: ReadState, facts: SubjectFacts, command: ReopenTimepoint) -> Edit | Refusal:
    """Make version v+1 of a locked timepoint; what was read after it needs confirmation (SG-7)."""
    label = command.timepoint
    if command.entry not in REOPENING_REASONS:
        known = ", ".join(REOPENING_REASONS)
        return refuse(
            "SG-6",
            phrase("unknown reason {reason!r}", reason=command.entry),
            label,
            phrase("Choose one of {known}", known=known),
        )
    if command.entry in NEEDS_TEXT and not says_enough(command.text):
        return refuse(
            "SG-6",
            phrase("the reason is missing"),
            label,
            phrase("Say in at least {count} characters why", count=SHORTEST_REASON),
        )
    if facts.at(label) is None or not state.is_locked(label):
        return refuse(
            "SG-6",
            phrase("the timepoint is not locked"),
            label,
            phrase("Only a locked timepoint can be reopened"),
        )
    rows = {label: TimepointRecord(label, TimepointState.OPEN, locked_version(state, label) + 1)}
    rows |= _to_confirm(state, facts, label)
    edit = state.edit("timepoint.reopened", {"timepoint": rows})
    return Edit(edit.change, edit.old, edit.new, label, Reason(command.text, entry=command.entry))


def decide_undo(state: ReadState) -> Edit | Refusal:
    """Take back the last edit of the open timepoint."""
    if not state.history.done:
        return refuse(
            "MT-11",
            phrase("there is nothing to undo"),
            state.open_timepoint or "",
            phrase("Locks cannot be undone"),
        )
    last = state.history.done[-1]
    return last.edit.reversed_as("history.undone", last.event_id)


def decide_redo(state: ReadState) -> Edit | Refusal:
    """Take back the last undo."""
    if not state.history.undone:
        return refuse(
            "MT-11",
            phrase("there is nothing to redo"),
            state.open_timepoint or "",
            phrase("A new edit ends redo"),
        )
    last = state.history.undone[-1]
    return last.edit.reversed_as("history.redone", last.event_id)
