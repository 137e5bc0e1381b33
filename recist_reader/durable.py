"""What is written must last through a power cut: bytes and names are forced to the disk (IN-102, IN-142)."""

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


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
