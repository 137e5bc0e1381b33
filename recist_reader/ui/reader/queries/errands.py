"""What is asked of the study file about queries in the writer's thread; the answer comes to the window's."""

from collections.abc import Callable
from concurrent.futures import Executor, Future

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from recist_reader.problem import Fault, Problem
from recist_reader.ui.texts import tr

Then = Callable[[object], None]
NOT_DONE = Problem(tr("this can't be done now"), "", tr("Try again, and report it"))


class Errands(QObject):
    """`then` gets what the call returns, or the Problem that kept it from being done."""

    _answered = Signal(object, object)  # Future, Then

    def __init__(self, writer: Executor, parent: QObject):
        super().__init__(parent)
        self._writer = writer
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def send(self, act: Callable[[], object], then: Then) -> None:
        future = self._writer.submit(act)
        future.add_done_callback(lambda done: self._tell(done, then))

    def _tell(self, future: "Future[object]", then: Then) -> None:
        if isValid(self):
            self._answered.emit(future, then)

    def _take(self, future: "Future[object]", then: Then) -> None:
        error = future.exception()
        if error is None:
            then(future.result())
        else:
            then(error.problem if isinstance(error, Fault) else NOT_DONE)
