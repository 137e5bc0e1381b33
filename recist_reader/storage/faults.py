"""Faults of the study file, each with a code that a caller can act on.

Messages name no path of a patient and no row's content (BN-4, BL-11): code, what, what to do.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase


class FaultCode(StrEnum):
    """What failed, for the queue, the exit code and the message."""

    DISK_FULL = "disk_full"
    IO_ERROR = "io_error"
    MOVED = "moved"
    LOCKED = "locked"
    READONLY = "readonly"
    CORRUPT = "corrupt"
    HEAD_MOVED = "head_moved"
    STALE = "stale"  # `old` of an event is not what stands in the projection
    DUPLICATE = "duplicate"  # the event id is stored already
    MISSING = "missing"
    EXISTS = "exists"
    FOREIGN = "foreign"
    NEWER_SCHEMA = "newer_schema"
    OLDER_SCHEMA = "older_schema"
    SCHEMA_CHANGED = "schema_changed"  # a table, trigger or view is not as this schema has it
    NETWORK = "network"
    CLOUD = "cloud"
    SETTINGS = "settings"
    CLOSED = "closed"


RETRIED = frozenset(
    {FaultCode.DISK_FULL, FaultCode.IO_ERROR, FaultCode.MOVED, FaultCode.LOCKED, FaultCode.READONLY}
)
"""Codes after which an edit waits in the queue (IN-135); any other is a matter for a person."""

_TEXTS: dict[FaultCode, tuple[str, str]] = {
    FaultCode.DISK_FULL: (
        phrase("the disk is full"),
        phrase("Free some space; the edit is kept and tried again"),
    ),
    FaultCode.IO_ERROR: (
        phrase("the disk answered with an error"),
        phrase("Check the drive and its cable; the edit is kept and tried again"),
    ),
    FaultCode.MOVED: (
        phrase("the file was moved or renamed while open"),
        phrase("Put it back at its place, or close and open it at the new one"),
    ),
    FaultCode.LOCKED: (
        phrase("another program holds the file"),
        phrase("Close the other program; the edit is tried again"),
    ),
    FaultCode.READONLY: (
        phrase("the file or its folder is read-only"),
        phrase("Allow writing, or work on a copy"),
    ),
    FaultCode.CORRUPT: (
        phrase("the file is damaged"),
        phrase("Do not repair it; restore the newest backup with roll-forward"),
    ),
    FaultCode.HEAD_MOVED: (
        phrase("an event was stored that this window has not seen"),
        phrase("Open the study again"),
    ),
    FaultCode.STALE: (
        phrase("a stored row is not what this edit was made on"),
        phrase("Open the study again; if it stays so, run verify"),
    ),
    FaultCode.DUPLICATE: (
        phrase("an event with this id is stored already"),
        phrase("Nothing is lost; do not store it again"),
    ),
    FaultCode.FOREIGN: (
        phrase("this is not a study file, or its first page is destroyed"),
        phrase("Choose a file NAME.rrs; if it was one, restore the newest backup"),
    ),
    FaultCode.MISSING: (
        phrase("there is no such file"),
        phrase("Check the place, or restore the newest backup"),
    ),
    FaultCode.CLOSED: (phrase("the study file is closed"), phrase("Open it again")),
}


class StudyFault(Fault):
    """A fault of the study file with its code; nothing of the act that met it was stored."""

    def __init__(self, code: FaultCode, problem: Problem) -> None:
        super().__init__(problem)
        self.code: FaultCode = code


UNNAMED = phrase("study file")


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Put the file's name, never its folders, into a fault that only says "study file"."""
    try:
        yield
    except StudyFault as error:
        if error.problem.where == UNNAMED:
            error.problem = replace(error.problem, where=file.name)
            error.args = (str(error.problem),)
        raise


@contextmanager
def damage_told() -> Iterator[None]:
    """A stored text that does not read back as it was written is damage."""
    try:
        yield
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise fault(FaultCode.CORRUPT) from error


def fault(code: FaultCode, where: str = UNNAMED, what: str = "", remedy: str = "") -> StudyFault:
    """Return the fault with the usual words of its code, or the given ones."""
    usual_what, usual_remedy = _TEXTS.get(code, ("", ""))
    return StudyFault(code, Problem(what or usual_what, where, remedy or usual_remedy))


_PRIMARY = {
    sqlite3.SQLITE_FULL: FaultCode.DISK_FULL,
    sqlite3.SQLITE_IOERR: FaultCode.IO_ERROR,
    sqlite3.SQLITE_CANTOPEN: FaultCode.IO_ERROR,
    sqlite3.SQLITE_READONLY: FaultCode.READONLY,
    sqlite3.SQLITE_BUSY: FaultCode.LOCKED,
    sqlite3.SQLITE_LOCKED: FaultCode.LOCKED,
    sqlite3.SQLITE_PROTOCOL: FaultCode.LOCKED,
    sqlite3.SQLITE_CORRUPT: FaultCode.CORRUPT,
    sqlite3.SQLITE_NOTADB: FaultCode.FOREIGN,
    sqlite3.SQLITE_CONSTRAINT: FaultCode.HEAD_MOVED,
    sqlite3.SQLITE_PERM: FaultCode.READONLY,
    sqlite3.SQLITE_AUTH: FaultCode.READONLY,
    sqlite3.SQLITE_NOMEM: FaultCode.IO_ERROR,
}


def code_of(error: DBAPIError | sqlite3.Error) -> FaultCode:
    """Return the code of a driver's error; text that is no UTF-8, or an unknown error, counts as damage."""
    driver_error = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(driver_error, "sqlite_errorcode", None)
    if number is None:
        return FaultCode.CORRUPT
    if number == sqlite3.SQLITE_READONLY_DBMOVED:
        return FaultCode.MOVED
    return _PRIMARY.get(number & 0xFF, FaultCode.CORRUPT)


def fault_of(error: DBAPIError | sqlite3.Error, where: str = UNNAMED) -> StudyFault:
    """Return the fault of a driver's error. Its text is dropped: it may hold a row's content."""
    return fault(code_of(error), where)


_ERRNO = {
    errno.ENOSPC: FaultCode.DISK_FULL,
    errno.EDQUOT: FaultCode.DISK_FULL,
    errno.EFBIG: FaultCode.DISK_FULL,
    errno.EACCES: FaultCode.READONLY,
    errno.EPERM: FaultCode.READONLY,
    errno.EROFS: FaultCode.READONLY,
    errno.ENOENT: FaultCode.MISSING,
    errno.EEXIST: FaultCode.EXISTS,
}


def fault_of_os(error: OSError, where: str = UNNAMED) -> StudyFault:
    """Return the fault of an operating system's error; the path in it is dropped."""
    return fault(_ERRNO.get(error.errno or 0, FaultCode.IO_ERROR), where)
