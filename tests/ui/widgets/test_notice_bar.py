"""What concerns the whole study: a warning stays until it is closed, good news goes by itself."""

import pytest

from recist_reader.ui.widgets.notice_bar import MOST_LINES, NoticeBar

pytestmark = pytest.mark.gui


@pytest.fixture
def bar(qtbot):
    made = NoticeBar()
    qtbot.addWidget(made)
    made.resize(600, 40)
    return made


def test_good_news_goes_by_itself_and_a_warning_stays(bar):
    bar.say("3 edits were saved", "")
    assert bar.isVisible()
    assert bar.going.isActive()
    bar.going.timeout.emit()
    assert not bar.isVisible()
    bar.say("3 edits were saved", "")
    bar.say("the backup could not be made")
    assert bar.words.text() == "3 edits were saved\nthe backup could not be made", "neither hides the other"
    bar.going.timeout.emit()
    assert bar.words.text() == "the backup could not be made"
    assert not bar.going.isActive()
    bar.close_button.click()
    assert not bar.isVisible()
    bar.say("3 edits were saved", "")
    assert bar.words.text() == "3 edits were saved", "what was closed does not come back"


def test_one_topic_has_one_line_and_is_taken_back_alone(bar):
    bar.say("the disk is full")
    bar.say("2 edits wait", topic="waiting")
    bar.say("3 edits wait", topic="waiting")
    bar.say("the disk is full")
    assert bar.words.text() == "3 edits wait\nthe disk is full"
    bar.say("", topic="waiting")
    assert bar.words.text() == "the disk is full"
    bar.say("")
    assert not bar.isVisible()


def test_of_many_lines_the_newest_stay(bar):
    for number in range(MOST_LINES + 2):
        bar.say(f"line {number}")
    assert bar.words.text().splitlines() == [f"line {number}" for number in range(2, MOST_LINES + 2)]


def test_a_long_line_never_makes_the_window_wider(bar):
    bar.say("the study file was moved to a place with a very long name " * 8)
    assert bar.minimumSizeHint().width() < 400
