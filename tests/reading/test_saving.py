"""Edits that can't be stored: kept, shown as not saved, in no sum, tried again, never lost (IN-135)."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.read_session import ReadSession, Waiting
from recist_reader.reading.saving import Saving
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.recist.vocabulary import Role
from recist_reader.storage import write_queue
from recist_reader.storage.chain import Event, NewEvent
from recist_reader.storage.faults import RETRIED, FaultCode, fault
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn, marked

ROOT = Path(__file__).resolve().parents[2]


class Disk:
    """The study's append with a switch, and a clock that is turned by hand."""

    def __init__(self, study: StudySession, folder: Path) -> None:
        self.study, self.fails, self.now_s = study, None, 100.0
        self._append = study.file.append
        study.file.append = self.append
        study.saving = Saving(study.file, study.store, folder, lambda: self.now_s)

    def append(self, new: NewEvent, *more: object, **kept: object) -> Event:
        if self.fails is not None:
            raise fault(self.fails)
        return self._append(new, *more, **kept)


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_queue, "RESERVE_BYTES", 2**20)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudySession]:
    with a_study(tmp_path, timepoints=2) as made:
        yield made


@pytest.fixture
def disk(study: StudySession, tmp_path: Path) -> Disk:
    return Disk(study, tmp_path / "unsaved")


@pytest.fixture
def session(study: StudySession, disk: Disk) -> ReadSession:
    """Baseline open, T1 drawn with 40 mm."""
    made = ReadSession(study, "1001")
    made.do(c.OpenTimepoint("BL"))
    assert isinstance(create(made, "liver", 40), Recorded)
    return made


def create(session: ReadSession, organ: str, long_mm: float, number: int = 10) -> object:
    first = drawn(session, long_mm, 20, number=number)
    return session.do_or_wait(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(organ), first))


def measure(session: ReadSession, long_mm: float) -> object:
    return session.do_or_wait(c.RecordMeasurement("T1", drawn(session, long_mm, 20, number=10)))


def length_mm(session: ReadSession) -> str:
    (mark,) = session.state.diameters("BL").values()
    return str(mark.long_mm)


@pytest.mark.parametrize("code", sorted(RETRIED))
def test_in135_an_edit_that_cannot_be_stored_waits_outside_the_state(
    session: ReadSession, disk: Disk, code: FaultCode
) -> None:
    disk.fails = code
    answer = measure(session, 50)
    assert isinstance(answer, Waiting)
    assert answer.problem == fault(code).problem
    assert length_mm(session) == "40.0"
    view = session.view()
    assert [str(mark.long_mm) for mark in view.unsaved_marks.values()] == ["50.0"]
    assert (view.unsaved, session.unsaved) == (1, 1)
    assert view.state is session.state

    disk.fails = None
    assert session.retry() == ()  # 0.5 s have not passed
    disk.now_s += 0.5
    (stored,) = session.retry()
    assert stored.event_id == answer.recorded.event_id
    assert length_mm(session) == "50.0"
    assert session.view().unsaved_marks == {}
    assert session.saving.problem is None
    event = session._study.file.find_event(stored.event_id)
    assert event is not None
    assert event.payload is not None
    assert event.payload["drawn_at"] == stored.edit.drawn_at is not None


def test_in135_later_edits_wait_behind_and_are_stored_in_order(session: ReadSession, disk: Disk) -> None:
    disk.fails = FaultCode.DISK_FULL
    answers = [measure(session, 50), create(session, "lung", 33, 20), measure(session, 60)]
    disk.fails = None  # the disk is sound again, yet the order is kept
    answers.append(measure(session, 70))
    assert all(isinstance(answer, Waiting) for answer in answers), answers
    disk.now_s += 1
    stored = session.retry()
    assert [r.event_id for r in stored] == [a.recorded.event_id for a in answers if isinstance(a, Waiting)]
    assert {str(mark.long_mm) for mark in session.state.diameters("BL").values()} == {"70.0", "33.0"}
    assert session._study.file.check_stream(session.stream) is None


def test_in135_an_edit_that_waits_can_be_undone_and_the_trail_tells_both(
    session: ReadSession, disk: Disk
) -> None:
    disk.fails = FaultCode.IO_ERROR
    first = measure(session, 50)
    undone = session.do_or_wait(c.Undo())
    assert isinstance(first, Waiting)
    assert isinstance(undone, Waiting)
    assert undone.recorded.edit.undoes == first.recorded.event_id
    assert session.view().unsaved_marks == {}
    disk.fails, disk.now_s = None, disk.now_s + 1
    assert len(session.retry()) == 2
    assert length_mm(session) == "40.0"
    assert session.do(c.Redo())
    assert length_mm(session) == "50.0"


def test_gd24_while_edits_wait_nothing_is_locked_and_a_lock_never_waits(
    session: ReadSession, disk: Disk
) -> None:
    disk.fails = FaultCode.DISK_FULL
    measure(session, 50)
    locked = session.do_or_wait(session.lock_command())
    assert isinstance(locked, Refusal)
    assert "GD-24" in locked.rule
    assert any(check.id == "GD-24" for check in session.view().checks)
    disk.fails, disk.now_s = None, disk.now_s + 1
    session.retry()
    session.do(c.CreateLesion(session.new_uuid(), Role.NON_TARGET, c.Site("bone"), marked(session)))
    disk.fails = FaultCode.DISK_FULL
    with pytest.raises(Fault):
        session.do_or_wait(session.lock_command())
    assert (session.open_timepoint, session.unsaved) == ("BL", 0)


def test_in135_the_read_can_be_left_and_entered_while_edits_wait(session: ReadSession, disk: Disk) -> None:
    disk.fails = FaultCode.MOVED
    measure(session, 50)
    again = ReadSession(session._study, "1001")
    assert again.unsaved == 1
    assert isinstance(again.do_or_wait(c.OpenTimepoint("BL")), Waiting)
    assert again.view().unsaved_marks
    refused = again.do(c.Undo())  # without a window there is no queue
    assert isinstance(refused, Refusal)
    disk.fails, disk.now_s = None, disk.now_s + 1
    again.retry()
    assert length_mm(again) == "50.0"
    assert len(session.take_stored()) == 1
    assert length_mm(session) == "50.0"


@pytest.mark.parametrize("code", [FaultCode.CORRUPT, FaultCode.HEAD_MOVED, FaultCode.STALE])
def test_in135_where_waiting_cannot_help_the_edit_is_a_fault(
    session: ReadSession, disk: Disk, code: FaultCode
) -> None:
    disk.fails = code
    with pytest.raises(Fault):
        measure(session, 50)
    assert (session.unsaved, length_mm(session)) == (0, "40.0")


def leave_waiting(study: StudySession, session: ReadSession, disk: Disk, lengths: list[float]) -> None:
    disk.fails = FaultCode.DISK_FULL
    for length in lengths:
        assert isinstance(measure(session, length), Waiting)
    study.close()


def test_in135_after_a_restart_the_journal_is_stored_before_the_read_opens(
    study: StudySession, session: ReadSession, disk: Disk, tmp_path: Path
) -> None:
    leave_waiting(study, session, disk, [50, 60])
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert again.left_behind is not None
        assert (again.left_behind.applied, again.left_behind.waiting) == (2, 0)
        assert length_mm(ReadSession(again, "1001")) == "60.0"
    assert list((tmp_path / "unsaved").glob("*.queue")) == []
    assert verify(study.path).ok
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert again.left_behind is not None
        assert again.left_behind.applied == 0


def test_in135_a_journal_whose_edits_were_stored_already_stores_nothing_twice(
    study: StudySession, session: ReadSession, disk: Disk, tmp_path: Path
) -> None:
    leave_waiting(study, session, disk, [50, 60])
    journal = next((tmp_path / "unsaved").glob("*.queue"))
    kept = journal.read_bytes()
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        events = len(again.file.events(session.stream))
    journal.write_bytes(kept)  # a crash after the commit, before the journal was cleared
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert again.left_behind is not None
        assert again.left_behind.applied == 2
        assert len(again.file.events(session.stream)) == events


def test_in135_edits_of_a_timepoint_locked_elsewhere_wait_for_a_reason(
    study: StudySession, session: ReadSession, disk: Disk, tmp_path: Path
) -> None:
    leave_waiting(study, session, disk, [50])
    with open_study(study.path, unsaved=tmp_path / "other computer") as elsewhere:
        read = ReadSession(elsewhere, "1001")
        for label in ("lung", "adrenal gland"):
            create(read, label, 30, 20)
        locked = read.do(read.lock_command())
        assert isinstance(locked, Recorded), locked
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert again.left_behind is not None
        assert (again.left_behind.applied, again.left_behind.waiting) == (0, 1)
        assert again.saving.is_halted
        assert isinstance(again.discard_unsaved("no"), Refusal)
        assert again.discard_unsaved("measured again and locked on the other computer") == 1
        note = again.file.events("study")[-1].payload
        assert note is not None
        assert (note["change"], len(note["events"])) == ("queue.discarded", 1)
        assert ReadSession(again, "1001").unsaved == 0
    assert list((tmp_path / "unsaved").glob("*.queue")) == []


def test_in135_a_discarded_edit_leaves_the_read_as_it_was(session: ReadSession, disk: Disk) -> None:
    disk.fails = FaultCode.IO_ERROR
    measure(session, 50)
    with pytest.raises(Fault):
        session._study.discard_unsaved("the disk is broken for good")
    assert session.unsaved == 1  # the reason could not be stored, so nothing was given up
    disk.fails = None
    session._study.discard_unsaved("drawn on the wrong lesion")
    assert session.take_stored() == ()
    assert (session.unsaved, length_mm(session)) == (0, "40.0")
    assert isinstance(measure(session, 45), Recorded)


def test_in135_lines_of_the_journal_that_cannot_be_read_are_put_aside(
    study: StudySession, session: ReadSession, disk: Disk, tmp_path: Path
) -> None:
    leave_waiting(study, session, disk, [50])
    journal = next((tmp_path / "unsaved").glob("*.queue"))
    with journal.open("ab") as file:
        file.write(b'{"torn')
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert again.left_behind is not None
        assert (again.left_behind.applied, again.left_behind.unreadable) == (1, 1)
        assert "1 edit of the last session" in str(again.left_behind.problem)
    (aside,) = (tmp_path / "unsaved").glob("*.unreadable-*")
    assert aside.read_bytes().endswith(b'{"torn')
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert (again.left_behind.unreadable, again.left_behind.problem) == (0, None)


def test_in135_a_journal_of_half_a_line_alone_is_told_once(
    study: StudySession, session: ReadSession, disk: Disk, tmp_path: Path
) -> None:
    leave_waiting(study, session, disk, [50])
    journal = next((tmp_path / "unsaved").glob("*.queue"))
    journal.write_bytes(journal.read_bytes()[:60])
    found = []
    for _start in range(2):
        with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
            found.append((again.left_behind.applied, again.left_behind.unreadable))
    assert found == [(0, 1), (0, 0)]


def test_in135_what_was_discarded_never_comes_back(
    study: StudySession, session: ReadSession, disk: Disk, tmp_path: Path
) -> None:
    leave_waiting(study, session, disk, [50])
    journal = next((tmp_path / "unsaved").glob("*.queue"))
    kept = journal.read_bytes()
    with open_study(study.path, unsaved=tmp_path / "empty") as again:
        again.saving = Saving(again.file, again.store, tmp_path / "unsaved")
        left, _ = again.saving._journal.read()
        again.saving._queue.resume(left, 0)
        assert again.discard_unsaved("drawn on the wrong lesion") == 1
    journal.write_bytes(kept)  # killed, or refused by the disk, before the journal was shortened
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert (again.left_behind.applied, again.left_behind.waiting) == (0, 0)
        assert length_mm(ReadSession(again, "1001")) == "40.0"
    assert not journal.exists()


def test_in120_a_study_whose_opening_fails_is_let_go(study: StudySession) -> None:
    path = study.path
    study.close()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Saving, "apply_left", lambda *_: (_ for _ in ()).throw(RuntimeError))
        with pytest.raises(RuntimeError) as raised:
            open_study(path)
    assert raised.value is not None  # it holds the failed opening, and the file is free all the same
    with open_study(path) as again:
        assert again.is_writable


def test_ft6_a_file_moved_while_open_is_put_back(session: ReadSession, tmp_path: Path, disk: Disk) -> None:
    study = session._study
    away = tmp_path / "away.rrs"
    study.path.rename(away)
    assert isinstance(measure(session, 50), Waiting)
    disk.now_s += 1
    assert session.retry() == ()
    away.rename(study.path)
    disk.now_s += 5
    assert len(session.retry()) == 1
    assert verify(study.path).ok


def test_in121_another_study_at_its_place_gets_no_edit(
    session: ReadSession, tmp_path: Path, disk: Disk
) -> None:
    study = session._study
    (tmp_path / "other").mkdir()
    with a_study(tmp_path / "other") as other:
        other_path = other.path
    study.path.rename(tmp_path / "away.rrs")
    shutil.copy(other_path, study.path)
    before = study.path.read_bytes()
    assert isinstance(measure(session, 50), Waiting)
    for _ in range(3):
        disk.now_s += 5
        assert session.retry() == ()
    assert study.path.read_bytes() == before


def test_ft1_a_process_killed_with_a_journal_loses_no_waiting_edit(
    study: StudySession, session: ReadSession, tmp_path: Path
) -> None:
    study.close()
    child = [sys.executable, "-m", "tests.reading.waiting_writer", str(study.path), str(tmp_path / "unsaved")]
    done = subprocess.run(child, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    kept = done.stdout.split()
    assert (done.returncode != 0, len(kept)) == (True, 3), done.stderr[-500:]
    with open_study(study.path, unsaved=tmp_path / "unsaved") as again:
        assert again.left_behind is not None
        assert again.left_behind.applied == 3
        assert [event.event_id for event in again.file.events(session.stream)][-3:] == kept
    assert verify(study.path).ok
