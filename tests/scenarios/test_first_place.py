"""A timepoint seen for the first time: linked viewports stand at one place from the start (VW-30)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.reader.acts.viewing import LINKED_AGAIN, NO_ANCHOR
from tests.scenarios.desk import LESION_SLICES, baseline_steps, make_desk_study, run_steps

pytestmark = pytest.mark.gui
Key = Qt.Key
FRAME = "1.2.826.0.1.3680043.8.498.1"


@pytest.fixture
def linked(tmp_path):
    """A study whose visits share a frame of reference, its baseline locked: T1 lies on slice 8."""
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images", FRAME)
    run_steps(path, baseline_steps())
    return path


def slices(desk):
    """Slices shown, from 1, left to right."""
    return [viewport.state.slice_index + 1 for viewport in desk.room.hangings.hung.slots]


def click_row(desk, lesion):
    """Click a lesion's name in the table."""
    table = desk.page.table
    rows = [getattr(row, "id", "") for row in table.model().view.rows]
    box = table.visualRect(table.model().index(rows.index(lesion), 0))
    desk.click(table.viewport(), box.center())


def test_a_linked_follow_up_opens_at_the_first_lesion_to_read(open_desk, linked):
    desk = open_desk(linked)
    assert desk.state.open_timepoint == "TP1"
    assert desk.page.status.link.text() == "linked: B same frame"
    assert slices(desk) == [LESION_SLICES["T1"]] * 2
    desk.key(Key.Key_Space)
    assert slices(desk) == [LESION_SLICES["T1"]] * 2
    desk.key(Key.Key_Down)
    assert slices(desk) == [LESION_SLICES["T1"] + 1] * 2


def test_where_the_reader_has_moved_it_stays(open_desk, linked):
    desk = open_desk(linked)
    desk.wheel_to(3)
    desk.alt(Key.Key_1)
    desk.alt(Key.Key_3)
    assert slices(desk) == [3, 3]
    desk.window.leave_read()
    desk.window.open_read("1001")
    desk.settle()
    assert slices(desk) == [3, 3]


def test_the_next_timepoint_opens_so_too_wherever_the_last_was_left(open_desk, linked):
    desk = open_desk(linked)
    for lesion in LESION_SLICES:
        desk.key(Key.Key_Space)
        assert desk.room.controller.bench.selected == lesion
        desk.shift(Key.Key_A)
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    desk.wheel_to(20)
    desk.control(Key.Key_L)
    desk.key(Key.Key_Return)
    assert desk.state.open_timepoint == "TP2"
    assert slices(desk) == [LESION_SLICES["T1"]] * 3


def test_shift_x_in_one_frame_says_that_links_are_on_again(open_desk, linked):
    desk = open_desk(linked)
    desk.key(Key.Key_X)
    desk.shift(Key.Key_X)
    assert desk.said == LINKED_AGAIN
    desk.shift(Key.Key_X)
    assert desk.said == NO_ANCHOR


def test_without_a_link_every_series_stands_in_its_middle(follow_up):
    assert not follow_up.room.hangings.group.model.anchors
    assert slices(follow_up) == [13, 13, 13]


def test_VW_33_they_stand_alike_in_pan_and_zoom(open_desk, linked):
    desk = open_desk(linked)
    baseline, current = desk.room.hangings.hung.slots
    assert baseline.mm_per_px == current.mm_per_px
    there, here = baseline.centre_lps, current.centre_lps
    assert (there.x, there.y) == pytest.approx((here.x, here.y))


def test_where_every_lesion_is_read_the_middle_of_the_common_range_is_shown(open_desk, linked):
    desk = open_desk(linked)
    current = desk.current
    starting = desk.room.hangings.filling._starting
    view = desk.room.hangings.hung.view
    desk.room.hangings.hung.view = replace(view, missing=())
    desk.wheel_to(20)
    starting.begin()
    starting.place()
    assert slices(desk) == [13, 13]
    assert current in starting.led


def test_LS_5_a_lesion_without_a_mark_at_baseline_takes_the_linked_image_along(open_desk, linked):
    desk = open_desk(linked)
    desk.wheel_to(21)
    desk.mark_new_lesion()
    desk.wheel_to(15)
    assert slices(desk) == [15, 15]
    click_row(desk, "NL1")
    assert slices(desk) == [21, 21]
