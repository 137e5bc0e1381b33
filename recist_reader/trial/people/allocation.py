"""Which readers get which subjects: a fixed pair, or a pool in balance by a stored seed (RO-8)."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Patch
from recist_reader.trial.people.assigning import SLOTS, reader_refused
from recist_reader.trial.people.people_state import PeopleState
from recist_reader.trial.study_records import (
    AllocationRecord,
    AssignmentRecord,
    ReadingCodeRecord,
)
from recist_reader.trial.study_state import StudyState

PAIR, POOL = "pair", "pool"


@dataclass(frozen=True)
class Place:
    """A place of a subject that is given to a reader."""

    subject: str
    slot: str
    reader: str


@dataclass(frozen=True)
class Taken:
    """What is assigned already. `places`: subject -> slot -> reader; `load`: reader -> how many reads."""

    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    load: Mapping[str, int] = field(default_factory=dict)


def allocate_pair(subjects: Collection[str], readers: Sequence[str], taken: Taken) -> list[Place]:
    """Give every free place to the reader of its slot: R1 to the first, R2 to the second.

    A place whose reader has the other place of that subject stays free.
    """
    found = []
    for subject in sorted(subjects):
        there = taken.places.get(subject, {})
        for slot, reader in zip(SLOTS, readers, strict=False):
            if slot not in there and reader not in there.values():
                found.append(Place(subject, slot, reader))
    return found


def allocate_pool(
    subjects: Collection[str], readers: Collection[str], slots: Sequence[str], seed: int, taken: Taken
) -> list[Place]:
    """Give every free place to a reader of the pool, each as many as the next to one, by a seed.

    Subjects come in an order that the seed draws, those with one place taken first; each place goes to who
    has fewest reads, nobody to both of one subject. Equal ones are drawn. The same input gives the same
    result on every computer: all drawing is by SHA-256. A place for which nobody is left stays free.
    """
    load = {reader: taken.load.get(reader, 0) for reader in readers}
    firsts = dict.fromkeys(readers, 0)
    found = []
    for subject in sorted(subjects, key=lambda s: (not taken.places.get(s), _drawn(seed, s))):
        there = dict(taken.places.get(subject, {}))
        free = [slot for slot in slots if slot not in there]
        candidates = sorted(
            (reader for reader in load if reader not in there.values()),
            key=lambda reader: (load[reader], _drawn(seed, f"{subject}/{reader}")),
        )
        chosen = candidates[: len(free)]
        # Who was first less often is R1: neither place is one person's.
        chosen.sort(key=lambda reader: (firsts[reader], _drawn(seed, f"{subject}/{reader}/place")))
        for slot, reader in zip(free, chosen, strict=False):
            found.append(Place(subject, slot, reader))
            load[reader] += 1
            firsts[reader] += slot == SLOTS[0]
    return found


def _drawn(seed: int, what: str) -> str:
    return hashlib.sha256(f"{seed}/{what}".encode()).hexdigest()


@dataclass(frozen=True)
class Allocate:
    """Free places of all subjects go to readers (account ids). `seed` belongs to a pool, None for a pair."""

    readers: tuple[str, ...]
    seed: int | None = None


def allocated(state: StudyState, people: PeopleState, command: Allocate) -> list[Place] | Refusal:
    """The places that an allocation gives, or why it may not be made."""
    for reader in command.readers:
        refusal = reader_refused(people, reader, phrase("readers"))
        if refusal is not None:
            return refusal
    slots = SLOTS[: state.options().workflow.readers_per_subject]
    if len(set(command.readers)) < len(command.readers):
        what = phrase("a reader is named twice")
        return refuse("RO-8", what, phrase("readers"), phrase("Name each once"))
    if len(command.readers) < len(slots) or (command.seed is None and len(command.readers) > len(slots)):
        what = phrase(
            "{count} readers are named, a subject has {places}", count=len(command.readers), places=len(slots)
        )
        return refuse("RO-8", what, phrase("readers"), phrase("Name as many for a pair, more for a pool"))
    taken = taken_places(state)
    free = [s for s in state.subjects if not set(slots) <= taken.places.get(s, {}).keys()]
    places = (
        allocate_pair(free, command.readers, taken)
        if command.seed is None
        else allocate_pool(free, command.readers, slots, command.seed, taken)
    )
    if not places:
        return refuse("RO-8", phrase("no place is free"), phrase("subjects"), phrase("Nothing to do"))
    return places


def taken_places(state: StudyState) -> Taken:
    """What is assigned in a study; what was taken back counts no more."""
    places: dict[str, dict[str, str]] = {}
    load: dict[str, int] = {}
    for assignment in state.assignments.values():
        if not assignment.void:
            places.setdefault(assignment.subject, {})[assignment.slot] = assignment.reader
            load[assignment.reader] = load.get(assignment.reader, 0) + 1
    return Taken(places, load)


def decide_allocate(
    state: StudyState, command: Allocate, places: Sequence[Place], drawn: Sequence[tuple[str, str]]
) -> Edit:
    """The reads of an allocation as one event. `drawn`: UUID and reading code of the read of each place."""
    made = AllocationRecord(POOL if command.seed is not None else PAIR, command.readers, command.seed)
    new: Patch = {
        "assignment": {
            read: AssignmentRecord(place.subject, place.reader, place.slot, allocation=made)
            for place, (read, _code) in zip(places, drawn, strict=True)
        },
        "reading_code": {read: ReadingCodeRecord(read, code) for read, code in drawn},
    }
    return state.edit("reads.allocated", new)
