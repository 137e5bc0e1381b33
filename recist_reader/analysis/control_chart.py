"""A chart of shares with limits of three standard deviations, to see what stands out (Shewhart's p-chart)."""

from collections.abc import Mapping
from dataclasses import dataclass

from recist_reader.analysis.result import ENOUGH_SUBJECTS, TooFew

LIMIT_SD = 3


@dataclass(frozen=True)
class ChartPoint:
    """One share between its limits, all from 0 to 1."""

    name: str
    events: int
    subjects: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.events / self.subjects

    @property
    def is_outside(self) -> bool:
        """Whether it lies outside of its limits."""
        return not self.low <= self.value <= self.high


@dataclass(frozen=True)
class ControlChart:
    """Points about their common share `centre`. Those in `too_few` have no point (RA-2)."""

    centre: float
    points: tuple[ChartPoint, ...]
    too_few: tuple[str, ...]


def control_chart(counts: Mapping[str, tuple[int, int]]) -> ControlChart | TooFew:
    """Return the chart of events and subjects by name, in the order given.

    Limits are centre +- 3 sqrt(centre (1 - centre) / subjects), kept within 0 and 1. The centre is the
    share of all points that are drawn. TooFew where none has 10 subjects.
    """
    drawn = {name: both for name, both in counts.items() if both[1] >= ENOUGH_SUBJECTS}
    total = sum(subjects for _, subjects in drawn.values())
    if not drawn:
        return TooFew(max((subjects for _, subjects in counts.values()), default=0))
    centre = sum(events for events, _ in drawn.values()) / total
    points = tuple(_point(name, events, subjects, centre) for name, (events, subjects) in drawn.items())
    return ControlChart(centre, points, tuple(name for name in counts if name not in drawn))


def _point(name: str, events: int, subjects: int, centre: float) -> ChartPoint:
    reach = LIMIT_SD * (centre * (1 - centre) / subjects) ** 0.5
    return ChartPoint(name, events, subjects, max(0.0, centre - reach), min(1.0, centre + reach))
