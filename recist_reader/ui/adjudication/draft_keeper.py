"""Keeps what an adjudicator chooses and writes as it is typed, in the thread that stores."""

from concurrent.futures import Executor, Future
from functools import partial

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.reading.people.decision_drafts import NOTHING, DecisionDraft
from recist_reader.ui.adjudication.opening import Errand
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr

NOT_KEPT = tr("What you chose and wrote could not be kept; it stays on this page until the case is left.")


class DraftKeeper(QObject):
    """One write at a time: what is typed meanwhile goes to the disk with the next. `failed` says why not."""

    failed = Signal(str)

    def __init__(self, desk: AdjudicationDesk, writer: Executor, parent: QObject | None = None):
        super().__init__(parent)
        self._desk, self._writer = desk, writer
        self._code: str | None = None
        self._newest = self._sent = NOTHING
        self._errand = Errand(writer, self)

    @property
    def is_waiting(self) -> bool:
        return self._errand.is_waiting

    def begin(self, code: str, draft: DecisionDraft) -> None:
        """A case is open with what was kept of it."""
        self._code, self._newest, self._sent = code, draft, draft

    def keep(self, draft: DecisionDraft) -> None:
        """Keep this in place of what was kept before."""
        self._newest = draft
        if not self._errand.is_waiting:
            self._send()

    def end(self) -> None:
        """The case is left: what is not on its way yet goes there now."""
        if self._code is not None and self._newest != self._sent:
            self._writer.submit(self._desk.keep_draft, self._code, self._newest)
        self.drop()

    def drop(self) -> None:
        """The case is decided: nothing of it is kept any more."""
        self._code = None
        self._errand.drop()

    def _send(self) -> None:
        if self._code is not None and self._newest != self._sent:
            self._sent = self._newest
            self._errand.ask(partial(self._desk.keep_draft, self._code, self._sent), self._take)

    def _take(self, future: "Future[Refusal | None]") -> None:
        error = future.exception()
        if error is not None:
            self.failed.emit(sentence(error.problem) if isinstance(error, Fault) else NOT_KEPT)
        self._send()
