"""Tiles of lesions show what was drawn on their slice (LS-6)."""

import pytest

from recist_reader.imaging.voi import Window
from recist_reader.measuring.plane import PixelPoint
from recist_reader.ui.reader.pictures import TILE_PX, tile
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from tests.ui.viewport.make import cross, volume

pytestmark = pytest.mark.gui

MM_PER_PX = 40 / TILE_PX


def tones(marks, index=3):
    """How many px of a tile of plain grey are coloured."""
    stack = volume()
    centre = stack.planes[index].to_lps(PixelPoint(32.0, 32.0))
    made = tile(stack, index, centre, MM_PER_PX, Window(400, 40), marks)
    pixels = (made.pixelColor(x, y) for x in range(0, TILE_PX, 2) for y in range(0, TILE_PX, 2))
    return sum(each.red() != each.blue() for each in pixels)


def test_LS_6_a_tile_shows_the_axes_of_the_mark_on_its_slice_alone(qapp):
    shape = cross(volume().planes[3], PixelPoint(24.0, 32.0), PixelPoint(40.0, 32.0))
    drawn = MarkView("T1", shape, 3, MarkRole.TARGET, "T1")
    assert tones(()) == 0
    assert tones((drawn,)) > 100
    assert tones((drawn,), index=4) == 0
