"""The menu of the right click, by real mouse and key events (7.2, FB-3)."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.gui
Key = Qt.Key
Right = Qt.MouseButton.RightButton
MOST_ENTRIES = 20


@pytest.fixture
def menu_of(qtbot):
    """Opens the menu of T1, which is measured before; it is closed whatever becomes of the test."""
    opened = []

    def open_menu(desk):
        desk.control(Key.Key_1)
        desk.key(Key.Key_B)
        desk.wheel_to(9)
        desk.draw_axis(40, 40, 30)
        desk.key(Key.Key_Escape)
        QTest.mouseClick(desk.current.canvas, Right, pos=desk.at(38, 40))
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        opened.append(QApplication.activePopupWidget())
        return opened[-1]

    yield open_menu
    for menu in opened:
        menu.close()


def go_to(menu, name):
    """Down to an entry, wherever the mouse has left the menu."""
    for _ in range(MOST_ENTRIES):
        if menu.activeAction() is not None and menu.activeAction().data() == name:
            return
        QTest.keyClick(menu, Key.Key_Down)
    raise AssertionError(f"{name} is not offered")


def press_last(desk, menu, key):
    """Press the last key; the window gets the keys back, which the offscreen platform does not do itself."""
    QTest.keyClick(menu, key)
    desk.window.activateWindow()
    desk.current.canvas.setFocus()
    desk.settle()


def what_if_shown(desk):
    return [line.words.text() for line in desk.page.response.what_if.lines if line.isVisible()]


def test_FB_3_a_state_in_the_menu_previews_its_category_and_records_nothing(follow_up, menu_of):
    desk = follow_up
    menu = menu_of(desk)
    before = dict(desk.state.findings)
    names = [action.data() for action in menu.actions()]
    assert names[:3] == ["bookmark", "too_small", "absent"]
    go_to(menu, "absent")
    assert what_if_shown(desk) == ["T1 absent: overall stays open"]
    go_to(menu, "too_small")
    assert what_if_shown(desk) == ["T1 too small to measure: overall stays open"]
    go_to(menu, "merged")
    assert what_if_shown(desk) == ["T1 merged into T2: overall stays open"]
    press_last(desk, menu, Key.Key_Escape)
    assert what_if_shown(desk) == []
    assert dict(desk.state.findings) == before


def test_a_state_chosen_in_the_menu_is_recorded(follow_up, menu_of):
    desk = follow_up
    menu = menu_of(desk)
    go_to(menu, "absent")
    press_last(desk, menu, Key.Key_Return)
    assert desk.state.finding("TP2", desk.state.uuid_of("T1")).state == "absent"


def test_a_second_menu_offers_what_lies_under_it(follow_up, menu_of):
    desk = follow_up
    menu = menu_of(desk)
    press_last(desk, menu, Key.Key_Escape)
    QTest.mouseClick(desk.current.canvas, Right, pos=desk.at(80, 80))
    assert QApplication.activePopupWidget() is menu
    assert "too_small" not in [action.data() for action in menu.actions()]
    go_to(menu, "preset_2")
    press_last(desk, menu, Key.Key_Return)
    assert desk.current.state.shades.width_hu == 1500


def test_the_window_can_be_left_and_closed_while_the_menu_is_open(open_desk, followed, tmp_path):
    target = tmp_path / "study" / followed.name
    shutil.copytree(followed.parent, target.parent)
    desk = open_desk(target)
    canvas = desk.current.canvas
    QTest.mouseClick(canvas, Right, pos=canvas.rect().center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    desk.window.leave_read()
    assert not menu.isVisible()
    QTest.qWait(0)
    desk.window.close()


def test_at_baseline_the_menu_of_a_target_offers_no_state(open_desk, copied):
    desk = open_desk(copied("menu"))
    desk.draw_target(40)
    desk.key(Key.Key_Escape)
    QTest.mouseClick(desk.current.canvas, Right, pos=desk.at(38, 40))
    menu = QApplication.activePopupWidget()
    names = [action.data() for action in menu.actions()]
    menu.close()
    assert names == ["bookmark", "site", "target_earlier", "target_later", "delete"]
