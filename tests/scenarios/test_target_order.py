"""The order of the targets is chosen at baseline by key or by their rows, and locked with it (LS-1)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from recist_reader.ui.reader.key_bindings import key_bindings

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def desk(open_desk, copied):
    """Three targets at baseline: liver, lung, pancreas."""
    opened = open_desk(copied("order"))
    for number, site in enumerate(("li 7", "lu RML", "pa tail")):
        opened.wheel_to(8 + 2 * number)
        opened.key(Key.Key_T)
        opened.draw_axis(40, 40, 30)
        opened.type(site)
        opened.key(Key.Key_Return)
    return opened


def organs(desk):
    return {lesion.id: lesion.organ for _, lesion in desk.state.lesions_in_order()}


FIRST = {"T1": "liver", "T2": "lung", "T3": "pancreas"}


def test_LS_1_the_selected_target_goes_one_number_on_and_stays_selected(desk):
    assert organs(desk) == FIRST
    desk.control(Key.Key_3)
    desk.alt(Key.Key_Up)
    assert organs(desk) == {"T1": "liver", "T2": "pancreas", "T3": "lung"}
    assert desk.room.controller.bench.selected == "T2"
    assert desk.said == "T3 is T2 now, and the other way round"
    assert [row.id for row in desk.page.table.lesions.view.rows if hasattr(row, "id")] == ["T1", "T2", "T3"]
    desk.alt(Key.Key_Up)
    assert organs(desk) == {"T1": "pancreas", "T2": "liver", "T3": "lung"}
    desk.alt(Key.Key_Down)
    desk.control(Key.Key_Z)
    assert organs(desk) == {"T1": "pancreas", "T2": "liver", "T3": "lung"}


@pytest.mark.parametrize(
    ("lesion", "key", "why"),
    [
        (Key.Key_1, Key.Key_Up, "T1 is the first target"),
        (Key.Key_3, Key.Key_Down, "T3 is the last target"),
        (None, Key.Key_Up, "no lesion is selected"),
    ],
)
def test_what_has_no_place_to_go_to_is_refused_with_why(desk, lesion, key, why):
    if lesion is not None:
        desk.control(lesion)
    desk.alt(key)
    assert why in desk.said
    assert organs(desk) == FIRST


def test_LS_1_after_the_lock_of_baseline_the_numbers_are_locked(follow_up):
    desk = follow_up
    before = organs(desk)
    desk.control(Key.Key_2)
    desk.alt(Key.Key_Up)
    assert "the numbers are locked with the baseline (LS-1)" in desk.said
    assert organs(desk) == before


def test_non_targets_keep_the_order_in_which_they_were_made(follow_up):
    desk = follow_up
    desk.page.table.row_clicked.emit("NT1")
    desk.settle()
    desk.alt(Key.Key_Up)
    assert desk.said == "NT1: only the order of targets is chosen"


def test_the_keys_of_the_order_are_listed_and_can_be_changed(desk):
    try:
        desk.key(Key.Key_Question)
        desk.type("number earlier")
        desk.key(Key.Key_Return)
        catcher = desk.room.controller.rebinding.catcher
        assert catcher.isVisible()
        desk.alt(Key.Key_U)
        desk.key(Key.Key_Escape)
        assert key_bindings().keys("target_earlier") == ("Alt+U",)
        desk.control(Key.Key_2)
        desk.alt(Key.Key_U)
        assert organs(desk) == {"T1": "lung", "T2": "liver", "T3": "pancreas"}
    finally:
        key_bindings().reset_all()


def carry(desk, lesion, to):
    """Drag the row of a lesion to that of another."""
    table = desk.page.table
    rows = [getattr(row, "id", "") for row in table.lesions.view.rows]
    start, end = (table.visualRect(table.lesions.index(rows.index(name), 0)) for name in (lesion, to))
    below = rows.index(to) > rows.index(lesion)
    ends = start.center(), end.center() + QPoint(0, end.height() // 4 * (1 if below else -1))
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=ends[0])
    for part in (1, 2, 3):
        QTest.mouseMove(table.viewport(), ends[0] + (ends[1] - ends[0]) * part / 3)
    carried = table.carrying.lesion
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=ends[1])
    desk.settle()
    return carried


def test_LS_1_a_target_is_carried_by_its_row_to_another_place(desk):
    assert carry(desk, "T3", "T1") == "T3"
    assert organs(desk) == {"T1": "pancreas", "T2": "liver", "T3": "lung"}
    assert desk.said == "T3 is T1 now; those between have moved on"
    assert desk.room.controller.bench.selected == "T1"
    carry(desk, "T1", "T2")
    assert organs(desk) == {"T1": "liver", "T2": "pancreas", "T3": "lung"}
    desk.control(Key.Key_Z)
    desk.control(Key.Key_Z)
    assert organs(desk) == FIRST


def test_at_a_follow_up_no_row_is_carried_and_a_press_selects_it(follow_up):
    before = organs(follow_up)
    assert carry(follow_up, "T3", "T1") is None
    assert organs(follow_up) == before


def test_a_press_beside_all_rows_carries_nothing(open_desk, copied):
    desk = open_desk(copied("empty"))
    table = desk.page.table
    for at in (QPoint(5, 5), QPoint(5, table.viewport().height() - 3)):
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(table.viewport(), at + QPoint(0, 40))
        assert table.carrying.lesion is None
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
