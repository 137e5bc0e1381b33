"""A masking under way beside the window: its steps, and what came of it (BN-3)."""

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Problem
from recist_reader.reading.masking import MaskingStep, PreparedMasking, discard_masked, masking_steps
from recist_reader.ui.widgets.job import Job


class MaskingRun(QObject):
    """Writes the masked files in a thread of its own; its signals arrive in the window's thread."""

    stepped = Signal(int, int)  # images done, of how many
    made = Signal(object)  # MaskedImages | Refusal, to be recorded
    failed = Signal(Problem)

    def __init__(self, prepared: PreparedMasking, parent: QObject | None = None):
        super().__init__(parent)
        self.prepared = prepared
        self.is_running = False
        self._job = Job(lambda: masking_steps(prepared))
        self._job.stepped.connect(self._step)
        self._job.failed.connect(self._fail)

    def start(self) -> None:
        self.is_running = True
        self._job.start()

    def cancel(self) -> None:
        """Wait for the one image under way; no file of it stays, and nothing is told any more."""
        self.is_running = False
        self._job.cancel()
        self._job.wait()

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
        if self.is_running:
            self.is_running = False
            self.failed.emit(problem)
