"""What a crash costs: seconds of scrolling, nothing else (WL-4, SQ-7, VW-20, workflow section 17)."""

import shutil
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.workspace import SeriesChoice, last_place
from recist_reader.ui.reader import room_keeping
from recist_reader.ui.study_desk import BROKE_OFF
from tests.scenarios.desk import SUBJECT, Desk, copy_of, read_by_script
from tests.windows import desk_of

pytestmark = pytest.mark.gui


@pytest.fixture
def path(made, tmp_path):
    shutil.copytree(made.parent, tmp_path / "study")
    return tmp_path / "study" / made.name


def as_after_a_kill(path, folder):
    """The study as a killed session leaves it: copied while the window has it open."""
    shutil.copytree(path.parent, folder)
    return folder / path.name


def kept(qtbot, window):
    """Wait until what was done lies on the disk."""
    keeping = window.room.keeping
    qtbot.waitUntil(lambda: keeping._last is None or keeping._last.done())
    keeping.keep()
    qtbot.waitUntil(keeping._last.done)


def test_WL_4_after_a_kill_the_window_is_where_it_was(qtbot, open_window, path, tmp_path):
    window = open_window(path)
    desk = desk_of(qtbot, window)
    desk.wheel_to(5)
    desk.key(Qt.Key.Key_2)
    desk.key(Qt.Key.Key_L)
    assert window.room.keeping._timer.isActive()  # a tool taken in hand is kept soon, too
    before = desk.current.state
    kept(qtbot, window)
    other = as_after_a_kill(path, tmp_path / "after")
    window.close()
    window = open_window(other)
    qtbot.waitUntil(lambda: window.room is not None)
    again = Desk(qtbot, window)
    again.settle()
    after = again.current.state
    assert window.room.hangings.hand == "line"
    assert (after.slice_index, after.shades) == (before.slice_index, before.shades) == (4, before.shades)
    assert window.notice.words.text() == BROKE_OFF


def test_after_leaving_in_order_the_worklist_comes_first(qtbot, open_window, path):
    window = open_window(path)
    desk_of(qtbot, window)
    window.close()
    window = open_window(path)
    qtbot.wait(50)
    assert window.room is None
    assert window.pages.currentWidget() is window.worklist


def test_WL_4_scrolling_alone_is_kept_half_a_second_after(qtbot, open_window, path):
    window = open_window(path)
    desk = desk_of(qtbot, window)
    desk.wheel_to(7)
    timer = window.room.keeping._timer
    assert timer.isActive()
    assert timer.interval() <= 500
    qtbot.waitUntil(lambda: last_place(window.study, SUBJECT) is not None)  # by itself
    qtbot.waitUntil(lambda: last_place(window.study, SUBJECT).viewports[0].slice_number == 7)
    assert not timer.isActive()  # and no more than that is written


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_I, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    ],
    ids=["inverted", "links", "layout", "lesion"],
)
def test_WL_4_what_is_kept_is_kept_soon_whatever_it_is(qtbot, open_window, tmp_path, made, key, modifiers):
    """Not the slice alone: each of these was kept by the next edit only."""
    path = copy_of(made, tmp_path)
    read_by_script(path)
    window = open_window(path)
    desk = desk_of(qtbot, window)
    kept(qtbot, window)
    before = last_place(window.study, SUBJECT)
    assert not window.room.keeping._timer.isActive()
    desk.key(key, modifiers)
    qtbot.waitUntil(lambda: last_place(window.study, SUBJECT) != before)
    assert window.room.keeping._kept == last_place(window.study, SUBJECT)


def test_WL_4_a_reader_who_moves_on_and_on_is_followed_all_the_same(qtbot, open_window, path, monkeypatch):
    window = open_window(path)
    desk_of(qtbot, window)
    kept(qtbot, window)
    keeping = window.room.keeping
    keeping.keep_soon()
    monkeypatch.setattr(keeping, "_moving", SimpleNamespace(elapsed=lambda: 980))
    keeping.keep_soon()
    assert keeping._timer.interval() == 20


def test_WL_4_a_place_that_has_not_changed_is_not_written_again(qtbot, open_window, path, monkeypatch):
    window = open_window(path)
    desk_of(qtbot, window)
    kept(qtbot, window)
    written = []
    monkeypatch.setattr(room_keeping, "keep_place", lambda *_: written.append(True) or True)
    kept(qtbot, window)
    assert written == []
    Desk(qtbot, window).wheel_to(3)
    kept(qtbot, window)
    assert written == [True]


def test_GD_22_slices_shown_before_closing_count_afterwards(qtbot, open_window, path):
    window = open_window(path)
    desk = desk_of(qtbot, window)
    seen = window.room.session.seen
    qtbot.waitUntil(lambda: bool(seen))  # the first one: what the wheel leaves unpainted was not seen
    first = desk.current.state.slice_index + 1
    desk.wheel_to(9)
    shown = (abs(first - 9) + 1) / desk.current.slice_count
    qtbot.waitUntil(lambda: max(seen.values()) == shown)  # the last one is painted
    before = dict(window.room.session.seen)
    window.close()
    window = open_window(path)
    window.open_read(SUBJECT)
    assert window.room.session.seen == before


def test_VW_20_the_series_chosen_for_a_timepoint_is_remembered(qtbot, open_window, path):
    window = open_window(path)
    desk_of(qtbot, window)
    uid = window.room.model.view.at.series[0].uid
    window.room.hangings.choose("BL", uid)
    window.close()
    window = open_window(path)
    assert SeriesChoice("BL", uid) in last_place(window.study, SUBJECT).choices
    window.open_read(SUBJECT)
    assert window.room.hangings.chosen["BL"] == uid


def test_SQ_7_the_status_line_tells_the_time_at_work(qtbot, open_window, path, monkeypatch):
    window = open_window(path)
    desk_of(qtbot, window)
    monkeypatch.setattr(type(window.room.session), "active_minutes", property(lambda _: 12))
    window.room.controller.bench.say("looked at")
    assert "active 12 min" in window.room.page.status.active.text()
    monkeypatch.setattr(type(window.room.session), "open_timepoint", property(lambda _: None))
    window.room.controller.bench.say("all is locked")
    assert window.room.page.status.active.text() == "", "no time is counted while none is open"
