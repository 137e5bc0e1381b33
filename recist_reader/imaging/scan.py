"""Look at every file of a folder or archive: what it is, never more than its header (VF-5, FT-25 to FT-27).

Nothing is written, no link is followed, nothing that is not a regular file is opened; all of these are
listed. The scan is a generator: progress at each step, cancelled by closing it.
"""

import lzma
import os
import stat
import zipfile
import zlib
from collections import Counter, deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context, parent_process
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Protocol

from recist_reader.imaging.budget import ARCHIVE_BYTES, ARCHIVE_ENTRIES, FRAME_BYTES, is_bomb
from recist_reader.imaging.cause import Cause, CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.kinds import Examined, Kind, examine
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase

_PARALLEL_FROM = 3_000  # below it the start of worker processes costs more than it saves
_CHUNK = 40  # files a worker takes at once: some 50 ms, so that a cancel is quick
_ENTRY_BYTES = 4 * FRAME_BYTES
_ARCHIVE_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,  # encrypted
    NotImplementedError,
    KeyError,
    EOFError,
    ValueError,
)


@dataclass(frozen=True)
class Entry:
    """One name found. `cause` stands where it must not be opened."""

    name: str
    size: int
    cause: Cause | None = None


@dataclass(frozen=True)
class ScannedFile:
    """One name with what it is."""

    name: str
    size: int
    examined: Examined


@dataclass(frozen=True)
class ScanStep:
    """Progress: `done` of `total` files, and the one just looked at."""

    done: int
    total: int
    file: ScannedFile


class ImageInput(Protocol):
    """A place that images come from."""

    def entries(self) -> list[Entry]:
        """All names, sorted; raises Fault where the place itself is beyond the budget."""

    def read(self, name: str) -> bytes:
        """The bytes of one file; raises UnreadableImage, OSError."""

    def path(self, name: str) -> Path | None:
        """Where the file can be opened directly, if it can."""

    def close(self) -> None:
        """Let go of the place; it opens again at the next use."""


def open_input(place: Path) -> "ImageInput":
    """A folder, a zip archive, or one file; raises Fault where there is none."""
    if place.is_dir():
        return FolderInput(place)
    if place.is_file() and zipfile.is_zipfile(place):
        return ArchiveInput(place)
    if place.is_file() and place.suffix.lower() == ".zip":
        raise Fault(
            Problem(
                phrase("the archive is damaged or was cut off"),
                place.name,
                phrase("Copy it again from its source"),
            )
        )
    if place.is_file():
        return FolderInput(place.parent, only=place.name)
    raise Fault(Problem(phrase("there is no such folder or archive"), place.name, phrase("Check the path")))


class FolderInput:
    """A folder with all below it."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self.root, self._only = root, only

    def entries(self) -> list[Entry]:
        if self._only is not None:
            return [Entry(self._only, (self.root / self._only).stat().st_size)]
        found: list[Entry] = []
        waiting = [""]  # names below the root, each with its stroke
        while waiting:
            above = waiting.pop()
            try:
                with os.scandir(self.root / above) as listing:
                    for item in listing:
                        name = above + item.name
                        if item.is_dir(follow_symlinks=False):
                            waiting.append(f"{name}/")
                        else:
                            found.append(_entry(name, item))
            except OSError as fault:
                found.append(Entry(above.removesuffix("/") or ".", 0, _cannot_open(fault)))
        return sorted(found, key=lambda entry: entry.name)

    def read(self, name: str) -> bytes:
        descriptor = os.open(self.root / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            return file.read()

    def path(self, name: str) -> Path | None:
        return self.root / name

    def close(self) -> None:
        """Nothing is held."""


class ArchiveInput:
    """A zip archive, read in memory entry by entry: nothing is unpacked to disk.

    A name that stands twice is listed twice, the second as "name (2)", and each is read as its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: zipfile.ZipFile | None = None
        self._items: dict[str, zipfile.ZipInfo] = {}
        self._stamp: tuple[int, ...] = ()

    def __reduce__(self) -> tuple[object, tuple[Path, tuple[int, ...]]]:
        """Into another process goes the place alone, which is opened there once for all entries."""
        return _archive_there, (self._path, self._stamp)

    def entries(self) -> list[Entry]:
        try:
            self._archive()
        except (*_ARCHIVE_FAULTS, OSError) as fault:
            raise Fault(
                Problem(phrase("the archive cannot be read"), self._path.name, phrase("Ask for it again"))
            ) from fault
        total = sum(item.file_size for item in self._items.values())
        if len(self._items) > ARCHIVE_ENTRIES or total > ARCHIVE_BYTES:
            what = phrase(
                "the archive holds {count:,} files of {size:,} bytes, more than is allowed",
                count=len(self._items),
                size=total,
            )
            raise Fault(Problem(what, self._path.name, phrase("Unpack it into folders and import these")))
        return [_archive_entry(name, self._items[name]) for name in sorted(self._items)]

    def read(self, name: str) -> bytes:
        try:
            archive = self._archive()
            return archive.read(self._items[name])
        except _ARCHIVE_FAULTS as fault:
            raise unreadable(CauseCode.DAMAGED, phrase("the archive's entry cannot be unpacked")) from fault

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def path(self, name: str) -> Path | None:  # noqa: ARG002  # the protocol's
        return None

    def _archive(self) -> zipfile.ZipFile:
        if self._opened is None:
            self._opened = zipfile.ZipFile(self._path)
            self._items = _files_by_name(self._opened)
            status = self._path.stat()
            self._stamp = (status.st_ino, status.st_size, status.st_mtime_ns)
        return self._opened


@lru_cache(maxsize=1)
def _archive_there(path: Path, _stamp: tuple[int, ...]) -> ArchiveInput:
    """The archive as a worker process knows it: its directory is long, and read once."""
    return ArchiveInput(path)


def _files_by_name(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    counted: Counter[str] = Counter()
    for item in archive.infolist():
        if item.filename.endswith("/"):
            continue
        name = item.filename
        while name in found:
            counted[item.filename] += 1
            name = f"{item.filename} ({counted[item.filename] + 1})"
        found[name] = item
    return found


def scan(place: ImageInput, processes: int = 2) -> Iterator[ScanStep]:
    """Examine every entry, in the order of the names; raises Fault where the place cannot be listed."""
    try:
        entries = place.entries()
        total = len(entries)
        if total >= _PARALLEL_FROM and isinstance(place, FolderInput) and processes > 1:
            files = _in_processes(place, entries, processes)
        else:
            files = (_look(place, entry) for entry in entries)
        with closing(files):
            for done, file in enumerate(files, start=1):
                yield ScanStep(done, total, file)
    finally:
        place.close()


def _in_processes(place: FolderInput, entries: list[Entry], processes: int) -> Generator[ScannedFile]:
    """Header parsing holds the interpreter lock: in worker processes the window stays smooth.

    Nothing is decoded, so that where processes cannot be started (or die) the rest is looked at here.
    """
    chunks = deque(entries[at : at + _CHUNK] for at in range(0, len(entries), _CHUNK))
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=be_modest)
    waiting: deque[tuple[list[Entry], Future[list[ScannedFile]]]] = deque()
    try:
        while chunks or waiting:
            while chunks and len(waiting) <= 2 * processes:
                waiting.append((chunks[0], pool.submit(_look_at_all, place, chunks[0])))
                chunks.popleft()
            yield from waiting[0][1].result()
            waiting.popleft()
    except (BrokenProcessPool, OSError):
        for chunk in (*(chunk for chunk, _ in waiting), *chunks):
            yield from _look_at_all(place, chunk)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def be_modest() -> None:
    """What each worker process does first: let the window go before, and end when the program has ended."""
    with suppress(OSError, AttributeError):
        os.nice(10)
    Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()


def _end_with_parent() -> None:
    """A program that is killed cannot end its processes: without this they would stay for good."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _look_at_all(place: FolderInput, entries: list[Entry]) -> list[ScannedFile]:
    return [_look(place, entry) for entry in entries]


def _look(place: ImageInput, entry: Entry) -> ScannedFile:
    if entry.cause is not None:
        return ScannedFile(entry.name, entry.size, Examined(Kind.NOT_DICOM, cause=entry.cause))
    path = place.path(entry.name)
    try:
        examined = examine(path if path is not None else place.read(entry.name))
    except UnreadableImage as fault:
        examined = Examined(Kind.DAMAGED, cause=fault.cause)
    except OSError as fault:
        examined = Examined(Kind.DAMAGED, cause=_cannot_open(fault))
    return ScannedFile(entry.name, entry.size, examined)


def _entry(name: str, item: "os.DirEntry[str]") -> Entry:
    try:
        status = item.stat(follow_symlinks=False)
    except OSError as fault:  # it vanished meanwhile (FT-28); the others of its folder stay
        return Entry(name, 0, _cannot_open(fault))
    if stat.S_ISREG(status.st_mode):
        return Entry(name, status.st_size)
    what = phrase("a link") if stat.S_ISLNK(status.st_mode) else phrase("not an ordinary file")
    return Entry(name, 0, _not_followed(what))


def _archive_entry(name: str, item: zipfile.ZipInfo) -> Entry:
    parts = PurePosixPath(item.filename.replace("\\", "/"))
    if not parts.parts:  # "" or "."
        return Entry(name, 0, _not_followed(phrase("not an ordinary file")))
    if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
        return Entry(name, 0, _not_followed(phrase("a name that leads out of the archive")))
    if stat.S_ISLNK(item.external_attr >> 16):
        return Entry(name, 0, _not_followed(phrase("a link")))
    if item.file_size > _ENTRY_BYTES or is_bomb(item.file_size, item.compress_size):
        problem = Problem(
            phrase("the entry unpacks to more than is allowed"),
            "",
            phrase("Ask the source for an ordinary copy"),
        )
        return Entry(name, item.file_size, Cause(CauseCode.OVER_BUDGET, problem))
    return Entry(name, item.file_size)


def _not_followed(what: str) -> Cause:
    return Cause(CauseCode.NOT_FOLLOWED, Problem(what, "", phrase("Copy the file itself into the folder")))


def _cannot_open(fault: OSError) -> Cause:
    remedy = phrase("Check the medium ({cause})", cause=fault.strerror or phrase("no reason given"))
    return Cause(CauseCode.UNREADABLE, Problem(phrase("the file cannot be opened"), "", remedy))
