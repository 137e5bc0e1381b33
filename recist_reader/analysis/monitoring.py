"""Rates that watch over reading: how much is adjudicated, and whom adjudicators follow (RA).

Rates alone, without any category of a subject, so that a manager may see them before unblinding.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recist_reader.analysis.control_chart import ControlChart, control_chart
from recist_reader.analysis.judged import JudgedPair, JudgedRead
from recist_reader.analysis.reads import Decision
from recist_reader.analysis.result import ENOUGH_SUBJECTS, TOO_FEW_READERS, NotEstimable, Share, TooFew
from recist_reader.analysis.share import share_if_enough
from recist_reader.said import phrase

Answer = Share | TooFew
Group = TypeVar("Group", str, tuple[str, str])
READERS_FOR_FLAG = 3
"""Of two, none can lie more than 0.71 SD above their mean."""


@dataclass(frozen=True)
class AdjudicationRates:
    """Adjudicated subjects / subjects with two complete reads; a month is that of the later read's end.

    `waiting` counts subjects that triggered and are not decided yet; they are not among the adjudicated.
    """

    overall: Answer
    by_reader: Mapping[str, Answer]
    by_pair: Mapping[tuple[str, str], Answer]
    by_trigger: Mapping[str, Answer]
    by_month: Mapping[str, Answer]
    months: ControlChart | TooFew
    waiting: int


@dataclass(frozen=True)
class ReaderDisagreement:
    """Cases where the adjudicator went against the reader / all cases read."""

    reader: str
    against: Answer
    is_flagged: bool | NotEstimable | TooFew

    @property
    def index(self) -> float | TooFew:
        """The share x 100."""
        return self.against if isinstance(self.against, TooFew) else 100 * self.against.value


@dataclass(frozen=True)
class DisagreementIndex:
    """All readers, the flag's bound (mean + 1 SD of the indices), and the p-chart."""

    readers: tuple[ReaderDisagreement, ...]
    bound: float | NotEstimable
    chart: ControlChart | TooFew


def adjudication_rates(pairs: Sequence[JudgedPair]) -> AdjudicationRates:
    """Return how many subjects were adjudicated, of two readers each; re-reads (RA-1) do not count."""
    pairs = _of_two_readers(pairs)
    triggers = sorted({name for pair in pairs if pair.decided for name in pair.decided.triggers})
    months = _counted(pairs, lambda pair: [_month(pair)])
    return AdjudicationRates(
        overall=share_if_enough(sum(pair.decided is not None for pair in pairs), len(pairs)),
        by_reader=_shares(_counted(pairs, lambda pair: [pair.first.reader, pair.second.reader])),
        by_pair=_shares(_counted(pairs, _readers)),
        by_trigger={
            name: share_if_enough(
                sum(pair.decided is not None and name in pair.decided.triggers for pair in pairs), len(pairs)
            )
            for name in triggers
        },
        by_month=_shares(months),
        months=control_chart(months),
        waiting=sum(pair.adjudication is not None and pair.decided is None for pair in pairs),
    )


def adjudicator_agreement(pairs: Sequence[JudgedPair]) -> Mapping[str, Answer]:
    """Return by reader: decisions for the reader / adjudicated cases of the reader.

    An adjudicator's own read is a decision for neither.
    """
    return _shares(
        {
            reader: (sum(not against for against in decided), len(decided))
            for reader, cases in _cases(pairs).items()
            if (decided := [against for against in cases if against is not None])
        }
    )


def disagreement_index(pairs: Sequence[JudgedPair]) -> DisagreementIndex:
    """Return whom adjudicators went against, of all cases read; flagged above mean + 1 SD of the readers.

    Readers with fewer than 10 subjects have no index and stand outside of mean, SD and chart (RA-2). With
    fewer than three others nobody can be flagged, which is said instead.
    """
    counts = {
        reader: (sum(against is True for against in cases), len(cases))
        for reader, cases in _cases(pairs).items()
    }
    indices = [100 * against / cases for against, cases in counts.values() if cases >= ENOUGH_SUBJECTS]
    bound = _bound(indices)
    readers = tuple(_disagreement(reader, *both, bound) for reader, both in counts.items())
    return DisagreementIndex(readers, bound, control_chart(counts))


def _of_two_readers(pairs: Iterable[JudgedPair]) -> list[JudgedPair]:
    """Without re-reads, which are no primary result (RA-1)."""
    return [pair for pair in pairs if not pair.is_repeat]


def _bound(indices: Sequence[float]) -> float | NotEstimable:
    if len(indices) < READERS_FOR_FLAG:
        return NotEstimable(
            TOO_FEW_READERS,
            phrase("fewer than {needed} readers with enough subjects", needed=READERS_FOR_FLAG),
        )
    return statistics.mean(indices) + statistics.stdev(indices)


def _disagreement(reader: str, against: int, cases: int, bound: float | NotEstimable) -> ReaderDisagreement:
    found = share_if_enough(against, cases)
    if isinstance(found, TooFew):
        return ReaderDisagreement(reader, found, found)
    flagged = bound if isinstance(bound, NotEstimable) else 100 * found.value > bound
    return ReaderDisagreement(reader, found, flagged)


def _cases(pairs: Sequence[JudgedPair]) -> dict[str, list[bool | None]]:
    """Return by reader, for each case read: whether the adjudicator went against it; None: undecided."""
    cases: dict[str, list[bool | None]] = defaultdict(list)
    for pair in _of_two_readers(pairs):
        decision = None if pair.decided is None else pair.decided.decision
        for read, for_it in ((pair.first, Decision.FIRST), (pair.second, Decision.SECOND)):
            cases[read.reader].append(None if decision is None else decision is not for_it)
    return dict(sorted(cases.items()))


def _counted(
    pairs: Iterable[JudgedPair], groups: Callable[[JudgedPair], Iterable[Group]]
) -> dict[Group, tuple[int, int]]:
    """Return by group, sorted: adjudicated and all subjects."""
    counts: dict[Group, tuple[int, int]] = {}
    for pair in pairs:
        for group in groups(pair):
            adjudicated, subjects = counts.get(group, (0, 0))
            counts[group] = adjudicated + (pair.decided is not None), subjects + 1
    return dict(sorted(counts.items()))


def _shares(counts: Mapping[Group, tuple[int, int]]) -> dict[Group, Answer]:
    return {group: share_if_enough(count, subjects) for group, (count, subjects) in counts.items()}


def _readers(pair: JudgedPair) -> list[tuple[str, str]]:
    one, other = sorted((pair.first.reader, pair.second.reader))
    return [(one, other)]


def _month(pair: JudgedPair) -> str:
    ends = [_end(pair.first), _end(pair.second)]
    return max(ends)[:7]


def _end(read: JudgedRead) -> str:
    return "" if read.completed_on is None else read.completed_on.isoformat()
