"""Lock page and images follow the text size there and back, shown or not (window.md 2, 7)."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from recist_reader.ui.theme.comfort import Comfort, choose

Key = Qt.Key
pytestmark = pytest.mark.gui


@pytest.fixture
def desk(followed, tmp_path, open_desk):
    target = tmp_path / "study" / "desk.rrs"
    shutil.copytree(followed.parent, target.parent)
    return open_desk(target, (1920, 1080))


def larger(desk, steps):
    for _ in range(steps):
        desk.control(Key.Key_Plus)


def smaller(desk, steps):
    for _ in range(steps):
        desk.control(Key.Key_Minus)


def choose_text(desk, percent):
    """At once, as the settings page does: every size between dresses the whole window."""
    choose(Comfort(text_percent=percent))
    desk.settle()


def is_beside(page):
    """The signature stands beside the sheet, not under it."""
    return page._body.direction() is QBoxLayout.Direction.LeftToRight and page.side.x() > page.sheet.x()


def test_large_text_and_back_while_the_page_is_shown(desk):
    page = desk.room.lock_page
    desk.control(Key.Key_L)
    before = page.side.geometry()
    assert is_beside(page)
    choose_text(desk, 125)
    larger(desk, 2)  # the last is an end
    assert not is_beside(page)
    smaller(desk, 1)
    choose_text(desk, 100)
    assert is_beside(page)
    assert page.side.geometry() == before


def test_large_text_chosen_at_the_page_and_taken_back_at_the_images(desk):
    page = desk.room.lock_page
    desk.control(Key.Key_L)
    before = page.side.geometry()
    choose_text(desk, 150)
    assert not is_beside(page)
    desk.key(Key.Key_Escape)
    choose_text(desk, 100)
    desk.control(Key.Key_L)
    assert is_beside(page)
    assert page.side.geometry() == before


def test_large_text_taken_back_at_the_lock_page_gives_the_images_their_room_back(desk):
    page = desk.page

    def sizes():
        lines = page.response.next_items
        return page.panel.width(), page.top.height(), page.status.height(), lines.height(), lines.y()

    before = sizes()
    choose_text(desk, 150)
    assert sizes() != before
    desk.control(Key.Key_L)
    choose_text(desk, 100)
    desk.key(Key.Key_Escape)
    assert sizes() == before
