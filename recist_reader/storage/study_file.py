"""The study file: events in, rows out; the only door to the database (SE-40, IN-104, IN-110).

    with StudyFile.create(path, study_id, first) as study: ...
    with StudyFile.open(path) as study:
        stored = study.append(NewEvent(...))       # durable when it returns
        rows = study.rows("lesion", stored.stream)

One edit is one event is one transaction: event, rows and stream head, all or nothing. Safe to call
from several threads; a call waits for the disk, so the window's thread calls none of them.
"""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

from recist_reader.said import phrase
from recist_reader.storage import log
from recist_reader.storage.canonical import SALT_BYTES, JsonObject, canonical_text
from recist_reader.storage.chain import Event, Head, NewEvent, link
from recist_reader.storage.codec import Codec, PlainCodec
from recist_reader.storage.engine import database_errors, study_engine
from recist_reader.storage.faults import FaultCode, StudyFault, fault, fault_of, naming
from recist_reader.storage.making import make_study_file
from recist_reader.storage.opening import (
    KEY,
    OWNER,
    check_at_opening,
    is_large,
    look_at_damaged,
    was_clean_lately,
)
from recist_reader.storage.place import refuse_unsafe_place
from recist_reader.storage.projection import StreamRows, changes_of
from recist_reader.storage.schema import SCHEMA
from recist_reader.storage.session_lock import SessionLock
from recist_reader.storage.study_reading import StudyReading, identity_of


class Kept(NamedTuple):
    """A place of the workspace with what it holds; no record (WL-4)."""

    owner: str
    key: str
    body: JsonObject


class StudyFile(StudyReading):
    """An open study file. Make one with `create` or `open`; close it, or use `with`."""

    def __init__(
        self, path: Path, *, write: bool, codec: Codec | None = None, is_damaged: bool = False
    ) -> None:
        super().__init__(path, codec or PlainCodec(), write=write, is_damaged=is_damaged)
        self._new_salt: Callable[[], bytes] = lambda: secrets.token_bytes(SALT_BYTES)
        self._session: SessionLock | None = None
        self._in_doubt = False
        self.is_open = False
        self.stored_here: list[Event] = []
        """Events of this session, so that they outlive the disk they were written to (FT-6)."""

    @classmethod
    def create(
        cls,
        path: Path,
        study_id: str,
        first: NewEvent,
        codec: Codec | None = None,
        more: Sequence[NewEvent] = (),
    ) -> Self:
        """Make a study file with its first event (stream `study`), and more, and open it for writing.

        Raises StudyFault: EXISTS, NETWORK, CLOUD, READONLY, DISK_FULL, IO_ERROR.
        """
        if first.stream != "study":
            raise ValueError("the first event of a study is in its stream 'study'")
        with naming(path):
            refuse_unsafe_place(path)
        with naming(path), make_study_file(path) as connection, connection.begin():
            heads: dict[str, Head] = {}
            for new in (first, *more):
                event = link(study_id, heads.get(new.stream), new, secrets.token_bytes(SALT_BYTES))
                log.store(connection, codec or PlainCodec(), event, changes_of(event.payload or {}))
                heads[new.stream] = event.head
        return cls.open(path, codec=codec)

    @classmethod
    def open(
        cls, path: Path, *, write: bool = True, codec: Codec | None = None, is_damaged: bool = False
    ) -> Self:
        """Open a study file; for writing it takes the session lock (IN-120).

        is_damaged: for reading what a file still holds that was refused as CORRUPT; it is left as it is
        (IN-137). Raises StudyFault: MISSING, LOCKED ("in use on this computer since hh:mm"), READONLY,
        NETWORK, CLOUD, FOREIGN, NEWER_SCHEMA, OLDER_SCHEMA, SCHEMA_CHANGED, CORRUPT. Nothing is written then.
        """
        study = cls(path, write=write and not is_damaged, codec=codec, is_damaged=is_damaged)
        try:
            with naming(path):
                study._open()
        except BaseException:
            study.close()
            raise
        study.is_open = True
        return study

    def _open(self) -> None:
        if not self.path.is_file():
            raise fault(FaultCode.MISSING)
        if self.write:
            refuse_unsafe_place(self.path)
            if not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
                raise fault(FaultCode.READONLY)
            self._session = SessionLock(self.path)
            self._session.acquire()
        self._connect(lately_is_enough=True)
        if self.write:
            self._remember_clean()

    def _connect(self, *, lately_is_enough: bool = False) -> None:
        with database_errors():
            self._connection = study_engine(self.path, write=self.write).connect()
            with self._connection.begin():
                if self.is_damaged:
                    self._heads, self.study_id = look_at_damaged(self._connection)
                else:
                    self._heads, self.study_id = check_at_opening(
                        self._connection, self.path, lately_is_enough=lately_is_enough
                    )
        self.identity = identity_of(self.path)

    def _remember_clean(self) -> None:
        """Keep when a large file was found clean (IN-137); a full disk must not hinder opening."""
        if not is_large(self.path):
            return
        now = datetime.now(UTC)
        with self.reading() as connection:
            is_known = was_clean_lately(connection, now)
        if not is_known:
            with contextlib.suppress(StudyFault):
                self.put_workspace(OWNER, KEY, {"at": now.isoformat()})

    def close(self) -> None:
        """Close the file and let the session lock go; harmless when closed."""
        with self._guard:
            self._disconnect()
            self._in_doubt = self.is_open = False
            if self._session is not None:
                self._session.release()
                self._session = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- writing

    def append(self, new: NewEvent, expects: Head | None = None, keeps: Kept | None = None) -> Event:
        """Store one edit: event, rows and head in one transaction; durable when it returns (IN-110).

        `keeps` is a place of the workspace that is written in the same transaction.

        Raises StudyFault, and nothing is stored: HEAD_MOVED (the stream's head is not `expects`, or
        another process wrote), STALE (`old` is not what stands), DISK_FULL, IO_ERROR, MOVED, LOCKED,
        READONLY, CORRUPT. ValueError for a payload that J or the tables do not allow. An event that
        is stored already is returned, so that trying again after doubt never doubles (IN-135).

        Where only the last sync of a commit failed, the event may be stored and is reported as failed all
        the same; later changes of its stream are then refused (HEAD_MOVED) until its events are read again.
        """
        with self._guard, naming(self.path):
            self._settle_doubt()
            changes = changes_of(new.payload)
            if new.stream in self._unseen and any(change.table != "anchor" for change in changes):
                return self._seen_after_all(new)
            if expects is not None and expects != self._heads.get(new.stream):
                raise fault(FaultCode.HEAD_MOVED)
            event = link(self.study_id, self._heads.get(new.stream), new, self._new_salt())
            try:
                with self._writing() as connection:
                    log.store(connection, self._codec, event, changes)
                    if keeps is not None:
                        log.put_workspace(connection, keeps.owner, keeps.key, canonical_text(keeps.body))
            except IntegrityError as error:
                return self._stored_already(new, fault(FaultCode.HEAD_MOVED), error)
            except StudyFault as error:
                return self._stored_already(new, error, error)
            except DBAPIError as error:
                self._in_doubt = True
                return self._stored_in_spite(new, fault_of(error), error)
            self._heads[new.stream] = event.head
            self.stored_here.append(event)
            return event

    def _stored_in_spite(self, new: NewEvent, failed: StudyFault, cause: Exception) -> Event:
        """Return the event of a commit that failed at its last step, once it is certain to stay, or raise."""
        try:
            self._settle_doubt()
            if new.stream in self._unseen:
                with self._writing() as connection:  # its syncs make what is stored before durable
                    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
                return self._seen_after_all(new)
        except DBAPIError:
            self._in_doubt = True
        except StudyFault:
            pass  # the file can't be opened at the moment: the first failure is what is told
        raise failed from cause

    def _seen_after_all(self, new: NewEvent) -> Event:
        stored = self.find_event(new.event_id)
        if stored is None or stored.head != self._heads.get(new.stream):
            raise fault(FaultCode.HEAD_MOVED)
        self._unseen.discard(new.stream)
        self.stored_here.append(stored)
        return stored

    def _settle_doubt(self) -> None:
        """After a failed write reopen and check before the next; a repeated sync proves nothing (FT-4)."""
        if not self._in_doubt:
            return
        if not self.path.is_file():  # the connection stays: a deleted file can be saved from it (FT-6)
            raise fault(FaultCode.MOVED)
        self._disconnect()
        study_id, known = self.study_id, self._heads
        self._connect()
        if self.study_id != study_id:  # another study was put at its place
            self.study_id, self._heads = study_id, known
            self._disconnect()
            raise fault(FaultCode.MOVED)
        self._unseen |= {stream for stream, head in self._heads.items() if head != known.get(stream)}
        self._in_doubt = False

    def _disconnect(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(DBAPIError):
                self._connection.close()
            self._connection = None

    def _stored_already(self, new: NewEvent, otherwise: StudyFault, cause: Exception) -> Event:
        """Return the stored event of this id (a commit that was reported as failed), or raise."""
        stored = self.find_event(new.event_id)
        if stored is None:
            raise otherwise from cause
        if stored.stream != new.stream or _without_wait(stored.payload) != _without_wait(new.payload):
            raise fault(FaultCode.DUPLICATE, what=phrase("another event with this id is stored")) from cause
        self.stored_here.append(stored)
        return stored

    def refuse_when_unseen(self, stream: str) -> None:
        """Raise StudyFault HEAD_MOVED where a stream holds an event that was told as failed (see `append`).

        For who decides on rows of the file and on a state of his own at once: the two differ until the study
        is opened again.
        """
        with self._guard, naming(self.path), database_errors():
            self._settle_doubt()
            if stream in self._unseen:
                raise fault(FaultCode.HEAD_MOVED)

    def refuse_when_reading_only(self) -> None:
        """Raise StudyFault READONLY, with why, where the file is open for reading only."""
        if not self.write:
            raise StudyFault(FaultCode.READONLY, self.why_reading_only)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        connection = self._live()
        self.refuse_when_reading_only()
        with connection.begin():
            yield connection

    def put_workspace(self, owner: str, key: str, body: JsonObject | None) -> None:
        """Keep, replace or (None) drop a place in the workspace: layouts, where one was; no record (WL-4)."""
        with self._guard, naming(self.path):
            self._settle_doubt()
            try:
                with self._writing() as connection:
                    log.put_workspace(connection, owner, key, None if body is None else canonical_text(body))
            except DBAPIError as error:
                self._in_doubt = True
                raise fault_of(error) from error

    def rewrite_rows(self, folded: dict[str, StreamRows], note: NewEvent | None = None) -> None:
        """Replace the rows that are not append-only by folded ones, with an event that says why (FT-18)."""
        with self._guard, naming(self.path):
            self._settle_doubt()
            event = None
            try:
                with self._writing() as connection:
                    for stream, rows in folded.items():
                        log.replace_rows(connection, self._codec, stream, rows)
                    if note is not None:
                        event = link(self.study_id, self._heads.get(note.stream), note, self._new_salt())
                        log.store(connection, self._codec, event, changes_of(note.payload))
            except DBAPIError as error:
                self._in_doubt = True
                raise fault_of(error) from error
            if event is not None:
                self._heads[event.stream] = event.head
                self.stored_here.append(event)


def _without_wait(payload: Mapping[str, Any] | None) -> dict[str, Any]:
    """A payload without the mark that it waited in the queue: the same edit."""
    return {name: value for name, value in (payload or {}).items() if name != "drawn_at"}
