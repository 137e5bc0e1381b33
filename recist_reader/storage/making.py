"""Making a new study file: complete at a temporary name, then at its place."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from recist_reader.durable import sync_file, sync_folder
from recist_reader.said import phrase
from recist_reader.storage.engine import PAGE_BYTES, database_errors, study_engine
from recist_reader.storage.faults import FaultCode, fault, fault_of_os
from recist_reader.storage.migrate import migrate_to


@contextlib.contextmanager
def make_study_file(path: Path) -> Iterator[Connection]:
    """Yield a connection to a new, empty study file; on leaving it stands at `path`, or nowhere.

    Raises StudyFault EXISTS when something is at `path`; it is never written over.
    """
    if path.exists():
        raise fault(
            FaultCode.EXISTS,
            what=phrase("there is a file with this name already"),
            remedy=phrase("Choose another name"),
        )
    making = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _lay_empty(making)
        with database_errors():
            engine = study_engine(making, write=True, schema=None)
            with engine.connect() as connection:
                with connection.begin():
                    migrate_to(connection)
                yield connection
        put_in_place(making, path)
    finally:
        remove_half_made(making)


def _lay_empty(path: Path) -> None:
    """Write the first page, so that page size and encoding are fixed before anything else."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise fault_of_os(error, phrase("folder of the study file")) from error
    with database_errors(), contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute("VACUUM")


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file its name, durably; never over another file.

    Raises StudyFault, and nothing has the name then: a name that is not certain to stay is taken back.
    """
    try:
        sync_file(made)
        if path.exists():
            raise fault(
                FaultCode.EXISTS,
                what=phrase("a file with this name appeared"),
                remedy=phrase("Choose another name"),
            )
        made.rename(path)
        try:
            sync_folder(path.parent)
        except OSError:
            path.rename(made)
            raise
    except OSError as error:
        raise fault_of_os(error) from error


def remove_half_made(making: Path) -> None:
    """Remove what is left at a temporary name, with its journal; nothing is after `put_in_place`."""
    for left in (making, making.with_name(f"{making.name}-journal")):
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)
