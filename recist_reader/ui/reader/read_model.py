"""The read on the screen: commands go down in one writer thread, one view comes up (IN-104, MT-10)."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.read_session import ReadSession, ReadView
from recist_reader.trial.commands import Command
from recist_reader.trial.patch import Recorded

RETRY_MS = (500, 1000, 2000, 4000, 5000)
LONGEST_QUEUE = 500


class ReadModel(QObject):
    """Follows one ReadSession. What `view` shows is on disk; what waits is counted in `unsaved`."""

    changed = Signal(object)  # ReadView
    refused = Signal(object)  # Refusal
    saved = Signal(object, object)  # Recorded, datetime of the acknowledgement
    unsaved_changed = Signal(int, object)  # how many wait, Problem or None
    _answered = Signal(object, object, object)  # command, answer, ReadView or None

    def __init__(self, session: ReadSession, writer: ThreadPoolExecutor, parent: QObject | None = None):
        super().__init__(parent)
        self.session = session
        self.view: ReadView | None = None
        self._writer = writer
        self._waiting: deque[tuple[Command, object]] = deque()
        self._retries = 0
        self._in_flight = 0
        self._timer = QTimer(self, singleShot=True, timeout=self._try_again)
        self._answered.connect(self._take)

    @property
    def unsaved(self) -> int:
        return len(self._waiting)

    @property
    def is_busy(self) -> bool:
        """An edit is on its way to the disk."""
        return self._in_flight > 0

    def do(self, command: Command, then=None) -> None:
        """Send a command down; `then(answer)` is called in this thread once it is durable or refused."""
        if self._waiting:
            if len(self._waiting) >= LONGEST_QUEUE:
                self.refused.emit(
                    Refusal("IN-135", Problem("too many edits wait", "", "Free space on the disk first"))
                )
                return
            self._waiting.append((command, then))
            self._tell_unsaved(None)
            return
        self._send(command, then)

    def look(self) -> None:
        """Compute the view again, for example after other images came in."""
        self._in_flight += 1
        self._writer.submit(self._work, None, None)

    def _send(self, command: Command, then) -> None:
        self._in_flight += 1
        self._writer.submit(self._work, command, then)

    def _work(self, command: Command | None, then) -> None:
        """In the writer thread: decide, store, compute what is to be shown."""
        answer: object = None
        view = None
        try:
            if command is not None:
                answer = self.session.do(command)
            if not isinstance(answer, Refusal):
                view = self.session.view()
        except Fault as fault:
            answer = fault
        except Exception as error:
            self._answered.emit((command, then), _internal(error), None)
            raise
        self._answered.emit((command, then), answer, view)

    def _take(self, sent, answer, view) -> None:
        command, then = sent
        self._in_flight -= 1
        if isinstance(answer, Fault):
            self._keep(command, then, answer.problem)
            return
        if view is not None:
            self.view = view
            self.changed.emit(view)
        if isinstance(answer, Refusal):
            self.refused.emit(answer)
        elif isinstance(answer, Recorded):
            self.saved.emit(answer, datetime.now().astimezone())
        if then is not None:
            then(answer)
        if self._waiting and command is not None:
            self._waiting.popleft()
            self._retries = 0
            self._tell_unsaved(None)
            if self._waiting:
                self._send(*self._waiting[0])

    def _keep(self, command: Command | None, then, problem: Problem) -> None:
        """A failed write keeps the edit, retries, and blocks the lock (IN-135)."""
        if command is None:
            self.refused.emit(Refusal("ER", problem))
            return
        if not self._waiting:
            self._waiting.append((command, then))
        self._tell_unsaved(problem)
        self._timer.start(RETRY_MS[min(self._retries, len(RETRY_MS) - 1)])
        self._retries += 1

    def _try_again(self) -> None:
        if self._waiting:
            self._send(*self._waiting[0])

    def _tell_unsaved(self, problem: Problem | None) -> None:
        self.session.unsaved = len(self._waiting)
        self.unsaved_changed.emit(len(self._waiting), problem)


def _internal(error: Exception) -> Refusal:
    problem = Problem(f"internal error ({type(error).__name__})", "", "Nothing was changed; report it")
    return Refusal("ER", problem)
