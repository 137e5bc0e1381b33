"""What a finished stroke may be: an outline goes round something (MT-6)."""

from math import cos, pi, sin

import pytest

from recist_reader.measuring.plane import PointLps
from recist_reader.measuring.shapes import Freehand, Line
from recist_reader.ui.reader.models.drawing import encloses_area


def at(x, y):
    return PointLps(x, y, 0.0)


def round_one(radius_mm, corners=24):
    angles = (2 * pi * n / corners for n in range(corners))
    return Freehand(tuple(at(radius_mm * cos(a), radius_mm * sin(a)) for a in angles))


STRAIGHT = Freehand(tuple(at(float(x), 0.0) for x in range(40)))
TREMBLING = Freehand(tuple(at(float(x), 0.2 * (x % 2)) for x in range(60)))
THIN_EFFUSION = Freehand((at(0, 0), at(120, 0), at(120, 4), at(0, 4)))


@pytest.mark.parametrize(
    ("shape", "encloses"),
    [
        pytest.param(STRAIGHT, False, id="a straight stroke"),
        pytest.param(TREMBLING, False, id="a straight stroke by a hand that trembles"),
        pytest.param(round_one(2.0), True, id="a small circle"),
        pytest.param(THIN_EFFUSION, True, id="a thin pleural effusion"),
        pytest.param(Line(at(0, 0), at(30, 0)), True, id="a line needs no area"),
    ],
)
def test_an_outline_encloses_an_area(shape, encloses):
    assert encloses_area(shape) is encloses
