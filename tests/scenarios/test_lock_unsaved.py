"""Nothing is locked before every edit is on the disk and on the page, and the page says so (GD-24, MT-10)."""

import shutil
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.storage import write_queue
from recist_reader.storage.faults import FaultCode, fault

pytestmark = pytest.mark.gui
Key = Qt.Key


class Disk:
    """The disk of a study with two switches: full, and so slow that nothing is answered until `answer`."""

    def __init__(self, file):
        self._append, self.is_full = file.append, False
        self.answer, self.asked = threading.Event(), threading.Event()
        self.answer.set()
        file.append = self._switched

    def _switched(self, new, *more, **named):
        self.asked.set()
        assert self.answer.wait(20)
        if self.is_full:
            raise fault(FaultCode.DISK_FULL)
        return self._append(new, *more, **named)

    def stop(self):
        self.asked.clear()
        self.answer.clear()


@pytest.fixture
def desk(followed, tmp_path, open_desk, monkeypatch):
    """TP2 with everything read but T3, which is selected."""
    monkeypatch.setattr(write_queue, "RETRY_S", (0.05, 0.1))
    target = tmp_path / "study" / "desk.rrs"
    shutil.copytree(followed.parent, target.parent)
    opened = open_desk(target)
    for key in (Key.Key_A, Key.Key_A):
        opened.key(Key.Key_Space)
        opened.shift(key)
    opened.key(Key.Key_Space)
    opened.key(Key.Key_Space)
    opened.shift(Key.Key_P)
    opened.control(Key.Key_3)
    return opened


@pytest.fixture
def disk(desk):
    made = Disk(desk.window.study.file)
    yield made
    made.is_full = False
    made.answer.set()


def press(desk, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """A key without waiting for the disk."""
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, modifiers)
    QApplication.processEvents()


def is_locked(desk):
    return desk.state.is_locked("TP2")


def test_GD_24_with_a_full_disk_the_page_stays_says_it_and_locks_nothing(desk, disk, qtbot):
    page = desk.room.lock_page
    disk.is_full = True
    desk.shift(Key.Key_A)
    desk.control(Key.Key_L)
    qtbot.waitUntil(lambda: bool(page.view.blocks))
    for _ in range(2):
        press(desk, Key.Key_Return)
    assert desk.window.pages.currentWidget() is page
    assert not is_locked(desk)
    assert not page.box.button.isEnabled()
    assert page.box.missing.text() == "1 edit is not saved yet: the lock waits for it, nothing is lost"
    (block,) = [line for line in page.view.blocks if line.check == "GD-24"]
    assert block.text == "1 edit is not saved yet"
    assert page.status.saved.text() == "not saved"
    assert "the lock waits" in page.status.words.text()


def test_GD_24_once_it_is_saved_the_same_page_locks_and_the_edit_stands_before_the_lock(desk, disk, qtbot):
    page = desk.room.lock_page
    disk.is_full = True
    desk.shift(Key.Key_A)
    desk.control(Key.Key_L)
    qtbot.waitUntil(lambda: bool(page.view.blocks))
    disk.is_full = False
    qtbot.waitUntil(lambda: not page.view.blocks, timeout=10_000)
    assert page.box.button.isEnabled()
    assert page.status.saved.text() == "everything is saved"
    desk.key(Key.Key_Return)
    assert is_locked(desk)
    assert desk.state.finding("TP2", desk.state.uuid_of("T3")).state == "absent"


def test_what_is_locked_is_what_the_page_shows_never_an_edit_on_its_way(desk, disk, qtbot):
    """A slow disk: Enter comes while the page still shows the state before the last edit."""
    page = desk.room.lock_page
    desk.shift(Key.Key_A)
    assert desk.room.model.view.missing == ()
    disk.stop()
    press(desk, Key.Key_S, Qt.KeyboardModifier.ShiftModifier)  # too small, not absent: the sum is another
    qtbot.waitUntil(disk.asked.is_set)
    press(desk, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert [row.cells[-1] for row in page.view.rows if row.name == "T3"] == ["absent"]
    press(desk, Key.Key_Return)
    assert page.box.missing.isVisible()
    assert "The last edit is on its way to the disk" in page.box.missing.text()
    disk.answer.set()
    desk.settle()
    assert not is_locked(desk)
    assert desk.window.pages.currentWidget() is page
    assert [row.cells[-1] for row in page.view.rows if row.name == "T3"] == ["too small 5.0"]
    assert not page.box.missing.isVisible()
    desk.key(Key.Key_Return)
    assert is_locked(desk)


def test_a_slow_lock_is_said_until_it_is_answered_and_sent_once(desk, disk, qtbot):
    page, asked = desk.room.lock_page, []
    desk.shift(Key.Key_A)
    desk.control(Key.Key_L)
    page.lock_asked.connect(asked.append)
    disk.stop()
    press(desk, Key.Key_Return)
    qtbot.waitUntil(disk.asked.is_set)
    desk.room.model.changed.emit(desk.room.model.view)  # shown again for another cause
    assert page.box.missing.text() == "Locking ..."
    press(desk, Key.Key_Return)
    assert len(asked) == 1
    disk.answer.set()
    desk.settle()
    assert is_locked(desk)
