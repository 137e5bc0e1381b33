"""Region statistics against sums made by another way (MT-6, VW-13)."""

from math import hypot
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.measuring.plane import PixelPoint
from recist_reader.measuring.roi import measure_probe, measure_region, spans
from recist_reader.measuring.shapes import Ellipse, Freehand, Probe
from tests.measuring.planes import axial

SMALL = st.floats(0.0, 40.0)


def value_at(row, column):
    return (row * 37 + column * 101) % 211 - 100


def sampler(padding=()):
    def sample(row, first, past):
        return [value_at(row, column) for column in range(first, past) if (row, column) not in padding]

    return sample


def ellipse_px(plane, column, row, half_columns, half_rows):
    at = plane.to_lps
    return Ellipse(
        at(PixelPoint(column, row)),
        at(PixelPoint(column + half_columns, row)),
        at(PixelPoint(column, row + half_rows)),
    )


@settings(max_examples=50)
@given(SMALL, SMALL, st.floats(1, 20), st.floats(1, 20))
def test_an_ellipse_holds_the_pixels_whose_centre_lies_inside(column, row, half_columns, half_rows):
    plane = axial(0.7, 0.5)
    inside = {
        (r, c)
        for r in range(80)
        for c in range(80)
        if hypot((c + 0.5 - column) / half_columns, (r + 0.5 - row) / half_rows) < 1 - 1e-9
    }
    found = {
        (span.row, c)
        for span in spans(plane, ellipse_px(plane, column, row, half_columns, half_rows))
        for c in range(span.first, span.past)
    }
    on_the_rim = {
        (r, c)
        for r, c in found - inside
        if hypot((c + 0.5 - column) / half_columns, (r + 0.5 - row) / half_rows) > 1 + 1e-9
    }
    assert inside <= found
    assert not on_the_rim


def test_statistics_of_a_region_mt6():
    plane = axial(0.5, 0.5)
    corners = ((10, 10), (20, 10), (20, 14), (10, 14))
    outline = Freehand(tuple(plane.to_lps(PixelPoint(*at)) for at in corners))
    found = measure_region(plane, outline, sampler())
    values = [value_at(row, column) for row in range(10, 14) for column in range(10, 20)]
    assert found.count == 40
    assert found.area_mm2 == pytest.approx(10.0)
    assert found.mean == pytest.approx(mean(values))
    assert found.sd == pytest.approx(stdev(values))
    assert (found.minimum, found.maximum) == (min(values), max(values))


def test_padding_counts_for_nothing_vw13():
    plane = axial(0.5, 0.5)
    outline = Freehand(
        tuple(plane.to_lps(PixelPoint(*at)) for at in ((10, 10), (12, 10), (12, 12), (10, 12)))
    )
    found = measure_region(plane, outline, sampler(padding={(10, 10), (11, 11)}))
    assert found.count == 2
    assert found.mean == pytest.approx(mean([value_at(10, 11), value_at(11, 10)]))
    empty = measure_region(plane, outline, lambda *_: [])
    assert (empty.count, empty.mean, empty.sd, empty.minimum, empty.maximum) == (0, None, None, None, None)
    assert empty.area_mm2 == pytest.approx(1.0)


def test_a_hollow_outline_leaves_its_hollow_out():
    plane = axial(1.0, 1.0)
    corners = ((0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9))
    outline = Freehand(tuple(plane.to_lps(PixelPoint(*at)) for at in corners))
    assert measure_region(plane, outline, sampler()).count == 63
    assert outline.area_mm2 == pytest.approx(63.0)


def test_a_region_is_clipped_to_the_image():
    plane = axial(1.0, 1.0)
    found = list(spans(plane, ellipse_px(plane, 0, 0, 5, 5)))
    assert found
    assert all(span.row >= 0 and span.first >= 0 for span in found)


@pytest.mark.parametrize(
    ("at", "count"),
    [
        pytest.param((20.9, 30.1), 9, id="inside: 3 x 3"),
        pytest.param((0.2, 30.1), 6, id="first column: two columns"),
        pytest.param((0.2, 0.2), 4, id="corner"),
        pytest.param((256.0, 256.0), 1, id="on the outer corner: the last pixel's neighbour"),
    ],
)
def test_a_probe_reads_three_by_three_mt6(at, count):
    plane = axial(0.5, 0.5)
    found = measure_probe(plane, Probe(plane.to_lps(PixelPoint(*at))), sampler())
    assert found.count == count


def test_a_probe_reads_the_pixel_under_it_and_its_neighbours():
    plane = axial(0.5, 0.5)
    found = measure_probe(plane, Probe(plane.to_lps(PixelPoint(20.9, 30.1))), sampler())
    values = [value_at(row, column) for row in (29, 30, 31) for column in (19, 20, 21)]
    assert found.mean == pytest.approx(mean(values))
