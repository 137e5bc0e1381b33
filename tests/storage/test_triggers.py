"""AU-7: what is append-only stays so, whatever a program with the file in hand tries."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader.storage.schema import KEPT_TABLES
from recist_reader.storage.verify import verify
from tests.storage.made import READ, new_event, new_study


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "a.rrs"
    with new_study(path) as study:
        for n in range(1, 4):
            kept = {table: {f"k{n}": {"n": n}} for table in KEPT_TABLES if table != "anchor"}
            gone = {table: {f"k{n}": None} for table in kept}
            study.append(new_event(READ, gone, kept, n))
    return path


@pytest.fixture(params=["recursive", "not recursive"])
def hand(request: pytest.FixtureRequest, made: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    shutil.copy(made, tmp_path / "a.rrs")
    connection = sqlite3.connect(tmp_path / "a.rrs")
    connection.execute(f"PRAGMA recursive_triggers = {int(request.param == 'recursive')}")
    yield connection
    connection.close()


COLUMNS = "stream, seq, event, prev, hash, record, content"
NEXT = f"INSERT INTO event ({COLUMNS}) SELECT"
LAST = f"SELECT {COLUMNS} FROM event WHERE stream = '{READ}' AND seq = 3"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE event SET content = 'x'", id="UPDATE"),
        pytest.param("UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2", id="UPDATE OR REPLACE"),
        pytest.param("DELETE FROM event WHERE seq = 3", id="DELETE"),
        pytest.param(f"INSERT OR REPLACE INTO event ({COLUMNS}) {LAST}", id="REPLACE by stream and seq"),
        pytest.param(
            f"INSERT OR REPLACE INTO event ({COLUMNS})"
            f" SELECT stream, 4, event, hash, 'h', record, content FROM ({LAST})",
            id="REPLACE by event id",
        ),
        pytest.param(
            f"INSERT OR REPLACE INTO event (rowid, {COLUMNS})"
            f" SELECT 2, stream, 4, 'new', hash, 'h', record, content FROM ({LAST})",
            id="REPLACE by row id",
        ),
        pytest.param(
            f"{NEXT} stream, 5, 'new', hash, 'h', record, content FROM ({LAST})",
            id="gap",
        ),
        pytest.param(
            f"{NEXT} stream, 4, 'new', prev, 'h', record, content FROM ({LAST})",
            id="not the head's hash",
        ),
        pytest.param(
            f"{NEXT} 'read:x', 2, 'new', hash, 'h', record, content FROM ({LAST})",
            id="a stream that begins at 2",
        ),
    ],
)
def test_au7_the_event_log_is_append_only(hand: sqlite3.Connection, statement: str) -> None:
    before = hand.execute("SELECT * FROM event").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        hand.execute(statement)
    assert hand.execute("SELECT * FROM event").fetchall() == before


@pytest.mark.parametrize("table", [table for table in KEPT_TABLES if table != "anchor"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET body = '{{}}'",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT stream, key, 9, '{{}}' FROM {table} LIMIT 1",
    ],
    ids=["UPDATE", "DELETE", "REPLACE"],
)
def test_au7_kept_rows_are_append_only(hand: sqlite3.Connection, table: str, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        hand.execute(statement.format(table=table))


def test_au7_the_event_after_the_head_is_let_in(hand: sqlite3.Connection) -> None:
    (before,) = hand.execute("SELECT count(*) FROM event").fetchone()
    hand.execute(f"{NEXT} stream, 4, 'new', hash, 'h', record, content FROM ({LAST})")
    assert hand.execute("SELECT count(*) FROM event").fetchone() == (before + 1,)


def test_au7_a_dropped_trigger_is_reported(made: Path, tmp_path: Path) -> None:
    shutil.copy(made, tmp_path / "a.rrs")
    connection = sqlite3.connect(tmp_path / "a.rrs")
    triggers = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    ]
    connection.execute(f"DROP TRIGGER {triggers[0]}")
    connection.commit()
    connection.close()
    report = verify(tmp_path / "a.rrs")
    assert [check.id for check in report.checks if not check.ok] == ["schema"]
