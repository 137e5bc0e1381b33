"""How the axes of two measurements lie to each other (GD-11, GD-15)."""

from math import cos, radians, sin

import pytest

from recist_reader.measuring.neighbours import axes_overlap, degrees_between
from recist_reader.measuring.plane import PointLps
from recist_reader.measuring.shapes import Line
from tests.measuring.planes import cross_at


def axes(column, row, long_px=40.0, short_px=24.0):
    shape = cross_at(column, row, long_px, short_px)
    return shape.long, shape.short


def placed(pair, change):
    return tuple(Line(*(PointLps(*change(*at)) for at in line.points)) for line in pair)


HERE = axes(100, 100)
POINT = PointLps(-110.0, -80.0, -104.5)


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        pytest.param(axes(110, 100), True, id="the long axes lie on one line and touch"),
        pytest.param(axes(150, 100), False, id="on one line, apart"),
        pytest.param(axes(115, 108), True, id="axes cross"),
        pytest.param(axes(115, 125), False, id="boxes touch, axes do not"),
        pytest.param(axes(100, 100, 10, 6), True, id="one inside the other"),
        pytest.param(placed(HERE, lambda x, y, z: (x, y, z + 0.4)), True, id="the same slice"),
        pytest.param(placed(HERE, lambda x, y, z: (x, y, z + 2.5)), False, id="the next slice"),
    ],
)
def test_overlapping_axes_are_seen_gd15(other, overlaps):
    assert axes_overlap(HERE, other) is overlaps
    assert axes_overlap(other, HERE) is overlaps


@pytest.mark.parametrize("turn", [0, 4.9, 5.1, 90])
def test_the_angle_between_two_planes_gd11(turn):
    c, s = cos(radians(turn)), sin(radians(turn))
    turned = placed(HERE, lambda x, y, z: (x, c * y - s * z, s * y + c * z))
    assert degrees_between(HERE, turned) == pytest.approx(turn, abs=1e-5)


def test_axes_without_length_span_no_plane():
    flat = (HERE[0], Line(POINT, POINT))
    assert degrees_between(HERE, flat) is None
    assert not axes_overlap(flat, HERE)
