"""A study that can't be written is offered for reading only; every edit is refused (FT-5, IN-120, IN-137)."""

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.storage.backup import backup, backup_folder
from recist_reader.trial import commands as c
from tests.scenarios.desk import SUBJECT, make_desk_study
from tests.slow_work import never_ending
from tests.tampering import tamper
from tests.windows import desk_of

pytestmark = pytest.mark.gui

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("read-only")
    path = make_desk_study(folder / "desk.rrs", folder / "images")
    with open_study(path) as study:
        ReadSession(study, SUBJECT).do(c.OpenTimepoint("BL"))
    return path


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def beside(window, made):
    """The window with a study that another session holds, its offer on the first page."""
    with open_study(made):
        assert not window.open_path(made)
        yield window


def test_in120_a_study_in_use_is_offered_for_reading_by_key(qtbot, beside):
    rescue = beside.welcome.rescue
    assert rescue.read_button.isVisible()
    assert not rescue.restore_button.isVisible()
    assert "in use on this computer since" in beside.welcome.message.text()
    qtbot.keyClick(beside.welcome, Key.Key_R, Control)
    assert beside.study is not None
    assert not beside.study.is_writable
    assert beside.windowTitle().endswith("read only")
    assert "Open for reading only: the study is in use on this computer" in beside.notice.words.text()


def test_the_offer_goes_with_the_next_message(qtbot, beside):
    beside.welcome.say("")
    assert not beside.welcome.rescue.isVisible()
    qtbot.keyClick(beside.welcome, Key.Key_R, Control)
    assert beside.study is None


def test_ft5_the_read_is_looked_at_and_an_edit_is_refused_in_the_status_line(qtbot, beside):
    qtbot.mouseClick(beside.welcome.rescue.read_button, Qt.MouseButton.LeftButton)
    desk = desk_of(qtbot, beside)
    assert desk.current.state.slice_index is not None
    desk.key(Key.Key_K)
    assert "open for reading only" in desk.said
    assert beside.study.saving.waiting == ()


def test_ft5_lock_and_undo_are_dimmed_and_say_why(qtbot, beside):
    beside.rescuing.open_for_reading()
    desk = desk_of(qtbot, beside)
    top = desk.page.top
    for button in (top.buttons["undo"], top.buttons["new_target"]):
        assert button.property("state") == "dimmed"
        assert "open for reading only" in button.toolTip()
    assert "open for reading only" in top.lock.toolTip()
    assert top.lock.property("role") == "waiting"
    assert desk.page.table.lesions.view.empty_keys == ()
    assert desk.page.status.undo.text() == ""
    desk.key(Key.Key_L, Control)
    box = desk.room.lock_page.box
    assert not box.button.isEnabled()
    assert "open for reading only" in box.missing.text()
    with qtbot.assertNotEmitted(desk.room.lock_page.lock_asked):
        desk.key(Key.Key_Return)


def test_ft5_a_drag_is_refused_with_why_before_anything_is_drawn(qtbot, beside):
    beside.rescuing.open_for_reading()
    desk = desk_of(qtbot, beside)
    desk.key(Key.Key_T)
    desk.draw_axis(40, 40, 30)
    assert "open for reading only: the study is in use" in desk.said
    assert not desk.page.creation.isVisible()


TOOLS = ("bidirectional", "line", "ellipse", "freehand", "probe")
REFUSED_KEYS = {
    **dict(zip(TOOLS, (Key.Key_B, Key.Key_L, Key.Key_E, Key.Key_F, Key.Key_P), strict=True)),
    "new_target": Key.Key_T,
    "new_non_target": Key.Key_N,
    "new_lesion": Key.Key_Y,
}


def test_ft5_tools_that_draw_look_dimmed_and_are_refused_at_key_button_and_menu(qtbot, beside):
    beside.rescuing.open_for_reading()
    desk = desk_of(qtbot, beside)
    top = desk.page.top
    for name, key in REFUSED_KEYS.items():
        button = top.buttons[name]
        assert button.property("state") == "dimmed"
        assert "open for reading only" in button.toolTip()
        desk.key(Key.Key_V)
        assert "open for reading only" not in desk.said
        desk.key(key)
        assert "open for reading only: the study is in use" in desk.said, name
        assert desk.room.hangings.hand == "select"
        assert [each for each, made in top.buttons.items() if made.isChecked()] == ["select"]
    desk.key(Key.Key_W)
    desk.click(top.buttons["bidirectional"])
    assert "open for reading only" in desk.said
    assert desk.room.hangings.hand == "window"
    entry = next(action for action in top.more.menu().actions() if action.data() == "probe")
    assert "open for reading only" in entry.toolTip()
    entry.trigger()
    assert desk.room.hangings.hand == "window"


def test_ft5_a_reason_for_what_cannot_be_stored_is_not_asked_for(qtbot, beside):
    beside.rescuing.open_for_reading()
    desk = desk_of(qtbot, beside)
    for key, modifier in (
        (Key.Key_E, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_G, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_L, Control | Qt.KeyboardModifier.ShiftModifier),
    ):
        desk.key(Key.Key_W)
        assert "open for reading only" not in desk.said
        desk.key(key, modifier)
        assert "open for reading only" in desk.said
        assert not desk.page.reason.isVisible()


def test_a_subject_without_a_read_is_not_opened_for_reading(qtbot, window, tmp_path):
    path = make_desk_study(tmp_path / "new.rrs", tmp_path / "images")
    with open_study(path):
        window.open_path(path)
        window.rescuing.open_for_reading()
        window.open_read(SUBJECT)
        assert window.room is None
        assert "No timepoint of this read was opened" in window.notice.words.text()


def test_exports_can_be_looked_at(qtbot, beside):
    beside.rescuing.open_for_reading()
    qtbot.keyClick(beside.worklist, Key.Key_E, Control)
    page = beside.desk.export_page
    assert beside.pages.currentWidget() is page


def spoiled(path):
    """The heads of the reads are gone: opening finds it."""
    tamper(path, "DELETE FROM stream_head WHERE stream LIKE 'read:%'")
    return path


def test_in137_of_a_damaged_study_the_newest_backup_is_restored_by_key(qtbot, window, made, tmp_path):
    path = tmp_path / "a.rrs"
    path.write_bytes(made.read_bytes())
    backup(path, backup_folder(path), datetime.now(UTC))
    before = spoiled(path).read_bytes()
    assert not window.open_path(path)
    rescue = window.welcome.rescue
    assert rescue.read_button.isVisible()
    assert rescue.restore_button.isVisible()
    qtbot.keyClick(window.welcome, Key.Key_B, Control)
    qtbot.waitUntil(lambda: window.study is not None, timeout=10_000)
    assert window.study.path.name == "a restored.rrs"
    assert "the study goes on in a restored.rrs" in window.notice.words.text()
    assert path.read_bytes() == before


def test_in137_a_restore_is_given_up_by_escape_and_can_be_begun_again(
    qtbot, window, made, tmp_path, monkeypatch
):
    path = tmp_path / "a.rrs"
    path.write_bytes(made.read_bytes())
    backup(path, backup_folder(path), datetime.now(UTC))
    assert not window.open_path(spoiled(path))
    rescue = window.welcome.rescue
    with monkeypatch.context() as patch:
        patch.setattr("recist_reader.reading.rescue.restore", never_ending)
        qtbot.keyClick(window.welcome, Key.Key_B, Control)
        assert rescue.cancel_button.isVisible()
        assert not rescue.restore_button.isVisible()
        qtbot.keyClick(window.welcome, Key.Key_Escape)
        qtbot.waitUntil(rescue.restore_button.isVisible, timeout=5_000)
    assert not rescue.cancel_button.isVisible()
    assert not path.with_name("a restored.rrs").exists()
    qtbot.keyClick(window.welcome, Key.Key_B, Control)
    qtbot.waitUntil(lambda: window.study is not None, timeout=10_000)


def test_in137_without_a_backup_a_damaged_study_is_offered_for_reading_alone(qtbot, window, made, tmp_path):
    path = tmp_path / "a.rrs"
    path.write_bytes(made.read_bytes())
    assert not window.open_path(spoiled(path))
    assert not window.welcome.rescue.restore_button.isVisible()
    qtbot.keyClick(window.welcome.rescue.read_button, Key.Key_Return)
    assert window.windowTitle().endswith("read only")


@pytest.fixture
def on_network(window, made, tmp_path, monkeypatch):
    """The window that refused a study with its images on a network drive; there is a local disk, too."""
    drive, here = tmp_path / "drive", tmp_path / "here"
    drive.mkdir()
    here.mkdir()
    path = drive / "desk.rrs"
    path.write_bytes(made.read_bytes())
    shutil.copytree(made.with_suffix(".images"), path.with_suffix(".images"))
    monkeypatch.setattr(
        "recist_reader.storage.place._file_system_of", lambda at: "nfs4" if drive in at.parents else "ext4"
    )
    assert not window.open_path(path)
    return window, path, here


def test_in103_a_study_on_a_network_drive_is_copied_by_key_and_goes_on(qtbot, on_network, monkeypatch):
    window, path, here = on_network
    rescue, before = window.welcome.rescue, path.read_bytes()
    assert rescue.copy_button.isVisible()
    assert rescue.read_button.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(here / "mine.rrs"), ""))
    qtbot.keyClick(window.welcome, Key.Key_C, Control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.study is not None, timeout=10_000)
    assert window.study.path == here / "mine.rrs"
    assert window.study.is_writable
    assert "open the file in drive no more" in window.notice.words.text()
    assert path.read_bytes() == before
    desk = desk_of(qtbot, window)
    assert desk.current.state.slice_index is not None


def test_in103_a_place_that_is_no_better_is_refused_and_asked_for_again(qtbot, on_network):
    window, path, here = on_network
    rescue = window.welcome.rescue
    for place, why in ((path.with_name("again.rrs"), "network drive"), (here / "x.rrs", "name exists")):
        (here / "x.rrs").touch()
        window.rescuing.copy_to(place)
        qtbot.waitUntil(rescue.copy_button.isVisible, timeout=10_000)
        assert why in window.welcome.message.text()
    assert not path.with_name("again.rrs").exists()
    assert window.study is None


def test_a_study_in_use_is_not_copied_since_two_would_go_on(beside):
    assert not beside.welcome.rescue.copy_button.isVisible()


def test_a_file_that_is_no_study_is_offered_nothing(window, tmp_path):
    path = tmp_path / "a.rrs"
    path.write_text("no study")
    assert not window.open_path(path)
    assert not window.welcome.rescue.isVisible()
