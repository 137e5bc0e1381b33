"""The adjudicator's pages: the list of cases and the open one; what asks the disk runs beside (AJ)."""

from concurrent.futures import Executor, Future
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk, CaseLine
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.adjudication.pairing import ByHand
from recist_reader.trial.patch import Recorded
from recist_reader.ui.adjudication.case_acts import CaseActs
from recist_reader.ui.adjudication.case_page import CasePage
from recist_reader.ui.adjudication.case_queries import CaseQueries
from recist_reader.ui.adjudication.case_shortcuts import CaseShortcuts
from recist_reader.ui.adjudication.draft_keeper import DraftKeeper
from recist_reader.ui.adjudication.list_page import LOOKING, CaseListPage
from recist_reader.ui.adjudication.models.explained import ExplainedView
from recist_reader.ui.adjudication.opening import Errand, Opened, explain_case, open_case
from recist_reader.ui.people.person import Person, person_at
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.widgets.disk_thread import DiskThread

FAILED = tr("Something went wrong inside the program; nothing was decided. Try again, and report it.")
EXPLAINING = tr("the case is open; what makes the reads part is still being sought ...")


class AdjudicationHome(QStackedWidget):
    """`writer` is the thread that stores; the difference is sought in one of its own, and nobody waits."""

    cover_asked = Signal()
    sign_out_asked = Signal()
    session_over = Signal()  # perhaps: an act was refused

    def __init__(self, study: StudySession, person: Person, writer: Executor):
        super().__init__()
        self._study, self._desk, self._writer = study, AdjudicationDesk(study), writer
        self._code: str | None = None
        self._held: str | None = None  # the case that is kept from others until it is decided or left
        self._seeker = DiskThread("explanation")
        self.list_page, self.page = CaseListPage(study.head.title), CasePage(study)
        self.acts = CaseActs(self.page, self)
        self.shortcuts = CaseShortcuts(self.page, self._act, self)
        self._asking, self._seeking = Errand(writer, self), Errand(self._seeker, self)
        self.keeper = DraftKeeper(self._desk, writer, self)
        self.queries = CaseQueries(self._desk, self.page, writer, self)
        self.queries.session_over.connect(self.session_over)
        self.acts.query_asked.connect(self.queries.toggle)
        for page in (self.list_page, self.page):
            self.addWidget(page)
        self.list_page.show_person(person)
        self.list_page.open_asked.connect(self.open)
        self.list_page.refresh_asked.connect(self.refresh)
        self.list_page.cover_asked.connect(self.cover_asked)
        self.list_page.sign_out_asked.connect(self.sign_out_asked)
        self.acts.back_asked.connect(self.leave)
        self.acts.repaired.connect(self._pair_anew)
        self.acts.drafted.connect(self.keeper.keep)
        self.keeper.failed.connect(lambda words: self.page.say(words, "warning", "warn"))
        self.page.decision.sign_asked.connect(self._sign)
        self.refresh()

    @property
    def is_settled(self) -> bool:
        """Nothing loads, nothing waits for a thread."""
        waiting = (self._asking, self._seeking, self.keeper, self.queries)
        is_quiet = not any(part.is_waiting for part in waiting)
        return is_quiet and self.page.images.is_loaded

    def focus_list(self) -> None:
        self.list_page.focus_list()

    def show_person(self, person: Person) -> None:
        """The same person is back, perhaps in a session that began just now."""
        self.list_page.show_person(person)
        if self._code is not None:
            self.page.decision.ask_signature(person, self._code)

    def stop(self) -> None:
        """The study closes behind this: an open case is left, loading ends."""
        self._asking.drop()
        self._seeking.drop()
        self.keeper.end()
        self._leave_on_disk()
        self._seeker.shutdown()
        self.page.images.close_cache()
        self.shortcuts.close()

    # -- the list

    def refresh(self, told: str = "") -> None:
        """Look for cases, in the thread of the disk; `told` is said meanwhile, and after."""
        self.list_page.say(told or LOOKING)
        self._asking.ask(self._desk.cases, partial(self._take_cases, told))

    def _take_cases(self, told: str, future: "Future[tuple[CaseLine, ...] | Refusal]") -> None:
        answer = self._answer(future)
        if isinstance(answer, str):
            self.list_page.say(answer)
            return
        self.list_page.show_cases(answer)
        self.list_page.say(told)
        if self._code is not None:
            self.list_page.select(self._code)
        if self.currentWidget() is self.list_page:
            self.list_page.focus_list()

    # -- a case

    def open(self, code: str) -> None:
        """Open a case; its page stands there at once and is filled when the thread has it."""
        self._code = code
        self._held = code if self.list_page.waits(code) else None
        self.page.show_waiting(code)
        self.setCurrentWidget(self.page)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_for(None, self._take_case)

    def _ask_for(self, by_hand: ByHand | None, then) -> None:
        assert self._code is not None, "a case is open"
        shows = self._study.state.options().workflow.adjudicator_sees_trigger
        self._asking.ask(partial(open_case, self._desk, self._code, by_hand, shows), then)

    def _take_case(self, future: "Future[Opened | Refusal]") -> None:
        answer = self._answer(future)
        if isinstance(answer, str):
            self._held = None
            self._back(answer)
            return
        self.keeper.begin(answer.case.code, answer.case.draft)
        self.acts.show(answer)
        self.page.decision.ask_signature(person_at(self._study), answer.case.code)
        self.queries.begin(answer.case.code, answer.view.labels)
        self._explain(answer)

    def _pair_anew(self, by_hand: ByHand) -> None:
        if self._asking.is_waiting:  # a decision is being signed, or the pairs before are not there yet
            self.acts.repairing.take_back()
            self.page.say(tr("one moment: the disk is still asked"))
            return
        self._ask_for(by_hand, self._take_pairs)

    def _take_pairs(self, future: "Future[Opened | Refusal]") -> None:
        answer = self._answer(future)
        if isinstance(answer, str):
            self.acts.repairing.take_back()
            self.page.say(answer, "warning", "warn")
            return
        self.acts.show_repaired(answer)
        self._explain(answer)

    def _explain(self, opened: Opened) -> None:
        self.page.say(EXPLAINING, "loading", "acc")
        self._seeking.ask(partial(explain_case, opened), self._take_explained)

    def _take_explained(self, future: "Future[ExplainedView]") -> None:
        answer = self._answer(future)
        if isinstance(answer, str):
            self.page.say(answer, "warning", "warn")
        else:
            self.acts.show_explained(answer)

    def _sign(self) -> None:
        """Send the decision with what was typed; both are stored, or neither (AJ-6)."""
        panel, looking = self.page.decision, self.acts.looking
        if looking is None or self._code is None or self._asking.is_waiting:
            return
        given, decision = panel.signature.take(), looking.decision
        panel.set_waiting(True)
        self._asking.ask(partial(self._desk.decide, self._code, decision, given), self._take_signed)

    def _take_signed(self, future: "Future[Recorded | Refusal]") -> None:
        answer, looking = self._answer(future), self.acts.looking
        if isinstance(answer, str):
            self.page.decision.refuse(answer)
            return
        read = "" if looking is None else str(looking.endorsed)
        self._held = None
        self.keeper.drop()
        told = tr("Case {code}: {read} is endorsed, signed and stored.", code=self._code, read=read)
        self._close_page()
        self._back(told)
        self.refresh(told)

    def leave(self) -> None:
        """Back to the list without a decision; a case that waits is free for others again."""
        if self.page.decision.is_waiting:
            self.page.say(tr("the decision is being stored"))
            return
        self._seeking.drop()
        self._asking.drop()
        self.keeper.end()
        self._leave_on_disk()
        self._close_page()
        self._back("")
        self.refresh()

    def _leave_on_disk(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._writer.submit(self._desk.leave, held)

    def _close_page(self) -> None:
        self._seeking.drop()
        self.queries.end()
        self.acts.close()

    def _back(self, words: str) -> None:
        self.setCurrentWidget(self.list_page)
        self.list_page.say(words)
        self.list_page.focus_list()

    def _answer(self, future):
        """What the thread brought; words where it was refused or failed."""
        error = future.exception()
        if error is not None:
            return sentence(error.problem) if isinstance(error, Fault) else FAILED
        answer = future.result()
        if isinstance(answer, Refusal):
            self.session_over.emit()
            return sentence(answer.problem)
        return answer

    # -- keys

    def _act(self, name: str) -> None:
        if name == "keys":
            self.shortcuts.open_list()
        elif name == "full_screen":
            window = self.window()
            window.showNormal() if window.isFullScreen() else window.showFullScreen()
        elif name == "back":
            self.leave()
        else:
            self.acts.act(name)

    def _hold(self, event, is_down: bool) -> bool:
        """Keys that act while held: hide the graphics, magnify."""
        if event.isAutoRepeat() or self.currentWidget() is not self.page:
            return False
        pressed = QKeySequence(event.keyCombination()).toString()
        for name, act in self.acts.held.items():
            if pressed in self.shortcuts.keys.keys(name):
                act(is_down)
                return True
        return False

    def keyPressEvent(self, event) -> None:
        if not self._hold(event, True):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event) -> None:
        if not self._hold(event, False):
            super().keyReleaseEvent(event)
