"""Which series of a timepoint is shown first, and which must have been looked at (VW-20, GD-22)."""

from collections.abc import Iterable
from decimal import Decimal

from recist_reader.trial.facts import SeriesFacts, TimepointFacts

SAME_COVERAGE_WITHIN_MM = Decimal(10)
"""The same extent in other slices ends up to a slice apart: that is no wider coverage."""


def ranked(at: TimepointFacts) -> list[SeriesFacts]:
    """Series in the order of VW-20: widest coverage, soft kernel, portal venous, thinner."""
    widest_mm = max((_coverage_mm(series) for series in at.series if series.is_stack), default=Decimal(0))

    def rank(series: SeriesFacts) -> tuple[bool, Decimal, bool, bool, Decimal, int]:
        return (
            not series.is_stack,
            (widest_mm - _coverage_mm(series)) // SAME_COVERAGE_WITHIN_MM,
            series.label.kernel not in ("soft", "unknown"),
            series.label.phase != "portal venous",
            series.thickness_mm or Decimal(99),
            series.number,
        )

    return sorted(at.series, key=rank)


def _coverage_mm(series: SeriesFacts) -> Decimal:
    return (series.step_mm or series.thickness_mm or Decimal(0)) * series.slices


def required_series(at: TimepointFacts, regions: Iterable[str]) -> list[SeriesFacts]:
    """The series to be looked at in full: per required region the one shown first (GD-22).

    A series whose region is unknown may show any of them.
    """
    stacks = [series for series in ranked(at) if series.is_stack]
    first = {
        series.uid: series
        for region in regions
        for series in [next((s for s in stacks if not s.label.region or region in s.label.region), None)]
        if series is not None
    }
    return sorted(first.values(), key=lambda series: series.number)
