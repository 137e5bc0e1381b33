"""Open and active time of a timepoint (SQ-7): what counts, over closing, a crash, a lock, a new version."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.reading_time import LEFT_AFTER, PAUSE, ReadingTime
from recist_reader.reading.study_session import open_study
from recist_reader.reading.workplace import Workplace
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn

START = datetime(2024, 5, 6, 8, tzinfo=UTC)


def after(seconds):
    return START + timedelta(seconds=seconds)


def read_at(*seconds):
    time = ReadingTime("BL", 1).resume(START)
    for at in seconds:
        time = time.act(after(at))
    return time.opened_seconds, time.active_seconds


@pytest.mark.parametrize(
    ("acts", "opened", "active"),
    [
        pytest.param((), 0, 0, id="nothing done yet"),
        pytest.param((30,), 30, 30, id="a short pause is work"),
        pytest.param((60,), 60, 60, id="exactly the pause"),
        pytest.param((61,), 61, 60, id="one second over the pause is idle"),
        pytest.param((10, 20, 30), 30, 30, id="work goes on"),
        pytest.param((300, 310), 310, 70, id="five minutes of thought"),
        pytest.param((900,), 900, 60, id="exactly the time after which the session is covered"),
        pytest.param((8 * 3600,), 900, 60, id="left open overnight"),
        pytest.param((50, 40, 60), 70, 70, id="a clock moved back adds nothing and loses nothing"),
    ],
)
def test_SQ_7_what_counts_as_open_and_as_active(acts, opened, active):
    assert read_at(*acts) == (opened, active)


@given(st.lists(st.integers(0, 4000), max_size=40))
@settings(max_examples=100)
def test_active_is_never_more_than_open_and_more_acts_never_shorten_either(seconds):
    acts = sorted(seconds)
    opened, active = read_at(*acts)
    assert active <= opened <= (acts[-1] if acts else 0)
    for left_out in range(len(acts) - 1):
        fewer = read_at(*(acts[:left_out] + acts[left_out + 1 :]))
        assert fewer[0] <= opened
        assert fewer[1] <= active


def test_a_new_session_does_not_count_the_time_between():
    time = ReadingTime("BL", 1).resume(START).act(after(30)).resume(after(600)).act(after(610))
    assert (time.opened_seconds, time.active_seconds) == (40, 40)
    assert PAUSE < LEFT_AFTER


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def pass_by(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


def at_work(path, clock):
    """A session of its own, as after a new start of the program."""
    return open_study(path, workplace=Workplace("R1", clock=clock))


@pytest.fixture
def path(tmp_path):
    with a_study(tmp_path, timepoints=2) as study:
        return study.path


def draw_first(session):
    new = c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20))
    assert isinstance(session.do(new), Recorded)


def test_SQ_7_the_lock_stores_open_and_active_time(path, clock):
    with at_work(path, clock) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        clock.pass_by(40)
        draw_first(session)
        clock.pass_by(200)
        session.act()
        clock.pass_by(5)
        assert isinstance(session.lock(), Recorded)
        lock = session.state.locks["BL/v1"]
        assert (lock.open_seconds, lock.active_seconds) == (245, 105)
        assert session.active_minutes == 0
        clock.pass_by(500)
        session.do(c.OpenTimepoint("TP1"))
        clock.pass_by(59)
        session.act()
        assert session.clock.time.active_seconds == 59  # each timepoint has its own clock


def test_time_is_taken_up_after_closing(path, clock):
    with at_work(path, clock) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        for _ in range(4):
            clock.pass_by(50)
            session.act()
        assert session.keep_clock()
        assert session.active_minutes == 3
    clock.pass_by(3600)
    with at_work(path, clock) as study:
        session = ReadSession(study, "1001")
        assert session.active_minutes == 3
        session.do(c.OpenTimepoint("BL"))
        clock.pass_by(20)
        session.act()
        assert session.clock.time.active_seconds == 220


def test_after_a_crash_the_stored_edits_tell_what_was_not_kept(path, clock):
    with at_work(path, clock) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        clock.pass_by(30)
        session.act()
        session.keep_clock()
        for size in (31, 32, 33):
            clock.pass_by(40)
            draw_first(session) if size == 31 else session.do(
                c.RecordMeasurement("T1", drawn(session, size, 20))
            )
    clock.pass_by(100)
    with at_work(path, clock) as study:  # nothing was kept after the first act
        assert ReadSession(study, "1001").clock.time.active_seconds == 150
        study.file.put_workspace(ReadSession(study, "1001").stream, "time", {"of": "another version"})
        # From the edits alone: 70 s lie between opening and the first one, 60 of them count.
        assert ReadSession(study, "1001").clock.time.active_seconds == 140


def test_SG_7_a_reopened_timepoint_counts_its_own_version(path, clock):
    with at_work(path, clock) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        clock.pass_by(30)
        draw_first(session)
        session.keep_clock()
        session.lock()
        clock.pass_by(1000)
        session.do(c.ReopenTimepoint("BL", "charter_change"))
        clock.pass_by(7)
        session.lock()
        assert session.state.locks["BL/v1"].active_seconds == 30
        assert session.state.locks["BL/v2"].active_seconds == 7
