"""The lock page of a study open for reading only looks like what it is (FT-5)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recist_reader.problem import Problem
from tests.ui.reader.lock.conftest import ASKING, READY

pytestmark = pytest.mark.gui
WHY = Problem("open for reading only: in use on this computer", "", "Close it there")
TOLD = "open for reading only: in use on this computer. Close it there."


@pytest.mark.parametrize("order", ["told first", "shown first"])
def test_fields_for_reasons_are_dimmed_and_say_why(page, heard, order):
    if order == "told first":
        page.show_reading_only(WHY)
        page.show_view(ASKING)
    else:
        page.show_view(ASKING)
        page.show_reading_only(WHY)
    (row,) = page.sheet.checks.to_answer()
    assert not row.field.line.isEnabled()
    assert not row.field.button.isEnabled()
    assert "reading only" in row.field.line.placeholderText()
    assert row.field.line.toolTip() == row.field.button.toolTip() == TOLD
    QTest.mouseClick(row.field.button, Qt.MouseButton.LeftButton)
    assert heard.reasons == []


def test_the_question_of_agreement_is_dimmed_too(page):
    page.show_view(READY)
    assert page.agreement.answer.isEnabled()
    page.show_reading_only(WHY)
    assert not page.agreement.answer.isEnabled()
    assert page.box.button.toolTip() == TOLD


def test_a_study_that_can_be_written_takes_reasons(page):
    page.show_reading_only(WHY)
    page.show_reading_only(None)
    page.show_view(ASKING)
    (row,) = page.sheet.checks.to_answer()
    assert row.field.line.isEnabled()
    assert row.field.line.placeholderText() == row.line.remedy
