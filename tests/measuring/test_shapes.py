"""Shapes keep their promises wherever the plane lies (MT-1, MT-2, MT-4)."""

from dataclasses import replace
from itertools import pairwise
from math import cos, dist, pi, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recist_reader.measuring.evidence import (
    bidirectional_from_pixels,
    is_inside_image,
    pixel_box,
    pixels_of,
    recorded,
)
from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.measuring.shapes import (
    Arrow,
    Bidirectional,
    Ellipse,
    Freehand,
    Line,
    Probe,
    axes_objection,
)
from recist_reader.problem import Refusal
from tests.measuring.planes import PIXELS, any_planes, axial, cross_at, recorded_lengths


def lengths(plane, shape):
    return tuple(str(length) for length in recorded_lengths(plane, shape))


def test_a_script_without_short_axis_gets_three_quarters_through_the_middle():
    plane = axial(0.5, 0.5)
    shape = bidirectional_from_pixels(plane, (PixelPoint(40, 100), PixelPoint(120, 100)))
    assert isinstance(shape, Bidirectional)
    assert lengths(plane, shape) == ("40.0", "30.0")
    assert {(round(p.column, 6), round(p.row, 6)) for p in pixels_of(plane, shape)[2:]} == {
        (80, 70),
        (80, 130),
    }


def test_the_longer_of_two_given_axes_is_the_long_one_mt4():
    plane = axial(1.0, 1.0)
    shape = bidirectional_from_pixels(
        plane, (PixelPoint(100, 90), PixelPoint(100, 110)), (PixelPoint(80, 100), PixelPoint(120, 100))
    )
    assert isinstance(shape, Bidirectional)
    assert lengths(plane, shape) == ("40.0", "20.0")


@pytest.mark.parametrize(
    ("long", "short", "rule", "words"),
    [
        pytest.param(((10, 10), (50, 10)), ((30, 12), (30, 30)), "MT-4", "cross", id="beside the long axis"),
        pytest.param(((10, 10), (50, 10)), ((52, 5), (52, 15)), "MT-4", "cross", id="beyond its end"),
        pytest.param(((10, 10), (50, 10)), ((30, 0), (30.2, 30)), "MT-4", "perpendicular", id="0.4 degrees"),
        pytest.param(((10, 10), (10.2, 10)), None, "MT-4", "shorter", id="a click"),
        pytest.param(((10, 10), (50, 10)), ((30, 10), (30, 10)), "MT-4", "length", id="no short axis at all"),
        pytest.param(((-3, 10), (50, 10)), None, "MT-2", "outside", id="off the image"),
        pytest.param(((10, 10), (float("nan"), 10)), None, "MT-2", "outside", id="no number"),
    ],
)
def test_axes_that_are_none_are_refused(long, short, rule, words):
    long_px = tuple(PixelPoint(*at) for at in long)
    short_px = None if short is None else tuple(PixelPoint(*at) for at in short)
    refusal = bidirectional_from_pixels(axial(), long_px, short_px)
    assert isinstance(refusal, Refusal)
    assert refusal.rule == rule
    assert words in refusal.problem.what


def test_a_bidirectional_cannot_be_made_wrong():
    long = Line(PointLps(0, 0, 0), PointLps(10, 0, 0))
    with pytest.raises(ValueError, match="longer"):
        Bidirectional(long, Line(PointLps(5, -8, 0), PointLps(5, 8, 0)))
    with pytest.raises(ValueError, match="plane"):
        Bidirectional(long, Line(PointLps(5, -2, 1), PointLps(5, 2, 1)))


@given(any_planes(), PIXELS, PIXELS)
def test_a_placed_perpendicular_is_one_in_any_plane_mt4(plane, a, b):
    shape = bidirectional_from_pixels(plane, (a, b))
    assume(isinstance(shape, Bidirectional))
    assert axes_objection(shape.long, shape.short) is None
    placed = pixels_of(plane, shape)
    assert all(is_inside_image(plane, at) for at in placed)
    if not any(is_on_the_edge(at) for at in placed):
        assert shape.short.length_mm == pytest.approx(0.75 * shape.long.length_mm, abs=1e-3)
    assert isinstance(bidirectional_from_pixels(plane, placed[:2], placed[2:]), Bidirectional)


def is_on_the_edge(at):
    return min(at.column, at.row, 256 - at.column, 256 - at.row) < 1e-3


@given(any_planes(), any_planes(), PIXELS, PIXELS)
def test_a_length_does_not_depend_on_where_the_slice_lies_mt1(plane, elsewhere, a, b):
    moved = replace(elsewhere, row_spacing_mm=plane.row_spacing_mm, column_spacing_mm=plane.column_spacing_mm)
    assume(dist(plane.to_lps(a), plane.to_lps(b)) > 1)
    here = recorded_lengths(plane, Line(plane.to_lps(a), plane.to_lps(b)))
    there = recorded_lengths(moved, Line(moved.to_lps(a), moved.to_lps(b)))
    assert here == there
    assert float(here[0].value) == pytest.approx(dist(plane.to_lps(a), plane.to_lps(b)), abs=0.0502)


@given(st.floats(4, 60), st.floats(0, 3))
def test_square_and_stretched_pixels_measure_the_same_mt1(length_mm, turn):
    lengths_mm = set()
    for plane in (axial(0.5, 0.5), axial(0.5, 1.0), axial(1.25, 0.625)):
        start = PointLps(-100.0, -90.0, -104.5)
        end = PointLps(start.x + length_mm * cos(turn), start.y + length_mm * sin(turn), start.z)
        lengths_mm.add(float(recorded_lengths(plane, Line(start, end), 3)[0].value))
    assert max(lengths_mm) - min(lengths_mm) <= 0.0011


SHAPES = [
    Line(PointLps(-100, -90, -104.5), PointLps(-80.123456, -71.7, -104.5)),
    cross_at(100.123, 90.5),
    Ellipse(PointLps(-100, -90, -104.5), PointLps(-90, -90, -104.5), PointLps(-100, -86, -104.5)),
    Freehand((PointLps(-100, -90, -104.5), PointLps(-90, -90, -104.5), PointLps(-100, -80.55555, -104.5))),
    Probe(PointLps(-100.98765, -90, -104.5)),
    Arrow(PointLps(-100, -90, -104.5)),
    Arrow(PointLps(-100, -90, -104.5), PointLps(-90, -91.23456, -104.5)),
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
def test_what_is_recorded_can_be_drawn_again_from_its_pixels_mt2(shape):
    plane = axial()
    kept = recorded(plane, shape)
    again = shape.with_points(tuple(map(plane.to_lps, pixels_of(plane, kept))))
    assert again == kept
    assert recorded(plane, kept) == kept
    assert max(dist(a, b) for a, b in zip(shape.points, kept.points, strict=True)) < 1e-4


def test_area_of_an_ellipse_and_an_outline():
    ellipse = Ellipse(PointLps(0, 0, 0), PointLps(6, 8, 0), PointLps(4, -3, 0))
    assert ellipse.area_mm2 == pytest.approx(pi * 10 * 5)
    corners = ((0, 0, 0), (6, 0, 8), (6, 5, 8), (0, 5, 0))  # a 10 x 5 rectangle in an oblique plane
    assert Freehand(tuple(PointLps(*at) for at in corners)).area_mm2 == pytest.approx(50)
    hollow = ((0, 0, 0), (10, 0, 0), (10, 10, 0), (5, 2, 0), (0, 10, 0))
    assert Freehand(tuple(PointLps(*at) for at in hollow)).area_mm2 == pytest.approx(60)


def test_the_box_of_an_ellipse_holds_its_rim():
    plane = axial(0.5, 0.5)
    middle = plane.to_lps(PixelPoint(100, 80))
    tilted = Ellipse(
        middle,
        PointLps(middle.x + 6, middle.y + 6, middle.z),
        PointLps(middle.x + 2, middle.y - 2, middle.z),
    )
    least, greatest = pixel_box(plane, tilted)
    assert greatest.column - least.column == pytest.approx(2 * (36 + 4) ** 0.5 / 0.5, rel=1e-3)
    assert (least.row + greatest.row) / 2 == pytest.approx(80)


@given(any_planes(), PIXELS, PIXELS)
def test_the_centre_is_where_the_axes_cross(plane, a, b):
    shape = bidirectional_from_pixels(plane, (a, b))
    assume(isinstance(shape, Bidirectional))
    for axis in (shape.long, shape.short):
        parts = (axis.start, shape.centre, axis.end)
        assert sum(dist(p, q) for p, q in pairwise(parts)) == pytest.approx(axis.length_mm, abs=1e-3)
