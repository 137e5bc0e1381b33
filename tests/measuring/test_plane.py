"""Pixel to patient and back (EXP-42, PS3.3 C.7.6.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.measuring.evidence import pixels_of, recorded
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane
from recist_reader.measuring.shapes import Line
from tests.measuring.planes import PIXELS, any_planes, axial


@given(any_planes(), PIXELS, st.floats(-30, 30))
def test_a_pixel_comes_back_from_the_patient_wherever_the_slice_lies(plane, at, off_plane_mm):
    """Also from a point beside the plane: it is projected along the normal."""
    point = plane.to_lps(at)
    beside = PointLps(*(x + off_plane_mm * n for x, n in zip(point, plane.normal, strict=True)))
    assert plane.to_pixel(beside) == pytest.approx(at, abs=1e-9)
    assert plane.distance_mm(beside) == pytest.approx(off_plane_mm, abs=1e-6)


@given(any_planes(), PIXELS, PIXELS)
def test_recording_again_moves_nothing_mt2(plane, a, b):
    kept = recorded(plane, Line(plane.to_lps(a), plane.to_lps(b)))
    assert pixels_of(plane, recorded(plane, kept)) == pixels_of(plane, kept)
    assert pixels_of(plane, kept) == pixels_of(plane, Line(plane.to_lps(a), plane.to_lps(b)))


def test_the_first_pixel_centre_is_the_position_of_the_image_exp42():
    plane = axial(0.7, 0.5)
    assert plane.to_lps(PixelPoint(0.5, 0.5)) == plane.origin_lps
    assert plane.to_lps(PixelPoint(1.5, 2.5)) == pytest.approx((-179.5, -148.6, -104.5))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"row_spacing_mm": 0.0}, "spacing"),
        ({"column_spacing_mm": float("nan")}, "spacing"),
        ({"origin_lps": PointLps(float("inf"), 0, 0)}, "finite"),
        ({"column_direction": (1.0, 0.0, 0.0)}, "differ"),
    ],
)
def test_a_plane_that_is_none_is_refused(change, words):
    whole = {name: getattr(axial(), name) for name in SlicePlane.__dataclass_fields__}
    with pytest.raises(ValueError, match=words):
        SlicePlane(**{**whole, **change})
