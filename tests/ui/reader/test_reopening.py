"""Reopening the timepoint before from the reading window (SG-6, OR-5)."""

import json

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.reading.study_session import open_study
from recist_reader.trial import commands as c
from recist_reader.trial.decisions.opening import REOPENING_REASONS, decide_reopen
from recist_reader.trial.patch import Edit
from recist_reader.ui.reader.lock.reopen_bar import ReopenBar
from recist_reader.ui.reader.models.reopening import reopen_view
from tests.scenarios.desk import SUBJECT, copy_of, make_desk_study, read_by_script
from tests.windows import desk_of

pytestmark = pytest.mark.gui


@pytest.fixture
def baseline_path(tmp_path):
    """A study with its baseline locked and TP1 open."""
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    with open_study(path) as study:
        session = ReadSession(study, SUBJECT)
        session.do(c.OpenTimepoint("BL"))
        for check in ("GD-7", "OR-6"):
            session.do(c.GiveReason(check, "nothing to see in a made block"))
        session.lock()
        session.do(c.OpenTimepoint("TP1"))
    return path


@pytest.fixture
def locked_baseline(open_desk, baseline_path):
    return open_desk(baseline_path)


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


def test_SG_6_service_script_and_window_ask_for_the_same_words(qtbot, baseline_path):
    """Words go with any entry; without them each but "other" is a reason by itself."""
    words = {"": False, "too short": False, "words that say it": True}
    wishes = [
        (entry, text, entry != "other" or says) for entry in REOPENING_REASONS for text, says in words.items()
    ]
    with open_study(baseline_path) as study:
        session = ReadSession(study, SUBJECT)
        state, facts = session.state, session.facts
        bar = ReopenBar()
        qtbot.addWidget(bar)
        bar.show_view(reopen_view(session.view(), "BL"))
    for entry, text, is_taken in wishes:
        bar.entries.setCurrentIndex(1 + list(REOPENING_REASONS).index(entry))
        bar.text.setText(text)
        decided = decide_reopen(state, facts, c.ReopenTimepoint("BL", entry, text))
        assert (bar.button.isEnabled(), isinstance(decided, Edit)) == (is_taken, is_taken), (entry, text)
    steps = [{"do": "open", "subject": SUBJECT, "timepoint": "next"}]
    steps += [
        {"do": "reopen", "timepoint": "BL", "reason": reason, **text}
        for reason, text in (("other", {}), ("other", {"text": "too short"}), ("new_images", {}))
    ]
    assert [outcome.refusal is None for outcome in outcomes(baseline_path, steps)] == [
        True,
        False,
        False,
        True,
    ]


def outcomes(path, steps):
    text = json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps})
    with open_study(path) as study:
        return list(ScriptRunner(study).run(load_script(text)))


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


@pytest.fixture
def read_path(made, tmp_path):
    """A study with targets, read up to TP1."""
    path = copy_of(made, tmp_path)
    read_by_script(path)
    return path


@pytest.mark.parametrize(("size", "is_above"), [((1366, 768), True), ((1920, 1080), False)], ids=str)
def test_the_card_leaves_the_categories_in_sight(qtbot, dressed, open_window, read_path, size, is_above):
    """Whether to reopen goes by them; in a small window the card goes over the lesions above instead."""
    desk = desk_of(qtbot, open_window(read_path, size=size))
    ask_to_reopen(desk)
    bar, categories = desk.page.reason.geometry(), desk.page.response.categories
    assert not bar.intersects(QRect(categories.mapTo(desk.page, QPoint()), categories.size()))
    assert desk.page.panel.geometry().contains(bar)
    assert (bar.top() < desk.page.response.mapTo(desk.page, QPoint()).y()) is is_above
    assert (desk.page.panel.card_px == 0) is is_above
    desk.type("2slices were missing")
    assert desk.page.reason.geometry() == bar  # it does not move while it is answered
    desk.key(Qt.Key.Key_Escape)
    assert not desk.page.reason.isVisible()
