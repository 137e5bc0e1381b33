"""Decisions on who reads a subject (RO-7, RO-8, ST 2.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Patch, Reason
from recist_reader.trial.people.people_state import PeopleState
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import AssignmentRecord, ReadingCodeRecord
from recist_reader.trial.study_state import StudyState

SLOTS = ("R1", "R2")


@dataclass(frozen=True)
class Assign:
    """A subject goes to a reader. `read` is the UUID of the new read, `code` what its reader sees."""

    read: str
    code: str
    subject: str
    account: str
    slot: str


def decide_assign(state: StudyState, people: PeopleState, command: Assign) -> Edit | Refusal:
    """A new read; one person never has both places of a subject (RO-8).

    A place is free again once its assignment is void.
    """
    if command.subject not in state.subjects:
        return refuse("ST-118", phrase("there is no such subject"), command.subject, phrase("Add it first"))
    refusal = reader_refused(people, command.account, command.subject)
    if refusal is not None:
        return refusal
    places = SLOTS[: state.options().workflow.readers_per_subject]
    if command.slot not in places:
        what = phrase("{slot!r} is no place of a reader", slot=command.slot)
        return refuse("RO-8", what, command.subject, phrase("Use {known}", known=", ".join(places)))
    standing = [a for a in state.assignments.values() if a.subject == command.subject and not a.void]
    if any(a.slot == command.slot for a in standing):
        what = phrase("{slot} of this subject is assigned already", slot=command.slot)
        return refuse("RO-8", what, command.subject, phrase("Take the assignment back first"))
    if any(a.reader == command.account for a in standing):
        what = phrase("this person reads the subject already")
        return refuse("RO-7", what, command.subject, phrase("Choose another reader"))
    new: Patch = {
        "assignment": {command.read: AssignmentRecord(command.subject, command.account, command.slot)},
        "reading_code": {command.read: ReadingCodeRecord(command.read, command.code)},
    }
    return state.edit("read.assigned", new)


def decide_void(state: StudyState, read: str, reason: str, begun: Mapping[str, str]) -> Edit | Refusal:
    """Take an assignment back, with a reason; what was read stays, and counts no more (ST 2.1).

    `begun`: label -> state of the timepoints of the read; one that is open holds a reader's work.
    """
    assignment = state.assignments.get(read)
    if assignment is None or assignment.void:
        return refuse("RO-8", phrase("there is no such assignment"), phrase("read"), phrase("Nothing to do"))
    if not says_enough(reason, SHORTEST_NOTE):
        what = phrase("taking an assignment back needs its reason")
        return refuse("RO-8", what, assignment.subject, phrase("Say why"))
    if "open" in begun.values():
        what = phrase("a timepoint of this read is open")
        return refuse("ST-1", what, assignment.subject, phrase("Let its reader lock it first"))
    new = {"assignment": {read: replace(assignment, void=True)}}
    return state.edit("read.voided", new, Reason(reason.strip()))


def reader_refused(people: PeopleState, account: str, where: str) -> Refusal | None:
    """Why a person is given no read: nobody at work in the study, or no reader (RO-7)."""
    found = people.account(account)
    if found is None or found.disabled:
        what = phrase("there is no such person at work in the study")
        return refuse("SE-5", what, where, phrase("Choose one of the list"))
    if StudyRole.READER not in found.roles:
        what = phrase("this person is no reader of the study")
        return refuse("RO-7", what, where, phrase("Choose a reader"))
    return None
