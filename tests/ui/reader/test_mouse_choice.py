"""The reader's mouse buttons: chosen in the list of all keys, kept, taken up by every open page (7.2)."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from types import SimpleNamespace

import pytest
from platformdirs import user_config_path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recist_reader.ui.reader.controller import ReaderController
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.reader.key_bindings import KeyBindings, key_bindings
from recist_reader.ui.reader.mouse_lines import mouse_lines, profile_chosen
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.viewport.gestures import BINDABLE, DEFAULT, PACS, PROFILES, Buttons, Gesture

pytestmark = pytest.mark.gui


@pytest.fixture
def shipped(qapp):
    """Keys and mouse as they are shipped, before and after."""
    bindings = key_bindings()
    bindings.choose_profile(DEFAULT)
    bindings.reset_all()
    yield bindings
    bindings.choose_profile(DEFAULT)
    bindings.reset_all()


@pytest.fixture
def controllers(qtbot, shipped):
    """Two reading pages at once, without a read."""
    with ThreadPoolExecutor(1) as writer, ExitStack() as closing:
        made = []
        for _ in range(2):
            page = ReaderPage(lambda _prefix: (), lambda _draft: None)
            qtbot.addWidget(page)
            cache = SeriesCache(None)
            hangings = Hangings(page, cache, {})
            made.append(ReaderController(page, ReadModel(SimpleNamespace(seen={}), writer), hangings))
            page.keys.open()
            closing.callback(cache.close)
            closing.callback(made[-1].close)
        yield made


def profiles_of(controller):
    group = controller.hangings.group
    return {group.hands(viewport).profile.name for viewport in group.viewports}


def file():
    return user_config_path("recist-reader", appauthor=False) / "keys.json"


def shown_keys(controller, word):
    """The chips and texts of the lines that a search leaves."""
    overlay = controller.page.keys
    overlay.search.setText(word)
    return [(line.keys, line.text) for line, row in overlay._shown if not row.isHidden()]


def test_a_profile_found_by_its_name_is_taken_by_enter_on_every_page_at_once(controllers):
    first, second = controllers
    assert profiles_of(first) == profiles_of(second) == {"default"}
    search = first.page.keys.search
    QTest.keyClicks(search, "pacs")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert profiles_of(first) == profiles_of(second) == {"PACS"}
    assert not first.rebinding.catcher.isVisible()


def test_a_click_on_the_line_takes_the_profile(controllers):
    overlay = controllers[1].page.keys
    row = next(row for line, row in overlay._shown if line.name == "mouse profile PACS")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert profiles_of(controllers[0]) == {"PACS"}


def test_the_mouse_lines_of_every_page_tell_what_the_buttons_do_now(controllers, shipped):
    _, second = controllers
    assert (("middle drag",), "pan") in shown_keys(second, "drag")
    assert (("right drag",), "zoom") in shown_keys(second, "drag")
    shipped.choose_profile(PACS)
    found = shown_keys(second, "drag")
    assert (("middle drag",), "window: right wider, up brighter, with ⇧ finer") in found
    assert (("right drag",), "nothing: only its click, which opens the menu") in found
    assert [keys for keys, _ in shown_keys(second, "mouse profile")] == [("choose",), ("in use",)]


def test_the_choice_is_kept_beside_the_keys_and_neither_disturbs_the_other(shipped):
    shipped.bind("invert", "U")
    shipped.choose_profile(PACS)
    assert json.loads(file().read_text("utf-8")) == {"invert": "U", "mouse profile": "PACS"}
    again = KeyBindings()
    assert (again.profile, again.keys("invert")) == (PACS, ("U",))
    shipped.reset_all()
    assert KeyBindings().profile is PACS
    shipped.choose_profile(DEFAULT)
    assert json.loads(file().read_text("utf-8")) == {}


@pytest.mark.parametrize("stored", ["no such profile", 3, ["PACS"], None], ids=str)
def test_a_profile_that_is_not_there_is_the_default(shipped, stored):
    file().write_text(json.dumps({"mouse profile": stored, "invert": "U"}), "utf-8")
    again = KeyBindings()
    assert (again.profile, again.keys("invert")) == (DEFAULT, ("U",))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_profile_can_be_chosen_and_one_is_in_use(profile):
    named = [line for line in mouse_lines(profile) if profile_chosen(line.name)]
    assert len(named) == len(PROFILES)
    assert [profile.name in line.also for line in named if line.keys == ("in use",)] == [True]


# -- single buttons and the wheel


def choose(controller, line):
    """Click a line of the list of all keys; the choice of meanings is open then."""
    overlay = controller.page.keys
    overlay.search.clear()
    row = next(row for shown, row in overlay._shown if shown.name == line)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    return controller.rebinding.meanings


def test_a_button_takes_another_meaning_by_its_number_on_every_page_and_the_file_keeps_it(controllers):
    first, second = controllers
    choice = choose(first, "mouse:middle")
    assert not choice.isHidden()
    assert [row.accessibleName() for row in choice.rows][:2] == ["1, in use: pan", "2: zoom"]
    QTest.keyClick(choice, Qt.Key.Key_2)
    assert choice.isHidden()
    assert (("middle drag",), "zoom") in shown_keys(second, "drag")
    assert [keys for keys, _ in shown_keys(second, "mouse profile")] == [("in use, changed",), ("choose",)]
    assert json.loads(file().read_text("utf-8")) == {"mouse-buttons": {"middle": "zoom"}}
    assert KeyBindings().profile == key_bindings().profile


def test_arrows_and_enter_or_a_click_choose_too(controllers):
    choice = choose(controllers[0], "mouse:right")
    QTest.keyClick(choice, Qt.Key.Key_Down)
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert (("right drag",), "window: right wider, up brighter, with ⇧ finer") in shown_keys(
        controllers[0], "drag"
    )
    choice = choose(controllers[0], "mouse:ctrl+wheel")
    QTest.mouseClick(choice.rows[1], Qt.MouseButton.LeftButton)
    assert (("Ctrl", "wheel"), "five slices a notch") in shown_keys(controllers[0], "wheel")


def test_backspace_gives_back_what_the_profile_has_and_with_shift_all_of_it(controllers, shipped):
    shipped.choose_profile(PACS)
    shipped.give("middle", Gesture.ZOOM)
    shipped.give("right", Gesture.PAN)
    QTest.keyClick(choose(controllers[0], "mouse:right"), Qt.Key.Key_Backspace)
    assert shipped.profile.does[Buttons.RIGHT] is Gesture.MENU
    assert shipped.profile.does[Buttons.MIDDLE] is Gesture.ZOOM
    choice = choose(controllers[0], "mouse:right")
    QTest.keyClick(choice, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ShiftModifier)
    assert shipped.profile is PACS
    assert json.loads(file().read_text("utf-8")) == {"mouse profile": "PACS"}


def test_choosing_a_profile_takes_all_its_buttons(shipped):
    shipped.give("left+right", Gesture.WINDOW)
    shipped.choose_profile(DEFAULT)
    assert shipped.profile is DEFAULT


def test_escape_and_other_keys_change_nothing(controllers, shipped):
    choice = choose(controllers[0], "mouse:middle")
    for key in (Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_B):
        QTest.keyClick(choice, key)
    assert not choice.isHidden()
    QTest.keyClick(choice, Qt.Key.Key_Escape)
    assert choice.isHidden()
    assert shipped.profile is DEFAULT


def test_the_left_button_can_be_given_nothing_else(controllers):
    overlay = controllers[0].page.keys
    left = [line for line, _ in overlay._shown if line.keys == ("left drag",)]
    assert [(line.name, "always" in line.text) for line in left] == [("", True)]
    assert all(what != Buttons.LEFT for what in BINDABLE.values())


@pytest.mark.parametrize(
    "stored", [{"left": "zoom"}, {"middle": "tool"}, {"shift+wheel": "pan"}, {"middle": 3}, ["middle"], "pan"]
)
def test_a_meaning_that_is_none_of_its_own_is_left_out(shipped, stored):
    file().write_text(json.dumps({"mouse-buttons": stored}), "utf-8")
    assert KeyBindings().profile is DEFAULT
