"""A damaged or lost study goes on from its backup, the open file, or both; nothing is lost (IN-126, FT-6)."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Fault
from recist_reader.reading import rescue
from recist_reader.reading.keeping_places import KeepingPlaces, keep_places
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.rescue import RescueStep, Saved, newest_backup, restore_steps, save_elsewhere_steps
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.recist.vocabulary import Role
from recist_reader.storage import giving_up
from recist_reader.storage.backup import backup, backup_folder
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn

SUBJECT = "1001"


def draw_target(read: ReadSession, long_mm: float, number: int) -> None:
    mark = drawn(read, long_mm, 20, number=number)
    answer = read.do(c.CreateLesion(read.new_uuid(), Role.TARGET, c.Site("liver"), mark))
    assert isinstance(answer, Recorded), answer


@pytest.fixture
def study(tmp_path: Path):
    with a_study(tmp_path, timepoints=2) as made:
        yield made


def targets(path: Path) -> int:
    with open_study(path, write=False) as study:
        return len(ReadSession(study, SUBJECT).state.lesions)


def saved_by(steps) -> Saved:
    *_, last = steps
    return last.saved


def back_up(study: StudySession) -> Path:
    return backup(study.path, backup_folder(study.path), datetime.now(UTC))


def pulled(*_: object) -> None:
    raise fault(FaultCode.IO_ERROR)


def test_ft6_a_deleted_study_is_saved_whole_from_the_open_file(study: StudySession, tmp_path: Path) -> None:
    read = ReadSession(study, SUBJECT)
    read.do(c.OpenTimepoint("BL"))
    draw_target(read, 30, 12)
    study.path.unlink()
    new = tmp_path / "elsewhere" / "saved.rrs"
    new.parent.mkdir()
    assert not saved_by(save_elsewhere_steps(study, new)).lost_edits
    assert verify(new).ok
    assert targets(new) == 1


def test_ft6_of_a_pulled_disk_the_backup_and_the_session_are_put_together(
    study: StudySession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ReadSession(study, SUBJECT)
    read.do(c.OpenTimepoint("BL"))
    draw_target(read, 30, 12)
    back_up(study)
    draw_target(read, 20, 20)
    study.note("backup.made", kind="asked")
    events = sum(head.seq for head in study.file.streams().values())
    monkeypatch.setattr(rescue, "save_elsewhere", pulled)
    saved = saved_by(save_elsewhere_steps(study, tmp_path / "b.rrs"))
    assert saved.lost_edits == 0
    report = verify(tmp_path / "b.rrs")
    assert (report.ok, report.events) == (True, events + 1)  # that it was restored is an event (AU-1)
    assert targets(tmp_path / "b.rrs") == 2


def test_ft6_without_backup_a_pulled_disk_is_told_as_it_is(
    study: StudySession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "save_elsewhere", pulled)
    with pytest.raises(Fault, match="the disk answered with an error"):
        saved_by(save_elsewhere_steps(study, tmp_path / "b.rrs"))
    assert not (tmp_path / "b.rrs").exists()


def test_ft6_an_edit_that_does_not_continue_the_backup_is_counted(
    study: StudySession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ReadSession(study, SUBJECT)
    back_up(study)
    read.do(c.OpenTimepoint("BL"))
    draw_target(read, 30, 12)
    draw_target(read, 20, 20)
    gone = next(e for e in study.file.stored_here if e.stream == read.stream and e.seq == 2)
    study.file.stored_here.remove(gone)
    monkeypatch.setattr(rescue, "save_elsewhere", pulled)
    saved = saved_by(save_elsewhere_steps(study, tmp_path / "b.rrs"))
    assert saved.lost_edits == 1
    assert "1 edit could not be brought" in saved.words


def test_in126_a_restore_takes_the_newest_backup_and_what_continues_it(tmp_path: Path) -> None:
    with a_study(tmp_path, timepoints=2) as study:
        read = ReadSession(study, SUBJECT)
        read.do(c.OpenTimepoint("BL"))
        back_up(study)
        draw_target(read, 30, 12)
        path = study.path
    assert newest_backup(path) is not None
    first = saved_by(restore_steps(path))
    second = saved_by(restore_steps(path))
    assert (first.path.name, second.path.name) == ("study restored.rrs", "study restored 2.rrs")
    assert targets(first.path) == 1


@pytest.mark.parametrize("is_destroyed", [False, True])
def test_in126_a_backup_of_another_study_of_the_same_name_is_passed_over(
    tmp_path: Path, is_destroyed: bool
) -> None:
    shared = tmp_path / "all backups"
    shared.mkdir()
    ids, paths = [], []
    for n in range(2):
        (tmp_path / f"trial {n}").mkdir()
        with a_study(tmp_path / f"trial {n}", timepoints=1) as study:
            keep_places(study.file.study_id, study.path, KeepingPlaces(backup_dir=str(shared)))
            backup(study.path, shared, datetime(2026, 3, 2, 9, 0, n, tzinfo=UTC))
            ids.append(study.file.study_id)
            paths.append(study.path)
    assert paths[0].name == paths[1].name
    if is_destroyed:
        paths[0].write_bytes(b"\0" * paths[0].stat().st_size)
    with StudyFile.open(saved_by(restore_steps(paths[0])).path, write=False) as restored:
        assert restored.study_id == ids[0] != ids[1]


def test_in126_of_a_destroyed_file_the_backup_alone_is_restored(tmp_path: Path) -> None:
    with a_study(tmp_path, timepoints=2) as study:
        ReadSession(study, SUBJECT).do(c.OpenTimepoint("BL"))
        back_up(study)
        path = study.path
    path.write_bytes(b"\0" * path.stat().st_size)
    assert targets(saved_by(restore_steps(path)).path) == 0
    assert path.read_bytes().strip(b"\0") == b""


def test_in126_without_a_backup_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="there is no backup of this study"):
        saved_by(restore_steps(tmp_path / "a.rrs"))


class GivenUpAfter:
    """Asked whether the work is given up, answers yes from a certain time on."""

    def __init__(self, times: int):
        self.times, self.asked = times, 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.asked > self.times


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")


def given_up_at_every_place(make_steps, folder: Path) -> int:
    """Give up at each time it is asked, until it runs through; nothing may be left. Returns how often."""
    before, times = files_in(folder), 0
    while list(make_steps(GivenUpAfter(times))) == []:
        assert files_in(folder) == before, f"asked {times} times"
        times += 1 + times // 8
    return times


def test_a_restore_that_is_given_up_at_any_place_leaves_nothing(study: StudySession, monkeypatch) -> None:
    monkeypatch.setattr(giving_up, "ASKED_EACH", 20)
    read = ReadSession(study, SUBJECT)
    read.do(c.OpenTimepoint("BL"))
    back_up(study)
    draw_target(read, 30, 12)
    path = study.path
    study.close()
    assert given_up_at_every_place(lambda asked: restore_steps(path, asked), path.parent) > 50
    assert targets(path.with_name(f"{path.stem} restored.rrs")) == 1


@pytest.mark.parametrize("can_be_read", [True, False])
def test_a_saving_elsewhere_that_is_given_up_at_any_place_leaves_nothing(
    study: StudySession, tmp_path: Path, monkeypatch, can_be_read: bool
) -> None:
    monkeypatch.setattr(giving_up, "ASKED_EACH", 20)
    read = ReadSession(study, SUBJECT)
    read.do(c.OpenTimepoint("BL"))
    back_up(study)
    draw_target(read, 30, 12)
    study.path.unlink()
    if not can_be_read:
        monkeypatch.setattr(rescue, "save_elsewhere", pulled)
    new = tmp_path / "b.rrs"
    times = given_up_at_every_place(
        lambda asked: save_elsewhere_steps(study, new, is_given_up=asked), tmp_path
    )
    assert times > 10
    assert targets(new) == 1


def test_between_two_images_giving_up_takes_the_new_study_back(
    study: StudySession, tmp_path: Path, monkeypatch
) -> None:
    images = [ImageStore.beside(study.path).put(content).sha256 for content in (b"one", b"two")]
    monkeypatch.setattr(rescue, "named_blobs", lambda _file: images)
    study.path.unlink()
    before = files_in(tmp_path)
    steps = save_elsewhere_steps(study, tmp_path / "b.rrs")
    assert next(steps) == RescueStep(1, 2)
    assert len(files_in(tmp_path)) > len(before)
    steps.close()
    assert files_in(tmp_path) == before
    assert not (tmp_path / "b.images").exists()


def test_one_long_statement_is_interrupted_too() -> None:
    asked = GivenUpAfter(3)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with closing(sqlite3.connect(":memory:")) as connection:

        def ask_for_ever() -> None:
            with giving_up.may_be_given_up(asked):
                giving_up.watch(connection)
                connection.execute(endless)

        with pytest.raises(giving_up.GivenUp):
            ask_for_ever()
    assert asked.asked < 10
