"""A mark in air is remarked, whatever its role; one in lung or soft tissue is not."""

from decimal import Decimal

import pytest

from recist_reader.measuring.plane import PixelPoint
from recist_reader.trial.evidence import Drawn, Place, ToolKind
from recist_reader.ui.reader.models.air import lies_in_air
from tests.ui.viewport.make import volume

AIR, LUNG, LIVER = -1000, -860, 60
AXES = ((10, 20), (30, 20), (20, 15), (20, 25))


def made(tool, *points):
    place = Place("1.2", "1.2.1", 1, 1, Decimal("1"), Decimal("1"))
    pixels = tuple(PixelPoint(float(column), float(row)) for column, row in points)
    return Drawn(tool, place, (), pixels)


def images(ground, lesion=None):
    """One slice of one density; `lesion` fills rows and columns 18 to 22."""
    shown = volume(1, rows=64, columns=64)
    shown.values[:] = ground
    if lesion is not None:
        shown.values[0, 18:23, 18:23] = lesion
    return shown


@pytest.mark.parametrize(
    ("ground", "lesion", "in_air"),
    [
        pytest.param(AIR, None, True, id="beside the patient"),
        pytest.param(LUNG, None, False, id="in lung"),
        pytest.param(LIVER, None, False, id="in the liver"),
        pytest.param(LIVER, AIR, False, id="a cavity with its wall under the axes"),
        pytest.param(AIR, LIVER, False, id="a polyp in gas"),
    ],
)
def test_two_axes(ground, lesion, in_air):
    assert lies_in_air(made(ToolKind.BIDIRECTIONAL, *AXES), images(ground, lesion)) is in_air


@pytest.mark.parametrize(
    ("tip", "in_air"), [((50, 50), True), ((24, 20), False), ((20, 20), False), ((0, 0), True)]
)
def test_an_arrow_by_what_lies_around_its_tip(tip, in_air):
    assert lies_in_air(made(ToolKind.MARK, tip), images(AIR, LIVER)) is in_air


def test_nothing_is_said_of_pixels_that_are_not_there():
    not_loaded = images(AIR)
    not_loaded.ready[:] = False
    assert lies_in_air(made(ToolKind.MARK, (50, 50)), not_loaded) is False
    assert lies_in_air(made(ToolKind.MARK, (50, 50)), None) is False
    assert lies_in_air(made(ToolKind.MARK, (500, 500)), images(AIR)) is False
