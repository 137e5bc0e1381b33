"""Single elements in which two reads differ, each with the slots that it is made of (AJ-4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recist_reader.recist.vocabulary import NonTargetState, Role, TargetState
from recist_reader.trial.adjudication.slots import Cell, Held, Slot, Slots, What, merged_groups
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.labels import label_order


class ElementKind(StrEnum):
    """What two readers decided differently; in the order in which equal explanations are given."""

    NEW_LESION = "new_lesion"
    """Only one has it, or its status differs (NL-2 to NL-4)."""
    FIRST_SEEN = "first_seen"
    """The other records the same new lesion at another timepoint first (NL-3)."""
    NON_TARGET_STATE = "non_target_state"
    NOT_EVALUABLE = "not_evaluable"
    MEASUREMENT = "measurement"
    TARGET_STATE = "target_state"
    """Absent or too small against another state (S-3, S-4)."""
    SPLIT = "split"
    MERGED = "merged"
    AXIS = "axis"
    """Short axis of a node against the longest diameter (S-1)."""
    DATE = "date"
    """On scans of different days of one timepoint (D-1)."""
    TARGET_CHOICE = "target_choice"
    """A target of one read only; the other has it in another role, or not at all."""
    NON_TARGET_CHOICE = "non_target_choice"
    """A non-target of one read only."""


WHOLE_READ = (ElementKind.AXIS, ElementKind.TARGET_CHOICE, ElementKind.NON_TARGET_CHOICE)
"""Kinds that hold from baseline to the end."""


@dataclass(frozen=True)
class Element:
    """One thing that can be exchanged: its slots, its lesions by number of their pair, where it begins."""

    kind: ElementKind
    timepoint: str
    lesions: tuple[int, ...]
    slots: frozenset[Slot]


def elements_of(a: Slots, b: Slots, labels: Sequence[str]) -> tuple[Element, ...]:
    """Return what differs between two reads, by lesion and timepoint. Exchanged together they turn A into B.

    `labels` are the timepoints that both have read, in reading order: of others nothing is said.
    """
    numbers = sorted({slot.lesion for slot in (*a, *b)})
    both = [number for number in numbers if _role(a, number) is _role(b, number)]
    found = [_whole(a, b, number) for number in numbers if number not in both]
    for number in both:
        role = _role(a, number)
        if role is Role.TARGET and a[Slot(number, What.NODAL)] != b[Slot(number, What.NODAL)]:
            nodal = frozenset({Slot(number, What.NODAL)})
            found.append(Element(ElementKind.AXIS, BASELINE, (number,), nodal))
        if role is Role.NEW:
            found += _of_new_lesion(a, b, number, labels)
    for label in labels:
        found += _of_targets(a, b, [n for n in both if _role(a, n) is Role.TARGET], label)
        found += _of_non_targets(a, b, [n for n in both if _role(a, n) is Role.NON_TARGET], label)
        taken = frozenset().union(*(element.slots for element in found))
        found += [it for it in _of_dates(a, b, both, label) if not it.slots & taken]
    return tuple(found)


def _role(slots: Slots, number: int) -> Held | None:
    return slots.get(Slot(number, What.ROLE))


def _whole(a: Slots, b: Slots, number: int) -> Element:
    """A lesion in one role here and in another, or none, there: everything of it goes together."""
    roles = (_role(a, number), _role(b, number))
    if Role.TARGET in roles:
        kind = ElementKind.TARGET_CHOICE
    else:
        kind = ElementKind.NEW_LESION if Role.NEW in roles else ElementKind.NON_TARGET_CHOICE
    slots = frozenset(slot for slot in (*a, *b) if slot.lesion == number)
    first = min((slot.label for slot in slots if slot.label), key=label_order, default=BASELINE)
    return Element(kind, first, (number,), slots)


def _of_new_lesion(a: Slots, b: Slots, number: int, labels: Sequence[str]) -> Iterator[Element]:
    first = {_first_label(slots, number) for slots in (a, b)}
    for label in labels:
        here, on = Slot(number, What.FOUND, label), Slot(number, What.DATE, label)
        one, other = a.get(here), b.get(here)
        if one is None and other is None:
            continue
        if one is None or other is None:
            kind = ElementKind.FIRST_SEEN if label in first and len(first) > 1 else ElementKind.NEW_LESION
            yield Element(kind, label, (number,), frozenset({here, on}))
        elif getattr(one, "state", None) is not getattr(other, "state", None):
            yield Element(ElementKind.NEW_LESION, label, (number,), frozenset({here}))


def _first_label(slots: Slots, number: int) -> str | None:
    own = [slot.label for slot in slots if slot.lesion == number and slot.what is What.FOUND]
    return min(own, key=label_order, default=None)


def _of_targets(a: Slots, b: Slots, numbers: Sequence[int], label: str) -> Iterator[Element]:
    """Differing findings of targets; those that merged, in either read, go together with their carriers."""
    grouped: set[int] = set()
    for group in merged_groups((a, b)):
        slots = frozenset(slot for slot in group if slot.label == label and slot.lesion in numbers)
        grouped.update(slot.lesion for slot in slots)
        if any(a.get(slot) != b.get(slot) for slot in slots):
            lesions = tuple(sorted(slot.lesion for slot in slots))
            dates = {Slot(number, What.DATE, label) for number in lesions}
            yield Element(ElementKind.MERGED, label, lesions, slots | dates)
    for number in numbers:
        here = Slot(number, What.FOUND, label)
        one, other = a.get(here), b.get(here)
        if number in grouped or not isinstance(one, Cell) or not isinstance(other, Cell):
            continue
        axes = {a[Slot(number, What.NODAL)], b[Slot(number, What.NODAL)]}
        if any(one.by(bool(axis)) != other.by(bool(axis)) for axis in axes):
            kind = _kind_of(one, other)
            # Where only one has drawn, the day of its scan comes and goes with the mark.
            with_date = set() if kind is ElementKind.MEASUREMENT else {Slot(number, What.DATE, label)}
            yield Element(kind, label, (number,), frozenset({here, *with_date}))


def _kind_of(one: Cell, other: Cell) -> ElementKind:
    states = {one.long.state, other.long.state}
    if TargetState.NOT_EVALUABLE in states:
        return ElementKind.NOT_EVALUABLE
    if bool(one.long.fragments_mm) is not bool(other.long.fragments_mm):
        return ElementKind.SPLIT
    return ElementKind.MEASUREMENT if states == {TargetState.MEASURED} else ElementKind.TARGET_STATE


def _of_non_targets(a: Slots, b: Slots, numbers: Sequence[int], label: str) -> Iterator[Element]:
    for number in numbers:
        here = Slot(number, What.FOUND, label)
        one, other = a.get(here), b.get(here)
        if one is None or other is None or one == other:
            continue
        missing = NonTargetState.NOT_EVALUABLE in (one, other)
        kind = ElementKind.NOT_EVALUABLE if missing else ElementKind.NON_TARGET_STATE
        yield Element(kind, label, (number,), frozenset({here}))


def _of_dates(a: Slots, b: Slots, numbers: Sequence[int], label: str) -> Iterator[Element]:
    for number in numbers:
        on = Slot(number, What.DATE, label)
        here = Slot(number, What.FOUND, label)
        # Where only one has a finding, its date goes with it.
        if (here in a) is (here in b) and a.get(on) != b.get(on):
            yield Element(ElementKind.DATE, label, (number,), frozenset({on}))
