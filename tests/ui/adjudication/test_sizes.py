"""The page of a case keeps the measures of window.md 2, and no text is cut at any size (window.md 6, 7)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.theme.comfort import Comfort, wear
from tests.ui.adjudication.bench import ALT
from tests.ui.widgets.clipping import cut_texts

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def wearing(qapp):
    """Dresses the application in a text size, and as before at the end."""
    yield lambda percent: wear(qapp, Comfort(percent))
    wear(qapp, Comfort())


def test_the_regions_have_the_measures_of_the_design(bench):
    bench.open_case()
    page = bench.page
    assert not page.compact
    assert (page.head.height(), page.pairs.width(), page.decision.width()) == (60, 664, 400)
    assert abs(page.timeline.height() - 188) <= 4
    widths = {viewport.width() for viewport in (page.images.left, page.images.right)}
    assert all(abs(width - 427) <= 4 for width in widths)


def test_in_a_small_window_pairs_and_images_are_two_tabs(open_bench, discordant):
    bench = open_bench(discordant, (1366, 768))
    bench.open_case()
    page = bench.page
    assert page.compact
    assert page.decision.width() == 320
    assert page.images.isVisible()
    assert not page.pairs.isVisible()
    assert page.images.right.canvas.hasFocus()
    bench.key(Key.Key_P, ALT)
    assert page.pairs.isVisible()
    assert not page.images.isVisible()
    assert page.table.hasFocus()


@pytest.mark.parametrize(
    ("size", "percent"),
    [
        pytest.param((1920, 1080), 100, id="full"),
        pytest.param((1366, 768), 100, id="compact"),
        pytest.param((1920, 1080), 150, id="large text"),
    ],
)
def test_no_text_is_cut(open_bench, with_others, wearing, size, percent):
    bench = open_bench(with_others, size)
    wearing(percent)
    bench.settle()
    assert cut_texts(bench.window) == []
    bench.open_case()
    assert cut_texts(bench.window) == []
    if bench.page.compact:
        bench.key(Key.Key_P, ALT)
        assert cut_texts(bench.window) == []


def test_the_keys_cover_no_image(bench):
    bench.open_case()
    bench.key(Key.Key_Question)
    page = bench.page
    images = page.images.rect().translated(page.images.mapTo(page, page.images.rect().topLeft()))
    assert page.keys.isVisible()
    assert not page.keys.geometry().intersects(images)


def test_the_pair_in_hand_opens_near_and_the_zoom_is_then_the_persons(bench):
    bench.open_case()
    right = bench.images.right
    near = right.mm_per_px
    assert near < right.own_fit
    mark = next(mark for mark in right.marks if mark.selected)
    x, y = right.geometry_now().to_view(mark.shape.centre)
    assert right.canvas.rect().contains(round(x), round(y))
    right.zoom_to(near * 1.5)
    for key in (Key.Key_Space, Key.Key_BracketRight, Key.Key_BracketRight):
        bench.key(key)
        assert right.mm_per_px == pytest.approx(near * 1.5)


def test_more_timepoints_than_have_room_are_scrolled_and_cover_nothing(bench):
    bench.open_case()
    page, view = bench.page, bench.home.acts.opened.view
    many = replace(view, columns=view.columns * 5)
    page.timeline.show_case(many)
    page.show_content()
    bench.settle()
    area = page.timeline.parentWidget()
    assert page.timeline.width() > area.width()
    assert area.height() >= page.timeline.height()  # the scroll bar has room of its own
    page.show_column(14)
    box = page.timeline.column_box(14).toRect()
    assert area.rect().contains(page.timeline.mapTo(area, box.center()))
