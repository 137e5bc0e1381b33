"""Which lesion of A is which lesion of B, for display only (AJ-3).

A lesion may be that of the other read where marks of one timepoint say so (`closeness`). Of all one-to-one
assignments the one is taken whose marks lie closest over all lesions and timepoints together; what the
adjudicator paired or cut by hand stands.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.adjudication.assignment import best_assignment
from recist_reader.trial.adjudication.closeness import (
    SAME_LESION_WITHIN_MM,
    PlacedMark,
    apart_mm,
    lie_in_one_space,
)
from recist_reader.trial.adjudication.read_pair import ReadPair, labels_read
from recist_reader.trial.adjudication.values import LesionValue, ValuesAt, value_at
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.records import LesionRecord
from recist_reader.trial.state import ROLE_ORDER, ReadState

_STEPS_PER_MM = 100
"""Gains are whole hundredths of a millimetre, so that equal ones are equal."""


class PairKind(StrEnum):
    """How the lesions of the two reads stand to each other."""

    SAME_ROLE = "same_role"
    OTHER_ROLE = "other_role"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True)
class ByHand:
    """What the adjudicator decided of pairs, each as (UUID in A, UUID in B)."""

    paired: tuple[tuple[str, str], ...] = ()
    cut: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LesionPair:
    """One lesion of A, of B, or of both, by UUID; `values` at each timepoint read by either."""

    a: str | None
    b: str | None
    lesion_a: LesionRecord | None
    lesion_b: LesionRecord | None
    by_hand: bool
    values: tuple[ValuesAt, ...]

    @property
    def kind(self) -> PairKind:
        if self.lesion_a is None:
            return PairKind.ONLY_B
        if self.lesion_b is None:
            return PairKind.ONLY_A
        same = self.lesion_a.role is self.lesion_b.role
        return PairKind.SAME_ROLE if same else PairKind.OTHER_ROLE

    def at(self, label: str) -> ValuesAt:
        """Return the values of one timepoint; raises KeyError for one that no read has."""
        for values in self.values:
            if values.timepoint == label:
                return values
        raise KeyError(label)

    @property
    def mirrored(self) -> "LesionPair":
        """The same pair, B as A."""
        values = tuple(ValuesAt(at.timepoint, at.b, at.a) for at in self.values)
        return LesionPair(self.b, self.a, self.lesion_b, self.lesion_a, self.by_hand, values)


def pair_lesions(pair: ReadPair, by_hand: ByHand | None = None) -> tuple[LesionPair, ...] | Refusal:
    """Return all lesions of both reads, paired or alone: targets first, then non-targets, then new ones.

    Fragments stand with their target (S-6). Refused (AJ-3) where a pair by hand names an unknown lesion, a
    lesion twice, or one that was cut as well.
    """
    by_hand = by_hand or ByHand()
    refusal = _refusal_of(pair, by_hand)
    if refusal is not None:
        return refusal
    if not pair.is_in_order:
        swapped = ByHand(tuple((a, b) for b, a in by_hand.paired), tuple((a, b) for b, a in by_hand.cut))
        return in_table_order(found.mirrored for found in _paired(pair.mirrored, swapped))
    return in_table_order(_paired(pair, by_hand))


def in_table_order(pairs: Collection[LesionPair] | Iterator[LesionPair]) -> tuple[LesionPair, ...]:
    """Return the pairs by role and number, that of A before that of B."""

    def place(pair: LesionPair) -> tuple[tuple[int, int], bool, list[tuple[int, int]]]:
        own = [(ROLE_ORDER[it.role], it.number) for it in (pair.lesion_a, pair.lesion_b) if it is not None]
        return min(own), pair.kind is PairKind.ONLY_B, own

    return tuple(sorted(pairs, key=place))


def _refusal_of(pair: ReadPair, by_hand: ByHand) -> Refusal | None:
    own_a, own_b = dict(_lesions(pair.a)), dict(_lesions(pair.b))
    if any(a not in own_a or b not in own_b for a, b in (*by_hand.paired, *by_hand.cut)):
        what = phrase("a pair names a lesion that is not in these reads")
        return refuse("AJ-3", what, phrase("pairs"), phrase("Pair a lesion of A with one of B"))
    for side, own in ((0, own_a), (1, own_b)):
        named = [own[both[side]].id for both in by_hand.paired]
        twice = next((lesion for lesion in named if named.count(lesion) > 1), None)
        if twice is not None:
            what = phrase("{lesion} is paired twice", lesion=twice)
            return refuse("AJ-3", what, phrase("pairs"), phrase("Part it from the other lesion first"))
    both = set(by_hand.paired) & set(by_hand.cut)
    if both:
        first = own_a[min(both)[0]].id
        what = phrase("{lesion} is paired and cut at once", lesion=first)
        return refuse("AJ-3", what, phrase("pairs"), phrase("Take one of the two back"))
    return None


def _lesions(state: ReadState) -> list[tuple[str, LesionRecord]]:
    return [(uuid, lesion) for uuid, lesion in state.lesions_in_order() if lesion.parent is None]


def _paired(pair: ReadPair, by_hand: ByHand) -> list[LesionPair]:
    taken_a, taken_b = {a for a, _ in by_hand.paired}, {b for _, b in by_hand.paired}
    free_a = [lesion for lesion in _lesions(pair.a) if lesion[0] not in taken_a]
    free_b = [lesion for lesion in _lesions(pair.b) if lesion[0] not in taken_b]
    gains = _gains(pair, free_a, free_b, by_hand)
    found = {free_a[row][0]: free_b[column][0] for row, column in best_assignment(gains)}
    matched = {**dict(by_hand.paired), **found}
    values = _Values(pair)
    both = [values.of(a, b, by_hand=a in taken_a) for a, b in matched.items()]
    only_a = [values.of(a, None) for a, _ in free_a if a not in found]
    only_b = [values.of(None, b) for b, _ in free_b if b not in found.values()]
    return [*both, *only_a, *only_b]


def _gains(
    pair: ReadPair,
    free_a: Sequence[tuple[str, LesionRecord]],
    free_b: Sequence[tuple[str, LesionRecord]],
    by_hand: ByHand,
) -> list[list[int]]:
    """What each pair would add; among equal ones the same role, the same organ, the nearest number wins."""
    marks_a = {uuid: _marks(pair.a, pair.facts, uuid) for uuid, _ in free_a}
    marks_b = {uuid: _marks(pair.b, pair.facts, uuid) for uuid, _ in free_b}
    size = max(len(free_a), len(free_b))
    gains = []
    for row, (a, lesion_a) in enumerate(free_a):
        line = []
        for column, (b, lesion_b) in enumerate(free_b):
            gain = 0 if (a, b) in by_hand.cut else _gain(marks_a[a], marks_b[b])
            alike = 2 * (lesion_a.role is lesion_b.role) + (lesion_a.organ == lesion_b.organ)
            near = size - abs(row - column)
            line.append((gain * 4 + alike) * (size * size + 1) + near if gain else 0)
        gains.append(line)
    return gains


_Marks = Mapping[str, Sequence[PlacedMark]]


def _marks(state: ReadState, facts: SubjectFacts, uuid: str) -> _Marks:
    """Marks of a lesion and of its fragments by timepoint."""
    marks = {}
    for label in labels_read(state, facts):
        at = facts.at(label)
        owners = [uuid, *(part for part, _ in state.fragments_of(uuid, label))]
        placed = [
            PlacedMark(mark, series)
            for owner in owners
            if at is not None
            and (mark := state.measurement(label, owner)) is not None
            and (series := at.series_by_uid(mark.place.series_uid)) is not None
        ]
        if placed:
            marks[label] = placed
    return marks


def _gain(a: _Marks, b: _Marks) -> int:
    """How much nearer than 15 mm the marks lie, added up over the timepoints; 0 where they are no pair.

    Where the two have no timepoint in one space in common, a new lesion that one saw later, say, marks of
    different timepoints count, if these share a frame of reference.
    """
    common = [(a[label], b[label]) for label in a if label in b and _share_a_space(a[label], b[label])]
    if common:
        return sum(_gain_of(one, other) for one, other in common)
    return max((_gain_of(one, other) for one in a.values() for other in b.values()), default=0)


def _share_a_space(a: Sequence[PlacedMark], b: Sequence[PlacedMark]) -> bool:
    return any(lie_in_one_space(one, other) for one in a for other in b)


def _gain_of(a: Sequence[PlacedMark], b: Sequence[PlacedMark]) -> int:
    away = [mm for one in a for other in b if (mm := apart_mm(one, other)) is not None]
    if not away:
        return 0
    return max(1, round((SAME_LESION_WITHIN_MM - min(away)) * _STEPS_PER_MM))


@dataclass(frozen=True)
class _Values:
    pair: ReadPair

    def of(self, a: str | None, b: str | None, by_hand: bool = False) -> LesionPair:
        one, other = self.pair.a, self.pair.b
        lesion_a = None if a is None else one.lesions[a]
        lesion_b = None if b is None else other.lesions[b]
        alone = LesionPair(a, b, lesion_a, lesion_b, by_hand, ())
        labels_a, labels_b = labels_read(one, self.pair.facts), labels_read(other, self.pair.facts)
        values = tuple(
            ValuesAt(
                at.label,
                self._value(one, a, at.label) if at.label in labels_a else None,
                self._value(other, b, at.label) if at.label in labels_b else None,
            )
            for at in self.pair.facts.timepoints
            if at.label in (*labels_a, *labels_b)
        )
        return replace(alone, values=values)

    def _value(self, state: ReadState, uuid: str | None, label: str) -> LesionValue | None:
        at = self.pair.facts.at(label)
        if uuid is None or at is None or not at.done:
            return None
        return value_at(state, self.pair.facts, uuid, label)
