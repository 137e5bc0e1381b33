"""What the category would be with one more state: decided and assessed on a copy, never stored (FB-3)."""

from dataclasses import replace

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.assess import assess
from recist_reader.trial.commands import SetState
from recist_reader.trial.decide import decide
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.patch import Recorded
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import evolve
from recist_reader.ui.reader.models.event_words import STATES
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import CategoryView, NoticeLine
from recist_reader.ui.texts import tr

NOT_RECORDED = "preview"  # in place of an event's id


def what_if(view: ReadView, lesion_id: str, state: str, reason: str | None = None) -> NoticeLine | None:
    """Return "T2 absent: would be PD (now SD)"; None at baseline and where responses are hidden (FB-5).

    A state that would be refused says why in place of a category.
    """
    if view.label == BASELINE or view.assessment is None:
        return None
    before = response_view(view)
    if before.hidden:
        return None
    words = f"{lesion_id} {STATES.get(state, state)}"
    edit = decide(view.state, view.facts, SetState(lesion_id, state, reason))
    if isinstance(edit, Refusal):
        return NoticeLine("", f"{words}: {edit.problem.what} ({edit.rule})", Tone.REFUSED)
    after = response_view(_viewed(view, Recorded(NOT_RECORDED, edit)))
    return NoticeLine(
        "", f"{words}: {_change(before.categories[-1], after.categories[-1])}", Tone.INFORMATION
    )


def _viewed(view: ReadView, recorded: Recorded) -> ReadView:
    """The view as it would be; its edit checks are left out."""
    state = evolve(view.state, recorded)
    found = rules_input(state, view.facts, view.label)
    return replace(
        view,
        state=state,
        assessment=assess(found.read),
        missing=found.missing,
        checks=(),
        pending=None,
        unsaved=0,
    )


def _change(before: CategoryView, after: CategoryView) -> str:
    """Overall as it would be, and as it is now where that is another."""
    if after.open:
        return tr("overall stays open")
    note = f", {after.under}" if after.under == "provisional" else ""
    if before.open:
        return tr("would be {after}{note}", after=after.text, note=note)
    if before.text == after.text:
        return tr("stays {after}{note}", after=after.text, note=note)
    return tr("would be {after} (now {before}){note}", after=after.text, before=before.text, note=note)
