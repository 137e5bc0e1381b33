"""Queries and requests of the open read: looked up, shown, answered, asked (QY, SG-6)."""

from concurrent.futures import Executor

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Problem, Refusal
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.ui.reader.controller import ReaderController
from recist_reader.ui.reader.models.words import timepoint_name, with_rule
from recist_reader.ui.reader.queries.card import QueryCard
from recist_reader.ui.reader.queries.errands import Errands, Then
from recist_reader.ui.reader.queries.views import Known, news
from recist_reader.ui.texts import shown_problem, tr

NOBODY = tr("a single-reader study has nobody to ask")
ASKED = tr("asked the study manager; the answer stands here")
ASKED_TO_REOPEN = tr("asked to reopen {name}; the study manager decides. Until then nothing changes")


class Queries(QObject):
    """`has_people`: the study has accounts, so that somebody can ask and be asked."""

    changed = Signal()  # what is known of queries and requests
    session_over = Signal()

    def __init__(self, study: StudySession, controller: ReaderController, writer: Executor, parent: QObject):
        super().__init__(parent)
        self._controller, self._bench = controller, controller.bench
        self._code = controller.model.session.subject
        self.has_people = study.seat.role is not None
        self._desk, self._reopening = QueryDesk(study), ReopeningDesk(study)
        self._errands = Errands(writer, self)
        self.known = Known()
        self.card = QueryCard(controller.page.panel)
        self.card.answer_given.connect(self.answer)
        self.card.form.asked.connect(self.ask)
        self.card.lesion_asked.connect(lambda lesion: controller.follow_link(f"lesion:{lesion}"))
        self.card.closed.connect(self.leave)
        controller.paging.queries_asked.connect(self.toggle)
        self._escape = controller.table["escape"]
        controller.table["escape"] = self._leave_first
        controller.model.changed.connect(lambda _view: self._show())

    def start(self) -> None:
        """The read is opened: what waits for an answer, or holds it, is shown at once."""
        if self.has_people:
            self._look_up(self._greet)

    def look(self) -> None:
        """Look up again, for what others did meanwhile."""
        if self.has_people:
            self._look_up(lambda: None)

    def toggle(self) -> None:
        """Alt+Q: the card with its first field in hand, or away."""
        if not self.has_people:
            self._bench.refuse(NOBODY)
        elif self.card.isVisible():
            self.leave()
        else:
            self._show()
            self.card.open()
            self.card.focus_first()
            self.look()

    def leave(self) -> bool:
        """True when the card was shown."""
        was_shown = self.card.isVisible()
        if was_shown:
            self.card.hide()
            self._controller.page.current.canvas.setFocus()
        return was_shown

    def _leave_first(self) -> None:
        """Esc closes the card before it drops what is in hand, but for a question over it."""
        if (
            self._controller.creating.is_asking
            or self._controller.page.reason.isVisible()
            or not self.leave()
        ):
            self._escape()

    # -- asking and answering

    def answer(self, query: str, text: str) -> None:
        def then(answer: object) -> None:
            why = self.why_not(answer)
            if why:
                self.card.refuse(query, why)
                return
            self.card.answered(query)
            self._bench.say(tr("the query is answered; the study manager closes it"))
            self.look()

        self._errands.send(lambda: self._desk.answer(query, text), then)

    def ask(self, wish: NewQuery) -> None:
        def then(answer: object) -> None:
            self.card.form.refuse(why := self.why_not(answer))
            if not why:
                self.card.form.clear()
                self._bench.say(ASKED)
                self.look()

        self._errands.send(lambda: self._desk.open(self._code, wish), then)

    def ask_to_reopen(self, label: str, entry: str, text: str, then: Then) -> None:
        """Ask the manager for it (SG-6); `then` gets the answer, a Refusal where it was not taken."""

        def told(answer: object) -> None:
            if why := self.why_not(answer):
                self._bench.refuse(why)
            else:
                self._bench.say(ASKED_TO_REOPEN.format(name=timepoint_name(label)))
                self.look()
            then(answer)

        wish = NewRequest(label, entry, text)
        self._errands.send(lambda: self._reopening.ask(self._code, wish), told)

    def why_not(self, answer: object) -> str:
        """Why it was not done, in words; empty where it was."""
        if not isinstance(answer, Problem | Refusal):
            return ""
        if isinstance(answer, Refusal) and answer.rule == "SE-7":
            self.session_over.emit()
        rule = answer.rule if isinstance(answer, Refusal) else ""
        told = shown_problem(answer.problem if isinstance(answer, Refusal) else answer)
        return f"{with_rule(told.what, rule)}. {told.remedy}."

    # -- looking up

    def _look_up(self, done) -> None:
        def find() -> Known:
            queries, requests = self._desk.listed(with_closed=True), self._reopening.listed(with_done=True)
            if isinstance(queries, Refusal) or isinstance(requests, Refusal):
                return Known()
            return Known(
                tuple(view for view in queries if view.subject == self._code),
                tuple(one for one in requests if one.subject == self._code),
            )

        def then(found: object) -> None:
            if isinstance(found, Known):
                self.known = found
                self._show()
                self.changed.emit()
                done()

        self._errands.send(find, then)

    def _greet(self) -> None:
        if words := news(self.known):
            self.card.open()
            self._bench.say(
                tr("{news}. {key} shows and hides it", news=words, key=self._bench.key("queries"))
            )

    def _show(self) -> None:
        """Also of a read whose first timepoint is held and was never opened."""
        view = self._controller.model.view
        lesions = () if view is None else view.state.lesions.values()
        self.card.show_known(self.known, frozenset(lesion.id for lesion in lesions))
        session = self._controller.model.session
        labels = tuple(session.state.timepoints) or tuple(filter(None, [session.next_label()]))
        self.card.form.offer(labels, view.label if view is not None else "".join(labels[-1:]))
