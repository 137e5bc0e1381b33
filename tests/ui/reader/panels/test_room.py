"""No text of the reading window is cut, and what decides is in sight without scrolling (window.md 8)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.models.response import AFTER_PD, BRIEF
from recist_reader.ui.reader.mouse_lines import meaning_lines, question
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.panels.grid_picker import GridPicker
from recist_reader.ui.reader.panels.meaning_choice import MeaningChoice
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import NextItem, NoticeLine
from recist_reader.ui.theme.apply import apply
from recist_reader.ui.viewport.gestures import BINDABLE, DEFAULT
from tests.ui.reader.panels import samples
from tests.ui.reader.panels.crowded import CROWDED, CROWDED_TABLE
from tests.ui.widgets.clipping import cut_texts, hidden_parts

pytestmark = pytest.mark.gui

SIZES = {
    "1920x1080": (1920, 1080),
    "1920x1080 at 125 %": (1536, 864),
    "1366x768": (1366, 768),
    "1920x1080 at 150 %": (1280, 720),
}
MORE_THAN_USUAL = ("T5", "NT2", "NT3", "NL2")
FOLLOW_UPS = {
    "provisional": (samples.FOLLOW_UP_TABLE, samples.RESPONSE),
    "partial sum, first progression": (samples.FOLLOW_UP_TABLE, samples.PARTIAL),
    "all lesions, longest words": (CROWDED_TABLE, CROWDED),
    "nothing selected": (replace(CROWDED_TABLE, selected=None), CROWDED),
    "hidden until lock": (
        CROWDED_TABLE,
        replace(CROWDED, gauge=None, categories=(), why=(), hidden="shown after lock"),
    ),
}


@pytest.fixture
def page(qtbot):
    """The reading page without images, of an asked size."""

    def open_page(size):
        made = ReaderPage(samples.find_organ, samples.check_draft)
        qtbot.addWidget(made)
        made.resize(*size)
        made.show()
        qtbot.waitExposed(made)
        made.top.show_task("K7-4471  Follow-up TP3", "Day 252  ·  targets 5/5  ·  non-targets 3/3")
        made.strip.show_view(samples.LEFT_STRIP)
        made.status.show_view(samples.STATUS)
        return made

    return open_page


def settle(page):
    for _ in range(4):
        QApplication.processEvents()
        page.grab()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_word_of_a_follow_up_is_cut(page, size):
    made = page(size)
    made.below.setCurrentWidget(made.response)
    cut = {}
    for name, (table, response) in FOLLOW_UPS.items():
        made.table.show_view(table)
        made.response.show_view(response)
        settle(made)
        cut[name] = cut_texts(made)
    assert made.size().toTuple() == size
    assert cut == {name: [] for name in FOLLOW_UPS}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_word_of_the_baseline_is_cut(page, size):
    made = page(size)
    made.table.show_view(samples.BASELINE_TABLE)
    made.baseline.show_view(samples.BASELINE)
    made.below.setCurrentWidget(made.baseline)
    settle(made)
    assert cut_texts(made) == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_FB_3_what_if_is_whole_and_in_sight_with_five_lesions_open(page, size):
    made = page(size)
    made.table.show_view(CROWDED_TABLE)
    open_lesions = tuple(
        NextItem(f"lesion:T{n}", f"T{n}: has no value and no state", "GD-5", Tone.OPEN) for n in range(1, 6)
    )
    before = replace(CROWDED, next_items=open_lesions, what_if=())
    made.response.show_view(before)
    made.below.setCurrentWidget(made.response)
    settle(made)
    preview = NoticeLine("", "NT1 unequivocal progression: would be PD (now SD), provisional")
    made.response.show_view(replace(before, what_if=(preview,)))
    settle(made)
    assert hidden_parts(made.response.what_if) == []
    assert made.response.what_if.line(0).words.text() == preview.text
    made.response.show_view(before)
    settle(made)
    assert made.response.verticalScrollBar().value() == 0


@pytest.mark.parametrize("size", [SIZES["1920x1080"], SIZES["1366x768"]], ids=["full", "compact"])
def test_what_decides_is_in_sight_with_five_targets_and_three_non_targets(page, size):
    made = page(size)
    rows = tuple(row for row in CROWDED_TABLE.rows if getattr(row, "id", "")[:2] != "NL")
    made.table.show_view(replace(CROWDED_TABLE, rows=rows))
    usual = replace(CROWDED.why[0], text="from N −22.9 % (needs 20), −72.0 mm (needs 5)")
    made.response.show_view(replace(CROWDED, chip="", why=(usual, *CROWDED.why[1:])))
    made.below.setCurrentWidget(made.response)
    settle(made)
    panel = made.response
    decides = (panel.sum_text, panel.gauge, panel.changes, panel.categories, panel.why, panel.next_items)
    assert hidden_parts(*decides) == []
    assert made.table.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [SIZES["1920x1080"], SIZES["1366x768"]], ids=["full", "compact"])
def test_no_line_of_the_key_overlay_is_cut(page, size):
    made = page(size)
    made.keys.open()
    settle(made)
    assert cut_texts(made.keys) == []


@pytest.mark.parametrize("size", [SIZES["1920x1080"], SIZES["1366x768"]], ids=["full", "compact"])
def test_no_word_of_what_is_asked_over_the_panel_is_cut(page, size):
    made = page(size)
    picker, meanings = GridPicker(made), MeaningChoice(made)
    picker.ask((3, 4), ("Alt+O", "Alt+⇧O"), made.panel)
    settle(made)
    assert cut_texts(picker) == []
    for name in BINDABLE:
        does = DEFAULT.does[BINDABLE[name]].value
        meanings.ask(question(name), meaning_lines(name, DEFAULT), does, made.panel)
        settle(made)
        assert cut_texts(meanings) == []
    assert made.panel.geometry().contains(picker.geometry())


@pytest.fixture
def type_size(qapp):
    """Dress the window in larger type; pages of earlier tests are let go first, for they would be too."""

    def dress(scale):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        apply(qapp, scale)

    yield dress
    dress(1.0)


@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_no_word_is_cut_in_larger_type(type_size, page, scale):
    type_size(scale)
    made = page(SIZES["1920x1080"])
    made.table.show_view(CROWDED_TABLE)
    made.response.show_view(CROWDED)
    made.below.setCurrentWidget(made.response)
    settle(made)
    assert cut_texts(made) == []


def test_the_list_of_keys_covers_panels_and_no_image(page):
    made = page(SIZES["1920x1080"])
    made.keys.open()
    settle(made)
    assert made.keys.geometry() == made.panel.geometry()
    assert not made.keys.geometry().intersects(made.images.geometry())


def test_a_first_progression_with_all_lesions_needs_no_scrolling(page):
    """Five targets, three non-targets, a new lesion, the banner of the first PD (window.md 8, item 10)."""
    made = page(SIZES["1920x1080"])
    rows = tuple(row for row in CROWDED_TABLE.rows if getattr(row, "id", "") != "NL2")
    made.table.show_view(replace(CROWDED_TABLE, rows=rows))
    warning = NoticeLine(
        "GD-22", "CT chest-abdomen, portal venous, soft, 5.0 mm: 3 of 68 slices not shown yet"
    )
    made.response.show_view(replace(CROWDED, chip="", banner=AFTER_PD, warnings=(warning,)))
    made.below.setCurrentWidget(made.response)
    settle(made)
    needed, there = made.response.widget().height(), made.response.viewport().height()
    assert needed <= there
    assert made.table.verticalScrollBar().maximum() == 0


def first_progression(page, size, table):
    """The panel at the first progression with two warnings, beside a table."""
    made = page(size)
    made.below.setCurrentWidget(made.response)
    text = "CT chest-abdomen, portal venous, soft, 5.0 mm: 3 of 68 slices not shown yet"
    view = replace(
        CROWDED,
        chip="",
        sum_text="242.0",
        gauge=replace(CROWDED.gauge, partial=False),
        banner=AFTER_PD,
        banner_brief=BRIEF[AFTER_PD],
        warnings=tuple(NoticeLine(code, text) for code in ("GD-22", "GD-9")),
    )
    made.table.show_view(table)
    made.response.show_view(view)
    settle(made)
    return made


@pytest.mark.parametrize("size", [SIZES["1366x768"], SIZES["1920x1080 at 150 %"]], ids=["1366", "1280"])
def test_GD_30_in_small_windows_warnings_are_named_above_the_fold(page, size):
    made = first_progression(page, size, CROWDED_TABLE)
    assert hidden_parts(made.response.warning_chip, made.response.categories, made.response.banner) == []
    assert made.response.warning_chip.text() == "warns: GD-22, GD-9"
    assert cut_texts(made) == []


def test_GD_30_the_warnings_of_a_first_progression_are_in_sight_at_1366(page):
    rows = tuple(row for row in CROWDED_TABLE.rows if getattr(row, "id", "") not in MORE_THAN_USUAL)
    made = first_progression(page, SIZES["1366x768"], replace(CROWDED_TABLE, rows=rows))
    shown = made.response
    lines = [line for line in shown.warnings.lines if line.isVisibleTo(shown)]
    assert len(lines) == 2
    assert hidden_parts(shown.gauge, shown.categories, shown.banner, *lines) == []
