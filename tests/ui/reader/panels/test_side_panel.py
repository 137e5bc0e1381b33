"""The edge between table and response: shared by the rows, or where the person has put it (VW-1)."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recist_reader.ui.reader.panels.edge_keeping import _file, keep_share, kept_share
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.side_panel import EDGE, SidePanel
from tests.ui.reader.panels import samples

pytestmark = pytest.mark.gui
HEIGHT = 700
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_side(qtbot):
    """Opens the panel as a new window would; nothing is kept before the test nor after it."""

    def open_it(height=HEIGHT):
        side = SidePanel(LesionTable(), QWidget())
        qtbot.addWidget(side)
        side.resize(428, height)
        side.table.show_view(samples.FOLLOW_UP_TABLE)
        side.show()
        qtbot.waitExposed(side)
        return side

    _file().unlink(missing_ok=True)
    yield open_it
    _file().unlink(missing_ok=True)


def drag_edge(side, by):
    handle = side.handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=at)
    for part in (0.5, 1.0):
        QTest.mouseMove(handle, at + QPoint(0, round(by * part)))
    QTest.mouseRelease(handle, LEFT, pos=handle.rect().center())


def test_the_edge_stays_where_it_was_put_also_in_the_next_window(qtbot, open_side):
    side = open_side()
    before = side.sizes()[0]
    drag_edge(side, -90)
    moved = side.sizes()[0]
    assert moved < before - 30
    qtbot.waitUntil(lambda: kept_share(EDGE) is not None)
    again = open_side()
    assert abs(again.sizes()[0] - moved) <= 1
    taller = open_side(2 * HEIGHT)
    assert abs(taller.sizes()[0] - 2 * moved) <= 3


def test_a_double_click_gives_the_edge_back_to_the_rows(qtbot, open_side):
    side = open_side()
    before = side.sizes()[0]
    drag_edge(side, -90)
    qtbot.waitUntil(lambda: kept_share(EDGE) is not None)
    QTest.mouseDClick(side.handle(1), LEFT)
    assert side.sizes()[0] == before
    qtbot.waitUntil(lambda: kept_share(EDGE) is None)


@pytest.mark.parametrize("kept", ["{", "[]", '{"1x1": 3}'])
def test_what_cannot_be_read_is_nothing_kept(open_side, kept):
    before = open_side().sizes()
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(kept, "utf-8")
    assert open_side().sizes() == before


@pytest.mark.parametrize("share", ["half", 7, 0, -0.5, None])
def test_a_share_that_is_none_is_left_out(qtbot, open_side, share):
    keep_share(EDGE, 0.3)
    kept = json.loads(_file().read_text("utf-8"))
    (screens,) = kept
    _file().write_text(json.dumps({screens: {EDGE: share}}), "utf-8")
    assert kept_share(EDGE) is None
