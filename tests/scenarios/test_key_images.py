"""Key images are seen on the page to lock, in the window in which they were kept (SG-1, VW-30)."""

import pytest
from PySide6.QtCore import Qt

pytestmark = pytest.mark.gui
Key = Qt.Key


def greys(picture):
    middle = picture.height() // 2
    return {picture.pixelColor(x, middle).lightness() for x in range(picture.width())}


def test_SG_1_a_key_image_is_shown_on_the_page_to_lock(follow_up, qtbot):
    desk = follow_up
    desk.wheel_to(6)
    desk.key(Key.Key_K)
    desk.control(Key.Key_L)
    page = desk.room.lock_page
    tile = page.sheet.images.tiles[0]
    qtbot.waitUntil(lambda: tile.image.picture is not None)
    assert tile.image.caption.endswith("slice 6")
    assert len(greys(tile.image.picture)) > 2, "the body, and not its ground alone"
    desk.key(Key.Key_Escape)


def test_a_key_image_that_is_not_loaded_comes_once_it_is(follow_up, qtbot):
    desk = follow_up
    desk.key(Key.Key_K)
    cache = desk.room.cache
    uid = desk.current.state.series
    loader = cache._loaders.pop(uid)  # released for want of memory
    desk.control(Key.Key_L)
    tile = desk.room.lock_page.sheet.images.tiles[0]
    qtbot.waitUntil(lambda: tile.image.picture is not None)
    assert cache._loaders[uid] is not loader
    desk.key(Key.Key_Escape)
