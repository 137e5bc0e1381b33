"""Small moves at the real desk: labels off the lesion (MT-8), handles by a tenth of a millimetre (MT-7)."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from recist_reader.measuring.handles import Handle, handle_points

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def drawn(follow_up):
    """T3 drawn in TP2, its slice shown, the select tool in hand."""
    desk = follow_up
    desk.control(Key.Key_3)
    desk.current.scroll_to(11)
    desk.key(Key.Key_B)
    desk.draw_axis(30, 40, 45)
    desk.key(Key.Key_V)
    return desk


def recorded(desk):
    return desk.state.measurement("TP2", desk.state.uuid_of("T3"))


def label_middle(desk):
    box = next(box for mark, box in desk.current.canvas.labels() if mark.name == "T3" and mark.editable)
    return QPoint(round(box.centre.x), round(box.centre.y))


def test_a_dragged_label_is_stored_stays_and_is_taken_back_by_undo(drawn):
    start = label_middle(drawn)
    assert recorded(drawn).label_offset_mm is None
    drawn.drag(start, start + QPoint(50, 40))
    right, _down = recorded(drawn).label_offset_mm
    assert isinstance(right, Decimal)
    assert (label_middle(drawn) - start - QPoint(50, 40)).manhattanLength() <= 2
    value = recorded(drawn).long_mm
    drawn.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert recorded(drawn).label_offset_mm is None
    assert recorded(drawn).long_mm == value
    assert (label_middle(drawn) - start).manhattanLength() <= 2


def test_shift_and_arrows_move_a_handle_and_one_undo_takes_the_run_back(drawn):
    viewport, before = drawn.current, recorded(drawn).long_mm
    mark = next(mark for mark in viewport.marks if mark.name == "T3" and mark.editable)
    end = dict(handle_points(mark.shape))[Handle.END]
    x, y = viewport.geometry_now().to_view(end)
    at, shown = QPoint(round(x), round(y)), viewport.state.slice_index
    drawn.drag(at, at)
    drawn.key(Key.Key_Right)
    for _ in range(2):
        drawn.key(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert viewport.state.slice_index == shown
    drawn.key(Key.Key_Escape)  # gives the arrows back
    moved = recorded(drawn).long_mm - before
    assert abs(abs(moved) - Decimal("2.1")) <= Decimal("0.1")
    drawn.key(Key.Key_Down)
    assert viewport.state.slice_index == shown + 1
    drawn.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert recorded(drawn).long_mm == before


def test_a_straight_freehand_stroke_is_refused_with_what_to_take_instead(follow_up):
    """A hand that means a length trembles by a pixel; that is no region (MT-6)."""
    desk, canvas = follow_up, follow_up.current.canvas
    desk.key(Key.Key_F)
    start = desk.at(30, 40)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 30):
        QTest.mouseMove(canvas, start + QPoint(8 * step, step % 2))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(240, 1))
    desk.settle()
    assert desk.said.startswith("the stroke encloses no area")
    assert not desk.state.history.done
