"""Rectangles set by key stay in the image and are never empty (BN-3)."""

import pytest

from recist_reader.imaging.masking import Area
from recist_reader.ui.start.area_keys import grown, moved, new_area, step_px

SIZE = (512, 384)  # columns, rows


def test_a_new_rectangle_is_a_line_of_text_under_those_at_the_left():
    first = new_area((), *SIZE)
    assert first == Area(0, 0, 128, 24)
    assert new_area((first,), *SIZE) == Area(0, 24, 128, 24)
    full = tuple(Area(0, top, 5, 5) for top in range(0, 384, 24))
    assert new_area(full, *SIZE) == first


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (5000, 7)])
def test_in_an_image_of_any_size_it_lies_inside(size):
    assert new_area((), *size).problem(size[1], size[0]) is None


@pytest.mark.parametrize(
    ("across", "down", "at"),
    [(8, 8, (18, 28)), (-100, -100, (0, 0)), (1000, 1000, (412, 334))],
)
def test_it_moves_up_to_the_border_and_keeps_its_size(across, down, at):
    assert moved(Area(10, 20, 100, 50), across, down, *SIZE) == Area(*at, 100, 50)


@pytest.mark.parametrize(
    ("across", "down", "to"),
    [(8, 8, (108, 58)), (-1000, -1000, (1, 1)), (1000, 1000, (502, 364))],
)
def test_it_grows_from_its_corner_up_to_the_border_and_keeps_a_pixel(across, down, to):
    assert grown(Area(10, 20, 100, 50), across, down, *SIZE) == Area(10, 20, *to)


def test_a_press_goes_a_64th_of_the_image_or_one_pixel():
    assert (step_px(512, fine=False), step_px(512, fine=True), step_px(20, fine=False)) == (8, 1, 1)
