"""A drawn lesion waits for its site: what is typed goes there, wherever was clicked last (LS-2, IN-3)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def waiting(open_desk, copied):
    """A desk at baseline with a target drawn whose site is asked for."""
    desk = open_desk(copied("waiting"))
    desk.key(Key.Key_T)
    desk.draw_axis(40, 40, 45)
    assert desk.page.creation.isVisible()
    return desk


def press(desk, text):
    """Type where the focus is, as a keyboard does: the window decides who gets it."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)
        QApplication.processEvents()


def click_an_end(desk):
    desk.click(desk.current.canvas, desk.at(40 - 45 / 3 / 2, 40))
    assert desk.current.canvas.hasFocus()


@pytest.mark.parametrize("site", ["li 7", "ov right", "sk"])
def test_no_letter_of_the_site_is_lost_after_a_click_on_an_end_of_the_mark(waiting, site):
    desk = waiting
    click_an_end(desk)
    press(desk, site)
    assert desk.page.creation.organ.text() == site
    assert desk.page.creation.organ.hasFocus()
    assert desk.room.hangings.hand == "select"  # L took no tool
    assert not desk.current.state.inverted
    desk.key(Key.Key_Return)
    (lesion,) = desk.state.lesions.values()
    assert lesion.organ.startswith(site[:2])


def test_enter_keeps_the_lesion_after_a_click_on_an_end(waiting):
    desk = waiting
    press(desk, "li 7")
    click_an_end(desk)
    desk.key(Key.Key_Return)
    assert [lesion.organ for lesion in desk.state.lesions.values()] == ["liver"]


def test_arrows_still_move_the_end_that_was_clicked(waiting):
    desk = waiting
    press(desk, "li 7")
    click_an_end(desk)
    for _ in range(3):
        desk.shift(Key.Key_Right)
    desk.key(Key.Key_Return)
    (mark,) = desk.state.measurements.values()
    assert mark.long_mm == 42  # 45 mm, its left end 3 mm nearer


def test_tab_goes_from_the_organ_to_the_chips_of_its_parts(waiting):
    desk = waiting
    press(desk, "li")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    QApplication.processEvents()
    assert QApplication.focusWidget() in desk.page.creation.subsites.buttons


def test_a_click_on_a_row_leaves_the_waiting_lesion_and_its_role_alone(follow_up):
    """The organ comes before the next act (LS-2); a new lesion has no limit of targets."""
    desk = follow_up
    desk.key(Key.Key_Y)
    desk.click(desk.current.canvas, desk.at(40, 40))
    panel, table = desk.page.creation, desk.page.table
    assert panel.isVisible()
    place, slice_index = desk.current.state.centre_mm, desk.current.state.slice_index
    table.row_clicked.emit("T1")
    assert "waits for its organ" in desk.said
    assert desk.room.controller.bench.selected is None
    assert (desk.current.state.centre_mm, desk.current.state.slice_index) == (place, slice_index)
    found = desk.room.controller.creating.find_organs("li")
    assert [choice.limit_text for choice in found] == [""] * len(found)
    desk.key(Key.Key_Escape)
    assert not panel.isVisible()
