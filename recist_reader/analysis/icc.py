"""Intraclass correlation ICC(2,1): two-way random, absolute agreement, single reader (AG-3).

Sources: Shrout and Fleiss 1979; McGraw and Wong 1996 for the interval (there ICC(A,1)).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recist_reader.analysis.result import (
    CONSTANT,
    UNSTABLE,
    Estimate,
    Interval,
    NotEstimable,
    all_equal,
    no_error_to_judge_by,
    too_few_values,
)
from recist_reader.said import phrase

FEWEST = 3
"""Of two subjects whose means are equal the formula divides by 0."""


@dataclass(frozen=True)
class MeanSquares:
    """Two-way analysis of variance without replication: between subjects, between readers, residual."""

    subjects: float
    readers: float
    residual: float
    n: int
    k: int


def mean_squares(ratings: NDArray[np.float64]) -> MeanSquares:
    """Return the mean squares of ratings (subjects, readers), at least 2 by 2."""
    n, k = ratings.shape
    grand = ratings.mean()
    by_subject, by_reader = ratings.mean(axis=1) - grand, ratings.mean(axis=0) - grand
    residual = ratings - grand - by_subject[:, None] - by_reader[None, :]
    return MeanSquares(
        subjects=float(k * (by_subject**2).sum() / (n - 1)),
        readers=float(n * (by_reader**2).sum() / (k - 1)),
        residual=float((residual**2).sum() / ((n - 1) * (k - 1))),
        n=n,
        k=k,
    )


def icc(ratings: NDArray[np.float64]) -> Estimate | NotEstimable:
    """Return ICC(2,1) of ratings (subjects, readers) with its F-based interval.

    Subjects with a missing value (NaN) are left out and counted. Not estimable where fewer than three
    subjects remain or nothing varies.
    """
    complete = ratings[np.isfinite(ratings).all(axis=1)]
    left_out = len(ratings) - len(complete)
    if len(complete) < FEWEST:
        return too_few_values(len(complete), FEWEST)
    if np.ptp(complete) == 0:
        return all_equal()
    squares = mean_squares(complete)
    n, k = squares.n, squares.k
    below = squares.subjects + (k - 1) * squares.residual + k * (squares.readers - squares.residual) / n
    if np.ptp(complete, axis=1).max() == 0:
        return Estimate(1.0, no_error_to_judge_by(), n, left_out)
    value = (squares.subjects - squares.residual) / below
    if value >= 1:  # differences below the precision of the numbers
        return Estimate(1.0, no_error_to_judge_by(), n, left_out)
    return Estimate(value, _interval(squares, value), n, left_out)


def _interval(squares: MeanSquares, value: float) -> Interval | NotEstimable:
    from scipy.stats import f

    n, k = squares.n, squares.k
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    readers, residual = a * squares.readers, b * squares.residual
    spread = readers**2 / (k - 1) + residual**2 / ((n - 1) * (k - 1))
    if spread == 0:
        return NotEstimable(CONSTANT, phrase("readers and residual do not vary"))
    freedom = (readers + residual) ** 2 / spread
    with np.errstate(all="ignore"):
        upper, lower = f.ppf(0.975, n - 1, freedom), f.ppf(0.975, freedom, n - 1)
        rest = k * squares.readers + (k * n - k - n) * squares.residual
        low = n * (squares.subjects - upper * squares.residual) / (upper * rest + n * squares.subjects)
        high = n * (lower * squares.subjects - squares.residual) / (rest + n * lower * squares.subjects)
    if not low - 1e-9 <= value <= high + 1e-9:  # NaN too; the approximation breaks down far below 0
        return NotEstimable(UNSTABLE, phrase("the F interval does not hold for this figure"))
    return Interval(float(low), float(high), phrase("F (McGraw and Wong)"))
