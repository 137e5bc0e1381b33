"""What stands in every study file: tables, ids, streams, and a file held by another program."""

import sqlite3
import uuid
from pathlib import Path

import pytest

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.storage import engine
from recist_reader.storage.canonical import first_prev
from recist_reader.storage.faults import RETRIED, FaultCode, StudyFault
from recist_reader.storage.schema import KEPT_TABLES, ROW_TABLES
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial import commands as c
from tests.building import a_study, begin_baseline, drawn
from tests.storage.made import READ, new_event, read_study

PROJECTIONS = {
    *("read", "timepoint", "lesion", "measurement", "finding_state", "timepoint_result", "assignment"),
    *("query", "adjudication", "account", "subject", "reading_code", "visit", "charter", "series"),
    *("instance", "source_file"),
}


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with a_study(tmp_path, timepoints=1) as made:
        session = begin_baseline(made, "liver")
        session.do(c.RecordMeasurement("T1", drawn(session, 44, 20)))
        return made.path


def test_in111_every_table_of_the_specification_is_there(study: Path) -> None:
    connection = sqlite3.connect(study)
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.close()
    assert found >= PROJECTIONS | set(KEPT_TABLES) | {"event", "stream_head", "workspace"}
    assert set(KEPT_TABLES) == {"lock_version", "signature", "anchor", "blob", "key_grant"}
    assert set(ROW_TABLES) >= PROJECTIONS


def test_in114_ids_are_random(study: Path) -> None:
    with StudyFile.open(study, write=False) as file:
        ids = {event.event_id for stream in file.streams() for event in file.events(stream)}
        ids |= {stream.partition(":")[2] for stream in file.streams() if ":" in stream} | {file.study_id}
    assert len(ids) > 5
    assert {(uuid.UUID(one).version, uuid.UUID(one).variant) for one in ids} == {(4, uuid.RFC_4122)}


def test_in113_undo_names_what_it_reverses_and_survives_a_restart(study: Path) -> None:
    with open_study(study) as opened:
        session = ReadSession(opened, "1001")
        before = session.state.measurements
        session.do(c.Undo())
        undone = opened.file.events(session.stream)[-1].payload or {}
        measured = opened.file.events(session.stream)[-2]
        assert undone["undoes"] == measured.event_id
    with open_study(study) as again:
        session = ReadSession(again, "1001")
        assert session.state.measurements != before
        session.do(c.Redo())
        assert session.state.measurements == before


def test_au2_each_stream_is_numbered_from_one_and_chained_by_itself(study: Path) -> None:
    with StudyFile.open(study, write=False) as file:
        assert len(file.streams()) > 1
        for stream in file.streams():
            events = file.events(stream)
            assert [event.seq for event in events] == list(range(1, len(events) + 1))
            hashes = [first_prev(file.study_id, stream), *(event.hash for event in events)]
            assert [event.record["prev"] for event in events] == hashes[:-1]


def test_ft35_a_file_held_by_another_program_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An antivirus or an indexer holds the file: a timeout, and the code after which an edit waits."""
    waits = [(n, "50", 50) if n == "busy_timeout" else (n, v, read) for n, v, read in engine.SETTINGS]
    monkeypatch.setattr(engine, "SETTINGS", tuple(waits))
    with read_study(tmp_path / "a.rrs", 3) as file:
        other = sqlite3.connect(tmp_path / "a.rrs", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StudyFault) as raised:
            file.append(new_event(READ, {}, {}, 9))
        other.execute("ROLLBACK")
        other.close()
        assert raised.value.code is FaultCode.LOCKED
        assert raised.value.code in RETRIED
        assert file.append(new_event(READ, {}, {}, 9)).seq == 4
