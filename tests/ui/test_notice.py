"""What concerns the whole study is said without moving an image, and is closed by a key (window.md 5)."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.theme.comfort import Comfort, kept, wear
from tests.scenarios.desk import SUBJECT, Desk
from tests.ui.widgets.clipping import cut_texts

pytestmark = pytest.mark.gui
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LONG = "No backup: the folder of the backups is full. Free some space on its disk, or keep them elsewhere."


@pytest.fixture
def window(qtbot, open_window, made):
    opened = open_window(made)
    opened.resize(1366, 768)
    opened.open_read(SUBJECT)
    Desk(qtbot, opened).settle()
    return opened


def shown_at(window, widget):
    """Where a widget stands in the window."""
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("percent", [100, 150])
def test_a_notice_beside_images_lies_over_the_panel_and_moves_nothing(qapp, window, percent):
    wear(qapp, Comfort(percent))
    QTest.qWait(50)
    page = window.room.page
    before = [shown_at(window, part) for part in (page.images, page.current.canvas, page.status)]
    window.notice.say(LONG)
    QTest.qWait(50)
    assert [shown_at(window, part) for part in (page.images, page.current.canvas, page.status)] == before
    assert window.notice.isVisible()
    assert shown_at(window, page.panel).contains(shown_at(window, window.notice))
    assert [line for line in cut_texts(window) if "backup" in line] == []
    wear(qapp, Comfort())


def test_the_notice_stays_at_the_end_of_a_panel_that_moves(window):
    window.notice.say(LONG)
    window.resize(1600, 900)
    QTest.qWait(50)
    panel = shown_at(window, window.room.page.panel)
    assert panel.contains(shown_at(window, window.notice))
    assert panel.bottom() - shown_at(window, window.notice).bottom() <= 10


def test_the_panel_keeps_clear_of_a_notice_until_it_is_closed(window):
    page = window.room.page
    panel = page.below.currentWidget()
    whole = shown_at(window, panel)
    window.notice.say(LONG)
    QTest.qWait(50)
    assert not shown_at(window, panel).intersects(shown_at(window, window.notice))
    assert shown_at(window, panel).topLeft() == whole.topLeft()
    window.notice.dismiss()
    QTest.qWait(50)
    assert shown_at(window, panel) == whole


def test_a_question_and_a_notice_stand_one_above_the_other(window):
    page = window.room.page
    panel = page.below.currentWidget()
    window.notice.say("No backup: the folder is full.")
    page.reason.ask("T1 is not evaluable, because:", ("not in field of view", "artefact"))
    QTest.qWait(50)
    card, notice = shown_at(window, page.reason), shown_at(window, window.notice)
    assert not card.intersects(notice)
    assert notice.bottom() < card.top()
    assert not shown_at(window, panel).intersects(notice)
    page.reason.close_bar()
    QTest.qWait(50)
    assert shown_at(window, page.panel).bottom() - shown_at(window, window.notice).bottom() <= 10
    window.notice.dismiss()


def test_without_images_it_stands_below_the_page_and_covers_nothing(window):
    window.notice.say(LONG)
    window.leave_read()
    QTest.qWait(50)
    notice = shown_at(window, window.notice)
    assert window.notice.isVisible()
    assert not notice.intersects(shown_at(window, window.worklist))
    assert notice.bottom() == window.rect().bottom()


def test_a_key_and_a_click_close_it_beside_images(qtbot, window):
    canvas = window.room.page.current.canvas
    window.notice.say(LONG)
    qtbot.keyClick(canvas, Key.Key_D, CONTROL)
    assert not window.notice.isVisible()
    window.notice.say(LONG)
    QTest.qWait(50)
    at = window.notice.close_button.mapTo(window, window.notice.close_button.rect().center())
    assert window.childAt(at) is window.notice.close_button, "nothing lies over it"
    qtbot.mouseClick(window.notice.close_button, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def test_the_text_grows_and_shrinks_by_key_on_every_page_and_is_kept(qtbot, qapp, window):
    qtbot.keyClick(window.room.page.current.canvas, Key.Key_Plus, CONTROL)
    assert kept().text_percent == 110
    window.leave_read()
    for _ in range(5):
        qtbot.keyClick(window.worklist.table, Key.Key_Equal, CONTROL)
    assert kept().text_percent == 150, "the largest"
    window.close_study()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Minus, CONTROL)
    assert kept().text_percent == 125
    assert qapp.property("text_scale") == 1.25
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Minus, CONTROL)
    assert kept().text_percent == 100
