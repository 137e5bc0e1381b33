"""The bytes of one file on its way in, and whether the file is still the same afterwards (FT-26, FT-28)."""

import os
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.scan import Entry, ImageInput
from recist_reader.said import phrase

LARGEST_FILE_BYTES = 2 * 2**30
_HEAD_BYTES = 4096
_COMPARED_BYTES = 2**20


@dataclass(frozen=True)
class SourceFile:
    """One file read whole; `path` is None inside an archive, whose own checksum guards it."""

    content: bytes = field(repr=False)
    path: Path | None = field(default=None, repr=False)

    def must_be_unchanged(self) -> None:
        """Read the file again and compare every byte, which a hash before and after only stands for.

        Raises UnreadableImage where it changed or vanished meanwhile.
        """
        if self.path is None:
            return
        at = 0
        try:
            with _opened(self.path) as file:
                while part := file.read(_COMPARED_BYTES):
                    if not self.content.startswith(part, at):
                        raise _changed()
                    at += len(part)
        except OSError as fault:
            raise _changed() from fault
        if at != len(self.content):
            raise _changed()


def read_source(place: ImageInput, entry: Entry) -> SourceFile:
    """Read a file once, only its head where that is no DICOM; raises UnreadableImage, OSError."""
    if entry.size > LARGEST_FILE_BYTES:
        what = phrase(
            "the file has {count:,} bytes, more than {limit:,}",
            count=entry.size,
            limit=LARGEST_FILE_BYTES,
        )
        raise unreadable(CauseCode.OVER_BUDGET, what, phrase("Ask the source for single images"))
    path = place.path(entry.name)
    if path is None:
        return SourceFile(place.read(entry.name))
    with _opened(path) as file:
        before = os.fstat(file.fileno())
        head = os.pread(file.fileno(), _HEAD_BYTES, 0) if hasattr(os, "pread") else b""
        if head and not _may_be_dicom(head):
            return SourceFile(head, path)
        content = file.readall()
        after = os.stat(path)  # noqa: PTH116  by name: a file put in its place counts as changed
        steady = (before.st_ino, before.st_size, before.st_mtime_ns)
        if steady != (after.st_ino, after.st_size, after.st_mtime_ns) or len(content) != entry.size:
            raise _changed()
    return SourceFile(content, path)


def _opened(path: Path) -> FileIO:
    """Open an ordinary file: no link is followed, no pipe is waited for."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    return FileIO(descriptor, "rb")


def _may_be_dicom(head: bytes) -> bool:
    return head[128:132] == b"DICM" or head[:2] in (b"\x02\x00", b"\x08\x00", b"\x00\x08", b"\x00\x02")


def _changed() -> UnreadableImage:
    remedy = phrase("Import it again when it is no longer written to")
    return unreadable(CauseCode.CHANGED, phrase("the file changed while it was read"), remedy)
