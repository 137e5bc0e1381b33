"""Time to an event: the Kaplan-Meier curve, its log-log band, median and numbers at risk (AN-10).

Curve and Greenwood's error by statsmodels. The band is that of Kalbfleisch and Prentice (log-log), the
interval of the median is read off the band (Brookmeyer and Crowley 1982); R prints "log" bands by default
(AN-32).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recist_reader.analysis.result import NotEstimable, too_few_values

NORMAL_QUANTILE = 1.959963984540054  # 0.975 of the normal distribution
HALF = 0.5
_ROUNDING = 1e-9  # the product limit is computed through logarithms


@dataclass(frozen=True)
class Step:
    """One day on which somebody had the event or was censored; `at_risk` just before it.

    `low` and `high` are None where the band is not defined: before the first event and at survival 0.
    """

    day: int
    at_risk: int
    events: int
    censored: int
    survival: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Survival:
    """The curve from day 0, where all survive. A median or an end of its interval is None if not reached."""

    subjects: int
    events: int
    steps: tuple[Step, ...]
    median: int | None
    median_low: int | None
    median_high: int | None

    def at_risk(self, day: int) -> int:
        """How many are under observation on a day: those with an event or censored before it are not."""
        return self.subjects - sum(step.events + step.censored for step in self.steps if step.day < day)

    def events_until(self, day: int) -> int:
        """How many had the event up to and on a day."""
        return sum(step.events for step in self.steps if step.day <= day)


def kaplan_meier(days: Sequence[int], is_event: Sequence[bool]) -> Survival | NotEstimable:
    """Return the curve of times in days, (subjects,) each; 0 events give a curve that stays at 1.

    Raises ValueError for unequal lengths or a negative time.
    """
    if len(days) != len(is_event) or min(days, default=0) < 0:
        raise ValueError("each time is 0 or more days and has its status")
    if not days:
        return too_few_values(0, 1)
    steps = _steps(np.asarray(days, dtype=np.int64), np.asarray(is_event, dtype=bool))
    return Survival(
        subjects=len(days),
        events=sum(map(bool, is_event)),
        steps=steps,
        median=_first_day(steps, [step.survival for step in steps]),
        median_low=_first_day(steps, [step.low for step in steps]),
        median_high=_first_day(steps, [step.high for step in steps]),
    )


def _steps(days: np.ndarray, is_event: np.ndarray) -> tuple[Step, ...]:
    from statsmodels.duration.survfunc import SurvfuncRight

    at: dict[int, tuple[float, float]] = {}
    if is_event.any():
        curve = SurvfuncRight(days, is_event.astype(np.int64))
        found = zip(curve.surv_times, curve.surv_prob, curve.surv_prob_se, strict=True)
        at = {int(day): (float(survival), float(error)) for day, survival, error in found}
    steps, survival, error = [Step(0, len(days), 0, 0, 1.0, None, None)], 1.0, 0.0
    for day in np.unique(days):
        here = days == day
        survival, error = at.get(int(day), (survival, error))
        low, high = _band(survival, error)
        events, risk = int(is_event[here].sum()), int((days >= day).sum())
        steps.append(Step(int(day), risk, events, int(here.sum()) - events, survival, low, high))
    return tuple(steps)


def _band(survival: float, error: float) -> tuple[float | None, float | None]:
    """Return the 95 % limits of log(-log S), turned back."""
    if not 0 < survival < 1:
        return None, None
    log_survival = math.log(survival)
    reach = NORMAL_QUANTILE * error / (survival * abs(log_survival))
    return math.exp(log_survival * math.exp(reach)), math.exp(log_survival * math.exp(-reach))


def _first_day(steps: Sequence[Step], values: Sequence[float | None]) -> int | None:
    below = (
        step.day
        for step, value in zip(steps, values, strict=True)
        if value is not None and value <= HALF + _ROUNDING
    )
    return next(below, None)
