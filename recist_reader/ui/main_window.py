"""The one window: welcome, worklist, reading, lock; opens and closes studies and reads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recist_reader.exports.export import export
from recist_reader.exports.registry import KINDS
from recist_reader.exports.request import ExportRequest
from recist_reader.problem import Fault, Refusal
from recist_reader.reading.study_session import StudySession, create_study, open_study
from recist_reader.reading.worklist import tasks
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord
from recist_reader.ui import recent
from recist_reader.ui.reader.keymap import ACTIONS
from recist_reader.ui.reader.reading_room import ReadingRoom
from recist_reader.ui.reader.reason_bar import ReasonBar
from recist_reader.ui.start.welcome_page import WelcomePage
from recist_reader.ui.start.worklist_page import WorklistPage
from recist_reader.ui.study_keeping import StudyKeeping
from recist_reader.ui.widgets.job import Job
from recist_reader.ui.widgets.notice_bar import NoticeBar

TITLE = "RECIST Reader"
STUDY_FILES = "Studies (*.rrs)"


class MainWindow(QMainWindow):
    """Shows one page at a time. Titles name the product and the study, never a patient (BN-4)."""

    def __init__(self):
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(1600, 960)
        self.study: StudySession | None = None
        self.room: ReadingRoom | None = None
        self._export: Job | None = None
        self.writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self.pages = QStackedWidget()
        self.notice = NoticeBar()
        self.reason = ReasonBar()
        self.keeping: StudyKeeping | None = None
        self._warned_of_waiting = False
        self._lay_out()
        self.welcome = WelcomePage()
        self.worklist = WorklistPage()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.worklist)
        self.welcome.open_asked.connect(self.choose_study)
        self.welcome.recent_asked.connect(self.open_path)
        self.welcome.create_asked.connect(self.create)
        self.worklist.open_asked.connect(self.open_read)
        self.worklist.next_asked.connect(self.open_next)
        self.worklist.close_asked.connect(self.close_study)
        self.worklist.refresh_asked.connect(self.refresh)
        self.worklist.export_asked.connect(self.export)
        self._bind_keys()
        self.welcome.show_recent(recent.studies())

    def _lay_out(self) -> None:
        """The page, and under it what concerns the whole study."""
        centre = QWidget()
        column = QVBoxLayout(centre, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.reason)
        column.addWidget(self.notice)
        self.setCentralWidget(centre)

    # -- keys

    def _bind_keys(self) -> None:
        self._shortcuts: dict[str, list[QShortcut]] = {}
        for action in ACTIONS:
            if action.held:
                continue
            for key in action.keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setAutoRepeat(action.group == "Images")
                shortcut.activated.connect(lambda name=action.name: self._act(name))
                self._shortcuts.setdefault(action.name, []).append(shortcut)
        QApplication.instance().focusChanged.connect(self._focus_changed)
        QApplication.instance().installEventFilter(self)
        open_key = QShortcut(QKeySequence("Ctrl+O"), self)
        open_key.activated.connect(self.choose_study)
        self._enable_keys()

    def _focus_changed(self, _old, _new) -> None:
        self._enable_keys()

    def _enable_keys(self) -> None:
        """Keys of the reading window act there only, single letters never in a text field (IN-3)."""
        reading = self.room is not None and self.pages.currentWidget() is self.room.page
        typing = self._is_typing()
        for action in ACTIONS:
            for shortcut in self._shortcuts.get(action.name, ()):
                chord = any(part in shortcut.key().toString() for part in ("Ctrl", "Alt", "F11"))
                shortcut.setEnabled(reading and (chord or not typing))

    def _is_typing(self) -> bool:
        """A text field or the creation panel has the focus: letters are for it (IN-3)."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            return True
        return self.room is not None and focused is not None and self.room.page.creation.isAncestorOf(focused)

    def eventFilter(self, watched, event):
        """Keys that act while held: Q hides graphics, M magnifies."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and self.room is not None:
            reading = self.pages.currentWidget() is self.room.page
            if reading and not event.isAutoRepeat() and not self._is_typing():
                held = kind == QEvent.Type.KeyPress
                if event.modifiers() == Qt.KeyboardModifier.NoModifier and watched is self.windowHandle():
                    if event.key() == Qt.Key.Key_Q:
                        self.room.hangings.actions.hide_graphics(held)
                    elif event.key() == Qt.Key.Key_M:
                        self.room.hangings.actions.magnify(held)
        return super().eventFilter(watched, event)

    def _act(self, name: str) -> None:
        if self.room is None:
            return
        if name == "next_task":
            self.leave_read()
            self.open_next()
        elif name == "back":
            self.leave_read()
        else:
            self.room.controller.act(name)

    # -- studies

    def choose_study(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open study", "", STUDY_FILES)
        if path:
            self.open_path(Path(path))

    def create(self, title: str, reader: str) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Where the study is kept", f"{title}.rrs", STUDY_FILES)
        if not path:
            return
        place = Path(path).with_suffix(".rrs")
        try:
            made = create_study(place, CreateStudy(StudyRecord(title, True, reader)), Workplace(reader))
        except Fault as fault:
            self.welcome.say(str(fault.problem), "bad")
            return
        if isinstance(made, Refusal):
            self.welcome.say(str(made.problem), "warn")
            return
        self._show_study(made)

    def open_path(self, path: Path) -> bool:
        """Open a study file; a fault is said on the first page. True when it is open."""
        self.close_study()
        try:
            study = open_study(path)
        except Fault as fault:
            self.welcome.say(str(fault.problem), "bad")
            return False
        self._show_study(study)
        return True

    def _show_study(self, study: StudySession) -> None:
        self.study = study
        self.welcome.say("")
        self.setWindowTitle(f"{TITLE}  ·  {study.head.title}")
        recent.remember(study.head.title, study.path)
        self.worklist.show_study(study.head.title, study.workplace.account)
        self.worklist.use_study(study)
        self.keeping = StudyKeeping(study, self.notice, self.reason, self)
        self.refresh()
        self.pages.setCurrentWidget(self.worklist)

    def refresh(self) -> None:
        if self.study is not None:
            self.worklist.show_tasks(tasks(self.study))

    def close_study(self) -> None:
        self.leave_read()
        if self._export is not None:
            self._export.cancel()
            self._export.wait()
        if self.study is not None:
            self.worklist.use_study(None)
            if self.keeping is not None:
                self.keeping.close()
                self.keeping = None
            self.study.close()
            self.study = None
        self.setWindowTitle(TITLE)
        self.welcome.show_recent(recent.studies())
        self.pages.setCurrentWidget(self.welcome)

    # -- export

    def export(self) -> None:
        """All tables and the reads document into a folder that the reader chooses (Ctrl+E)."""
        if self.study is None or self._export is not None:
            return
        folder = QFileDialog.getExistingDirectory(self, "Export to this folder")
        if folder:
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> None:
        """Write in the background; what became of it is said in the status bar (VW-3)."""
        study = self.study

        def steps():
            for kind in KINDS:
                yield export(study, ExportRequest(kind=kind, out=folder)).folder

        self._export = Job(steps, self)
        self._export.failed.connect(lambda problem: self.statusBar().showMessage(str(problem)))
        self._export.ended.connect(lambda done: self._export_ended(done, folder))
        self.statusBar().showMessage(f"exporting to {folder} ...")
        self._export.start()

    def _export_ended(self, done: bool, folder: Path) -> None:
        self._export = None
        if done:
            self.statusBar().showMessage(f"exported {', '.join(KINDS)} to {folder}")

    # -- reads

    def open_next(self) -> None:
        subject = self.worklist.next_task()
        if subject is not None:
            self.open_read(subject)

    def open_read(self, subject: str) -> None:
        """Open the timepoint to read of a subject, or its last locked one."""
        if self.study is None:
            return
        self.leave_read()
        try:
            self.room = ReadingRoom(self.study, subject, self.writer, self)
        except Fault as fault:
            self.notice.say(str(fault.problem))
            return
        self.room.left.connect(self.leave_read)
        self.room.next_task_asked.connect(self._next_after_lock)
        self.pages.addWidget(self.room.page)
        self.pages.addWidget(self.room.lock_page)
        self.room.page_asked.connect(self.pages.setCurrentWidget)
        self.pages.currentChanged.connect(self._page_changed)
        self.pages.setCurrentWidget(self.room.page)
        self.room.start()
        self.room.page.current.canvas.setFocus()
        self._enable_keys()

    def _page_changed(self, _index: int) -> None:
        self._enable_keys()

    def _next_after_lock(self) -> None:
        self.leave_read()
        self.refresh()
        self.open_next()

    def leave_read(self) -> None:
        """Back to the worklist; everything is saved already."""
        room, self.room = self.room, None
        if room is None:
            return
        room.close()
        for page in (room.page, room.lock_page):
            self.pages.removeWidget(page)
            page.deleteLater()
        room.deleteLater()
        self.pages.setCurrentWidget(self.worklist)
        self.refresh()
        self._enable_keys()

    def is_settled(self) -> bool:
        """Nothing is loading, nothing waits to be stored."""
        if self.room is None:
            return True
        return not self.room.model.is_busy and self.room.cache.is_loaded

    def closeEvent(self, event) -> None:
        waiting = len(self.study.saving.waiting) if self.study is not None else 0
        if waiting and not self._warned_of_waiting:
            self._warned_of_waiting = True
            words = f"{waiting} edits are not in the study file yet; they are kept for the next start"
            self.notice.say(f"{words}. Close again to leave now")
            event.ignore()
            return
        QApplication.instance().removeEventFilter(self)
        self.close_study()
        self.writer.shutdown(wait=True)
        super().closeEvent(event)
