"""Decisions on opening a locked timepoint again, in a study with accounts (SG-6, SG-7). Pure.

Asked by reader, manager or auditor; approved and signed by the manager, who sees no value; taken up by the
reader at the next opening, once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.people.queries import Acting, Queries, ReadAbout
from recist_reader.trial.people.query_records import ORIGINS, ReopeningRecord, RequestState, reopening_key
from recist_reader.trial.people.query_words import text_refused
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.reasons import SHORTEST_NOTE, SHORTEST_REASON, says_enough
from recist_reader.trial.records import TimepointState

STANDING = (RequestState.ASKED, RequestState.APPROVED)
"""States of a request that is not done with."""


TELLS_A_FINDING = frozenset({"cr_withdrawn", "seen_in_retrospect"})
"""Entries that tell a response or a new lesion: a manager, who sees neither, is told `own_finding` (RO-1)."""

OWN_FINDING = "own_finding"


@dataclass(frozen=True)
class NewRequest:
    """Which timepoint, an entry of the list of reasons, and the words that go with it."""

    timepoint: str
    entry: str
    text: str


def decide_ask(
    state: Queries, uuid: str, read: tuple[ReadAbout, Mapping[str, str]], wish: NewRequest, by: Acting
) -> Edit | Refusal:
    """Ask for a reopening; nothing of the read changes.

    `read`: what it is about, and label -> state of its timepoints. The words go to the manager and to the
    reader, so they hold no value (QY-2, RO-1).
    """
    about, begun = read
    refusal = _not_askable(wish) or _not_locked(begun, wish.timepoint)
    refusal = refusal or text_refused("SG-6", wish.text, "text", about.names)
    if refusal is not None:
        return refusal
    if any(
        (one.read, one.timepoint) == (about.uuid, wish.timepoint) and one.state in STANDING
        for one in state.requests().values()
    ):
        what = phrase("this was asked for already")
        return refuse("SG-6", what, wish.timepoint, phrase("Wait for the study manager"))
    record = ReopeningRecord(
        read=about.uuid,
        timepoint=wish.timepoint,
        entry=wish.entry,
        text=wish.text.strip(),
        origin=ORIGINS[by.role],
        asked_by=by.account,
        asked_at=by.at,
        shown_to=about.reader if by.role is StudyRole.READER else "",
    )
    return state.edit("reopening.asked", {reopening_key(uuid): record}, Reason(record.text, entry=wish.entry))


def decide_approve(
    state: Queries,
    uuid: str,
    read: tuple[ReadAbout, Mapping[str, str]],
    by: Acting,
    *,
    is_adjudicated_now: bool = False,
) -> Edit | Refusal:
    """Approve a request; the signature is over the row that this writes. `read` as of `decide_ask`.

    `is_adjudicated_now`: an adjudicator is at work on the subject, who must not be overtaken.
    """
    about, begun = read
    found = state.requests().get(uuid)
    refusal = _not_undecided(found)
    if refusal is not None or found is None:
        return refusal or _no_such()
    if is_adjudicated_now:
        what = phrase("the subject is with an adjudicator")
        return refuse("SG-7", what, found.timepoint, phrase("Wait until that is signed"))
    refusal = _not_locked(begun, found.timepoint)
    if refusal is not None:
        return refusal
    approved = replace(
        found,
        state=RequestState.APPROVED,
        decided_by=by.account,
        decided_at=by.at,
        shown_to=about.reader,
    )
    return state.edit("reopening.approved", {reopening_key(uuid): approved})


def decide_refuse(state: Queries, uuid: str, about: ReadAbout, why: str, by: Acting) -> Edit | Refusal:
    """Refuse a request, with the reason; who asked reads it."""
    found = state.requests().get(uuid)
    refusal = _not_undecided(found)
    if refusal is not None or found is None:
        return refusal or _no_such()
    if not says_enough(why, SHORTEST_NOTE):
        return refuse("SG-6", phrase("a refusal needs its reason"), found.timepoint, phrase("Say why"))
    refusal = text_refused("SG-6", why, "reason", about.names)
    if refusal is not None:
        return refusal
    refused = replace(
        found, state=RequestState.REFUSED, decided_by=by.account, decided_at=by.at, why=why.strip()
    )
    return state.edit("reopening.refused", {reopening_key(uuid): refused}, Reason(why.strip()))


def decide_applied(state: Queries, uuid: str, at: str) -> Edit | Refusal:
    """Note that the reader took an approved request up."""
    found = state.requests().get(uuid)
    if found is None or found.state is not RequestState.APPROVED:
        what = phrase("the request is not approved")
        return refuse("SG-6", what, "request", phrase("Nothing to do"))
    applied = replace(found, state=RequestState.APPLIED, applied_at=at)
    return state.edit("reopening.applied", {reopening_key(uuid): applied})


def to_take_up(state: Queries, read: str) -> list[tuple[str, ReopeningRecord]]:
    """Return the approved requests of a read, the latest timepoint first.

    So each finds its timepoint locked: reopening an earlier one leaves the later ones to be confirmed (SG-7).
    """
    approved = [
        (uuid, one)
        for uuid, one in state.requests().items()
        if one.read == read and one.state is RequestState.APPROVED
    ]
    return sorted(approved, key=lambda item: label_order(item[1].timepoint), reverse=True)


def direct_refused(label: str) -> Refusal:
    """Why a reader does not reopen alone in a study with accounts (SG-6)."""
    what = phrase("a locked timepoint is opened again when the study manager has approved it")
    return refuse("SG-6", what, label, phrase("Ask for it, with the reason"))


def _not_askable(wish: NewRequest) -> Refusal | None:
    if wish.entry not in REOPENING_REASONS:
        known = ", ".join(REOPENING_REASONS)
        what = phrase("unknown reason {reason!r}", reason=wish.entry)
        return refuse("SG-6", what, wish.timepoint, phrase("Choose one of {known}", known=known))
    if not says_enough(wish.text):
        what = phrase("the reason is missing")
        remedy = phrase("Say in at least {count} characters why", count=SHORTEST_REASON)
        return refuse("SG-6", what, wish.timepoint, remedy)
    return None


def _not_locked(begun: Mapping[str, str], label: str) -> Refusal | None:
    if begun.get(label) == TimepointState.LOCKED:
        return None
    what, remedy = phrase("the timepoint is not locked"), phrase("Only a locked timepoint can be reopened")
    return refuse("SG-6", what, label, remedy)


def _not_undecided(found: ReopeningRecord | None) -> Refusal | None:
    if found is None:
        return _no_such()
    if found.state is RequestState.ASKED:
        return None
    what = phrase("the request is {state} already", state=found.state)
    return refuse("SG-6", what, found.timepoint, phrase("Nothing to do"))


def _no_such() -> Refusal:
    return refuse("SG-6", phrase("there is no such request"), "request", phrase("Choose one of the list"))
