"""Where the backups of the open study are, and another place for them, by keys alone (IN-125)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from recist_reader.reading.keeping_places import places_of
from recist_reader.storage.backup import backup_folder, backups_of
from recist_reader.ui.start.backups_panel import NOT_KEPT
from tests.reading.made_folders import an_empty_study

pytestmark = pytest.mark.gui
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as study:
        return study.path


@pytest.fixture
def window(open_window, path):
    return open_window(path)


@pytest.fixture
def panel(qtbot, window):
    """Opened by its key; the disks have answered."""
    qtbot.keyClick(window.focusWidget(), Key.Key_B, CONTROL | SHIFT)
    made = window.worklist.panels.backups_panel
    assert made.isVisible()
    qtbot.waitUntil(lambda: made.folder.text() != "", timeout=5_000)
    return made


def choose(monkeypatch, folder):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_the_panel_says_where_backups_are_and_that_one_disk_holds_both(panel, path):
    assert panel.folder.text() == str(backup_folder(path))
    assert panel.disk.text() == "On the disk of the study: both would be lost with it."
    assert panel.newest.text() == "none yet"
    assert not panel.beside_button.isVisible()


def test_another_folder_holds_a_backup_at_once_and_those_after_it(
    qtbot, window, panel, path, tmp_path, monkeypatch
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    choose(monkeypatch, elsewhere)
    qtbot.keyClick(window.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: "Kept there from now on" in panel.message.text(), timeout=10_000)
    assert panel.folder.text() == str(elsewhere)
    assert len(backups_of(elsewhere, path)) == 1
    assert panel.newest.text() != "none yet"
    assert window.desk.keeping.missing.backups == elsewhere
    assert places_of(window.study.file.study_id).backup_dir == str(elsewhere)
    qtbot.mouseClick(panel.beside_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.folder.text() == str(backup_folder(path)), timeout=10_000)
    assert places_of(window.study.file.study_id).backup_dir is None
    assert len(backups_of(backup_folder(path), path)) == 1


def test_a_folder_that_takes_no_backup_is_said_and_nothing_is_changed(
    qtbot, window, panel, path, tmp_path, monkeypatch
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "anchors.jsonl").mkdir()  # no anchor can be written there
    choose(monkeypatch, elsewhere)
    panel.choose_folder()
    qtbot.waitUntil(lambda: panel.message.property("state") == "bad", timeout=10_000)
    assert panel.folder.text() == str(backup_folder(path))
    assert places_of(window.study.file.study_id).backup_dir is None


def test_a_folder_that_is_none_is_said(qtbot, window, panel, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "gone")
    panel.choose_folder()
    qtbot.waitUntil(lambda: "There is no such folder" in panel.message.text(), timeout=10_000)
    assert panel.message.isVisible()


def test_a_study_open_for_reading_only_is_kept_by_who_writes_it(open_window, window, path):
    beside = open_window()
    assert not beside.open_path(path)
    assert beside.rescuing.open_for_reading()
    beside.worklist.panels.show_backups()
    panel = beside.worklist.panels.backups_panel
    assert panel.message.text() == NOT_KEPT
    assert not panel.choose_button.isEnabled()
