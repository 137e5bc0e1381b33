"""A page whose work runs beside the window, one run at a time, and can be given up."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from recist_reader.problem import Problem
from recist_reader.ui.widgets.job import Job


class RunningPage(QWidget):
    """Pages say how a step, a fault and the end of a run are shown."""

    _job: Job | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def run(self, make_steps: Callable[[], Iterator[object]]) -> None:
        """Begin; what ran before is given up."""
        self.stop()
        job = Job(make_steps, self)
        job.tell(
            lambda step: self._job is job and self.show_step(step),
            lambda problem: self._job is job and self.show_fault(problem),
            lambda _whole: self._end(job),
        )
        self._job = job
        job.start()

    def stop(self) -> None:
        """Give up what runs, and wait for its next step."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.wait()

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.show_end()
        job.let_go()

    def show_step(self, step: object) -> None:
        """A step arrived; the last one may be the result."""

    def show_fault(self, problem: Problem) -> None:
        """The run ended by a fault."""

    def show_end(self) -> None:
        """The run is over."""
