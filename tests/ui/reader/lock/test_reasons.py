"""Reasons are given on the lock page where they are asked, one after the other (GD-30)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.reader.lock.conftest import ASKING, ASKS_REASON, NO_STATE, READY

pytestmark = pytest.mark.gui
ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


def test_Enter_on_an_open_reason_moves_the_focus_to_its_field(qtbot, page, heard):
    page.show_view(ASKING)
    qtbot.keyClick(page, ENTER)
    (row,) = page.sheet.checks.rows.values()
    assert row.field.line.hasFocus()
    assert heard.locks == []


def test_a_reason_is_given_in_place_and_its_Enter_never_locks(qtbot, page, heard):
    """Even when the answer comes back at once and nothing blocks any more."""
    page.reason_given.connect(lambda *_given: page.show_view(READY))
    page.show_view(ASKING)
    (row,) = page.sheet.checks.rows.values()
    row.field.line.setFocus()
    qtbot.keyClicks(row.field.line, "ascites has grown as well")
    qtbot.keyClick(row.field.line, ENTER)
    assert heard.reasons == [("GD-17", "NT2", "ascites has grown as well")]
    assert heard.locks == []


def asks(lesion):
    return replace(ASKS_REASON, lesion_id=lesion, text=f"{lesion}: progression alone")


def test_after_a_reason_the_next_field_that_asks_has_the_focus(qtbot, page, heard):
    """Three reasons are given by typing alone, from wherever the reader begins; then Enter locks."""
    asking = [asks("NT1"), asks("NT2"), asks("NT3")]

    def answer(_check, lesion, _text):
        asking.remove(asks(lesion))
        given = replace(asks(lesion), asks_reason=False, blocks=False)
        page.show_view(replace(READY, checks=(*asking, given)))

    page.reason_given.connect(answer)
    page.show_view(replace(READY, checks=tuple(asking)))
    page.sheet.checks.to_answer()[1].field.line.setFocus()
    for _ in range(3):
        qtbot.keyClicks(QApplication.focusWidget(), "ascites has grown as well")
        qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert [lesion for _, lesion, _ in heard.reasons] == ["NT2", "NT3", "NT1"]
    assert page.hasFocus()
    qtbot.keyClick(page, ENTER)
    assert len(heard.locks) == 1


def test_a_short_reason_is_refused_where_it_stands(qtbot, page, heard):
    page.show_view(ASKING)
    (row,) = page.sheet.checks.rows.values()
    qtbot.keyClicks(row.field.line, "grown")
    qtbot.mouseClick(row.field.button, LEFT)
    assert heard.reasons == []
    assert row.field.refusal.text() == "5 more characters"


def test_a_reason_being_typed_survives_another_change_but_not_another_timepoint(qtbot, page):
    page.show_view(ASKING)
    (row,) = page.sheet.checks.rows.values()
    qtbot.keyClicks(row.field.line, "ascites has")
    page.show_view(replace(ASKING, checks=(NO_STATE, ASKS_REASON)))
    kept = next(r for r in page.sheet.checks.rows.values() if r.line == ASKS_REASON)
    assert kept.field.line.text() == "ascites has"
    page.show_view(replace(ASKING, timepoint="TP5"))
    assert [r.field.line.text() for r in page.sheet.checks.rows.values()] == [""]
