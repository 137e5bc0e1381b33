"""What concerns the whole study: a warning stays until it is closed, good news goes by itself."""

import pytest

from recist_reader.ui.widgets.notice_bar import NoticeBar

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
    assert not bar.going.isActive(), "the time of the news before does not take the warning away"
    assert bar.isVisible()


def test_a_long_line_never_makes_the_window_wider(bar):
    bar.say("the study file was moved to a place with a very long name " * 8)
    assert bar.minimumSizeHint().width() < 400
