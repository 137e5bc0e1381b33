"""Every action of the key map does something, and nothing can be done that has no key (7.3)."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from recist_reader.ui.reader.controller import WHILE_CREATING, ReaderController
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.reader.keymap import ACTIONS
from recist_reader.ui.reader.mark_menu import menu_entries
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.reader.top_bar import TOOLS

pytestmark = pytest.mark.gui

PRESSED = {action.name for action in ACTIONS if not action.held}
HELD = {action.name for action in ACTIONS if action.held}


@pytest.fixture
def controller(qtbot):
    """A page without a read: enough to see what its table holds."""
    page = ReaderPage(lambda _prefix: (), lambda _draft: None)
    qtbot.addWidget(page)
    cache = SeriesCache(None)
    with ThreadPoolExecutor(1) as writer:
        hangings = Hangings(page, cache, {})
        made = ReaderController(page, ReadModel(SimpleNamespace(seen={}), writer), hangings)
        yield made
        made.close()
        cache.close()


def test_the_table_and_the_key_map_name_the_same_actions(controller):
    assert set(controller.table) == PRESSED
    assert set(controller.held) == HELD


def test_buttons_and_menus_name_actions_of_the_table(controller):
    tools = {name for name, *_ in TOOLS if name}
    entries = {name for name, *_ in menu_entries(None, is_annotation=False, may_change=True)}
    assert tools | entries | WHILE_CREATING <= set(controller.table)
