"""Large text: a page that has no room for its full layout takes the one for small windows (window.md 7)."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.panels.grid_picker import MOST, GridPicker
from recist_reader.ui.reader.panels.lines import Chip
from recist_reader.ui.theme.comfort import TEXT_PERCENT, Comfort, wear
from recist_reader.ui.theme.scale import is_compact
from tests.ui.reader.panels import samples

pytestmark = pytest.mark.gui


@pytest.fixture
def wearing(qapp):
    """Dresses the application in a text size, and as before at the end."""
    yield lambda percent: wear(qapp, Comfort(percent))
    wear(qapp, Comfort())


@pytest.mark.parametrize(
    ("percent", "size", "expected"),
    [
        pytest.param(100, (1920, 1080), False, id="usual text"),
        pytest.param(110, (1920, 1080), False, id="a little larger"),
        pytest.param(125, (1920, 1080), True, id="125 % of 1920 is 1536"),
        pytest.param(150, (1920, 1080), True, id="150 % of 1920 is 1280"),
        pytest.param(150, (2560, 1440), False, id="a large screen has room"),
        pytest.param(100, (1366, 768), True, id="a small window"),
    ],
)
def test_the_layout_follows_size_and_text(wearing, percent, size, expected):
    wearing(percent)
    assert is_compact(*size) is expected


def test_the_parts_of_the_top_bar_have_room_at_150_percent(qtbot, wearing):
    wearing(150)
    page = ReaderPage(samples.find_organ, samples.check_draft)
    qtbot.addWidget(page)
    page.resize(1920, 1080)
    page.show()
    qtbot.waitExposed(page)
    page.top.show_task("SYN-A01  Follow-up TP1", "Day 84  ·  targets 0/4  ·  non-targets 0/1")
    page.grab()
    assert page.top.layout().minimumSize().width() <= page.width()


def test_the_squares_of_the_grid_are_whole_after_the_text_grew(qtbot, wearing):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(642, 700)
    picker = GridPicker(over)
    wearing(150)
    picker.ask((2, 2), ("Alt+O", "Alt+Shift+O"), over)
    last = picker.squares.square(MOST - 1, MOST - 1)
    assert picker.squares.rect().contains(last.toRect())


@pytest.mark.parametrize(("percent", "width"), [(100, 1366), (150, 1366), (150, 1280)])
def test_tools_without_room_stand_under_more_and_cover_nothing(qtbot, wearing, percent, width):
    wearing(percent)
    page = ReaderPage(samples.find_organ, samples.check_draft)
    qtbot.addWidget(page)
    page.resize(width, 768)
    page.show()
    qtbot.waitExposed(page)
    top = page.top
    page.grab()
    assert top.layout().minimumSize().width() <= page.width()
    in_menu = {action.data() for action in top.more.menu().actions() if action.isVisible()}
    on_bar = {name for name, button in top.buttons.items() if button.isVisible()}
    assert in_menu | on_bar == set(top.buttons)
    assert not in_menu & on_bar
    assert {"select", "bidirectional"} <= on_bar


@pytest.mark.parametrize("percent", TEXT_PERCENT)
def test_a_chip_with_room_shows_all_its_words(qtbot, wearing, percent):
    wearing(percent)
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    chips = [Chip("warn") for _ in range(9)]
    for number, chip in enumerate(chips):
        row.addWidget(chip)
        chip.show_words(f"provisional, {number} to read")
    holder.resize(4000, 60)
    holder.show()
    qtbot.waitExposed(holder)
    assert [chip.text() for chip in chips] == [f"provisional, {number} to read" for number in range(9)]
