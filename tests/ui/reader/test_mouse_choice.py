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
from recist_reader.ui.reader.mouse_lines import mouse_lines
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.viewport.gestures import DEFAULT, PACS, PROFILES

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
    assert not [text for keys, text in found if keys == ("right drag",)]
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
    named = [line for line in mouse_lines(profile) if line.name]
    assert len(named) == len(PROFILES)
    assert [profile.name in line.also for line in named if line.keys == ("in use",)] == [True]
