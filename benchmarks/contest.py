"""One row of the table: what is compared, how the turns are taken, what comes out."""

import gc
import math
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from statistics import median

from benchmarks.setting import Setting

Measure = Callable[[], Sequence[float]]
"""Runs once and returns what it took: seconds (or bytes), one figure or several of a kind."""
Statistic = Callable[[Sequence[float]], float]


def p99(figures: Sequence[float]) -> float:
    """The figure that one in a hundred exceeds (nearest rank)."""
    ordered = sorted(figures)
    return ordered[math.ceil(0.99 * len(ordered)) - 1]


def duration_of(work: Callable[[], object]) -> Measure:
    """Measure the time of one call, in seconds. What it returns is let go after the clock stopped."""

    def measure() -> Sequence[float]:
        start = time.perf_counter()
        result = work()
        taken = time.perf_counter() - start
        del result
        return (taken,)

    return measure


@dataclass(frozen=True)
class Contest:
    """`wrong()` says what is wrong with our result, None when it is right: a wrong result has no time."""

    ours: Measure
    wrong: Callable[[], str | None]
    peer: Measure | None = None
    limit: Measure | None = None


@dataclass(frozen=True)
class Row:
    """An operation with its targets: ours/peer and ours/limit at most (None: not judged)."""

    name: str
    what: str
    peer_name: str
    limit_name: str
    open: Callable[[Setting], AbstractContextManager[Contest]] = field(repr=False)
    most_of_peer: float | None = None
    most_of_limit: float | None = None
    statistic: Statistic = median
    unit: str = "s"
    rounds: int = 5  # fewer where a round is long; never more than the setting says
    real: bool = False  # runs on a folder of real DICOM too


@dataclass(frozen=True)
class Outcome:
    """What a row gave. `wrong` stands instead of all figures; `skipped` says why it did not run."""

    row: Row
    ours: float | None = None
    peer: float | None = None
    limit: float | None = None
    wrong: str | None = None
    skipped: str | None = None

    @property
    def of_peer(self) -> float | None:
        return _ratio(self.ours, self.peer)

    @property
    def of_limit(self) -> float | None:
        return _ratio(self.ours, self.limit)

    @property
    def is_judged(self) -> bool:
        """A row that ran; one without any peer and limit at hand is only shown."""
        return self.skipped is None

    @property
    def is_within(self) -> bool:
        if self.wrong is not None or self.ours is None:
            return False
        return _holds(self.of_peer, self.row.most_of_peer) and _holds(self.of_limit, self.row.most_of_limit)


class Skipped(Exception):  # noqa: N818 - not an error: the row has nothing to run on
    """The row cannot run here; the text says why."""


def run(row: Row, setting: Setting) -> Outcome:
    """Run one row: a warm round, the check of the result, then ours, peer and limit by turns."""
    try:
        with row.open(setting) as contest:
            return _hold(row, contest, min(row.rounds, setting.rounds))
    except Skipped as reason:
        return Outcome(row, skipped=str(reason))


def _hold(row: Row, contest: Contest, rounds: int) -> Outcome:
    contestants = {"ours": contest.ours, "peer": contest.peer, "limit": contest.limit}
    present = {name: measure for name, measure in contestants.items() if measure is not None}
    for measure in present.values():
        measure()
    wrong = contest.wrong()
    if wrong is not None:
        return Outcome(row, wrong=wrong)
    figures: dict[str, list[float]] = {name: [] for name in present}
    for _ in range(rounds):
        for name, measure in present.items():
            gc.collect()
            figures[name] += measure()
    return Outcome(row, **{name: row.statistic(found) for name, found in figures.items()})


def _ratio(ours: float | None, other: float | None) -> float | None:
    return None if ours is None or not other else ours / other


def _holds(ratio: float | None, most: float | None) -> bool:
    return ratio is None or most is None or ratio <= most
