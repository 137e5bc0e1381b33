"""Where a defect of the program is written down: what kind and where in our code, never a value (BL-2).

One folder per person, five files of 2 MiB. An entry holds the time, the thread, the types of the exceptions
and the lines of this package that they passed. Messages, arguments and paths of the computer are left out:
any of them may hold something of a patient.
"""

import contextlib
import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from platformdirs import user_log_path

import recist_reader
from recist_reader.problem import Fault

FILES, FILE_BYTES = 5, 2 * 2**20
OWN = Path(recist_reader.__file__).parent
MOST_LINKS = 8  # of a chain of exceptions


def log_file() -> Path:
    """The newest log of the person who runs the program."""
    return user_log_path("recist-reader", appauthor=False) / "faults.log"


def own_lines(trace: TracebackType | None) -> list[str]:
    """Return `ui/app.py:12 start` of each frame of this package, the outermost first."""
    return [
        f"{Path(frame.f_code.co_filename).relative_to(OWN).as_posix()}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(trace)
        if Path(frame.f_code.co_filename).is_relative_to(OWN)
    ]


def entry(error: BaseException, thread: str) -> str:
    """Describe an exception and what led to it, by types and places alone."""
    told = []
    for number, link in enumerate(_chain(error)):
        told.append(f"{'from ' if number else ''}{_kind(link)} in thread {thread}")
        told += [f"  {line}" for line in own_lines(link.__traceback__) or ("outside of this program",)]
    return "\n".join(told)


def _kind(error: BaseException) -> str:
    """The type, with the code of the system or of our own fault."""
    code = error.code if isinstance(error, Fault) else error.errno if isinstance(error, OSError) else ""
    return f"{type(error).__name__} {code}".strip()


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(MOST_LINKS):
        if link is None:
            return
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


class FaultLog:
    """Appends entries; opened with the first one, `close` when the program ends."""

    def __init__(self) -> None:
        self._handler: _Handler | None = None

    def write(self, text: str) -> bool:
        """Append an entry, from any thread; False where the disk does not take it."""
        try:
            if self._handler is None:
                log_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._handler = _Handler(
                    log_file(), maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8"
                )
                self._handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            self._handler.has_failed = False
            self._handler.handle(logging.LogRecord("faults", logging.ERROR, "", 0, text, None, None))
            return not self._handler.has_failed
        except OSError:
            return False

    def close(self) -> None:
        """Close the file; a full disk has been told of before."""
        if self._handler is not None:
            with contextlib.suppress(OSError):
                self._handler.close()
            self._handler = None


class _Handler(RotatingFileHandler):
    """Says that writing failed, in place of a trace with values on the terminal."""

    has_failed = False

    def handleError(self, _record: logging.LogRecord) -> None:
        self.has_failed = True
