"""What the buttons mean in each profile (7.2)."""

import pytest
from PySide6.QtCore import QPoint, Qt

from recist_reader.measuring.tools import Tool
from recist_reader.ui.viewport.gestures import (
    DEFAULT,
    PACS,
    PROFILES,
    Buttons,
    Gesture,
    Situation,
    ViewTool,
    gesture,
    with_own,
)
from tests.ui.viewport.make import volume, with_mark

LEFT, MIDDLE, RIGHT = Buttons.LEFT, Buttons.MIDDLE, Buttons.RIGHT
FREE = Situation(Tool.SELECT, over_editable=False, may_draw=True)


@pytest.mark.parametrize(
    ("buttons", "default", "pacs"),
    [
        (Buttons.NONE, Gesture.NONE, Gesture.NONE),
        (LEFT, Gesture.WINDOW, Gesture.WINDOW),
        (MIDDLE, Gesture.PAN, Gesture.WINDOW),
        (RIGHT, Gesture.ZOOM, Gesture.MENU),
        (LEFT | RIGHT, Gesture.FAST_SCROLL, Gesture.FAST_SCROLL),
        (LEFT | MIDDLE, Gesture.PAN, Gesture.WINDOW),
        (MIDDLE | RIGHT, Gesture.PAN, Gesture.WINDOW),
        (LEFT | MIDDLE | RIGHT, Gesture.PAN, Gesture.WINDOW),
    ],
    ids=str,
)
def test_buttons(buttons, default, pacs):
    assert gesture(buttons, FREE, DEFAULT) is default
    assert gesture(buttons, FREE, PACS) is pacs


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize(
    ("hand", "over_editable", "over_label", "may_draw", "expected"),
    [
        (Tool.SELECT, True, False, True, Gesture.TOOL),
        (Tool.SELECT, True, True, True, Gesture.TOOL),
        (Tool.SELECT, False, True, True, Gesture.LABEL),
        (Tool.SELECT, False, True, False, Gesture.WINDOW),
        (Tool.BIDIRECTIONAL, False, True, True, Gesture.LABEL),
        (Tool.BIDIRECTIONAL, False, False, True, Gesture.TOOL),
        (Tool.BIDIRECTIONAL, False, False, False, Gesture.REFUSED),
        (ViewTool.PAN, True, True, True, Gesture.PAN),
        (ViewTool.ZOOM, True, True, True, Gesture.ZOOM),
        (ViewTool.WINDOW, True, True, True, Gesture.WINDOW),
    ],
)
def test_the_left_button_takes_the_tool(profile, hand, over_editable, over_label, may_draw, expected):
    situation = Situation(hand, over_editable, may_draw, over_label)
    assert gesture(LEFT, situation, profile) is expected


@pytest.mark.gui
def test_pacs_windows_with_the_middle_and_opens_menus_with_the_right(shown, hand):
    group = shown(volume())
    group.set_profile(PACS)
    (viewport,) = group.viewports
    with_mark(viewport, editable=False)
    zoom, asked = viewport.mm_per_px, []
    viewport.menu_wanted.connect(lambda _at, mark: asked.append(mark))
    hand.drag(viewport, (100, 100), (140, 80), Qt.MouseButton.MiddleButton)
    assert viewport.state.shades == (440, 20)
    hand.drag(viewport, (100, 100), (100, 60), Qt.MouseButton.RightButton)
    assert (viewport.mm_per_px, asked) == (zoom, [])
    hand.click(viewport, (200, 202), Qt.MouseButton.RightButton)
    assert asked == ["m1"]


@pytest.mark.gui
def test_own_meanings_of_buttons_and_wheel_act_and_the_click_still_opens_the_menu(shown, hand, qtbot):
    group = shown(volume())
    own = {
        "middle": Gesture.FAST_SCROLL,
        "right": Gesture.PAN,
        "left+right": Gesture.PAN,
        "ctrl+wheel": Gesture.FIVE_SLICES,
        "shift+wheel": Gesture.ZOOM,
    }
    group.set_profile(with_own(PACS, own))
    (viewport,) = group.viewports
    asked, zoom, centre = [], viewport.mm_per_px, viewport.state.centre_mm
    viewport.menu_wanted.connect(lambda _at, mark: asked.append(mark))
    hand.drag(viewport, (100, 100), (100, 200), Qt.MouseButton.MiddleButton)
    assert viewport.state.slice_index == 5
    hand.drag(viewport, (100, 100), (140, 100), Qt.MouseButton.RightButton)
    assert viewport.state.centre_mm != centre
    assert (viewport.mm_per_px, asked) == (zoom, [])
    hand.wheel(viewport, -120, keys=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: viewport.state.slice_index == 10)
    hand.wheel(viewport, 120, keys=Qt.KeyboardModifier.ShiftModifier)
    assert viewport.mm_per_px < zoom
    hand.click(viewport, (200, 202), Qt.MouseButton.RightButton)
    assert asked == [""]


@pytest.mark.gui
def test_letting_left_and_right_go_opens_no_menu_whatever_they_mean(shown, hand, qtbot):
    group = shown(volume())
    group.set_profile(with_own(DEFAULT, {"right": Gesture.FAST_SCROLL}))
    (viewport,) = group.viewports
    asked = []
    viewport.menu_wanted.connect(lambda _at, mark: asked.append(mark))
    at = QPoint(100, 100)
    qtbot.mousePress(viewport.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mousePress(viewport.canvas, Qt.MouseButton.RightButton, pos=at)
    qtbot.mouseRelease(viewport.canvas, Qt.MouseButton.RightButton, pos=at)
    qtbot.mouseRelease(viewport.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert asked == []
