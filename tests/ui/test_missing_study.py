"""The file goes away while a read is open: told with both places, and nothing is lost (IN-121, FT-6)."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from recist_reader.storage.verify import verify
from tests.scenarios.desk import copy_of
from tests.slow_work import never_ending

pytestmark = pytest.mark.gui

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(open_desk, made, tmp_path):
    """A read with one target, in a study of its own."""
    desk = open_desk(copy_of(made, tmp_path / "here"))
    desk.draw_target(40)
    return desk


def lesions(desk):
    return sorted(lesion.id for lesion in desk.window.room.session.pending.lesions.values())


def look(qtbot, desk):
    """The place is looked for; the bar says what was found."""
    desk.window.desk.keeping._backups.look()
    bar = desk.window.desk.keeping.missing.bar
    qtbot.waitUntil(bar.isVisible, timeout=5_000)
    return bar


def test_in121_a_renamed_study_goes_on_at_its_new_place_with_what_waited(qtbot, desk, tmp_path):
    path = desk.window.study.path
    moved = path.with_name("renamed.rrs")
    path.rename(moved)
    path.with_suffix(".images").rename(moved.with_suffix(".images"))
    desk.draw_target(80)
    assert desk.window.study.saving.waiting
    bar = look(qtbot, desk)
    assert str(path) in bar.words.text()
    assert str(moved) in bar.words.text()
    qtbot.keyClick(desk.window, Key.Key_G, CONTROL_SHIFT)
    desk.settle()
    assert desk.window.study.path == moved
    assert lesions(desk) == ["T1", "T2"]
    assert desk.window.study.saving.waiting == ()


def test_in121_put_back_it_goes_on_as_if_nothing_had_been(qtbot, desk):
    path = desk.window.study.path
    path.rename(path.with_name("renamed.rrs"))
    bar = look(qtbot, desk)
    path.with_name("renamed.rrs").rename(path)
    desk.window.desk.keeping._backups.look()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=5_000)
    desk.draw_target(80)
    assert desk.window.study.saving.waiting == ()


def test_ft6_a_deleted_study_is_saved_elsewhere_by_key_with_its_images(qtbot, desk, tmp_path, monkeypatch):
    path = desk.window.study.path
    new = tmp_path / "elsewhere" / "saved.rrs"
    new.parent.mkdir()
    path.unlink()
    desk.draw_target(80)
    bar = look(qtbot, desk)
    assert not bar.go_on_button.isVisible()
    assert "save the study elsewhere" in bar.words.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    qtbot.keyClick(desk.window, Key.Key_S, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: desk.window.study is not None and desk.window.study.path == new, timeout=20_000)
    desk.settle()
    assert lesions(desk) == ["T1", "T2"]
    assert desk.window.study.saving.waiting == ()
    assert desk.window.room.cache.is_loaded
    assert list(new.with_suffix(".images").rglob("*.dcm"))
    desk.window.close_study()
    assert verify(new).ok


def test_ft6_where_it_cannot_be_saved_the_bar_says_why(qtbot, desk, tmp_path):
    desk.window.study.path.unlink()
    bar = look(qtbot, desk)
    taken = tmp_path / "taken.rrs"
    taken.write_text("another file")
    desk.window.desk.keeping.missing.save_to(taken)
    qtbot.waitUntil(lambda: "exists" in bar.words.text(), timeout=5_000)
    assert taken.read_text() == "another file"
    assert bar.save_button.isEnabled()


def test_a_stroke_in_hand_is_not_dropped_by_going_on_at_the_new_place(qtbot, desk):
    path = desk.window.study.path
    path.rename(path.with_name("renamed.rrs"))
    look(qtbot, desk)
    desk.key(Key.Key_B)
    canvas = desk.current.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=desk.at(40, 40))
    QTest.mouseMove(canvas, desk.at(60, 40))
    qtbot.keyClick(canvas, Key.Key_G, CONTROL_SHIFT)
    assert desk.window.study.path == path
    assert "a mark is being drawn" in desk.said
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=desk.at(60, 40))
    desk.key(Key.Key_Escape)
    qtbot.keyClick(canvas, Key.Key_G, CONTROL_SHIFT)
    assert desk.window.study.path == path.with_name("renamed.rrs")


def test_a_saving_that_ends_during_a_stroke_waits_for_it(qtbot, desk, tmp_path):
    path = desk.window.study.path
    new = tmp_path / "saved.rrs"
    path.unlink()
    bar = look(qtbot, desk)
    desk.key(Key.Key_B)
    canvas = desk.current.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=desk.at(40, 40))
    QTest.mouseMove(canvas, desk.at(60, 40))
    desk.window.desk.keeping.missing.save_to(new)
    qtbot.waitUntil(bar.go_on_button.isVisible, timeout=20_000)
    assert desk.window.study.path == path
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=desk.at(60, 40))
    desk.key(Key.Key_Escape)
    qtbot.keyClick(canvas, Key.Key_G, CONTROL_SHIFT)
    assert desk.window.study.path == new


def test_ft6_a_saving_is_given_up_by_the_key_that_began_it(qtbot, desk, tmp_path, monkeypatch):
    new = tmp_path / "saved.rrs"
    desk.window.study.path.unlink()
    bar = look(qtbot, desk)
    monkeypatch.setattr("recist_reader.reading.rescue.save_elsewhere", never_ending)
    desk.window.desk.keeping.missing.save_to(new)
    assert bar.cancel_button.isVisible()
    assert not bar.save_button.isVisible()
    qtbot.keyClick(desk.window, Key.Key_S, CONTROL_SHIFT)
    qtbot.waitUntil(bar.save_button.isVisible, timeout=5_000)
    assert not bar.cancel_button.isVisible()
    assert "save the study elsewhere" in bar.words.text()
    assert list(tmp_path.glob("*saved*")) == []
    desk.draw_target(80)
    assert lesions(desk) == ["T1", "T2"], "the read goes on, its edits wait"


def test_ft6_closing_gives_a_saving_up_and_does_not_wait_for_a_hung_disk(qtbot, desk, tmp_path, monkeypatch):
    answer = threading.Event()
    monkeypatch.setattr("recist_reader.ui.missing_study.CLOSING_S", 0.05)
    monkeypatch.setattr("recist_reader.reading.rescue.save_elsewhere", lambda *_: answer.wait(60))
    desk.window.study.path.unlink()
    look(qtbot, desk)
    desk.window.desk.keeping.missing.save_to(tmp_path / "saved.rrs")
    desk.window.close_study()
    assert desk.window.study is None
    assert not answer.is_set(), "it hangs still"
    answer.set()
