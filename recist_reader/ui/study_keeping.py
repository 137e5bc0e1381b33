"""What goes on beside reading while a study is open: backups, space, edits left by the last session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Problem
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.ui.backup_place import BackupPlace
from recist_reader.ui.missing_study import MissingStudy
from recist_reader.ui.safekeeping import BackgroundSafekeeping
from recist_reader.ui.start.backups_panel import BackupsPanel
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr

if TYPE_CHECKING:
    from recist_reader.ui.study_window import StudyWindow

CLOSING = tr("Making the backup of this study before it is closed ...")


def open_kept(path: Path) -> tuple[StudySession, Safekeeping]:
    """Open a study for writing with what keeps it, which looks for its backups. Waits for both disks.

    Raises Fault; then nothing is open.
    """
    study = open_study(path)
    try:
        return study, Safekeeping(study)
    except BaseException:
        study.close()
        raise


class StudyKeeping(QObject):
    """Made when a study is opened, `close` before it is closed. One open for reading only is not kept."""

    advised = Signal()  # backups lie on the disk of the study alone; said once

    def __init__(
        self,
        study: StudySession,
        window: StudyWindow,
        safekeeping: Safekeeping | None = None,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._study, self._notice, self._reason = study, window.notice, window.reason
        self._backups: BackgroundSafekeeping | None = None
        self.missing: MissingStudy | None = None
        self._asking = False
        if study.is_writable:
            self._keep(safekeeping or Safekeeping(study), window)
        else:
            self._say(study.file.why_reading_only)
        self._reason.given.connect(self._discard)
        self._tell_left_behind()

    def _keep(self, safekeeping: Safekeeping, window: StudyWindow) -> None:
        self._backups = BackgroundSafekeeping(self._study, safekeeping, self)
        self._backups.troubled.connect(self._say)
        self._backups.advised.connect(self.advised)
        self._backups.told_place.connect(self._follow_place)
        self._backups.closing_waits.connect(self._tell_closing_waits)
        self.missing = MissingStudy(self._study, window, safekeeping.folder)
        self._backups.placed.connect(self.missing.show_place)

    def close(self) -> None:
        """Make the backup that is due at closing; says what could not be stored."""
        if self.missing is not None:
            self.missing.close()
        problem = None if self._backups is None else self._backups.close()
        self._notice.say("", topic=CLOSING)
        if problem is not None:
            self._say(problem)
        self._reason.given.disconnect(self._discard)
        self._reason.hide()

    def attend(self, panel: BackupsPanel) -> None:
        """Answer the panel of backups; one open for reading only has nothing to answer."""
        if self._backups is not None:
            panel.place_asked.connect(self._backups.ask_place)
            panel.folder_chosen.connect(self._backups.keep_in)
            self._backups.told_place.connect(panel.show_place)

    def _follow_place(self, place: BackupPlace) -> None:
        if self.missing is not None:
            self.missing.backups = place.folder

    def _tell_closing_waits(self) -> None:
        """Painted at once: the window waits for the backup now."""
        self._notice.say(CLOSING, "")
        self._notice.window().repaint()

    def _say(self, problem: Problem) -> None:
        self._notice.say(sentence(problem))

    def _tell_left_behind(self) -> None:
        """Edits that waited for the disk when the program ended (IN-135)."""
        left = self._study.left_behind
        if left is None:
            return
        if left.problem is not None:
            self._say(left.problem)
        elif left.applied:
            self._notice.say(
                tr(
                    "{applied} edits of the last session were saved now; nothing was lost",
                    applied=left.applied,
                ),
                "",
            )
        if left.waiting:
            self._asking = True
            self._reason.ask(
                tr(
                    "{waiting} edits of the last session no longer fit. Reason to discard them:",
                    waiting=left.waiting,
                )
            )

    def _discard(self, reason: str) -> None:
        if self._asking and reason.strip():
            self._asking = False
            self._reason.hide()
            self._study.discard_unsaved(reason.strip())
            self._notice.say(tr("the edits were discarded; their reason is kept"), "")
