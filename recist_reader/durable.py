"""What is written must last through a power cut: bytes and names are forced to the disk (IN-102, IN-142)."""

import contextlib
import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Force the bytes of a closed file to the disk. Raises OSError."""
    _sync(path, os.O_RDWR)


def sync_folder(folder: Path) -> None:
    """Force a folder's names to the disk, so that a rename lasts. Raises OSError.

    Windows cannot open a folder; a rename is durable there with its volume.
    """
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def replace_text(file: Path, text: str) -> None:
    """Put a text file in the place of the one before: a crash leaves the old or the new one, whole.

    Its folder is made where it is missing. Raises OSError; the file before stays then.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_suffix(f".{os.getpid()}.new")  # two windows may write at one time
    try:
        making.write_text(text, "utf-8")
        sync_file(making)  # a name may reach the disk before the bytes: the file would be empty
        making.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            making.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # the new file is there; a crash may still show the old one
        sync_folder(file.parent)


def append_line(path: Path, line: str) -> None:
    """Append a line to a text file, durably and whole; file and folder are made where they are missing.

    Half a line that a crash left stays a line by itself, half a line of a failure is taken back.
    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        begin = b""
        if end:
            file.seek(end - 1)
            begin = b"" if file.read(1) == b"\n" else b"\n"
        try:
            file.write(begin + line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
            if not end:
                sync_folder(path.parent)
        except OSError:
            with contextlib.suppress(OSError):
                os.truncate(path, end)
            raise


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
