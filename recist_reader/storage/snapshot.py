"""A view of a study file to check, that keeps no writer waiting.

In rollback mode a long reading transaction holds every commit back. The pages of a small file are therefore
copied into memory in one step and the copy is looked at; a large one is looked at where it is, in short
turns between which the writer goes on. Nothing is written to the disk (BL-4), and memory stays bounded.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from recist_reader.storage.engine import apply_settings, pragma, study_engine

COPIED_BYTES = 64 * 2**20
"""A file up to this size is copied into memory."""


class View:
    """A study file that is looked at in turns; each turn is one consistent view of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def turn(self) -> AbstractContextManager[Connection]:
        """Give the connection in a transaction; a turn within a turn is the same one."""
        return _turn(self._connection)


@contextmanager
def _turn(connection: Connection) -> Iterator[Connection]:
    if connection.in_transaction():
        yield connection
    else:
        with connection.begin():
            yield connection


@contextmanager
def snapshot(path: Path, copied_bytes: int = COPIED_BYTES) -> Iterator[View]:
    """Yield a view of the file; one that can't be copied into memory is looked at where it is.

    Raises StudyFault for a file that is no study file of this schema.
    """
    with study_engine(path, write=False).connect() as connection:
        copy = _copied(connection, path, copied_bytes)
        if copy is None:
            yield View(connection)
            return
    with contextlib.closing(copy):
        engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
        with engine.connect() as in_memory, in_memory.begin():
            yield View(in_memory)


def _copied(connection: Connection, path: Path, copied_bytes: int) -> sqlite3.Connection | None:
    """Return the copy, or None where the file has to be looked at itself."""
    with connection.begin():
        if path.stat().st_size > copied_bytes or pragma(connection, "journal_mode") == "wal":
            return None
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        cast(sqlite3.Connection, connection.connection.dbapi_connection).backup(copy)
        apply_settings(copy)
        copy.execute("PRAGMA query_only = ON")
    except (sqlite3.Error, UnicodeError):
        copy.close()
        return None
    return copy
