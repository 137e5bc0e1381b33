"""Marks over the images, ghosts, and drawings on their way to the record (MT-5, MT-9, LS-6, LS-8)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.measuring.shapes import Arrow, Bidirectional, Ellipse, Freehand, Line, Probe
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, Measurement, Method, Place, RegionFigures, ToolKind
from recist_reader.ui.reader.models.drawing import SeenAs, drawn_mark
from recist_reader.ui.reader.models.marks import (
    annotation_lines,
    axes_text,
    ghosts_of,
    last_mark,
    live_label,
    marks_of,
    shape_of,
)
from recist_reader.ui.viewport.mark_view import MarkRole
from tests.building import SLICES, drawn, made_plane
from tests.ui.reader.models import stories

PLANES = tuple(made_plane(number) for number in range(1, SLICES + 1))
SPACING = Decimal("0.8")


def uid_of(view, label):
    return view.facts.at(label).series[0].uid


def by_name(marks):
    return {mark.name: mark for mark in marks}


def test_marks_stand_on_their_series_and_slice(moments):
    view = moments["TP4"]
    marks = by_name(marks_of(view, "TP4", uid_of(view, "TP4"), "T4", editable=True))
    assert set(marks) == {"T1", "T2", "T3", "T4"}
    t4 = marks["T4"]
    assert (t4.slice_index, t4.number, t4.selected, t4.editable) == (21, 4, True, True)
    assert t4.label == ("T4 38.7 × 31.0",)
    assert not marks["T1"].selected
    assert marks_of(view, "TP4", uid_of(view, "BL"), None, editable=True) == ()


def test_MT_5_a_node_names_its_short_axis_first(moments):
    view = moments["TP4"]
    assert by_name(marks_of(view, "TP4", uid_of(view, "TP4"), None, editable=False))["T2"].label == (
        "T2 13.4 × 23.0",
    )


def test_a_reference_mark_shows_its_id_alone(moments):
    view = moments["TP4"]
    mark = by_name(marks_of(view, "BL", uid_of(view, "BL"), None, editable=False))["NT1"]
    assert (mark.role, mark.label, type(mark.shape)) == (MarkRole.NON_TARGET, ("NT1",), Arrow)


def test_LS_8_an_earlier_number_is_not_printed_at_its_mark(with_options):
    views = with_options("prior", show_prior_values=False)
    baseline = uid_of(views["opened"], "BL")
    hidden = by_name(marks_of(views["opened"], "BL", baseline, None, editable=False))
    assert hidden["T1"].label == ("T1",)
    shown = by_name(marks_of(views["half"], "BL", baseline, None, editable=False))
    assert shown["T1"].label == ("T1 31.2 × 20.0",)


def test_LS_6_a_ghost_stands_for_every_lesion_still_to_read(moments):
    view = moments["TP4 to read"]
    ghosts = list(ghosts_of(view, uid_of(view, "TP4"), PLANES, lambda _uid, at: at, ring=True))
    assert [ghost.name for ghost in ghosts] == ["NT1", "NT2", "NT3"]
    assert {(g.role, g.label, g.ring_mm, g.slice_index) for g in ghosts[:1]} == {
        (MarkRole.GHOST, ("NT1 at BL",), 10.0, 9)
    }
    done = ghosts_of(moments["TP4"], uid_of(view, "TP4"), PLANES, lambda _uid, at: at, ring=True)
    assert list(done) == []


def test_LS_6_the_ghost_of_a_fragment_is_its_own_mark_else_one_of_its_target(tmp_path):
    def ghosts(view):
        made = ghosts_of(view, uid_of(view, "TP1"), PLANES, lambda _uid, at: at, ring=False)
        return [(g.label[0], g.slice_index + 1) for g in made if g.name.startswith("T1")]

    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP1")))
        assert ghosts(session.view()) == [("T1 at BL", 10)]
        for number in (12, 15):
            made = drawn(session, 14.0, 9.0, number, (150, 150))
            stories.done(session.do(c.AddFragment(session.new_uuid(), "T1", made)))
        assert ghosts(session.view()) == []
        assert ghosts(replace(session.view(), missing=("T1.a", "T1.b"))) == [("T1 at BL", 10)]
        for lesion in ("T2", "T3", "T4", "NT1", "NT2", "NT3"):
            stories.set_state(session, lesion, "absent")
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        assert ghosts(session.view()) == [("T1.a at TP1", 12), ("T1.b at TP1", 15)]


def test_LS_6_without_a_link_there_is_no_ghost(moments):
    view = moments["TP1 opened"]
    assert list(ghosts_of(view, "x", PLANES, lambda _uid, _at: None, ring=False)) == []
    assert list(ghosts_of(view, "x", (), lambda _uid, at: at, ring=False)) == []


def test_a_place_outside_the_scan_has_no_ghost(moments):
    view = moments["TP1 opened"]

    def far(_uid, at):
        return PointLps(at.x, at.y, at.z + 500)

    assert list(ghosts_of(view, "x", PLANES, far, ring=False)) == []


def test_the_last_mark_is_the_newest_before_the_shown_timepoint(moments):
    view = moments["TP4"]
    assert last_mark(view, view.state.uuid_of("T1")).timepoint == "TP3"
    assert last_mark(view, view.state.uuid_of("NT1")).timepoint == "BL"
    assert last_mark(moments["baseline"], view.state.uuid_of("T1")) is None


A, B, C, D = (PointLps(float(x), float(y), 0.0) for x, y in ((0, 0), (20, 0), (10, -6), (10, 6)))
SHAPES = [
    Bidirectional(Line(A, B), Line(C, D)),
    Line(A, B),
    Ellipse(A, B, D),
    Freehand((A, B, D)),
    Probe(A),
    Arrow(A),
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
def test_a_shape_comes_back_as_it_was_drawn(moments, shape):
    series = moments["TP4"].at.series[0]
    drawn = drawn_mark(shape, PLANES[0], series, 0, SeenAs((350.4, 40.0), 0.65432))
    stored = Measurement(
        "TP4", None, drawn.tool, Method.MANUAL, drawn.place, drawn.points_lps, drawn.points_pixel
    )
    assert shape_of(stored) == shape
    assert drawn.place.sop_instance_uid == series.sop_instances[0][0]
    assert (drawn.place.slice_number, drawn.place.window_width_hu) == (1, Decimal(350))
    assert drawn.place.zoom_mm_per_px == Decimal("0.6543")
    assert drawn.points_pixel[0] == PixelPoint(*PLANES[0].to_pixel(shape.points[0]))


def test_an_arrow_keeps_its_tip_alone(moments):
    drawn = drawn_mark(Arrow(A, B), PLANES[0], moments["TP4"].at.series[0], 0)
    assert drawn.points_lps == (A,)
    assert drawn.tool is ToolKind.MARK


FIGURES = RegionFigures(*(Decimal(v) for v in ("120.5", "-12.3", "4.0", "-30", "60")), 42)
AT = Place("s", "i", 0, 1, SPACING, SPACING)


@pytest.mark.parametrize(
    ("mark", "lines"),
    [
        pytest.param({"tool": ToolKind.LINE, "long_mm": Decimal("31.2")}, ("31.2 mm",), id="line"),
        pytest.param({"tool": ToolKind.PROBE, "region": FIGURES}, ("mean −12.3 HU",), id="probe"),
        pytest.param(
            {"tool": ToolKind.ELLIPSE, "region": FIGURES},
            ("mean −12.3 HU", "SD 4.0, 120.5 mm²", "min −30.0, max 60.0, 42 voxels"),
            id="region",
        ),
        pytest.param({"tool": ToolKind.ELLIPSE}, (), id="no pixels"),
    ],
)
def test_MT_6_values_of_a_free_mark(mark, lines):
    plain = Measurement("TP4", None, ToolKind.LINE, Method.MANUAL, AT, (A, B), ())
    assert annotation_lines(replace(plain, **mark)) == lines


@pytest.mark.parametrize(("decimals", "text"), [(0, "39.0 × 20.0"), (1, "38.8 × 20.0"), (2, "38.75 × 20.00")])
def test_MT_3_a_waiting_mark_tells_its_axes_with_the_decimals_of_the_charter(decimals, text):
    long_axis = (PixelPoint(100.0, 100.0), PixelPoint(148.4375, 100.0))  # 38.75 mm at 0.8 mm a pixel
    short_axis = (PixelPoint(120.0, 90.0), PixelPoint(120.0, 115.0))
    drawn = Drawn(ToolKind.BIDIRECTIONAL, AT, (A, B, C, D), long_axis + short_axis)
    assert axes_text(drawn, decimals) == text


def test_a_waiting_mark_without_two_axes_tells_none():
    assert axes_text(Drawn(ToolKind.MARK, AT, (A,), (PixelPoint(100.0, 100.0),)), 1) == ""


LIVE_AXES = Drawn(
    ToolKind.BIDIRECTIONAL,
    AT,
    (A, B, C, D),
    (PixelPoint(100, 100), PixelPoint(148.4375, 100), PixelPoint(120, 90), PixelPoint(120, 115)),
)
LIVE_LINE = Drawn(ToolKind.LINE, AT, (A, B), (PixelPoint(100, 100), PixelPoint(148.4375, 100)))


@pytest.mark.parametrize(
    ("name", "drawn", "nodal", "lines"),
    [
        pytest.param("T4", LIVE_AXES, False, ("T4 38.8 × 20.0",), id="target"),
        pytest.param("T2", LIVE_AXES, True, ("T2 20.0 × 38.8",), id="node"),
        pytest.param("", LIVE_AXES, False, ("38.8 × 20.0",), id="new"),
        pytest.param("", LIVE_LINE, False, ("38.8 mm",), id="line"),
        pytest.param("NL1", Drawn(ToolKind.MARK, AT, (A,), (PixelPoint(9, 9),)), False, ("NL1",), id="arrow"),
        pytest.param("", Drawn(ToolKind.ELLIPSE, AT, (A, B, D), ()), False, (), id="region"),
    ],
)
def test_a_mark_in_the_hand_tells_what_its_release_records(name, drawn, nodal, lines):
    assert live_label(name, drawn, nodal, 1) == lines
