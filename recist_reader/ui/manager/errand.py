"""What derives a key or asks the disk for long, in the writer's thread; the pages wait, the window lives."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from recist_reader.problem import Fault
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr

FAILED = tr("Something went wrong inside the program; nothing was done. Try again, and report it.")


class Errand(QObject):
    """One at a time. `busy` tells the pages to take no further wish until the answer is there."""

    busy = Signal(bool)

    _answered = Signal(object)  # Future

    def __init__(self, writer: Executor, parent: QObject | None = None):
        super().__init__(parent)
        self._writer = writer
        self._waiting: tuple[Future[Any], Callable[[Any], None], Callable[[str], None]] | None = None
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_waiting(self) -> bool:
        return self._waiting is not None

    def run(self, act: Callable[[], Any], take: Callable[[Any], None], fail: Callable[[str], None]) -> None:
        """Do `act` in the writer's thread; give its answer to `take`, or why there is none to `fail`."""
        if self._waiting is not None:
            return
        future = self._writer.submit(act)
        self._waiting = (future, take, fail)
        self.busy.emit(True)
        future.add_done_callback(self._tell)

    def _tell(self, future: Future[Any]) -> None:
        if isValid(self):
            self._answered.emit(future)

    def _take(self, future: Future[Any]) -> None:
        if self._waiting is None or self._waiting[0] is not future:
            return
        _future, take, fail = self._waiting
        self._waiting = None
        self.busy.emit(False)
        error = future.exception()
        if error is None:
            take(future.result())
        else:
            fail(sentence(error.problem) if isinstance(error, Fault) else FAILED)
