"""Not evaluable by one digit: a slip is seen and taken back at once (GD-16, S-11)."""

import pytest
from PySide6.QtCore import Qt

pytestmark = pytest.mark.gui
Key = Qt.Key


def finding(desk, lesion):
    return desk.state.finding("TP2", desk.state.uuid_of(lesion))


def test_a_digit_answers_and_the_status_line_says_what_was_set_and_what_takes_it_back(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_E)
    desk.key(Key.Key_2)
    assert finding(desk, "T1").reason == "artefact"
    assert desk.said == "T1 is set not evaluable: artefact. Ctrl+Z takes it back"
    desk.control(Key.Key_Z)
    assert finding(desk, "T1") is None


def test_a_typed_reason_is_told_as_it_stands(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_E)
    desk.type("hidden by {metal}")
    desk.key(Key.Key_Return)
    assert finding(desk, "T1").reason == "hidden by {metal}"
    assert "not evaluable: hidden by {metal}." in desk.said


def test_a_reason_that_is_refused_is_not_told_as_set(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_E)
    desk.type("short")
    desk.key(Key.Key_Return)
    assert finding(desk, "T1") is None
    assert "is set" not in desk.said
    assert desk.page.reason.field.text() == "short"
