"""A reason is never cut in silence: its field says that it is full (GD-30)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.reader.lock.conftest import ASKING, LOCKED

pytestmark = pytest.mark.gui


def notes_of(page):
    """The notes on screen that say that a field is full."""
    return [n for n in page.findChildren(QLabel) if n.isVisible() and n.text().startswith("It is full")]


def reason_of_check(page):
    page.show_view(ASKING)
    (row,) = page.sheet.checks.rows.values()
    return row.field.line


def reason_of_reopening(page):
    page.show_view(LOCKED)
    return page.reopen.text


def reason_of_category(page):
    page.agreement.answer.buttons[1].click()
    return page.agreement.reason


@pytest.mark.parametrize("field_of", [reason_of_check, reason_of_reopening, reason_of_category])
def test_a_full_reason_says_so_under_its_field_until_something_is_taken_out(qtbot, page, field_of):
    line = field_of(page)
    line.setText("x" * line.maxLength())
    assert notes_of(page) == [], "it took all of it"
    qtbot.keyClicks(line, "y")
    (note,) = notes_of(page)
    page.layout().activate()
    assert note.mapTo(page, note.rect().topLeft()).y() >= line.mapTo(page, line.rect().bottomLeft()).y()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert notes_of(page) == []


def test_agreeing_after_all_takes_the_note_away_with_its_field(qtbot, page):
    line = reason_of_category(page)
    line.setText("x" * line.maxLength())
    qtbot.keyClicks(line, "y")
    page.agreement.answer.buttons[0].click()
    assert notes_of(page) == []
