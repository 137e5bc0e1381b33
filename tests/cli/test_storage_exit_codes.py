"""Every fault of a study file has its exit code (section 7); migrate and verify --images as typed."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from recist_reader.cli import migrate
from recist_reader.cli.main import EXIT_CODES, main
from recist_reader.reading.keeping_places import KeepingPlaces, keep_places
from recist_reader.storage.faults import FaultCode
from tests.storage.made import STUDY, read_study
from tests.tampering import tamper

STORAGE_CODES = {"disk_full", "io_error", "moved", "readonly", "settings", "closed"}
"""Left to the code of a storage failure, 7."""


@pytest.mark.parametrize("code", list(FaultCode))
def test_every_fault_code_is_an_exit_code_or_a_storage_failure(code: FaultCode) -> None:
    assert (code.value in EXIT_CODES) is (code.value not in STORAGE_CODES)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    read_study(tmp_path / "a.rrs", 3).close()
    return tmp_path / "a.rrs"


def set_schema(study: Path, number: int) -> None:
    tamper(study, f"PRAGMA user_version = {number}")


def test_in127_migrate_says_when_there_is_nothing_to_do(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate", str(study), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"from": 1, "to": 1, "backup": None}


def test_in127_migrate_asks_before_it_begins(study: Path) -> None:
    set_schema(study, 0)
    before = study.read_bytes()
    assert main(["migrate", str(study)]) == 2
    assert study.read_bytes() == before


@pytest.mark.parametrize(("schema", "expected"), [(9, 5), (0, 5)])
def test_ft12_another_schema_is_exit_5(study: Path, schema: int, expected: int) -> None:
    set_schema(study, schema)
    assert main(["study", "info", str(study)]) == expected


def test_ft12_a_schema_that_was_never_released_is_not_migrated(study: Path) -> None:
    set_schema(study, 0)
    before = study.read_bytes()
    assert main(["migrate", str(study), "--yes"]) == 6
    assert study.read_bytes() == before


def test_in125_the_backup_before_a_migration_goes_where_backups_go(study: Path, tmp_path: Path) -> None:
    (tmp_path / "chosen").mkdir()
    keep_places(STUDY, study, KeepingPlaces(backup_dir=str(tmp_path / "chosen")))
    args = Namespace(study=study, user="local")
    assert migrate._confirmed(args, 1).backups == tmp_path / "chosen"


def test_ft12_migrating_a_newer_file_is_exit_5(study: Path) -> None:
    set_schema(study, 9)
    assert main(["migrate", str(study), "--yes"]) == 5


def test_vf1_verify_reads_the_images_when_asked(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(study), "--images", "--json"]) == 0
    checks = {check["id"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["images"] == {"id": "images", "ok": True, "n": 0, "first_fault": None}
