"""Long work off the window's thread: a generator that yields where it may stop, so cancel is exact."""

from collections.abc import Callable, Iterator
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal, SignalInstance

from recist_reader.problem import Fault, Problem
from recist_reader.ui.texts import tr


class Job(QObject):
    """Runs the steps of a generator in a thread of its own; signals arrive in the window's thread."""

    stepped = Signal(object)
    failed = Signal(object)  # Problem
    ended = Signal(bool)  # True: ran to its end

    def __init__(
        self,
        make_steps: Callable[[], Iterator[object]],
        parent: QObject | None = None,
        *,
        may_be_cut: bool = False,
    ):
        """`may_be_cut`: the end of the program need not wait for it, as what is not whole has no name."""
        super().__init__(parent)
        self._make_steps = make_steps
        self._cancelled = Event()
        self._told: list[tuple[SignalInstance, Callable[..., object]]] = []
        self._thread = Thread(target=self._run, name="job", daemon=may_be_cut)

    def start(self) -> None:
        self._thread.start()

    def tell(
        self,
        stepped: Callable[[object], object],
        failed: Callable[[Problem], object],
        ended: Callable[[bool], object],
    ) -> None:
        """Have all that is told taken by these, until the run is let go of."""
        self._told = [(self.stepped, stepped), (self.failed, failed), (self.ended, ended)]
        for signal, take in self._told:
            signal.connect(take)

    def let_go(self) -> None:
        """Wait for a run that has nothing more to say, and delete it.

        Who listens goes first: else it is freed within the end of this object, and a page that nobody else
        holds with it, which would delete its children, this object a second time (seen: the program ends).
        """
        self.wait()
        for signal, take in self._told:
            signal.disconnect(take)
        self._told.clear()
        self._make_steps = tuple  # its steps may hold the page, too
        self.deleteLater()

    def cancel(self) -> None:
        """Stop at the next step; what was not recorded by then never happened."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """For work between two steps that ends by itself when it is asked; from any thread."""
        return self._cancelled.is_set()

    def wait(self, timeout_s: float | None = None) -> None:
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            for step in self._make_steps():
                self.stepped.emit(step)
                if self._cancelled.is_set():
                    break
        except Fault as fault:
            self._cancelled.set()
            self.failed.emit(fault.problem)
        except Exception as error:
            # A defect must not leave the page waiting: it is said, and the log has where it happened.
            self._cancelled.set()
            self.failed.emit(
                Problem(
                    tr("internal error ({name})", name=type(error).__name__),
                    "",
                    tr("Try again, and report it"),
                )
            )
            raise
        finally:
            self.ended.emit(not self._cancelled.is_set())
