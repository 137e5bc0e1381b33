"""The recorded value comes from the pixel evidence, however the slice lies (MT-1, MT-2, MT-3)."""

from dataclasses import replace
from decimal import Decimal
from math import cos, radians, sin

import pytest

from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane
from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.decide import decide
from recist_reader.trial.evidence import Drawn, Place, ToolKind
from tests.trial.unstored import Reader, subject

SPACING = Decimal("0.45")
AXES = ((100.0, 60.5), (169.0, 60.5), (134.5, 40.5), (134.5, 80.5))  # 69 and 40 pixels
PLACE = Place("S-BL", "BL.20", 1, 20, SPACING, SPACING)


def turned(degrees):
    """A slice turned about its normal, directions as DICOM writes them (6 digits)."""
    along, across = round(cos(radians(degrees)), 6), round(sin(radians(degrees)), 6)
    origin = PointLps(-183.237, -149.11, -77.3)
    spacing = float(SPACING)
    return SlicePlane(origin, (along, across, 0.0), (-across, along, 0.0), spacing, spacing, 512, 512)


def drawn(degrees, tool, positions):
    points = tuple(PixelPoint(*at) for at in positions)
    return Drawn(tool, PLACE, tuple(map(turned(degrees).to_lps, points)), points)


def opened():
    return Reader(subject("BL")).do(c.OpenTimepoint("BL"))


@pytest.mark.parametrize("degrees", [0, 2, 7, 11, 45, 90])
def test_an_exact_half_is_rounded_the_same_way_in_any_orientation_mt1(degrees):
    mark = drawn(degrees, ToolKind.BIDIRECTIONAL, AXES)
    reader = opened().do(c.CreateLesion("u", Role.TARGET, c.Site("liver"), mark))
    kept = reader.state.measurement("BL", "u")
    assert (kept.long_mm, kept.short_mm) == (Decimal("31.1"), Decimal("18.0"))  # 31.05 by PixelSpacing


@pytest.mark.parametrize("degrees", [0, 2, 7])
def test_a_line_is_measured_in_the_same_way_mt6(degrees):
    line = drawn(degrees, ToolKind.LINE, AXES[:2])
    reader = opened().do(c.AddAnnotation("a", line))
    (kept,) = reader.state.measurements.values()
    assert kept.long_mm == Decimal("31.1")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        pytest.param({"points_pixel": ((1.0, 1.0),) * 3}, "MT-2", id="a pixel position is missing"),
        pytest.param({"points_pixel": ((float("nan"), 1.0), *AXES[1:])}, "MT-2", id="no number"),
        pytest.param({"place": replace(PLACE, column_spacing_mm=Decimal(145))}, "M-11", id="10,005 mm"),
    ],
)
def test_a_mark_that_measures_nothing_is_refused_and_breaks_nothing(changes, rule):
    reader = opened()
    mark = drawn(0, ToolKind.BIDIRECTIONAL, AXES)
    positions = changes.pop("points_pixel", None) or mark.points_pixel
    mark = replace(mark, points_pixel=tuple(PixelPoint(*at) for at in positions), **changes)
    answer = decide(reader.state, reader.facts, c.AddAnnotation("a", mark))
    assert isinstance(answer, Refusal)
    assert answer.rule == rule
