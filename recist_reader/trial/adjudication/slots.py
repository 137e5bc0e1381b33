"""A read as a table of slots, one for each thing that a reader decided, so that a slot can be filled with
what the other reader decided (AJ-4).

The lesions of both reads go by the number of their pair, so that a slot of A and the same slot of B speak of
one lesion. Filling all slots of A from B gives B.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from recist_reader.recist.read import Lesion, NewLesionFinding, Read, TargetFinding, Timepoint
from recist_reader.recist.vocabulary import NonTargetState, Role
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.rules_input import target_finding
from recist_reader.trial.state import ReadState


class What(IntEnum):
    """What a slot holds of a lesion."""

    ROLE = 0
    SITE = 1
    NODAL = 2
    FOUND = 3
    DATE = 4


class Slot(NamedTuple):
    """`label` is empty for what holds at every timepoint."""

    lesion: int  # number of the pair
    what: What
    label: str = ""


@dataclass(frozen=True)
class Cell:
    """A target at one timepoint, by either axis: which one counts is another slot (S-1)."""

    long: TargetFinding
    short: TargetFinding

    def by(self, nodal: bool) -> TargetFinding:
        return self.short if nodal else self.long


Held = Role | Lesion | bool | Cell | NonTargetState | NewLesionFinding | dt.date
Slots = Mapping[Slot, Held]


def lesion_name(number: int) -> str:
    """The id that a lesion goes by inside: one for both reads."""
    return f"{number}"


def slots_of(state: ReadState, facts: SubjectFacts, read: Read, numbers: Mapping[str, int]) -> Slots:
    """Return the slots of a read; `read` is what the rules get of it, `numbers` UUID -> pair number."""
    slots: dict[Slot, Held] = {}
    for uuid, number in numbers.items():
        lesion = state.lesions[uuid]
        slots[Slot(number, What.ROLE)] = lesion.role
        slots[Slot(number, What.SITE)] = Lesion(lesion_name(number), lesion.organ.lower(), lesion.nodal)
        if lesion.role is Role.TARGET:
            slots[Slot(number, What.NODAL)] = lesion.nodal
    for at in _timepoints(read):
        if at.done:
            slots.update(_found_at(state, facts, at, numbers))
    return slots


def _timepoints(read: Read) -> tuple[Timepoint, ...]:
    return (read.baseline, *read.timepoints) if read.baseline else read.timepoints


def _found_at(
    state: ReadState, facts: SubjectFacts, at: Timepoint, numbers: Mapping[str, int]
) -> Mapping[Slot, Held]:
    slots: dict[Slot, Held] = {}
    names = {state.lesions[uuid].id: lesion_name(number) for uuid, number in numbers.items()}
    new = {found.id: found for found in at.new_lesions}
    for uuid, number in numbers.items():
        lesion, here = state.lesions[uuid], Slot(number, What.FOUND, at.id)
        if lesion.role is Role.TARGET:
            slots[here] = Cell(
                *(
                    _renamed(target_finding(state, at.id, uuid, axis, facts.options), names)
                    for axis in (replace(lesion, nodal=False), replace(lesion, nodal=True))
                )
            )
        elif lesion.role is Role.NON_TARGET:
            slots[here] = at.non_targets[lesion.id]
        elif lesion.id in new:
            slots[here] = replace(new[lesion.id], id=lesion_name(number))
        if lesion.id in at.lesion_dates:
            slots[Slot(number, What.DATE, at.id)] = at.lesion_dates[lesion.id]
    return slots


def _renamed(found: TargetFinding, names: Mapping[str, str]) -> TargetFinding:
    return replace(found, merged_into=names.get(found.merged_into or ""))


def exchanged(own: Slots, other: Slots, which: Iterable[Slot]) -> Slots:
    """Return the own slots with some of them as the other read has them, empty where it has none."""
    slots = dict(own)
    for slot in which:
        if slot in other:
            slots[slot] = other[slot]
        else:
            slots.pop(slot, None)
    return slots


def merged_groups(reads: Iterable[Slots]) -> tuple[frozenset[Slot], ...]:
    """Findings of one timepoint that a merger of any read ties: the merged targets and their carriers (S-7).

    To exchange some of them alone would count a mass twice, or not at all: that says nothing of either read.
    """
    group_of: dict[Slot, frozenset[Slot]] = {}
    for slots in reads:
        for slot, held in slots.items():
            if isinstance(held, Cell) and held.long.merged_into:
                carrier = Slot(int(held.long.merged_into), What.FOUND, slot.label)
                tied = group_of.get(slot, frozenset({slot})) | group_of.get(carrier, frozenset({carrier}))
                group_of.update(dict.fromkeys(tied, tied))
    return tuple(sorted(set(group_of.values()), key=sorted))


def filled(read: Read, slots: Slots) -> Read:
    """Return the read with the lesions and findings of the slots; dates, options and visits are its own."""
    lesions = sorted({slot.lesion for slot in slots if slot.what is What.ROLE})
    roles = {number: slots[Slot(number, What.ROLE)] for number in lesions}
    baseline = None if read.baseline is None else _filled_at(read.baseline, slots, roles)
    return replace(
        read,
        targets=tuple(_lesion(slots, number) for number in lesions if roles[number] is Role.TARGET),
        non_targets=tuple(_lesion(slots, number) for number in lesions if roles[number] is Role.NON_TARGET),
        baseline=baseline,
        timepoints=tuple(_filled_at(at, slots, roles) for at in read.timepoints),
    )


def _lesion(slots: Slots, number: int) -> Lesion:
    site = slots[Slot(number, What.SITE)]
    assert isinstance(site, Lesion)
    return replace(site, nodal=_is_nodal(slots, number))


def _is_nodal(slots: Slots, number: int) -> bool:
    return slots.get(Slot(number, What.NODAL)) is True


def _filled_at(at: Timepoint, slots: Slots, roles: Mapping[int, Held]) -> Timepoint:
    if not at.done:
        return at
    targets, non_targets, new, dates = {}, {}, [], {}
    for number in roles:
        name, held = lesion_name(number), slots.get(Slot(number, What.FOUND, at.id))
        if isinstance(held, Cell):
            targets[name] = held.by(_is_nodal(slots, number))
        elif isinstance(held, NonTargetState):
            non_targets[name] = held
        elif isinstance(held, NewLesionFinding):
            new.append(held)
        when = slots.get(Slot(number, What.DATE, at.id))
        if isinstance(when, dt.date):
            dates[name] = when
    return replace(at, targets=targets, non_targets=non_targets, new_lesions=tuple(new), lesion_dates=dates)
