"""What makes two reads part, found by exchanging one element at a time and asking the rules again (AJ-4).

Each claim was computed: a read that takes over the elements of a cause was assessed and answers at the
parting timepoint as the other does. Where several explain equally, both ways goes before one way, the parting
timepoint before others, then by kind, size and lesion; the answer does not depend on which read is A.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from recist_reader.recist.assess import assess
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.adjudication.answers import Answer, answer_at, rule_that_turned
from recist_reader.trial.adjudication.elements import WHOLE_READ, Element, ElementKind, elements_of
from recist_reader.trial.adjudication.explanation import (
    Cause,
    Exchanged,
    ExchangedLesion,
    Explanation,
    Found,
    OwnCategory,
    Turn,
)
from recist_reader.trial.adjudication.pairing import LesionPair, in_table_order
from recist_reader.trial.adjudication.parting import Aspect, Parting, parting_of
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.adjudication.slots import (
    Slot,
    Slots,
    What,
    exchanged,
    filled,
    merged_groups,
    slots_of,
)
from recist_reader.trial.adjudication.values import LesionValue
from recist_reader.trial.labels import label_order

PAIRED_AT_MOST = 16
"""Elements among which all twos are tried, the first in rank: 240 assessments, a quarter of a second."""


def explain(pair: ReadPair, pairs: Sequence[LesionPair]) -> Explanation:
    """Return what makes the reads part; `pairs` says which lesion of A is which of B (AJ-3).

    Takes some milliseconds for each element that differs.
    """
    if not pair.is_in_order:
        return explain(pair.mirrored, [it.mirrored for it in pairs]).mirrored
    own = _own_categories(pair)
    parting = parting_of(pair)
    if parting is None:
        return Explanation(Found.NO_DIFFERENCE, own_categories=own)
    return _Search(pair, in_table_order(pairs), parting).explanation(own)


def _own_categories(pair: ReadPair) -> tuple[OwnCategory, ...]:
    found = []
    for label in pair.labels:
        for in_a, state, assessed in ((True, pair.a, pair.assessed_a), (False, pair.b, pair.assessed_b)):
            result = state.results.get(label)
            if result is None or result.reader_overall is None:
                continue
            computed = assessed.at(label).overall_as_read
            if result.reader_overall != computed:
                found.append(OwnCategory(in_a, label, computed, result.reader_overall))
    return tuple(found)


@dataclass(frozen=True)
class _Tried:
    """Elements that were exchanged, and what came of it."""

    elements: tuple[Element, ...]
    into_a: Turn | None
    into_b: Turn | None

    @property
    def closes(self) -> bool:
        return any(turn is not None and turn.closes for turn in (self.into_a, self.into_b))

    @property
    def has_effect(self) -> bool:
        return any(turn is not None and turn.before != turn.after for turn in (self.into_a, self.into_b))


@dataclass(frozen=True)
class _Search:
    pair: ReadPair
    pairs: Sequence[LesionPair]
    parting: Parting

    @cached_property
    def slots_a(self) -> Slots:
        numbers = {it.a: number for number, it in enumerate(self.pairs) if it.a is not None}
        return slots_of(self.pair.a, self.pair.facts, self.pair.read_a, numbers)

    @cached_property
    def slots_b(self) -> Slots:
        numbers = {it.b: number for number, it in enumerate(self.pairs) if it.b is not None}
        return slots_of(self.pair.b, self.pair.facts, self.pair.read_b, numbers)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return elements_of(self.slots_a, self.slots_b, self.pair.labels)

    @cached_property
    def groups(self) -> tuple[frozenset[Slot], ...]:
        """Of what a merger ties, that in which the reads differ: it is exchanged together or not at all."""
        differing = _slots_of(self.elements)
        return tuple(group & differing for group in merged_groups((self.slots_a, self.slots_b)))

    def explanation(self, own: tuple[OwnCategory, ...]) -> Explanation:
        single = sorted((self._exchange((it,)) for it in self.elements), key=self._rank)
        closing = [tried for tried in single if tried.closes]
        found, best = (Found.ONE_ELEMENT, closing[0]) if closing else self._several(single)
        return Explanation(
            found,
            self.parting,
            None if best is None else self._cause(best),
            tuple(self._cause(tried) for tried in closing[1:]),
            len(single),
            own,
        )

    def _several(self, single: Sequence[_Tried]) -> tuple[Found, _Tried | None]:
        """The first two that close it together, else as few as are left when none can be left out."""
        ordered = [*(it for it in single if it.has_effect), *(it for it in single if not it.has_effect)]
        elements = [tried.elements[0] for tried in ordered]
        for two in combinations(elements[:PAIRED_AT_MOST], 2):
            tried = self._exchange(two)
            if tried.closes:
                return Found.TWO_TOGETHER, tried
        sets = [few for into_a in (True, False) if (few := self._fewest(elements, into_a)) is not None]
        if not sets:
            return Found.NOTHING, None
        best = min(sets, key=lambda tried: len(tried.elements))
        return Found.TWO_TOGETHER if len(best.elements) == 2 else Found.SEVERAL_TOGETHER, best

    def _fewest(self, elements: Sequence[Element], into_a: bool) -> _Tried | None:
        """All elements, without those that the exchange closes without: the last in rank go first."""
        kept = list(elements)
        if not self._closes(kept, into_a):
            return None
        for element in reversed(elements):
            fewer = [it for it in kept if it is not element]
            if self._closes(fewer, into_a):
                kept = fewer
        return self._exchange(tuple(kept))

    def _closes(self, elements: Iterable[Element], into_a: bool) -> bool:
        turn = self._turn(_slots_of(elements), into_a)
        return turn is not None and turn.closes

    def _exchange(self, elements: tuple[Element, ...]) -> _Tried:
        slots = _slots_of(elements)
        return _Tried(elements, self._turn(slots, into_a=True), self._turn(slots, into_a=False))

    def _turn(self, slots: frozenset[Slot], into_a: bool) -> Turn | None:
        own, other = (self.slots_a, self.slots_b) if into_a else (self.slots_b, self.slots_a)
        if any(group & slots not in (frozenset(), group) for group in self.groups):
            return None
        read = self.pair.read_a if into_a else self.pair.read_b
        after = answer_at(assess(filled(read, exchanged(own, other, slots))), self.parting.timepoint)
        before, wanted = (self.parting.a, self.parting.b) if into_a else (self.parting.b, self.parting.a)
        return Turn(before, after, rule_that_turned(before, after), self._agree(after, wanted))

    def _agree(self, one: Answer, other: Answer) -> bool:
        same_day = self.parting.aspect is not Aspect.DATE or one.date == other.date
        return one.category is other.category and same_day

    def _rank(self, tried: _Tried) -> tuple[object, ...]:
        (element,) = tried.elements
        both_ways = all(turn is not None and turn.closes for turn in (tried.into_a, tried.into_b))
        here, there = label_order(self.parting.timepoint), label_order(element.timepoint)
        away = 1 if element.kind in WHOLE_READ else abs(here[1] - there[1])
        found = [self.pairs[number] for number in element.lesions]
        at = self._label_of_values(element)
        size = max((mm for it in found if (mm := it.at(at).difference_mm) is not None), default=Decimal(0))
        names = sorted(it.id for both in found for it in (both.lesion_a, both.lesion_b) if it is not None)
        return not both_ways, away, there > here, list(ElementKind).index(element.kind), -size, names

    def _label_of_values(self, element: Element) -> str:
        """The parting timepoint for what holds at every timepoint, once it began; else the element's own."""
        if any(slot.what in (What.ROLE, What.NODAL) for slot in element.slots):
            return max(self.parting.timepoint, element.timepoint, key=label_order)
        return element.timepoint

    def _cause(self, tried: _Tried) -> Cause:
        return Cause(tuple(self._told(element) for element in tried.elements), tried.into_a, tried.into_b)

    def _told(self, element: Element) -> Exchanged:
        lesions = tuple(self._lesion(element, number) for number in element.lesions)
        return Exchanged(element.kind, element.timepoint, lesions)

    def _lesion(self, element: Element, number: int) -> ExchangedLesion:
        found = self.pairs[number]
        label = self._label_of_values(element)
        a, b = _standing(found, label)
        id_a, id_b = (None if it is None else it.id for it in (found.lesion_a, found.lesion_b))
        if element.kind is not ElementKind.DATE:
            return ExchangedLesion(id_a, id_b, a, b)
        return ExchangedLesion(id_a, id_b, a, b, *self._days(number, label))

    def _days(self, number: int, label: str) -> tuple[dt.date | None, dt.date | None]:
        """Scan days of a lesion in A and B; the timepoint's first where it has no other (D-1)."""
        at = self.pair.facts.at(label)
        held = (slots.get(Slot(number, What.DATE, label)) for slots in (self.slots_a, self.slots_b))
        first = None if at is None else at.date
        day_a, day_b = (day if isinstance(day, dt.date) else first for day in held)
        return day_a, day_b


def _slots_of(elements: Iterable[Element]) -> frozenset[Slot]:
    return frozenset().union(*(element.slots for element in elements))


def _standing(found: LesionPair, label: str) -> tuple[LesionValue | None, LesionValue | None]:
    """Both values at a timepoint; of a new lesion the state that stands since an earlier one (NL-4)."""
    until = [at for at in found.values if label_order(at.timepoint) <= label_order(label)]
    return _last([at.a for at in until]), _last([at.b for at in until])


def _last(values: Sequence[LesionValue | None]) -> LesionValue | None:
    stood = [value for value in values if value is not None]
    if stood and stood[-1].role is Role.NEW:
        return stood[-1]
    return values[-1] if values else None
