"""A defect in the program's own code: written down, told once, and the window goes on (FT-32).

Python calls the hooks of `sys` and `threading` for what no slot, event handler or worker caught. Both come
here, from any thread; the window hears of it in its own.
"""

import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recist_reader.problem import Fault, Problem
from recist_reader.ui.fault_log import FaultLog, entry, log_file, own_lines
from recist_reader.ui.texts import tr

TELL_EACH_MS = 1_000
MOST_TOLD = 99  # a fault in every painting is not told for ever: telling paints, too
WRITTEN_AT = frozenset({1, 10, 100, 1_000, 10_000, 100_000})
"""The same fault again fills no log: its entry is written at these counts."""

_TOLD = "_recist_reader_told"  # set on an exception that came here: a future raises it a second time
_LAST = ("last_exc", "last_type", "last_value", "last_traceback")

_worn: list["Unforeseen"] = []


def report(error: BaseException) -> None:
    """Tell of an exception that a worker keeps for an asker who may never come; nothing without a window."""
    if _worn and not isinstance(error, Fault):
        _worn[-1].take(error)


def report_failed(future: "Future[object]") -> None:
    """Tell of what a future keeps, for `add_done_callback`."""
    error = None if future.cancelled() else future.exception()
    if error is not None:
        report(error)


def words_of(count: int, is_written: bool) -> str:
    """What the reader is told: calm, with what holds and what to do."""
    if count == 1:
        said = tr("Something went wrong inside the program.")
    elif count <= MOST_TOLD:
        said = tr("Something went wrong inside the program, {count} times.", count=count)
    else:
        said = tr("Something went wrong inside the program, more than {count} times.", count=MOST_TOLD)
    holds = tr("Every edit that was called saved is on the disk; you can go on.")
    if not is_written:
        asked = tr("It could not be written down: there is no room or no right to write the log.")
    else:
        asked = tr("Please report it with {log}", log=_from_home(log_file()))
    return f"{said} {holds} {asked}"


def _from_home(path: Path) -> str:
    """A path as a person reads it, without the name of the account where it lies in its home."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


class Unforeseen(QObject):
    """Takes what nobody caught from `wear` until `close`."""

    told = Signal(int, object, bool)  # how often so far, Problem of a Fault or None, is it in the log

    _came = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._log = FaultLog()
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._problem: Problem | None = None
        self._is_written = True
        self._former: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._telling = QTimer(self, singleShot=True, interval=TELL_EACH_MS, timeout=self._tell)
        self._came.connect(self._tell_soon, Qt.ConnectionType.QueuedConnection)

    def wear(self) -> None:
        """From now on nothing is missed."""
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook, threading.excepthook = self._of_window, self._of_thread
        _worn.append(self)

    def close(self) -> None:
        """Give the hooks back."""
        if self._former is not None:
            sys.excepthook, threading.excepthook = self._former
            self._former = None
            _worn.remove(self)
        self._telling.stop()
        self._log.close()

    @property
    def count(self) -> int:
        """How often something went wrong so far."""
        return self._counts.total()

    def _of_window(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        for name in _LAST:  # it would keep the widgets and images of the frames alive
            sys.__dict__.pop(name, None)
        if not issubclass(kind, Exception) and self._former is not None:
            self._former[0](kind, error, trace)  # Ctrl+C in the terminal
        else:
            self.take(error)

    def _of_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            self.take(given.exc_value)

    def take(self, error: BaseException) -> None:
        """Write an exception down, from any thread, and have the window told."""
        if getattr(error, _TOLD, False):
            return
        setattr(error, _TOLD, True)
        place = (own_lines(error.__traceback__) or [""])[-1]
        with self._lock:
            key = (type(error).__name__, place)
            self._counts[key] += 1
            count = self._counts[key]
            self._problem = error.problem if isinstance(error, Fault) else None
            if count in WRITTEN_AT:
                self._write(entry(error, threading.current_thread().name), count)
        self._came.emit()

    def _write(self, text: str, count: int) -> None:
        words = text if count == 1 else f"{count} times: {text}"
        self._is_written = self._log.write(words)
        sys.stderr.write(f"{words}\n")

    def _tell_soon(self) -> None:
        if not self._telling.isActive() and self.count <= MOST_TOLD + 1:
            self._telling.start(0 if self.count == 1 else TELL_EACH_MS)

    def _tell(self) -> None:
        self.told.emit(self.count, self._problem, self._is_written)
