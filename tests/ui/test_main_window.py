"""The window beyond one read: the way to the export and back, and what is there after a restart (WL-4)."""

import threading

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.study_session import open_study
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui import study_desk
from recist_reader.ui.start.import_panel import IN_PROGRESS
from recist_reader.ui.study_window import StudyWindow
from recist_reader.ui.warm_up import Stage
from tests.reading.made_folders import a_ct
from tests.scenarios import desk as desks
from tests.scenarios.desk import SUBJECT
from tests.windows import desk_of

pytestmark = pytest.mark.gui


def test_the_window_has_all_that_its_pieces_ask_of_it(open_window, made):
    assert isinstance(open_window(made), StudyWindow)


def test_WL_4_slice_window_and_layout_are_there_after_a_restart(qtbot, open_window, made, tmp_path):
    path = desks.copy_of(made, tmp_path)
    desks.run_steps(path, desks.baseline_steps())  # at TP1 it makes a difference whether it is alone
    window = open_window(path)
    desk = desk_of(qtbot, window)
    desk.wheel_to(5)
    desk.key(Qt.Key.Key_2)
    desk.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    before = desk.current.state
    window.close()
    window = open_window(path)
    again = desk_of(qtbot, window)
    after = again.current.state
    assert (after.slice_index, after.shades) == (before.slice_index, before.shades) == (4, before.shades)
    assert window.room.hangings.layout == 1


def test_ctrl_e_exports_from_the_worklist_and_from_the_images(qtbot, open_window, made):
    window = open_window(made)
    window.desk.worklist.table.setFocus()
    qtbot.keyClick(window.desk.worklist.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.desk.export_page
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.worklist
    desk = desk_of(qtbot, window)
    desk.control(Qt.Key.Key_E)
    assert window.pages.currentWidget() is window.desk.export_page
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.room.page
    assert window.focusWidget() is desk.current.canvas


def test_an_import_in_progress_is_said_before_the_window_closes(qtbot, open_window, made, tmp_path):
    window = open_window(desks.copy_of(made, tmp_path / "study"))
    panel = window.worklist.panels.import_panel
    window.worklist.import_asked.emit(SUBJECT)
    panel.choice.add_places((a_ct(tmp_path / "ct", slices=200),))
    panel.run()
    assert panel.is_running
    assert not window.close()
    assert window.notice.words.text() == IN_PROGRESS
    assert panel.is_running
    assert window.close()
    assert not panel.is_running


def test_pages_made_ahead_serve_one_read_and_are_made_anew(qtbot, open_window, made):
    window = open_window(made)
    window.desk.make_pages()
    assert window.desk._spare is None, "nothing is made before its modules are loaded"
    window.warm_up.start()
    window.warm_up.finish(Stage.READING)
    window.desk.make_pages()
    made = window.desk._spare
    assert window.pages.currentWidget() is window.worklist
    desk = desk_of(qtbot, window)
    assert window.room.page is made.page
    before = desk.current.state.slice_index
    desk.key(Qt.Key.Key_End)
    assert desk.current.state.slice_index > before, "keys act in the page made ahead"
    window.leave_read()
    window.desk.make_pages()
    assert window.desk._spare.page is not made.page
    count = window.pages.count()
    window.close_study()
    assert window.pages.count() == count - 4, "worklist, export and both pages made ahead are gone"


def test_WL_2_leaving_a_read_gives_the_keys_to_its_row(qtbot, open_window, made):
    window = open_window(made)
    assert window.focusWidget() is window.worklist.table, "at opening as well"
    desk = desk_of(qtbot, window)
    window.worklist.table.clearSelection()
    desk.control(Qt.Key.Key_W)
    assert window.focusWidget() is window.worklist.table
    assert window.worklist.selected() == SUBJECT
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.room is not None


def test_after_a_clean_close_enter_goes_on_with_the_subject_that_was_read_last(
    qtbot, open_window, tmp_path, monkeypatch
):
    monkeypatch.setattr(desks, "VISITS", ("BL",))
    path = desks.make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    desks.run_steps(path, desks.baseline_steps())
    with open_study(path) as study:
        study.add_subject(SubjectRecord("0001"))
    window = open_window(path)
    assert window.worklist.selected() == "0001", "the first row, while nothing was read here"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.room.session.subject == SUBJECT
    assert window.close()
    window = open_window(path)
    qtbot.wait(50)  # only a read that broke off opens by itself
    assert (window.room, window.worklist.selected()) == (None, SUBJECT)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.room.session.subject == SUBJECT


def test_closing_the_study_gives_the_keys_to_it_on_the_first_page(qtbot, open_window, made):
    window = open_window(made)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.study is None
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.study is not None


def test_what_was_said_of_a_study_goes_with_it(open_window, made):
    window = open_window(made)
    window.notice.say("backups lie on the disk of the study")
    window.close_study()
    assert window.notice.isHidden()


def test_ft6_a_study_whose_disk_hangs_is_left_and_that_is_said(open_window, made, monkeypatch):
    window = open_window(made)
    study, let_go = window.study, threading.Event()
    real = study.close
    monkeypatch.setattr(study_desk, "CLOSING_S", 0.05)
    monkeypatch.setattr(study, "close", lambda: (let_go.wait(15), real()))
    window.close_study()
    assert not let_go.is_set()
    assert window.pages.currentWidget() is window.welcome
    assert window.notice.words.text() == study_desk.NOT_CLOSED
    let_go.set()
