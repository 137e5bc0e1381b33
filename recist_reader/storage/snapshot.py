"""A view of a study file to check, that keeps no writer waiting.

In rollback mode a long reading transaction holds every commit back. A check therefore copies the file's
pages into memory in one step and looks at the copy; nothing is written to the disk (BL-4).
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from recist_reader.storage.engine import apply_settings, pragma, study_engine
from recist_reader.storage.opening import LARGE_BYTES


@contextlib.contextmanager
def snapshot(path: Path) -> Iterator[Connection]:
    """Yield a connection, in a transaction, to a copy of the file in memory.

    A file of 1 GiB and more, or one that can't be copied, is looked at where it is. Raises StudyFault for
    a file that is no study file of this schema.
    """
    with study_engine(path, write=False).connect() as connection:
        copy = _copied(connection, path)
        if copy is None:
            with connection.begin():
                yield connection
            return
    with contextlib.closing(copy):
        engine = create_engine("sqlite://", creator=lambda: copy, poolclass=StaticPool)
        with engine.connect() as in_memory, in_memory.begin():
            yield in_memory


def _copied(connection: Connection, path: Path) -> sqlite3.Connection | None:
    """Return the copy, or None where the file has to be looked at itself."""
    with connection.begin():
        if path.stat().st_size >= LARGE_BYTES or pragma(connection, "journal_mode") == "wal":
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
