"""What the category would be with one more state or lesion: tried on a copy, never stored (FB-3)."""

from dataclasses import replace
from math import dist, inf

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.assess import assess
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.commands import Command, CreateLesion, SetState
from recist_reader.trial.decide import decide
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.patch import Recorded
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import evolve
from recist_reader.ui.reader.models.event_words import STATES
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import CategoryView, NoticeLine
from recist_reader.ui.texts import shown, tr

NOT_RECORDED = "preview"  # in place of an event's id


def what_if(view: ReadView, lesion_id: str, state: str, reason: str | None = None) -> NoticeLine | None:
    """Return "T2 absent: would be PD (now SD)"; None at baseline and where responses are hidden (FB-5).

    A state that would be refused says why in place of a category.
    """
    words = f"{lesion_id} {STATES.get(state, state)}"
    return _line(view, words, SetState(lesion_id, state, reason))


def what_if_merged(view: ReadView, lesion_id: str, carrier: str | None = None) -> NoticeLine | None:
    """What merging would change (S-7): into the carrier, or into the one that is proposed."""
    into = carrier or proposed_carrier(view, lesion_id)
    if into is None:
        return _line(view, tr("{lesion} merged", lesion=lesion_id), SetState(lesion_id, "merged"))
    words = tr("{name} merged into {value}", name=lesion_id, value=into)
    return _line(view, words, SetState(lesion_id, "merged", into=into))


def what_if_created(view: ReadView, command: CreateLesion) -> str:
    """Return "would be PD (now SD)"; empty where nothing can be told."""
    return _told(view, command) if _tells(view) else ""


def proposed_carrier(view: ReadView, lesion_id: str) -> str | None:
    """The target that most likely carries a merged one: same organ first, then the nearest when last seen.

    None where no target may carry it.
    """
    state = view.state
    uuid = state.uuid_of(lesion_id)
    merged = state.lesions.get(uuid or "")
    if uuid is None or merged is None:
        return None

    def likely(other: str) -> tuple[bool, float]:
        return state.lesions[other].organ != merged.organ, _distance_mm(view, uuid, other)

    may_carry = [
        other
        for other, lesion in state.lesions_in_order()
        if lesion.role is Role.TARGET
        and not isinstance(decide(state, view.facts, SetState(lesion_id, "merged", into=lesion.id)), Refusal)
    ]
    return state.lesions[min(may_carry, key=likely)].id if may_carry else None


def _distance_mm(view: ReadView, uuid: str, other: str) -> float:
    """Between the centres of two lesions at the last timepoint where both are marked on one series."""
    for at in reversed(view.facts.timepoints[: view.facts.order_of(view.label) + 1]):
        marks = [view.state.measurement(at.label, one) for one in (uuid, other)]
        if None not in marks and len({mark.place.series_uid for mark in marks}) == 1:
            return dist(*(mark.centre_lps for mark in marks))
    return inf


def _tells(view: ReadView) -> bool:
    """At baseline no response is computed; by option it is not shown before the lock (FB-5)."""
    return view.label != BASELINE and view.assessment is not None and not response_view(view).hidden


def _line(view: ReadView, words: str, command: SetState) -> NoticeLine | None:
    if not _tells(view):
        return None
    edit = decide(view.state, view.facts, command)
    if isinstance(edit, Refusal):
        return NoticeLine("", f"{words}: {shown(edit.problem.what)} ({edit.rule})", Tone.REFUSED)
    return NoticeLine("", f"{words}: {_told(view, command)}", Tone.INFORMATION)


def _told(view: ReadView, command: Command) -> str:
    """Overall as it would be; empty where the wish would be refused."""
    edit = decide(view.state, view.facts, command)
    if isinstance(edit, Refusal):
        return ""
    after = response_view(_viewed(view, Recorded(NOT_RECORDED, edit)))
    return _change(response_view(view).categories[-1], after.categories[-1])


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
