"""Linked by position in mm: same frame, manual anchor, or not at all (VW-30 to VW-33)."""

from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.ui.viewport.image import image_centre
from recist_reader.ui.viewport.link import LinkedSeries, LinkModel
from tests.ui.viewport.make import CORONAL, volume


def series(name, frame="1.2.3", **made):
    return LinkedSeries(name, frame, volume(**made).planes)


def follow(model, source, index, target):
    return model.follow(image_centre(source.planes[index]), source, index, target)


A = series("a", step_mm=2.5, slices=40)


def test_the_same_frame_goes_by_position_not_by_index():
    thin = series("thin", step_mm=1.0, slices=120, top_z=20)
    assert follow(LinkModel(), A, 10, thin).slice_index == 45  # z -25 mm in both
    assert LinkModel().link(A, thin).text == "same frame"


@pytest.mark.parametrize("frame", ["9.9", None, ""])
def test_another_or_unknown_frame_is_not_linked(frame):
    other = series("other", frame)
    assert LinkModel().link(A, other).text == "not linked"
    assert follow(LinkModel(), A, 3, other) is None


def test_two_series_without_a_frame_are_not_of_one_frame():
    assert LinkModel().link(series("a", None), series("b", None)).text == "not linked"


@pytest.mark.parametrize(
    ("shown", "text"), [(11, "manual +2.5 mm"), (15, "manual \N{MINUS SIGN}7.5 mm"), (12, "manual +0.0 mm")]
)
def test_an_anchor_links_by_its_offset_and_says_so(shown, text):
    model, other = LinkModel(), series("other", "9.9", step_mm=2.5, slices=40)
    assert model.set_anchor(A, 12, other, shown).text == text
    assert follow(model, A, 20, other).slice_index == 20 + shown - 12
    assert follow(model, other, 20, A).slice_index == 20 - shown + 12


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 39), st.integers(0, 39), st.integers(0, 39))
def test_an_anchor_leads_there_and_back(source, target, index):
    model, other = LinkModel(), series("other", "9.9", step_mm=2.5, slices=40)
    model.set_anchor(A, source, other, target)
    there = follow(model, A, index, other)
    if there.slice_index is not None and 0 < there.slice_index < 39:
        assert follow(model, other, there.slice_index, A).slice_index == index


def test_an_anchor_survives_and_can_be_set_again_from_the_other_side():
    model, other = LinkModel(), series("other", "9.9", slices=40)
    model.set_anchor(A, 12, other, 15)
    again = LinkModel(anchors=dict(model.anchors))
    assert again.link(A, other).text == model.link(A, other).text
    model.set_anchor(other, 5, A, 5)
    assert list(model.anchors) == [("other", "a")]
    model.remove_anchor("a", "other")
    assert model.link(A, other).text == "not linked"


@pytest.mark.parametrize(
    ("top_z", "index", "distance", "where"),
    [
        pytest.param(-60.0, 10, 35.0, "above the first", id="starts lower"),
        pytest.param(60.0, 10, 37.5, "below the last", id="ends higher"),
    ],
)
def test_no_counterpart_is_outside_and_does_not_jump_vw32(top_z, index, distance, where):
    short = series("short", slices=20, top_z=top_z)
    gone = follow(LinkModel(), A, index, short)
    assert gone.slice_index is None
    assert (gone.outside.distance_mm, gone.outside.where) == (pytest.approx(distance), where)


@pytest.mark.parametrize(("beyond_mm", "inside"), [(2.4, True), (2.5, True), (2.6, False)])
def test_within_one_spacing_is_a_counterpart(beyond_mm, inside):
    short = series("short", slices=5, top_z=-25.0 - beyond_mm)
    assert (follow(LinkModel(), A, 10, short).slice_index == 0) == inside


def test_a_gap_inside_a_series_is_outside_too():
    planes = volume(slices=30).planes
    gapped = LinkedSeries("gapped", "1.2.3", planes[:8] + planes[14:])
    gone = follow(LinkModel(), A, 10, gapped)
    assert gone.outside.where == "from the nearest"
    assert gone.outside.distance_mm == pytest.approx(7.5)


@pytest.mark.parametrize(("degrees", "linked"), [(4.9, True), (5.1, False)])
def test_only_near_parallel_planes_are_linked_vw31(degrees, linked):
    lean = radians(degrees)
    tilted = series("tilted", slices=40, directions=((1.0, 0.0, 0.0), (0.0, cos(lean), -sin(lean))))
    assert (follow(LinkModel(), A, 10, tilted) is not None) == linked


def test_coronal_stays_where_it_is_when_axial_moves():
    assert follow(LinkModel(), A, 3, series("coronal", directions=CORONAL)) is None


def test_scrolling_can_be_unlinked_alone():
    model = LinkModel(scrolling=False)
    assert follow(model, A, 3, series("b")) is None
    assert model.pan_and_zoom
    assert model.windowing
