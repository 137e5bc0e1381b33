"""What no file says is not shown: length without PixelSpacing, side or position without a place (M-11)."""

import pytest

from recist_reader.measuring.plane import PixelPoint
from recist_reader.ui.viewport.image import value_hu
from tests.ui.viewport.make import volume

pytestmark = pytest.mark.gui
LEFT_EDGE = {"ruler": (range(6, 20), range(150, 250)), "letters": (range(190, 210), range(4, 30))}


def written(viewport, part):
    """Pixels of a part of the canvas that stand out from the black image."""
    columns, rows = LEFT_EDGE[part]
    image = viewport.canvas.grab().toImage()
    return sum(image.pixelColor(x, y).lightness() > 100 for x in columns for y in rows)


@pytest.mark.parametrize(("unknown", "part"), [("has_spacing", "ruler"), ("is_placed", "letters")])
def test_M_11_ruler_and_letters_need_what_the_files_say(shown, unknown, part):
    known, made = volume(), volume()
    known.values[:] = made.values[:] = -1000
    setattr(made, unknown, False)
    first, second = shown(known, made).viewports
    assert written(first, part) > 10
    assert written(second, part) == 0
    others = set(LEFT_EDGE) - {part}
    assert all(written(second, other) > 10 for other in others)


def test_VW_13_a_page_in_colour_tells_no_hu(shown):
    known, made = volume(), volume()
    made.is_colour = True
    at = PixelPoint(3.0, 3.0)
    assert [value_hu(one.volume, 0, at) for one in shown(known, made).viewports] == [0.0, None]


def test_an_image_without_a_place_names_no_plane_and_no_position(shown):
    known, made = volume(), volume()
    made.is_placed = False
    corners = [one._scene().corners for one in shown(known, made).viewports]
    assert [one.top_right[-1] for one in corners] == ["axial, acquired", "no position in the patient"]
    assert [one.bottom_left[0] for one in corners] == ["Slice 1 of 20"] * 2
    assert [bool(one.bottom_left[1]) for one in corners] == [True, False]
