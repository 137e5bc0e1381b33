"""What queries and requests add to the page to check and lock (QY-1, SG-6, SG-7)."""

from dataclasses import replace

from recist_reader.reading.reopenings import Reopening
from recist_reader.trial.people.query_records import RequestState
from recist_reader.ui.reader.models.lock_checks import blocks_chip
from recist_reader.ui.reader.models.lock_views import CheckLine, LockView, ReopenView
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.queries.views import HOLD, Known, hold_words, request_state
from recist_reader.ui.texts import tr

WAIT = tr("It waits for the study manager, who closes it")


def with_queries(view: LockView, known: Known, reopening: Reopening | None = None) -> LockView:
    """A query that holds the timepoint stands first among what blocks; a reopening is asked, not done."""
    held = "" if view.is_locked else hold_words(known, view.timepoint)
    checks, chips = view.checks, view.chips
    if held:
        remedy = tr("Answer it; the study manager closes it") if known.to_answer else WAIT
        checks = (CheckLine(HOLD, held, Tone.OPEN, remedy=remedy, blocks=True), *checks)
        chips = (*chips[:-1], blocks_chip(len(view.blocks) + 1))
    reopen = None if view.reopen is None else _asked_for(view.reopen, known)
    words = view.reopened
    if reopening is not None and not view.is_locked and reopening.timepoint != view.timepoint:
        confirm = tr("All values here stay: check them, then sign again, which confirms them.")
        words = f"{words}\n{confirm}"
    return replace(view, checks=checks, chips=chips, reopen=reopen, reopened=words)


def _asked_for(view: ReopenView, known: Known) -> ReopenView:
    """The study manager decides on it; what became of the last request is told."""
    name, last = timepoint_name(view.timepoint), known.request_of(view.timepoint)
    is_standing = last is not None and last.state in (RequestState.ASKED, RequestState.APPROVED)
    words = tr(
        "The study manager decides. Once it is approved, at the next opening: {effect}", effect=view.effect
    )
    if last is not None and last.state is RequestState.REFUSED:
        before = tr("Asked before.")
        words = f"{before} {request_state(last)}\n{words}"
    return replace(
        view,
        title=tr("Ask to reopen {name}", name=name),
        effect=words,
        needs_text=tuple(entry for entry, _words in view.entries),
        standing=request_state(last) if is_standing and last is not None else "",
    )
