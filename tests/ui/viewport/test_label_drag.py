"""Labels dragged by the mouse (MT-8)."""

from math import hypot

import pytest
from PySide6.QtCore import QPoint, Qt

from recist_reader.measuring.tools import Tool
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.mark_painter import lesion_box
from tests.ui.viewport.make import volume, with_mark

pytestmark = pytest.mark.gui
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def labelled(shown):
    """A group, its viewport and the label's middle in canvas px."""
    group = shown(volume())
    (viewport,) = group.viewports
    with_mark(viewport)
    group.hands(viewport).set_hand(Tool.SELECT)
    return group, viewport


def middle(viewport):
    ((_, box),) = viewport.canvas.labels()
    return round(box.centre.x), round(box.centre.y)


@pytest.mark.parametrize("tool", [Tool.SELECT, Tool.BIDIRECTIONAL])
def test_a_dragged_label_tells_its_place_in_mm_from_the_lesion(qtbot, labelled, hand, tool):
    group, viewport = labelled
    group.hands(viewport).set_hand(tool)
    start = middle(viewport)
    to = (start[0] + 90, start[1] + 60)
    with qtbot.waitSignal(viewport.label_moved) as told, qtbot.assertNotEmitted(viewport.drawn):
        hand.drag(viewport, start, to)
    mark, (right_mm, down_mm) = told.args
    lesion = lesion_box(viewport.marks[0], viewport.geometry_now()).centre
    assert mark == "m1"
    assert right_mm == pytest.approx((to[0] - lesion.x) * viewport.mm_per_px, abs=0.2)
    assert down_mm == pytest.approx((to[1] - lesion.y) * viewport.mm_per_px, abs=0.2)
    assert viewport.state.shades == (400, 40)


def test_what_is_told_puts_the_label_where_it_was_let_go(qtbot, labelled, hand):
    from dataclasses import replace

    _, viewport = labelled
    start = middle(viewport)
    with qtbot.waitSignal(viewport.label_moved) as told:
        hand.drag(viewport, start, (start[0] - 80, start[1] + 50))
    viewport.show_marks((replace(viewport.marks[0], label_mm=told.args[1]),))
    assert middle(viewport) == pytest.approx((start[0] - 80, start[1] + 50), abs=1)
    viewport.zoom_at(200, 200, 1.5)
    at = middle(viewport)
    lesion = lesion_box(viewport.marks[0], viewport.geometry_now()).centre
    assert (at[0] - lesion.x) * viewport.mm_per_px == pytest.approx(told.args[1][0], abs=0.2)


def test_the_label_follows_the_hand_and_esc_drops_it(qtbot, labelled, hand):
    group, viewport = labelled
    start = middle(viewport)
    qtbot.mousePress(viewport.canvas, LEFT, pos=QPoint(*start))
    hand.move(viewport.canvas, (start[0] + 70, start[1] + 40), LEFT, Qt.KeyboardModifier.NoModifier)
    assert middle(viewport) == pytest.approx((start[0] + 70, start[1] + 40), abs=1)
    with qtbot.assertNotEmitted(viewport.label_moved):
        assert ViewportActions(group).escape()
        qtbot.mouseRelease(viewport.canvas, LEFT, pos=QPoint(start[0] + 70, start[1] + 40))
    assert middle(viewport) == start


def test_a_click_on_a_label_selects_its_lesion_and_moves_nothing(qtbot, labelled, hand):
    _, viewport = labelled
    with qtbot.waitSignal(viewport.mark_clicked) as clicked, qtbot.assertNotEmitted(viewport.label_moved):
        hand.click(viewport, middle(viewport))
    assert clicked.args == ["m1"]


def test_a_label_of_an_earlier_timepoint_stays(qtbot, labelled, hand):
    _, viewport = labelled
    with_mark(viewport, editable=False)
    start = middle(viewport)
    with qtbot.assertNotEmitted(viewport.label_moved):
        hand.drag(viewport, start, (start[0] + 60, start[1]))
    assert viewport.state.shades != (400, 40)


def test_while_a_new_lesion_is_asked_for_a_drag_over_a_label_draws_ls2(qtbot, labelled, hand):
    group, viewport = labelled
    group.hands(viewport).set_hand(Tool.BIDIRECTIONAL)
    group.hands(viewport).tools.draws_only = True
    start = middle(viewport)
    with qtbot.waitSignal(viewport.drawn) as drawn, qtbot.assertNotEmitted(viewport.label_moved):
        hand.drag(viewport, start, (start[0] + 60, start[1] + 20))
    long = drawn.args[0].shape.long
    assert long.length_mm == pytest.approx(hypot(60, 20) * viewport.mm_per_px, abs=0.01)


def test_the_wheel_does_not_leave_the_slice_of_a_held_label(qtbot, labelled, hand):
    _, viewport = labelled
    start = middle(viewport)
    qtbot.mousePress(viewport.canvas, LEFT, pos=QPoint(*start))
    hand.wheel(viewport, -120)
    assert viewport.state.slice_index == 0
    qtbot.mousePress(viewport.canvas, RIGHT, pos=QPoint(*start))  # a second button drops the drag
    with qtbot.assertNotEmitted(viewport.label_moved):
        for button in (LEFT, RIGHT):
            qtbot.mouseRelease(viewport.canvas, button, pos=QPoint(start[0] + 50, start[1]))


def test_a_zoom_never_carries_a_dragged_label_out_of_sight(qtbot, labelled):
    from dataclasses import replace

    _, viewport = labelled
    viewport.show_marks((replace(viewport.marks[0], label_mm=(-3.0, 25.0)),))
    viewport.zoom_at(200, 200, 1.6)
    ((_, box),) = viewport.canvas.labels()
    assert 300 < box.top < box.bottom <= viewport.canvas.height()
