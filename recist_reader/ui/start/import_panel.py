"""Import: choose subject, visit, places; watch and cancel; see what came in and what did not (ER, VF-5).

Files are read in processes, which start when the panel opens; the record is stored by a job. In the
window's thread it is only decided and noted, so that nobody waits for it (IN-104).
"""

from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from recist_reader.imaging.intake import Intake
from recist_reader.imaging.workers import Workers
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.import_refusals import ELSEWHERE, NOTHING_TO_DO
from recist_reader.reading.importing import (
    ImportStep,
    ImportWish,
    PreparedImport,
    decide_recording,
    discard_intake,
    note_recording,
    prepare_import,
    store_recording,
    take_in,
)
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.visits import next_visit, visit_choices
from recist_reader.reading.waiting_visit import told_waiting, waiting_visit
from recist_reader.storage.chain import Event
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.ui.start.import_choice import ImportChoice
from recist_reader.ui.start.import_progress import ImportProgress
from recist_reader.ui.start.import_question import ImportQuestion
from recist_reader.ui.start.import_result import ImportResult
from recist_reader.ui.start.last_folders import Chosen, last, remember
from recist_reader.ui.start.side_panel import SidePanel
from recist_reader.ui.texts import tr
from recist_reader.ui.widgets.job import Job


class Stage(Enum):
    CHOOSING = auto()
    RUNNING = auto()
    ASKING = auto()
    STORING = auto()
    DONE = auto()


TITLES = {
    Stage.CHOOSING: tr("Import images"),
    Stage.RUNNING: tr("Import in progress"),
    Stage.ASKING: tr("Whose images are these?"),
    Stage.STORING: tr("Storing the import"),
    Stage.DONE: tr("Import ended"),
}
IN_PROGRESS = tr(
    "An import is in progress, and nothing of it would be in the study. Close again to leave it, or wait."
)
SAME_FILES = tr(
    "The same files are chosen; nothing of them is in the study yet. Another choice replaces them."
)
SAME_FILES_THERE = tr(
    "The same files are chosen; they are in the study, at another visit. Another choice replaces them."
)
AFTER_REFUSAL = {"FT-29": "subject", "ST-5": "visit", "ST-104": "visit", "SQ-3": "visit"}
"""What is to be chosen anew, by the rule that refused; else other files."""


class ImportPanel(SidePanel):
    """One import at a time."""

    imported = Signal(str)  # subject
    moved = Signal()  # to another stage
    read_asked = Signal(str)  # subject
    series_asked = Signal(str)  # subject

    def __init__(self, parent: QWidget | None = None):
        super().__init__(TITLES[Stage.CHOOSING], parent)
        self._study: StudySession | None = None
        self._job: Job | None = None
        self._prepared: PreparedImport | None = None
        self._workers: Workers | None = None
        self._read: Intake | None = None  # what was read, while a question waits
        self._refused: tuple[Path, ...] = ()  # places of a refused import, to be chosen for another subject
        self._refused_by = ""  # its rule
        self._cancelled = False
        self._was_told = False  # that closing the study drops the import
        self.stage = Stage.CHOOSING
        self.choice = ImportChoice()
        self.progress = ImportProgress()
        self.question = ImportQuestion()
        self.result = ImportResult()
        for widget in (self.choice, self.progress, self.question, self.result):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for actions in (self.choice.actions, self.result.actions):
            self.footer.addWidget(actions)
        self.choice.subject.activated.connect(lambda _index: self._propose_visit())
        self.choice.folder_button.clicked.connect(lambda _checked=False: self.choose_folder())
        self.choice.archive_button.clicked.connect(lambda _checked=False: self.choose_archive())
        self.choice.start_asked.connect(self.run)
        self.choice.places_changed.connect(lambda: self.say(""))  # it was said of other files
        self.progress.cancel_button.clicked.connect(lambda _checked=False: self.cancel())
        self.question.confirmed.connect(self._confirmed)
        self.result.read_button.clicked.connect(lambda _checked=False: self.read_asked.emit(self.subject))
        self.result.series_button.clicked.connect(lambda _checked=False: self.series_asked.emit(self.subject))
        for button in (self.result.more_button, self.result.again_button):
            button.clicked.connect(lambda _checked=False: self._choose_again())

    @property
    def subject(self) -> str:
        return self.choice.subject.currentText()

    @property
    def is_running(self) -> bool:
        return self.stage in (Stage.RUNNING, Stage.ASKING, Stage.STORING)

    def why_stay(self) -> str:
        """What is lost if the study is closed now; told once an import, the next time closing is meant."""
        if self.stage not in (Stage.RUNNING, Stage.ASKING) or self._was_told:
            return ""
        self._was_told = True
        return IN_PROGRESS

    # -- choosing

    def start(self, study: StudySession, subject: str, places: tuple[Path, ...] = ()) -> None:
        """Begin, or add dropped places to what is chosen; a running import goes on."""
        if self.is_running:
            self.say(tr("One import at a time: this one goes on. Add the next when it has ended."), "warn")
            return
        if self._workers is None:
            self._workers = Workers()
            self._workers.warm()
        fresh = study is not self._study or self.stage is Stage.DONE or not self.isVisible()
        if study is not self._study:
            self._refused = ()
        self._study = study
        self._show(Stage.CHOOSING)
        self.say("")
        if fresh:
            again = () if places else self._refused
            self.choice.set_places(again, was_refused=bool(again))
        was_refused, self._refused = bool(self._refused) and not places, ()
        self.choice.set_subjects(tuple(study.state.subjects), subject)
        self.choice.add_places(places)
        self._propose_visit()
        self._focus_on_choice(was_refused)

    def _focus_on_choice(self, was_refused: bool) -> None:
        """Where the hand goes on: after a refusal at what it is about, with the same files."""
        if not was_refused:
            self.choice.focus()
            return
        is_there = self._refused_by == ELSEWHERE
        self.say(SAME_FILES_THERE if is_there else SAME_FILES)
        at = AFTER_REFUSAL.get(self._refused_by, "folder_button")
        getattr(self.choice, at).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, subject: str) -> None:
        """Another row of the list was chosen: nothing is chosen to import yet, so it is for that subject."""
        if self.stage is Stage.CHOOSING and not self.choice.places and subject != self.subject:
            self.choice.subject.setCurrentText(subject)
            self.say("")
            self._propose_visit()

    def _choose_again(self) -> None:
        self.start(self._study, self.subject)

    def _propose_visit(self) -> None:
        if self._study is not None and self.subject:
            waiting = waiting_visit(self._study, self.subject)
            choices = told_waiting(visit_choices(self._study, self.subject), waiting)
            self.choice.set_visits(choices, waiting or next_visit(self._study, self.subject))

    def choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, tr("Folder with images"), _beginning(Chosen.IMAGES, Chosen.ARCHIVE)
        )
        if folder:
            remember(Chosen.IMAGES, Path(folder).parent)  # the next visit lies beside this one
            self.choice.add_places((Path(folder),))
            self.choice.focus()

    def choose_archive(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self,
            tr("Zip archives"),
            _beginning(Chosen.ARCHIVE, Chosen.IMAGES),
            tr("Zip archives (*.zip)"),
        )
        if files:
            remember(Chosen.ARCHIVE, Path(files[0]).parent)
            self.choice.add_places(tuple(Path(file) for file in files))
            self.choice.focus()

    # -- running

    def run(self) -> None:
        """Begin to read the files; what can be refused before is refused at once."""
        if self._study is None or self.is_running or not self.choice.places:
            return
        wish = ImportWish(self.choice.places, self.subject, self.choice.visit_name())
        prepared = self._asked(lambda: prepare_import(self._study, wish))
        if isinstance(prepared, Refusal):
            self.say(prepared.problem, "bad")
        if not isinstance(prepared, PreparedImport):
            return
        self.say("")
        self._prepared, self._cancelled, self._was_told = prepared, False, False
        self._show(Stage.RUNNING)
        self.subtitle.setText(f"{wish.subject}  ·  {wish.visit}")
        self.progress.begin()
        self._begin(lambda: take_in(prepared, self._workers), self._stepped)

    def _begin(self, make_steps, stepped) -> None:
        """Work beside the window, once what ran before has ended: it may be taking its files back."""
        before = self._job

        def steps():
            if before is not None:
                before.wait()
            yield from make_steps()

        job = self._job = Job(steps)
        job.stepped.connect(lambda step: stepped(step) if job is self._job else None)
        job.failed.connect(lambda problem: self._failed(problem) if job is self._job else None)
        job.start()

    def cancel(self) -> None:
        """Stop; nothing of this import is recorded, and no file of it stays."""
        if self.stage not in (Stage.RUNNING, Stage.ASKING):
            return
        was_asked, read = self.stage is Stage.ASKING, self._read
        self._cancelled, self._read = True, None
        self._job.cancel()
        if read is not None:
            self._take_back(read)
        self._show(Stage.CHOOSING)
        self.say(
            tr("Cancelled: nothing of this import is in the study. Importing again starts over."), "warn"
        )
        if was_asked:  # whose images they are is to be chosen
            self.choice.subject.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.choice.focus()

    def _take_back(self, intake: Intake) -> None:
        """What was read to its end and is not recorded leaves the store, beside the window."""
        prepared = self._prepared
        self._begin(lambda: iter([discard_intake(prepared, intake)]), lambda _done: None)

    def stop(self) -> None:
        """Cancel and wait for the step under way; after it nothing of this panel runs."""
        self.cancel()
        self._cancelled = True
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
        if self._workers is not None:
            self._workers.close()
            self._workers = None

    def leave(self) -> None:
        if self.is_running:
            self.cancel()  # what is being stored is stored: a moment
        else:
            self._refused = ()
            super().leave()

    def _stepped(self, step: ImportStep) -> None:
        if self._cancelled or not self.is_running:
            if step.intake is not None:  # cancelled while its last step was on the way
                self._take_back(step.intake)
            return
        if step.intake is None:
            self.progress.show_step(step.done, step.total)
            return
        self._record(step.intake)

    def _record(self, intake: Intake) -> None:
        """Decide on what was read: refused, to be asked about, or stored."""
        study, prepared = self._study, self._prepared
        edit = self._asked(lambda: decide_recording(study, prepared, intake))
        if edit is None:
            self._show(Stage.CHOOSING)
        elif isinstance(edit, Refusal):
            self._ended(intake, edit)
        elif other := prepared.other_subject(intake):
            self._read = intake
            self._show(Stage.ASKING)
            self.question.ask(self.subject, other)
        else:
            self._show(Stage.STORING)
            self._begin(
                lambda: iter([store_recording(study, edit)]),
                lambda event: self._stored(intake, edit, event),
            )

    def _confirmed(self, reason: str) -> None:
        """The images are this subject's all the same: they come in with the reason."""
        intake, self._read = self._read, None
        if intake is not None:
            self._prepared = self._prepared.confirmed(reason)
            self._record(intake)

    def _stored(self, intake: Intake, edit: Edit, event: Event) -> None:
        if not self._cancelled:  # the study may be closed: it has the images at its next opening
            self._ended(intake, note_recording(self._study, edit, event))

    def _ended(self, intake: Intake, answer: Recorded | Refusal) -> None:
        self._show(Stage.DONE)
        self.result.show_intake(intake, answer, self._study.state, self._prepared.wish.visit)
        is_waiting = waiting_visit(self._study, self.subject) is not None
        can_read = not is_waiting and self.result.has_ready(self._study.state, self.subject)
        self.result.read_button.setVisible(can_read)
        if isinstance(answer, Refusal) and answer.rule != NOTHING_TO_DO:
            self._refused, self._refused_by = self.choice.places, answer.rule
            wanted = self.result.again_button
        else:
            wanted = self.result.read_button if can_read else self.result.series_button
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.imported.emit(self.subject)

    def _failed(self, problem: Problem) -> None:
        if self._cancelled:
            return
        if self.stage is Stage.STORING:
            with suppress(Fault):  # the next act says it as well
                self._study.read_again()
            self.imported.emit(self.subject)
        self._show(Stage.CHOOSING)
        self.say(problem, "bad")

    def _asked(self, question):
        """The answer of the study; None where it cannot be asked, which is said."""
        try:
            return question()
        except Fault as fault:
            self.say(fault.problem, "bad")
            return None

    def _show(self, stage: Stage) -> None:
        self.stage = stage
        self.moved.emit()
        self.title.setText(TITLES[stage])
        for part in (self.choice, self.choice.actions):
            part.setVisible(stage is Stage.CHOOSING)
        self.progress.setVisible(stage in (Stage.RUNNING, Stage.STORING))
        self.question.setVisible(stage is Stage.ASKING)
        self.progress.cancel_button.setEnabled(stage is Stage.RUNNING)
        self.result.setVisible(stage is Stage.DONE)
        self.result.actions.setVisible(stage is Stage.DONE)
        self.close_button.setText(
            tr("Cancel   Esc") if stage in (Stage.RUNNING, Stage.ASKING) else tr("Close   Esc")
        )
        if stage is Stage.CHOOSING:
            self.subtitle.setText("")


def _beginning(*wanted: Chosen) -> str:
    """Where a chooser begins: where one of its kind was chosen last, else one of the other, else at home."""
    return str(next((found for found in map(last, wanted) if found is not None), Path.home()))
