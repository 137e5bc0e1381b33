"""A read that a check proves wrong is asked about in place of deciding; the answer stands there (AJ-9)."""

from collections.abc import Callable
from concurrent.futures import Executor

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Problem, Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.trial.adjudication.decision import READS
from recist_reader.trial.people.queries import NewQuery
from recist_reader.ui.adjudication.case_page import CasePage
from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.reader.queries.card import QueryCard
from recist_reader.ui.reader.queries.errands import Errands
from recist_reader.ui.reader.queries.views import Known
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr

ASKED = tr("The study manager is asked. Leave the case undecided until the answer is there.")
WHICH = tr("Choose the read that is wrong: A or B.")


class CaseQueries(QObject):
    """Over the panel of the decision, so that no image moves; `session_over`: perhaps, an act was refused."""

    session_over = Signal()

    def __init__(self, desk: AdjudicationDesk, page: CasePage, writer: Executor, parent: QObject):
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._errands = Errands(writer, self)
        self._code: str | None = None
        self._labels: tuple[str, ...] = ()
        self._waiting = 0
        self.card = QueryCard(page.decision)
        self.read = Chips(tr("Which read"))
        self.read.offer(tuple((read, tr("Read {read}", read=read)) for read in READS))
        self.card.form.layout().insertWidget(1, self.read)
        self.card.form.asked.connect(self.ask)
        self.card.closed.connect(self.leave)

    @property
    def is_waiting(self) -> bool:
        """The thread of the disk is asked."""
        return self._waiting > 0

    def begin(self, code: str, labels: tuple[str, ...]) -> None:
        """A case is open: what was asked about it is told."""
        self._code, self._labels = code, labels
        self.card.form.clear()
        self.read.choose("")
        self._look_up(self._greet)

    def end(self) -> None:
        """The case is left: nothing of it stays."""
        self._code = None
        self.card.hide()
        self.card.show_known(Known(), frozenset())

    def toggle(self) -> None:
        """The card with its first field in hand, or away."""
        if self.card.isVisible():
            self.leave()
        elif self._code is not None:
            wish = self._page.images.wish
            self.card.form.offer(self._labels, self._labels[-1] if wish is None else wish.label)
            self.card.open()
            self.read.buttons[0].setFocus()
            self._look_up(lambda _known: None)

    def leave(self) -> None:
        self.card.hide()
        self._page.focus_work()

    def ask(self, wish: NewQuery) -> None:
        """Send it; the words stay until they are stored."""
        code, read = self._code, self.read.value
        if code is None:
            return
        if not read:
            self.card.form.refuse(WHICH)
            return

        def then(answer: object) -> None:
            why = self._why_not(answer)
            self.card.form.refuse(why)
            if not why:
                self.card.form.clear()
                self._page.say(ASKED, "query", "acc")
                self._look_up(lambda _known: None)

        self._send(lambda: self._desk.ask(code, read, wish), then)

    def _look_up(self, done: Callable[[Known], None]) -> None:
        code = self._code
        if code is None:
            return

        def then(found: object) -> None:
            if isinstance(found, tuple) and code == self._code:
                known = Known(found)
                self.card.show_known(known, frozenset())
                done(known)

        self._send(lambda: self._desk.asked(code), then)

    def _greet(self, known: Known) -> None:
        if known.queries:
            self.card.open()

    def _send(self, act: Callable[[], object], then: Callable[[object], None]) -> None:
        def told(answer: object) -> None:
            self._waiting -= 1
            then(answer)

        self._waiting += 1
        self._errands.send(act, told)

    def _why_not(self, answer: object) -> str:
        if isinstance(answer, Refusal):
            self.session_over.emit()
            return sentence(answer.problem)
        return sentence(answer) if isinstance(answer, Problem) else ""
