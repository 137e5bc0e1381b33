"""Connections to a study file: the settings of IN-101, set and read back each time.

The driver's implicit transactions are off; a transaction begins when it is begun here: IMMEDIATE for
writing, so that two writers meet at the start and not in the middle (IN-104).
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from recist_reader.said import phrase
from recist_reader.storage.faults import FaultCode, fault, fault_of
from recist_reader.storage.giving_up import watch
from recist_reader.storage.schema import APPLICATION_ID, SCHEMA

BUSY_MS = 5_000
PAGE_BYTES = 4_096
OLDEST_SQLITE = (3, 37, 0)

SETTINGS: tuple[tuple[str, str, object], ...] = (
    # name, value to set, value read back
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", str(BUSY_MS), BUSY_MS),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("synchronous", "FULL", 2),
)
FULL_SYNC_MAC = ("fullfsync", "ON", 1)
JOURNAL = ("journal_mode", "TRUNCATE", "truncate")


def study_engine(path: Path, *, write: bool, schema: int | None = SCHEMA) -> Engine:
    """Return an engine on an existing study file of the given schema (None: a file that is being made).

    A foreign file or another schema is refused by name before anything is written (FT-12).

    A file opened for reading gets no page written by us, yet a hot journal left by a crash is rolled
    back as SQLite must (FT-7): hence mode=rw with `query_only`, not mode=ro.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise fault(
            FaultCode.SETTINGS,
            what=phrase("SQLite is older than 3.37"),
            remedy=phrase("Install a newer Python or SQLite"),
        )
    address = f"{path.resolve().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _settle(connection: sqlite3.Connection, _record: object) -> None:
        apply_settings(connection)
        if schema is not None:
            refuse_other_file(connection, schema)
        if write:
            set_and_read_back(connection, *JOURNAL)
        else:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def apply_settings(connection: sqlite3.Connection) -> None:
    """Set every setting that writes nothing and read it back."""
    watch(connection)
    for name, value, expected in SETTINGS:
        set_and_read_back(connection, name, value, expected)
    if sys.platform == "darwin":
        set_and_read_back(connection, *FULL_SYNC_MAC)


def set_and_read_back(connection: sqlite3.Connection, name: str, value: str, expected: object) -> None:
    """Set one setting; raises StudyFault SETTINGS when it did not take."""
    connection.execute(f"PRAGMA {name} = {value}")
    row = connection.execute(f"PRAGMA {name}").fetchone()
    # A build that leaves memory mapping out answers mmap_size with no row: as good as 0.
    if row is not None and row[0] != expected:
        raise fault(
            FaultCode.SETTINGS,
            what=phrase("SQLite did not take the setting {name}", name=name),
            remedy=phrase("Report this"),
        )


def refuse_other_file(connection: sqlite3.Connection, schema: int) -> None:
    """Raise StudyFault when the file is no study file, or one of another schema (FT-12)."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise fault(FaultCode.FOREIGN)
    if found > schema:
        what = phrase(
            "the study file has schema {found}, this program knows schema {schema}",
            found=found,
            schema=schema,
        )
        version = _version_that_wrote(connection)
        remedy = phrase("Install the version that made it, or a newer one")
        if version:
            remedy = phrase("Install version {version}, or a newer one", version=version)
        raise fault(FaultCode.NEWER_SCHEMA, what=what, remedy=remedy)
    if found < schema:
        what = phrase("the study file has the older schema {found}", found=found)
        raise fault(
            FaultCode.OLDER_SCHEMA,
            what=what,
            remedy=phrase("Let the manager migrate it; a backup is made first"),
        )


def _version_that_wrote(connection: sqlite3.Connection) -> str:
    """Return the version of the program that stored the newest event (IN-127), or an empty text."""
    try:
        query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'event'"  # no view of a stranger
        if connection.execute(query).fetchone() is None:
            return ""
        found = connection.execute("SELECT record FROM event ORDER BY rowid DESC LIMIT 1").fetchone()
        version = str(json.loads(found[0])["software"])
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return ""
    return version if re.fullmatch(r"[0-9A-Za-z.+-]{1,40}", version) else ""


def pragma(connection: Connection, name: str) -> Any:
    """Return the value of a setting of the file."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@contextmanager
def database_errors() -> Iterator[None]:
    """Turn errors of the driver into faults with a code; their texts are dropped (BL-11)."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise fault_of(error) from error
    except UnicodeError as error:  # the driver met bytes of a damaged schema in its own message
        raise fault(FaultCode.CORRUPT) from error
