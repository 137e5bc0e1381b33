"""What the status line said before is listed by a click on it or by key (window.md 3)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.history_card import MOST_LINES

Key = Qt.Key
pytestmark = pytest.mark.gui


@pytest.fixture
def history(follow_up):
    follow_up.room.controller.status.history._lines.clear()
    yield follow_up.room.controller.status.history
    follow_up.room.controller.status.history.hide()


def texts(history):
    return [line.partition("  ")[2] for line in history.lines]


def test_edits_and_refusals_stand_newest_first_with_their_time(follow_up, history):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_A)
    desk.key(Key.Key_T)
    assert "chosen at baseline only" in texts(history)[0]
    assert texts(history)[1] == "T1 absent"
    saved = desk.page.status.saved.text().removeprefix("saved ")
    assert history.lines[1] == f"{saved}  T1 absent"
    desk.control(Key.Key_Z)
    assert texts(history)[0] == "undone: T1 absent"


@pytest.mark.parametrize("way", ["click", "key"])
def test_it_opens_over_the_panel_and_leaves_the_images_free(follow_up, history, way):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_A)
    if way == "click":
        event = desk.page.status.event_text
        QTest.mouseClick(event, Qt.MouseButton.LeftButton, pos=QPoint(event.width() - 4, event.height() // 2))
    else:
        desk.control(Key.Key_H)
    assert history.isVisible()
    assert desk.page.panel.geometry().contains(history.geometry())
    assert history.list.item(0).text() == history.lines[0]
    desk.key(Key.Key_Escape)
    assert not history.isVisible()
    assert QApplication.focusWidget() is desk.current.canvas
    desk.control(Key.Key_Z)


def test_the_last_fifty_lines_are_kept_and_arrows_go_through_them(follow_up, history):
    say = follow_up.room.controller.bench.say
    for number in range(MOST_LINES + 5):
        say(f"line {number}")
    assert (len(history.lines), texts(history)[0], texts(history)[-1]) == (50, "line 54", "line 5")
    follow_up.control(Key.Key_H)
    for key, row in ((Key.Key_Down, 1), (Key.Key_End, 49), (Key.Key_Down, 49), (Key.Key_PageUp, 39)):
        follow_up.key(key)
        assert history.list.currentRow() == row
    follow_up.control(Key.Key_H)
    assert not history.isVisible()


def test_what_is_said_again_while_it_stands_is_one_line(follow_up, history):
    bench = follow_up.room.controller.bench
    for _ in range(3):
        bench.refuse("not here")
    assert texts(history) == ["not here"]


def first_ink(picture, row, beyond):
    """The first column of a row, from `beyond` on, in which something is written."""
    ground = picture.pixelColor(row.right() - 1, row.center().y()).lightness()
    for x in range(beyond, row.width() // 2):
        for y in range(row.top() + 2, row.bottom() - 1):
            if abs(picture.pixelColor(x, y).lightness() - ground) > 60:
                return x
    return None


def test_the_words_of_edits_and_refusals_begin_below_each_other(follow_up, history):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_A)
    desk.key(Key.Key_T)
    desk.control(Key.Key_H)
    listed, size = history.list, history.list.iconSize().width()
    picture = listed.viewport().grab().toImage()
    refused, recorded = (listed.visualItemRect(listed.item(number)) for number in (0, 1))
    assert first_ink(picture, refused, 0) < size  # the sign of a refusal
    words = first_ink(picture, refused, size + 4)
    assert first_ink(picture, recorded, 0) == words
    desk.key(Key.Key_Escape)
    desk.control(Key.Key_Z)
