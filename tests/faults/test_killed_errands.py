"""Killed in backup, restore and migration: old or new, never half (FT-13)."""

import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from recist_reader.storage.backup import backup, backup_folder, backups_of
from recist_reader.storage.migration import migrate_study, schema_of
from recist_reader.storage.restore import restore
from recist_reader.storage.verify import verify
from tests.faults import FULL
from tests.faults.errands import fault_in_migrated
from tests.faults.tally import tally
from tests.faults.test_study_file_faults import child
from tests.storage.made import read_study
from tests.storage.second_schema import confirmed, second_release
from tests.storage.test_backup import NOW

pytestmark = pytest.mark.faults
KILLS = 50 if FULL else 3
TRIES = range(10 * KILLS)
"""An errand that had ended before the kill does not count."""


def kill_during(random: Random, longest_s: float, *arguments: str) -> bool:
    """Start an errand and kill it; return whether it was still at work."""
    errand = child("tests.faults.killed_errand", *arguments)
    assert errand.stdout is not None
    assert errand.stdout.readline() == "begun\n"
    time.sleep(random.uniform(0, longest_s))
    errand.kill()
    errand.stdout.close()
    return errand.wait() != 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "a.rrs"
    read_study(path, 150).close()
    return path


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def longest_s(act: Callable[[], object]) -> float:
    """How long an errand takes here: kills fall on all of it."""
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def test_ft13_a_killed_backup_is_whole_or_not_there(
    study: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    random, folder = Random(1), backup_folder(study)
    lasts = longest_s(lambda: backup(study, tmp_path / "first", NOW))
    with tally(record_property, "kills", "half made") as seen:
        for _ in TRIES:
            seen["kills"] += kill_during(random, lasts, "backup", str(study), str(folder))
            if seen["kills"] == KILLS:
                break
        seen["half made"] = sum(not verify(kept).ok for kept in backups_of(folder, study))
    assert (seen["kills"], seen["half made"]) == (KILLS, 0)
    assert verify(study).ok
    backup(study, folder, NOW + timedelta(days=400_000))  # what was left half made is cleared away
    assert [path for path in folder.iterdir() if path.name.startswith(".")] == []


def test_ft13_a_killed_restore_is_whole_or_not_there(
    study: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    random = Random(2)
    kept = backup(study, tmp_path / "b", NOW)
    lasts = longest_s(lambda: restore(kept, tmp_path / "first.rrs"))
    with tally(record_property, "kills", "half made") as seen:
        for _ in TRIES:
            new = tmp_path / "new.rrs"
            seen["kills"] += kill_during(random, lasts, "restore", str(kept), str(new))
            if not new.exists():
                restore(kept, new)  # what was left half made is no hindrance
            seen["half made"] += not verify(new).ok
            new.unlink()
            if seen["kills"] == KILLS:
                break
    assert (seen["kills"], seen["half made"]) == (KILLS, 0)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_ft13_a_killed_migration_is_old_or_new(
    study: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    random, release = Random(3), second_release(tmp_path / "steps")
    (tmp_path / "first").mkdir()
    shutil.copy(study, tmp_path / "first")
    lasts = longest_s(lambda: migrate_study(tmp_path / "first" / "a.rrs", confirmed(tmp_path / "b"), release))
    with tally(record_property, "kills", "half made") as seen:
        for number in TRIES:
            folder = tmp_path / f"run {number}"
            folder.mkdir()
            shutil.copy(study, folder)
            file = folder / "a.rrs"
            words = (str(file), str(folder), str(release.steps), release.sha256)
            seen["kills"] += kill_during(random, lasts, "migrate", *words)
            if schema_of(file) == 1:
                seen["half made"] += not verify(file, None).ok  # as it was
                assert migrate_study(file, confirmed(folder), release) is not None
            seen["half made"] += fault_in_migrated(file, release) is not None
            assert migrate_study(file, confirmed(folder), release) is None
            if seen["kills"] == KILLS:
                break
    assert (seen["kills"], seen["half made"]) == (KILLS, 0)
