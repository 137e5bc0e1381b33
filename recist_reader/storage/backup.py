"""Backups of a study file and their keeping (IN-125).

SQLite's online backup, 256 pages a step, beside the writer; checked, synced and renamed before it
counts. A backup is a study file like any other: `verify` accepts it.
"""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import cast

from recist_reader.said import phrase
from recist_reader.storage import log
from recist_reader.storage.engine import database_errors, study_engine
from recist_reader.storage.faults import FaultCode, fault, fault_of_os, naming
from recist_reader.storage.giving_up import check_given_up
from recist_reader.storage.making import put_in_place, remove_half_made
from recist_reader.storage.opening import check_at_opening, study_id_of
from recist_reader.storage.place import refuse_unsafe_place
from recist_reader.storage.schema import SCHEMA
from recist_reader.storage.study_file import StudyFile

PAGES_A_STEP = 256
_NAME = re.compile(r"(?P<study>.+)\.(?P<at>\d{8}T\d{6}Z)(?:-\d+)?\.[a-z]+\.rrs")
_STAMP = "%Y%m%dT%H%M%SZ"


class BackupKind(StrEnum):
    """Why a backup was made; those before a migration are never thinned."""

    TIMED = "timed"
    SIGNATURE = "signature"
    CLOSING = "closing"
    MIGRATION = "migration"
    RESTORE = "restore"
    ASKED = "asked"


KEEP_LAST = 10
KEEP_BY_TIME: tuple[tuple[str, int], ...] = (("%Y%m%d%H", 24), ("%Y%m%d", 14), ("%G%V", 8))
"""Hourly 24, daily 14, weekly 8: the newest of each."""

WITH_EDITS = timedelta(minutes=30)
LONGEST = timedelta(hours=24)
HALF_MADE = timedelta(hours=1)


def is_named_as_backup(path: Path) -> bool:
    """Whether a file has the name of a backup, `NAME.<time>.<kind>.rrs`."""
    return _NAME.fullmatch(path.name) is not None


def backup_folder(study: Path) -> Path:
    """`NAME.backups/` beside `NAME.rrs`, unless option `backup_dir` says otherwise."""
    return study.with_suffix(".backups")


def backup(
    study: Path, folder: Path, at: datetime, kind: BackupKind = BackupKind.ASKED, schema: int = SCHEMA
) -> Path:
    """Back a study file up into a folder; return the new file. `at` is UTC, `schema` the file's.

    Raises StudyFault; then no backup of this name exists. Leaves the study's own lock alone.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise fault_of_os(error, phrase("backup folder")) from error
    _clear_half_made(folder, at)
    target = _free_name(folder, f"{study.stem}.{at.strftime(_STAMP)}", kind)
    copy_checked(study, target, schema)
    return target


def is_on_same_device(study: Path, folder: Path) -> bool:
    """Whether study and backups are lost together when a disk fails: a person is told (section 1).

    A folder that is still to be made lies on the device of the one that holds it.
    """
    there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    try:
        return study.stat().st_dev == there.stat().st_dev
    except OSError:
        return False


def _clear_half_made(folder: Path, at: datetime) -> None:
    """Remove what a backup left that was killed (FT-13); a younger one may still be at work."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".*.rrs.new*"):
            if path.stat().st_mtime < (at - HALF_MADE).timestamp():
                path.unlink()


def _free_name(folder: Path, begin: str, kind: BackupKind) -> Path:
    target, number = folder / f"{begin}.{kind}.rrs", 1
    while target.exists():
        number += 1
        target = folder / f"{begin}-{number}.{kind}.rrs"
    return target


def save_elsewhere(study: StudyFile, target: Path) -> None:
    """Copy an open study whose file was deleted or moved away to a new file (FT-6, IN-121).

    What was stored is read through the connection that is still open; edits that wait are stored when the
    new file is opened. Raises StudyFault, or GivenUp within `may_be_given_up`; then `target` does not exist.
    """
    if target.exists():
        raise fault(
            FaultCode.EXISTS,
            phrase("new study file"),
            phrase("a file with this name exists"),
            phrase("Choose another name"),
        )
    refuse_unsafe_place(target)
    with _in_the_making(target) as making, database_errors():
        with study.reading() as connection:
            heads = log.heads(connection)
        with study.driver() as driver, contextlib.closing(sqlite3.connect(making)) as copy:
            driver.backup(copy, pages=PAGES_A_STEP, progress=check_given_up)
        with study_engine(making, write=False).connect() as copied, copied.begin():
            if check_at_opening(copied, making)[0] != heads:
                raise fault(
                    FaultCode.CORRUPT,
                    phrase("new study file"),
                    phrase("the copy is not what the study holds"),
                )


def copy_checked(source: Path, target: Path, schema: int = SCHEMA) -> None:
    """Copy a study file by SQLite's backup interface; it gets its name only when it is whole."""
    if not source.is_file():
        raise fault(FaultCode.MISSING, source.name)
    with naming(source), _in_the_making(target) as making, database_errors():
        _copy_pages(source, making, schema)
        _refuse_other_heads(source, making, schema)


@contextlib.contextmanager
def _in_the_making(target: Path) -> Iterator[Path]:
    """Yield a temporary name; what is there gets the name `target` when all went well, or is removed."""
    making = target.with_name(f".{target.name}.new")
    try:
        _lay_own(making)
        yield making
        check_given_up()
        put_in_place(making, target)
    finally:
        remove_half_made(making)


def _lay_own(path: Path) -> None:
    """Make an empty file that its owner alone may read, as the study file; one that was left there goes."""
    try:
        path.unlink(missing_ok=True)
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise fault_of_os(error, phrase("folder of the new file")) from error


def _copy_pages(source: Path, making: Path, schema: int) -> None:
    with study_engine(source, write=False, schema=schema).connect() as connection:
        driver = cast(sqlite3.Connection, connection.connection.dbapi_connection)
        with contextlib.closing(sqlite3.connect(making)) as copy:
            driver.backup(copy, pages=PAGES_A_STEP, progress=check_given_up, sleep=0.01)


def _refuse_other_heads(source: Path, making: Path, schema: int) -> None:
    """The copy is sound, and every head in it is an event of the source (which may have gone on)."""
    with study_engine(making, write=False, schema=schema).connect() as copy, copy.begin():
        heads, _study = check_at_opening(copy, making, schema)
    with study_engine(source, write=False, schema=schema).connect() as connection, connection.begin():
        now = log.heads(connection)
    if any(stream not in now or now[stream].seq < head.seq for stream, head in heads.items()):
        raise fault(
            FaultCode.CORRUPT,
            phrase("backup"),
            phrase("the copy is not what the study holds"),
            phrase("Back up again"),
        )


def is_due(
    last: datetime | None, now: datetime, edits_since: int, with_edits: timedelta = WITH_EDITS
) -> bool:
    """Whether a timed backup is due: none for 24 h, or edits and none for 30 min (option backup_minutes)."""
    if last is None or now - last >= LONGEST:
        return True
    return edits_since > 0 and now - last >= with_edits


def made_at(backup_file: Path) -> datetime | None:
    """Return when a backup was made, by its name; None for another file."""
    found = _NAME.fullmatch(backup_file.name)
    return None if found is None else datetime.strptime(f"{found['at']}+0000", f"{_STAMP}%z")


def to_drop(backups: Iterable[Path]) -> list[Path]:
    """Return the backups of one study that need not be kept (IN-125). Files of other names stay."""
    dated = [(at, path) for path in backups if (at := made_at(path)) is not None]
    newest_first = [path for _at, path in sorted(dated, key=lambda d: (d[0], d[1].name), reverse=True)]
    keep = set(newest_first[:KEEP_LAST])
    keep |= {path for path in newest_first if path.name.endswith(f".{BackupKind.MIGRATION}.rrs")}
    for period, count in KEEP_BY_TIME:
        newest: dict[str, Path] = {}
        for path in newest_first:
            at = made_at(path)
            if at is not None:
                newest.setdefault(at.strftime(period), path)
        keep |= set(list(newest.values())[:count])
    return [path for path in newest_first if path not in keep]


def backups_of(folder: Path, study: Path) -> list[Path]:
    """Return the backups of one study in a folder, newest first; other studies' may lie there too."""
    found = []
    try:
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name is not None and name["study"] == study.stem:
                found.append(path)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise fault_of_os(error, phrase("backup folder")) from error
    return sorted(found, key=lambda path: (made_at(path), path.name), reverse=True)


def thin(folder: Path, study: Path) -> list[Path]:
    """Delete the backups of a study that need not be kept; return them.

    A study of the same name may have its backups there too: they are left alone. Raises StudyFault.
    """
    found = backups_of(folder, study)
    dropped = to_drop(found)
    if dropped:
        own = study_id_of(study)
        dropped = to_drop(path for path in found if study_id_of(path) == own)
    try:
        for path in dropped:
            path.unlink()
    except OSError as error:
        raise fault_of_os(error, phrase("backup folder")) from error
    return dropped
