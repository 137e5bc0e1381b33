"""Where a slice lies on screen: true shape, right way up, letters, ruler (VW-12, VW-14, VW-15)."""

from math import cos, dist, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane
from recist_reader.ui.viewport.geometry import (
    ScreenAxes,
    ViewGeometry,
    fitting_mm_per_px,
    letters,
    opposite,
    plane_name,
    position_text,
    ruler,
)

ORIGIN = PointLps(-100.0, -80.0, -250.0)


def plane(row, column, row_mm=0.7, column_mm=0.5):
    return SlicePlane(ORIGIN, row, column, row_mm, column_mm, 300, 200)


TILT = radians(20)
DIRECTIONS = {
    "axial": ((1, 0, 0), (0, 1, 0)),
    "axial, rows mirrored": ((-1, 0, 0), (0, 1, 0)),
    "axial, prone as acquired": ((-1, 0, 0), (0, -1, 0)),
    "axial, turned by a quarter": ((0, 1, 0), (1, 0, 0)),
    "coronal": ((1, 0, 0), (0, 0, -1)),
    "coronal, head down": ((1, 0, 0), (0, 0, 1)),
    "sagittal": ((0, 1, 0), (0, 0, -1)),
    "tilted gantry": ((1, 0, 0), (0, cos(TILT), -sin(TILT))),
    "oblique": ((cos(TILT), sin(TILT), 0), (-sin(TILT), cos(TILT), 0)),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [  # left, right, top, bottom
        ("axial", ("R", "L", "A", "P")),
        ("axial, rows mirrored", ("R", "L", "A", "P")),
        ("axial, prone as acquired", ("R", "L", "A", "P")),
        ("axial, turned by a quarter", ("R", "L", "A", "P")),
        ("coronal", ("R", "L", "H", "F")),
        ("coronal, head down", ("R", "L", "H", "F")),
        ("sagittal", ("A", "P", "H", "F")),
        ("tilted gantry", ("R", "L", "AH", "PF")),
        ("oblique", ("RA", "LP", "AL", "PR")),
    ],
)
def test_the_patient_lies_as_radiologists_read_vw14(name, expected):
    axes = ScreenAxes.of(plane(*DIRECTIONS[name]))
    edges = (opposite(axes.right), axes.right, opposite(axes.down), axes.down)
    assert tuple(letters(edge) for edge in edges) == expected


@pytest.mark.parametrize("name", DIRECTIONS)
@settings(max_examples=25, deadline=None)
@given(
    x=st.floats(-500, 1500),
    y=st.floats(-500, 1500),
    zoom=st.floats(0.05, 5),
    centre=st.tuples(st.floats(-200, 200), st.floats(-200, 200)),
)
def test_screen_and_patient_agree_both_ways(name, x, y, zoom, centre):
    view = ViewGeometry(plane(*DIRECTIONS[name]), 640, 480, zoom, centre)
    at = view.to_lps(x, y)
    back = view.to_view(at)
    assert (back.x, back.y) == pytest.approx((x, y), abs=1e-6)
    m11, m12, m21, m22, dx, dy = view.image_transform()
    pixel = view.to_pixel(x, y)
    painted = (m11 * pixel.column + m21 * pixel.row + dx, m12 * pixel.column + m22 * pixel.row + dy)
    assert painted == pytest.approx((x, y), abs=1e-5)


@pytest.mark.parametrize("name", DIRECTIONS)
def test_non_square_pixels_have_their_true_shape_vw12(name):
    shown = plane(*DIRECTIONS[name], row_mm=0.9, column_mm=0.3)
    view = ViewGeometry(shown, 640, 480, 0.25)
    for end in (PixelPoint(110, 100), PixelPoint(100, 110)):
        a, b = shown.to_lps(PixelPoint(100, 100)), shown.to_lps(end)
        assert dist(view.to_view(a), view.to_view(b)) * 0.25 == pytest.approx(dist(a, b))


def test_a_tilted_stack_does_not_drift_while_it_is_scrolled():
    row, column = DIRECTIONS["tilted gantry"]
    slices = [SlicePlane(PointLps(-100, -80, -3.0 * k), row, column, 0.7, 0.5, 300, 200) for k in range(50)]
    corners = {ViewGeometry(one, 640, 480, 0.5).image_transform() for one in slices}
    assert len(corners) == 1


def test_reset_shows_the_whole_image():
    shown = plane(*DIRECTIONS["axial, turned by a quarter"])
    zoom = fitting_mm_per_px(shown, 400, 500)
    view = ViewGeometry(shown, 400, 500, zoom)
    corners = [view.to_view(shown.to_lps(PixelPoint(c, r))) for c in (0, 200) for r in (0, 300)]
    assert min(c.x for c in corners) >= -1e-9
    assert max(c.x for c in corners) <= 400 + 1e-9
    assert min(c.y for c in corners) >= -1e-9
    assert max(c.y for c in corners) <= 500 + 1e-9


@pytest.mark.parametrize(
    ("name", "position", "said"),
    [
        ("axial", "I 250.0 mm", "axial"),
        ("coronal", "A 80.0 mm", "coronal"),
        ("sagittal", "R 100.0 mm", "sagittal"),
        ("tilted gantry", "I 285.8 mm", "oblique axial"),
    ],
)
def test_the_position_of_a_slice_is_told_in_the_patient(name, position, said):
    shown = plane(*DIRECTIONS[name])
    assert (position_text(shown), plane_name(shown)) == (position, said)


@pytest.mark.parametrize(
    ("mm_per_px", "length", "tick"),
    [(1.0, 100, 10), (0.3, 100, 10), (0.2, 50, 5), (0.05, 10, 1), (0.02, 10, 1)],
)
def test_the_ruler_shortens_when_zoomed_vw15(mm_per_px, length, tick):
    scale = ruler(mm_per_px, 350)
    assert (scale.length_mm, scale.tick_mm) == (length, tick)
