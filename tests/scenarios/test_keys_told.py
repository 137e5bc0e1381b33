"""Every button and menu entry of the reading window has a key and says it (7.3)."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.keymap import ACTIONS

pytestmark = pytest.mark.gui
Key = Qt.Key
RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def desk(follow_up):
    """The keys are the shipped ones before and after each test."""
    key_bindings().reset_all()
    yield follow_up
    key_bindings().reset_all()


def unsaid(page):
    """What can be pressed in the top bar and the status line and does not say its key."""
    printed, top, status = key_bindings().printed, page.top, page.status
    said = {name: button.accessibleName() for name, button in top.buttons.items()}
    said |= {name: button.text() for name, button in top.layouts.items()}
    said |= {f"menu {a.data()}": a.text() for m in (top.more, top.layout_menu) for a in m.menu().actions()}
    said |= {"lock": top.lock.text(), "undo": status.undo_key.text(), "keys": status.keys_key.text()}
    said |= {f"tile {n}": tile.toolTip() for n, tile in enumerate(page.lesion_strip.tiles)}
    action = {name: name.removeprefix("menu ") for name in said} | {
        name: "bookmark" for name in said if name.startswith("tile ")
    }
    return [name for name, text in said.items() if not _says(text, printed(action[name]))]


def _says(text, key):
    return bool(key) and key.replace("+", " ") in text.replace("+", " ")


def test_buttons_and_menus_say_the_key_that_they_have(desk):
    assert unsaid(desk.page) == []


def test_they_say_the_readers_own_keys(desk):
    own = {"undo": "Alt+U", "keys": "F7", "lock": "F9", "bookmark": "F8", "line": "Alt+L", "layout_2": "F6"}
    for name, key in own.items():
        assert key_bindings().bind(name, key) == ""
    assert desk.page.top.lock.text().endswith("F9")
    assert unsaid(desk.page) == []


def test_a_series_says_how_to_go_on_to_the_next(desk):
    group = desk.page.strip._groups[0]
    assert group._series[0].toolTip().endswith("Left and Right go from series to series")


def test_every_entry_of_the_menu_of_a_mark_and_of_the_image_says_its_key(desk):
    desk.control(Key.Key_1)
    desk.key(Key.Key_B)
    desk.wheel_to(9)
    desk.draw_axis(40, 40, 30)
    desk.key(Key.Key_Escape)
    for at in (desk.at(38, 40), desk.at(80, 80)):
        QTest.mouseClick(desk.current.canvas, RIGHT, pos=at)
        menu = QApplication.activePopupWidget()
        words = {action.data(): action.text().partition("\t")[2] for action in menu.actions()}
        menu.close()
        desk.window.activateWindow()  # the offscreen platform does not give the keys back itself
        desk.current.canvas.setFocus()
        desk.settle()
        assert words
        assert [name for name, key in words.items() if key != key_bindings().printed(name)] == []
        assert "" not in words.values()


def test_every_action_of_the_window_is_in_the_list_of_keys_and_acts(desk):
    table, held = desk.room.controller.table, desk.room.controller.held
    assert {action.name for action in ACTIONS} == set(table) | set(held)
    assert [action.name for action in ACTIONS if not action.keys] == []


def test_a_timepoint_is_reopened_by_keys_alone_from_the_page_of_its_lock(open_desk, followed, tmp_path):
    shutil.copytree(followed.parent, tmp_path / "study")
    desk = open_desk(tmp_path / "study" / followed.name)
    room = desk.room
    for lesion in ("T1", "T2", "T3"):
        desk.key(Key.Key_Space)
        assert room.controller.bench.selected == lesion
        desk.shift(Key.Key_A)
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    for _ in range(3):  # TP2, then TP3 and TP4 that are like it
        desk.control(Key.Key_L)
        desk.key(Key.Key_Return)
        if desk.state.open_timepoint is None:
            break
        for _ in range(3):
            desk.key(Key.Key_Space)
            desk.shift(Key.Key_A)
        desk.key(Key.Key_Space)
        desk.shift(Key.Key_P)
    assert desk.state.open_timepoint is None
    desk.control(Key.Key_L)
    bar = room.lock_page.reopen
    assert bar.button.text() == "Reopen TP4   Enter"
    bar.entries.setFocus()
    desk.key(Key.Key_Down)
    assert bar.entries.currentText() == "New images"
    desk.key(Key.Key_Return)
    assert desk.state.open_timepoint == "TP4"
