"""Edits of a study on their way to the disk: stored at once, or kept and tried again (IN-135, IN-136).

One queue a study, for all its reads: the order of the edits is the order in which they were made. All of
it is called in the writer's thread, except the counts, which any thread may ask for.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from recist_reader.problem import Problem
from recist_reader.said import phrase
from recist_reader.storage.chain import Event, NewEvent
from recist_reader.storage.faults import FaultCode, StudyFault, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.write_queue import QueueJournal, WriteQueue
from recist_reader.trial.records import TimepointState

Store = Callable[[NewEvent], Event]


def unsaved_folder() -> Path:
    """Where edits wait that could not be stored: the user's data folder, not beside the study."""
    return user_data_path("recist-reader", appauthor=False) / "unsaved"


@dataclass(frozen=True)
class LeftBehind:
    """What a former session left in the journal, and what became of it at this start (IN-135)."""

    applied: int
    waiting: int
    unreadable: int
    problem: Problem | None


class Saving:
    """The edits of one open study that wait for the disk.

    store: what makes an event durable or raises StudyFault; seconds: a clock that never goes back.
    """

    def __init__(
        self, file: StudyFile, store: Store, folder: Path, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._file, self._store, self._seconds = file, store, seconds
        self._journal = QueueJournal(folder, file.study_id)
        self._queue = WriteQueue(self._store_in_turn, self._journal)
        self.discarded: frozenset[str] = frozenset()
        self.problem: Problem | None = None

    # -- what waits

    @property
    def waiting(self) -> tuple[NewEvent, ...]:
        """Edits of all reads that are not stored yet, oldest first."""
        return self._queue.waiting

    @property
    def is_open(self) -> bool:
        """The study can still be written to."""
        return self._file.is_open

    @property
    def is_halted(self) -> bool:
        """Trying again can't help: a person reopens the study or discards what waits."""
        return self._queue.halted is not None

    @property
    def retry_in_s(self) -> float | None:
        """Seconds to the next try; None when nothing waits or trying again can't help."""
        at = self._queue.next_try
        return None if at is None else max(0.0, at - self._seconds())

    # -- storing

    def prepare(self) -> Problem | None:
        """Lay the reserve for a full disk (IN-136); return why it could not be laid."""
        try:
            self._journal.prepare()
        except StudyFault as error:
            return error.problem
        return None

    def put(self, new: NewEvent) -> Problem | None:
        """Store an edit, or keep it behind what waits; return why it is not stored, None when it is.

        Raises StudyFault where the edit could be neither stored nor kept, or waiting can't help: in a study
        that is open for reading only nothing is kept.
        """
        self._file.refuse_when_reading_only()
        outcome = self._queue.put(new, self._seconds())
        if outcome.fault is not None:
            self.problem = outcome.fault.problem
        return self.problem if self.waiting else None

    def retry(self, at: str, *, at_once: bool = False) -> None:
        """Try what waits when its time has come; `at` is the clock of the events then stored."""
        now = self._seconds()
        outcome = self._queue.flush(now, at) if at_once else self._queue.poll(now, at)
        if outcome.fault is not None:
            self.problem = outcome.fault.problem
        elif not self.waiting:
            self.problem = None

    def _store_in_turn(self, new: NewEvent) -> Event:
        """Store an edit that waited only while its timepoint is open; what was stored before is found."""
        if not self.waiting or self._is_timepoint_open(new):
            return self._store(new)
        stored = self._file.find_event(new.event_id)
        if stored is None:
            what = phrase("an edit waited, and its timepoint is not open any more")
            raise fault(FaultCode.STALE, what=what, remedy=phrase("Discard it with a reason"))
        return stored

    def _is_timepoint_open(self, new: NewEvent) -> bool:
        label = new.payload.get("timepoint")
        if not new.stream.startswith("read:") or label is None:
            return True
        row = self._file.row("timepoint", new.stream, str(label))
        return row is not None and row["state"] == TimepointState.OPEN

    # -- after a restart

    def apply_left(self, at: str) -> LeftBehind:
        """Store what a former session left in the journal, before a read is opened.

        Nothing is lost by applying: an edit that is not wanted can be undone. What can't be applied
        (the timepoint was locked elsewhere) waits for `discard` with a reason.
        """
        try:
            left, unreadable = self._journal.read()
        except StudyFault as error:
            return LeftBehind(0, 0, 0, error.problem)
        problem = self._put_aside(unreadable) if unreadable else None
        discarded = self._discarded_before() if left else frozenset()
        wanted = [new for new in left if new.event_id not in discarded]
        if unreadable or len(wanted) < len(left):
            self._journal.rewrite(wanted)
        if wanted:
            self._queue.resume(wanted, self._seconds())
            self.retry(at, at_once=True)
        still = len(self.waiting)
        return LeftBehind(len(wanted) - still, still, unreadable, self.problem or problem)

    def _put_aside(self, unreadable: int) -> Problem:
        """Keep what can't be read of the journal, and say so: these edits are lost."""
        try:
            self._journal.set_aside()
        except StudyFault as error:
            return error.problem
        what = phrase("{count} edits of the last session could not be saved nor read again", count=unreadable)
        if unreadable == 1:
            what = phrase("1 edit of the last session could not be saved nor read again")
        return Problem(
            what,
            phrase("queue of unwritten edits"),
            phrase("Look at the last measurements and draw what is missing"),
        )

    def _discarded_before(self) -> frozenset[str]:
        """Edits that the log says were given up: a journal that could not be shortened still has them."""
        payloads = (event.payload or {} for event in self._file.events("study"))
        return frozenset(
            edit for found in payloads if found.get("change") == "queue.discarded" for edit in found["events"]
        )

    def discard(self, note: Callable[[list[str]], NewEvent]) -> int:
        """Give up what waits, after an event that says so is stored; return how many edits.

        note: makes the event from the ids of the given-up edits. Raises StudyFault when it can't be
        stored: then nothing is given up.
        """
        dropped = [new.event_id for new in self.waiting]
        if dropped:
            self._store(note(dropped))
            self.discarded |= frozenset(dropped)
            self._queue.discard()
        self.problem = None
        return len(dropped)
