"""The study file: edits in, rows out, one writer (IN-101 to IN-127, AU-7, AU-9)."""

import sqlite3
import subprocess
import sys
import threading
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from recist_reader.problem import Fault
from recist_reader.storage import schema
from recist_reader.storage.engine import SETTINGS
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.projection import difference, fold
from recist_reader.storage.study_file import StudyFile
from tests.storage.made import (
    READ,
    STUDY,
    Hand,
    by,
    created,
    measured,
    moment,
    new_event,
    new_study,
    read_study,
)


@pytest.fixture
def study(tmp_path: Path) -> Any:
    with new_study(tmp_path / "made.rrs") as made:
        yield made


def code(raised: pytest.ExceptionInfo[StudyFault]) -> FaultCode:
    return raised.value.code


def test_in110_an_edit_stores_event_row_and_head(study: StudyFile) -> None:
    stored = study.append(new_event(READ, measured(None, 1), measured("31.0", 1), 1))
    assert study.row("measurement", READ, "BL/T1") == {"long_mm": "31.0", "n": 1}
    assert study.rows("measurement", READ) == {"BL/T1": {"long_mm": "31.0", "n": 1}}
    assert study.all_rows("measurement") == {READ: study.rows("measurement", READ)}
    assert study.tables(READ) == {"measurement": study.rows("measurement", READ)}
    assert study.streams()[READ] == stored.head
    assert [event.event_id for event in study.events(READ)] == [stored.event_id]
    assert study.find_event(stored.event_id) == stored
    assert study.check_stream(READ) is None


def test_in110_all_of_it_is_there_after_closing(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs") as study:
        rows, events, heads = study.tables(READ), study.events(READ), study.streams()
    with StudyFile.open(tmp_path / "a.rrs", write=False) as again:
        assert (again.tables(READ), again.events(READ), again.streams()) == (rows, events, heads)
        assert again.study_id == STUDY


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        pytest.param({"nothing": {"a": None}}, {"nothing": {"a": {}}}, "no table", id="unknown table"),
        pytest.param({"read": {"a": None}}, {"lesion": {"a": {}}}, "different tables", id="other tables"),
        pytest.param({"read": {"a": None}}, {"read": {"b": {}}}, "different rows", id="other rows"),
        pytest.param(
            {"lock_version": {"a": {}}}, {"lock_version": {"a": None}}, "only added", id="IN-111 delete"
        ),
        pytest.param({"read": {"a": None}}, {"read": {"a": {"mm": 1.5}}}, "float", id="IN-115 float"),
    ],
)
def test_a_payload_that_does_not_fit_is_refused(study: StudyFile, old: Any, new: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        study.append(new_event(READ, old, new))
    assert READ not in study.streams()


def test_an_edit_made_on_another_row_is_refused_and_nothing_is_stored(study: StudyFile) -> None:
    study.append(new_event(READ, measured(None, 1), measured("31.0", 1), 1))
    before = study.streams()
    with pytest.raises(StudyFault) as raised:
        study.append(new_event(READ, measured("30.0", 1), measured("29.0", 2), 2))
    assert code(raised) is FaultCode.STALE
    assert study.streams() == before
    assert study.check_stream(READ) is None


def test_an_edit_made_on_another_head_is_refused(study: StudyFile) -> None:
    head = study.append(new_event(READ, {}, {}, 1)).head
    study.append(new_event(READ, {}, {}, 2), expects=head)
    with pytest.raises(StudyFault) as raised:
        study.append(new_event(READ, {}, {}, 3), expects=head)
    assert code(raised) is FaultCode.HEAD_MOVED


def test_in135_the_same_event_twice_is_one(study: StudyFile) -> None:
    new = new_event(READ, measured(None, 1), measured("31.0", 1), 1)
    first = study.append(new)
    waited = new_event(READ, measured(None, 1), measured("31.0", 1), 1, new.event_id, drawn_at=moment(1))
    assert study.append(waited) == first
    assert study.streams()[READ].seq == 1
    other = new_event(READ, {}, {}, 2, new.event_id)
    with pytest.raises(StudyFault) as raised:
        study.append(other)
    assert code(raised) is FaultCode.DUPLICATE


@pytest.mark.parametrize("seed", range(3))
def test_in112_rows_are_the_fold_of_events_after_every_step(study: StudyFile, seed: int) -> None:
    hand = Hand(study, seed)
    for _ in range(25):
        hand.act()
        assert difference(study.live_rows(READ), fold(study.events(READ))) is None


def test_au9_as_of_any_moment_is_the_state_then(study: StudyFile) -> None:
    hand, then = Hand(study, 4), {}
    for n in range(1, 201 if sys.platform == "linux" else 50):
        hand.act()
        then[moment(n)] = study.tables(READ)
    for at in list(then)[::20]:
        assert study.as_of(at)[READ] == then[at]


def test_in101_settings_are_read_back(study: StudyFile) -> None:
    with study.reading() as connection:
        for name, _value, expected in SETTINGS:
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            assert found in (expected, None), name
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
        assert connection.exec_driver_sql("PRAGMA page_size").scalar() == 4096
        assert connection.exec_driver_sql("PRAGMA encoding").scalar() == "UTF-8"
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == 0x52525331


def test_in101_the_driver_begins_no_transaction_itself(study: StudyFile) -> None:
    with study.reading() as connection:
        assert connection.connection.dbapi_connection.isolation_level is None


def test_in115_no_real_column_and_every_table_is_strict(study: StudyFile) -> None:
    with study.reading() as connection:
        found = schema.schema_objects(connection)
        strict = dict(connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list").all())
    tables = [name for kind, name, _table, _sql in found if kind == "table"]
    assert set(tables) == {*schema.metadata.tables, "alembic_version"}
    assert all(strict[name] for name in tables)
    assert not any(" REAL" in sql for *_names, sql in found)


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    new_study(tmp_path / "a.rrs").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.rrs'}")
    found = inspect(engine)
    for name, table in schema.metadata.tables.items():
        columns = {(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        assert columns == {(c.name, str(c.type), bool(c.nullable)) for c in table.columns}, name
        assert found.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key], (
            name
        )
    engine.dispose()


def test_in116_no_time_of_another_form(study: StudyFile) -> None:
    with pytest.raises(ValueError, match="at does not have its form"):
        new_event(READ, {}, {}).__class__(
            str(uuid.uuid4()),
            READ,
            "read.edit",
            "x",
            {},
            by().__class__("a", "r", "s", "1", "1", "2026-03-02", "Z"),
        )


def test_in120_a_second_opening_for_writing_hears_since_when(study: StudyFile) -> None:
    with pytest.raises(StudyFault, match=r"in use on this computer since \d\d:\d\d") as raised:
        StudyFile.open(study.path)
    assert code(raised) is FaultCode.LOCKED
    with StudyFile.open(study.path, write=False) as reader:
        assert reader.streams() == study.streams()
        with pytest.raises(StudyFault) as refused:
            reader.append(new_event(READ, {}, {}))
    assert code(refused) is FaultCode.READONLY


def test_in120_another_name_of_the_same_file_is_no_second_writer(study: StudyFile, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "b.rrs").symlink_to(study.path)
    with pytest.raises(StudyFault, match="in use on this computer"):
        StudyFile.open(tmp_path / "links" / "b.rrs")


def test_in120_the_lock_falls_with_the_process(tmp_path: Path) -> None:
    new_study(tmp_path / "a.rrs").close()
    program = (
        "import sys, time; from pathlib import Path; from recist_reader.storage.study_file import StudyFile\n"
        f"study = StudyFile.open(Path({str(tmp_path / 'a.rrs')!r}))\n"
        "print('open', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    with pytest.raises(StudyFault, match="in use"):
        StudyFile.open(tmp_path / "a.rrs")
    holder.kill()
    holder.wait()
    holder.stdout.close()
    StudyFile.open(tmp_path / "a.rrs").close()


def test_in121_moved_while_open_is_told_and_goes_on_when_put_back(tmp_path: Path) -> None:
    study = new_study(tmp_path / "a.rrs")
    study.append(new_event(READ, {}, {}, 1))
    (tmp_path / "a.rrs").rename(tmp_path / "b.rrs")
    for _ in range(2):
        with pytest.raises(StudyFault) as raised:
            study.append(new_event(READ, {}, {}, 2))
        assert code(raised) is FaultCode.MOVED
    (tmp_path / "b.rrs").rename(tmp_path / "a.rrs")
    assert study.append(new_event(READ, {}, {}, 3)).seq == 2
    study.close()


def test_in104_threads_write_one_after_the_other(study: StudyFile) -> None:
    streams = [f"read:{uuid.UUID(int=n)}" for n in range(4)]

    def write(stream: str) -> None:
        for n in range(10):
            study.append(new_event(stream, {}, {}, n))

    threads = [threading.Thread(target=write, args=(stream,)) for stream in streams]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [study.streams()[stream].seq for stream in streams] == [10] * 4


def test_workspace_is_kept_replaced_and_dropped_without_an_event(study: StudyFile) -> None:
    before = study.streams()
    study.put_workspace("u-4b7f", "place", {"slice": 3})
    study.put_workspace("u-4b7f", "place", {"slice": 4})
    assert study.get_workspace("u-4b7f", "place") == {"slice": 4}
    assert study.get_workspace("another", "place") is None
    study.put_workspace("u-4b7f", "place", None)
    assert study.get_workspace("u-4b7f", "place") is None
    assert study.streams() == before


@pytest.mark.parametrize("body", ["{ }", "[]", "x"])
def test_a_workspace_of_another_program_is_as_none(study: StudyFile, body: str) -> None:
    study.put_workspace("u-4b7f", "place", {"slice": 3})
    connection = sqlite3.connect(study.path)
    digest = sha256(body.encode()).hexdigest()
    connection.execute("UPDATE workspace SET body = ?, sha256 = ?", (body, digest))
    connection.commit()
    connection.close()
    assert study.get_workspace("u-4b7f", "place") is None


def test_ft9_a_record_that_is_no_object_is_damage(study: StudyFile) -> None:
    study.append(new_event(READ, {}, {}))
    study.close()
    connection = sqlite3.connect(study.path)
    (trigger,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_no_update'").fetchone()
    connection.execute("DROP TRIGGER event_no_update")
    connection.execute("UPDATE event SET record = '[]' WHERE stream = ?", (READ,))
    connection.execute(trigger)
    connection.commit()
    connection.close()
    with StudyFile.open(study.path, write=False) as again, pytest.raises(StudyFault) as raised:
        again.events(READ)
    assert code(raised) is FaultCode.CORRUPT


def test_a_closed_study_says_so(tmp_path: Path) -> None:
    study = new_study(tmp_path / "a.rrs")
    study.close()
    study.close()
    with pytest.raises(Fault, match="closed"):
        study.append(new_event(READ, {}, {}))


def test_the_first_event_is_the_study_s(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stream 'study'"):
        StudyFile.create(tmp_path / "a.rrs", STUDY, new_event(READ, {}, {}))
    assert created().stream == "study"


def test_ft6_deleted_while_open_is_told_and_nothing_is_made_anew(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        (tmp_path / "a.rrs").unlink()
        for _ in range(2):
            with pytest.raises(StudyFault) as raised:
                study.append(new_event(READ, {}, {}, 9))
            assert code(raised) is FaultCode.MOVED
        assert not (tmp_path / "a.rrs").exists()


def test_ft6_what_is_stored_is_read_on_while_its_file_is_moved_away(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        rows = study.rows("measurement", READ)
        (tmp_path / "a.rrs").rename(tmp_path / "b.rrs")
        for _ in range(2):
            with pytest.raises(StudyFault) as raised:
                study.append(new_event(READ, {}, {}, 9))
            assert code(raised) is FaultCode.MOVED
        assert study.rows("measurement", READ) == rows
        (tmp_path / "b.rrs").rename(tmp_path / "a.rrs")
        assert study.rows("measurement", READ) == rows
        assert study.append(new_event(READ, {}, {}, 9)).seq == 4
