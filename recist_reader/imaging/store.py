"""The managed image store: `NAME.images/aa/<sha256>.dcm` (IN-140 to IN-142).

A blob is written to a temporary name, synced and renamed (`put`), its folder synced (`settle`); only then
may a row name it, so there is no row without a blob (FT-31). Identical content is stored once. What a
crash leaves is at most a temporary file, which `gc` removes.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recist_reader.durable import sync_folder
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase

FIXED_TIME = (946_684_800, 946_684_800)  # 2000-01-01: file times tell nothing (BL-12)
_NAME = re.compile(r"[0-9a-f]{64}\.dcm")
_TEMPORARY = ".part-"
_SYNCS_AT_ONCE = 2
_WAITING_BYTES = 64 * 2**20  # of contents that wait for the disk
_IMPORT_AGAIN = phrase("Import the images again from their source")


class BlobFault(Fault):
    """A stored image is missing or not what was stored (FT-30)."""


@dataclass(frozen=True)
class Stored:
    """A blob that stands in the store; `is_new` when this call wrote it."""

    sha256: str
    is_new: bool


@dataclass(frozen=True)
class ImageStore:
    """The folder of blobs beside a study file."""

    folder: Path

    @classmethod
    def beside(cls, study: Path) -> "ImageStore":
        """The store of a study file `NAME.rrs`."""
        return cls(study.with_suffix(".images"))

    def path(self, sha256: str) -> Path:
        """Where a blob stands; raises ValueError for what is no SHA-256 (no path leaves the store)."""
        name = f"{sha256}.dcm"
        if _NAME.fullmatch(name) is None:
            raise ValueError("a blob is named by its SHA-256 in lower-case hex")
        return self.folder.joinpath(f"{name[:2]}/{name}")  # one step: asked for every image of a series

    def put(self, content: bytes) -> Stored:
        """Store a file whole, its bytes synced; raises Fault and leaves nothing half.

        The name becomes durable with `settle`, once for many files: no row may name a blob before.

        A blob that stands there with other bytes (FT-30) is replaced by the right ones.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        is_new = not self.holds(sha256, len(content))
        if is_new:
            self.write(content, sha256)
        return Stored(sha256, is_new)

    @contextmanager
    def writing(self) -> Iterator["BlobWriting"]:
        """Write several files while others are worked on; all are whole and synced at the end, or Fault."""
        with ThreadPoolExecutor(_SYNCS_AT_ONCE, "blob") as threads:
            writing = BlobWriting(self, threads)
            yield writing
            writing.finish()

    def holds(self, sha256: str, size: int) -> bool:
        """Whether the blob stands there with the right bytes."""
        try:
            return self.path(sha256).stat().st_size == size and self.is_sound(sha256)
        except OSError:
            return False

    def write(self, content: bytes, sha256: str) -> None:
        """Write one blob: temporary, synced, renamed (IN-140); raises Fault and leaves nothing half."""
        target = self.path(sha256)
        temporary = target.with_name(f"{_TEMPORARY}{secrets.token_hex(8)}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_synced(temporary, content)
            temporary.replace(target)
        except OSError as fault:
            _remove_quietly(temporary)
            what = phrase(
                "an image could not be stored ({cause})", cause=fault.strerror or phrase("no reason given")
            )
            raise Fault(
                Problem(what, phrase("the image store"), phrase("Free disk space, then import again"))
            ) from fault

    def settle(self, blobs: Iterable[str]) -> None:
        """Make the names of these blobs durable; raises Fault. Rows may name them afterwards (FT-31)."""
        folders = {self.path(sha256).parent for sha256 in blobs}
        try:
            for folder in (*sorted(folders), *((self.folder, self.folder.parent) if folders else ())):
                sync_folder(folder)
        except OSError as fault:
            what = phrase(
                "the image store could not be synced ({cause})",
                cause=fault.strerror or phrase("no reason given"),
            )
            raise Fault(
                Problem(what, phrase("the image store"), phrase("Check the disk, then import again"))
            ) from fault

    def discard(self, sha256: str) -> None:
        """Take back a blob that no row names yet (another patient's file)."""
        self.path(sha256).unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """Return a blob's bytes after checking them (IN-141); raises BlobFault."""
        try:
            content = self.path(sha256).read_bytes()
        except OSError as fault:
            raise BlobFault(
                Problem(phrase("a stored image is missing"), phrase("the image store"), _IMPORT_AGAIN)
            ) from fault
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobFault(
                Problem(phrase("a stored image was changed"), phrase("the image store"), _IMPORT_AGAIN)
            )
        return content

    def gc(self, named: Iterable[str]) -> tuple[str, ...]:
        """Remove blobs that no row names and temporary files; return the removed SHA-256.

        `named` must hold every blob of every row and lock: what a lock names is never removed (IN-142).
        """
        keep = set(named)
        removed = tuple(sha for sha in sorted(self.blobs()) if sha not in keep)
        for sha in removed:
            self.path(sha).unlink(missing_ok=True)
        for left in self.folder.glob(f"*/{_TEMPORARY}*"):
            left.unlink(missing_ok=True)
        return removed

    def blobs(self) -> Iterator[str]:
        """SHA-256 of every blob in the store."""
        for path in self.folder.glob("??/*.dcm"):
            if _NAME.fullmatch(path.name) is not None:
                yield path.stem

    def is_sound(self, sha256: str) -> bool:
        """Whether the blob is there and reads as what was stored (IN-141)."""
        try:
            self.read(sha256)
        except BlobFault:
            return False
        return True


class BlobWriting:
    """Blobs on their way to the disk: while one waits for its sync the next is made ready."""

    def __init__(self, store: ImageStore, threads: ThreadPoolExecutor) -> None:
        self._store, self._threads = store, threads
        self._waiting: list[Future[None]] = []
        self._bytes = 0

    def put(self, content: bytes, sha256: str) -> Stored:
        """Begin to store; `sha256` must be that of `content`. Raises the Fault of an earlier one."""
        if self._store.holds(sha256, len(content)):
            return Stored(sha256, is_new=False)
        if self._bytes + len(content) > _WAITING_BYTES:
            self.finish()
        self._bytes += len(content)
        self._waiting.append(self._threads.submit(self._store.write, content, sha256))
        return Stored(sha256, is_new=True)

    def finish(self) -> None:
        """Return when all are durable but for their names; raises the first Fault."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        for future in waiting:
            future.result()


def _write_synced(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        os.utime(path, FIXED_TIME)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_quietly(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # gc removes it later
