"""Drawing and editing marks by real mouse events (MT-1, MT-4, MT-7)."""

from math import dist

import pytest
from PySide6.QtCore import QPoint, Qt

from recist_reader.measuring.shapes import Bidirectional
from recist_reader.measuring.tools import Tool
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.gestures import ViewTool
from recist_reader.ui.viewport.image_pane import NO_DRAWING
from tests.ui.viewport.make import volume, with_mark

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(("row_mm", "column_mm"), [(1.0, 1.0), (2.0, 1.0), (0.5, 1.5)])
def test_a_drag_draws_in_millimetres_whatever_the_pixels_mt1(qtbot, shown, hand, row_mm, column_mm):
    group = shown(volume(row_mm=row_mm, column_mm=column_mm))
    (viewport,) = group.viewports
    viewport.allow_drawing(None)
    viewport.zoom_at(200, 200, 1.4)
    group.hands(viewport).set_hand(Tool.BIDIRECTIONAL)
    scale = viewport.mm_per_px
    with qtbot.waitSignal(viewport.drawn) as drawn:
        hand.drag(viewport, (150, 160), (180, 220))
    shape = drawn.args[0].shape
    assert isinstance(shape, Bidirectional)
    assert shape.long.length_mm == pytest.approx(dist((150, 160), (180, 220)) * scale, abs=0.001)
    assert viewport.live is None


@pytest.mark.parametrize("factor", [0.5, 1.0, 6.0])
@pytest.mark.parametrize(("off_px", "found"), [(7.5, True), (8.5, False)])
def test_a_mark_is_hit_within_8_px_at_any_zoom_mt7(shown, factor, off_px, found):
    group = shown(volume())
    (viewport,) = group.viewports
    mark = with_mark(viewport)
    viewport.zoom_at(200, 200, factor)
    end = viewport.geometry_now().to_view(mark.shape.long.end)
    tools = group.hands(viewport).tools
    assert (tools.hit(end.x + off_px, end.y) is not None) == found


def test_an_end_is_dragged_and_esc_gives_the_old_shape_back(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    mark = with_mark(viewport)
    group.hands(viewport).set_hand(Tool.SELECT)
    end = viewport.geometry_now().to_view(mark.shape.long.end)
    at = (round(end.x), round(end.y))
    with qtbot.waitSignal(viewport.edited) as edited:
        hand.drag(viewport, at, (at[0] + 25, at[1]))
    change = edited.args[0]
    assert (change.mark, change.before) == ("m1", mark.shape)
    assert change.shape.long.length_mm == pytest.approx(24 + 25 * viewport.mm_per_px, abs=0.01)
    actions = ViewportActions(group)
    actions.escape()
    with qtbot.assertNotEmitted(viewport.edited):
        qtbot.mousePress(viewport.canvas, LEFT, pos=QPoint(*at))
        hand.hover(viewport, (at[0] + 30, at[1]))
        assert actions.escape()
        qtbot.mouseRelease(viewport.canvas, LEFT, pos=QPoint(at[0] + 30, at[1]))
    assert viewport.live is None


def test_viewing_tools_never_move_a_measurement(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    mark = with_mark(viewport)
    at = viewport.geometry_now().to_view(mark.shape.long.end)
    for tool in ViewTool:
        group.hands(viewport).set_hand(tool)
        with qtbot.assertNotEmitted(viewport.edited):
            hand.drag(viewport, (round(at.x), round(at.y)), (round(at.x) + 30, round(at.y)))
        assert viewport.marks == (mark,), tool
        viewport.reset()


def test_only_the_current_timepoint_can_be_drawn_on_vw16(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    group.hands(viewport).set_hand(Tool.BIDIRECTIONAL)
    with qtbot.assertNotEmitted(viewport.drawn), qtbot.assertNotEmitted(viewport.edited):
        hand.drag(viewport, (100, 100), (180, 180))
    assert viewport.state.shades == (400, 40)
    with qtbot.waitSignal(viewport.refused) as refused:
        hand.click(viewport, (100, 100))
    assert refused.args[0] == NO_DRAWING


def test_a_drag_where_nothing_may_be_drawn_is_refused_once_with_the_reason(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    group.hands(viewport).set_hand(Tool.BIDIRECTIONAL)
    told = []
    viewport.refused.connect(told.append)
    hand.drag(viewport, (100, 100), (180, 180))
    assert told == [NO_DRAWING]


def test_clicking_a_mark_of_an_earlier_timepoint_is_told_ls5(qtbot, shown, hand):
    (viewport,) = shown(volume()).viewports
    with_mark(viewport, editable=False)
    with qtbot.waitSignal(viewport.mark_clicked) as clicked:
        hand.click(viewport, (200, 200))
    assert clicked.args == ["m1"]


def test_arrow_keys_move_a_held_handle_as_one_edit_and_esc_gives_them_back_mt7(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    mark = with_mark(viewport)
    group.hands(viewport).set_hand(Tool.SELECT)
    actions = ViewportActions(group)
    at = viewport.geometry_now().to_view(mark.shape.long.end)
    edits = []
    viewport.edited.connect(edits.append)
    hand.click(viewport, (round(at.x), round(at.y)))
    for _ in range(5):
        actions.right()
    actions.right(large=True)
    group.hands(viewport).tools.settle()
    assert len(edits) == 1
    assert edits[0].shape.long.length_mm == pytest.approx(24 + 1.5, abs=0.01)
    assert actions.escape()
    actions.down()
    assert viewport.state.slice_index == 1
    assert len(edits) == 1


def test_a_mark_that_was_locked_meanwhile_is_no_longer_held(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    mark = with_mark(viewport)
    tools = group.hands(viewport).tools
    group.hands(viewport).set_hand(Tool.SELECT)
    end = viewport.geometry_now().to_view(mark.shape.long.end)
    hand.click(viewport, (round(end.x), round(end.y)))
    tools.marks_changed()
    assert viewport.held is not None
    assert tools.state.takes_arrow_keys
    with_mark(viewport, editable=False)
    tools.marks_changed()
    assert viewport.held is None
    with qtbot.assertNotEmitted(viewport.edited):
        assert not tools.nudge(1, 0, large=False)
