"""Reopening the timepoint before from the reading window (SG-6, OR-5)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.trial import commands as c
from tests.scenarios.desk import SUBJECT, make_desk_study

pytestmark = pytest.mark.gui


@pytest.fixture
def locked_baseline(open_desk, tmp_path):
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    with open_study(path) as study:
        session = ReadSession(study, SUBJECT)
        session.do(c.OpenTimepoint("BL"))
        session.do(c.GiveReason("GD-7", "nothing to see in a made block"))
        session.lock()
        session.do(c.OpenTimepoint("TP1"))
    return open_desk(path)


def test_the_prior_timepoint_is_reopened_by_key_with_a_reason_in_words(locked_baseline):
    desk = locked_baseline
    ask_to_reopen(desk)
    assert desk.page.reason.isVisible()
    desk.type("new images")
    desk.key(Qt.Key.Key_Return)
    assert desk.state.open_timepoint == "BL"
    assert desk.state.timepoints["BL"].version == 2
    chips = [chip.text for chip in desk.current.banner.view.chips]
    assert "version 2, confirm" in chips
    assert desk.state.timepoints["TP1"].state == "needs_confirmation"


def ask_to_reopen(desk):
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def lit(desk):
    return [chip.text() for chip in desk.page.reason.chips if chip.isChecked()]


def test_a_digit_chooses_the_reason_and_enter_reopens(locked_baseline):
    desk = locked_baseline
    ask_to_reopen(desk)
    desk.key(Qt.Key.Key_3)
    assert desk.state.open_timepoint == "TP1"
    assert lit(desk) == ["3  transcription error found by check"]
    desk.key(Qt.Key.Key_Return)
    assert desk.state.open_timepoint == "BL"
    assert desk.room.session.reopening_of("BL").reason.entry == "transcription_error"


def test_a_click_on_a_reason_chooses_it_too(locked_baseline):
    desk = locked_baseline
    ask_to_reopen(desk)
    desk.click(desk.page.reason.chips[5])
    assert desk.state.open_timepoint == "TP1"
    assert lit(desk) == ["6  charter change"]
    desk.key(Qt.Key.Key_Return)
    assert desk.room.session.reopening_of("BL").reason.entry == "charter_change"


@pytest.mark.parametrize(
    ("typed", "chip", "stored"),
    [
        pytest.param(
            "2slices were missing",
            "2  wrong or corrected images",
            ("wrong_images", "slices were missing"),
            id="after a digit: with its reason",
        ),
        pytest.param(
            "asked by the monitor",
            "7  other",
            ("other", "asked by the monitor"),
            id="without a reason: other",
        ),
    ],
)
def test_words_are_stored_with_the_reason_that_is_lit(locked_baseline, typed, chip, stored):
    desk = locked_baseline
    ask_to_reopen(desk)
    desk.type(typed)
    assert lit(desk) == [chip]
    assert desk.page.reason.field.text() == stored[1]
    desk.key(Qt.Key.Key_Return)
    reason = desk.room.session.reopening_of("BL").reason
    assert (reason.entry, reason.text) == stored


def test_another_digit_or_click_changes_the_reason_and_keeps_the_words(locked_baseline):
    desk = locked_baseline
    ask_to_reopen(desk)
    desk.key(Qt.Key.Key_2)
    desk.type("1second scan came late")
    desk.click(desk.page.reason.chips[2])
    assert lit(desk) == ["3  transcription error found by check"]
    desk.key(Qt.Key.Key_Return)
    reason = desk.room.session.reopening_of("BL").reason
    assert (reason.entry, reason.text) == ("transcription_error", "second scan came late")


def test_the_number_of_other_and_enter_ask_for_words(locked_baseline):
    desk = locked_baseline
    ask_to_reopen(desk)
    desk.key(Qt.Key.Key_7)
    desk.key(Qt.Key.Key_Return)
    assert desk.page.reason.isVisible()
    assert desk.page.reason.field.text() == ""
    desk.type("2 slices asked for")
    desk.key(Qt.Key.Key_Return)
    assert desk.state.open_timepoint == "BL"
    assert desk.room.session.reopening_of("BL").reason.text == "2 slices asked for"


def test_no_image_moves_for_a_question(locked_baseline):
    desk = locked_baseline
    images = desk.page.images.geometry()
    ask_to_reopen(desk)
    desk.settle()
    bar = desk.page.reason.geometry()
    assert desk.page.images.geometry() == images
    assert not bar.intersects(images)
    assert desk.page.panel.geometry().contains(bar)
    assert all(bar.height() >= chip.geometry().bottom() for chip in desk.page.reason.chips)
