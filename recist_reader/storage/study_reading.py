"""What can be read from an open study file: rows, events, heads, places; safe from several threads."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from recist_reader.problem import Problem
from recist_reader.said import phrase
from recist_reader.storage import log
from recist_reader.storage.canonical import JsonObject, parse, sha256_hex
from recist_reader.storage.chain import Event, Head, first_break
from recist_reader.storage.codec import Codec
from recist_reader.storage.engine import database_errors
from recist_reader.storage.faults import FaultCode, damage_told, fault, naming
from recist_reader.storage.projection import StreamRows, difference, fold
from recist_reader.storage.schema import ROW_TABLES

Rows = dict[str, JsonObject]
EVENTS_A_TURN = 1_000


class StudyReading:
    """The reading half of a study file; `StudyFile` opens it and writes.

    is_damaged: opening refused the file as CORRUPT, and what it still holds is read (IN-137).
    """

    def __init__(self, path: Path, codec: Codec, *, write: bool, is_damaged: bool) -> None:
        self.path = path
        self.write = write
        self.is_damaged = is_damaged
        self.study_id = ""
        self.identity = (0, 0)
        """Number and device of the opened file, by which it is known again where it was moved."""
        self.why_reading_only = Problem(
            phrase("the study is open for reading only"), path.name, phrase("Open it for writing")
        )
        self._codec = codec
        self._guard = threading.RLock()
        self._connection: Connection | None = None
        self._heads: dict[str, Head] = {}
        self._unseen: set[str] = set()
        """Streams with an event that was reported as failed and is stored after all (FT-4)."""

    def _settle_doubt(self) -> None:
        """Reopen what a failed write left in doubt; nothing to do where nothing is written."""

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view for several reads; for the modules of this room only."""
        with self._guard, naming(self.path), database_errors():
            if self._connection is None:
                self._settle_doubt()
            connection = self._live()
            if connection.in_transaction():
                yield connection
            else:
                with connection.begin():
                    yield connection

    @contextlib.contextmanager
    def driver(self) -> Iterator[sqlite3.Connection]:
        """The driver's own connection, outside a transaction; for SQLite's backup interface only."""
        with self._guard, database_errors():
            yield cast(sqlite3.Connection, self._live().connection.dbapi_connection)

    def row(self, table: str, stream: str, key: str) -> JsonObject | None:
        """Return one current row, or None."""
        with self.reading() as connection, damage_told():
            return log.row(connection, self._codec, table, stream, key)

    def long_row(self, table: str, stream: str, key: str) -> JsonObject | None:
        """As `row`, but its text is not compared with the canonical form: that takes longer than reading it.

        For rows that whoever opens a series waits for: half a megabyte each. `verify` compares them.
        """
        with self.reading() as connection, damage_told():
            return log.row(connection, self._codec, table, stream, key, json.loads)

    def rows(self, table: str, stream: str, below: str = "") -> Rows:
        """Return the current rows of a table in one stream (whose key begins with `below`): key -> row."""
        with self.reading() as connection, damage_told():
            found = log.rows(connection, self._codec, table, stream, below)
        return {key: row for key, (_seq, row) in found.items()}

    def keys(self, table: str, stream: str) -> list[str]:
        """Return the keys of a table in one stream; contents are not read."""
        with self.reading() as connection:
            return log.keys(connection, table, stream)

    def all_rows(self, table: str) -> dict[str, Rows]:
        """Return the current rows of a table in every stream: stream -> key -> row."""
        with self.reading() as connection, damage_told():
            return log.all_rows(connection, self._codec, table)

    def rows_about(self, table: str, stream: str, field: str, values: Sequence[str]) -> Rows:
        """Return the rows of a table whose text field has one of the values; no other row is read."""
        with self.reading() as connection, damage_told():
            return log.rows_about(connection, self._codec, (table, stream), field, values)

    def rows_of_streams(self, table: str, streams: Sequence[str]) -> dict[str, Rows]:
        """Return the current rows of a table in these streams alone: stream -> key -> row."""
        with self.reading() as connection, damage_told():
            return log.rows_of_streams(connection, self._codec, table, streams)

    def tables(self, stream: str) -> dict[str, Rows]:
        """Return all current rows of a stream: table -> key -> row (tables without rows are left out)."""
        return {
            table: {key: row for key, (_seq, row) in rows.items()}
            for table, rows in self._rows_of(stream).items()
        }

    def _rows_of(self, stream: str) -> StreamRows:
        with self.reading() as connection, damage_told():
            found = {table: log.rows(connection, self._codec, table, stream) for table in ROW_TABLES}
        return {table: rows for table, rows in found.items() if rows}

    def events(self, stream: str, after: int = 0) -> list[Event]:
        """Return the events of a stream with `seq` above `after`, in order, with their payloads."""
        with self.reading() as connection, damage_told():
            found = list(log.events(connection, self._codec, stream, after))
        self._unseen.discard(stream)
        return found

    def bare_events(self, stream: str) -> list[Event]:
        """Return the events of a stream without payloads, for who may not see them; the chain holds."""
        with self.reading() as connection, damage_told():
            return list(log.bare_events(connection, stream))

    def events_in_turns(self, stream: str, up_to: int) -> Iterator[Event]:
        """Yield the events of a stream up to a number, read in short turns, a few at a time."""
        after = 0
        while after < up_to:
            with self.reading() as connection, damage_told():
                most = min(EVENTS_A_TURN, up_to - after)
                batch = list(log.events(connection, self._codec, stream, after, most))
            if not batch:
                return
            yield from batch
            after = batch[-1].seq

    def find_event(self, event_id: str) -> Event | None:
        """Return the event with this id, in whatever stream, or None."""
        with self.reading() as connection, damage_told():
            return log.find_event(connection, self._codec, event_id)

    def streams(self) -> dict[str, Head]:
        """Return the head of every stream."""
        with self._guard:
            if not self.write:  # another process may write
                with self.reading() as connection:
                    self._heads = log.heads(connection)
            return dict(sorted(self._heads.items()))

    def get_workspace(self, owner: str, key: str) -> JsonObject | None:
        """Return what was kept in the workspace; None when nothing, or nothing readable, is there."""
        with self.reading() as connection:
            found = log.get_workspace(connection, owner, key)
        if found is None or sha256_hex(found[0].encode("utf-8", "replace")) != found[1]:
            return None
        try:
            body = parse(found[0])
        except ValueError:  # another program wrote it
            return None
        return body if isinstance(body, dict) else None

    def as_of(self, at: str) -> dict[str, dict[str, Rows]]:
        """Return the rows as they were at a moment (AU-9): stream -> table -> key -> row.

        Per stream the longest prefix with `at_eff` <= `at`, folded in memory.
        """
        then = {}
        for stream in self.streams():
            prefix = [event for event in self.events(stream) if event.record["at_eff"] <= at]
            with damage_told():
                folded = fold(prefix)
            then[stream] = {t: {k: row for k, (_seq, row) in rows.items()} for t, rows in folded.items()}
        return then

    def live_rows(self, stream: str) -> StreamRows:
        """Return the current rows of a stream with the event that wrote each; for checks and rebuilding."""
        return self._rows_of(stream)

    def check_stream(self, stream: str) -> str | None:
        """Return the first difference between rows and events of a stream, or None (IN-112, FT-18).

        In a damaged file also the first event that does not hold to the one before it.
        """
        return self._checked(stream)[1]

    def checked_events(self, stream: str) -> tuple[list[Event], str | None]:
        """Return `events` and `check_stream` of a stream, read once."""
        found = self._checked(stream)
        self._unseen.discard(stream)
        return found

    def _checked(self, stream: str) -> tuple[list[Event], str | None]:
        with self.reading() as connection:
            with damage_told():
                events = list(log.events(connection, self._codec, stream))
            broken = first_break(self.study_id, events) if self.is_damaged else None
            if broken is not None:
                return events, broken
            try:
                return events, difference(self.live_rows(stream), fold(events))
            except ValueError as error:
                return events, str(error)

    def _live(self) -> Connection:
        if self._connection is None:
            raise fault(FaultCode.CLOSED)
        return self._connection


def identity_of(path: Path) -> tuple[int, int]:
    """Number and device of a file: by these it is known again under another name."""
    found = path.stat()
    return found.st_ino, found.st_dev
