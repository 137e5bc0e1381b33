"""Backups beside a working reader: asked for each minute, made in a thread of their own (IN-125, FT-14)."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recist_reader.problem import Problem
from recist_reader.reading.safekeeping import Safekeeping

ASK_EACH_MS = 60_000


class BackgroundSafekeeping(QObject):
    """Owned by the window of an open study; `close` before the study is closed."""

    troubled = Signal(object)  # Problem: what the banner says
    _made = Signal(object)  # Problem or None

    def __init__(self, safekeeping: Safekeeping, parent: QObject | None = None):
        super().__init__(parent)
        self._safekeeping = safekeeping
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="backup")
        self._running: Future | None = None
        self._timer = QTimer(self, interval=ASK_EACH_MS, timeout=self.ask)
        self._made.connect(self._take)
        self._timer.start()
        self._thread.submit(self._prepare)

    def _prepare(self) -> None:
        problem = self._safekeeping.prepare()
        if problem is not None:
            self._made.emit(problem)

    def ask(self) -> None:
        """Make a backup if one is due and none is being made; the window is never kept waiting."""
        now = datetime.now().astimezone()
        problem = self._safekeeping.little_space()
        if problem is not None:
            self.troubled.emit(problem)
        kind = self._safekeeping.due(now)
        if kind is not None and (self._running is None or self._running.done()):
            self._running = self._thread.submit(lambda: self._made.emit(self._safekeeping.run(kind, now)))

    def close(self) -> Problem | None:
        """The backup at closing; waits for it. Returns what went wrong."""
        self._timer.stop()
        closing = self._thread.submit(self._safekeeping.at_closing, datetime.now().astimezone())
        self._thread.shutdown(wait=True)
        return closing.result()

    def _take(self, problem: Problem | None) -> None:
        if problem is not None:
            self.troubled.emit(problem)
