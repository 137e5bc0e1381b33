"""Does a study file hold what was stored in it (VF-1)? Reads only, runs beside the writer.

Every check says how many things it looked at and names the first fault: a stream and a number, never a
row's content (BL-11).
"""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from recist_reader.storage import log, schema
from recist_reader.storage.anchor_check import ANCHOR_STREAM, AnchorCheck
from recist_reader.storage.canonical import JsonObject, anchor_of, sha256_hex
from recist_reader.storage.chain import Event
from recist_reader.storage.codec import Codec, PlainCodec
from recist_reader.storage.engine import database_errors, pragma
from recist_reader.storage.faults import FaultCode, StudyFault, code_of, fault, naming
from recist_reader.storage.opening import study_id
from recist_reader.storage.row_digests import RowDigests
from recist_reader.storage.snapshot import COPIED_BYTES, View, snapshot
from recist_reader.storage.stream_check import EVENTS_A_TURN, StreamCheck

Found = tuple[int, str | None]
"""How many things were looked at, and the first fault."""


@dataclass(frozen=True)
class Check:
    """One thing that was checked."""

    id: str
    n: int
    first_fault: str | None

    @property
    def ok(self) -> bool:
        return self.first_fault is None


@dataclass(frozen=True)
class Wanted:
    """What to compare with, beside the file itself."""

    anchors: tuple[str, ...] = ()
    against: Path | None = None
    as_of: str | None = None
    acknowledged: frozenset[str] | None = None
    """Ids of acknowledged events that must be there (`--acks`)."""


@dataclass(frozen=True)
class Report:
    """The answer of `verify`; `code` says why the file could not be opened at all."""

    checks: tuple[Check, ...]
    streams: int = 0
    events: int = 0
    anchor: str | None = None
    present: int | None = None
    unacknowledged: int | None = None
    code: FaultCode | None = None

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)

    @property
    def first_fault(self) -> str | None:
        return next((check.first_fault for check in self.checks if not check.ok), None)

    def to_json(self) -> JsonObject:
        """VF-1's JSON."""
        checks = [{"id": c.id, "ok": c.ok, "n": c.n, "first_fault": c.first_fault} for c in self.checks]
        found: JsonObject = {"ok": self.ok, "checks": checks, "streams": self.streams, "events": self.events}
        found["anchor"] = self.anchor
        if self.present is not None:
            found |= {"present": self.present, "unacked": self.unacknowledged}
        return found


Steps = Generator[tuple[int, int], None, Report]
"""A check in steps: each yields (events followed, all events); what it returns is the report."""


def verify(path: Path, wanted: Wanted | None = None, codec: Codec | None = None) -> Report:
    """Check a study file; never raises for what is wrong with the file."""
    steps = verify_steps(path, wanted, codec)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: Report = end.value
            return report


def verify_steps(
    path: Path,
    wanted: Wanted | None = None,
    codec: Codec | None = None,
    copied_bytes: int = COPIED_BYTES,
) -> Steps:
    """Check a study file step by step, so that it can be followed and given up between two steps."""
    wanted = wanted or Wanted()
    if not path.is_file():
        missing = str(fault(FaultCode.MISSING, path.name))
        return Report((Check("file", 0, missing),), code=FaultCode.MISSING)
    try:
        with naming(path), database_errors(), snapshot(path, copied_bytes) as view:
            return (yield from _Verification(view, wanted, codec or PlainCodec()).steps())
    except StudyFault as error:
        return Report((Check("file", 1, str(error)),), code=error.code)


@dataclass
class _Verification:
    """One run over one file."""

    view: View
    wanted: Wanted
    codec: Codec
    checks: list[Check] = field(default_factory=list)
    streams: list[StreamCheck] = field(default_factory=list)
    anchors: AnchorCheck = field(default_factory=AnchorCheck)
    sessions: dict[str, str] = field(default_factory=dict)
    """Event id -> session of its edit, empty for other events; only for `--acks`."""

    def steps(self) -> Steps:
        self._check("file", self._pages)
        self._check("schema", self._schema)
        yield from self._follow_streams()
        self._check("workspace", self._workspace)
        self._check("anchors", lambda: (self.anchors.count, self.anchors.fault(self.wanted.anchors)))
        if self.wanted.against is not None:
            self._check("against", self._against)
        if self.wanted.as_of is not None:
            self._check("as_of", self._as_of)
        return self._report()

    def _report(self) -> Report:
        present = unacknowledged = None
        if self.wanted.acknowledged is not None:
            self._check("acks", self._acknowledged)
            present = len(self.wanted.acknowledged & self.sessions.keys())
            unacknowledged = self._unacknowledged(self.wanted.acknowledged)
        heads = [s.head.as_tuple for s in self.streams if s.head is not None and s.chain_fault is None]
        anchor = anchor_of(heads) if heads else None
        events = sum(s.events for s in self.streams)
        return Report(tuple(self.checks), len(heads), events, anchor, present, unacknowledged)

    def _unacknowledged(self, acknowledged: frozenset[str]) -> int:
        """Count the edits of replay sessions without an acknowledgement.

        A session is a replay's when its name says so, or when any of its events was acknowledged.
        """
        replays = {self.sessions[event] for event in acknowledged & self.sessions.keys()} - {""}
        return sum(
            event not in acknowledged and (session in replays or session.startswith("replay"))
            for event, session in self.sessions.items()
        )

    def _check(self, check_id: str, look: Callable[[], Found]) -> None:
        try:
            n, first_fault = look()
        except (*_DAMAGE, DBAPIError, StudyFault) as error:
            n, first_fault = 0, _text_of(error)
        self.checks.append(Check(check_id, n, first_fault))

    def _pages(self) -> Found:
        with self.view.turn() as connection:
            if pragma(connection, "journal_mode") not in ("delete", "truncate", "persist", "memory"):
                return 1, "the journal mode was changed by another program"
            complaint = pragma(connection, "integrity_check(1)")
            return int(pragma(connection, "page_count")), None if complaint == "ok" else str(complaint)

    def _schema(self) -> Found:
        with self.view.turn() as connection:
            objects = schema.schema_objects(connection)
        same = schema.schema_hash(objects) == schema.SCHEMA_SHA256[schema.SCHEMA]
        return len(objects), None if same else "tables or triggers were changed by another program"

    def _follow_streams(self) -> Iterator[tuple[int, int]]:
        """Chains, heads and rows, one stream after the other."""
        broken: str | None = None
        try:
            with self.view.turn() as connection:
                study, names, total = study_id(connection), _stream_names(connection), _count(connection)
            done = 0
            for name in names:
                self.streams.append(StreamCheck(study, name, self._note))
                for taken in self.streams[-1].steps(self.view, self.codec):
                    done += taken
                    yield done, max(total, done)
        except (*_DAMAGE, DBAPIError, StudyFault) as error:
            broken = _text_of(error)
        found = self.streams
        for check_id, n, faults in (
            ("chains", sum(s.events for s in found), [s.chain_fault for s in found]),
            ("heads", len(found), [s.head_fault for s in found]),
            ("rows", sum(s.rows for s in found), [s.rows_fault for s in found]),
        ):
            self.checks.append(Check(check_id, n, next(filter(None, faults), broken)))

    def _note(self, event: Event) -> None:
        self.anchors.take(event)
        if self.wanted.acknowledged is not None:
            is_edit = event.stream.startswith(("read:", "adj:"))
            self.sessions[event.event_id] = sys.intern(str(event.record["session"])) if is_edit else ""

    def _workspace(self) -> Found:
        with self.view.turn() as connection:
            found = list(connection.execute(select(schema.workspace)))
        wrong = [line for line in found if sha256_hex(line.body.encode()) != line.sha256]
        return len(found), "a place of the workspace is not what was kept" if wrong else None

    def _against(self) -> Found:
        assert self.wanted.against is not None
        count, parted = 0, []
        with snapshot(self.wanted.against) as other:
            with other.turn() as connection:
                names = sorted(log.heads(connection))
            for name in names:
                seen, first = _parting(self.view, other, name)
                count += seen
                if first is not None:
                    parted.append(f"{name} seq {first}: the files differ from here")
        return count, "; ".join(parted) or None

    def _as_of(self) -> Found:
        folded = 0
        for stream in self.streams:
            rows = RowDigests()
            for event in _events(self.view, self.codec, stream.stream):
                if event.record["at_eff"] > (self.wanted.as_of or ""):
                    break
                rows.follow(event)
                folded += 1
        return folded, None

    def _acknowledged(self) -> Found:
        wanted = self.wanted.acknowledged or frozenset()
        missing = sorted(wanted - self.sessions.keys())
        lost = f"{len(missing)} acknowledged events missing, first {missing[0]}" if missing else None
        return len(wanted), lost


_DAMAGE = (ValueError, KeyError, TypeError, RecursionError, AttributeError)
"""What a stored text raises that does not read back as it was written."""


def _text_of(error: BaseException) -> str:
    """A fault in words; what a driver's or a parser's own text says may be a row's content (BL-11)."""
    if isinstance(error, DBAPIError):
        return str(fault(code_of(error)))
    return (
        str(error) if isinstance(error, StudyFault) else "a stored text does not read back as it was written"
    )


def _stream_names(connection: Connection) -> list[str]:
    """Every stream that anything names; the anchors first, see `AnchorCheck`."""
    found = set(log.heads(connection)) | log.row_streams(connection)
    found |= set(connection.execute(select(schema.event.c.stream).distinct()).scalars())
    return sorted(found, key=lambda name: (name != ANCHOR_STREAM, name))


def _count(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(schema.event)).scalar_one())


def _events(view: View, codec: Codec, stream: str) -> Iterator[Event]:
    """The events of a stream, read in turns."""
    after, taken = 0, EVENTS_A_TURN
    while taken == EVENTS_A_TURN:
        with view.turn() as connection:
            batch = list(log.events(connection, codec, stream, after, EVENTS_A_TURN))
        taken = len(batch)
        yield from batch
        after = batch[-1].seq if batch else after


def _parting(ours: View, theirs: View, stream: str) -> tuple[int, int | None]:
    """Return how many events of a stream were compared, and the first where two files part (IN-121)."""
    seen, after = 0, 0
    while True:
        with ours.turn() as connection:
            mine = dict(log.hashes(connection, stream, after, EVENTS_A_TURN))
        with theirs.turn() as connection:
            other = dict(log.hashes(connection, stream, after, EVENTS_A_TURN))
        seen += len(other)
        both = sorted(mine.keys() & other.keys())
        first = next((seq for seq in both if mine[seq] != other[seq]), None)
        if first is not None or not both:
            return seen, first
        after = both[-1]


def event_ids_of(lines: Iterable[str]) -> frozenset[str]:
    """Read acknowledgements: a line `ACK <event id>` or an id alone; a last line cut short is left out."""
    ids = set()
    for line in lines:
        words: list[Any] = line.split()
        if words and line.endswith("\n") and words[0] not in ("REFUSED", "OK", "DIFFERS"):
            ids.add(words[-1])
    return frozenset(ids)
