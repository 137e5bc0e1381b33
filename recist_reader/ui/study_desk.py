"""One open study in the window: its worklist, the read in work, its export, and what goes on beside.

Imported when the first study is opened, or before by the warm-up: it brings the database with it. The
reading window comes with the first read (`warm_up.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from recist_reader.problem import Fault
from recist_reader.reading.study_options import dates_warning
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workspace import interrupted_task, keep_task, last_task, leave_task
from recist_reader.ui.people.working import Working
from recist_reader.ui.reader.keymap import STUDY_ACTIONS, key_of
from recist_reader.ui.reading_keys import ReadingKeys
from recist_reader.ui.start.export_page import ExportPage
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.study_keeping import StudyKeeping
from recist_reader.ui.texts import tr
from recist_reader.ui.warm_up import Stage
from recist_reader.ui.widgets.covered_panel import CoveredPanel
from recist_reader.ui.widgets.disk_thread import DiskThread

if TYPE_CHECKING:
    from recist_reader.reading.read_session import ReadSession
    from recist_reader.reading.safekeeping import Safekeeping
    from recist_reader.ui.first_steps.guide import FirstStepsGuide
    from recist_reader.ui.reader.reading_pages import ReadingPages
    from recist_reader.ui.reader.reading_room import ReadingRoom
    from recist_reader.ui.study_window import StudyWindow

MAKING_AFTER_MS = 300  # a hand that opens at once does not wait for pages made ahead


CLOSING_S = 20.0  # how long closing waits for the disk to take what is on its way

LEAVING = ("next_task", "back")

BROKE_OFF = tr(
    "The last session broke off. This is where it was: every finished edit is there, "
    "at most a drag in progress or an open card is lost."
)
NOT_CLOSED = tr(
    "The disk of the study did not answer while it was closed. Look whether it is there before you open the "
    "study again; edits that could not be stored are kept for the next start."
)
ONE_DISK = tr(
    "Backups lie on the disk of the study, and would be lost with it: {key} in the worklist keeps them "
    "elsewhere",
    key=key_of("backups"),
)
TRUE_DATES = tr(
    "This study keeps true dates, and the window shows them: a patient or a treatment may be known by them."
)
ONLY_IN_THE_SAMPLE = tr("first steps belong to the sample study: make demo opens it with them")


class StudyDesk(QObject):
    """Adds its pages to the window's and takes them away at `close`; the study is closed with it."""

    close_asked = Signal()
    reading_changed = Signal()  # a read was opened or left

    def __init__(
        self,
        study: StudySession,
        window: StudyWindow,
        is_sample: bool = False,
        safekeeping: Safekeeping | None = None,
    ):
        super().__init__(window)
        self.study = study
        self.room: ReadingRoom | None = None
        self._is_closed = False
        self._window, self._pages = window, window.pages
        self._writer = DiskThread("writer")
        self.working = Working(study, window, self._writer, self)
        self.worklist, self.home = self.working.worklist, self.working.home
        self.export_page = ExportPage(study)
        self._before_export: QWidget = self.home
        for page in (self.home, self.export_page):
            self._pages.addWidget(page)
        self._spare: ReadingPages | None = None
        self._making = QTimer(self, interval=MAKING_AFTER_MS, timeout=self.make_pages)
        self.keys = ReadingKeys(window, self._act, self._reading)
        self._study_keys = self._bind_study_keys()
        self.worklist.open_asked.connect(self.open_read)
        self.worklist.next_asked.connect(self.open_next)
        self.working.closing_asked.connect(self.close_asked)
        self.working.came_back.connect(self._go_on)
        self.worklist.refresh_asked.connect(self.refresh)
        self.worklist.export_asked.connect(self.show_export)
        self.export_page.back_asked.connect(self._leave_export)
        self._pages.currentChanged.connect(self._page_changed)
        self.keeping = StudyKeeping(study, window, safekeeping, self)
        self.keeping.advised.connect(self._advise_on_backups)
        self.keeping.attend(self.worklist.panels.backups_panel)
        self.first_steps = self._make_first_steps() if is_sample else None
        self.refresh()
        self.worklist.select(last_task(study))
        self._pages.setCurrentWidget(self.home)
        self.home.focus_list()
        if dates_warning(study) is not None:
            window.notice.say(TRUE_DATES)
        QTimer.singleShot(0, self, self._go_back_after_a_crash)

    def _cover(self) -> None:
        if why := self.working.cover():
            self._tell(why)

    def _go_on(self) -> None:
        """The person is back: what was refused when the session was over is done now (FT-33)."""
        if self.room is not None:
            self.room.go_on()

    def _go_back_after_a_crash(self) -> None:
        """Open the read that was open when the last session broke off (workflow section 17, WL-4)."""
        is_free = self.room is None and not self._is_closed
        if not (is_free and self.study.is_writable and self.working.reads):
            return
        subject = interrupted_task(self.study)
        if subject is not None:
            self.open_read(subject)
            self._window.notice.say(BROKE_OFF, "")

    def close(self) -> None:
        """Leave the read, end what runs, back up, close the study file."""
        self._is_closed = True
        self._close_room()
        self._making.stop()
        self.export_page.stop()
        self.worklist.use_study(None)
        self.working.close()
        self.keeping.close()
        self._close_file()
        self.keys.close()
        for shortcut in self._study_keys:
            shortcut.setParent(None)
            shortcut.deleteLater()
        if self.first_steps is not None:
            self.first_steps.close()
        self._pages.currentChanged.disconnect(self._page_changed)
        spare = () if self._spare is None else (self._spare.page, self._spare.lock_page)
        for page in {self.worklist, self.home, self.export_page, *spare}:
            self._take_away(page)
        self.deleteLater()

    def _close_file(self) -> None:
        """Close the study behind everything that is still to be stored, and wait, but not for a hung disk.

        What is not stored by then waits in the journal, as after a crash (IN-135).
        """
        closing = self._writer.submit(self.study.close)
        self._writer.shutdown()
        wait([closing], timeout=CLOSING_S)
        if closing.done():
            closing.result()
        else:
            self._window.notice.say(NOT_CLOSED)

    def refresh(self) -> None:
        self.study.reload()
        self.worklist.show_tasks(self.working.listed())
        if self.first_steps is not None:
            self.first_steps.look()  # another task may be the next one

    def is_settled(self) -> bool:
        """Nothing is loading, nothing waits to be stored."""
        room = self.room
        return self.working.is_settled and (room is None or (not room.model.is_busy and room.cache.is_loaded))

    # -- reads

    def open_next(self) -> None:
        subject = self.worklist.next_task()
        if subject is not None:
            self.open_read(subject)

    def open_read(self, subject: str) -> None:
        """Open the timepoint to read of a subject, or its last locked one."""
        if refused := self.working.why_not("open"):
            self._tell(refused)
            return
        self._window.warm_up.finish(Stage.READING)
        from recist_reader.ui.reader.reading_room import ReadingRoom

        self.leave_read()
        pages = self._take_pages()
        try:
            session = self._session(subject)
            if not self.study.is_writable:
                session.view()  # there must be something to look at
            self.room = ReadingRoom(self.study, session, self._writer, pages, self)
        except Fault as fault:
            self._spare = pages
            self._window.notice.say(sentence(fault.problem))
            return
        self.reading_changed.emit()
        self.room.left.connect(self.leave_read)
        self.room.session_over.connect(self.working.look)
        self.room.next_task_asked.connect(self._next_after_lock)
        self._writer.submit(keep_task, self.study, subject)
        self.room.page_asked.connect(self._pages.setCurrentWidget)
        self._pages.setCurrentWidget(self.room.page)
        self._follow_first_steps()
        self.room.start()
        self.room.page.current.canvas.setFocus()
        self.keys.enable()

    def _session(self, subject: str) -> ReadSession:
        """The read of a subject, which writes itself down where the window was asked to."""
        from recist_reader.reading.read_session import ReadSession
        from recist_reader.reading.script.recording import RecordingSession

        file = self._window.script_file
        return (
            ReadSession(self.study, subject) if file is None else RecordingSession(self.study, subject, file)
        )

    def leave_read(self) -> None:
        """Back to the worklist; everything is saved already."""
        room = self._close_room()
        if room is None:
            return
        self._pages.setCurrentWidget(self.worklist)
        self.refresh()
        self.worklist.select(room.session.subject)
        self.worklist.focus_list()
        self.keys.enable()
        self._making.start()

    def _close_room(self) -> ReadingRoom | None:
        """End the read that is open; return its room, which is gone soon."""
        room, self.room = self.room, None
        if room is None:
            return None
        room.close()
        self.reading_changed.emit()
        self._follow_first_steps()
        self._writer.submit(leave_task, self.study, room.session.subject)
        for page in (room.page, room.lock_page):
            self._take_away(page)
        room.deleteLater()
        file = self._window.script_file
        if file is not None and file.problem is not None:
            self._window.notice.say(sentence(file.problem))
        return room

    # -- pages of the next read, made while the worklist is on screen

    def make_pages(self) -> None:
        """Make the pages of the next read ahead, once what they need is loaded."""
        if self.room is not None or self._spare is not None:
            self._making.stop()
        elif self._window.warm_up.is_loaded(Stage.READING):
            self._making.stop()
            self._spare = self._new_pages()

    def _take_pages(self) -> ReadingPages:
        self._making.stop()
        pages, self._spare = self._spare, None
        return pages or self._new_pages()

    def _new_pages(self) -> ReadingPages:
        from recist_reader.ui.reader.reading_pages import ReadingPages

        pages = ReadingPages()
        pages.put_into(self._pages)
        return pages

    def _next_after_lock(self) -> None:
        self.leave_read()
        self.open_next()

    def _reading(self) -> ReadingRoom | None:
        """The open read while its images are on screen."""
        room = self.room
        return room if room is not None and self._pages.currentWidget() is room.page else None

    @property
    def panel_beside_images(self) -> CoveredPanel | None:
        """The panel of the reading window while its images are on screen."""
        room = self._reading()
        return None if room is None or room.page.second is not None else room.page.panel

    def _act(self, name: str) -> None:
        if self.room is None:
            return
        if name in LEAVING and not self.room.controller.may_act(name):
            return
        if name == "next_task":
            self._next_after_lock()
        elif name == "back":
            self.leave_read()
        else:
            self.room.controller.act(name)

    def _page_changed(self, _index: int) -> None:
        self.keys.enable()

    def _take_away(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.deleteLater()

    # -- what acts on every page

    def _bind_study_keys(self) -> list[QShortcut]:
        acts = {
            "export": self.show_export,
            "first_steps": self.show_or_hide_first_steps,
            "cover": self._cover,
        }
        bound = []
        for action in STUDY_ACTIONS:
            for key in action.keys:
                shortcut = QShortcut(QKeySequence(key), self._window)
                shortcut.activated.connect(partial(self._act_on_every_page, action.name, acts[action.name]))
                bound.append(shortcut)
        return bound

    def _act_on_every_page(self, name: str, act: Callable[[], None]) -> None:
        room = self._reading()
        if name == "cover":  # whatever is in hand, it is kept
            act()
        elif refused := self.working.why_not(name):
            self._tell(refused)
        elif room is None or room.controller.may_act(name):
            act()

    def _tell(self, words: str) -> None:
        """One line where it moves no image."""
        room = self._reading()
        if room is not None:
            room.controller.bench.refuse(words)
        else:
            self._window.notice.say(words, "")

    def _make_first_steps(self) -> FirstStepsGuide:
        from recist_reader.ui.first_steps.guide import FirstStepsGuide

        guide = FirstStepsGuide(self.study, self._pages, self.worklist.next_task, self)
        self._window.put_under_page(guide.bar)
        guide.start()
        return guide

    def _follow_first_steps(self) -> None:
        if self.first_steps is not None:
            self.first_steps.follow(self.room)

    def show_or_hide_first_steps(self) -> None:
        """F1: the line of first steps in the sample study; elsewhere it is said where they are."""
        if self.first_steps is not None:
            self.first_steps.show_or_hide()
        else:
            self._tell(ONLY_IN_THE_SAMPLE)

    def _advise_on_backups(self) -> None:
        """Said once, where it moves no image; the worklist has the way to change it."""
        if not self.working.keeps_subjects:
            return  # where backups lie is no task of this role
        room = self._reading()
        if room is not None:
            room.controller.bench.say(ONE_DISK)
        else:
            self._window.notice.say(ONE_DISK, "")

    # -- export

    def show_export(self) -> None:
        """What can be exported, over the page that is open (Ctrl+E); the read stays open."""
        if self._pages.currentWidget() is self.export_page or self.working.person is not None:
            return
        self._before_export = self._pages.currentWidget()
        self._pages.setCurrentWidget(self.export_page)
        self.export_page.start()

    def _leave_export(self) -> None:
        self._pages.setCurrentWidget(self._before_export)
        if self._reading() is not None:
            self.room.page.current.canvas.setFocus()
