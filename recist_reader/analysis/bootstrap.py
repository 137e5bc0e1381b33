"""Confidence intervals by drawing subjects again and again, from a stored seed (AG-2).

Subjects are drawn, not single ratings: what belongs to one subject is drawn together.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recist_reader.analysis.result import NO_SPREAD, UNSTABLE, Interval, NotEstimable
from recist_reader.said import phrase

DRAWS = 2000
DRAWS_AT_ONCE = 250
"""Keeps the memory of 10,000 subjects small; fixed, since the draws depend on it."""

UNDEFINED_DRAWS_ALLOWED = 0.05


@dataclass(frozen=True)
class Bootstrap:
    """How often subjects are drawn, and the seed of it (PCG64), which is kept with the result."""

    seed: int
    draws: int = DRAWS

    def __post_init__(self) -> None:
        if self.seed < 0 or self.draws < 1:
            raise ValueError(f"seed {self.seed} is below 0, or draws {self.draws} below 1")


def drawn_counts(subjects: int, bootstrap: Bootstrap) -> Iterator[NDArray[np.int64]]:
    """Yield arrays (draws, subjects): how often each subject is in each draw."""
    rng = np.random.Generator(np.random.PCG64(bootstrap.seed))
    for start in range(0, bootstrap.draws, DRAWS_AT_ONCE):
        draws = min(DRAWS_AT_ONCE, bootstrap.draws - start)
        drawn = rng.integers(0, subjects, (draws, subjects)) + subjects * np.arange(draws)[:, None]
        yield np.bincount(drawn.ravel(), minlength=draws * subjects).reshape(draws, subjects)


def percentile_interval(drawn: NDArray[np.float64], bootstrap: Bootstrap) -> Interval | NotEstimable:
    """Return the 2.5 and 97.5 percentiles of a statistic over the draws; NaN where a draw left it undefined.

    Where more than 5 % of the draws are undefined, or all are alike, there is no interval.
    """
    defined = drawn[np.isfinite(drawn)]
    left_out = drawn.size - defined.size
    if left_out > UNDEFINED_DRAWS_ALLOWED * drawn.size:
        return NotEstimable(
            UNSTABLE,
            phrase("not defined in {left_out} of {draws} draws", left_out=left_out, draws=drawn.size),
        )
    low, high = (float(bound) for bound in np.quantile(defined, (0.025, 0.975)))
    if np.ptp(defined) <= 1e-12:
        return NotEstimable(NO_SPREAD, phrase("all draws give the same figure"))
    return Interval(low, high, phrase("bootstrap by subject"), bootstrap.seed, bootstrap.draws, left_out)
