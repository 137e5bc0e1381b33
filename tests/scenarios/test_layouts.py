"""A layout change loses no place: each series stands as it was last seen (VW-21)."""

import shutil

import pytest
from PySide6.QtCore import Qt

from tests.scenarios.desk import baseline_steps, run_steps

pytestmark = pytest.mark.gui
Key = Qt.Key


def places(desk):
    """(label, slice from 1, mm per px, window) of what is shown, left to right."""
    hung = desk.room.hangings.hung.slots
    return [
        (slot.label, v.state.slice_index + 1, round(v.mm_per_px, 6), v.state.shades)
        for v, slot in hung.items()
    ]


def test_every_viewport_comes_back_as_it_was(follow_up):
    desk = follow_up
    desk.alt(Key.Key_3)
    for viewport, index in zip(desk.page.viewports, (3, 6, 9), strict=True):
        viewport.scroll_to(index)
    before = places(desk)
    for layout in (Key.Key_1, Key.Key_2, Key.Key_3):
        desk.alt(layout)
    assert places(desk) == before


def test_the_checks_run_again_when_other_slices_were_shown_without_an_edit_GD_22(qtbot, follow_up):
    desk = follow_up
    edits = desk.state.history.done
    shown = dict(desk.room.session.seen)
    with qtbot.waitSignal(desk.room.model.changed, timeout=10_000):
        for index in (20, 21, 22, 23):
            desk.current.scroll_to(index)
            desk.current.canvas.repaint()
    assert desk.room.session.seen != shown
    assert desk.state.history.done == edits


def test_what_was_read_alone_stays_where_it_was_left(follow_up):
    desk = follow_up
    desk.alt(Key.Key_3)
    desk.current.scroll_to(9)
    desk.alt(Key.Key_1)
    assert [p[:2] for p in places(desk)] == [("TP2", 10)]
    desk.current.scroll_to(13)
    desk.alt(Key.Key_3)
    assert places(desk)[-1][:2] == ("TP2", 14)


def test_a_fitted_zoom_follows_the_room_after_other_layouts_too(follow_up):
    desk = follow_up
    desk.alt(Key.Key_3)
    before = desk.current.mm_per_px
    for layout in (Key.Key_1, Key.Key_3):
        desk.alt(layout)
    size = desk.window.size()
    desk.window.resize(1400, 960)
    desk.settle()
    narrow = desk.current.mm_per_px
    desk.window.resize(size)
    desk.settle()
    assert narrow > before
    assert desk.current.mm_per_px == pytest.approx(before)


def banner_chips(desk):
    return [chip.text for chip in desk.current.banner.view.chips]


def test_a_narrow_window_shows_two_and_says_which_is_hidden(open_desk, followed, tmp_path):
    """Three viewports under 300 px would lay their words over each other (window.md 2)."""
    target = tmp_path / "study" / followed.name
    shutil.copytree(followed.parent, target.parent)
    desk = open_desk(target, size=(1600, 960))
    assert [p[0] for p in places(desk)] == ["BL", "TP1", "TP2"]
    before = places(desk)
    desk.window.resize(1000, 600)
    desk.settle()
    assert [p[0] for p in places(desk)] == ["TP1", "TP2"]
    assert "baseline hidden, width" in banner_chips(desk)
    assert all(v.width() >= 290 for v in desk.page.viewports if v.isVisible())
    desk.window.resize(1600, 960)
    desk.settle()
    assert [p[:2] for p in places(desk)] == [p[:2] for p in before]
    assert banner_chips(desk) == ["open for reading"]


def test_7_4_tp1_shows_its_baseline_whatever_was_pressed_where_nothing_else_could_hang(open_desk, copied):
    desk = open_desk(copied("alone"))
    desk.alt(Key.Key_1)
    assert [p[0] for p in places(desk)] == ["BL"]
    path = desk.window.study.path
    desk.window.close()
    run_steps(path, baseline_steps())
    assert [p[0] for p in places(open_desk(path))] == ["BL", "TP1"]
