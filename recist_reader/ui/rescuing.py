"""A study that did not open for writing: what is offered instead, and what becomes of it (FT-5, IN-137)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from recist_reader.problem import Fault
from recist_reader.ui.start.welcome_page import OPENING
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.widgets.job import Job

if TYPE_CHECKING:
    from recist_reader.reading.rescue import RescueStep
    from recist_reader.ui.study_window import StudyWindow

RESTORING = tr("Restoring the newest backup ...")
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
        bar = window.welcome.rescue
        bar.reading_asked.connect(self.open_for_reading)
        bar.restore_asked.connect(self.restore)
        bar.cancel_asked.connect(self.cancel)

    def refused(self, path: Path, fault: Fault) -> None:
        """Say why a study did not open, and offer what can be done."""
        from recist_reader.reading.reading_only import may_be_read
        from recist_reader.reading.rescue import newest_backup
        from recist_reader.storage.faults import FaultCode

        self._path, self._fault = path, fault
        is_lost = fault.code in (FaultCode.CORRUPT, FaultCode.FOREIGN, FaultCode.SCHEMA_CHANGED)
        looking = tr("Looking for a backup ...")
        restoring = is_lost and self._window.asking.ask(looking, lambda: newest_backup(path)) is not None
        self._window.welcome.say(fault.problem, "bad")
        self._window.welcome.rescue.offer(reading=may_be_read(fault), restoring=restoring)

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
        self._say_at_work(RESTORING)
        self._job = job = Job(lambda: restore_steps(path, job.is_cancelled), self, may_be_cut=True)
        self._job.stepped.connect(self._stepped)
        self._job.failed.connect(lambda problem: self._window.welcome.say(problem, "bad"))
        self._job.ended.connect(self._ended)
        self._job.start()

    def _stepped(self, step: RescueStep) -> None:
        if step.saved is None:
            self._say_at_work(
                tr(
                    "{restoring} {done} of {total} images",
                    restoring=RESTORING,
                    done=step.done,
                    total=step.total,
                )
            )
        elif self._window.open_path(step.saved.path):
            self._window.notice.say(shown(step.saved.words), "warn" if step.saved.is_short else "")

    def _say_at_work(self, words: str) -> None:
        self._window.welcome.say(words)
        self._window.welcome.rescue.offer_cancel()

    def cancel(self) -> None:
        """Give a restore up that runs; it ends within a slice of its work and leaves nothing."""
        if self._job is not None:
            self._job.cancel()
            self._window.welcome.say(GIVING_UP)

    def _ended(self, is_whole: bool) -> None:
        was_cancelled = self._job is not None and self._job.is_cancelled()
        self._job = None
        if not is_whole and was_cancelled and self._window.study is None:
            self.refused(self._path, self._fault)

    def close(self) -> None:
        """Stop a restore that runs; a file that is not whole gets no name. A hung disk is not waited for."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait(CLOSING_S)
