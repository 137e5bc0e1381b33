"""Edits that can't be written wait in order and are never stored twice (IN-135, IN-136)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader import durable
from recist_reader.storage import write_queue
from recist_reader.storage.chain import Event, NewEvent
from recist_reader.storage.faults import FaultCode, StudyFault, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.write_queue import LIMIT, QueueJournal, WriteQueue
from tests.storage.made import READ, STUDY, measured, moment, new_event, new_study


class Disk:
    """The study's `append`, with a switch."""

    def __init__(self, study: StudyFile) -> None:
        self.study, self.fails, self.tries = study, None, 0

    def append(self, new: NewEvent) -> Event:
        self.tries += 1
        if self.fails is not None:
            raise fault(self.fails)
        return self.study.append(new)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with new_study(tmp_path / "a.rrs") as study:
        yield Disk(study)


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QueueJournal:
    monkeypatch.setattr(write_queue, "RESERVE_BYTES", 2**20)
    made = QueueJournal(tmp_path / "user", STUDY)
    made.prepare()
    return made


def edit(n: int) -> NewEvent:
    old = measured(None if n == 1 else f"{n - 1}.0", n - 1)
    return new_event(READ, old, measured(f"{n}.0", n), n)


def test_in135_an_edit_is_stored_at_once_when_all_is_well(disk: Disk, journal: QueueJournal) -> None:
    queue = WriteQueue(disk.append, journal)
    outcome = queue.put(edit(1), 0)
    assert [event.seq for event in outcome.stored] == [1]
    assert (queue.waiting, queue.next_try, outcome.fault) == ((), None, None)
    assert not journal.path.exists()


@pytest.mark.parametrize("code", sorted(write_queue.RETRIED))
def test_in135_edits_wait_in_order_and_are_tried_again(
    disk: Disk, journal: QueueJournal, code: FaultCode
) -> None:
    queue = WriteQueue(disk.append, journal)
    disk.fails = code
    edits = [edit(n) for n in range(1, 6)]
    answers = [queue.put(new, 10.0) for new in edits]
    assert answers[0].fault is not None
    assert answers[0].fault.code is code
    assert [new.event_id for new in queue.waiting] == [new.event_id for new in edits]
    assert disk.tries == 1  # the others wait behind the first
    disk.fails = None
    assert queue.poll(10.4).stored == ()
    stored = queue.poll(10.5, at=moment(99)).stored
    assert [event.event_id for event in stored] == [new.event_id for new in edits]
    assert [(event.payload or {})["drawn_at"] for event in stored] == [moment(n) for n in range(1, 6)]
    assert {event.at for event in stored} == {moment(99)}
    assert not journal.path.exists()
    assert disk.study.check_stream(READ) is None


def test_in135_the_retry_schedule(disk: Disk, journal: QueueJournal) -> None:
    queue = WriteQueue(disk.append, journal)
    disk.fails, now, waits = FaultCode.DISK_FULL, 100.0, []
    queue.put(edit(1), now)
    for _ in range(7):
        assert queue.next_try is not None
        waits.append(queue.next_try - now)
        now = queue.next_try
        queue.poll(now)
    assert waits == [0.5, 1, 2, 4, 5, 5, 5]


def test_in135_the_501st_edit_is_refused(
    disk: Disk, journal: QueueJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.DISK_FULL
    for n in range(1, LIMIT + 1):
        queue.put(edit(n), 0)
    with pytest.raises(StudyFault, match="500 edits wait"):
        queue.put(edit(LIMIT + 1), 0)
    assert len(queue.waiting) == LIMIT


def test_in135_what_waiting_cannot_cure_is_raised_at_once(disk: Disk, journal: QueueJournal) -> None:
    queue = WriteQueue(disk.append, journal)
    with pytest.raises(StudyFault) as raised:
        queue.put(edit(2), 0)  # made on a row that does not stand there
    assert raised.value.code is FaultCode.STALE
    assert queue.waiting == ()


def test_in135_a_queue_that_meets_damage_halts_and_keeps_its_edits(disk: Disk, journal: QueueJournal) -> None:
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.DISK_FULL
    queue.put(edit(1), 0)
    disk.fails = FaultCode.CORRUPT
    outcome = queue.poll(1)
    assert outcome.fault is not None
    assert queue.halted is outcome.fault
    assert queue.next_try is None
    assert queue.poll(1000).stored == ()
    disk.fails = None
    assert len(queue.flush(1000).stored) == 1


def test_in135_after_a_restart_edits_are_applied_once(disk: Disk, journal: QueueJournal) -> None:
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.IO_ERROR
    edits = [edit(n) for n in range(1, 4)]
    for new in edits:
        queue.put(new, 0)
    disk.study.append(edits[0])  # its commit was done though the disk said it was not
    disk.fails = None
    left, unreadable = journal.read()
    assert unreadable == 0
    assert [new.event_id for new in left] == [new.event_id for new in edits]
    again = WriteQueue(disk.append, journal)
    again.resume(left, 0)
    assert [event.seq for event in again.poll(0).stored] == [1, 2, 3]
    assert disk.study.streams()[READ].seq == 3
    assert journal.read() == ([], 0)


def test_in135_discarded_edits_are_handed_back(disk: Disk, journal: QueueJournal) -> None:
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.IO_ERROR
    queue.put(edit(1), 0)
    assert [new.payload["drawn_at"] for new in queue.discard()] == [moment(1)]
    assert (queue.waiting, journal.read()) == ((), ([], 0))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda raw: raw[:-40], id="last line cut short"),
        pytest.param(lambda raw: raw.replace(b"1.0", b"9.0"), id="value changed"),
        pytest.param(lambda raw: b"\xff\xfe" + raw, id="not text"),
        pytest.param(lambda raw: b'{"body":5}' + raw[raw.index(b"\n") :], id="a body of another kind"),
        pytest.param(lambda raw: b"[" * 100_000 + raw[raw.index(b"\n") :], id="nested deeply"),
    ],
)
def test_in135_a_damaged_journal_gives_its_sound_lines(disk: Disk, journal: QueueJournal, damage) -> None:
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.IO_ERROR
    for n in range(1, 4):
        queue.put(edit(n), 0)
    journal.path.write_bytes(damage(journal.path.read_bytes()))
    left, unreadable = journal.read()
    assert unreadable > 0
    assert len(left) + unreadable == 3


@pytest.mark.parametrize("kept", [1, 60, -1])
def test_in135_half_a_line_of_a_crash_spoils_no_edit_after_it(journal: QueueJournal, kept: int) -> None:
    journal.add(edit(1))
    journal.path.write_bytes(journal.path.read_bytes()[:kept])
    journal.add(edit(2))
    left, _unreadable = journal.read()
    assert left[-1].payload["new"] == edit(2).payload["new"]


def test_in135_the_name_of_a_new_journal_is_forced_to_the_disk(
    journal: QueueJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_folder", synced.append)
    journal.add(edit(1))
    journal.add(edit(2))
    assert synced == [journal.path.parent]


def test_in136_the_reserve_is_given_up_at_disk_full(disk: Disk, journal: QueueJournal) -> None:
    reserve = journal.path.with_name("reserve")
    assert reserve.stat().st_size == 2**20
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.DISK_FULL
    queue.put(edit(1), 0)
    assert not reserve.exists()
    journal.prepare()
    assert reserve.exists()


def test_in136_a_journal_on_a_full_disk_gives_up_the_reserve_and_tries_again(
    disk: Disk, journal: QueueJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    reserve = journal.path.with_name("reserve")
    synced = write_queue.os.fsync

    def fsync(handle: int) -> None:
        if reserve.exists():
            raise OSError(28, "No space left on device")
        synced(handle)

    monkeypatch.setattr(write_queue.os, "fsync", fsync)
    journal.add(edit(1))
    assert [new.stream for new in journal.read()[0]] == [READ]
    monkeypatch.setattr(write_queue.os, "fsync", lambda _h: (_ for _ in ()).throw(OSError(5, "I/O error")))
    queue = WriteQueue(disk.append, journal)
    disk.fails = FaultCode.IO_ERROR
    with pytest.raises(StudyFault, match="queue of unwritten edits"):
        queue.put(edit(1), 0)
    assert queue.waiting == ()
    assert len(journal.read()[0]) == 1  # no half line
