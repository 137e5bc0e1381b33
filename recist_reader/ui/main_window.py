"""The one window: the first page, and the desk of the study that is open.

What stands here is all that the first paint needs; the desk brings the rest (`warm_up.py`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.ui import recent
from recist_reader.ui.asking import Asking, at_once
from recist_reader.ui.demonstration import Demonstration
from recist_reader.ui.reader.keymap import WINDOW_ACTIONS
from recist_reader.ui.reader.reason_bar import ReasonBar
from recist_reader.ui.rescuing import Rescuing
from recist_reader.ui.start import last_folders
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.start.welcome_page import OPENING, WelcomePage
from recist_reader.ui.start_anew import StartAnew
from recist_reader.ui.texts import tr
from recist_reader.ui.theme import own_files
from recist_reader.ui.theme.comfort import step_text
from recist_reader.ui.unforeseen import words_of
from recist_reader.ui.warm_up import Stage, WarmUp
from recist_reader.ui.widgets.covered_panel import CoveredPanel
from recist_reader.ui.widgets.notice_bar import NoticeBar
from recist_reader.ui.widgets.notice_place import NoticePlace

if TYPE_CHECKING:
    from recist_reader.reading.safekeeping import Safekeeping
    from recist_reader.reading.script.recording import ScriptFile
    from recist_reader.reading.study_session import StudySession
    from recist_reader.ui.people.coming_in import ComingIn
    from recist_reader.ui.reader.reading_room import ReadingRoom
    from recist_reader.ui.start.worklist_page import WorklistPage
    from recist_reader.ui.study_desk import StudyDesk

TITLE = "RECIST Reader"
STUDY_FILES = tr("Studies (*.rrs)")
SIGN_OUT_FIRST = tr("Sign out before you open another study: another person may come, and begins anew.")


class MainWindow(QMainWindow):
    """Shows one page at a time. Titles name the product and the study, never a patient (BN-4)."""

    painted = Signal()  # the first paint is done

    def __init__(self):
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(1600, 960)
        self.desk: StudyDesk | None = None
        self.sample: Path | None = None  # the study that is opened with its first steps
        self.demonstration: Demonstration | None = None  # the trial whose people are taken with one click
        self.warm_up = WarmUp()
        self.script_file: ScriptFile | None = None  # where the session is written down, if it is
        self.pages = QStackedWidget()
        self.notice = NoticeBar()
        self.reason = ReasonBar()
        self._warned_of_waiting = self._warned_of_hand = False
        self._lay_out()
        self.welcome = WelcomePage()
        self.pages.addWidget(self.welcome)
        self.asking = Asking(self.welcome)
        self.rescuing = Rescuing(self)
        self.welcome.installEventFilter(self)
        self.welcome.open_asked.connect(self.choose_study)
        self.welcome.recent_asked.connect(self.open_path)
        self.welcome.create_asked.connect(self.create)
        self.coming_in: ComingIn | None = None
        self.start_anew: StartAnew | None = None  # what goes on in another process, once this one has ended
        self._subject_to_read: str | None = None
        self._bind_keys()
        self._show_recent()
        self.welcome.focus_first()

    def _show_recent(self) -> None:
        self.welcome.show_recent(at_once(recent.studies, recent.known()[: recent.MOST]))

    def _lay_out(self) -> None:
        """The page, and under it what concerns the whole study."""
        centre = QWidget()
        column = QVBoxLayout(centre, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.reason)
        column.addWidget(self.notice)
        self._column = column
        self._whole = QStackedWidget()  # all of the above, or the cover
        self._whole.addWidget(centre)
        self.setCentralWidget(self._whole)
        self._notice_place = NoticePlace(self.notice, column, self.pages, self._panel_beside_images)

    def _panel_beside_images(self) -> CoveredPanel | None:
        """What lies beside the images on screen: there a notice moves nothing."""
        return None if self.desk is None else self.desk.panel_beside_images

    def _bind_keys(self) -> None:
        """What acts on every page, also where no study is open."""
        acts = {
            "larger_text": lambda: step_text(1),
            "smaller_text": lambda: step_text(-1),
            "close_notice": self.notice.dismiss,
        }
        keys = [(key, acts[action.name]) for action in WINDOW_ACTIONS for key in action.keys]
        for key, act in (*keys, ("Ctrl+O", self.choose_study)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def tell_unforeseen(self, count: int, problem: Problem | None, is_written: bool) -> None:
        """Say in one line that something failed which nobody caught; the window goes on (FT-32)."""
        words = words_of(count, is_written) if problem is None else sentence(problem)
        self.notice.say(words, topic="unforeseen")

    def put_under_page(self, bar: QWidget) -> None:
        """Put a line between the page and what concerns the whole study."""
        self._column.insertWidget(self._column.indexOf(self.pages) + 1, bar)

    def eventFilter(self, watched, event):
        """The first paint of the first page tells that the window is there; the rest is loaded after it.

        After a refused closing: with the next press of the mouse other work begins, which is asked for anew.
        """
        if event.type() == QEvent.Type.MouseButtonPress:
            self._warned_of_hand = False
            QApplication.instance().removeEventFilter(self)
        elif event.type() == QEvent.Type.Paint and watched is self.welcome:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._first_paint_done)
        return super().eventFilter(watched, event)

    def _first_paint_done(self) -> None:
        self.painted.emit()
        self.welcome.dress()

    # -- the open study and its parts

    @property
    def study(self) -> StudySession | None:
        return None if self.desk is None else self.desk.study

    @property
    def room(self) -> ReadingRoom | None:
        return None if self.desk is None else self.desk.room

    @property
    def worklist(self) -> WorklistPage:
        """The worklist of the open study; there is none without one."""
        assert self.desk is not None, "no study is open"
        return self.desk.worklist

    # -- studies

    def choose_study(self) -> None:
        """Ask which study to open; work in hand comes first, which the status line says."""
        if self.asking.is_waiting or not self.may_leave_read("open") or self._has_import():
            return
        if self._is_signed_in:
            self.notice.say(SIGN_OUT_FIRST, "", topic="sign-out")
            return
        begin = at_once(recent.folder, Path.home())
        path, _ = QFileDialog.getOpenFileName(self, tr("Open study"), str(begin), STUDY_FILES)
        if path:
            self.open_path(Path(path))

    def create(self, title: str, reader: str) -> None:
        proposed = str(last_folders.proposed_for(title))
        path, _ = QFileDialog.getSaveFileName(self, tr("Where the study is kept"), proposed, STUDY_FILES)
        if path:
            place = Path(path).with_suffix(".rrs")
            sample = None if self.sample is None else self.sample.parent.resolve()
            if self.create_at(place, title, reader) and place.parent.resolve() != sample:
                last_folders.remember(last_folders.Chosen.STUDY, place.parent)

    def create_at(self, place: Path, title: str, reader: str) -> bool:
        """Make a study of one reader and open it; what stands against it is said on the first page."""
        if self.asking.is_waiting:
            return False
        self.warm_up.finish(Stage.STUDY)
        from recist_reader.reading.study_session import create_study
        from recist_reader.reading.workplace import Workplace
        from recist_reader.trial.study_decisions import CreateStudy
        from recist_reader.trial.study_records import StudyRecord

        self.close_study()
        command = CreateStudy(StudyRecord(title, True, reader))
        try:
            made = self.asking.ask(
                tr("Making the study ..."),
                lambda: create_study(place, command, Workplace(reader)),
                lambda late: None if isinstance(late, Refusal) else late.close(),
            )
        except Fault as fault:
            self.welcome.say(fault.problem, "bad")
            return False
        if made is None:
            return False
        if isinstance(made, Refusal):
            self.welcome.say(made.problem, "warn")
            return False
        self.show_study(made)
        return True

    def record_to(self, path: Path) -> None:
        """Write every act of this session as a script that `recist-reader replay` takes."""
        from recist_reader.reading.script.recording import ScriptFile

        self.script_file = ScriptFile(path)

    def open_path(self, path: Path) -> bool:
        """Open a study file; a fault is said on the first page. True when it is open, and shown.

        A disk that is slow holds nobody: the first page waits for it, and can give it up. A study with
        accounts shows its sign-in page; after a person worked here that is in another process (SE-7).
        """
        if self.asking.is_waiting:
            return False
        if self._is_signed_in:
            self.sign_out(path)
            return False
        self.warm_up.finish(Stage.STUDY)
        from recist_reader.reading.people.gate import NobodySignedIn
        from recist_reader.ui.study_keeping import open_kept

        self.close_study()
        try:
            opened = self.asking.ask(OPENING, lambda: open_kept(path), lambda late: late[0].close())
        except NobodySignedIn as closed:
            self._ask_who(path, closed.title)
            return False
        except Fault as fault:
            self.rescuing.refused(path, fault)
            return False
        if opened is None:
            return False
        self.show_study(*opened)
        return True

    # -- people of a study with accounts

    @property
    def _is_signed_in(self) -> bool:
        return self.desk is not None and self.desk.working.person is not None

    def _ask_who(self, path: Path, title: str) -> None:
        """Show the sign-in page; what was said on the first page belongs to another study."""
        from recist_reader.ui.people.coming_in import ComingIn

        if self.coming_in is None:
            self.coming_in = ComingIn(self.pages)
            self.coming_in.opened.connect(self._come_in)
            self.coming_in.left.connect(self.close_study)
            self.coming_in.demonstration = self.demonstration
        self.welcome.say("")
        self.coming_in.ask(path, title)

    def _come_in(self, study: StudySession, safekeeping: Safekeeping) -> None:
        self.show_study(study, safekeeping)
        subject, self._subject_to_read = self._subject_to_read, None
        if subject is not None and self.desk is not None:
            self.open_read(subject)

    def sign_in(self, login: str, password: str, role: str | None, subject: str | None) -> None:
        """Sign in with what was given at the start; without a password its field waits."""
        if self.coming_in is not None:
            self._subject_to_read = subject
            self.coming_in.enter(login, password, role)

    def sign_out(self, path: Path | None = None) -> None:
        """End this process and begin another at the first page, or at a study: nothing is carried over."""
        if self._whole.currentIndex() > 0:  # another person: whoever was here is away, and is asked nothing
            self._warned_of_hand = self._warned_of_waiting = True
        elif not self.may_leave_read("close"):
            return
        sample = None if self.demonstration is None else self.demonstration.trial.parent
        following = StartAnew(path, sample)
        QTimer.singleShot(0, self, lambda: self._end_for(following))  # not inside of the key's own act

    def _end_for(self, following: StartAnew) -> None:
        """Close; where edits wait that is said, and closing again is meant."""
        if self.close():
            self.start_anew = following

    def _cover(self, cover: QWidget | None) -> None:
        """Show nothing but the cover; the title goes too (BL-1, BL-16)."""
        if cover is not None and self._whole.indexOf(cover) < 0:
            self._whole.addWidget(cover)
        self._whole.setCurrentIndex(0 if cover is None else self._whole.indexOf(cover))
        self._show_title()

    def _show_title(self) -> None:
        """Product and study; before a person who signed in product and reading code alone (BL-1)."""
        desk = self.desk
        if desk is None:
            words = [TITLE]
        elif self._is_signed_in:
            room = desk.room
            is_covered = self._whole.currentIndex() > 0
            words = [TITLE] if room is None or is_covered else [TITLE, room.session.subject]
        else:
            words = [TITLE, desk.study.head.title, *([] if desk.study.is_writable else [tr("read only")])]
        self.setWindowTitle("  ·  ".join(words))

    def show_study(self, study: StudySession, safekeeping: Safekeeping | None = None) -> None:
        """Show the worklist of an opened study; `safekeeping` where the disk was asked for its backups."""
        from recist_reader.reading.study_made import made_at
        from recist_reader.ui.own_settings import take_up_settings
        from recist_reader.ui.study_desk import StudyDesk

        self.welcome.say("")
        take_up_settings(study)
        recent.remember(study.head.title, study.path, datetime.now().astimezone(), made_at(study))
        is_sample = self.sample is not None and self.sample.resolve() == study.path.resolve()
        self.desk = StudyDesk(study, self, is_sample, safekeeping)
        self.desk.close_asked.connect(self.close_study)
        self.desk.reading_changed.connect(self._show_title)
        self.desk.working.sign_out_asked.connect(self.sign_out)
        self.desk.working.covered.connect(self._cover)
        self._show_title()

    def close_study(self) -> None:
        desk, self.desk = self.desk, None
        self.notice.say("")  # what was said of that study; what closing has to say comes after
        if desk is not None:
            desk.close()
            own_files.belong_to(None)
        if self.coming_in is not None:
            self.coming_in.close()
        self._warned_of_waiting = self._warned_of_hand = False
        self._show_title()
        self._show_recent()
        self.pages.setCurrentWidget(self.welcome)
        self.welcome.focus_first()

    # -- reads

    def open_read(self, subject: str) -> None:
        """Open the timepoint to read of a subject, or its last locked one."""
        if self.desk is not None:
            self.desk.open_read(subject)

    def leave_read(self) -> None:
        if self.desk is not None:
            self.desk.leave_read()

    def is_settled(self) -> bool:
        """Nothing is loading, nothing waits to be stored, nobody is being signed in."""
        if self.coming_in is not None and self.coming_in.is_waiting:
            return False
        return self.desk is None or self.desk.is_settled()

    def _has_work_in_hand(self) -> bool:
        """A stroke or a lesion without its site would be lost: said once, then closing is meant (VW-3)."""
        if self._warned_of_hand or self.may_leave_read("close"):
            return False
        self._warned_of_hand = True
        QApplication.instance().installEventFilter(self)
        return True

    def _has_import(self) -> bool:
        """An import in progress would be dropped: said once, then it is meant."""
        why = "" if self.desk is None else self.worklist.panels.import_panel.why_stay()
        if why:
            self.notice.say(why, topic="closing")
        return bool(why)

    def may_leave_read(self, name: str) -> bool:
        """Whether nothing in hand would be lost; what would is said in the status line."""
        return self.room is None or self.room.controller.may_act(name)

    def closeEvent(self, event) -> None:
        if self._has_work_in_hand() or self._has_import():
            event.ignore()
            return
        waiting = len(self.study.saving.waiting) if self.study is not None else 0
        if waiting and not self._warned_of_waiting:
            self._warned_of_waiting = True
            words = tr(
                "{waiting} edits are not in the study file yet; they are kept for the next start",
                waiting=waiting,
            )
            self.notice.say(tr("{words}. Close again to leave now", words=words), topic="closing")
            event.ignore()
            return
        QApplication.instance().removeEventFilter(self)
        self.asking.cancel()
        self.rescuing.close()
        self.close_study()
        self.warm_up.stop()
        super().closeEvent(event)
