"""Memory that runs short, a worker that fails, a computer that sleeps: told, and the task goes on (FT-32)."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.scan import Entry
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.imaging.workers import Workers, taken_by
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.reading.workplace import Workplace
from recist_reader.storage import log
from recist_reader.storage.faults import RETRIED, FaultCode, StudyFault, code_of
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Wanted, event_ids_of, verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import drawn
from tests.faults import FULL
from tests.faults.tally import tally
from tests.faults.test_replay_kills import begun_read
from tests.faults.test_study_file_faults import child
from tests.imaging.gated import Gate, gated
from tests.imaging.test_workers import TAKER, HostileInput
from tests.storage.made import READ, new_event, read_study

pytestmark = pytest.mark.faults
NIGHT = timedelta(hours=9)


class FailingInput(HostileInput):
    """Images of which some meet a fault of the program itself."""

    def read(self, name: str) -> bytes:
        if name == "defect":
            raise ZeroDivisionError
        if name == "memory":
            raise MemoryError
        return super().read(name)


@pytest.mark.parametrize(
    ("bad", "word"),
    [("defect", "the program fails on this file (ZeroDivisionError in"), ("memory", "memory")],
)
def test_ft32_a_file_on_which_a_worker_fails_is_refused_with_words(bad: str, word: str) -> None:
    work = [(FailingInput(), Entry(name, 0)) for name in ("1", bad, "2")]
    with Workers(1) as workers:
        taken = list(taken_by(workers, work, TAKER))
    assert [file.status for file in taken] == ["imported", "refused", "imported"]
    assert word in (taken[1].what or "")
    assert taken[1].remedy


@pytest.mark.parametrize("kind", [MemoryError, ZeroDivisionError])
def test_ft32_where_loading_fails_the_slice_says_so_and_edits_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def fail(*_read: object) -> None:
        raise kind

    monkeypatch.setattr("recist_reader.imaging.volume_loader.read_in_place", fail)
    monkeypatch.setattr("threading.excepthook", lambda _report: None)
    path, gate = begun_read(tmp_path), Gate()
    gate.open_wide()
    loading, pool = VolumeLoader(gated(tmp_path, gate, "a", 3), lambda _index: None), LoadingPool(1)
    pool.add(loading)
    with open_study(path) as study:
        session = ReadSession(study, "1001")
        assert isinstance(session.do(c.RecordMeasurement("T1", drawn(session, 55, 20, number=10))), Recorded)
    assert loading.wait(30)
    pool.close()
    assert sorted(loading.volume.failed) == [0, 1, 2]
    assert all(problem.what and problem.remedy for problem in loading.volume.failed.values())
    assert verify(path).ok


def test_ft32_memory_that_runs_short_while_storing_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = log.store

    def short(*arguments: Any) -> None:
        store(*arguments)
        raise MemoryError

    with read_study(tmp_path / "a.rrs", 5) as study:
        before, new = study.streams()[READ], new_event(READ, {}, {}, 9)
        monkeypatch.setattr(log, "store", short)
        with pytest.raises(MemoryError):
            study.append(new)
        monkeypatch.undo()
        assert study.streams()[READ] == before
        assert study.append(new).seq == before.seq + 1
        assert study.check_stream(READ) is None
    assert verify(tmp_path / "a.rrs").ok


def test_ft32_memory_that_sqlite_lacks_lets_the_edit_wait() -> None:
    error = sqlite3.OperationalError("out of memory")
    error.sqlite_errorcode = sqlite3.SQLITE_NOMEM
    assert code_of(error) in RETRIED


@pytest.mark.skipif(os.name == "nt", reason="processes are put to sleep by signals")
def test_ft32_a_writer_put_to_sleep_goes_on_and_loses_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "a.rrs"
    read_study(path, 1).close()
    writer = child("tests.faults.killed_writer", str(path), "32")
    assert writer.stdout is not None
    told = [writer.stdout.readline()]
    with tally(record_property, "sleeps", "lost") as seen:
        for number in range(20 if FULL else 3):
            time.sleep(0.02 * (number % 5))
            writer.send_signal(signal.SIGSTOP)
            with pytest.raises(StudyFault) as raised:
                StudyFile.open(path)
            assert raised.value.code is FaultCode.LOCKED  # who sleeps keeps the study
            writer.send_signal(signal.SIGCONT)
            told.append(writer.stdout.readline())
            assert told[-1].startswith("ACK "), "it goes on"
            seen["sleeps"] += 1
        writer.kill()
        told += writer.stdout.readlines()
        writer.stdout.close()
        writer.wait()
        ids = event_ids_of(told)
        report = verify(path, Wanted(acknowledged=ids))
        seen["lost"] = len(ids) - (report.present or 0)
        assert (report.ok, seen["lost"]) == (True, 0)


def test_ft32_after_a_night_s_sleep_the_read_goes_on_and_the_night_is_no_reading_time(tmp_path: Path) -> None:
    path = begun_read(tmp_path)
    now = [datetime(2027, 3, 2, 17, 0, tzinfo=UTC)]
    with open_study(path, workplace=Workplace("R1", clock=lambda: now[0])) as study:
        session = ReadSession(study, "1001")
        for length_mm, later in ((50, timedelta(seconds=30)), (51, NIGHT), (52, timedelta(seconds=30))):
            edit = c.RecordMeasurement("T1", drawn(session, length_mm, 20, number=10))
            assert isinstance(session.do(edit), Recorded)
            minutes = session.active_minutes
            now[0] += later
        assert session.state.diameters("BL")
        assert minutes <= 2
    assert verify(path).ok
