"""Tab goes by the order of work, comes back to the start, and always shows where it is (window.md 4, 7)."""

from itertools import groupby

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.theme.comfort import Comfort, wear
from recist_reader.ui.theme.tokens import TOKENS
from tests.ui.reader.panels import samples

pytestmark = pytest.mark.gui

MOST_STOPS = 80


@pytest.fixture
def page(qapp, qtbot):
    wear(qapp, Comfort())
    made = ReaderPage(samples.find_organ, samples.check_draft)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.strip.show_view(samples.LEFT_STRIP)
    made.status.show_view(samples.STATUS)
    made.table.show_view(samples.FOLLOW_UP_TABLE)
    made.response.show_view(samples.RESPONSE)
    made.lesion_strip.show_view(samples.LESION_STRIP)
    made.lesion_strip.show()
    QApplication.processEvents()
    made.viewports[0].canvas.setFocus()
    return made


def focused():
    return QApplication.focusWidget()


def round_trip(qtbot, key):
    """Every stop of Tab until it is back where it began."""
    stops = [focused()]
    for _ in range(MOST_STOPS):
        qtbot.keyClick(focused(), key)
        if focused() is stops[0]:
            return stops
        stops.append(focused())
    raise AssertionError("Tab does not come back")


def region_of(page, widget):
    regions = {
        "images": page.images,
        "table": page.table,
        "response": page.response,
        "series": page.strip,
        "lesion": page.lesion_strip,
        "status": page.status,
        "tools": page.top,
    }
    return next(name for name, part in regions.items() if part is widget or part.isAncestorOf(widget))


def test_tab_goes_through_images_table_response_strips_and_tools(qtbot, page):
    stops = round_trip(qtbot, Qt.Key.Key_Tab)
    regions = [name for name, _ in groupby(region_of(page, stop) for stop in stops)]
    assert regions == ["images", "table", "response", "series", "lesion", "status", "tools"]
    assert stops[:3] == [viewport.canvas for viewport in page.viewports]


def test_backtab_goes_the_same_way_back(qtbot, page):
    forward = round_trip(qtbot, Qt.Key.Key_Tab)
    back = round_trip(qtbot, Qt.Key.Key_Backtab)
    assert back == [forward[0], *reversed(forward[1:])]


def ring_pixels(page, widget):
    """How many pixels in and just around a widget have the colour of the focus ring."""
    corner = widget.mapTo(page, QPoint(-3, -3))
    around = widget.rect().adjusted(0, 0, 6, 6).translated(corner)
    image = page.grab(around).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return int((pixels & 0xFFFFFF == QColor(TOKENS.acc).rgb() & 0xFFFFFF).sum())


def test_the_focus_is_seen_at_every_stop(qtbot, page):
    page.top.show_lock(ready=False, reason="2 things are missing")
    unseen = []
    for stop in round_trip(qtbot, Qt.Key.Key_Tab):
        stop.clearFocus()
        without = ring_pixels(page, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if ring_pixels(page, stop) <= without:
            unseen.append(f"{type(stop).__name__} {stop.accessibleName()} {stop.property('text')}")
    assert unseen == []


def test_every_stop_has_a_name(qtbot, page):
    images = page.images
    stops = [stop for stop in round_trip(qtbot, Qt.Key.Key_Tab) if not images.isAncestorOf(stop)]
    nameless = [type(stop).__name__ for stop in stops if not (stop.accessibleName() or stop.text().strip())]
    assert nameless == []


def test_tab_stays_in_the_creation_panel_while_it_is_open(qtbot, page):
    page.creation.open(samples.CREATION)
    qtbot.keyClicks(page.creation.organ, "li")
    stops = round_trip(qtbot, Qt.Key.Key_Tab)
    assert stops[0] is page.creation.organ
    assert all(page.creation.isAncestorOf(stop) for stop in stops)
