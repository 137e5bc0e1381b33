"""What is done off the window's thread: a case is opened, its reads are assessed, its difference sought."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from recist_reader.problem import Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk, OpenCase
from recist_reader.trial.adjudication.pairing import ByHand
from recist_reader.ui.adjudication.models.case import CaseView, case_view
from recist_reader.ui.adjudication.models.explained import ExplainedView, explained_view
from recist_reader.ui.adjudication.models.pairs import PairRow, pair_rows


@dataclass(frozen=True)
class Opened:
    """A case with its views, as the thread has made them."""

    case: OpenCase
    view: CaseView
    rows: tuple[PairRow, ...]


def open_case(
    desk: AdjudicationDesk, code: str, by_hand: ByHand | None, shows_triggers: bool
) -> Opened | Refusal:
    """Open a case, or pair its lesions otherwise; None: as they were left. Raises StudyFault."""
    case = desk.open(code, by_hand)
    if isinstance(case, Refusal):
        return case
    return Opened(case, case_view(case, shows_triggers), pair_rows(case))


def explain_case(opened: Opened) -> ExplainedView:
    """Seek why the reads of an opened case part; nothing but the case is asked."""
    return explained_view(opened.case.explanation, opened.case.pair.facts, opened.rows)


class Errand(QObject):
    """Hands calls to a thread and brings the newest answer back into the window's; older ones are dropped."""

    _answered = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None):
        super().__init__(parent)
        self._executor = executor
        self._asked: Future[Any] | None = None
        self._then: Callable[[Future[Any]], None] | None = None
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_waiting(self) -> bool:
        return self._asked is not None

    def ask(self, act: Callable[[], Any], then: Callable[[Future[Any]], None]) -> None:
        """Let the thread do `act`; `then` gets its future once it is done."""
        self._then = then
        self._asked = future = self._executor.submit(act)
        future.add_done_callback(self._tell)

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self._asked = self._then = None

    def _tell(self, future: "Future[Any]") -> None:
        if isValid(self):
            self._answered.emit(future)

    def _take(self, future: "Future[Any]") -> None:
        if future is not self._asked:
            return
        then, self._asked, self._then = self._then, None, None
        assert then is not None, "who asks says what follows"
        then(future)
