"""The edge between lesion table and response moves by key, and is kept like one moved by hand (VW-1)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.reader.acts.paging import EDGE_STEP_PX
from recist_reader.ui.reader.panels.edge_keeping import kept_share
from recist_reader.ui.reader.panels.side_panel import EDGE

Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.gui


def test_the_edge_goes_up_and_down_by_key_and_back_to_the_rows(follow_up, qtbot):
    desk, side = follow_up, follow_up.page.side
    before = side.sizes()[0]
    desk.key(Key.Key_Up, BOTH)
    assert side.sizes()[0] == before - EDGE_STEP_PX
    qtbot.waitUntil(lambda: kept_share(EDGE) is not None)
    assert kept_share(EDGE) == pytest.approx(side.sizes()[0] / (side.height() - 1), abs=0.01)
    for _ in range(2):
        desk.key(Key.Key_Down, BOTH)
    assert side.sizes()[0] == before + EDGE_STEP_PX
    desk.key(Key.Key_Home, BOTH)
    assert side.sizes()[0] == before
    qtbot.waitUntil(lambda: kept_share(EDGE) is None)
    assert kept_share(EDGE) is None


def test_the_edge_stops_where_a_part_would_be_gone(follow_up):
    desk, side = follow_up, follow_up.page.side
    for _ in range(60):
        side.move_edge(-EDGE_STEP_PX)
    assert side.sizes()[0] >= 100
    for _ in range(120):
        side.move_edge(EDGE_STEP_PX)
    assert side.sizes()[1] >= 100
    desk.key(Key.Key_Home, BOTH)
