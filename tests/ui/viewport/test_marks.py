"""Marks on the image: labels off the lesion, ticks, roles, bar and banner (MT-8, MT-9, VW-2)."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from recist_reader.measuring.labels import CLEARANCE_PX, ViewPoint
from recist_reader.measuring.plane import PixelPoint
from recist_reader.measuring.shapes import Arrow, Bidirectional, Ellipse, Freehand, Line, Probe, perpendicular
from recist_reader.measuring.tools import Tool
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.banner import Banner, BannerView, Chip, TimepointRole, draw_shape, fitted
from recist_reader.ui.viewport.geometry import ViewGeometry
from recist_reader.ui.viewport.gestures import Buttons, Gesture, Situation, ViewTool, gesture
from recist_reader.ui.viewport.mark_painter import MarkPainter, handle_radius_px, lesion_box, placed_labels
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView, tick_text
from recist_reader.ui.viewport.scroll_bar import BarMark, SliceScrollBar, bar_marks, runs
from tests.ui.viewport.make import volume

pytestmark = pytest.mark.gui
PLANE = volume(rows=256, columns=256).planes[0]


def at(column, row):
    return PLANE.to_lps(PixelPoint(column, row))


def cross(start, end):
    long = Line(at(*start), at(*end))
    return Bidirectional(long, perpendicular(PLANE, long))


def mark(shape, role=MarkRole.TARGET, slice_index=5, **more):
    return MarkView("m", shape, slice_index, role, "T3", ("T3 24.6 × 20.1",), **more)


def painted(*marks, shown=5, geometry=None):
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(image)
    MarkPainter().draw(painter, geometry or ViewGeometry(PLANE, 400, 400, 0.64), marks, shown)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(400, 400, 4)[:, :, :3].copy()


BLANK = np.full((400, 400, 3), QColor(Qt.GlobalColor.darkGray).red(), np.uint8)
SHAPES = {
    "bidirectional": cross((100, 100), (150, 130)),
    "line": Line(at(90, 90), at(140, 160)),
    "ellipse": Ellipse(at(128, 128), at(150, 128), at(128, 110)),
    "freehand": Freehand((at(100, 100), at(150, 105), at(130, 150))),
    "probe": Probe(at(128, 128)),
    "arrow": Arrow(at(128, 128), at(110, 100)),
    "one-click arrow": Arrow(at(128, 128)),
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("role", MarkRole)
def test_every_shape_is_drawn_in_every_role_on_its_own_slice_only_mt9(qapp, name, role):
    drawn = mark(SHAPES[name], role)
    assert (painted(drawn) != BLANK).any()
    assert (painted(drawn, shown=9) == BLANK).all()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(*[st.floats(40, 216)] * 4), st.floats(0.3, 2.0))
def test_no_label_comes_within_12_px_of_its_lesion_mt8(qapp, ends, zoom):
    a, b, c, d = ends
    if abs(a - c) + abs(b - d) < 2:
        return
    geometry = ViewGeometry(PLANE, 440, 700, zoom)
    drawn = mark(cross((a, b), (c, d)))
    around = lesion_box(drawn, geometry).grown(CLEARANCE_PX - 0.01)
    placed = placed_labels((drawn,), geometry).values()  # none for a mark out of view
    assert sum(label.box.shared_area(around) for label in placed) == 0


def looking_at(column):
    """Half a millimetre a px, 400 x 400, this column of the image in the middle."""
    return ViewGeometry(PLANE, 400, 400, 0.5, (column - 127.5, 0.0))


@pytest.mark.parametrize("label_mm", [None, (-60.0, 0.0)])
def test_a_label_needs_a_part_of_its_mark_in_view(qapp, label_mm):
    drawn = mark(cross((230, 120), (250, 130)), label_mm=label_mm)
    whole, part, none = (looking_at(column) for column in (200, 140, 120))
    assert lesion_box(drawn, part).right > 400 > lesion_box(drawn, part).left
    assert lesion_box(drawn, none).left > 400
    assert [len(placed_labels((drawn,), seen)) for seen in (whole, part, none)] == [1, 1, 0]


def test_a_tick_is_drawn_only_where_its_lesion_would_be_seen(qapp):
    drawn = mark(Probe(at(240, 128)), slice_index=6)
    assert (painted(drawn, geometry=looking_at(200)) != BLANK).any()
    assert (painted(drawn, geometry=looking_at(137)) == BLANK).all()


def test_a_dragged_label_keeps_its_place_in_mm(qapp):
    drawn = mark(SHAPES["bidirectional"], label_mm=(60.0, -40.0))
    for zoom in (0.5, 1.0):
        geometry = ViewGeometry(PLANE, 600, 600, zoom)
        (label,) = placed_labels((drawn,), geometry).values()
        centre, lesion = label.box.centre, lesion_box(drawn, geometry).centre
        assert ((centre.x - lesion.x) * zoom, (centre.y - lesion.y) * zoom) == pytest.approx((60, -40))


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (2, None),
        (3, "T3, 2 down"),
        (4, "T3, 1 down"),
        (5, None),
        (6, "T3, 1 up"),
        (7, "T3, 2 up"),
        (8, None),
    ],
)
def test_a_tick_shows_the_way_on_two_slices_mt9(shown, text):
    assert tick_text(mark(SHAPES["line"]), shown) == text
    assert tick_text(mark(SHAPES["line"], MarkRole.GHOST), shown) is None


def test_roles_differ_by_line_without_colour_vw2():
    dashes = {role: mark(SHAPES["bidirectional"], role).dash for role in MarkRole}
    assert dashes[MarkRole.TARGET] == ()
    assert len({dashes[role] for role in (MarkRole.NON_TARGET, MarkRole.GHOST, MarkRole.PROPOSAL)}) == 3


def test_a_new_lesion_is_a_double_line(qapp):
    flat = painted(mark(Line(at(40, 128), at(216, 128)), MarkRole.NEW_LESION))[:, 100].astype(int).sum(axis=1)
    bright = flat > 600
    assert np.count_nonzero(bright[1:] & ~bright[:-1]) == 2


def test_loaded_stretches():
    assert runs(np.array([1, 1, 0, 0, 1, 0, 1], bool)) == [(0, 2), (4, 5), (6, 7)]
    assert runs(np.zeros(3, bool)) == []


def test_the_bar_marks_measured_slices_and_key_images_mt9():
    marks = (
        mark(SHAPES["line"]),
        mark(SHAPES["line"], MarkRole.GHOST),
        mark(SHAPES["ellipse"], MarkRole.REGION),
    )
    assert bar_marks(marks, (9,)) == (BarMark(5, TOKENS.targets[0], MarkRole.TARGET), BarMark(9))


def test_dragging_in_the_bar_asks_for_slices(qapp, qtbot):
    bar = SliceScrollBar()
    qtbot.addWidget(bar)
    bar.resize(12, 300)
    bar.show_slice(0, 101)
    asked = []
    bar.slice_wanted.connect(asked.append)
    for y in (0, 150, 299):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, y))
    assert asked == [0, 50, 100]


def test_each_timepoint_shape_is_another_without_colour_vw16(qapp):
    pictures = set()
    for role in TimepointRole:
        image = QImage(20, 20, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        draw_shape(painter, role, 2, 2)
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == 4


@pytest.mark.parametrize("width", [300, 440, 900])
def test_the_banner_says_both_roles_and_fits(qapp, qtbot, width):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(width, 26)
    view = BannerView(
        (TimepointRole.PRIOR, TimepointRole.NADIR),
        "TP3, Day 168",
        chips=(Chip("arterial", "warning", "warn"),),
    )
    banner.show_view(view)
    banner.show_link("manual +12.5 mm", True)
    assert view.word == "Prior, Nadir"
    assert not banner.grab().isNull()


def test_VW_16_role_and_timepoint_give_way_last_in_a_narrow_banner(qapp):
    roles = (TimepointRole.PRIOR, TimepointRole.NADIR)
    view = BannerView(roles, "TP3, Day 168", brief="TP3")
    chips = (Chip("arterial", "warning", "warn"), Chip("manual +1044.0 mm", "link"))
    shown = [fitted(view, chips, width) for width in range(600, 240, -1)]
    told = [(each.detail, *(chip.text for chip in each.chips)) for each in shown]
    assert {each.word for each in shown} == {"Prior, Nadir"}
    assert list(dict.fromkeys(told)) == [
        ("TP3, Day 168", "arterial", "manual +1044.0 mm"),
        ("TP3", "arterial", "manual +1044.0 mm"),
        ("TP3, Day 168", "arterial", ""),
        ("TP3", "arterial", ""),
        ("TP3", "", ""),
    ]


L, M, R = Buttons.LEFT, Buttons.MIDDLE, Buttons.RIGHT


@pytest.mark.parametrize(
    ("buttons", "hand", "over", "may", "expected"),
    [
        pytest.param(L, Tool.SELECT, False, True, Gesture.WINDOW, id="no armed tool: window"),
        pytest.param(L, Tool.SELECT, True, True, Gesture.TOOL, id="select on own mark: edit"),
        pytest.param(L, Tool.SELECT, True, False, Gesture.WINDOW, id="select on a locked mark"),
        pytest.param(L, Tool.BIDIRECTIONAL, False, True, Gesture.TOOL, id="draw"),
        pytest.param(L, Tool.BIDIRECTIONAL, False, False, Gesture.REFUSED, id="draw elsewhere"),
        pytest.param(L, ViewTool.WINDOW, True, True, Gesture.WINDOW, id="viewing tool on a mark"),
        pytest.param(L, ViewTool.PAN, False, True, Gesture.PAN, id="pan tool"),
        pytest.param(L, ViewTool.ZOOM, False, True, Gesture.ZOOM, id="zoom tool"),
        pytest.param(M, Tool.LINE, True, True, Gesture.PAN, id="middle"),
        pytest.param(R, Tool.LINE, True, True, Gesture.ZOOM, id="right"),
        pytest.param(L | R, Tool.LINE, True, True, Gesture.FAST_SCROLL, id="left and right"),
        pytest.param(Buttons.NONE, Tool.LINE, True, True, Gesture.NONE, id="none"),
    ],
)
def test_what_a_button_does_72(buttons, hand, over, may, expected):
    assert gesture(buttons, Situation(hand, over, may)) is expected


def test_handles_shrink_where_they_lie_close() -> None:
    """MT-7: a lesion of a few pixels is not covered by the handles of its own axes."""
    far = [ViewPoint(0, 0), ViewPoint(60, 0), ViewPoint(30, 20), ViewPoint(30, -20)]
    near = [ViewPoint(0, 0), ViewPoint(12, 0), ViewPoint(6, 5), ViewPoint(6, -5)]

    assert handle_radius_px(far) == TOKENS.handle_px
    assert handle_radius_px(near) == pytest.approx(61**0.5 / 5)
    assert handle_radius_px([ViewPoint(0, 0), ViewPoint(1, 0)]) == 1.5
    assert handle_radius_px([ViewPoint(0, 0)]) == TOKENS.handle_px
