"""The clock of an open read: taken up after closing or a crash, shown, stored with the lock (SQ-7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from recist_reader.reading.reading_time import ReadingTime
from recist_reader.storage.canonical import JsonObject
from recist_reader.storage.chain import Event
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile

KEY = "time"
_BEGINS = frozenset({"timepoint.opened", "timepoint.reopened"})


@dataclass(frozen=True)
class _Kept:
    """The workspace's row. The events after `acted` are added when it is taken up."""

    timepoint: str
    version: int
    opened_us: int
    active_us: int
    acted: str

    @classmethod
    def of(cls, time: ReadingTime) -> "_Kept":
        acted = time.acted.isoformat() if time.acted else ""
        us = timedelta(microseconds=1)
        return cls(time.timepoint, time.version, time.opened_for // us, time.active_for // us, acted)

    def time(self) -> ReadingTime:
        return ReadingTime(
            self.timepoint,
            self.version,
            timedelta(microseconds=self.opened_us),
            timedelta(microseconds=self.active_us),
            datetime.fromisoformat(self.acted) if self.acted else None,
        )


class TimeKeeper:
    """Follows the open timepoint of one read. Acts come from the window's thread, edits from the writer's."""

    def __init__(self) -> None:
        self._time: ReadingTime | None = None
        self._kept: ReadingTime | None = None
        self._guard = Lock()

    @property
    def time(self) -> ReadingTime | None:
        """Open and active time up to the last act; None while no timepoint is open."""
        return self._time

    def begin(self, timepoint: str, version: int, now: datetime) -> None:
        """A timepoint was opened: its clock starts at nothing."""
        with self._guard:
            self._time = ReadingTime(timepoint, version).resume(now)

    def end(self) -> None:
        """The timepoint was locked."""
        with self._guard:
            self._time = None

    def act(self, now: datetime) -> None:
        """The reader did something at `now`."""
        with self._guard:
            if self._time is not None:
                self._time = self._time.act(now)

    def take_up(
        self, kept: JsonObject | None, timepoint: str, version: int, events: Iterable[Event], now: datetime
    ) -> None:
        """Go on with a timepoint that is open already: what was kept, and the edits stored since then.

        Where nothing readable was kept, or for an earlier version, the edits alone say how long it took.
        """
        time = _read(kept)
        if time is None or (time.timepoint, time.version) != (timepoint, version):
            time = None
        with self._guard:
            self._time = _with_edits(time, timepoint, version, events).resume(now)

    def keep(self, file: StudyFile, stream: str) -> bool:
        """Store the time so that a crash costs none of it; False where it could not be written."""
        time = self._time
        if time is None or time == self._kept:
            return True
        kept = _Kept.of(time)
        body: JsonObject = {name: getattr(kept, name) for name in _Kept.__dataclass_fields__}
        try:
            file.put_workspace(stream, KEY, body)
        except StudyFault:
            return False
        self._kept = time
        return True


def _read(body: JsonObject | None) -> ReadingTime | None:
    if body is None:
        return None
    try:
        return _Kept(**body).time()
    except (TypeError, ValueError):  # another version wrote it
        return None


def _with_edits(
    kept: ReadingTime | None, timepoint: str, version: int, events: Iterable[Event]
) -> ReadingTime:
    """Add the edits of the stream to what was kept; each session stands by itself."""
    time = kept or ReadingTime(timepoint, version)
    session = None
    for event in events:
        at = datetime.fromisoformat(event.at)
        change = (event.payload or {}).get("change")
        begins = change in _BEGINS and bool((event.payload or {}).get("new"))
        if kept is None and begins:
            time = ReadingTime(timepoint, version)  # what was read before belongs to another version
            session = None
        same = session == event.record["session"]
        session = event.record["session"]
        if kept is not None and kept.acted is not None and at <= kept.acted:
            continue
        time = time.act(at) if same else time.resume(at)
    return time
