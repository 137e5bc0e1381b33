"""Backups beside a working reader: asked for each minute, made in a thread of their own (IN-125, FT-14).

Nothing here asks a disk in the window's thread, and closing waits for one only so long: a disk that was
taken away may never answer (FT-6).
"""

from collections.abc import Callable
from concurrent.futures import Future, wait
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from recist_reader.problem import Problem
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.backup import BackupKind
from recist_reader.storage.whereabouts import Whereabouts
from recist_reader.ui.backup_place import BackupPlace, keep_elsewhere, place_of
from recist_reader.ui.texts import tr
from recist_reader.ui.widgets.disk_thread import DiskThread

ASK_EACH_MS = 60_000
LOOK_EACH_MS = 2_000
ANSWER_S = 3.0
"""How long closing waits for a disk to say whether the study file is there."""
SOON_S = 0.5
"""A backup at closing that takes longer is told."""
BACKUP_S = 30.0
"""How long closing waits for its backup; a later start makes the one that is due."""


class BackgroundSafekeeping(QObject):
    """Owned by the window of an open study; `close` before the study is closed."""

    troubled = Signal(object)  # Problem: what the banner says
    placed = Signal(object)  # Whereabouts: the file is away, or there again
    advised = Signal()  # the first signature is kept, on the disk of the study alone
    told_place = Signal(object)  # BackupPlace
    closing_waits = Signal()  # the backup at closing takes its time
    _made = Signal(object)  # Problem or None

    def __init__(self, study: StudySession, safekeeping: Safekeeping, parent: QObject | None = None):
        super().__init__(parent)
        self._study, self._safekeeping = study, safekeeping
        self._thread = DiskThread("backup")
        self._running: Future | None = None
        self._timer = QTimer(self, interval=ASK_EACH_MS, timeout=self.ask)
        self._made.connect(self._take)
        self._looker = DiskThread("whereabouts")
        self._looking: Future | None = None
        self._place = Whereabouts(is_there=True)
        self._look_timer = QTimer(self, interval=LOOK_EACH_MS, timeout=self.look)
        self._is_closed = False
        self._timer.start()
        self._look_timer.start()
        self._thread.submit(self._prepare)
        self.look()

    def _prepare(self) -> None:
        self._tell(self._safekeeping.prepare())

    def ask(self) -> None:
        """Make a backup if one is due and none is being made; the window is never kept waiting."""
        if self._running is None or self._running.done():
            self._running = self._thread.submit(self._keep, datetime.now().astimezone())

    def _keep(self, now: datetime) -> None:
        """Warn of a full disk; back up if it is time. The first signature kept says where it is kept."""
        self._tell(self._safekeeping.little_space())
        kind = self._safekeeping.due(now)
        if kind is None:
            return
        problem = self._safekeeping.run(kind, now)
        self._tell(problem)
        is_signed = problem is None and kind is BackupKind.SIGNATURE
        if is_signed and self._safekeeping.one_disk() is not None and not self._is_closed:
            self.advised.emit()

    def ask_place(self) -> None:
        """Where are the backups? `told_place` answers."""
        self._thread.submit(self._answer, lambda: place_of(self._study, self._safekeeping.folder))

    def keep_in(self, folder: Path | None) -> None:
        """Keep the backups there, None beside the study; `told_place` says what came of it."""
        self._thread.submit(self._answer, lambda: self._keep_in(folder))

    def _keep_in(self, folder: Path | None) -> BackupPlace:
        now = datetime.now().astimezone()
        self._safekeeping, place = keep_elsewhere(self._study, self._safekeeping, folder, now)
        return place

    def _answer(self, question: Callable[[], BackupPlace]) -> None:
        place = question()
        if not self._is_closed:
            self.told_place.emit(place)

    def look(self) -> None:
        """Ask where the file is, in a thread of its own: a disk that was taken away may hang (FT-6)."""
        if self._looking is None or self._looking.done():
            self._looking = self._looker.submit(self._look)

    def _look(self) -> None:
        found = self._safekeeping.whereabouts()
        if found != self._place and not self._is_closed:
            self._place = found
            self.placed.emit(found)

    def close(self) -> Problem | None:
        """The backup at closing. Returns what went wrong; a disk that does not answer is not waited for."""
        self._timer.stop()
        self._look_timer.stop()
        self.look()
        wait([self._looking], timeout=ANSWER_S)
        does_answer = self._looking.done()
        self._is_closed = True
        self._looker.shutdown()
        if not does_answer:
            self._thread.shutdown()
            return _given_up(tr("the disk of the study does not answer"))
        closing = self._thread.submit(self._safekeeping.at_closing, datetime.now().astimezone())
        self._thread.shutdown()
        wait([closing], timeout=SOON_S)
        if not closing.done():
            self.closing_waits.emit()
            wait([closing], timeout=BACKUP_S)
        return closing.result() if closing.done() else _given_up(tr("the backup takes too long"))

    def _tell(self, problem: Problem | None) -> None:
        if problem is not None and not self._is_closed:
            self._made.emit(problem)

    def _take(self, problem: Problem) -> None:
        self.troubled.emit(problem)


def _given_up(what: str) -> Problem:
    return Problem(
        tr("no backup at closing: {what}", what=what),
        tr("study file"),
        tr("Look whether its disk is there; every edit that was saved is in the study file"),
    )
