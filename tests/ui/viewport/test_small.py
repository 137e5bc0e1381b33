"""A viewport too small for all texts shows the few, and all again with the room (VW-15, VW-21)."""

import pytest

from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.corner_pieces import Corners
from recist_reader.ui.viewport.foreground import level_with_room, with_room
from recist_reader.ui.viewport.state import OverlayLevel
from tests.ui.viewport.make import volume


@pytest.mark.parametrize(
    ("level", "width", "height", "shown"),
    [
        (OverlayLevel.FULL, 320, 170, OverlayLevel.MINIMAL),
        (OverlayLevel.FULL, 200, 400, OverlayLevel.MINIMAL),
        (OverlayLevel.FULL, 320, 400, OverlayLevel.FULL),
        (OverlayLevel.NONE, 320, 170, OverlayLevel.NONE),
        (OverlayLevel.MINIMAL, 320, 170, OverlayLevel.MINIMAL),
    ],
)
def test_the_level_of_the_texts_follows_the_room(level, width, height, shown):
    assert level_with_room(level, width, height) is shown


def test_the_lowest_viewport_names_the_timepoint_alone():
    few = Corners(("1001", "TP2"), (), ("Slice 3 of 9", "W 400 L 40"))
    assert with_room(few, 144).top_left == ("TP2",)
    assert with_room(few, 170) is few


@pytest.mark.gui
def test_no_corner_lies_over_another_in_a_small_viewport(shown):
    (viewport,) = shown(volume()).viewports
    viewport.captions = SeriesCaptions(("1001", "TP2", "Day 168"), ("CT chest-abd., portal venous", "5 mm"))

    def corners():
        canvas = viewport.canvas
        boxes = canvas._foreground.write_corners(viewport._scene(), canvas._room())
        return boxes, [(a, b) for a in boxes for b in boxes if a is not b and a.shared_area(b) > 0]

    whole, _ = corners()
    viewport.setGeometry(0, 0, 331, 190)
    small, over = corners()
    assert len(whole) == 4
    assert len(small) == 3
    assert over == []
    assert viewport.state.overlay is OverlayLevel.FULL
