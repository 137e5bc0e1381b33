"""An older study file brought to this program's schema (IN-127): backed up, all or nothing, checked.

Events are never rewritten; the tables around them are, and the rows are written anew from the events.
"""

import contextlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from recist_reader.said import phrase
from recist_reader.storage import log
from recist_reader.storage.backup import BackupKind, backup
from recist_reader.storage.canonical import SALT_BYTES
from recist_reader.storage.chain import Head, NewEvent, break_in, link
from recist_reader.storage.codec import Codec, PlainCodec
from recist_reader.storage.engine import (
    apply_settings,
    database_errors,
    pragma,
    refuse_other_file,
    study_engine,
)
from recist_reader.storage.faults import FaultCode, fault, naming
from recist_reader.storage.migrate import STEPS, migrate_to
from recist_reader.storage.opening import refuse_changed_schema, study_id
from recist_reader.storage.place import refuse_unsafe_place
from recist_reader.storage.projection import changes_of, fold
from recist_reader.storage.schema import APPLICATION_ID, SCHEMA, SCHEMA_SHA256
from recist_reader.storage.session_lock import SessionLock


@dataclass(frozen=True)
class Release:
    """A schema as released: its number, the hash of its texts, the folder of the steps that lead to it."""

    schema: int = SCHEMA
    sha256: str = SCHEMA_SHA256[SCHEMA]
    steps: Path = STEPS


@dataclass(frozen=True)
class Migrated:
    """From which schema to which, and the backup of the file as it was."""

    from_schema: int
    to_schema: int
    backup: Path


@dataclass(frozen=True)
class Confirmed:
    """The manager's confirmation: the event that records it, the moment, where the backup goes."""

    note: NewEvent
    at: datetime
    backups: Path


def schema_of(path: Path) -> int:
    """Return the schema number of a study file; raises StudyFault MISSING or FOREIGN."""
    if not path.is_file():
        raise fault(FaultCode.MISSING, path.name)
    address = f"{path.resolve().as_uri()}?mode=rw"
    with (
        naming(path),
        database_errors(),
        contextlib.closing(sqlite3.connect(address, uri=True)) as connection,
    ):
        apply_settings(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise fault(FaultCode.FOREIGN, path.name)
    return schema


def migrate_study(
    path: Path, confirmed: Confirmed, release: Release | None = None, codec: Codec | None = None
) -> Migrated | None:
    """Bring a closed study file to the release's schema; None when it is there already.

    Raises StudyFault (LOCKED, NEWER_SCHEMA, FOREIGN, CORRUPT, DISK_FULL ...): the file is then as it was, or,
    where nothing but the last sync failed, it is the new one, whole.
    """
    release = release or Release()
    before = schema_of(path)
    if before == release.schema:
        return None
    refuse_unsafe_place(path)
    session = SessionLock(path)
    session.acquire()
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            apply_settings(connection)
            if before > release.schema:
                refuse_other_file(connection, release.schema)  # names the version that is needed
        copy = backup(path, confirmed.backups, confirmed.at, BackupKind.MIGRATION, before)
        engine = study_engine(path, write=True, schema=None)
        with naming(path), database_errors(), engine.begin() as connection:
            _migrate(connection, confirmed, release, codec or PlainCodec())
    finally:
        session.release()
    return Migrated(before, release.schema, copy)


def _migrate(connection: Connection, confirmed: Confirmed, release: Release, codec: Codec) -> None:
    """All in the caller's transaction: steps, checks, rows anew, the event."""
    migrate_to(connection, release.schema, release.steps)
    _refuse_damage(connection)
    refuse_changed_schema(connection, release.sha256)
    study = study_id(connection)
    for head in log.heads(connection).values():
        _rebuild(connection, codec, study, head)
    last = log.heads(connection).get(confirmed.note.stream)
    event = link(study, last, confirmed.note, secrets.token_bytes(SALT_BYTES))
    log.store(connection, codec, event, changes_of(event.payload or {}))


def _refuse_damage(connection: Connection) -> None:
    if pragma(connection, "integrity_check(1)") != "ok":
        raise fault(FaultCode.CORRUPT)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise fault(FaultCode.CORRUPT, what=phrase("a row points to one that is not there"))


def _rebuild(connection: Connection, codec: Codec, study: str, kept: Head) -> None:
    head: Head | None = None
    stream = kept.stream
    events = list(log.events(connection, codec, stream))
    for event in events:
        broken = break_in(study, head, event)
        if broken is not None:
            raise fault(
                FaultCode.CORRUPT,
                what=phrase("{stream} seq {seq}: {broken}", stream=stream, seq=event.seq, broken=broken),
            )
        head = event.head
    if head != kept:
        raise fault(
            FaultCode.CORRUPT, what=phrase("{stream}: the head is not the newest event", stream=stream)
        )
    try:
        log.replace_rows(connection, codec, stream, fold(events))
    except ValueError as error:
        raise fault(
            FaultCode.CORRUPT, what=phrase("{stream}: {error}", stream=stream, error=str(error))
        ) from error
