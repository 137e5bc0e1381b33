"""Status line, strips and key overlay (MT-10, VW-1, LS-6, 7.3)."""

from dataclasses import replace
from itertools import combinations

import pytest
from pyqtgraph import TextItem
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel

from recist_reader.ui.reader.panels.key_overlay import KeyOverlay
from recist_reader.ui.reader.panels.left_strip import LeftStrip, SeriesButton
from recist_reader.ui.reader.panels.lesion_strip import LesionStrip, fitting
from recist_reader.ui.reader.panels.status_line import StatusLine
from recist_reader.ui.theme.comfort import Comfort, wear
from recist_reader.ui.theme.tokens import TOKENS
from tests.ui.reader.panels import samples

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


def test_the_status_line_turns_as_a_whole_when_something_is_not_saved_mt10(shown):
    line = shown(StatusLine(), width=1300, height=28)
    line.show_view(samples.STATUS)
    calm = line.grab().toImage().pixelColor(650, 4).name()
    line.show_view(samples.STATUS_NOT_SAVED)
    assert line.grab().toImage().pixelColor(650, 4).name() != calm
    assert line.saved.text() == "not saved, T4"
    assert "lock is blocked" in line.event_text.text()
    line.show_view(samples.STATUS)
    assert line.grab().toImage().pixelColor(650, 4).name() == calm


def test_the_status_line_undoes_shows_keys_and_its_history(qtbot, shown):
    line = shown(StatusLine(), width=1300, height=28)
    line.show_view(samples.STATUS)
    with qtbot.waitSignal(line.undo_asked):
        qtbot.mouseClick(line.undo, LEFT)
    with qtbot.waitSignal(line.keys_asked):
        qtbot.mouseClick(line.keys, LEFT)
    with qtbot.waitSignal(line.history_asked) as history:
        qtbot.mouseClick(line, LEFT, pos=line.event_text.geometry().center())
    assert history.signal_triggered


def test_a_refusal_has_its_icon_in1(shown):
    line = shown(StatusLine(), width=1300, height=28)
    line.show_view(samples.STATUS_REFUSED)
    assert line.event_glyph.isVisible()
    line.show_view(samples.STATUS)
    assert not line.event_glyph.isVisible()


def test_BL_34_a_date_is_told_whole_under_the_name_of_the_timepoint(shown):
    dated = tuple(replace(card, day="2024-03-10") for card in samples.LEFT_STRIP.timepoints)
    strip = shown(LeftStrip(), width=168, height=600)
    strip.show_view(replace(samples.LEFT_STRIP, timepoints=dated))
    told = [part for part in strip.findChildren(QLabel) if part.text() == "2024-03-10"]
    assert len(told) == len(dated)
    for part in told:
        assert part.isVisible()
        assert part.width() >= part.sizeHint().width()
    strip.set_compact(True)
    assert not any(part.isVisible() for part in told)


@pytest.fixture
def left_strip(shown):
    strip = shown(LeftStrip(), width=168)
    strip.show_view(samples.LEFT_STRIP)
    return strip


def cards(strip):
    return [card for card in strip.findChildren(SeriesButton) if card.isVisible()]


def test_a_series_is_told_with_its_timepoint(qtbot, left_strip):
    with qtbot.waitSignal(left_strip.series_clicked) as clicked:
        qtbot.mouseClick(cards(left_strip)[4], LEFT)
    assert clicked.args == ["TP3", "CT chest lung 1.0"]
    cards(left_strip)[1].setFocus()
    with qtbot.waitSignal(left_strip.series_clicked) as clicked:
        qtbot.keyClick(cards(left_strip)[1], Qt.Key.Key_Space)
    assert clicked.args == ["TP4", "CT abdomen arterial 2.5"]


def test_a_loading_series_counts_and_keeps_its_card(left_strip):
    card = cards(left_strip)[1]
    assert "136/218 slices" in card.accessibleName()
    first = samples.LEFT_STRIP.timepoints[0]
    series = (first.series[0], replace(first.series[1], loaded=218), first.series[2])
    later = replace(samples.LEFT_STRIP, timepoints=(replace(first, series=series),))
    left_strip.show_view(later)
    assert cards(left_strip)[1] is card
    assert "218 slices" in card.accessibleName()
    assert len(cards(left_strip)) == 3  # the other timepoints are gone


def test_a_tile_jumps_and_says_why_it_is_empty_ls6(qtbot, shown):
    strip = shown(LesionStrip(), width=1322, height=228)
    strip.show_view(samples.LESION_STRIP)
    with qtbot.waitSignal(strip.tile_clicked) as clicked:
        qtbot.mouseClick(strip.tiles[1], LEFT)
    assert clicked.args == ["TP2"]
    assert strip.tiles[2].accessibleName() == "TP3, Day 168, not evaluable"
    assert strip.trend.plot.accessibleName() == "Course: B d0 46.3, N d84 30.2, P d168 32.9, C d252 38.7"


def test_the_course_shows_a_gap_where_there_is_no_value(shown):
    strip = shown(LesionStrip(), width=1322, height=228)
    points = (
        *samples.LESION_STRIP.trend[:2],
        replace(samples.LESION_STRIP.trend[2], value_mm=None, text="NE"),
    )
    strip.show_view(replace(samples.LESION_STRIP, trend=points, tiles=samples.LESION_STRIP.tiles[:3]))
    (curve,) = strip.trend.plot.listDataItems()
    assert list(curve.getData()[1]) == [46.3, 30.2]
    assert not strip.tiles[3].isVisible()
    strip.show_view(replace(samples.LESION_STRIP, trend=()))
    assert strip.trend.plot.listDataItems() == []


@pytest.fixture
def text_size(qapp):
    yield lambda percent: wear(qapp, Comfort(percent))
    wear(qapp, Comfort())


@pytest.mark.parametrize("height", [pytest.param(150, id="small window"), pytest.param(228, id="full")])
@pytest.mark.parametrize("percent", [100, 150])
def test_the_course_is_written_whole_at_any_text_size(qapp, shown, text_size, percent, height):
    strip = shown(LesionStrip(), width=1322 if height == 150 else 1800, height=height)
    strip.set_compact(height == 150)
    strip.show_view(samples.LESION_STRIP)
    text_size(percent)  # while the strip is shown
    qapp.processEvents()
    strip.grab()
    plot = strip.trend.plot
    boxes = [i.textItem.sceneBoundingRect() for i in plot.scene().items() if isinstance(i, TextItem)]
    assert len(boxes) == 8
    room = plot.sceneRect().adjusted(-1, -1, 1, 1)
    assert all(room.top() <= box.top() and box.bottom() <= room.bottom() for box in boxes)
    inked = [box.adjusted(4, 4, -4, -4) for box in boxes]  # without the margins of a text item
    assert not any(a.intersects(b) for a, b in combinations(inked, 2))


@pytest.mark.parametrize("title", ["Baseline, Day 0", "TP1, Day 8", "TP2, Day 84"])
def test_the_head_of_a_small_tile_stands_whole_in_large_text(shown, text_size, title):
    text_size(150)
    strip = shown(LesionStrip(), width=1322, height=150)
    strip.set_compact(True)
    view = replace(samples.LESION_STRIP.tiles[1], title=title)
    strip.show_view(replace(samples.LESION_STRIP, tiles=(view,)))
    room = strip.tiles[0].title_box().width()
    chosen = fitting(title, room)
    assert QFontMetricsF(chosen).horizontalAdvance(title) <= room
    assert chosen.pixelSize() >= TOKENS.text_small


@pytest.fixture
def overlay(shown):
    made = shown(KeyOverlay(), width=460)
    made.show_keys(samples.KEYS)
    made.open()
    return made


def found(overlay):
    return [line.keys for line, row in overlay._shown if row.isVisible()]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("progression", [("⇧P", "⇧U")]),
        ("draw", [("B", "A")]),
        ("not eval", [("⇧S", "⇧A", "⇧E", "⇧G")]),
        ("x", [("X", "⇧X")]),
        ("nothing like it", []),
    ],
)
def test_a_key_is_found_by_what_it_does(qtbot, overlay, typed, keys):
    assert overlay.search.hasFocus()
    qtbot.keyClicks(overlay.search, typed)
    assert found(overlay) == keys
    assert overlay._none.isVisible() is not bool(keys)


def test_esc_closes_the_overlay(qtbot, overlay):
    with qtbot.waitSignal(overlay.closed):
        qtbot.keyClick(overlay.search, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
