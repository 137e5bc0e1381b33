"""Which series of a timepoint is shown first and must be looked at (VW-20, GD-22)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.series_order import ranked, required_series
from tests.trial.unstored import series, subject

REGIONS = ("chest", "abdomen", "pelvis")


def timepoint(lung_slices):
    """A soft series of 80 slices of 5 mm, and one for the lungs in slices of 1 mm that stands before it."""
    lung = series(
        "BL",
        uid="lung",
        number=1,
        label=SeriesLabel("CT", REGIONS, "portal venous", "lung"),
        slices=lung_slices,
        thickness_mm=Decimal(1),
        step_mm=Decimal(1),
    )
    soft = series("BL", uid="soft", number=2, slices=80)
    return replace(subject("BL").timepoints[0], series=(lung, soft))


@pytest.mark.parametrize(
    ("lung_slices", "first"),
    [
        pytest.param(390, "soft", id="10 mm shorter"),
        pytest.param(401, "soft", id="the same extent, 1 mm longer by its slices"),
        pytest.param(409, "soft", id="9 mm longer"),
        pytest.param(410, "lung", id="10 mm longer: wider"),
    ],
)
def test_VW_20_the_same_extent_in_thinner_slices_is_no_wider_coverage(lung_slices, first):
    at = timepoint(lung_slices)
    assert ranked(at)[0].uid == first
    assert [s.uid for s in required_series(at, REGIONS)] == [first]
