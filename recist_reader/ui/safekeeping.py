"""Backups beside a working reader: asked for each minute, made in a thread of their own (IN-125, FT-14)."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recist_reader.problem import Problem
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.storage.backup import BackupKind
from recist_reader.storage.whereabouts import Whereabouts

ASK_EACH_MS = 60_000
LOOK_EACH_MS = 2_000


class BackgroundSafekeeping(QObject):
    """Owned by the window of an open study; `close` before the study is closed."""

    troubled = Signal(object)  # Problem: what the banner says
    placed = Signal(object)  # Whereabouts: the file is away, or there again
    _made = Signal(object)  # Problem or None

    def __init__(self, safekeeping: Safekeeping, parent: QObject | None = None):
        super().__init__(parent)
        self._safekeeping = safekeeping
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="backup")
        self._running: Future | None = None
        self._timer = QTimer(self, interval=ASK_EACH_MS, timeout=self.ask)
        self._made.connect(self._take)
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="whereabouts")
        self._looking: Future | None = None
        self._place = Whereabouts(is_there=True)
        self._look_timer = QTimer(self, interval=LOOK_EACH_MS, timeout=self.look)
        self._timer.start()
        self._look_timer.start()
        self._thread.submit(self._prepare)
        self.look()

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
            self._running = self._thread.submit(self._back_up, kind, now)

    def _back_up(self, kind: BackupKind, now: datetime) -> None:
        """Back up; once the first signature is kept, say where it is kept."""
        problem = self._safekeeping.run(kind, now)
        if problem is None and kind is BackupKind.SIGNATURE:
            problem = self._safekeeping.one_disk()
        self._made.emit(problem)

    def look(self) -> None:
        """Ask where the file is, in a thread of its own: a disk that was taken away may hang (FT-6)."""
        if self._looking is None or self._looking.done():
            self._looking = self._looker.submit(self._look)

    def _look(self) -> None:
        found = self._safekeeping.whereabouts()
        if found != self._place:
            self._place = found
            self.placed.emit(found)

    def close(self) -> Problem | None:
        """The backup at closing; waits for it. Returns what went wrong."""
        self._timer.stop()
        self._look_timer.stop()
        self._looker.shutdown(wait=True)
        closing = self._thread.submit(self._safekeeping.at_closing, datetime.now().astimezone())
        self._thread.shutdown(wait=True)
        return closing.result()

    def _take(self, problem: Problem | None) -> None:
        if problem is not None:
            self.troubled.emit(problem)
