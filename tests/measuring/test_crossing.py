"""Cross-reference lines as geometry (VW-35)."""

from math import cos, dist, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.measuring.crossing import crossing
from recist_reader.measuring.plane import PointLps, SlicePlane

AXIAL = SlicePlane(PointLps(-99.5, -99.5, 30.0), (1, 0, 0), (0, 1, 0), 1.0, 1.0, 200, 200)


def coronal(y=20.0, top=100.0, rows=150, columns=100):
    return SlicePlane(PointLps(-49.5, y, top), (1, 0, 0), (0, 0, -1), 1.0, 1.0, rows, columns)


def tilted(degrees):
    down = (0.0, cos(radians(degrees)), sin(radians(degrees)))
    return SlicePlane(
        PointLps(-99.5, -99.5 * down[1], 30 - 99.5 * down[2]), (1, 0, 0), down, 1.0, 1.0, 200, 200
    )


def test_a_coronal_image_cuts_an_axial_one_along_its_rows():
    line = crossing(AXIAL, coronal())
    assert sorted(line.points) == [(-50.0, 20.0, 30.0), (50.0, 20.0, 30.0)]


def test_the_axial_image_cuts_the_coronal_one_over_its_own_width():
    line = crossing(coronal(), AXIAL)
    assert sorted(line.points) == [(-100.0, 20.0, 30.0), (100.0, 20.0, 30.0)]


@pytest.mark.parametrize(
    ("degrees", "crosses"), [(0, False), (4.9, False), (5.1, True), (90, True), (174.9, True), (175.1, False)]
)
def test_only_planes_of_more_than_5_degrees_cross_vw35(degrees, crosses):
    assert (crossing(AXIAL, tilted(degrees)) is not None) == crosses


@pytest.mark.parametrize("top", [29.0, 300.0])
def test_an_image_that_does_not_reach_the_plane_draws_nothing(top):
    assert crossing(AXIAL, coronal(top=top, rows=100)) is None


def test_an_image_that_ends_on_the_plane_gives_a_line_or_nothing():
    for top in (30.5, 129.5):  # the outer edge of the first or last row lies in the plane
        line = crossing(AXIAL, coronal(top=top - 1.0, rows=100))
        assert line is None or line.length_mm == pytest.approx(100)


ANGLES = st.floats(6, 174)


@settings(max_examples=60)
@given(ANGLES, st.floats(-60, 60))
def test_both_ends_lie_in_both_planes(degrees, z):
    other = tilted(degrees)
    plane = SlicePlane(PointLps(-99.5, -99.5, z), (1, 0, 0), (0, 1, 0), 1.0, 1.0, 200, 200)
    line = crossing(plane, other)
    if line is not None:
        for end in line.points:
            assert abs(plane.distance_mm(end)) < 1e-6
            assert abs(other.distance_mm(end)) < 1e-6
            at = other.to_pixel(end)
            assert -1e-6 <= at.column <= 200 + 1e-6
            assert -1e-6 <= at.row <= 200 + 1e-6
        assert dist(*line.points) > 0
