"""Which slices were on screen (GD-22): kept over closing, and asked for at the lock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.problem import Refusal
from recist_reader.reading import seen_slices
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.seen_slices import SeenSlices, as_runs, from_runs
from recist_reader.reading.study_session import open_study
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn, see_all


@given(st.sets(st.integers(1, 300)))
def test_runs_say_every_number_and_no_other(numbers):
    assert from_runs(as_runs(numbers)) == numbers


def test_runs_are_short():
    assert as_runs({1, 2, 3, 7, 9, 10}) == "1-3,7,9-10"
    assert as_runs(set()) == ""


def test_a_slice_counts_once_and_none_outside_the_series():
    seen = SeenSlices()
    assert seen.note("S", 1, 4)
    assert not seen.note("S", 1, 4)
    assert not seen.note("S", 5, 4)
    assert not seen.note("S", 0, 4)
    assert seen == {"S": 0.25}


def test_what_was_seen_is_there_after_closing_and_gone_with_the_lock(tmp_path):
    with a_study(tmp_path, timepoints=2) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        series = session.facts.at("BL").series[0]
        for number in range(1, 11):
            session.seen.note(series.uid, number, series.slices)
        assert session.keep_clock()
        path = study.path
    with open_study(path) as study:
        session = ReadSession(study, "1001")
        assert session.seen == {series.uid: 0.25}
        assert not session.seen.note(series.uid, 10, series.slices)
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20)))
        assert isinstance(session.lock(), Recorded)
        session.do(c.OpenTimepoint("TP1"))
        assert session.seen == {}


@pytest.mark.parametrize(
    "kept", [None, {"series": 1}, {"timepoint": "BL", "version": 1, "series": {"S": {}}}]
)
def test_what_cannot_be_read_is_nothing_seen(kept):
    seen = SeenSlices()
    seen.take_up(kept, "BL", 1)
    assert seen == {}


def test_GD_22_blocks_the_lock_where_the_charter_says_so(tmp_path):
    with a_study(tmp_path, timepoints=1, workflow={"completeness_block": True}) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20)))
        refused = session.lock()
        assert isinstance(refused, Refusal)
        assert refused.rule == "GD-22"
        assert "40 of 40 slices" in refused.problem.what
        see_all(session)
        assert isinstance(session.lock(), Recorded)


def test_GD_22_a_warning_that_stayed_is_stored_with_the_lock(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20)))
        session.lock()
        assert session.state.results["BL"].warnings == ("GD-22",)


def test_GD_22_a_locked_timepoint_keeps_the_share_that_its_lock_recorded(tmp_path):
    """Neither closing nor looking on at it changes what its page says."""
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20)))
        series = session.facts.at("BL").series[0]
        for number in range(1, 31):
            session.seen.note(series.uid, number, series.slices)
        session.lock()
        before = session.view().checks
        session.seen.note(series.uid, 40, series.slices)
        assert session.view().checks == before
        path = study.path
    with open_study(path) as study:
        session = ReadSession(study, "1001")
        (finding,) = (check for check in session.view().checks if check.id == "GD-22")
        assert "10 of 40 slices" in finding.text
        assert session.view().checks == before
        assert session.seen_at(session.view().at) == {series.uid: 0.75}


def test_GD_22_a_slice_seen_while_they_are_being_kept_is_kept_the_next_time(tmp_path, monkeypatch):
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        series = session.facts.at("BL").series[0]
        session.seen.note(series.uid, 1, series.slices)

        def look_on(numbers):
            text = as_runs(numbers)
            session.seen.note(series.uid, 2, series.slices)  # the window's thread goes on
            return text

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(seen_slices, "as_runs", look_on)
            assert session.keep_clock()
        assert session.keep_clock()
        path = study.path
    with open_study(path) as study:
        assert ReadSession(study, "1001").seen == {series.uid: 2 / series.slices}
