"""The session lock: one process writes a study file (IN-120).

An operating-system lock on `NAME.lock`; it falls with the process and is never stale. The lock file
is empty and names nobody; its modification time is the moment the session began.
"""

import os
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from recist_reader.said import phrase
from recist_reader.storage.faults import FaultCode, fault, fault_of_os


class SessionLock:
    """Held while a study file is open for writing."""

    def __init__(self, study: Path) -> None:
        self.path = Path(os.path.realpath(study)).with_suffix(".lock")  # one lock, whatever link leads here
        self._lock = FileLock(self.path, thread_local=False, blocking=False)

    def acquire(self) -> None:
        """Take the lock; raises StudyFault LOCKED, with the time since when, if another process has it."""
        try:
            self._lock.acquire()
            os.utime(self.path)
        except Timeout:
            raise fault(
                FaultCode.LOCKED,
                what=phrase("the study is in use on this computer since {since}", since=self._since()),
                remedy=phrase("Close it there, or open it here for reading only"),
            ) from None
        except OSError as error:
            raise fault_of_os(error) from error

    def release(self) -> None:
        """Let go; harmless when not held."""
        self._lock.release(force=True)

    def _since(self) -> str:
        try:
            began = datetime.fromtimestamp(self.path.stat().st_mtime).astimezone()
        except OSError:
            return phrase("an unknown time")
        return began.strftime("%H:%M")
