"""A reader's own keys: given from the list of all keys, refused where taken, shown and acting everywhere."""

import json

import pytest
from platformdirs import user_config_path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.key_bindings import KeyBindings, key_bindings
from recist_reader.ui.viewport.gestures import DEFAULT

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def desk(follow_up):
    """The keys are the shipped ones before and after each test."""
    key_bindings().reset_all()
    yield follow_up
    follow_up.key(Key.Key_Escape)
    key_bindings().reset_all()
    key_bindings().choose_profile(DEFAULT)


def choose(desk, search):
    """Find an action in the list of all keys and take it by Enter; the catcher waits then."""
    desk.key(Key.Key_Question)
    desk.type(search)
    desk.key(Key.Key_Return)
    catcher = desk.room.controller.rebinding.catcher
    assert catcher.isVisible()
    assert catcher.hasFocus()
    return catcher


def test_a_new_key_acts_and_the_old_one_does_not_any_more(desk):
    catcher = choose(desk, "invert")
    desk.key(Key.Key_U)
    assert not catcher.isVisible()
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_U)
    assert desk.current.state.inverted
    desk.key(Key.Key_I)
    assert desk.current.state.inverted
    desk.key(Key.Key_U)
    assert not desk.current.state.inverted


def test_a_key_that_another_action_has_is_refused_with_its_name(desk):
    catcher = choose(desk, "invert")
    desk.key(Key.Key_B)
    assert catcher.isVisible()
    assert catcher.problem.text() == "B is taken: bidirectional. Press another key, or change that one first"
    desk.key(Key.Key_Return)
    assert catcher.problem.text() == "Return accepts everywhere; press another key"
    desk.key(Key.Key_Escape)
    assert key_bindings().keys("invert") == ("I",)
    assert desk.room.controller.bench.hangings.hand == "select"  # B did not act


def test_the_list_the_buttons_and_the_menu_print_the_new_key(desk):
    choose(desk, "bidirectional")
    desk.key(Key.Key_J, Qt.KeyboardModifier.AltModifier)
    button = desk.page.top.buttons["bidirectional"]
    assert button.accessibleName().endswith("key Alt+J")
    assert any(line.keys == ("Alt+J",) for line, _ in desk.page.keys._shown)


def test_7_3_what_the_panels_say_has_the_readers_own_keys(desk):
    next_line = desk.page.response.next_items.lines[0]
    assert (next_line.key.text(), next_line.words.text()[:2]) == ("Space", "T1")
    choose(desk, "next lesion")
    desk.key(Key.Key_G)
    desk.key(Key.Key_Escape)
    assert (next_line.key.text(), next_line.words.text()[:2]) == ("G", "T1")
    desk.key(Key.Key_G)
    assert desk.room.controller.bench.selected == "T1"
    assert not next_line.key.isVisibleTo(desk.page.response)
    assert desk.page.response.next_items.lines[1].key.text() == "G"  # where it leads now


def test_7_3_the_status_line_names_the_readers_own_key(desk):
    desk.shift(Key.Key_A)
    assert "press Space or" in desk.said
    key_bindings().bind("next_lesion", "G")
    key_bindings().bind("anchor", "Alt+X")
    desk.shift(Key.Key_A)
    assert desk.said == "no lesion is selected; press G or click a row"
    assert desk.page.status.link.text() == "not linked (Alt+X sets matching slices)"


def test_of_two_keys_the_shorter_one_is_printed(desk):
    assert key_bindings().printed("redo") == "Ctrl+Y"


def test_backspace_gives_back_the_shipped_key_and_with_shift_all(desk):
    bindings = key_bindings()
    bindings.bind("invert", "U")
    bindings.bind("reset", "Alt+R")
    choose(desk, "invert")
    desk.key(Key.Key_Backspace)
    assert (bindings.keys("invert"), bindings.keys("reset")) == (("I",), ("Alt+R",))
    desk.key(Key.Key_Escape)
    choose(desk, "invert")
    desk.shift(Key.Key_Backspace)
    assert bindings.keys("reset") == ("R",)


def test_a_held_key_is_bound_too(desk):
    key_bindings().bind("hide", "G")
    handle = desk.window.windowHandle()
    QTest.keyPress(handle, Key.Key_G)
    QApplication.processEvents()
    assert desk.current.graphics_hidden
    QTest.keyRelease(handle, Key.Key_G)
    QApplication.processEvents()
    assert not desk.current.graphics_hidden


def test_own_keys_are_kept_and_what_would_clash_is_left_out(desk):
    key_bindings().bind("invert", "U")
    file = user_config_path("recist-reader", appauthor=False) / "keys.json"
    assert json.loads(file.read_text("utf-8")) == {"invert": "U"}
    file.write_text(json.dumps({"invert": "Alt+I", "line": "B", "no such act": "G"}), "utf-8")
    again = KeyBindings()
    assert again.keys("invert") == ("Alt+I",)
    assert again.keys("line") == ("L",)


def drag_middle(desk, start, end):
    canvas, button = desk.current.canvas, Qt.MouseButton.MiddleButton
    QTest.mousePress(canvas, button, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(canvas, start + (end - start) * part / 3)
    QTest.mouseRelease(canvas, button, pos=end)
    desk.settle()


def test_the_middle_button_is_given_the_window_by_keys_alone_and_windows_in_the_image(desk):
    before = desk.current.state
    desk.key(Key.Key_Question)
    desk.type("drag")
    desk.key(Key.Key_Down)  # past both profiles to the middle button
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    meanings = desk.room.controller.rebinding.meanings
    assert meanings.isVisible()
    assert meanings.question.text() == "What shall dragging with the middle button do?"
    desk.key(Key.Key_3)
    assert not meanings.isVisible()
    desk.key(Key.Key_Escape)
    drag_middle(desk, desk.at(40, 40), desk.at(60, 40))
    assert desk.current.state.shades.width_hu > before.shades.width_hu
    assert desk.current.state.centre_mm == before.centre_mm
    assert desk.room.hangings.hand == "select"  # 3 chose no window preset, and no key acted on the images


def test_a_click_on_the_image_leaves_the_question_open_no_longer(desk):
    catcher = choose(desk, "invert")
    desk.click(desk.current.canvas)
    assert not catcher.isVisible()
    desk.key(Key.Key_Escape)
    assert not desk.page.keys.isVisible()
    assert key_bindings().keys("invert") == ("I",)
