"""A defect in the window's own code: nothing is lost, it is told once, the log holds no value (FT-32)."""

import shutil
import sys
import threading

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from recist_reader.problem import Fault, Problem
from recist_reader.ui.fault_log import FILE_BYTES, FILES, FaultLog, log_file
from recist_reader.ui.unforeseen import MOST_TOLD, Unforeseen, words_of
from recist_reader.ui.viewport.canvas import SliceCanvas
from recist_reader.ui.widgets.disk_thread import DiskThread
from tests.scenarios.desk import SUBJECT, Desk

pytestmark = pytest.mark.gui
Key = Qt.Key
PATIENT = "MUSTERMANN^ERIKA"


@pytest.fixture
def desk(qtbot, open_window, made, tmp_path, monkeypatch):
    """A read in a study of its own, with the program's hooks worn as the start wears them."""
    monkeypatch.setattr("recist_reader.ui.unforeseen.TELL_EACH_MS", 20)
    shutil.copytree(made.parent, tmp_path / "study")
    window = open_window(tmp_path / "study" / made.name)
    unforeseen = Unforeseen()
    unforeseen.wear()
    unforeseen.told.connect(window.tell_unforeseen)
    window.unforeseen = unforeseen
    window.open_read(SUBJECT)
    made_desk = Desk(qtbot, window)
    made_desk.settle()
    yield made_desk
    unforeseen.close()


def run_loop(ms=150):
    """Qt's own loop, as the program runs it: a fault in an event handler reaches the hook only there."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def broken(*_args, **_named):
    raise ValueError(f"no room for {PATIENT}")


def said(desk):
    return desk.window.notice.words.text()


def draw_target(desk):
    desk.key(Key.Key_T)
    desk.draw_axis(40, 40, 30)
    desk.type("liver")
    desk.key(Key.Key_Return)
    desk.settle()


def test_FT_32_a_fault_in_a_slot_is_told_once_with_a_count_and_no_edit_is_lost(desk, monkeypatch):
    draw_target(desk)
    with monkeypatch.context() as patch:
        patch.setattr(desk.room.controller, "act", broken)
        for _ in range(3):
            QTimer.singleShot(0, lambda: QTest.keyClick(desk.current.canvas, Key.Key_B))
            run_loop()
    assert "Something went wrong inside the program, 3 times." in said(desk)
    assert "is on the disk" in said(desk)
    assert "\n" not in said(desk), "one line, not one a fault"
    assert desk.window.notice.isVisible()
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # the window goes on
    desk.key(Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [lesion.id for lesion in desk.room.session.pending.lesions.values()] == ["T1"]


def test_FT_32_the_log_names_types_and_lines_of_our_code_alone(desk, monkeypatch):
    monkeypatch.setattr(desk.room.controller, "act", broken)
    for _ in range(2):
        QTimer.singleShot(0, lambda: QTest.keyClick(desk.current.canvas, Key.Key_B))
        run_loop()
    text = log_file().read_text("utf-8")
    assert "ValueError in thread MainThread" in text
    assert "  ui/study_desk.py:" in text
    assert text.count("ValueError") == 1, "the same fault again does not fill the log"
    for secret in (PATIENT, "Mustermann", str(desk.window.study.path.parent), SUBJECT):
        assert secret not in text
    assert not any(hasattr(sys, name) for name in ("last_exc", "last_value", "last_traceback"))


def test_FT_32_a_fault_while_painting_ends_its_painter_and_paints_on(desk, monkeypatch):
    canvas = desk.current.canvas
    painters = []

    def paint_badly(_canvas, painter, *_):
        painters.append(painter)
        raise ValueError(PATIENT)

    with monkeypatch.context() as patch:
        patch.setattr(SliceCanvas, "_paint_foreground", paint_badly)
        canvas.update()
        run_loop(400)
        times = len(painters)
        run_loop(400)
    assert times >= 1
    assert not any(painter.isActive() for painter in painters)
    assert len(painters) == times, "telling of it does not paint the image again and again"
    assert said(desk).startswith("Something went wrong inside the program")
    painted = []
    canvas.painted.connect(lambda: painted.append(True))
    canvas.update()
    run_loop()
    assert painted, "the next painting is whole again"


def test_FT_32_a_fault_in_the_writers_thread_is_told_and_the_next_edit_is_stored(desk, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(desk.room.session, "view", broken)
        desk.room.model.look()
        desk.settle()
        run_loop()
    assert said(desk).startswith("Something went wrong inside the program.")
    assert "ValueError in thread writer" in log_file().read_text("utf-8")
    draw_target(desk)
    assert [lesion.id for lesion in desk.room.session.pending.lesions.values()] == ["T1"]


def test_FT_32_a_fault_in_any_thread_and_in_an_errand_nobody_asks_after_is_told(desk):
    thread = threading.Thread(target=broken, name="of-its-own")
    thread.start()
    thread.join()
    errands = DiskThread("errands")
    failed = errands.submit(broken)
    assert isinstance(failed.exception(5), ValueError)
    errands.shutdown()
    run_loop()
    assert "2 times" in said(desk)
    text = log_file().read_text("utf-8")
    assert "in thread of-its-own" in text
    assert PATIENT not in text


def test_FT_32_what_an_asker_meets_again_counts_once(desk):
    errands = DiskThread("errands")
    failed = errands.submit(broken)
    QTimer.singleShot(0, lambda: failed.result(5))
    run_loop()
    errands.shutdown()
    assert desk.window.unforeseen.count == 1


def test_FT_32_a_fault_of_the_disk_is_told_in_its_own_words(desk):
    def fail():
        raise Fault(Problem("the disk is full", "study file", "Free some space"), "disk_full")

    QTimer.singleShot(0, fail)
    run_loop()
    assert said(desk) == "The disk is full (study file). Free some space."
    assert "Fault disk_full in thread MainThread" in log_file().read_text("utf-8")


def test_FT_32_other_warnings_stay_readable_beside_it(desk):
    desk.window.notice.say("No backup: the disk is full.")
    QTimer.singleShot(0, broken)
    run_loop()
    lines = said(desk).splitlines()
    assert lines[0] == "No backup: the disk is full."
    assert lines[1].startswith("Something went wrong")


def test_where_the_log_cannot_be_written_that_is_said(desk):
    log_file().parent.parent.mkdir(parents=True, exist_ok=True)
    log_file().parent.write_text("a file in the place of the folder")
    QTimer.singleShot(0, broken)
    run_loop()
    assert "It could not be written down" in said(desk)


def test_the_log_is_five_files_of_two_mebibytes_for_its_owner_alone():
    log = FaultLog()
    entry = "x" * 2**18
    assert all(log.write(entry) for _ in range(8 * (FILES + 2)))
    log.close()
    files = list(log_file().parent.iterdir())
    assert len(files) == FILES
    assert max(file.stat().st_size for file in files) <= FILE_BYTES
    assert log_file().parent.stat().st_mode & 0o077 == 0


def test_after_many_times_it_is_told_no_more():
    assert f"{MOST_TOLD} times" in words_of(MOST_TOLD, True)
    assert words_of(MOST_TOLD + 1, True) == words_of(100 * MOST_TOLD, True)


def test_the_hooks_are_given_back():
    before = (sys.excepthook, threading.excepthook)
    unforeseen = Unforeseen()
    unforeseen.wear()
    assert (sys.excepthook, threading.excepthook) != before
    unforeseen.close()
    assert (sys.excepthook, threading.excepthook) == before
