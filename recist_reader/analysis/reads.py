"""What statistics are computed from: pairs of complete, locked reads of a subject, as plain records.

A pair cannot be made of a read that is not complete (AG-1): `pair_reads` refuses it, `PairOfReads` raises.
"""

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.adjudication import Outcome
from recist_reader.recist.vocabulary import Response
from recist_reader.said import Said, phrase


class Decision(StrEnum):
    """What an adjudicator decided (AJ-5)."""

    FIRST = "first"
    SECOND = "second"
    OWN_READ = "own_read"


class Cause(StrEnum):
    """Why the reads part, in the order of AJ-6."""

    TARGET_SELECTION = "target_selection"
    MEASUREMENT = "measurement"
    NON_TARGET = "non_target"
    NEW_LESION = "new_lesion"
    EVALUABILITY = "evaluability"
    DATE = "date"
    ERROR = "error"


@dataclass(frozen=True)
class ChosenTarget:
    """A target of a read. Both reads name one lesion alike where they mean the same one (AJ-3)."""

    lesion: str
    organ: str
    sizes_mm: Mapping[str, Decimal] = field(default_factory=dict)
    """By timepoint, where it was measured."""


@dataclass(frozen=True)
class TimepointResult:
    """One timepoint of a read; baseline has no overall response. None: there is no such figure."""

    id: str
    overall: Response | None
    locked_on: datetime.date | None
    sum_mm: Decimal | None = None
    change_percent: Decimal | None = None
    """From baseline."""
    active_minutes: float | None = None


@dataclass(frozen=True)
class ReadResult:
    """One reader's full result for a subject. `completed_on`: when its last timepoint was locked."""

    subject: str
    reader: str
    best_response: Response
    timepoints: tuple[TimepointResult, ...]
    targets: tuple[ChosenTarget, ...] = ()
    progression_date: datetime.date | None = None
    first_response_date: datetime.date | None = None
    completed_on: datetime.date | None = None
    slot: str = "R1"

    @property
    def outcome(self) -> Outcome:
        """What adjudication compares, so that discordance means the same here (AD-2)."""
        return Outcome(
            best_response=self.best_response,
            progression_date=self.progression_date,
            first_response_date=self.first_response_date,
            overall={at.id: at.overall for at in self.timepoints if at.overall is not None},
        )

    @property
    def at(self) -> Mapping[str, TimepointResult]:
        """The timepoints by their id."""
        return {timepoint.id: timepoint for timepoint in self.timepoints}


@dataclass(frozen=True)
class Adjudication:
    """What triggered (AD-2) and, once signed, what was decided, why and by whom."""

    triggers: tuple[str, ...]
    decision: Decision | None = None
    cause: Cause | None = None
    adjudicator: str | None = None


@dataclass(frozen=True)
class PairOfReads:
    """Two complete reads of one subject: of two readers, or the same reader's read and re-read (RA-1).

    Raises ValueError for what `pair_reads` refuses.
    """

    first: ReadResult
    second: ReadResult
    adjudication: Adjudication | None = None

    def __post_init__(self) -> None:
        refusal = _refusal_of(self.first, self.second, self.adjudication)
        if refusal is not None:
            raise ValueError(str(refusal.problem))

    @property
    def subject(self) -> str:
        """Whose reads they are."""
        return self.first.subject

    @property
    def is_repeat(self) -> bool:
        """Both reads are of one reader (RA-1)."""
        return self.first.reader == self.second.reader

    @property
    def common_timepoints(self) -> tuple[str, ...]:
        """The timepoints that both reads have, in the first read's order."""
        return tuple(at.id for at in self.first.timepoints if at.id in self.second.at)

    @property
    def decided(self) -> Adjudication | None:
        """The adjudication once it is signed."""
        signed = self.adjudication is not None and self.adjudication.decision is not None
        return self.adjudication if signed else None


def pair_reads(
    first: ReadResult, second: ReadResult, adjudication: Adjudication | None = None
) -> PairOfReads | Refusal:
    """Return the pair, or the refusal of reads that are not complete, not of one subject or not sound."""
    return _refusal_of(first, second, adjudication) or PairOfReads(first, second, adjudication)


def sorted_pairs(pairs: Iterable[PairOfReads]) -> tuple[PairOfReads, ...] | Refusal:
    """Return pairs by subject, so that no statistic depends on their order; a subject twice is refused."""
    pairs = sorted(pairs, key=lambda pair: pair.subject)
    twice = _twice(pair.subject for pair in pairs)
    if twice:
        return _refuse(phrase("the subject has two pairs of reads"), twice, phrase("Give one pair a subject"))
    return tuple(pairs)


def of_two_readers(pairs: Iterable[PairOfReads]) -> list[PairOfReads]:
    """Return the pairs of two readers, without re-reads, which are no primary result (RA-1)."""
    return [pair for pair in pairs if not pair.is_repeat]


def timepoint_order(pairs: Sequence[PairOfReads]) -> tuple[str, ...]:
    """Return all common timepoints, by the earliest place that any read has them at."""
    place: dict[str, int] = {}
    for pair in pairs:
        for at, name in enumerate(pair.common_timepoints):
            place[name] = min(at, place.get(name, at))
    return tuple(sorted(place, key=lambda name: (place[name], name)))


def _refusal_of(first: ReadResult, second: ReadResult, adjudication: Adjudication | None) -> Refusal | None:
    if first.subject != second.subject:
        remedy = phrase("Pair the reads of one subject")
        return _refuse(phrase("the reads are of two subjects"), first.subject, remedy)
    if first.reader != second.reader and (first.slot, second.slot) != ("R1", "R2"):
        remedy = phrase("Give the read of R1 first: differences are second minus first (AG-4)")
        return _refuse(phrase("the reads are not those of R1 and R2"), first.subject, remedy)
    return _refusal_of_read(first) or _refusal_of_read(second) or _refusal_of_decision(first, adjudication)


def _refusal_of_read(read: ReadResult) -> Refusal | None:
    where = f"{read.subject} {read.slot}"
    still_open = [at.id for at in read.timepoints if at.locked_on is None]
    if read.completed_on is None or still_open or not read.timepoints:
        remedy = phrase("Leave the subject out until both reads are complete and locked")
        return _refuse(phrase("the read is not complete"), f"{where} {' '.join(still_open)}".rstrip(), remedy)
    twice = _twice(at.id for at in read.timepoints)
    if twice:
        return _refuse(phrase("the timepoint stands twice"), f"{where} {twice}", phrase("Give it once"))
    if [at.overall is None for at in read.timepoints] != [True] + [False] * (len(read.timepoints) - 1):
        remedy = phrase("Give baseline first, and an overall response for each later timepoint")
        return _refuse(phrase("a timepoint has no overall response, or baseline has one"), where, remedy)
    twice = _twice(target.lesion for target in read.targets)
    if twice:
        return _refuse(phrase("the target stands twice"), f"{where} {twice}", phrase("Give it once"))
    return next(
        (_refuse_figure(f"{where} {name}") for name, figure in _sizes(read) if not _sound(figure)), None
    )


def _refusal_of_decision(read: ReadResult, adjudication: Adjudication | None) -> Refusal | None:
    if adjudication is None:
        return None
    if not adjudication.triggers:
        remedy = phrase("Name what triggered, or give no adjudication")
        return _refuse(phrase("an adjudication without trigger"), read.subject, remedy)
    if adjudication.decision is not None and (adjudication.cause is None or not adjudication.adjudicator):
        remedy = phrase("Give both with the decision (AJ-6)")
        return _refuse(phrase("a decision without cause or adjudicator"), read.subject, remedy)
    return None


def _sizes(read: ReadResult) -> Iterable[tuple[str, Decimal | float | None]]:
    for at in read.timepoints:
        yield f"{at.id} sum_mm", at.sum_mm
        yield f"{at.id} active_minutes", at.active_minutes
        # A change may go down to -100 %, so that its distance from there is what must not be negative.
        yield f"{at.id} change_percent", None if at.change_percent is None else at.change_percent + 100
    for target in read.targets:
        for name, size_mm in target.sizes_mm.items():
            yield f"{target.lesion} {name}", size_mm


def _sound(figure: Decimal | float | None) -> bool:
    return figure is None or (math.isfinite(figure) and figure >= 0)


def _refuse_figure(where: str) -> Refusal:
    return _refuse(phrase("the figure is negative or no number"), where, phrase("Give a number or nothing"))


def _refuse(what: Said, where: str, remedy: Said) -> Refusal:
    return refuse("AG-1", what, where, remedy)


def _twice(names: Iterable[str]) -> str:
    return next((name for name, count in Counter(names).items() if count > 1), "")
