"""A session writes itself down, whole after each act; a failure there never ends the reading."""

import json
import random

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.recording import RecordingSession, ScriptFile
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from tests.building import a_study, marked
from tests.reading.hurried_reader import hurry
from tests.reading.test_script_round_trip import plain


def steps_of(path):
    return [step["do"] for step in json.loads(path.read_text("utf-8"))["steps"]]


def test_a_read_written_down_and_replayed_is_the_same_read(tmp_path):
    path = tmp_path / "session.json"
    (tmp_path / "again").mkdir()
    with a_study(tmp_path, timepoints=3) as study:
        session = RecordingSession(study, "1001", ScriptFile(path))
        session.do = session.do_or_wait  # the hurried reader acts as the window does
        hurry(session, random.Random(7), 60, lambda *_: None)
        state = session.state
    with a_study(tmp_path / "again", timepoints=3) as study:
        for outcome in ScriptRunner(study).run(load_script(path.read_text("utf-8"))):
            assert outcome.refusal is None, outcome.step
        again = ReadSession(study, "1001").state
    assert plain(again) == plain(state)


def test_the_file_is_whole_after_each_act_and_refusals_are_left_out(tmp_path):
    path = tmp_path / "session.json"
    with a_study(tmp_path, timepoints=2) as study:
        session = RecordingSession(study, "1001", ScriptFile(path))
        session.do_or_wait(c.OpenTimepoint("BL"))
        assert steps_of(path) == ["open"]
        assert isinstance(session.do_or_wait(c.OpenTimepoint("TP1")), Refusal)
        assert steps_of(path) == ["open"]


def test_undoing_what_was_done_before_the_recording_ends_it_and_not_the_reading(tmp_path):
    file = ScriptFile(tmp_path / "session.json")
    with a_study(tmp_path, timepoints=2) as study:
        before = ReadSession(study, "1001")
        before.do(c.OpenTimepoint("BL"))
        before.do(c.CreateLesion(before.new_uuid(), Role.NON_TARGET, c.Site("bone"), marked(before, 7)))
        session = RecordingSession(study, "1001", file)
        answer = session.do_or_wait(c.Undo())
        assert not isinstance(answer, Refusal)
    assert "before the recording" in file.problem.what


def test_a_place_that_cannot_be_written_is_said_and_the_edit_is_kept(tmp_path):
    file = ScriptFile(tmp_path / "no such folder" / "session.json")
    with a_study(tmp_path, timepoints=2) as study:
        session = RecordingSession(study, "1001", file)
        assert not isinstance(session.do_or_wait(c.OpenTimepoint("BL")), Refusal)
        assert session.open_timepoint == "BL"
    assert "not written on" in file.problem.what
