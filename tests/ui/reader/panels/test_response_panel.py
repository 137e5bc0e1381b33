"""The response panel: nothing is a black box, nothing moves (FB)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.panels.baseline_panel import BaselinePanel
from recist_reader.ui.reader.panels.response_panel import ResponsePanel
from recist_reader.ui.reader.panels.views.response import ResponseView
from tests.ui.reader.panels.samples import BASELINE, PARTIAL, RESPONSE

pytestmark = pytest.mark.gui


@pytest.fixture
def panel(shown):
    made = shown(ResponsePanel())
    made.show_view(RESPONSE)
    for _ in range(2):  # words know how many lines they take once they have their width
        QApplication.processEvents()
        made.grab()
    return made


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_rule_opens_its_text_in_place_and_closes_again_fb1(qtbot, panel):
    press(qtbot, panel.why.lines[0].code)
    assert panel.rule_text.isVisible()
    assert RESPONSE.why[0].rule_text in panel.rule_text.words.text()
    with qtbot.waitSignal(panel.lesions_asked) as asked:
        press_at = panel.rule_text.lesions.geometry().center()
        qtbot.mouseClick(panel.rule_text, Qt.MouseButton.LeftButton, pos=press_at)
    assert asked.args == [("T1", "T2", "T3", "T4")]
    press(qtbot, panel.why.lines[0].code)
    assert not panel.rule_text.isVisible()


def test_an_opened_rule_closes_when_the_reasons_change(qtbot, panel):
    press(qtbot, panel.why.lines[0].code)
    panel.show_view(PARTIAL)
    assert not panel.rule_text.isVisible()


def test_what_is_missing_is_a_link(qtbot, panel):
    with qtbot.waitSignal(panel.link_clicked) as link:
        press(qtbot, panel.next_items.lines[1].code)
    assert link.args == ["NT2"]


def test_lines_keep_their_places_when_values_arrive(panel):
    def places():
        parts = (panel.gauge, panel.changes, panel.categories, panel.why, panel.next_items)
        return [part.y() for part in parts]

    before = places()
    panel.show_view(replace(RESPONSE, chip="", gauge=None, changes=(), why=RESPONSE.why[:1], next_items=()))
    panel.widget().layout().activate()
    assert places() == before


def test_categories_stand_with_code_icon_and_word_fb2(panel):
    names = [card.accessibleName() for card in panel.categories.cards]
    assert names == [
        "Target SD, stable",
        "Non-target open, 2 of 3 to read",
        "New lesion none, none marked",
        "Overall SD, if NT not PD",
    ]
    assert [card.icon[0] for card in panel.categories.cards] == ["SD", "todo", "none", "SD"]


def test_a_partial_sum_says_so_in_words_fb(panel):
    panel.show_view(PARTIAL)
    assert panel.sum_text.text() == "partial 80.0 (T3 not evaluable)"


def test_a_change_of_category_is_announced(panel):
    panel.show_view(PARTIAL)
    assert panel.categories.accessibleName() == "Overall PD, TR-4, OR-4"


def test_what_the_charter_hides_until_lock_is_not_there_fb5(panel):
    hidden = ResponseView("Response at TP4", changes=RESPONSE.changes, hidden="shown after lock")
    panel.show_view(hidden)
    assert not panel.categories.isVisible()
    assert not panel.why.isVisible()
    assert panel.banner.words.text() == "shown after lock"


def test_the_first_progression_has_a_banner_fb6(panel):
    panel.show_view(PARTIAL)
    assert panel.banner.isVisible()
    assert "OR-8" in panel.banner.words.text()


@pytest.mark.parametrize("width", [428, 344])
@pytest.mark.parametrize("view", [RESPONSE, PARTIAL], ids=["whole", "partial"])
def test_nothing_is_wider_than_the_panel(shown, width, view):
    panel = shown(ResponsePanel(), width=width)
    panel.show_view(view)
    panel.widget().layout().activate()
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()


def test_a_panel_filled_often_makes_no_more_widgets(panel):
    before = len(panel.findChildren(object))
    for view in (PARTIAL, RESPONSE) * 5:
        panel.show_view(view)
    assert len(panel.findChildren(object)) == before


def test_the_baseline_shows_limits_coverage_and_what_is_missing(qtbot, shown):
    panel = shown(BaselinePanel())
    panel.show_view(BASELINE)
    assert [line.accessibleName() for line in panel.limits.lines][:2] == [
        "All targets, 3 of 5 used",
        "Liver, 1 of 2 used",
    ]
    assert panel.seen.lines[2].accessibleName() == "Chest, lung, 61 %"
    with qtbot.waitSignal(panel.link_clicked) as link:
        press(qtbot, panel.next_items.lines[1].code)
    assert link.args == ["GD-22"]
    assert not panel.next_items.lines[2].code.isEnabled()


@pytest.mark.parametrize("width", [428, 344], ids=["full", "compact"])
def test_a_code_stands_on_the_line_of_its_words(shown, width):
    panel = shown(ResponsePanel(), width=width)
    panel.show_view(RESPONSE)
    panel.grab()
    for line in (panel.why.lines[1], panel.next_items.lines[0], panel.warnings.lines[0]):
        middle = line.code.geometry().center().y()
        assert abs(middle - line.glyph.geometry().center().y()) <= 1
        assert not line.words.text() or abs(middle - line.words.geometry().center().y()) <= 1
