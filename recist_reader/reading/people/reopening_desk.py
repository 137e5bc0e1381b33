"""Opening a locked timepoint again by request and approval (SG-6, SG-7).

The approval is signed in the event that stores it, as locks are (SE-8); the reader's next opening takes it up
(`taking_up`). All raise StudyFault.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.approvals import approval_content
from recist_reader.reading.people.comparing import is_case_open
from recist_reader.reading.people.query_rows import (
    acting,
    begun_of,
    read_about,
    read_of_slot,
    stored_queries,
)
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signed_edits import signed_edit, store_signed
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.said import phrase
from recist_reader.storage.chain import ActorContext
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.query_records import (
    TABLE,
    Origin,
    ReopeningRecord,
    RequestState,
    reopening_key,
)
from recist_reader.trial.people.reopening import (
    OWN_FINDING,
    TELLS_A_FINDING,
    NewRequest,
    decide_approve,
    decide_ask,
    decide_refuse,
)
from recist_reader.trial.people.roles import StudyRole


@dataclass(frozen=True)
class Asked:
    """A request that was made: its UUID."""

    recorded: Recorded
    request: str


@dataclass(frozen=True)
class RequestView:
    """A request as its viewer may know it: no value, no category.

    `subject` is the reading code for a reader, who is told neither who asked nor who decided.
    """

    id: str
    subject: str
    timepoint: str
    entry: str
    text: str
    state: RequestState
    asked_at: str
    why: str | None = None
    slot: str | None = None
    origin: Origin | None = None
    asked_by: str = ""
    decided_by: str = ""


class ReopeningDesk:
    """Requests of a study with accounts, for the person who is signed in.

    `is_case_open`: whether an adjudicator has a subject open, so that no approval overtakes the decision.
    """

    def __init__(
        self, study: StudySession, is_case_open: Callable[[StudySession, str], bool] = is_case_open
    ) -> None:
        self._study = study
        self._is_case_open = is_case_open

    def ask(self, subject: str, wish: NewRequest, slot: str = "R1") -> Asked | Refusal:
        """Ask for a reopening of one read of a subject; a reader asks about the own."""
        refusal = self._refusal(Act.ASK_REOPENING)
        if refusal is not None:
            return refusal
        read = read_of_slot(self._study, subject, slot)
        if read is None:
            what, remedy = phrase("there is no such read"), phrase("Choose one of the list")
            nothing = refuse("SG-6", what, phrase("subject"), remedy)
            self._study.note_refusal(nothing, str(Act.ASK_REOPENING))
            return nothing
        uuid = self._study.workplace.make_uuid()
        about = read_about(self._study, read), begun_of(self._study, read)
        edit = decide_ask(stored_queries(self._study), uuid, about, wish, acting(self._study))
        answer = self._study.record(Act.ASK_REOPENING, edit)
        return answer if isinstance(answer, Refusal) else Asked(answer, uuid)

    def approve(self, request: str, given: Credentials | None) -> Recorded | Refusal:
        """Approve a request and sign that with what is `given`: both are stored, or neither (SE-8)."""
        refusal = self._refusal(Act.APPROVE_REOPENING)
        if refusal is not None:
            return refusal
        found = stored_queries(self._study).requests().get(request)
        if found is None:
            return self._study.record(Act.APPROVE_REOPENING, _no_such())
        about = read_about(self._study, found.read), begun_of(self._study, found.read)
        subject = self._study.state.assignments[found.read].subject
        by = self._study.workplace.actor()
        edit = decide_approve(
            stored_queries(self._study),
            request,
            about,
            replace(acting(self._study), at=by.at),
            is_adjudicated_now=self._is_case_open(self._study, subject),
        )
        signed = edit if isinstance(edit, Refusal) else self._signed(edit, request, given, by)
        if isinstance(signed, Refusal):
            self._study.note_refusal(signed, str(Act.APPROVE_REOPENING))
            return signed
        return store_signed(self._study, signed, STUDY_STREAM, self._study.file.study_id, by)

    def refuse(self, request: str, why: str) -> Recorded | Refusal:
        """Refuse a request, with the reason that its asker reads."""
        refusal = self._refusal(Act.APPROVE_REOPENING)
        if refusal is not None:
            return refusal
        state = stored_queries(self._study)
        found = state.requests().get(request)
        if found is None:
            return self._study.record(Act.APPROVE_REOPENING, _no_such())
        about = read_about(self._study, found.read)
        edit = decide_refuse(state, request, about, why, acting(self._study))
        return self._study.record(Act.APPROVE_REOPENING, edit)

    def listed(self, *, with_done: bool = False) -> tuple[RequestView, ...] | Refusal:
        """Return the requests that this person may see, oldest first."""
        refusal = self._refusal(Act.SEE_QUERIES)
        if refusal is not None:
            return refusal
        found = stored_queries(self._study).requests()
        done = (RequestState.REFUSED, RequestState.APPLIED)
        shown = [
            self._view(uuid, one)
            for uuid, one in found.items()
            if (with_done or one.state not in done) and one.read in self._study.state.assignments
        ]
        return tuple(sorted(shown, key=lambda view: (view.asked_at, view.id)))

    def _refusal(self, act: Act) -> Refusal | None:
        if self._study.seat.role is None:
            what = phrase("in a single-reader study nobody approves a reopening")
            return refuse("RO-10", what, "request", phrase("Reopen it with an own reason"))
        return self._study.refusal(act)

    def _signed(
        self, edit: Edit, request: str, given: Credentials | None, by: ActorContext
    ) -> Edit | Refusal:
        content = approval_content(request, edit.new[TABLE][reopening_key(request)])
        place = (self._study.file, self._study.seat)
        return signed_edit(edit, STUDY_STREAM, place, content, given, by)

    def _view(self, uuid: str, one: ReopeningRecord) -> RequestView:
        assignment = self._study.state.assignments[one.read]
        shown = RequestView(
            uuid, assignment.subject, one.timepoint, one.entry, one.text, one.state, one.asked_at, one.why
        )
        if self._study.seat.role is StudyRole.READER:
            return shown
        is_hidden = self._study.seat.role is StudyRole.MANAGER and one.entry in TELLS_A_FINDING
        return replace(
            shown,
            entry=OWN_FINDING if is_hidden else one.entry,
            slot=assignment.slot,
            origin=one.origin,
            asked_by=self._name(one.asked_by),
            decided_by="" if one.decided_by is None else self._name(one.decided_by),
        )

    def _name(self, account: str) -> str:
        seat = self._study.seat
        found = seat.people.state.account(account) if isinstance(seat, SignedInSeat) else None
        return account if found is None else found.printed_name


def _no_such() -> Refusal:
    return refuse("SG-6", phrase("there is no such request"), "request", phrase("Choose one of the list"))
