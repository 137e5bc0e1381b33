"""While a read opens the window says so, and how far it is; nothing asks to choose what still comes (ER)."""

import pytest

from recist_reader.storage.faults import FaultCode, fault
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.theme.apply import apply
from recist_reader.ui.viewport.captions import SeriesCaptions, message
from recist_reader.ui.viewport.image import Content
from tests.scenarios.desk import SUBJECT, Desk

pytestmark = pytest.mark.gui
WAITS, OPENS = "opening Baseline", "loading 0 of 24"


@pytest.fixture
def window(qtbot, qapp, copied):
    apply(qapp)
    made = MainWindow()
    made.resize(1600, 960)
    made.show()
    assert made.open_path(copied("opening"))
    yield made
    made.close()


def said(page):
    """What stands in the canvases that show no image."""
    return {v._message(v.content).title for v in page.viewports if v.content is Content.EMPTY}


def test_no_heading_stands_over_nothing_while_a_timepoint_opens(qtbot, window):
    window.open_read(SUBJECT)
    page = window.room.page
    assert window.room.model.view is None
    assert said(page) == {WAITS}
    assert page.top.code.text() == f"{SUBJECT}  Baseline"
    assert page.top.counts.text() == page.strip._note.text() == page.table.lesions.view.empty == WAITS
    assert not page.response.isVisible()
    assert not page.baseline.isVisible()
    Desk(qtbot, window).settle()
    assert page.current.content is Content.SLICE
    assert page.baseline.isVisible()


def test_a_timepoint_that_cannot_be_opened_says_why_where_its_images_would_be(qtbot, window):
    file = window.study.file
    append = file.append

    def refuse(*_given, **_more):
        raise fault(FaultCode.DISK_FULL)

    file.append = refuse
    window.open_read(SUBJECT)
    page = window.room.page
    qtbot.waitUntil(lambda: said(page) == {"not shown"})
    file.append = append
    assert "the disk is full" in page.current._message(Content.EMPTY).line
    assert page.top.counts.text() == "not opened"


@pytest.mark.parametrize(
    ("captions", "title"),
    [
        (SeriesCaptions(), "no series shown"),
        (SeriesCaptions(slices=24), OPENS),
        (SeriesCaptions(waiting=WAITS), WAITS),
        (SeriesCaptions(slices=24, trouble="a file is gone. Import it again."), "not shown"),
    ],
)
def test_a_viewport_without_pixels_says_what_it_waits_for(captions, title):
    assert message(Content.EMPTY, None, 0, None, captions).title == title
