"""Edits that could not be written yet (IN-135): kept in order, in memory and in a journal, tried again.

The queue knows no clock, no thread and no Qt: the writer's thread calls `put` for each edit and `poll`
with the time; both return what became durable. While anything waits, every later edit of the file waits
behind it, so that order is kept. Event ids stop doubles: storing an event twice gives the first one.
"""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from recist_reader.durable import append_line, sync_file
from recist_reader.said import phrase
from recist_reader.storage.canonical import canonical_text, sha256_hex
from recist_reader.storage.chain import ActorContext, Event, NewEvent
from recist_reader.storage.codec import Codec, PlainCodec
from recist_reader.storage.faults import RETRIED, FaultCode, StudyFault, fault, fault_of_os

RETRY_S = (0.5, 1.0, 2.0, 4.0, 5.0)
"""Waits between tries; the last one repeats."""

LIMIT = 500
RESERVE_BYTES = 16 * 2**20

Append = Callable[[NewEvent], Event]


@dataclass(frozen=True)
class Outcome:
    """What a call did: events now durable, and the fault that keeps the rest waiting."""

    stored: tuple[Event, ...] = ()
    fault: StudyFault | None = None


class WriteQueue:
    """Edits on their way to one study file.

    append: `StudyFile.append`; journal: see `QueueJournal`.
    """

    def __init__(self, append: Append, journal: "QueueJournal") -> None:
        self._append, self._journal = append, journal
        self._waiting: list[NewEvent] = []
        self._tries = 0
        self._next_try = 0.0
        self.halted: StudyFault | None = None

    @property
    def waiting(self) -> tuple[NewEvent, ...]:
        """Edits not stored yet, oldest first; while there are any, locking is blocked (GD-24)."""
        return tuple(self._waiting)

    @property
    def next_try(self) -> float | None:
        """When `poll` will try again, on the caller's clock in seconds; None when nothing waits."""
        return self._next_try if self._waiting and self.halted is None else None

    def put(self, new: NewEvent, now: float) -> Outcome:
        """Store an edit, or queue it behind what waits.

        Raises StudyFault where waiting can't help (STALE, HEAD_MOVED, CORRUPT, ...), where 500 wait
        already, or where neither the study nor the journal can be written: then the edit is not kept.
        """
        if not self._waiting:
            try:
                return Outcome((self._append(new),))
            except StudyFault as error:
                if error.code not in RETRIED:
                    raise
                self._keep(new, error)
                self._wait(now)
                return Outcome(fault=error)
        if len(self._waiting) >= LIMIT:
            what = phrase("{limit} edits wait to be written already", limit=LIMIT)
            raise fault(
                FaultCode.DISK_FULL, what=what, remedy=phrase("Free some space or put the file back first")
            )
        self._keep(new, None)
        return Outcome(fault=self.halted)

    def _keep(self, new: NewEvent, error: StudyFault | None) -> None:
        drawn_at = new.payload.get("drawn_at") or new.by.at
        queued = replace(new, payload={**new.payload, "drawn_at": drawn_at})
        self._journal.add(queued, disk_full=error is not None and error.code is FaultCode.DISK_FULL)
        self._waiting.append(queued)

    def poll(self, now: float, at: str | None = None) -> Outcome:
        """Try what waits when its time has come; `at` is the clock of the events then stored.

        A fault that waiting can't cure halts the queue: the edits stay, a person decides (`discard`).
        """
        if not self._waiting or self.halted is not None or now < self._next_try:
            return Outcome(fault=self.halted)
        return self._try(now, at)

    def flush(self, now: float, at: str | None = None) -> Outcome:
        """Try at once, whatever the schedule: at closing, or when the person says so."""
        self.halted = None
        return self._try(now, at) if self._waiting else Outcome()

    def _try(self, now: float, at: str | None) -> Outcome:
        stored: list[Event] = []
        failed: StudyFault | None = None
        while self._waiting and failed is None:
            new = self._waiting[0]
            timed = new if at is None else replace(new, by=replace(new.by, at=at))
            try:
                stored.append(self._append(timed))
                self._waiting.pop(0)
            except StudyFault as error:
                failed = error
        if stored:
            self._tries = 0
            self._journal.rewrite(self._waiting)
        if failed is not None:
            self._wait(now)
            if failed.code not in RETRIED:
                self.halted = failed
        return Outcome(tuple(stored), failed)

    def _wait(self, now: float) -> None:
        self._next_try = now + RETRY_S[min(self._tries, len(RETRY_S) - 1)]
        self._tries += 1

    def resume(self, left: list[NewEvent], now: float) -> None:
        """Take over what a former session left in the journal; the person chose to apply it."""
        self._waiting = [*left, *self._waiting]
        self._next_try = now

    def discard(self) -> tuple[NewEvent, ...]:
        """Give up what waits; return it, so that the caller stores an event with the reason."""
        dropped, self._waiting, self.halted, self._tries = tuple(self._waiting), [], None, 0
        self._journal.rewrite([])
        return dropped


class QueueJournal:
    """The file of queued edits in the user's data folder: one line an edit, each with its hash.

    The lines pass the codec of the read (SE-31). The file is named after the study's id: it tells
    nobody and no path. One reserve serves all studies of the folder.
    """

    def __init__(self, folder: Path, study_id: str, codec: Codec | None = None) -> None:
        self.path = folder / f"{study_id}.queue"
        self._reserve = folder / "reserve"
        self._codec = codec or PlainCodec()

    def prepare(self) -> None:
        """Lay the reserve that is given up when the disk is full (IN-136); raises StudyFault."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self._reserve.is_file() or self._reserve.stat().st_size < RESERVE_BYTES:
                with self._reserve.open("wb") as file:
                    for _ in range(RESERVE_BYTES // 2**20):
                        file.write(os.urandom(2**20))  # random: no file system may squeeze it
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as error:
            raise fault_of_os(error, phrase("queue of unwritten edits")) from error

    def add(self, new: NewEvent, *, disk_full: bool = False) -> None:
        """Append one edit, durably; raises StudyFault when even that fails."""
        if disk_full:
            self._give_up_reserve()
        try:
            append_line(self.path, self._line(new))
        except OSError:
            self._give_up_reserve()
            try:
                append_line(self.path, self._line(new))
            except OSError as error:
                raise fault_of_os(error, phrase("queue of unwritten edits")) from error

    def _give_up_reserve(self) -> None:
        with contextlib.suppress(OSError):
            self._reserve.unlink(missing_ok=True)

    def rewrite(self, waiting: list[NewEvent]) -> None:
        """Keep only what still waits.

        A failure leaves the longer file: what was stored is known by its id, what was discarded by its event.
        """
        with contextlib.suppress(OSError):
            if not waiting:
                self.path.unlink(missing_ok=True)
                return
            shorter = self.path.with_suffix(".new")
            with shorter.open("wb") as file:
                file.write("".join(f"{self._line(new)}\n" for new in waiting).encode())
                file.flush()
                os.fsync(file.fileno())
            shorter.replace(self.path)

    def set_aside(self) -> None:
        """Keep a copy of a journal with unreadable lines before it is rewritten. Raises StudyFault."""
        try:
            content = self.path.read_bytes()
            aside = self.path.with_suffix(f".unreadable-{sha256_hex(content)[:8]}")
            aside.write_bytes(content)
            sync_file(aside)
        except OSError as error:
            raise fault_of_os(error, phrase("queue of unwritten edits")) from error

    def read(self) -> tuple[list[NewEvent], int]:
        """Return the edits that a former session left, in order, and how many lines can't be read."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return [], 0
        except OSError as error:
            raise fault_of_os(error, phrase("queue of unwritten edits")) from error
        left, unreadable = [], 0
        for line in filter(None, lines):
            try:
                left.append(self._from_line(line))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                unreadable += 1
        return left, unreadable

    def _line(self, new: NewEvent) -> str:
        body = canonical_text({**asdict(new), "payload": dict(new.payload)})
        sealed = self._codec.seal(body, ("queue", new.stream, new.event_id))
        line: dict[str, Any] = {"stream": new.stream, "event": new.event_id, "body": sealed}
        return canonical_text({**line, "sha256": sha256_hex(sealed.encode())})

    def _from_line(self, line: bytes) -> NewEvent:
        item: Mapping[str, Any] = json.loads(line)
        if sha256_hex(item["body"].encode()) != item["sha256"]:
            raise ValueError("a queued edit was changed")
        body = json.loads(self._codec.unseal(item["body"], ("queue", item["stream"], item["event"])))
        return NewEvent(**{**body, "by": ActorContext(**body["by"])})
