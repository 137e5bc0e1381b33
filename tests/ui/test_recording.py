"""`open --record FILE`: what is done in the window is a script that replay takes."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.reading.study_session import open_study
from recist_reader.ui.main_window import MainWindow
from tests.scenarios.desk import SUBJECT, Desk, make_desk_study

pytestmark = pytest.mark.gui


def test_acts_by_hand_are_written_down_and_replayed(qtbot, qapp, tmp_path):
    study = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    again = make_desk_study(tmp_path / "again.rrs", tmp_path / "images2")
    script = tmp_path / "session.json"
    window = MainWindow()
    window.record_to(script)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.open_path(study)
    window.open_read(SUBJECT)
    desk = Desk(qtbot, window)
    desk.settle()
    desk.key(Qt.Key.Key_K)
    desk.control(Qt.Key.Key_Z)
    desk.control(Qt.Key.Key_Y)
    state = desk.state
    assert len(state.key_images) == 1
    window.close()
    steps = load_script(script.read_text("utf-8"))
    with open_study(again) as session:
        runner = ScriptRunner(session)
        assert [outcome.refusal for outcome in runner.run(steps)] == [None] * 4
        replayed = runner.session.state
    assert len(replayed.key_images) == 1
    assert replayed.open_timepoint == state.open_timepoint == "BL"
