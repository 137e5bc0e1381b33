"""The gauge shows exact places; its labels never lie over each other (window.md 3)."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.ui.reader.panels.gauge import Gauge, axis_of, spoken, spread, ways
from recist_reader.ui.reader.panels.views.response import GaugeView
from recist_reader.ui.theme.palette import colour
from tests.ui.reader.panels.samples import PARTIAL, RESPONSE

pytestmark = pytest.mark.gui
MM = st.decimals(Decimal("1"), Decimal("400"), places=1)


@given(MM, MM, MM)
def test_every_value_stands_on_the_axis_in_its_order(baseline, nadir, now):
    nadir = min(baseline, nadir)
    view = GaugeView(now, baseline, nadir, baseline * Decimal("0.7"), max(nadir * Decimal("1.2"), nadir + 5))
    axis = axis_of(view, 0, 400)
    values = sorted((view.sum_mm, view.baseline_mm, view.nadir_mm, view.pr_limit_mm, view.pd_limit_mm))
    places = [axis.x(mm) for mm in values]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] < 400
    assert all(a < b for (a, m), (b, n) in pairwise(zip(places, values, strict=True)) if m < n)


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(10, 70)), min_size=1, max_size=4))
def test_labels_do_not_cover_each_other(wanted):
    places = spread(wanted, 0, 400)
    boxes = sorted((x - w / 2, x + w / 2) for x, (_, w) in zip(places, wanted, strict=True))
    assert all(right <= left + 1e-6 for (_, right), (left, _) in pairwise(boxes))
    assert boxes[0][0] >= -1e-6
    assert boxes[-1][1] <= 400 + 1e-6


@given(MM, MM, MM, st.integers(260, 500), st.sampled_from(["", "44.3 mm to PR"]))
def test_no_distance_is_struck_through_by_an_arrow(baseline, nadir, now, width, to_pr):
    nadir = min(baseline, nadir)
    limits = baseline * Decimal("0.7"), max(nadir * Decimal("1.2"), nadir + 5)
    view = replace(GaugeView(now, baseline, nadir, *limits), to_pr_text=to_pr, to_pd_text="3.7 mm to PD")
    axis = axis_of(view, 12, width - 12)
    found = ways(axis, view, lambda text: 7.0 * len(text))
    assert [way.text for way in found] == [text for text in (to_pr, "3.7 mm to PD") if text]
    assert all(a.right < b.left for a, b in pairwise(found))
    texts = [(way.left, way.right) for way in found]
    arrows = [sorted(way.arrow) for way in found if way.arrow is not None]
    assert all(end <= left or right <= start for start, end in arrows for left, right in texts)
    assert all(way.arrow is None or way.arrow[1] > way.arrow[0] for way in found[-1:]), (
        "to PD it points right"
    )


def test_the_distance_to_progression_close_by_is_written_without_an_arrow():
    figures = (Decimal(mm) for mm in ("111.5", "96.0", "96.0", "67.2", "115.2"))
    view = replace(GaugeView(*figures), to_pr_text="44.3 mm to PR", to_pd_text="3.7 mm to PD")
    to_pr, to_pd = ways(axis_of(view, 12, 330), view, lambda text: 5.5 * len(text))
    assert to_pd.arrow is None
    assert to_pr.arrow is not None
    assert to_pr.arrow[0] < to_pd.left


def colours_along_bar(gauge):
    image = gauge.grab().toImage()
    return [image.pixelColor(x, 51).name() for x in range(image.width())]


def test_where_both_limits_are_passed_the_bar_says_progression(shown):
    """B 100, N 50: PD from 60.0 lies below the PR limit 70.0; TR-3 is tested before TR-6."""
    gauge = shown(Gauge(), height=100)
    view = GaugeView(Decimal("65.0"), Decimal("100.0"), Decimal("50.0"), Decimal("70.0"), Decimal("60.0"))
    gauge.show_view(view)
    axis = axis_of(view, 12, gauge.width() - 12)
    bar = colours_along_bar(gauge)
    pd_tint = bar[int(axis.x(90))]
    assert bar[int(axis.x(67))] == pd_tint
    assert bar[int(axis.x(55))] != pd_tint


def test_a_partial_sum_is_placed_against_progression_alone(shown):
    """What is missing can only add: it proves PD (TR-4), never PR."""
    gauge = shown(Gauge(), height=100)
    whole = GaugeView(Decimal("23.0"), Decimal("120.5"), Decimal("96.0"), Decimal("84.35"), Decimal("115.2"))
    gauge.show_view(whole)
    axis = axis_of(whole, 12, gauge.width() - 12)
    in_pr, in_sd, in_pd = (int(axis.x(mm)) for mm in (60, 100, 118))
    bar = colours_along_bar(gauge)
    gauge.show_view(replace(whole, partial=True))
    partial = colours_along_bar(gauge)
    assert bar[in_pr] != bar[in_sd]
    assert partial[in_pr] == partial[in_sd]
    assert partial[in_pr] not in (bar[in_pr], bar[in_sd], bar[in_pd])
    assert partial[in_pd] == bar[in_pd]


def test_a_partial_sum_has_a_hollow_pointer(shown):
    gauge = shown(Gauge(), height=100)
    view = PARTIAL.gauge
    inside = int(axis_of(view, 12, gauge.width() - 12).x(view.sum_mm))
    seen = set()
    for partial in (True, False):
        gauge.show_view(replace(view, partial=partial))
        seen.add(gauge.grab().toImage().pixelColor(inside, 34).name())
    assert seen == {colour("bg1").name(), colour("t1").name()}


def test_the_gauge_is_said_in_words():
    assert spoken(RESPONSE.gauge) == (
        "sum 96.3 millimetres, PR ≤ 84.35, PD ≥ 100.32, 11.95 to PR, 4.02 mm to PD"
    )
    assert spoken(PARTIAL.gauge).startswith("partial sum 80.0 millimetres")
