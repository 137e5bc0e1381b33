"""Reasons asked in place: of edit checks, of "not evaluable", of reopening (GD-30, GD-16, SG-6)."""

from collections.abc import Callable

from recist_reader.trial import commands as c
from recist_reader.trial.decisions.findings import NE_REASONS
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.models.words import timepoint_name


class Reasons:
    """Opens the bar with a question and keeps what its answer is for."""

    def __init__(self, bench: Workbench):
        self._bench = bench
        self._on_reason: Callable[[str], None] | None = None
        bench.page.reason.given.connect(self._given)
        bench.page.reason.closed.connect(self._closed)

    def table(self) -> dict[str, Act]:
        return {"reopen": self.reopen}

    def ask_for_check(self, check: str, lesion_id: str | None) -> None:
        """Ask for the reason of an edit check."""
        found = next((f for f in self._bench.view.checks if f.id == check and f.lesion_id == lesion_id), None)
        name = f"{lesion_id} " if lesion_id else ""
        self._on_reason = lambda text: self._bench.do(c.GiveReason(check, text, lesion_id))
        self._bench.page.reason.ask(f"{check}  {name}{found.text if found else ''}. Reason:")

    def ask_not_evaluable(self, lesion_id: str) -> None:
        self._on_reason = lambda text: self._bench.do(c.SetState(lesion_id, "not_evaluable", text))
        question = f"{lesion_id} is not evaluable because:"
        self._bench.page.reason.ask(question, NE_REASONS[:-1], "or another reason")

    def reopen(self) -> None:
        """Reopen the timepoint shown before the current one, or the locked one that is shown (SG-6)."""
        label = self._to_reopen()
        if label is None:
            self._bench.refuse("there is no locked timepoint to reopen")
            return
        entries = {words: entry for entry, words in REOPENING_REASONS.items()}
        self._on_reason = lambda text: self._bench.do(
            c.ReopenTimepoint(label, entries.get(text, "other"), text)
        )
        question = f"Reopen {timepoint_name(label)} because:"
        self._bench.page.reason.ask(question, tuple(entries)[:-1], "or another reason")

    def _to_reopen(self) -> str | None:
        view = self._bench.view
        before = [t for t in view.facts.timepoints[: view.facts.order_of(view.label)] if t.done]
        label = view.label if not self._bench.is_open else (before[-1].label if before else None)
        return label if label is not None and view.state.is_locked(label) else None

    def _given(self, text: str) -> None:
        act, self._on_reason = self._on_reason, None
        self._bench.page.reason.close_bar()
        if act is not None and text.strip():
            act(text.strip())

    def _closed(self) -> None:
        self._on_reason = None
        self._bench.page.current.canvas.setFocus()
