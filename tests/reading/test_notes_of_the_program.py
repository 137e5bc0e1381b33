"""What a study's record notes by itself: that a copy was opened, that the clock went back (IN-121, FT-11)."""

import platform
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from recist_reader.problem import Fault
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, begin_baseline, drawn


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudySession]:
    with a_study(tmp_path, timepoints=2) as made:
        yield made


@pytest.fixture
def session(study: StudySession) -> ReadSession:
    return begin_baseline(study, "liver")


def measure_again(session: ReadSession, long_mm: float) -> None:
    again = session.do(c.RecordMeasurement("T1", drawn(session, long_mm, 20, number=10)))
    assert isinstance(again, Recorded), again


def changes(study: StudySession) -> list[str]:
    return [str((event.payload or {})["change"]) for event in study.file.events("study")]


def test_in121_a_copy_that_is_opened_is_recorded(study: StudySession, tmp_path: Path) -> None:
    study.close()
    with open_study(study.path) as again:
        assert "study.relocated" not in changes(again)
    copy = tmp_path / "copy.rrs"
    shutil.copy(study.path, copy)
    for _ in range(2):
        with open_study(copy) as opened:
            assert changes(opened).count("study.relocated") == 1
    assert str(tmp_path).encode() not in copy.read_bytes()
    assert platform.node().encode() not in copy.read_bytes()


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=365)], ids=["1 hour", "1 year"])
def test_ft11_a_clock_that_goes_back_is_noted_once(
    session: ReadSession, study: StudySession, back: timedelta
) -> None:
    place = study.workplace
    object.__setattr__(place, "clock", lambda: datetime.now().astimezone() - back)
    for length in (41, 42, 43):
        measure_again(session, length)
    assert changes(study).count("clock.back") == 1
    (note,) = [e for e in study.file.events("study") if (e.payload or {})["change"] == "clock.back"]
    assert note.payload is not None
    assert abs(note.payload["seconds"] - back.total_seconds()) < 60
    assert study.file.check_stream(session.stream) is None
    with suppress(Fault):
        ReadSession(study, "1001")
    assert verify(study.path).ok


def test_au10_a_clock_two_seconds_behind_is_no_matter(session: ReadSession, study: StudySession) -> None:
    measure_again(session, 41)
    place = study.workplace
    object.__setattr__(place, "clock", lambda: datetime.now().astimezone() - timedelta(seconds=1))
    measure_again(session, 42)
    assert "clock.back" not in changes(study)
