"""Bias and limits of agreement of two reads (AG-4). Source: Bland and Altman 1986, 1999."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recist_reader.analysis.result import Interval, NotEstimable, all_equal, too_few_values

LIMIT_SD = 1.96


@dataclass(frozen=True)
class BlandAltman:
    """Difference = second - first, in the unit of the values or, relative, in percent of their mean.

    `points` are (mean, difference) as drawn (EXP-106). Intervals are not estimable where all
    differences are equal; `slope` is that of |difference| on mean.
    """

    bias: float
    standard_deviation: float
    low_limit: float
    high_limit: float
    bias_interval: Interval | NotEstimable
    low_limit_interval: Interval | NotEstimable
    high_limit_interval: Interval | NotEstimable
    slope: float | NotEstimable
    points: tuple[tuple[float, float], ...]
    unit: str
    left_out: int
    status = "ok"

    @property
    def subjects(self) -> int:
        """How many subjects gave a difference."""
        return len(self.points)


def bland_altman(
    first: NDArray[np.float64], second: NDArray[np.float64], unit: str, relative: bool = False
) -> BlandAltman | NotEstimable:
    """Return bias and limits of second - first, both (subjects,) in `unit`.

    Relative: 100 x difference / mean, in percent. Left out and counted are pairs with a missing value
    (NaN) and, where relative, pairs whose mean is not above 0. Needs two pairs.
    """
    mean, difference = (first + second) / 2, second - first
    kept = np.isfinite(difference) & (mean > 0 if relative else True)
    mean, difference = mean[kept], difference[kept]
    left_out = len(first) - len(mean)
    if len(mean) < 2:
        return too_few_values(len(mean), 2)
    if relative:
        difference = 100 * difference / mean
    bias, sd = float(difference.mean()), float(difference.std(ddof=1))
    if np.ptp(difference) == 0:
        bias, sd = float(difference[0]), 0.0
    low, high = bias - LIMIT_SD * sd, bias + LIMIT_SD * sd
    of_bias, of_limit = _standard_errors(sd, len(mean))
    return BlandAltman(
        bias,
        sd,
        low,
        high,
        _around(bias, of_bias, len(mean)),
        _around(low, of_limit, len(mean)),
        _around(high, of_limit, len(mean)),
        _slope(mean, np.abs(difference)),
        tuple((float(at), float(apart)) for at, apart in zip(mean, difference, strict=True)),
        "%" if relative else unit,
        left_out,
    )


def _standard_errors(sd: float, n: int) -> tuple[float, float]:
    """Return those of the bias and of a limit."""
    return sd / n**0.5, sd * (1 / n + LIMIT_SD**2 / (2 * (n - 1))) ** 0.5


def _around(centre: float, standard_error: float, n: int) -> Interval | NotEstimable:
    from scipy.stats import t

    if standard_error == 0:
        return all_equal()
    reach = float(t.ppf(0.975, n - 1)) * standard_error
    return Interval(centre - reach, centre + reach, "t")


def _slope(mean: NDArray[np.float64], apart: NDArray[np.float64]) -> float | NotEstimable:
    from_centre = mean - mean.mean()
    below = float((from_centre**2).sum())
    if np.ptp(mean) == 0 or below == 0:
        return all_equal()
    return float((from_centre * apart).sum() / below)
