"""Reasons asked in place: of edit checks, of "not evaluable", of reopening (GD-30, GD-16, SG-6)."""

from collections.abc import Callable
from dataclasses import dataclass

from recist_reader.problem import Refusal
from recist_reader.trial import commands as c
from recist_reader.trial.decisions.findings import NE_REASONS
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.reader.panels.views.response import NoticeLine
from recist_reader.ui.texts import shown, tr

SET_NOT_EVALUABLE = tr("{lesion} is set not evaluable: {reason}. {key} takes it back")
AskManager = Callable[[str, str, str, Callable[[object], None]], None]
"""Ask the study manager to reopen: timepoint, entry, words, and what is done with the answer (SG-6)."""

OTHER_REASON = tr("or another reason, at least 10 characters")


@dataclass(frozen=True)
class _Question:
    """What was asked and what an answer wishes."""

    text: str
    wish: Callable[[str, str], c.Command]  # of the answer, and the entry chosen with it where Enter confirms
    entries: tuple[str, ...] = ()
    confirm: str = ""  # the word of Enter where a digit only chooses
    done: str = ""  # what is said once the answer is stored, with {reason} and {key} of undo


class Reasons:
    """Opens the bar with a question; an answer that is refused can be mended, not typed again."""

    def __init__(self, bench: Workbench):
        self._bench = bench
        self._question: _Question | None = None
        self.ask_manager: AskManager | None = None  # of a study with accounts
        bench.page.reason.given.connect(self._given)
        bench.page.reason.closed.connect(self._closed)
        bench.previewed.connect(self._tell)

    def table(self) -> dict[str, Act]:
        return {"reopen": self.reopen}

    def ask_for_check(self, check: str, lesion_id: str | None) -> None:
        """Ask for the reason of an edit check."""
        found = next((f for f in self._bench.view.checks if f.id == check and f.lesion_id == lesion_id), None)
        name = f"{lesion_id} " if lesion_id else ""
        text = tr(
            "{check}  {name}{found}. Reason:",
            check=check,
            name=name,
            found=shown(found.text) if found else "",
        )
        self._ask(_Question(text, lambda answer, _entry: c.GiveReason(check, answer, lesion_id)))

    def ask_not_evaluable(self, lesion_id: str) -> None:
        """Ask why a lesion cannot be evaluated: an entry of the list, or typed (GD-16, S-11)."""
        text = tr("{lesion_id} is not evaluable because:", lesion_id=lesion_id)
        done = SET_NOT_EVALUABLE.replace("{lesion}", lesion_id)

        def wish(answer: str, _entry: str) -> c.Command:
            return c.SetState(lesion_id, "not_evaluable", answer)

        self._ask(_Question(text, wish, NE_REASONS[:-1], done=done))

    def reopen(self) -> None:
        """Reopen the timepoint shown before the current one, or the locked one that is shown (SG-6).

        In a study with accounts the same question asks the study manager for it.
        """
        label = self._to_reopen()
        if label is None:
            self._bench.refuse(tr("there is no locked timepoint to reopen"))
            return
        entry_of = {words: entry for entry, words in REOPENING_REASONS.items()}

        def wish(answer: str, entry: str) -> c.Command:
            return c.ReopenTimepoint(label, entry_of[entry], answer)

        name = timepoint_name(label)
        text, confirm = tr("Reopen {timepoint_name} because:", timepoint_name=name), tr("reopen")
        if self.ask_manager is not None:
            text = tr(
                "Ask the study manager to reopen {name} (entry and words, no value), because:", name=name
            )
            confirm = tr("ask")
        self._ask(_Question(text, wish, tuple(entry_of)[:-1], confirm))

    def _to_reopen(self) -> str | None:
        view = self._bench.view
        if view.other_rules:  # it alone leads out; what follows needs confirmation by it (ER, SG-7)
            return view.other_rules[0].timepoint
        before = [t for t in view.facts.timepoints[: view.facts.order_of(view.label)] if t.done]
        label = view.label if not self._bench.is_open else (before[-1].label if before else None)
        return label if label is not None and view.state.is_locked(label) else None

    def _ask(self, question: _Question, typed: str = "") -> None:
        self._question, self._bench.merging = question, None
        if not typed:
            self._bench.say("")  # what happened before is no answer to this
        if question.entries:
            self._bench.page.reason.ask(
                question.text, question.entries, OTHER_REASON, typed, question.confirm
            )
        else:
            self._bench.page.reason.ask(question.text, typed=typed)

    def _tell(self, notice: NoticeLine | None) -> None:
        """The card lies over the slot of what-if: what a carrier would make stands in it too (FB-3)."""
        is_of_merging = notice is not None and self._bench.merging is not None
        self._bench.page.reason.tell(notice.text if is_of_merging else "")

    def _given(self, text: str, entry: str) -> None:
        question = self._question
        self._bench.page.reason.close_bar()
        if question is None:
            return

        def then(answer: object) -> None:
            if isinstance(answer, Refusal) and self._question is None:
                self._ask(question, text)
            elif isinstance(answer, Recorded) and question.done:
                self._bench.say(question.done.format(reason=text.strip(), key=self._bench.key("undo")))

        command = question.wish(text.strip(), entry)
        if self.ask_manager is not None and isinstance(command, c.ReopenTimepoint):
            self.ask_manager(command.timepoint, command.entry, command.text, then)
        else:
            self._bench.do(command, then)

    def _closed(self) -> None:
        self._question = None
        self._bench.page.current.canvas.setFocus()
