"""Restore from a backup into a new file, with roll-forward (IN-126)."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from recist_reader.said import phrase
from recist_reader.storage import log, schema
from recist_reader.storage.backup import copy_checked
from recist_reader.storage.chain import Event, Head, break_in
from recist_reader.storage.codec import Codec, PlainCodec
from recist_reader.storage.engine import database_errors, study_engine
from recist_reader.storage.faults import FaultCode, StudyFault, fault, fault_of_os, naming
from recist_reader.storage.giving_up import check_given_up
from recist_reader.storage.making import put_in_place
from recist_reader.storage.opening import study_id
from recist_reader.storage.place import refuse_unsafe_place
from recist_reader.storage.projection import changes_of
from recist_reader.storage.verify import Report, verify


@dataclass(frozen=True)
class Later:
    """An event that the damaged file has after the backup's head; `added` when it continued the chain."""

    stream: str
    seq: int
    event_id: str
    added: bool
    why_not: str | None = None


@dataclass(frozen=True)
class Restored:
    """What a restore did."""

    report: Report
    later: tuple[Later, ...]


def restore(
    backup: Path,
    new: Path,
    damaged: Path | None = None,
    codec: Codec | None = None,
    later: Iterable[Event] = (),
) -> Restored:
    """Make `new` from a backup and, if given, the events of the damaged file that continue its chain.

    `later` are events that were stored since and are known without the file (FT-6), each stream in order.
    The damaged file is only read. Raises StudyFault EXISTS, NETWORK, CLOUD, MISSING or what the backup's
    check found, or GivenUp within `may_be_given_up`; `new` then does not exist.
    """
    codec = codec or PlainCodec()
    if new.exists():
        raise fault(
            FaultCode.EXISTS,
            phrase("new study file"),
            phrase("a file with this name exists"),
            phrase("Choose another name"),
        )
    with naming(new):
        refuse_unsafe_place(new)
    making = new.with_name(f".{new.name}.restoring")
    try:
        _clear(making)
        copy_checked(backup, making)
        found = () if damaged is None else tuple(_roll_forward(making, damaged, codec))
        found += tuple(_append_known(making, later, codec))
        report = verify(making, codec=codec)
        if not report.ok:
            raise fault(
                FaultCode.CORRUPT,
                phrase("backup"),
                phrase("it does not verify: {fault}", fault=report.first_fault),
                phrase("Take an older backup"),
            )
        check_given_up()  # what the damaged file had may have been read in part
        put_in_place(making, new)
    finally:
        with contextlib.suppress(StudyFault):  # it is cleared the next time
            _clear(making)
    return Restored(report, found)


def _clear(making: Path) -> None:
    """Remove what a restore made; raises StudyFault."""
    try:
        for left in (making, making.with_name(f"{making.name}-journal")):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise fault_of_os(error, phrase("folder of the new file")) from error


def _roll_forward(making: Path, damaged: Path, codec: Codec) -> Iterator[Later]:
    with database_errors(), study_engine(making, write=True).connect() as connection:
        with connection.begin():
            study, heads = study_id(connection), log.heads(connection)
        with _damaged(damaged) as source:
            for stream in _streams(source):
                head = heads.get(stream)
                events = _readable(source, codec, stream, head.seq if head else 0)
                yield from _continue(connection, events, codec, (study, stream, head))


def _append_known(making: Path, later: Iterable[Event], codec: Codec) -> Iterator[Later]:
    """Append events that are in memory; those that the backup has already are passed over."""
    by_stream: dict[str, dict[int, Event]] = {}
    for event in later:
        by_stream.setdefault(event.stream, {})[event.seq] = event
    if not by_stream:
        return
    with database_errors(), study_engine(making, write=True).connect() as connection:
        with connection.begin():
            study, heads = study_id(connection), log.heads(connection)
        for stream in sorted(by_stream, key=_study_first):
            head = heads.get(stream)
            after = [event for seq, event in by_stream[stream].items() if head is None or seq > head.seq]
            yield from _continue(connection, after, codec, (study, stream, head))


def _continue(
    connection: Connection, events: Iterable[Event], codec: Codec, at: tuple[str, str, Head | None]
) -> Iterator[Later]:
    """Append what continues one stream, up to the first event that does not."""
    study, stream, head = at
    broken: str | None = None
    for event in events:
        check_given_up()
        broken = broken or break_in(study, head, event)
        if broken is None:
            try:
                with connection.begin():
                    log.store(connection, codec, event, changes_of(event.payload or {}))
            except (IntegrityError, StudyFault, ValueError):
                broken = "it does not fit the rows before it"
        if broken is None:
            head = event.head
        yield Later(stream, event.seq, event.event_id, broken is None, broken)


@contextlib.contextmanager
def _damaged(path: Path) -> Iterator[Connection]:
    with study_engine(path, write=False).connect() as connection, connection.begin():
        yield connection


def _streams(source: Connection) -> list[str]:
    """Return the streams that can still be found in a damaged file, by its heads and its events."""
    found: set[str] = set()
    for query in (select(schema.stream_head.c.stream), select(schema.event.c.stream).distinct()):
        with contextlib.suppress(DBAPIError):
            for stream in source.execute(query).scalars():
                found.add(stream)
    return sorted(found, key=_study_first)


def _study_first(stream: str) -> tuple[bool, str]:
    """The order of streams: what reads refer to comes before them."""
    return stream != "study", stream


def _readable(source: Connection, codec: Codec, stream: str, after: int) -> Iterator[Event]:
    """Yield the events after `after` up to the first that can't be read."""
    with contextlib.suppress(DBAPIError, ValueError, KeyError, TypeError):
        yield from log.events(source, codec, stream, after)
