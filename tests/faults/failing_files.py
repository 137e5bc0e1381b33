"""The program's own writes and syncs on a disk that fails: counted and failed together with SQLite's.

For child processes of tests only. A write that fails leaves the first half of what was to be written, as a
disk does that runs full.
"""

import errno
import io
import os
from typing import Any

from tests.faults.failing_disk import SQLITE_FULL, FailingDisk


def fail_like(disk: FailingDisk) -> None:
    """Let `os.write`, `os.fsync` and files opened for writing fail where the disk says so."""
    write, sync, open_file = os.write, os.fsync, io.open

    def refuse_if_failing() -> None:
        if disk.fails():
            raise OSError(errno.ENOSPC if disk.error == SQLITE_FULL else errno.EIO, "made to fail")

    def counted_write(descriptor: int, content: Any) -> int:
        try:
            refuse_if_failing()
        except OSError:
            write(descriptor, content[: len(content) // 2])
            raise
        return write(descriptor, content)

    def counted_sync(descriptor: int) -> None:
        refuse_if_failing()
        sync(descriptor)

    def counted_open(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        opened = open_file(file, mode, *more, **named)
        return opened if mode in ("r", "rb") else _FailingFile(opened, refuse_if_failing)

    os.write, os.fsync, io.open = counted_write, counted_sync, counted_open  # type: ignore[assignment]


class _FailingFile:
    """A file opened for writing whose writes may fail."""

    def __init__(self, opened: Any, refuse_if_failing: Any) -> None:
        self._opened, self._refuse_if_failing = opened, refuse_if_failing

    def write(self, content: Any) -> int:
        try:
            self._refuse_if_failing()
        except OSError:
            self._opened.write(content[: len(content) // 2])
            self._opened.flush()
            raise
        return int(self._opened.write(content))

    def __enter__(self) -> "_FailingFile":
        return self

    def __exit__(self, *_why: object) -> None:
        self._opened.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened, name)
