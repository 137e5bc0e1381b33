"""Widths of the panels and the second window for them, kept per person and set of screens (VW-1)."""

import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.panels.edge_keeping import kept_px
from recist_reader.ui.reader.parting import SECOND
from recist_reader.ui.theme.tokens import TOKENS

pytestmark = pytest.mark.gui
Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
PANEL_PX, STRIP_PX = TOKENS.right_panel[0], TOKENS.left_strip[0]


@pytest.fixture
def path(followed, tmp_path):
    shutil.copytree(followed.parent, tmp_path / "study")
    return tmp_path / "study" / followed.name


@pytest.fixture
def desk(open_desk, path):
    return open_desk(path, (1920, 1080))


def part(desk):
    desk.key(Key.Key_W, BOTH)
    return desk.room.parting.window


def test_panel_and_strip_are_made_wider_by_key_and_kept(desk, open_desk, path, qtbot):
    assert (desk.page.panel.width(), desk.page.strip.width()) == (PANEL_PX, STRIP_PX)
    desk.key(Key.Key_Left, BOTH)
    desk.key(Key.Key_Right, ALT_SHIFT)
    wide = desk.page.panel.width(), desk.page.strip.width()
    assert wide == (PANEL_PX + 20, STRIP_PX + 20)
    qtbot.waitUntil(lambda: kept_px("panel") == (wide[0],) and kept_px("strip") == (wide[1],))
    desk.window.leave_read()
    desk.window.open_read("1001")
    desk.settle()
    assert (desk.page.panel.width(), desk.page.strip.width()) == wide
    desk.key(Key.Key_Home, BOTH)
    assert (desk.page.panel.width(), desk.page.strip.width()) == (PANEL_PX, STRIP_PX)
    qtbot.waitUntil(lambda: kept_px("panel") == ())


def test_the_edge_is_dragged_and_stops_where_images_or_words_would_be_cut(desk):
    edge = desk.page.panel_edge
    assert abs(edge.geometry().center().x() - desk.page.panel.x()) <= 1
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=QPoint(3, 300))
    QTest.mouseMove(edge, QPoint(-57, 300))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=QPoint(-57, 300))
    assert desk.page.panel.width() == PANEL_PX + 60
    for _ in range(80):
        desk.page.widen("panel", 20)
    assert desk.page.panel.width() == desk.page.width() / 2
    for _ in range(80):
        desk.page.widen("panel", -20)
    assert desk.page.panel.width() == TOKENS.right_panel[1]
    QTest.mouseDClick(edge, Qt.MouseButton.LeftButton)
    assert desk.page.panel.width() == PANEL_PX


def test_the_panels_go_to_a_second_window_and_come_back(desk):
    images = desk.page.images.width()
    second = part(desk)
    assert second.isVisible()
    assert desk.page.panel.window() is second
    assert desk.page.lesion_strip.window() is second
    assert desk.page.images.width() > images + PANEL_PX - 10
    assert second.status.event_text.text() == desk.page.status.event_text.text()
    desk.key(Key.Key_W, BOTH)
    assert desk.page.panel.window() is desk.window
    assert (desk.page.images.width(), desk.page.panel.width()) == (images, PANEL_PX)
    assert kept_px(SECOND) == ()


def test_closing_the_second_window_brings_the_panels_back(desk):
    second = part(desk)
    second.close()
    assert desk.page.panel.window() is desk.window
    assert desk.page.panel.isVisible()
    assert desk.room.parting.window is None


def test_keys_rows_and_questions_act_in_the_second_window(desk, qtbot):
    second = part(desk)
    with qtbot.waitActive(second):
        second.activateWindow()
    QTest.keyClick(second, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.room.controller.bench.selected == "T2"
    QTest.keyClick(second, Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert desk.page.reason.isVisible()
    assert desk.page.reason.window() is second
    QTest.keyClick(QApplication.focusWidget(), Key.Key_2)
    desk.settle()
    assert desk.state.finding("TP2", desk.state.uuid_of("T2")).state == "not_evaluable"
    QTest.keyClick(second, Key.Key_Question)
    assert desk.page.keys.isVisible()
    assert desk.page.keys.window() is second
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    desk.room.controller.act("history")
    assert desk.room.controller.status.history.window() is second


def test_a_question_asked_in_the_second_window_has_the_keys_until_it_is_answered(desk, qtbot):
    second = part(desk)
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    desk.current.canvas.setFocus()
    desk.control(Key.Key_2)
    desk.shift(Key.Key_E)
    qtbot.waitUntil(second.isActiveWindow)
    assert QApplication.focusWidget() is desk.page.reason.field
    desk.key(Key.Key_2)
    qtbot.waitUntil(desk.window.isActiveWindow)
    assert desk.state.finding("TP2", desk.state.uuid_of("T2")).reason == "artefact"
    assert QApplication.focusWidget() is desk.current.canvas


def test_the_panels_stand_apart_again_in_the_next_read(desk):
    second = part(desk)
    second.resize(900, 800)
    desk.window.leave_read()
    assert not any(
        type(each).__name__ == "PanelWindow" and each.isVisible() for each in QApplication.topLevelWidgets()
    )
    desk.window.open_read("1001")
    desk.settle()
    again = desk.room.parting.window
    assert (again.width(), again.height()) == (900, 800)
    assert again.isVisible()


def test_BL_16_nothing_of_the_read_stands_in_a_second_window_while_its_page_is_hidden(desk):
    second = part(desk)
    desk.control(Key.Key_L)
    assert not second.isVisible()
    desk.room.lock_page.back_asked.emit()
    assert second.isVisible()
    assert "1001" not in second.windowTitle()
