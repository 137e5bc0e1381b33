"""Lin's concordance coefficient (AG-5) and the repeatability coefficient (AG-8).

Sources: Lin 1989, with the variance corrected in Lin 2000; Bland and Altman 1999; Raunig 2015.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recist_reader.analysis.bootstrap import Bootstrap, drawn_counts, percentile_interval
from recist_reader.analysis.result import (
    Estimate,
    Interval,
    NotEstimable,
    all_equal,
    no_error_to_judge_by,
    too_few_values,
)

REPEATABILITY_FACTOR = 1.96 * 2**0.5


def lin_concordance(first: NDArray[np.float64], second: NDArray[np.float64]) -> Estimate | NotEstimable:
    """Return Lin's coefficient of two reads (subjects,) with its z-transformed interval.

    Pairs with a missing value (NaN) are left out and counted. Not estimable where all values are equal.
    """
    kept = np.isfinite(first) & np.isfinite(second)
    left_out = int((~kept).sum())
    a, b = first[kept], second[kept]
    if len(a) < 2:
        return too_few_values(len(a), 2)
    if np.ptp(np.concatenate((a, b))) == 0:
        return all_equal()
    if np.array_equal(a, b):
        return Estimate(1.0, no_error_to_judge_by(), len(a), left_out)
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return Estimate(0.0, no_error_to_judge_by(), len(a), left_out)
    covariance = float(((a - a.mean()) * (b - b.mean())).mean())
    variance_a, variance_b, shift = float(a.var()), float(b.var()), float(a.mean() - b.mean())
    value = max(-1.0, min(1.0, 2 * covariance / (variance_a + variance_b + shift**2)))
    correlation = covariance / (variance_a * variance_b) ** 0.5
    location = shift / (variance_a * variance_b) ** 0.25
    error = _standard_error(value, correlation, location, len(a))
    if error is None:
        return Estimate(value, no_error_to_judge_by(), len(a), left_out)
    return Estimate(value, _z_interval(value, error), len(a), left_out, error)


def repeatability(
    subjects: Sequence[str],
    first: NDArray[np.float64],
    second: NDArray[np.float64],
    bootstrap: Bootstrap,
) -> Estimate | NotEstimable:
    """Return 1.96 x sqrt(2) x within-subject SD of pairs (pairs,), in their unit.

    The variance within is the mean of d^2 / 2. The interval is by chi-square, or by drawing subjects where a
    subject has several pairs, as lesions. Pairs with a missing value (NaN) are left out and counted.
    """
    kept = np.isfinite(first) & np.isfinite(second)
    squares = (second - first)[kept] ** 2
    names = [subject for subject, is_kept in zip(subjects, kept, strict=True) if is_kept]
    if len(squares) < 2:
        return too_few_values(len(squares), 2)
    value = REPEATABILITY_FACTOR * float(squares.mean() / 2) ** 0.5
    left_out, distinct = int((~kept).sum()), len(set(names))
    if value == 0:
        return Estimate(0.0, all_equal(), distinct, left_out)
    if distinct < len(names):
        return Estimate(value, _drawn_interval(names, squares, bootstrap), distinct, left_out)
    return Estimate(value, _chi_square_interval(value, len(squares)), distinct, left_out)


def _standard_error(value: float, correlation: float, location: float, n: int) -> float | None:
    """Lin 2000; None where it is not defined, as without correlation or with fewer than three pairs."""
    if n < 3 or abs(correlation) < 1e-12 or abs(value) >= 1:
        return None
    variance = (
        (1 - correlation**2) * value**2 * (1 - value**2) / correlation**2
        + 2 * value**3 * (1 - value) * location**2 / correlation
        - value**4 * location**4 / (2 * correlation**2)
    ) / (n - 2)
    return float(variance**0.5) if variance > 1e-24 else None


def _z_interval(value: float, standard_error: float) -> Interval:
    from scipy.stats import norm

    reach = float(norm.ppf(0.975)) * standard_error / (1 - value**2)
    low, high = np.tanh(np.arctanh(value) + np.array((-reach, reach)))
    return Interval(float(low), float(high), "z-transform (Lin)")


def _chi_square_interval(value: float, pairs: int) -> Interval:
    from scipy.stats import chi2

    low, high = (value * float(pairs / chi2.ppf(tail, pairs)) ** 0.5 for tail in (0.975, 0.025))
    return Interval(low, high, "chi-square")


def _drawn_interval(
    names: Sequence[str], squares: NDArray[np.float64], bootstrap: Bootstrap
) -> Interval | NotEstimable:
    place = {subject: at for at, subject in enumerate(sorted(set(names)))}
    each = np.zeros((len(place), 2))
    for name, square in zip(names, squares, strict=True):
        each[place[name]] += square, 1
    sums = np.concatenate([counts @ each for counts in drawn_counts(len(place), bootstrap)])
    return percentile_interval(REPEATABILITY_FACTOR * np.sqrt(sums[:, 0] / sums[:, 1] / 2), bootstrap)
