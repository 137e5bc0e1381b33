"""What is linked alone, how pixels are enlarged, which corners have texts (VW-12, VW-15, VW-33)."""

import shutil

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.viewport.state import Interpolation

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def desk(open_desk, followed, tmp_path):
    """TP2 beside baseline and TP1."""
    shutil.copytree(followed.parent, tmp_path / "study")
    return open_desk(tmp_path / "study" / followed.name)


def corner(viewport, name):
    return getattr(viewport._scene().corners, name)


def zooms(desk):
    return {round(viewport.mm_per_px, 6) for viewport in desk.room.hangings.hung.slots}


def windows(desk):
    return [viewport.state.shades.width_hu for viewport in desk.room.hangings.hung.slots]


def test_VW_33_each_image_has_its_own_zoom_until_they_are_linked_again(desk):
    desk.alt(Key.Key_Z)
    assert desk.said == "each image has its own pan and zoom"
    assert corner(desk.current, "bottom_right")[1] == "reference, own zoom"
    desk.current.zoom_at(100, 100, 2)
    assert len(zooms(desk)) == 2
    desk.alt(Key.Key_Z)
    assert desk.said == "pan and zoom are linked"
    assert corner(desk.current, "bottom_right")[1] == "reference"
    assert zooms(desk) == {round(desk.current.mm_per_px, 6)}


def test_VW_33_a_window_is_for_one_image_until_windows_are_linked_again(desk):
    desk.alt(Key.Key_W)
    assert desk.said == "each image has its own window"
    assert corner(desk.current, "bottom_right")[1] == "reference, own window"
    desk.key(Key.Key_2)
    assert windows(desk) == [400, 400, 1500]
    desk.alt(Key.Key_W)
    desk.key(Key.Key_4)
    assert windows(desk) == [1800, 1800, 1800]


def test_WL_4_what_is_not_linked_is_so_when_the_task_is_opened_again(desk):
    desk.alt(Key.Key_Z)
    desk.alt(Key.Key_W)
    desk.window.leave_read()
    desk.window.open_read("1001")
    desk.settle()
    assert corner(desk.current, "bottom_right")[1] == "reference, own zoom, own window"


def test_VW_12_pixels_are_smoothed_or_shown_as_they_are_and_no_length_changes(desk):
    desk.control(Key.Key_1)
    desk.key(Key.Key_B)
    desk.wheel_to(9)
    desk.alt(Key.Key_N)
    assert {v.state.interpolation for v in desk.room.hangings.hung.slots} == {Interpolation.NEAREST}
    assert corner(desk.current, "bottom_left")[-1].endswith("%, nearest")
    desk.draw_axis(40, 40, 30)
    nearest = desk.state.measurement("TP2", desk.state.uuid_of("T1")).long_mm
    desk.alt(Key.Key_N)
    assert corner(desk.current, "bottom_left")[-1].endswith(" %")
    assert desk.said == "pixels smoothed"
    desk.control(Key.Key_Z)
    desk.draw_axis(40, 40, 30)
    assert desk.state.measurement("TP2", desk.state.uuid_of("T1")).long_mm == nearest


def test_VW_15_each_corner_is_switched_off_alone_in_every_image(desk):
    shown = {name: corner(desk.current, name) for name in ("top_left", "top_right", "bottom_left")}
    assert all(shown.values())
    desk.shift(Key.Key_F1)
    assert desk.said == "upper left corner: off; Shift+F1 brings it back"
    assert [corner(viewport, "top_left") for viewport in desk.room.hangings.hung.slots] == [()] * 3
    assert corner(desk.current, "top_right") == shown["top_right"]
    desk.shift(Key.Key_F3)
    desk.alt(Key.Key_1)
    desk.alt(Key.Key_3)  # a layout changes nothing
    assert [corner(desk.current, name) for name in shown] == [(), shown["top_right"], ()]
    desk.shift(Key.Key_F1)
    desk.shift(Key.Key_F3)
    assert {name: corner(desk.current, name) for name in shown} == shown
