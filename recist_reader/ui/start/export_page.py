"""Export: choose, see what goes out and who is left out, then write; one function behind it (EXP-30)."""

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recist_reader.exports.export import export_steps, kinds_allowed
from recist_reader.exports.request import ExportRequest, ExportResult
from recist_reader.problem import Problem
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.start.export_choice import ExportChoice, Sheet, scrolled
from recist_reader.ui.start.export_preview import ExportPreview
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.last_folders import Chosen, remember
from recist_reader.ui.start.side_panel import entered, primary, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.job import Job

TELL_EACH_S = 0.1  # EXP-14 asks for 0.25; a cancel waits as long
MARGIN, LEFT, LEFT_SHARE = 32, 560, 0.5
LEAST_RIGHT, MOST_RIGHT, MOST_HEIGHT = 420, 760, 620
KINDS_AT_LEAST = ("all",)  # of who may export nothing: the page says so
NO_FOLDER = tr("Choose a folder first.")


class ExportPage(QWidget):
    """One run at a time, beside reading; Esc stops a run, then leaves the page."""

    back_asked = Signal()

    def __init__(self, study: StudySession, parent: QWidget | None = None, *, has_back: bool = True):
        """`has_back`: there is a page before this one."""
        super().__init__(parent)
        self._has_back = has_back
        mark(self, "page")
        self._study = study
        self._job: Job | None = None
        self._ending: list[Job] = []  # cancelled or done, until their threads are gone
        self.is_writing = False
        self.choice, self.preview = ExportChoice(kinds_allowed(study) or KINDS_AT_LEAST), ExportPreview()
        self.export_button = primary(tr("Export   Ctrl+Enter"), "export")
        self.cancel_button = entered(KeyButton(icon("close"), tr("Cancel   Esc")))
        self.back_button = entered(KeyButton(icon("left"), tr("Back   Esc")))
        self.why = QLabel("", wordWrap=True)
        mark(self.why, "muted")
        self._lay_out()
        self.choice.changed.connect(self.rehearse)
        self.choice.folder_changed.connect(self._settle)
        self.choice.folder.returnPressed.connect(self.write)
        self.export_button.clicked.connect(lambda _checked=False: self.write())
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancel())
        self.back_button.clicked.connect(lambda _checked=False: self.back_asked.emit())
        below = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):  # a button with the focus would take Enter for itself
            QShortcut(QKeySequence(key), self, context=below).activated.connect(self.write)
        self._settle()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Export"))
        mark(heading, "page-title")
        note = QLabel(tr("Only complete reads go out: every timepoint at hand is locked."), wordWrap=True)
        mark(note, "muted")
        self.left, self.right = left, right = Sheet(tr("What to write")), Sheet(tr("What goes out"))
        left.body.addWidget(scrolled(self.choice), 1)
        left.body.addWidget(self.why)
        buttons = QHBoxLayout(spacing=8)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        left.body.addLayout(buttons)
        right.body.addWidget(self.preview, 1)
        sheets = QHBoxLayout(spacing=TOKENS.inset_large)
        sheets.addStretch(1)
        sheets.addWidget(left)
        sheets.addWidget(right)
        sheets.addStretch(1)
        outer = QVBoxLayout(self, spacing=4)
        outer.setContentsMargins(MARGIN, 28, MARGIN, 28)
        for widget in (heading, note):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            outer.addWidget(widget)
        outer.addSpacing(16)
        outer.addLayout(sheets, 8)
        outer.addStretch(1)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event) -> None:
        """Another text size needs other widths and heights (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """The sheets grow with the text as far as the page has room for both."""
        room = self.width() - 2 * MARGIN - TOKENS.inset_large
        left = min(grown(LEFT), max(LEFT, int(room * LEFT_SHARE)))
        self.left.setFixedWidth(left)
        self.right.setFixedWidth(max(LEAST_RIGHT, min(grown(MOST_RIGHT), room - left)))
        for sheet in (self.left, self.right):
            sheet.setMaximumHeight(grown(MOST_HEIGHT))

    # -- what the page does

    def start(self) -> None:
        """Begin, or show how far the run is that goes on."""
        self.choice.focus()
        if not self.is_writing:
            self.rehearse()

    def rehearse(self) -> None:
        """Count what would be written; another choice begins anew."""
        if not self.is_writing:
            self._run(self.choice.request(dry_run=True), tr("Counting"))

    def write(self) -> None:
        """Write the folder; what stands against it is said."""
        if self.is_writing:
            return
        if not self.choice.folder.text().strip():
            self.why.setText(NO_FOLDER)
            self.choice.browse.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.is_writing = True
        self._run(self.choice.request(dry_run=False), tr("Writing"))
        self._settle()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Stop a run: nothing of it stays on the disk (EXP-13). What came of it is said when it has ended."""
        if self.is_writing and self._job is not None:
            self._job.cancel()
            self.preview.show_progress(tr("Stopping"), 0, 0)

    @property
    def is_running(self) -> bool:
        """Something is counted or written."""
        return self._job is not None

    def stop(self) -> None:
        """Cancel what runs and wait for it: the study can be closed after."""
        self._drop_job()
        while self._ending:
            self._let_go(self._ending[0])

    # -- the run

    def _run(self, request: ExportRequest, verb: str) -> None:
        self._drop_job()
        self.preview.show_progress(verb, 0, 0)
        job = Job(lambda: _steps(self._study, request), self)
        job.tell(
            lambda step: self._stepped(job, verb, step),
            lambda problem: self._failed(job, problem),
            lambda _whole: self._ended_job(job),
        )
        self._job = job
        job.start()

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self._ending.append(job)

    def _stepped(self, job: Job, verb: str, step: object) -> None:
        if job is not self._job:
            return
        if isinstance(step, ExportResult):
            if step.folder is not None:
                remember(Chosen.EXPORT, step.folder.parent)
            self._end()
            self.preview.show_result(step)
        else:
            done, total = step
            self.preview.show_progress(verb, done, total)

    def _failed(self, job: Job, problem: Problem) -> None:
        if job is self._job:
            self._end()
            self.preview.say(sentence(problem), "bad")

    def _ended_job(self, job: Job) -> None:
        """A run is over; one that has told no result was cancelled."""
        if job is self._job:
            self._end()
            self.preview.say(tr("Cancelled: nothing was written."), "warn")
        if job in self._ending:
            self._let_go(job)

    def _let_go(self, job: Job) -> None:
        """Its thread has nothing more to say: forget it."""
        self._ending.remove(job)
        job.let_go()

    def _end(self) -> None:
        self._drop_job()
        was_writing, self.is_writing = self.is_writing, False
        self.choice.tell_folder()
        self._settle()
        if was_writing:
            (self.back_button if self._has_back else self.export_button).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _settle(self) -> None:
        """Buttons and fields as the run allows."""
        has_folder = bool(self.choice.folder.text().strip())
        self.choice.setEnabled(not self.is_writing)
        self.cancel_button.setVisible(self.is_writing)
        self.back_button.setVisible(self._has_back and not self.is_writing)
        self.export_button.setEnabled(has_folder and not self.is_writing)
        self.why.setText("" if has_folder or self.is_writing else NO_FOLDER)

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel() if self.is_writing else self.back_asked.emit()
        else:
            super().keyPressEvent(event)


def _steps(study: StudySession, request: ExportRequest) -> Iterator[object]:
    """How far a run is, some times a second, and its result last."""
    steps = export_steps(study, request)
    told_at = 0.0
    try:
        while True:
            step = next(steps)
            if monotonic() - told_at >= TELL_EACH_S:
                told_at = monotonic()
                yield step
    except StopIteration as end:
        yield end.value
    finally:
        steps.close()
