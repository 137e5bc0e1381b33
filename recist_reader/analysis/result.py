"""What a statistic answers: a figure with its interval, or in words why there is none.

No answer holds NaN or infinity: an `Estimate` refuses to be made of one. Status and codes are those of
the export (EXP-46, AN-30).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from recist_reader.said import Said, phrase

ENOUGH_SUBJECTS = 10
"""With fewer a statistic is no number (RA-2)."""

CONSTANT = "CONSTANT"
DEPENDENT = "DEPENDENT"
NO_SPREAD = "NO_SPREAD"
UNSTABLE = "UNSTABLE"
TOO_FEW_VALUES = "TOO_FEW_VALUES"
TOO_FEW_READERS = "TOO_FEW_READERS"


@dataclass(frozen=True)
class TooFew:
    """Fewer subjects than a statistic needs (RA-2); it has no number at all."""

    subjects: int
    status: ClassVar[str] = "too_few"
    code: ClassVar[str] = "TOO_FEW"

    @property
    def why(self) -> Said:
        """In words."""
        return phrase("too few: fewer than {needed} subjects", needed=ENOUGH_SUBJECTS)


@dataclass(frozen=True)
class NotEstimable:
    """A statistic that is not defined for these values, and why."""

    code: str
    why: Said
    status: ClassVar[str] = "not_estimable"


@dataclass(frozen=True)
class Interval:
    """A 95 % confidence interval, with its method; a bootstrap carries its seed and draws.

    `draws_left_out` are draws in which the statistic was not defined.
    """

    low: float
    high: float
    method: str
    seed: int | None = None
    draws: int = 0
    draws_left_out: int = 0

    def __post_init__(self) -> None:
        _finite(self.low, self.high)


@dataclass(frozen=True)
class Estimate:
    """A figure. `subjects` gave values, `left_out` had none for it (AG-3)."""

    value: float
    interval: Interval | NotEstimable
    subjects: int
    left_out: int = 0
    standard_error: float | None = None
    status: ClassVar[str] = "ok"

    def __post_init__(self) -> None:
        _finite(self.value, *(() if self.standard_error is None else (self.standard_error,)))


@dataclass(frozen=True)
class Share:
    """A part of the subjects, from 0 to 1, with the exact interval of Clopper and Pearson."""

    count: int
    subjects: int
    interval: Interval
    status: ClassVar[str] = "ok"

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.subjects


Answer = TypeVar("Answer")


def enough(subjects: int, compute: Callable[[], Answer]) -> Answer | TooFew:
    """Return what is computed, or TooFew for fewer than 10 subjects (RA-2)."""
    return TooFew(subjects) if subjects < ENOUGH_SUBJECTS else compute()


def all_equal() -> NotEstimable:
    """Return the answer for values that do not vary at all."""
    return NotEstimable(CONSTANT, phrase("all values are equal"))


def no_error_to_judge_by() -> NotEstimable:
    """Return what stands for an interval where the values leave no error."""
    return NotEstimable(CONSTANT, phrase("the values leave no error to judge by"))


def too_few_values(values: int, needed: int) -> NotEstimable:
    """Return the answer for fewer values than the formula itself needs."""
    return NotEstimable(
        TOO_FEW_VALUES, phrase("{values} values, {needed} are needed", values=values, needed=needed)
    )


def _finite(*figures: float) -> None:
    if not all(math.isfinite(figure) for figure in figures):
        raise ValueError(f"a statistic that is not finite: {figures}")
