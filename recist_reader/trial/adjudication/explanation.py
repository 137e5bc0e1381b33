"""The answer to why two reads part: what was exchanged, and what each read becomes by it (AJ-4)."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from recist_reader.recist.vocabulary import Response
from recist_reader.trial.adjudication.answers import Answer
from recist_reader.trial.adjudication.elements import ElementKind
from recist_reader.trial.adjudication.parting import Parting
from recist_reader.trial.adjudication.values import LesionValue


@dataclass(frozen=True)
class ExchangedLesion:
    """A lesion of an element: its id in each read, None where a read does not have it, and both values."""

    id_a: str | None
    id_b: str | None
    a: LesionValue | None
    b: LesionValue | None
    date_a: dt.date | None = None  # where the scan's day is what differs (D-1)
    date_b: dt.date | None = None

    @property
    def mirrored(self) -> "ExchangedLesion":
        return ExchangedLesion(self.id_b, self.id_a, self.b, self.a, self.date_b, self.date_a)


@dataclass(frozen=True)
class Exchanged:
    """One element that differs. What holds at every timepoint has its values at the one where reads part."""

    kind: ElementKind
    timepoint: str
    lesions: tuple[ExchangedLesion, ...]

    @property
    def mirrored(self) -> "Exchanged":
        return replace(self, lesions=tuple(lesion.mirrored for lesion in self.lesions))


@dataclass(frozen=True)
class Turn:
    """What a read answers at the parting timepoint before and after it takes over the other's elements.

    `rule` is the one whose condition turns; `closes` says whether the read then answers as the other does.
    """

    before: Answer
    after: Answer
    rule: str
    closes: bool


@dataclass(frozen=True)
class Cause:
    """One element, or several that close the difference only together, exchanged each way.

    `into_a` is A with B's elements, `into_b` the reverse; None where the exchange cannot stand by itself,
    such as half of a merger. At least one of them closes.
    """

    elements: tuple[Exchanged, ...]
    into_a: Turn | None
    into_b: Turn | None

    @property
    def closes_both_ways(self) -> bool:
        return all(turn is not None and turn.closes for turn in (self.into_a, self.into_b))

    @property
    def rule(self) -> str:
        """The rule that turns: where PD is taken back before where it is made, else the first by name."""
        turns = [turn for turn in (self.into_a, self.into_b) if turn is not None and turn.closes]
        return min(turns, key=lambda turn: (turn.before.category is not Response.PD, turn.rule)).rule

    @property
    def mirrored(self) -> "Cause":
        return Cause(tuple(element.mirrored for element in self.elements), self.into_b, self.into_a)


class Found(StrEnum):
    """What the search found."""

    NO_DIFFERENCE = "no_difference"
    ONE_ELEMENT = "one_element"
    TWO_TOGETHER = "two_together"
    SEVERAL_TOGETHER = "several_together"
    """None of them can be left out; a smaller set was not found, which does not say that there is none."""
    NOTHING = "nothing"
    """The elements that can be exchanged do not close the difference."""


@dataclass(frozen=True)
class OwnCategory:
    """A reader's own category beside the computed one (OR-10): never a cause, for it counts nowhere."""

    in_a: bool
    timepoint: str
    computed: Response
    own: str


@dataclass(frozen=True)
class Explanation:
    """Why two reads part.

    `others` are further single elements that close the difference each alone. `tried` counts the single
    elements that were exchanged.
    """

    found: Found
    parting: Parting | None = None
    cause: Cause | None = None
    others: tuple[Cause, ...] = ()
    tried: int = 0
    own_categories: tuple[OwnCategory, ...] = ()

    @property
    def mirrored(self) -> "Explanation":
        """The same explanation, B as A."""
        parting = self.parting
        return replace(
            self,
            parting=None if parting is None else replace(parting, a=parting.b, b=parting.a),
            cause=None if self.cause is None else self.cause.mirrored,
            others=tuple(other.mirrored for other in self.others),
            own_categories=tuple(replace(own, in_a=not own.in_a) for own in self.own_categories),
        )
