"""Backup, its keeping, restore with roll-forward (IN-125, IN-126, FT-14)."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recist_reader.storage.backup import BackupKind, backup, backup_folder, is_due, made_at, thin, to_drop
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.restore import restore
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import verify
from tests.storage.made import READ, STUDY, Hand, created, new_event, new_study, read_study
from tests.tampering import guards_off

NOW = datetime(2026, 3, 2, 9, 15, 4, tzinfo=UTC)


def test_in125_a_backup_beside_the_writer_verifies(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 10) as study:
        made = backup(study.path, backup_folder(study.path), NOW)
        study.append(new_event(READ, {}, {}, 50))
        assert study.streams()[READ].seq == 11
    assert made.name == "a.20260302T091504Z.asked.rrs"
    assert made_at(made) == NOW
    assert verify(made).ok
    with StudyFile.open(made, write=False) as copy:
        assert copy.streams()[READ].seq == 10
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]
    assert backup(tmp_path / "a.rrs", made.parent, NOW) != made


def test_ft14_a_backup_folder_that_is_gone(tmp_path: Path) -> None:
    new_study(tmp_path / "a.rrs").close()
    (tmp_path / "gone").write_text("a file stands there")
    with pytest.raises(StudyFault, match="backup folder"):
        backup(tmp_path / "a.rrs", tmp_path / "gone", NOW)


def test_in125_a_damaged_file_gives_no_backup(tmp_path: Path) -> None:
    read_study(tmp_path / "a.rrs", 10).close()
    (tmp_path / "a.rrs").write_bytes((tmp_path / "a.rrs").read_bytes()[:-20_000])
    with pytest.raises(StudyFault):
        backup(tmp_path / "a.rrs", tmp_path / "b", NOW)
    assert list((tmp_path / "b").iterdir()) == []


def test_in125_what_is_kept() -> None:
    made = [Path(f"a.{NOW - timedelta(minutes=30 * n):%Y%m%dT%H%M%SZ}.timed.rrs") for n in range(48 * 100)]
    before = Path("a.20200101T000000Z.migration.rrs")
    other = Path("notes.rrs")
    kept = {*made, before, other} - set(to_drop([*made, before, other]))
    assert {before, other} <= kept
    assert set(made[:10]) <= kept
    hours = {path.name[2:13] for path in made[:48]}
    assert all(any(path.name.startswith(f"a.{hour}") for path in kept) for hour in sorted(hours)[-24:])
    assert len(kept) < 10 + 24 + 14 + 8 + 2
    oldest = min(made_at(path) for path in kept if path in made)
    assert timedelta(weeks=6) < NOW - oldest < timedelta(weeks=9)


def test_in125_thinning_leaves_a_study_of_the_same_name_alone(tmp_path: Path) -> None:
    made = []
    for n, study_id in enumerate((STUDY, "9d1d6a52-6f0a-4a53-9d5e-0f3f8f6f2a10")):
        path = tmp_path / f"trial {n}" / "a.rrs"
        path.parent.mkdir()
        StudyFile.create(path, study_id, created()).close()
        made.append(backup(path, tmp_path / "all", NOW + timedelta(seconds=n)))
    for n in range(12):
        backup(path, tmp_path / "all", NOW + timedelta(seconds=2 + n))
    assert len(thin(tmp_path / "all", path)) == 3
    assert made[0].exists()
    assert not made[1].exists()


def test_a_backup_and_what_is_restored_from_it_are_their_owners_alone(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        made = backup(study.path, tmp_path / "all", NOW)
    restore(made, tmp_path / "new.rrs")
    files = (tmp_path / "a.rrs", made, tmp_path / "new.rrs")
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        pytest.param("none", FaultCode.MISSING, id="no folder"),
        pytest.param("a.rrs", FaultCode.IO_ERROR, id="a file"),
        pytest.param("Dropbox", FaultCode.CLOUD, id="a synchronised folder"),
    ],
)
def test_a_folder_that_may_take_no_study_is_said(tmp_path: Path, folder: str, expected: FaultCode) -> None:
    new_study(tmp_path / "a.rrs").close()
    (tmp_path / "Dropbox").mkdir()
    made = backup(tmp_path / "a.rrs", tmp_path / "all", NOW)
    with pytest.raises(StudyFault) as raised:
        restore(made, tmp_path / folder / "new.rrs")
    assert raised.value.code is expected
    assert list((tmp_path / "Dropbox").iterdir()) == []


def test_in125_thinning_leaves_other_studies_alone(tmp_path: Path) -> None:
    for n in range(30):
        for study in ("a", "b"):
            (tmp_path / f"{study}.{NOW + timedelta(seconds=n):%Y%m%dT%H%M%SZ}.timed.rrs").touch()
    dropped = thin(tmp_path, Path("a.rrs"))
    assert len(dropped) == 20
    assert all(path.name.startswith("a.") for path in dropped)
    assert len(list(tmp_path.glob("b.*"))) == 30


@pytest.mark.parametrize(
    ("ago", "edits", "due"),
    [
        pytest.param(None, 0, True, id="none yet"),
        pytest.param(timedelta(hours=25), 0, True, id="over a day"),
        pytest.param(timedelta(minutes=31), 1, True, id="an edit, over 30 min"),
        pytest.param(timedelta(minutes=31), 0, False, id="no edit"),
        pytest.param(timedelta(minutes=29), 9, False, id="under 30 min"),
    ],
)
def test_in125_when_a_backup_is_due(ago: timedelta | None, edits: int, due: bool) -> None:
    assert is_due(None if ago is None else NOW - ago, NOW, edits) is due


def damaged_study(tmp_path: Path) -> tuple[Path, Path]:
    """A backup of 10 edits and a file of 20 whose event 15 was changed."""
    with read_study(tmp_path / "a.rrs", 10) as study:
        made = backup(study.path, tmp_path / "b", NOW, BackupKind.TIMED)
        hand = Hand(study, 5)
        hand.n = 20
        for _ in range(10):
            hand.act()
    return made, tmp_path / "a.rrs"


def test_in126_restore_with_roll_forward_loses_nothing(tmp_path: Path) -> None:
    made, study = damaged_study(tmp_path)
    done = restore(made, tmp_path / "new.rrs", study)
    assert [(later.seq, later.added) for later in done.later] == [(seq, True) for seq in range(11, 21)]
    with StudyFile.open(study, write=False) as old, StudyFile.open(tmp_path / "new.rrs") as new:
        assert new.streams() == old.streams()
        assert new.tables(READ) == old.tables(READ)
    assert verify(tmp_path / "new.rrs").ok


def test_in126_roll_forward_ends_where_the_chain_breaks(tmp_path: Path) -> None:
    made, study = damaged_study(tmp_path)
    with guards_off(study) as connection:
        connection.execute("UPDATE event SET hash = 'x' WHERE stream = ? AND seq = 15", (READ,))
    before = study.read_bytes()
    done = restore(made, tmp_path / "new.rrs", study)
    assert [later.seq for later in done.later if later.added] == [11, 12, 13, 14]
    assert [later.seq for later in done.later if not later.added] == [15, 16, 17, 18, 19, 20]
    assert study.read_bytes() == before


def test_in126_restore_alone_and_never_over_a_file(tmp_path: Path) -> None:
    made, study = damaged_study(tmp_path)
    assert restore(made, tmp_path / "new.rrs").later == ()
    with pytest.raises(StudyFault) as raised:
        restore(made, study)
    assert raised.value.code is FaultCode.EXISTS
    shutil.copy(made, tmp_path / "cut.rrs")
    (tmp_path / "cut.rrs").write_bytes(made.read_bytes()[:9000])
    with pytest.raises(StudyFault):
        restore(tmp_path / "cut.rrs", tmp_path / "other.rrs")
    left = {path.name for path in tmp_path.iterdir() if "journal" not in path.name and path.suffix != ".lock"}
    assert left == {"a.rrs", "b", "new.rrs", "cut.rrs"}
