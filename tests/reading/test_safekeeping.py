"""Backups and anchors are made in time, hold what they must, and fail aloud (IN-125, IN-136, AU-8, FT-14)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from recist_reader.reading import safekeeping as module
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.recist.vocabulary import Role
from recist_reader.storage.anchors import FILE_NAME, known_anchors
from recist_reader.storage.backup import BackupKind, backups_of
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.verify import Wanted, verify
from recist_reader.trial import commands as c
from tests.building import a_study, drawn

NOW = datetime(2099, 3, 2, 9, 0, tzinfo=UTC)


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudySession]:
    with a_study(tmp_path, timepoints=2) as made:
        yield made


@pytest.fixture
def keeping(study: StudySession) -> Safekeeping:
    made = Safekeeping(study)
    assert made.run(BackupKind.TIMED, NOW) is None
    return made


def edit(study: StudySession, organ: str = "liver") -> ReadSession:
    session = ReadSession(study, "1001")
    if session.open_timepoint is None:
        session.do(c.OpenTimepoint("BL"))
    mark = drawn(session, 30, 20)
    session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(organ), mark))
    return session


def changes(study: StudySession, change: str) -> list[dict[str, object]]:
    found = [event.payload or {} for event in study.file.events("study")]
    return [payload for payload in found if payload["change"] == change]


@pytest.mark.parametrize(
    ("edits", "after_minutes", "expected"),
    [
        pytest.param(0, 1, None, id="just made"),
        pytest.param(0, 23 * 60, None, id="nothing changed for 23 h"),
        pytest.param(0, 24 * 60, BackupKind.TIMED, id="24 h old"),
        pytest.param(1, 29, None, id="an edit, 29 min old"),
        pytest.param(1, 30, BackupKind.TIMED, id="an edit, 30 min old"),
    ],
)
def test_in125_when_a_backup_is_due(
    study: StudySession, keeping: Safekeeping, edits: int, after_minutes: float, expected: BackupKind | None
) -> None:
    if edits:
        edit(study)
    assert keeping.due(minutes(after_minutes)) is expected


def test_in125_a_study_without_backup_is_due_at_once(study: StudySession) -> None:
    assert Safekeeping(study).due(NOW) is BackupKind.TIMED


def test_in125_a_signature_is_backed_up_at_once(study: StudySession, keeping: Safekeeping) -> None:
    for organ in ("liver", "lung", "adrenal gland"):
        session = edit(study, organ)
    assert keeping.due(minutes(1)) is None
    session.do(session.lock_command())
    assert session.state.is_locked("BL")
    assert keeping.due(minutes(1)) is BackupKind.SIGNATURE
    assert keeping.run(BackupKind.SIGNATURE, minutes(1)) is None
    assert keeping.due(minutes(2)) is None


def test_au8_a_backup_holds_its_anchor_which_is_kept_beside_it(
    study: StudySession, keeping: Safekeeping
) -> None:
    edit(study)
    assert keeping.run(BackupKind.TIMED, minutes(30)) is None
    newest, oldest = backups_of(keeping.folder, study.path)
    anchors = known_anchors(keeping.folder / FILE_NAME)
    assert len(anchors) == 2
    assert verify(newest, Wanted(anchors=anchors)).ok
    assert verify(study.path, Wanted(anchors=anchors)).ok
    old = verify(oldest, Wanted(anchors=anchors))
    assert "missing" in str(old.first_fault)  # an old copy put back is seen
    assert [note["kind"] for note in changes(study, "backup.made")] == ["timed", "timed"]


@pytest.mark.parametrize("edits", [0, 1])
def test_in125_closing_backs_up_what_was_edited(
    study: StudySession, keeping: Safekeeping, edits: int
) -> None:
    if edits:
        edit(study)
    anchors = len(known_anchors(keeping.folder / FILE_NAME))
    assert keeping.at_closing(minutes(5)) is None
    assert len(backups_of(keeping.folder, study.path)) == 1 + edits
    assert len(known_anchors(keeping.folder / FILE_NAME)) == anchors + 1  # at each closing (AU-8)
    assert keeping.at_closing(minutes(6)) is None
    assert len(backups_of(keeping.folder, study.path)) == 1 + edits


def test_ft6_nothing_is_kept_of_a_file_that_went_away(study: StudySession, keeping: Safekeeping) -> None:
    edit(study)
    study.path.rename(study.path.with_name("moved.rrs"))
    assert keeping.due(minutes(60)) is None
    assert keeping.at_closing(minutes(60)) is None
    assert keeping.whereabouts().now == study.path.with_name("moved.rrs")


def test_in125_edits_of_a_session_that_was_killed_are_due_in_the_next(
    study: StudySession, tmp_path: Path
) -> None:
    now = datetime.now(UTC) - timedelta(minutes=1)  # the edits below are younger than the backup
    Safekeeping(study).run(BackupKind.TIMED, now)
    study.close()
    with open_study(study.path) as again:
        assert Safekeeping(again).due(now + timedelta(minutes=40)) is None
        edit(again)
    with open_study(study.path) as again:
        assert Safekeeping(again).due(now + timedelta(minutes=40)) is BackupKind.TIMED


def test_ft14_a_backup_that_fails_is_said_stored_and_not_tried_each_minute(
    study: StudySession, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    keeping = Safekeeping(study, tmp_path / "taken")
    problem = keeping.run(BackupKind.TIMED, NOW)
    assert problem is not None
    assert problem.what.startswith("no backup: ")
    assert str(tmp_path) not in str(problem)
    (note,) = changes(study, "backup.failed")
    assert note["kind"] == "timed"
    assert keeping.due(minutes(29)) is None
    assert keeping.due(minutes(30)) is BackupKind.TIMED
    (tmp_path / "taken").unlink()
    assert keeping.run(BackupKind.TIMED, minutes(30)) is None
    assert keeping.due(minutes(31)) is None
    assert verify(study.path).ok


def test_ft14_a_place_of_anchors_that_is_gone_hinders_no_backup(study: StudySession, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    keeping = Safekeeping(study, anchor_folders=[tmp_path / "taken"])
    for minute in (0, 30):
        problem = keeping.run(BackupKind.TIMED, minutes(minute))
        assert problem is not None
        assert problem.what.startswith("no anchor: ")
    assert len(backups_of(keeping.folder, study.path)) == 2
    assert len(known_anchors(keeping.folder / FILE_NAME)) == 2
    assert [note["kind"] for note in changes(study, "backup.made")] == ["timed", "timed"]
    assert keeping.due(minutes(31)) is None


def test_in125_a_study_that_cannot_be_written_is_backed_up_all_the_same(
    study: StudySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object, **_more: object) -> None:
        raise fault(FaultCode.DISK_FULL)

    keeping = Safekeeping(study)
    monkeypatch.setattr(study.file, "append", pulled)
    problem = keeping.run(BackupKind.TIMED, NOW)
    assert problem is not None
    assert problem.what == "no anchor: the disk is full"
    (made,) = backups_of(keeping.folder, study.path)
    assert verify(made).ok


def test_in125_old_backups_that_cannot_be_removed_are_told_as_such(
    study: StudySession, keeping: Safekeeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "thin", lambda *_: (_ for _ in ()).throw(fault(FaultCode.READONLY)))
    problem = keeping.run(BackupKind.TIMED, minutes(30))
    assert problem is not None
    assert problem.what.startswith("old backups stay: ")
    assert len(backups_of(keeping.folder, study.path)) == 2
    assert changes(study, "backup.failed") == []


def test_in125_backups_of_another_study_in_the_same_folder_stay(study: StudySession, tmp_path: Path) -> None:
    folder = tmp_path / "all backups"
    folder.mkdir()
    others = [folder / f"study.two.200001{day:02d}T000000Z.timed.rrs" for day in range(1, 29)]
    for other in others:
        other.touch()
    keeping = Safekeeping(study, folder)
    for count in range(12):
        assert keeping.run(BackupKind.TIMED, minutes(count)) is None
    assert all(other.exists() for other in others)
    assert len(backups_of(folder, study.path)) == 10


@pytest.mark.parametrize(("free_mib", "warns"), [(499, True), (500, False)])
def test_in136_little_space_is_said_once(
    keeping: Safekeeping, monkeypatch: pytest.MonkeyPatch, free_mib: int, warns: bool
) -> None:
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: SimpleNamespace(free=free_mib * 2**20))
    problem = keeping.little_space()
    assert (problem is not None) is warns
    assert problem is None or "499 MiB" in problem.what
    assert keeping.little_space() is None


def test_a_study_open_for_reading_is_not_backed_up(study: StudySession) -> None:
    with open_study(study.path, write=False) as other:
        keeping = Safekeeping(other)
        assert keeping.due(NOW) is None
        assert keeping.at_closing(NOW) is None
