"""A study that did not open for writing: what is offered instead, and what becomes of it (FT-5, IN-137)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from recist_reader.problem import Fault, Problem
from recist_reader.ui.start.welcome_page import OPENING
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.widgets.job import Job

if TYPE_CHECKING:
    from recist_reader.reading.rescue import RescueStep
    from recist_reader.ui.study_window import StudyWindow

RESTORING = tr("Restoring the newest backup ...")
COPYING = tr("Copying the study to this computer ...")
STUDY_FILES = tr("Studies (*.rrs)")
GIVING_UP = tr("Giving up ...")
CLOSING_S = 5.0
"""How long closing waits for work that was given up; it ends sooner unless a disk does not answer."""


class Rescuing(QObject):
    """Follows the buttons of the first page after a study was refused."""

    def __init__(self, window: StudyWindow):
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._fault: Fault | None = None
        self._job: Job | None = None
        self._words = ""  # what the running job does
        self._failure: Problem | None = None
        bar = window.welcome.rescue
        bar.reading_asked.connect(self.open_for_reading)
        bar.restore_asked.connect(self.restore)
        bar.copy_asked.connect(self._ask_place)
        bar.cancel_asked.connect(self.cancel)

    def refused(self, path: Path, fault: Fault, instead: Problem | None = None) -> None:
        """Say why a study did not open, or what went wrong since, and offer what can be done."""
        from recist_reader.reading.reading_only import may_be_read
        from recist_reader.reading.rescue import COPIED_FROM, newest_backup
        from recist_reader.storage.faults import FaultCode

        self._path, self._fault = path, fault
        is_lost = fault.code in (FaultCode.CORRUPT, FaultCode.FOREIGN, FaultCode.SCHEMA_CHANGED)
        looking = tr("Looking for a backup ...")
        restoring = is_lost and self._window.asking.ask(looking, lambda: newest_backup(path)) is not None
        self._window.welcome.say(instead or fault.problem, "bad")
        copying = fault.code in COPIED_FROM
        self._window.welcome.rescue.offer(reading=may_be_read(fault), restoring=restoring, copying=copying)

    def open_for_reading(self) -> bool:
        """Open the refused study to be looked at; True when it is open."""
        from recist_reader.reading.study_session import open_for_reading

        path, instead = self._path, self._fault
        try:
            study = self._window.asking.ask(
                OPENING, lambda: open_for_reading(path, instead), lambda late: late.close()
            )
        except Fault as fault:
            self.refused(path, fault)
            self._window.welcome.rescue.read_button.hide()  # it was tried
            return False
        if study is None:
            return False
        self._window.show_study(study)
        return True

    def restore(self) -> None:
        """Make a new study file beside the damaged one, in a thread of its own, and open it."""
        from recist_reader.reading.rescue import restore_steps

        if self._job is not None:
            return
        path = self._path
        self._begin(RESTORING, lambda is_given_up: restore_steps(path, is_given_up))

    def _ask_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Where the study goes on"), str(Path.home() / self._path.name), STUDY_FILES
        )
        if chosen:
            self.copy_to(Path(chosen).with_suffix(".rrs"))

    def copy_to(self, place: Path) -> None:
        """Copy the refused study with its images, in a thread of its own, and open the copy (IN-103)."""
        from recist_reader.reading.rescue import local_copy_steps

        path = self._path
        if self._job is None:
            self._begin(COPYING, lambda is_given_up: local_copy_steps(path, place, is_given_up))

    def _begin(self, words: str, steps: Callable[[Callable[[], bool]], Iterator[RescueStep]]) -> None:
        self._words = words
        self._say_at_work(words)
        self._job = job = Job(lambda: steps(job.is_cancelled), self, may_be_cut=True)
        self._job.stepped.connect(self._stepped)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _stepped(self, step: RescueStep) -> None:
        if step.saved is None:
            self._say_at_work(
                tr(
                    "{words} {done} of {total} images",
                    words=self._words,
                    done=step.done,
                    total=step.total,
                )
            )
        elif self._window.open_path(step.saved.path) or step.saved.copied_from is not None:
            self._window.notice.say(shown(step.saved.words), "warn" if step.saved.is_short else "")

    def _say_at_work(self, words: str) -> None:
        self._window.welcome.say(words)
        self._window.welcome.rescue.offer_cancel()

    def cancel(self) -> None:
        """Give up what runs; it ends within a slice of its work and leaves nothing."""
        if self._job is not None:
            self._job.cancel()
            self._window.welcome.say(GIVING_UP)

    def _failed(self, problem: Problem) -> None:
        self._failure = problem

    def _ended(self, is_whole: bool) -> None:
        """Given up, or it failed: what can be done is offered again, with what was wrong."""
        was_cancelled = self._job is not None and self._job.is_cancelled()
        failure, self._job, self._failure = self._failure, None, None
        if not is_whole and was_cancelled and self._window.study is None:
            self.refused(self._path, self._fault, failure)

    def close(self) -> None:
        """Stop what runs; a file that is not whole gets no name. A hung disk is not waited for."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait(CLOSING_S)
