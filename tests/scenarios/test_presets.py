"""Own window presets: the shown window kept, name and figures typed, given back, told by name (7.1)."""

import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from recist_reader.imaging.voi import Window
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.viewport.presets import Presets, parsed, presets
from recist_reader.ui.viewport.windowing import Preset

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def desk(open_desk, followed, tmp_path):
    shutil.copytree(followed.parent, tmp_path / "study")
    yield open_desk(tmp_path / "study" / followed.name)
    for key in range(1, 9):
        presets().give_back(key)


def card(desk):
    return desk.room.controller.presetting.card


def test_the_window_that_is_shown_is_kept_in_a_preset_and_at_the_next_start(desk):
    desk.current.set_shades(Window(1234.4, 56.7))
    desk.alt(Key.Key_P)
    desk.key(Key.Key_4)
    desk.key(Key.Key_Return)
    assert card(desk).news.text().startswith("4 is Bone now.")
    desk.key(Key.Key_Escape)
    assert QApplication.focusWidget() is desk.current.canvas
    desk.key(Key.Key_1)
    desk.key(Key.Key_4)
    assert desk.current.state.shades == Window(1234, 57)
    assert Presets().own(4) == Preset(4, "Bone", Window(1234, 57))


def test_name_and_figures_are_typed_and_the_shipped_one_comes_back(desk):
    desk.alt(Key.Key_P)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_F2)
    assert card(desk).field.text() == "Lung, 1500, -600"
    desk.type("Lung, wide, 2000")
    desk.key(Key.Key_Return)
    assert "Bone, 2000, 500" in card(desk).news.text()
    assert presets().own(2) is None
    card(desk).field.selectAll()
    desk.type("Lung, wide, 2000, -500")
    desk.key(Key.Key_Return)
    assert presets().own(2) == Preset(2, "Lung, wide", Window(2000, -500))
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_2)
    assert desk.current.state.shades == Window(2000, -500)
    texts = {action.name: action.text for action in key_bindings().actions}
    assert texts["preset_2"] == "Lung, wide, W 2000 L \N{MINUS SIGN}500"
    menu = desk.room.controller.menu
    menu.open(QPoint(9, 9), "")
    words = {action.data(): action.text() for action in menu.menu.actions()}
    menu.menu.close()
    assert words["preset_2"] == "Lung, wide\t2"
    desk.alt(Key.Key_P)
    desk.key(Key.Key_2)
    desk.key(Key.Key_Backspace)
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_2)
    assert desk.current.state.shades == Window(1500, -600)


@pytest.mark.parametrize(
    "text", ["Bone", "Bone, 2000", ", 2000, 500", "Bone, 0, 500", "Bone, nan, 1", "B, 9e9, 1"]
)
def test_what_is_no_preset_is_refused(text):
    assert parsed(4, text) is None


def test_a_minus_sign_is_a_minus():
    assert parsed(2, "Lung, 1500, \N{MINUS SIGN}600") == Preset(2, "Lung", Window(1500, -600))
