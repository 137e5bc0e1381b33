"""The check-and-lock page under a hand: keys, clicks, what is sent and what is not (SG-1, RO-10, OR-10)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from recist_reader.problem import Problem
from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.models.lock_views import CategoryQuestion, KeyImage, LockWish
from recist_reader.ui.reader.panels.views.lines import Saving, StatusView
from tests.ui.reader.lock.conftest import ASKING, ASKS_REASON, BLOCKED, LOCKED, NO_STATE, READY

pytestmark = pytest.mark.gui
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton


def differ(qtbot, page, category="PD", reason="the liver dome has clearly grown"):
    qtbot.mouseClick(page.agreement.answer.buttons[1], LEFT)
    if category:
        words = [button.text() for button in page.agreement.category.buttons]
        qtbot.mouseClick(page.agreement.category.buttons[words.index(category)], LEFT)
    if reason:
        page.agreement.reason.setFocus()
        qtbot.keyClicks(page.agreement.reason, reason)


def test_Enter_locks_with_authorship_and_agreement(qtbot, page, heard):
    qtbot.keyClick(page, ENTER)
    assert heard.locks == [LockWish("authorship")]


def test_the_button_locks_too(qtbot, page, heard):
    qtbot.mouseClick(page.box.button, LEFT)
    assert heard.locks == [LockWish("authorship")]


def test_a_second_Enter_while_the_lock_is_on_its_way_sends_nothing(qtbot, page, heard):
    qtbot.keyClick(page, ENTER)
    qtbot.keyClick(page, ENTER)
    assert len(heard.locks) == 1
    assert not page.box.button.isEnabled()


def test_a_key_held_down_does_not_lock(page, heard):
    held = QKeyEvent(QKeyEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(page, held)
    assert heard.locks == []


def test_after_a_refusal_the_page_says_why_and_can_be_used_again(qtbot, page, heard):
    qtbot.keyClick(page, ENTER)
    page.show_refusal(Problem("the disk is full", "TP4", "Free space"))
    assert page.box.missing.text() == "the disk is full. Free space."
    qtbot.keyClick(page, ENTER)
    assert len(heard.locks) == 2


def test_Escape_goes_back_and_sends_nothing_else(qtbot, page, heard):
    qtbot.keyClick(page, ESCAPE)
    assert (heard.backs, heard.locks) == ([True], [])


def test_Enter_on_the_focused_back_button_goes_back(qtbot, page, heard):
    page.box.back.setFocus()
    qtbot.keyClick(page.box.back, ENTER)
    assert (heard.backs, heard.locks) == ([True], [])


def test_SG_2_the_meaning_is_chosen_and_shown_in_full(qtbot, page, heard):
    review = page.box.options[1]
    assert review.accessibleName() == "Review: I reviewed this timepoint and changed nothing."
    qtbot.mouseClick(review, LEFT)
    qtbot.keyClick(page, ENTER)
    assert heard.locks == [LockWish("review")]


def test_SG_2_the_meaning_is_chosen_by_arrow_keys_too(qtbot, page, heard):
    page.box.options[0].setFocus()
    qtbot.keyClick(page.box.options[0], Qt.Key.Key_Down)
    assert page.box.options[1].isChecked()
    qtbot.keyClick(page.box.options[1], ENTER)
    assert heard.locks == [LockWish("review")]


def test_another_timepoint_begins_with_authorship_again(qtbot, page, heard):
    qtbot.mouseClick(page.box.options[2], LEFT)
    page.show_view(replace(READY, timepoint="TP5"))
    qtbot.keyClick(page, ENTER)
    assert heard.locks == [LockWish("authorship")]


# OR-10


def test_OR_10_disagreement_asks_for_category_and_reason_in_place(qtbot, page, heard):
    qtbot.mouseClick(page.agreement.answer.buttons[1], LEFT)
    assert page.agreement.category.isVisible()
    assert page.box.missing.text() == "Choose your category (OR-10)"
    assert not page.box.button.isEnabled()
    qtbot.keyClick(page, ENTER)
    assert heard.locks == []


def test_OR_10_category_and_reason_are_sent(qtbot, page, heard):
    differ(qtbot, page)
    assert page.box.button.isEnabled()
    qtbot.keyClick(page.agreement.reason, ENTER)
    assert heard.locks == [LockWish("authorship", "PD", "the liver dome has clearly grown")]


def test_OR_10_a_short_reason_does_not_lock_and_says_how_much_is_missing(qtbot, page, heard):
    differ(qtbot, page, reason="grown")
    qtbot.keyClick(page.agreement.reason, ENTER)
    assert heard.locks == []
    assert "5 more characters" in page.box.missing.text()


def test_going_back_to_agreement_sends_no_category(qtbot, page, heard):
    differ(qtbot, page)
    qtbot.mouseClick(page.agreement.answer.buttons[0], LEFT)
    qtbot.keyClick(page, ENTER)
    assert heard.locks == [LockWish("authorship")]


def test_another_computed_category_begins_with_agreement(qtbot, page, heard):
    differ(qtbot, page)
    page.show_view(replace(READY, question=CategoryQuestion("PR", ("CR", "SD", "PD"))))
    assert not page.agreement.differs
    assert page.agreement.answer.buttons[0].text() == "Yes, PR stands"
    qtbot.keyClick(page, ENTER)
    assert heard.locks == [LockWish("authorship")]


def test_a_refresh_keeps_the_disagreement_that_was_typed(qtbot, page, heard):
    differ(qtbot, page)
    page.show_view(replace(READY, counts="Day 252, later"))
    qtbot.keyClick(page, ENTER)
    assert heard.locks[0].overall == "PD"


def test_at_baseline_nothing_is_asked_about_a_category(page):
    page.show_view(replace(READY, timepoint="BL", question=None, categories=(), why=()))
    assert not page.agreement.isVisible()
    assert not page.sheet.categories.isVisible()


def test_Enter_locks_after_the_focused_field_has_gone(qtbot, page, heard):
    """Focus that Qt would hand to the next button must not turn Enter into that button."""
    page.show_view(ASKING)
    (row,) = page.sheet.checks.rows.values()
    row.field.line.setFocus()
    page.show_view(READY)
    assert page.hasFocus()
    qtbot.keyClick(page, ENTER)
    assert (heard.locks, heard.backs) == ([LockWish("authorship")], [])


# Blocks and reasons


def test_GD_30_a_blocked_lock_says_why_and_Enter_leads_to_the_lesion(qtbot, page, heard):
    page.show_view(BLOCKED)
    assert not page.box.button.isEnabled()
    assert page.box.missing.text() == "1 thing is missing:"
    line = page.box.blocks.lines[0]
    assert line.words.text() == "NT1: has no state. Set present (Shift+P)"
    qtbot.keyClick(page, ENTER)
    assert (heard.locks, heard.lesions) == ([], ["NT1"])


def test_the_id_of_a_block_is_a_link_to_its_lesion(qtbot, page, heard):
    page.show_view(BLOCKED)
    qtbot.mouseClick(page.box.blocks.lines[0].code, LEFT)
    (row,) = page.sheet.checks.rows.values()
    qtbot.mouseClick(row.code, LEFT)
    assert heard.lesions == ["NT1", "NT1"]


def test_checks_stand_in_the_order_of_the_view(page):
    page.show_view(ASKING)
    page.show_view(replace(ASKING, checks=(NO_STATE, ASKS_REASON)))
    page.sheet.checks.layout().activate()
    tops = {row.line.check: row.y() for row in page.sheet.checks.rows.values()}
    assert tops["GD-6"] < tops["GD-17"]


def test_FB_1_a_rule_opens_its_text_and_closes_it(qtbot, page):
    code = page.sheet.why.lines[0].code
    qtbot.mouseClick(code, LEFT)
    assert page.sheet.rule_text.text() == "TR-7: Neither shrinkage nor growth."
    qtbot.mouseClick(code, LEFT)
    assert not page.sheet.rule_text.isVisible()


# A locked timepoint


def test_a_locked_timepoint_cannot_be_locked_again(qtbot, page, heard):
    page.show_view(LOCKED)
    assert not page.box.button.isVisible()
    assert page.heading.text() == "Locked timepoint"
    qtbot.keyClick(page, ENTER)
    assert heard.locks == []


def test_SG_6_reopening_asks_for_a_reason_first(qtbot, page, heard):
    page.show_view(LOCKED)
    bar = page.reopen
    assert not bar.button.isEnabled()
    assert bar.missing.text() == "choose a reason"
    bar.entries.setFocus()
    qtbot.keyClick(bar.entries, Qt.Key.Key_Down)
    qtbot.mouseClick(bar.button, LEFT)
    assert heard.reopened == [("TP4", "new_images", "")]


def test_SG_6_other_asks_for_words(qtbot, page, heard):
    page.show_view(LOCKED)
    bar = page.reopen
    bar.entries.setCurrentIndex(2)
    assert "10 more characters" in bar.missing.text()
    qtbot.keyClicks(bar.text, "a slice was read twice")
    qtbot.keyClick(bar.text, ENTER)
    assert heard.reopened == [("TP4", "other", "a slice was read twice")]


def test_Escape_in_the_reopening_goes_back(qtbot, page, heard):
    page.show_view(LOCKED)
    page.reopen.text.setFocus()
    qtbot.keyClick(page.reopen.text, ESCAPE)
    assert heard.backs == [True]


# Size


@pytest.mark.parametrize("view", [READY, BLOCKED, ASKING], ids=["ready", "blocked", "asks a reason"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)], ids=["full", "compact"])
def test_the_lock_stays_in_view(qtbot, page, view, width, height):
    page.resize(width, height)
    page.show_view(view)
    QApplication.processEvents()
    button = page.box.button
    corner = button.mapTo(page, button.rect().bottomRight())
    assert page.rect().contains(corner)
    assert page.box.button.isVisible()
    assert page.width() == width  # nothing forces the window wider
    assert page.scroll.width() <= width


def test_small_windows_have_one_column(page):
    assert page.side.x() > page.scroll.x()
    page.resize(1366, 768)
    QApplication.processEvents()
    assert page.side.y() > page.scroll.y()
    assert page.side.width() > 1300


def test_SG_1_a_full_follow_up_needs_no_scrolling(page):
    """Five targets, three non-targets, four key images, three series (window.md 8, item 18)."""
    target = READY.rows[0]
    rows = [replace(target, name=f"T{n}", colour=n) for n in range(1, 6)] + [READY.rows[1]]
    rows += [replace(target, name=f"NT{n}", role=Role.NON_TARGET) for n in range(1, 4)]
    page.show_view(
        replace(
            READY,
            rows=tuple(rows),
            no_new_lesion="none marked",
            why=READY.why * 6,
            checks=READY.checks * 5,
            also_passed="Also passed: " + "GD-10, " * 16,
            series=READY.series * 3,
            key_images=tuple(KeyImage(f"T{n}, slice 98") for n in range(1, 5)),
        )
    )
    QApplication.processEvents()
    assert page.scroll.verticalScrollBar().maximum() == 0
    last = page.sheet.images.tiles[-1]
    assert page.rect().contains(last.mapTo(page, last.rect().bottomRight()))


def test_a_block_names_its_mending_key_in_the_list_as_well(page):
    page.show_view(BLOCKED)
    (row,) = page.sheet.checks.rows.values()
    assert row.words.text() == "NT1: has no state. Set present (Shift+P)"


def test_not_saved_fills_the_lower_line(page):
    """MT-10: the whole line says it, in words first."""
    page.show_view(
        replace(READY, status=StatusView(Saving.NOT_SAVED, "not saved", event_text="the lock waits"))
    )
    assert page.status.property("state") == "bad"
    assert (page.status.saved.text(), page.status.words.text()) == ("not saved", "the lock waits")


def test_meaning_category_and_reason_are_given_by_keys_alone(qtbot, page, heard):
    def press(*keys):
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget(), key)

    def tab_to(name):
        for _ in range(30):
            if name in QApplication.focusWidget().accessibleName():
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")

    tab_to("Authorship")
    press(Qt.Key.Key_Down)
    for _ in range(30):
        if QApplication.focusWidget() in page.agreement.answer.buttons:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right, Qt.Key.Key_Space)  # no, another category
    assert QApplication.focusWidget() is page.agreement.category.buttons[0]
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    tab_to("Reason for another category")
    qtbot.keyClicks(QApplication.focusWidget(), "the liver dome has clearly grown")
    press(ENTER)
    assert heard.locks == [LockWish("review", "PD", "the liver dome has clearly grown")]


def test_tab_begins_beside_the_lesions_and_comes_to_them_last(qtbot, page):
    page.setFocus()
    stops = []
    for _ in range(30):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() in stops:
            break
        stops.append(QApplication.focusWidget())
    beside = [page.side.isAncestorOf(stop) for stop in stops]
    assert beside[0]
    assert beside == sorted(beside, reverse=True)
    assert page.agreement.answer.buttons[0] in stops[: beside.count(True)]
    assert page.sheet.isAncestorOf(stops[-1])


def test_enter_on_a_lesion_row_leads_to_the_lesion_and_locks_nothing(qtbot, page, heard):
    page.sheet.lesions.setFocus()
    page.sheet.lesions.setCurrentIndex(page.sheet.lesions.model().index(0, 0))
    with qtbot.waitSignal(page.lesion_asked) as asked:
        qtbot.keyClick(page.sheet.lesions, ENTER)
    assert asked.args == ["T1"]
    assert heard.locks == []
