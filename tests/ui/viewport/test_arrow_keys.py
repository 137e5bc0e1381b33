"""Fine move by real keys while a handle is held (MT-7)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from recist_reader.measuring.tools import Tool
from recist_reader.ui.viewport.actions import ViewportActions
from tests.ui.viewport.make import volume, with_mark

pytestmark = pytest.mark.gui
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def held(qtbot, shown, hand):
    """A viewport whose mark's right end was clicked, in a window that binds the arrows as the reader does."""
    group = shown(volume())
    (viewport,) = group.viewports
    mark = with_mark(viewport)
    actions = ViewportActions(group, group)
    group.hands(viewport).set_hand(Tool.SELECT)
    for keys, act in (
        ("Up", actions.up),
        ("Down", actions.down),
        ("Left", actions.left),
        ("Right", actions.right),
        ("Esc", actions.escape),
    ):
        QShortcut(QKeySequence(keys), group.page, act)
    group.page.activateWindow()
    qtbot.waitUntil(group.page.isActiveWindow)
    end = viewport.geometry_now().to_view(mark.shape.long.end)
    hand.click(viewport, (round(end.x), round(end.y)))
    viewport.edits = []
    viewport.edited.connect(viewport.edits.append)
    return group, viewport


def press(qtbot, viewport, key, times=1, keys=Qt.KeyboardModifier.NoModifier):
    for _ in range(times):
        qtbot.keyClick(viewport.canvas, key, keys)


def test_arrows_move_a_tenth_and_shift_a_whole_mm_as_one_edit(qtbot, held):
    group, viewport = held
    press(qtbot, viewport, Qt.Key.Key_Right, 3)
    press(qtbot, viewport, Qt.Key.Key_Right, 2, SHIFT)
    press(qtbot, viewport, Qt.Key.Key_Left)
    assert viewport.edits == []
    group.hands(viewport).tools.settle()
    (edit,) = viewport.edits
    assert edit.shape.long.length_mm == pytest.approx(24 + 0.3 + 2.0 - 0.1, abs=0.005)
    assert viewport.state.slice_index == 0


def test_a_pause_ends_the_run(qtbot, held):
    _, viewport = held
    press(qtbot, viewport, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(viewport.edits))
    assert len(viewport.edits) == 1


def test_another_key_finds_the_run_recorded(qtbot, held):
    group, viewport = held
    found = []
    QShortcut(QKeySequence("Ctrl+Z"), group.page, lambda: found.append(len(viewport.edits)))
    press(qtbot, viewport, Qt.Key.Key_Right, 2)
    press(qtbot, viewport, Qt.Key.Key_Z, keys=Qt.KeyboardModifier.ControlModifier)
    assert found == [1]


def test_esc_gives_the_arrows_back_to_the_slices(qtbot, held):
    _, viewport = held
    press(qtbot, viewport, Qt.Key.Key_Down)
    press(qtbot, viewport, Qt.Key.Key_Escape)
    assert len(viewport.edits) == 1
    press(qtbot, viewport, Qt.Key.Key_Down, 2)
    assert viewport.state.slice_index == 2
    assert len(viewport.edits) == 1


def test_without_a_held_handle_arrows_belong_to_the_window(qtbot, shown):
    group = shown(volume())
    (viewport,) = group.viewports
    QShortcut(QKeySequence("Down"), group.page, ViewportActions(group, group).down)
    group.page.activateWindow()
    qtbot.waitUntil(group.page.isActiveWindow)
    press(qtbot, viewport, Qt.Key.Key_Down)
    assert viewport.state.slice_index == 1
