"""The read on the screen: commands go down in one writer thread, one view comes up (IN-104, MT-10)."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession, ReadView, Waiting
from recist_reader.trial.commands import Command
from recist_reader.trial.patch import Recorded
from recist_reader.ui.texts import plural, tr

COUNTDOWN_MS = 1_000
SESSION_OVER = "SE-7"

Then = Callable[[object], None]
Answer = Recorded | Waiting | Refusal | Fault | None


@dataclass(frozen=True)
class _Errand:
    """What the writer's thread is sent for; `is_edit`: a wish of the reader that is to be stored.

    `is_quiet`: a look in passing, whose own fault is not told over that of what went before.
    """

    act: Callable[[], object]
    then: Then | None = None
    is_edit: bool = False
    is_signed: bool = False  # once, with what was typed for it
    is_quiet: bool = False


@dataclass(frozen=True)
class _Done:
    """What one errand of the writer's thread brings back."""

    errand: _Errand
    answer: Answer
    view: ReadView | None
    stored: tuple[Recorded, ...]
    waiting: int
    problem: Problem | None
    retry_in_s: float | None


class ReadModel(QObject):
    """Follows one ReadSession. What `view` shows is on disk; what waits is counted in `unsaved`."""

    changed = Signal(object)  # ReadView
    refused = Signal(object)  # Refusal
    saved = Signal(object, object)  # Recorded, datetime of the acknowledgement
    unsaved_changed = Signal(int, object)  # how many edits of the study wait, Problem or None
    session_over = Signal()  # an edit was refused by that; `go_on` does it in the person's next session
    countdown = Signal(str)  # "not saved, 3 edits, retrying in 4 s", each second while edits wait
    _answered = Signal(object)  # _Done

    def __init__(self, session: ReadSession, writer: ThreadPoolExecutor, parent: QObject | None = None):
        super().__init__(parent)
        self.session = session
        self.view: ReadView | None = None
        self.unsaved = 0
        self.problem: Problem | None = None
        self._writer = writer
        self._in_flight, self._edits_in_flight = 0, 0
        self._on_stored: dict[str, Then] = {}
        self._kept: list[_Errand] = []
        self._retry_timer = QTimer(self, singleShot=True, timeout=self.retry)
        self._countdown_timer = QTimer(self, interval=COUNTDOWN_MS, timeout=self._count_down)
        self._answered.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """The writer's thread is on an errand: an edit is on its way to the disk, or a view is computed."""
        return self._in_flight > 0

    @property
    def is_storing(self) -> bool:
        """An edit is on its way to the disk: what `view` shows is older."""
        return self._edits_in_flight > 0

    @property
    def unsaved_text(self) -> str:
        """What the status line says while edits wait; empty when everything is saved."""
        if not self.unsaved:
            return ""
        edits = plural(self.unsaved, tr("1 edit"), tr("{number} edits"))
        if self._retry_timer.isActive():
            return tr(
                "not saved, {edits}, retrying in {seconds} s",
                edits=edits,
                seconds=math.ceil(self._retry_timer.remainingTime() / 1000),
            )
        if self.session.saving.is_halted:
            return tr("not saved, {edits}, open the study again", edits=edits)
        return tr("not saved, {edits}, retrying", edits=edits)

    def do(self, command: Command, then: Then | None = None, given: Credentials | None = None) -> None:
        """Send a command down; `then(answer)` is called in this thread once it is durable or refused.

        A lock of a study with accounts is signed with what is `given` (SG-3).
        """
        is_signed = given is not None
        self._send(_Errand(lambda: self.session.do_or_wait(command, given), then, True, is_signed))

    def go_on(self) -> None:
        """The person signed in anew: what was refused because the session was over is done now (FT-33)."""
        kept, self._kept = self._kept, []
        for errand in kept:
            self._send(errand)

    def look(self) -> None:
        """Compute the view again, for example after other images came in."""
        self._send(_Errand(lambda: None))

    def check_images(self) -> None:
        """Read the images under the marks, then compute the view: it tells what is missing (FT-30)."""

        def check() -> None:
            with suppress(Fault):  # the study file itself: the lock says so
                self.session.check_images()

        self._send(_Errand(check, is_quiet=True))

    def retry(self) -> None:
        """Try what waits, when its time has come; what waits at closing is in the journal."""
        if self.session.saving.is_open:
            self._send(_Errand(self.session.retry))

    def _send(self, errand: _Errand) -> None:
        self._in_flight += 1
        self._edits_in_flight += errand.is_edit
        self._writer.submit(self._work, errand)

    def _work(self, errand: _Errand) -> None:
        """In the writer's thread: decide, store, compute what is to be shown."""
        answer: Answer = None
        stored: tuple[Recorded, ...] = ()
        view = None
        try:
            stored = self.session.take_stored()
            got = errand.act()
            if isinstance(got, tuple):
                stored += got
            else:
                answer = got
            if not isinstance(answer, Refusal):
                view = self.session.view()
        except Fault as fault:
            answer = None if errand.is_quiet else fault
        except Exception as error:
            self._answered.emit(self._done(errand, _internal(error), None, stored))
            raise
        self._answered.emit(self._done(errand, answer, view, stored))

    def _done(
        self, errand: _Errand, answer: Answer, view: ReadView | None, stored: tuple[Recorded, ...]
    ) -> _Done:
        saving = self.session.saving
        return _Done(errand, answer, view, stored, len(saving.waiting), saving.problem, saving.retry_in_s)

    # -- in the window's thread

    def _take(self, done: _Done) -> None:
        self._in_flight -= 1
        self._edits_in_flight -= done.errand.is_edit
        then = done.errand.then
        if done.view is not None:
            self.view = done.view
            self.changed.emit(done.view)
        self._follow_queue(done)
        for recorded in done.stored:
            self._tell_saved(recorded, self._on_stored.pop(recorded.event_id, None))
        match done.answer:
            case Waiting(recorded=recorded):
                if then is not None:
                    self._on_stored[recorded.event_id] = then
            case Recorded() as recorded:
                self._tell_saved(recorded, then)
            case Refusal() as refusal:
                self._tell_refused(refusal, then)
                if refusal.rule == SESSION_OVER and not done.errand.is_signed:
                    self._kept.append(done.errand)
                    self.session_over.emit()
            case Fault() as fault:
                self._tell_refused(Refusal("ER", fault.problem), then)
        if not done.waiting:
            self._on_stored.clear()  # what was discarded is answered by nobody

    def _tell_saved(self, recorded: Recorded, then: Then | None) -> None:
        self.saved.emit(recorded, datetime.now().astimezone())
        if then is not None:
            then(recorded)

    def _tell_refused(self, refusal: Refusal, then: Then | None) -> None:
        self.refused.emit(refusal)
        if then is not None:
            then(refusal)

    def _follow_queue(self, done: _Done) -> None:
        """Say how many edits wait, and try again at their time (IN-135)."""
        if done.retry_in_s is not None:
            self._retry_timer.start(math.ceil(done.retry_in_s * 1000))
        else:
            self._retry_timer.stop()
        if (done.waiting, done.problem) != (self.unsaved, self.problem):
            self.unsaved, self.problem = done.waiting, done.problem
            self.unsaved_changed.emit(done.waiting, done.problem)
        if not done.waiting:
            self._countdown_timer.stop()
        elif not self._countdown_timer.isActive():
            self._countdown_timer.start()
            self._count_down()

    def _count_down(self) -> None:
        if not self.session.saving.is_open:
            self._countdown_timer.stop()
            return
        self.countdown.emit(self.unsaved_text)


def _internal(error: Exception) -> Refusal:
    problem = Problem(
        tr("internal error ({name})", name=type(error).__name__), "", tr("Nothing was changed; report it")
    )
    return Refusal("ER", problem)
