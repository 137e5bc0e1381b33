"""Does a study file hold what was stored in it (VF-1)? Reads only, runs beside the writer.

Every check says how many things it looked at and names the first fault: a stream and a number, never a
row's content (BL-11).
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from recist_reader.storage import log, schema
from recist_reader.storage.anchors import anchor_fault, missing_anchor
from recist_reader.storage.canonical import JsonObject, anchor_of, sha256_hex
from recist_reader.storage.chain import Event, Head, break_in
from recist_reader.storage.codec import Codec, PlainCodec
from recist_reader.storage.engine import database_errors, pragma
from recist_reader.storage.faults import FaultCode, StudyFault, code_of, fault
from recist_reader.storage.opening import study_id
from recist_reader.storage.projection import StreamRows, difference, fold
from recist_reader.storage.snapshot import snapshot

Heads = dict[str, Head]
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


def verify(path: Path, wanted: Wanted | None = None, codec: Codec | None = None) -> Report:
    """Check a study file; never raises for what is wrong with the file."""
    wanted = wanted or Wanted()
    if not path.is_file():
        return Report((Check("file", 0, str(fault(FaultCode.MISSING))),), code=FaultCode.MISSING)
    try:
        with database_errors(), snapshot(path) as connection:
            return _Verification(connection, wanted, codec or PlainCodec()).report()
    except StudyFault as error:
        return Report((Check("file", 1, str(error)),), code=error.code)


@dataclass
class _Verification:
    """One run over one consistent view of the file."""

    connection: Connection
    wanted: Wanted
    codec: Codec
    checks: list[Check] = field(default_factory=list)
    heads: Heads = field(default_factory=dict)
    events: int = 0
    sessions: dict[str, str] = field(default_factory=dict)
    anchors: list[Event] = field(default_factory=list)
    hashes: dict[tuple[str, int], str] = field(default_factory=dict)

    def report(self) -> Report:
        self._check("file", self._pages)
        self._check("schema", self._schema)
        self._check("chains", self._chains)
        self._check("heads", self._heads)
        self._check("rows", self._rows)
        self._check("workspace", self._workspace)
        self._check("anchors", self._anchors)
        if self.wanted.against is not None:
            self._check("against", self._against)
        if self.wanted.as_of is not None:
            self._check("as_of", self._as_of)
        present = unacknowledged = None
        if self.wanted.acknowledged is not None:
            self._check("acks", self._acknowledged)
            present = len(self.wanted.acknowledged & self.sessions.keys())
            unacknowledged = self._unacknowledged(self.wanted.acknowledged)
        anchor = anchor_of([head.as_tuple for head in self.heads.values()]) if self.heads else None
        return Report(tuple(self.checks), len(self.heads), self.events, anchor, present, unacknowledged)

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
        except DBAPIError as error:
            n, first_fault = 0, str(fault(code_of(error)))
        except StudyFault as error:
            n, first_fault = 0, str(error)
        except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
            n, first_fault = 0, "a stored text does not read back as it was written"
        self.checks.append(Check(check_id, n, first_fault))

    def _pages(self) -> Found:
        if pragma(self.connection, "journal_mode") not in ("delete", "truncate", "persist", "memory"):
            return 1, "the journal mode was changed by another program"
        complaint = pragma(self.connection, "integrity_check(1)")
        return int(pragma(self.connection, "page_count")), None if complaint == "ok" else str(complaint)

    def _schema(self) -> Found:
        objects = schema.schema_objects(self.connection)
        same = schema.schema_hash(objects) == schema.SCHEMA_SHA256[schema.SCHEMA]
        return len(objects), None if same else "tables or triggers were changed by another program"

    def _streams(self) -> list[str]:
        query = select(schema.event.c.stream).distinct().order_by(schema.event.c.stream)
        return list(self.connection.execute(query).scalars())

    def _chains(self) -> Found:
        study, first_fault = study_id(self.connection), None
        for stream in self._streams():
            broken = self._chain(study, stream)
            first_fault = first_fault or broken
        return self.events, first_fault

    def _chain(self, study: str, stream: str) -> str | None:
        head: Head | None = None
        try:
            for event in log.events(self.connection, self.codec, stream):
                broken = break_in(study, head, event)
                if broken is None and event.payload is None:
                    broken = "the payload is missing"
                if broken is not None:
                    return f"{stream} seq {event.seq}: {broken}"
                head = event.head
                self._note(event)
        except (ValueError, KeyError, TypeError) as error:
            return f"{stream} seq {head.seq + 1 if head else 1}: damaged ({type(error).__name__})"
        if head is not None:
            self.heads[stream] = head
        return None

    def _note(self, event: Event) -> None:
        self.events += 1
        is_edit = event.stream.startswith(("read:", "adj:"))
        self.sessions[event.event_id] = sys.intern(str(event.record["session"])) if is_edit else ""
        if event.stream == "anchor":
            self.anchors.append(event)
        self.hashes[event.stream, event.seq] = event.hash

    def _heads(self) -> Found:
        kept = log.heads(self.connection)
        for stream in sorted(kept.keys() | self.heads.keys()):
            if kept.get(stream) != self.heads.get(stream):
                return len(kept), f"{stream}: the head is not the newest event"
        return len(kept), None

    def _rows(self) -> Found:
        looked = 0
        for stream in sorted(log.row_streams(self.connection) | set(self.heads)):
            live: StreamRows = {
                table: rows
                for table in schema.ROW_TABLES
                if (rows := log.rows(self.connection, self.codec, table, stream))
            }
            looked += sum(len(rows) for rows in live.values())
            differs = difference(live, fold(log.events(self.connection, self.codec, stream)))
            if differs is not None:
                return looked, f"{stream}: {differs}"
        return looked, None

    def _workspace(self) -> Found:
        found = list(self.connection.execute(select(schema.workspace)))
        wrong = [line for line in found if sha256_hex(line.body.encode()) != line.sha256]
        return len(found), "a place of the workspace is not what was kept" if wrong else None

    def _anchors(self) -> Found:
        first_fault = next((f for e in self.anchors if (f := anchor_fault(e, self.hashes))), None)
        return len(self.anchors), first_fault or missing_anchor(self.wanted.anchors, self.anchors)

    def _against(self) -> Found:
        assert self.wanted.against is not None
        with snapshot(self.wanted.against) as other:
            theirs = {
                (e.stream, e.seq): e.hash for s in log.heads(other) for e in log.events(other, self.codec, s)
            }
        return len(theirs), first_divergence(self.hashes, theirs)

    def _as_of(self) -> Found:
        folded = 0
        for stream in self.heads:
            events = list(log.events(self.connection, self.codec, stream))
            prefix = [event for event in events if event.record["at_eff"] <= (self.wanted.as_of or "")]
            folded += len(prefix)
            fold(prefix)
        return folded, None

    def _acknowledged(self) -> Found:
        wanted = self.wanted.acknowledged or frozenset()
        missing = sorted(wanted - self.sessions.keys())
        return len(
            wanted
        ), f"{len(missing)} acknowledged events missing, first {missing[0]}" if missing else None


def first_divergence(ours: dict[tuple[str, int], str], theirs: dict[tuple[str, int], str]) -> str | None:
    """Return the first event of each stream where two files part ways (IN-121)."""
    parted: dict[str, int] = {}
    for stream, seq in sorted(ours.keys() & theirs.keys()):
        if ours[stream, seq] != theirs[stream, seq]:
            parted.setdefault(stream, seq)
    return (
        "; ".join(f"{stream} seq {seq}: the files differ from here" for stream, seq in parted.items()) or None
    )


def event_ids_of(lines: Iterable[str]) -> frozenset[str]:
    """Read acknowledgements: a line `ACK <event id>` or an id alone; a last line cut short is left out."""
    ids = set()
    for line in lines:
        words: list[Any] = line.split()
        if words and line.endswith("\n") and words[0] not in ("REFUSED", "OK", "DIFFERS"):
            ids.add(words[-1])
    return frozenset(ids)
