"""A masking under way beside the window: its steps, what came of it, and its record (BN-3)."""

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Fault, Problem
from recist_reader.reading.importing import note_recording, store_recording
from recist_reader.reading.masking import MaskingStep, PreparedMasking, discard_masked, masking_steps
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.chain import Event
from recist_reader.trial.patch import Edit
from recist_reader.ui.widgets.job import Job


class MaskingRun(QObject):
    """Writes masked files, then their record, in threads of their own; its signals arrive in the window's."""

    stepped = Signal(int, int)  # images done, of how many
    made = Signal(object)  # MaskedImages | Refusal, to be decided on and stored
    stored = Signal()  # the study has it
    failed = Signal(Problem)

    def __init__(self, prepared: PreparedMasking, parent: QObject | None = None):
        super().__init__(parent)
        self.prepared = prepared
        self.is_running = False
        self._record: tuple[StudySession, Edit] | None = None  # what is being stored
        self._event: Event | None = None  # stored, and not yet known to the session
        self._is_record = False  # the job stores
        self._job = Job(lambda: masking_steps(prepared))
        self._job.stepped.connect(self._step)
        self._job.failed.connect(self._fail)

    @property
    def is_storing(self) -> bool:
        """Too late to be cancelled."""
        return self._record is not None

    def start(self) -> None:
        self.is_running = True
        self._job.start()

    def store(self, study: StudySession, edit: Edit) -> None:
        """Make what was decided durable; `stored` or `failed` follows."""
        self.is_running = True
        self._record, self._is_record = (study, edit), True
        self._job = Job(self._storing)
        self._job.stepped.connect(self._note)
        self._job.failed.connect(self._fail)
        self._job.start()

    def cancel(self) -> None:
        """Wait for the one image under way; no file of it stays, and nothing is told any more.

        What is being stored is waited for, and the session knows it then; that it failed is told.
        """
        self.is_running = False
        self._job.cancel()
        self._job.wait()
        self._take_up()

    def _storing(self) -> Iterator[None]:
        study, edit = self._record
        self._event = store_recording(study, edit)
        yield None

    def _note(self) -> None:
        if self.is_running:
            self.is_running = False
            self._take_up()
            self.stored.emit()

    def _take_up(self) -> None:
        """Let the session know what came of the record."""
        if self._record is None:
            return
        (study, edit), event = self._record, self._event
        self._record = self._event = None
        if event is not None:
            note_recording(study, edit, event)
            return
        with suppress(Fault):  # the next act says it as well
            study.read_again()

    def _step(self, step: MaskingStep) -> None:
        if step.outcome is None:
            if self.is_running:
                self.stepped.emit(step.done, step.total)
        elif self.is_running:
            self.is_running = False
            self.made.emit(step.outcome)
        else:  # it was whole in the moment of cancelling
            discard_masked(self.prepared, step.outcome)

    def _fail(self, problem: Problem) -> None:
        if self.is_running or self._is_record:
            self.is_running = False
            self._take_up()
            self.failed.emit(problem)
