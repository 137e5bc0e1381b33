"""`open --record FILE`: what is done in the window is a script that replay takes."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.reading.study_session import open_study
from tests.scenarios.desk import make_desk_study
from tests.windows import desk_of

pytestmark = pytest.mark.gui


def test_acts_by_hand_are_written_down_and_replayed(qtbot, open_window, tmp_path):
    study = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    again = make_desk_study(tmp_path / "again.rrs", tmp_path / "images2")
    script = tmp_path / "session.json"
    window = open_window()
    window.record_to(script)
    assert window.open_path(study)
    desk = desk_of(qtbot, window)
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
