"""The lesion strip comes with the first lesion of a timepoint and stays; before, the images have its room."""

import shutil

import pytest
from PySide6.QtCore import Qt

Key = Qt.Key
TALL, LOW = (1600, 1040), (1600, 960)

pytestmark = pytest.mark.gui


@pytest.fixture
def opened(followed, tmp_path, open_desk):
    """Opens TP2 in a window of that size."""

    def open_it(size):
        target = tmp_path / "study" / "desk.rrs"
        shutil.copytree(followed.parent, target.parent)
        return open_desk(target, size)

    return open_it


def test_it_is_shown_from_the_first_selection_on_and_kept(opened):
    desk = opened(TALL)
    strip, before = desk.page.lesion_strip, desk.current.height()
    assert strip.isHidden()
    desk.key(Key.Key_Space)
    assert desk.room.controller.bench.selected is not None
    assert strip.isVisible()
    assert desk.current.height() == before - strip.height()
    desk.room.controller.bench.selected = None
    desk.room.controller.showing.show(desk.room.model.view)
    assert strip.isVisible()


def test_at_the_next_timepoint_the_images_have_its_room_again(opened):
    desk = opened(TALL)
    showing, strip = desk.room.controller.showing, desk.page.lesion_strip
    desk.key(Key.Key_Space)
    assert strip.isVisible()
    showing._selected_at = "TP1"  # as after the lock of the timepoint before
    desk.room.controller.bench.selected = None
    showing.show(desk.room.model.view)
    assert strip.isHidden()


def test_in_a_low_window_it_waits_for_its_key(opened):
    desk = opened(LOW)
    desk.key(Key.Key_Space)
    assert desk.page.lesion_strip.isHidden()
    desk.control(Key.Key_J)
    assert desk.page.lesion_strip.isVisible()


def test_the_reader_may_have_it_before_a_lesion_is_selected(opened):
    desk = opened(TALL)
    desk.control(Key.Key_J)
    assert desk.page.lesion_strip.isVisible()
    desk.control(Key.Key_J)
    desk.key(Key.Key_Space)
    assert desk.page.lesion_strip.isHidden()
