"""A series opens with its body filling the viewport, whole (window.md 6)."""

import numpy as np
import pytest

from recist_reader.ui.reader.models.body import MARGIN, body_extent
from recist_reader.ui.viewport.geometry import extent_fitting_mm_per_px
from tests.ui.viewport.make import volume

WIDE, HIGH = (40, 20), (20, 40)  # columns, rows of the body in px of 2 mm


def of_body(columns, rows):
    made = volume(1, rows=64, columns=64, row_mm=2.0, column_mm=2.0)
    made.values[:] = -1000
    top, left = (64 - rows) // 2, (64 - columns) // 2
    made.values[0, top : top + rows, left : left + columns] = 40
    return made


@pytest.mark.parametrize(
    ("body", "canvas", "decides_mm_per_px"),
    [
        pytest.param(WIDE, (400, 700), 80 / 400, id="three viewports: the width decides"),
        pytest.param(WIDE, (1300, 300), 40 / 300, id="one low viewport: the height decides"),
        pytest.param(HIGH, (400, 400), 80 / 400, id="a body higher than wide"),
    ],
)
def test_no_part_of_the_body_is_cut_off(body, canvas, decides_mm_per_px):
    extent_mm, _middle = body_extent(of_body(*body), 0)
    assert extent_fitting_mm_per_px(extent_mm, *canvas) == pytest.approx(MARGIN * decides_mm_per_px)


def test_without_a_body_there_is_nothing_to_fit():
    empty = volume(1)
    empty.values[:] = np.int16(-1000)
    assert body_extent(empty, 0) is None
