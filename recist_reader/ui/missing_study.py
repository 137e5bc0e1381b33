"""The study file went away while it is open: both places are told, and the study can go on (IN-121, FT-6)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QWidget

from recist_reader.problem import Problem
from recist_reader.reading.rescue import RescueStep, save_elsewhere_steps
from recist_reader.trial.people.acts import Act, act_refused
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.texts import shown, shown_problem, tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.job import Job

if TYPE_CHECKING:
    from recist_reader.reading.study_session import StudySession
    from recist_reader.storage.whereabouts import Whereabouts
    from recist_reader.ui.study_window import StudyWindow

GO_ON_KEY, SAVE_KEY = key_of("go_on_there"), key_of("save_elsewhere")
STUDY_FILES = tr("Studies (*.rrs)")
SAVING = tr("Saving the study elsewhere ...")
CLOSING_S = 5.0  # how long closing waits for a saving that was given up


class MissingStudyBar(QFrame):
    """One line under every page while the file is away; it cannot be closed, the file can come back."""

    go_on_asked = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.may_save = True  # saving it elsewhere is this person's task
        mark(self, "status", "warn")
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 4, TOKENS.inset, 4)
        self.words = QLabel("", wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.words, 1)
        self.go_on_button = _button(tr("Go on there   {go_on_key}", go_on_key=GO_ON_KEY), self.go_on_asked)
        self.save_button = _button(
            tr("Save the study elsewhere   {save_key}", save_key=SAVE_KEY), self.save_asked
        )
        self.cancel_button = _button(tr("Cancel   {save_key}", save_key=SAVE_KEY), self.cancel_asked)
        for button in (self.go_on_button, self.save_button, self.cancel_button):
            row.addWidget(button)
        self._bind(GO_ON_KEY, self.go_on_button)
        self._bind(SAVE_KEY, self.save_button, self.cancel_button)  # the key that began it ends it
        self.hide()

    def _bind(self, key: str, *buttons: KeyButton) -> None:
        """Press by key the one of the buttons that is shown."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(
            lambda: next((button.click() for button in buttons if button.isVisible()), None)
        )

    def tell(self, text: str, *, may_go_on: bool, is_busy: bool = False) -> None:
        """Show what happened and what can be done."""
        self.words.setText(text)
        self.go_on_button.setVisible(may_go_on)
        self.save_button.setVisible(self.may_save and not is_busy)
        self.cancel_button.setVisible(is_busy)
        self.show()


def _button(text: str, asked) -> KeyButton:
    button = KeyButton(QIcon(), text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoDefault(True)
    button.clicked.connect(lambda _checked=False: asked.emit())
    return button


class MissingStudy(QObject):
    """Follows where the file of one open study is; `close` before the study is closed."""

    def __init__(self, study: StudySession, window: StudyWindow, backups: Path):
        super().__init__(window)
        self._study, self._window, self.backups = study, window, backups
        self._now: Path | None = None
        self._job: Job | None = None
        self.bar = MissingStudyBar(window)
        self.bar.may_save = study.seat.role is None or act_refused(study.seat.role, Act.MEND_FILE) is None
        window.put_under_page(self.bar)
        self.bar.go_on_asked.connect(self._go_on)
        self.bar.save_asked.connect(self._ask_place)
        self.bar.cancel_asked.connect(self.cancel)

    def show_place(self, found: Whereabouts) -> None:
        """The file was looked for."""
        self._now = found.now
        if self._job is not None:
            return
        if found.is_there:
            self.bar.hide()
        else:
            self.bar.tell(self._words(), may_go_on=self._now is not None)

    def _words(self) -> str:
        waits = tr("Every edit is kept and waits")
        if not self.bar.may_save:  # no path before readers (BL-7)
            gone = tr("The study file is not at its place")
            return tr("{gone}. {waits}. Tell your study manager.", gone=gone, waits=waits)
        if self._now is not None:
            moved = tr("The study file was moved from {path} to {now}", path=self._study.path, now=self._now)
            return tr("{moved}. {waits}. Put it back, or go on there.", moved=moved, waits=waits)
        gone = tr("is gone: it was deleted or renamed, or its disk was taken away")
        return tr(
            "The study file {path} {gone}. {waits}. Put it back, or save the study elsewhere.",
            path=self._study.path,
            gone=gone,
            waits=waits,
        )

    def _go_on(self) -> None:
        if self._now is not None and self._window.may_leave_read("open"):
            self._open(self._now)

    def _open(self, path: Path) -> bool:
        """Open the study at its new place, at the read that was open; what waits is stored there."""
        window = self._window
        subject = None if window.room is None else window.room.session.subject
        if not window.open_path(path):
            return False
        if subject is not None:
            window.open_read(subject)
        return True

    def _ask_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Where the study goes on"), str(self._study.path), STUDY_FILES
        )
        if chosen:
            self.save_to(Path(chosen).with_suffix(".rrs"))

    def save_to(self, place: Path) -> None:
        """Save the study under a new name, in a thread of its own, and go on there."""
        if self._job is not None:
            return
        self.bar.tell(SAVING, may_go_on=False, is_busy=True)
        self._job = job = Job(
            lambda: save_elsewhere_steps(self._study, place, self.backups, self._now, job.is_cancelled),
            self._window,
            may_be_cut=True,
        )
        self._job.stepped.connect(self._stepped)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _stepped(self, step: RescueStep) -> None:
        if step.saved is None:
            text = tr("{saving} {done} of {total} images", saving=SAVING, done=step.done, total=step.total)
            self.bar.tell(text, may_go_on=False, is_busy=True)
            return
        self._job = None
        window = self._window
        if not window.may_leave_read("open"):  # a stroke in hand comes first
            self._now = step.saved.path
            self.bar.tell(shown(step.saved.words), may_go_on=True)
        elif self._open(step.saved.path):
            window.notice.say(shown(step.saved.words), "warn" if step.saved.is_short else "")

    def _failed(self, problem: Problem) -> None:
        self._job = None
        self.bar.tell(f"{shown_problem(problem)}. {self._words()}", may_go_on=self._now is not None)

    def cancel(self) -> None:
        """Give a saving up that runs; it ends within a slice of its work and leaves nothing."""
        if self._job is not None:
            self._job.cancel()

    def _ended(self, _whole: bool) -> None:
        if self._job is not None:  # given up
            self._job = None
            self.bar.tell(self._words(), may_go_on=self._now is not None)

    def close(self) -> None:
        """Take the bar away; a saving that runs is given up, and leaves no half file."""
        job, self._job = self._job, None
        if job is not None:
            job.ended.disconnect(self._ended)
            job.cancel()
            job.wait(CLOSING_S)
        self.bar.setParent(None)
        self.bar.deleteLater()
        self.deleteLater()
