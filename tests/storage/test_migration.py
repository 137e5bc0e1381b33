"""An older file is backed up, migrated whole or not at all, checked, its rows written anew (IN-127)."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from recist_reader.storage.backup import backups_of
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.migration import Release, migrate_study, schema_of
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import verify
from tests.storage.made import READ, read_study
from tests.storage.second_schema import STEP, confirmed, second_release
from tests.tampering import guards_off


@pytest.fixture
def study(tmp_path: Path) -> Path:
    read_study(tmp_path / "a.rrs", 12).close()
    return tmp_path / "a.rrs"


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return second_release(tmp_path / "steps")


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    query = {
        "rows": "SELECT stream, key, seq, body FROM measurement ORDER BY stream, key",
        "events": "SELECT stream, seq, record, content FROM event WHERE stream != 'study' ORDER BY 1, 2",
    }
    found = {name: connection.execute(text).fetchall() for name, text in query.items()}
    connection.close()
    return found


def test_in127_an_older_file_is_migrated_and_its_rows_written_anew(
    study: Path, release: Release, tmp_path: Path
) -> None:
    before = contents(study)
    assert before["rows"]
    done = migrate_study(study, confirmed(tmp_path / "b"), release)
    assert done is not None
    assert (done.from_schema, done.to_schema, schema_of(study)) == (1, 2, 2)
    assert contents(study) == before
    assert backups_of(tmp_path / "b", study) == [done.backup]
    assert done.backup.name.endswith(".migration.rrs")
    assert verify(done.backup).ok
    connection = sqlite3.connect(study)
    last = connection.execute("SELECT content FROM event WHERE stream = 'study' ORDER BY seq DESC").fetchone()
    connection.close()
    assert '"study.migrated"' in last[0]
    assert migrate_study(study, confirmed(tmp_path / "b"), release) is None


def test_in127_a_file_of_this_schema_is_left_alone(study: Path, tmp_path: Path) -> None:
    before = study.read_bytes()
    assert migrate_study(study, confirmed(tmp_path / "b")) is None
    assert study.read_bytes() == before
    assert not (tmp_path / "b").exists()


def test_in127_a_newer_file_is_refused_by_name(study: Path, release: Release, tmp_path: Path) -> None:
    migrate_study(study, confirmed(tmp_path / "b"), release)
    before = study.read_bytes()
    with pytest.raises(StudyFault, match="schema 2, this program knows schema 1") as raised:
        migrate_study(study, confirmed(tmp_path / "b"))
    assert raised.value.code is FaultCode.NEWER_SCHEMA
    with pytest.raises(StudyFault):
        StudyFile.open(study)
    assert study.read_bytes() == before


def test_ft12_another_file_is_refused(tmp_path: Path, release: Release) -> None:
    (tmp_path / "text.rrs").write_text("no study")
    with pytest.raises(StudyFault) as raised:
        migrate_study(tmp_path / "text.rrs", confirmed(tmp_path / "b"), release)
    assert raised.value.code is FaultCode.FOREIGN


@pytest.mark.parametrize(
    ("step", "changes"),
    [
        pytest.param(STEP + '    op.execute("no SQL")\n', {}, id="a step fails"),
        pytest.param(STEP, {"sha256": "0" * 64}, id="another schema comes out"),
        pytest.param(
            STEP.replace("DELETE FROM measurement", "DELETE FROM stream_head WHERE stream = 'study'"),
            {},
            id="a step damages the heads",
        ),
    ],
)
def test_in127_a_failure_leaves_the_old_file(
    study: Path, tmp_path: Path, step: str, changes: dict[str, str]
) -> None:
    before = contents(study)
    sound = second_release(tmp_path / "sound")
    steps = tmp_path / "sound" / "versions" / "v0002_made.py"
    steps.write_text(step)
    with pytest.raises(Exception) as raised:  # noqa: PT011  (what failed differs, what stays does not)
        migrate_study(study, confirmed(tmp_path / "b"), replace(sound, **changes))
    assert not isinstance(raised.value, AssertionError)
    assert contents(study) == before
    assert schema_of(study) == 1
    assert verify(study).ok
    with StudyFile.open(study) as again:
        assert again.check_stream(READ) is None


def test_in127_a_broken_chain_is_not_carried_over(study: Path, release: Release, tmp_path: Path) -> None:
    with guards_off(study) as connection:
        connection.execute(
            "UPDATE event SET content = replace(content, '.', ',') WHERE stream != 'study' AND seq = 3"
        )
    with pytest.raises(StudyFault, match="seq 3"):
        migrate_study(study, confirmed(tmp_path / "b"), release)
    assert schema_of(study) == 1


def test_in127_a_file_in_use_is_not_migrated(study: Path, release: Release, tmp_path: Path) -> None:
    from tests.faults.test_study_file_faults import child

    holder = child("tests.faults.killed_writer", str(study), "1")
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        with pytest.raises(StudyFault) as raised:
            migrate_study(study, confirmed(tmp_path / "b"), release)
        assert raised.value.code is FaultCode.LOCKED
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
