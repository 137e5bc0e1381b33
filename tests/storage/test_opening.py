"""What opening looks at and what it says (IN-127, IN-137, FT-12)."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recist_reader.storage import opening
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.study_file import StudyFile
from tests.storage.made import READ, new_event, read_study, refused
from tests.tampering import tamper


@pytest.fixture
def study(tmp_path: Path) -> Path:
    read_study(tmp_path / "a.rrs", 5).close()
    return tmp_path / "a.rrs"


def reads_of_all_pages(study: Path, monkeypatch: pytest.MonkeyPatch, *, write: bool = True) -> int:
    """Open the study as if it were a large file; return how often every page was looked at."""
    looked: list[object] = []
    monkeypatch.setattr(opening, "LARGE_BYTES", 1)
    monkeypatch.setattr(opening, "quick_check", looked.append)
    StudyFile.open(study, write=write).close()
    return len(looked)


def was_clean(study: Path, days_ago: float) -> None:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    with StudyFile.open(study) as opened:
        opened.put_workspace(opening.OWNER, opening.KEY, {"at": at.isoformat()})


def test_in137_a_large_file_is_read_through_once_in_seven_days(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reads_of_all_pages(study, monkeypatch) == 1
    assert reads_of_all_pages(study, monkeypatch) == 0
    assert reads_of_all_pages(study, monkeypatch, write=False) == 0


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        pytest.param(6.9, 0, id="within 7 days"),
        pytest.param(7.1, 1, id="longer ago"),
        pytest.param(-1, 1, id="tomorrow: the clock is wrong"),
    ],
)
def test_in137_clean_within_seven_days(
    study: Path, monkeypatch: pytest.MonkeyPatch, days_ago: float, expected: int
) -> None:
    was_clean(study, days_ago)
    assert reads_of_all_pages(study, monkeypatch) == expected


def test_in137_a_small_file_is_always_read_through(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was_clean(study, 1)
    looked: list[object] = []
    monkeypatch.setattr(opening, "quick_check", looked.append)
    StudyFile.open(study).close()
    assert len(looked) == 1


def test_ft4_after_a_failed_write_a_large_file_is_read_through_too(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_clean(study, 1)
    looked: list[object] = []
    monkeypatch.setattr(opening, "LARGE_BYTES", 1)
    monkeypatch.setattr(opening, "quick_check", looked.append)
    with StudyFile.open(study) as opened:
        assert looked == []
        opened._in_doubt = True
        opened.append(new_event(READ, {}, {}, 9))
    assert len(looked) == 1


def newer(study: Path, *statements: str) -> str:
    """Make the file one of schema 9; return what opening it says."""
    tamper(study, "PRAGMA user_version = 9", *statements)
    fault = refused(study)
    assert fault.code is FaultCode.NEWER_SCHEMA
    return str(fault)


def test_in127_a_newer_file_names_the_version_that_is_needed(study: Path) -> None:
    assert "Install version 1.0.0, or a newer one" in newer(study)


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(["DROP TABLE event"], id="no events"),
        pytest.param(
            [
                "DROP TABLE event",
                "CREATE VIEW event AS WITH RECURSIVE n(record, rowid) AS"
                " (SELECT 1, 1 UNION ALL SELECT 1, 1 FROM n) SELECT * FROM n",
            ],
            id="an endless view of a stranger",
        ),
    ],
)
def test_ft12_a_newer_file_without_a_version_is_refused_all_the_same(
    study: Path, statements: list[str]
) -> None:
    assert "Install the version that made it, or a newer one" in newer(study, *statements)


NOT_AS_ROOT = pytest.mark.skipif(os.access("/", os.W_OK), reason="root may write everywhere")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8192])


@pytest.mark.parametrize(
    ("code", "makes"),
    [
        pytest.param(FaultCode.FOREIGN, lambda path: path.write_text("no study"), id="no study file"),
        pytest.param(FaultCode.MISSING, Path.unlink, id="no file"),
        pytest.param(FaultCode.CORRUPT, cut, id="cut short"),
        pytest.param(
            FaultCode.READONLY, lambda path: path.chmod(0o400), id="read-only (FT-5)", marks=NOT_AS_ROOT
        ),
    ],
)
def test_a_refused_file_is_named_with_what_to_do(
    study: Path, code: FaultCode, makes: Callable[[Path], object]
) -> None:
    makes(study)
    with pytest.raises(StudyFault) as raised:
        StudyFile.open(study)
    problem = raised.value.problem
    assert (raised.value.code, problem.where) == (code, "a.rrs")
    assert problem.remedy
    assert str(raised.value) == str(problem)
    assert str(study.parent) not in str(problem), "a name, no folders: they may tell of a person"


def test_ft5_a_read_only_folder_opens_for_reading(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    with pytest.raises(StudyFault, match=r"a\.rrs: the file or its folder is read-only") as raised:
        StudyFile.open(study)
    assert raised.value.code is FaultCode.READONLY
    with StudyFile.open(study, write=False) as reading:
        assert len(reading.events(READ)) == 5
        with pytest.raises(StudyFault, match="open for reading only"):
            reading.append(new_event(READ, {}, {}, 9))
