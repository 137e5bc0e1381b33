"""The visits that a protocol asks for: every so many days, or a list (PFS-3, ST-106).

Days count from randomisation (day 0). The baseline is not a visit of the schedule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LONGEST_DAYS = 36_525
"""A hundred years: no visit lies further from randomisation, and no count of days leaves the calendar."""


@dataclass(frozen=True)
class Visit:
    """One scheduled visit: its nominal day and how many days before and after it still count."""

    name: str
    day: int
    before_days: int = 0
    after_days: int = 0

    def __post_init__(self) -> None:
        if self.before_days < 0 or self.after_days < 0:
            raise ValueError(f"visit {self.name!r}: a window is given in days >= 0 on either side")

    @property
    def opens(self) -> int:
        """First day of the window."""
        return self.day - self.before_days

    @property
    def closes(self) -> int:
        """Last day of the window; the visit is missed once this day has passed."""
        return self.day + self.after_days


@dataclass(frozen=True)
class Schedule:
    """Listed visits, then one every `then_every_days` after the last of them.

    Without listed visits the count starts at randomisation: the equal interval, which
    `Schedule.every(interval_days, window_days)` makes. Raises ValueError for an impossible one.
    """

    visits: tuple[Visit, ...] = ()
    then_every_days: int | None = None
    then_window: tuple[int, int] = (0, 0)  # days before, days after

    def __post_init__(self) -> None:
        if not self.visits and self.then_every_days is None:
            raise ValueError("a schedule has an interval or a list of visits")
        if self.then_every_days is not None and not 0 < self.then_every_days <= LONGEST_DAYS:
            raise ValueError(f"the interval of a schedule is 1 to {LONGEST_DAYS} days")
        if min(self.then_window) < 0:
            raise ValueError("a window is given in days >= 0 on either side")
        days = [visit.day for visit in self.visits]
        if max(map(abs, days), default=0) > LONGEST_DAYS:
            raise ValueError(f"no visit lies more than {LONGEST_DAYS} days from randomisation")
        if any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError("the visits of a schedule stand in order of their days, each day once")

    @classmethod
    def every(cls, interval_days: int, window_days: int = 0) -> "Schedule":
        """Return the schedule of equal intervals: randomisation + k x interval, k = 1, 2, ..."""
        return cls(then_every_days=interval_days, then_window=(window_days, window_days))

    @property
    def has_equal_interval(self) -> bool:
        """True when the schedule is an interval from randomisation, without listed visits."""
        return not self.visits

    def visits_after_baseline(self) -> Iterator[Visit]:
        """Yield the scheduled visits after randomisation in order; endless while visits repeat."""
        last = 0
        for visit in self.visits:
            if visit.day > 0:
                yield visit
            last = max(last, visit.day)
        if self.then_every_days is None:
            return
        while True:
            last += self.then_every_days
            yield Visit(f"day {last}", last, *self.then_window)

    def due_by(self, day: int) -> Iterator[Visit]:
        """Yield, in order, the visits whose window has passed before `day` (strictly)."""
        for visit in self.visits_after_baseline():
            if visit.closes >= day:
                # Windows may differ in width; nothing nominally later than this day can be due.
                if visit.day >= day:
                    return
                continue
            yield visit
