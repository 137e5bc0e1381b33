"""The adjudicator's desk: both reads as A and B, why they part, one decision, signed (AJ-1 to AJ-7)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.decision_drafts import NOTHING, DecisionDraft, draft_place, kept_draft
from recist_reader.reading.people.own_cases import case_read, cases_of
from recist_reader.reading.people.query_desk import Opened, QueryDesk, QueryView
from recist_reader.reading.people.query_rows import stored_queries
from recist_reader.reading.people.signed_edits import Content, head_of, signed_edit, store_signed
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import StudySession, new_event
from recist_reader.said import Said, phrase
from recist_reader.storage.canonical import canonical, sha256_hex
from recist_reader.storage.chain import ActorContext
from recist_reader.trial.adjudication.decision import AdjudicationDecision, DecisionNeeds
from recist_reader.trial.adjudication.explained import explain
from recist_reader.trial.adjudication.explanation import Explanation
from recist_reader.trial.adjudication.pairing import ByHand, LesionPair, pair_lesions
from recist_reader.trial.adjudication.parting import parting_of
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.adjudication.records import (
    CASE,
    TABLE,
    CaseRecord,
    CaseState,
    DecidedBy,
    decide_case,
    decide_held,
)
from recist_reader.trial.adjudication.triggers import AdjudicationTrigger, triggers_of
from recist_reader.trial.codec import to_row
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.queries import NewQuery, ReadAbout

MEANING = "adjudication"

_PLAIN: Mapping[str, Said] = {
    "T1": phrase("best response differs"),
    "T2": phrase("progression: one reader only"),
    "T3": phrase("progression date differs"),
    "T4": phrase("date of first response differs"),
    "T5": phrase("overall response differs"),
    "T6": phrase("disease at baseline differs"),
    "T7": phrase("sum differs"),
}
"""For a trigger that clinical dates made, which an adjudicator does not know (BN)."""


@dataclass(frozen=True)
class CaseLine:
    """A case in the adjudicator's list: its code, whether it waits, what triggered it (AJ-1, AJ-8)."""

    code: str
    state: CaseState
    triggers: tuple[Said, ...]


@dataclass(frozen=True)
class OpenCase:
    """A case with all that its page shows. `framed`: the first timepoint where the reads part (AJ-2).

    `decided` is the decision that the person who opened it has signed before; None while it waits.
    `draft`: what the same person had chosen and written by the last time.
    """

    code: str
    pair: ReadPair
    triggers: tuple[AdjudicationTrigger, ...]
    lesions: tuple[LesionPair, ...]
    needs: DecisionNeeds
    decided: DecidedBy | None = None
    draft: DecisionDraft = NOTHING

    @property
    def framed(self) -> str | None:
        return self.needs.framed

    @cached_property
    def explanation(self) -> Explanation:
        """Why the reads part (AJ-4); sought when it is first asked for, which may take a while."""
        return explain(self.pair, self.lesions)


class AdjudicationDesk:
    """Cases of the study for the adjudicator who is signed in. All acts raise StudyFault."""

    def __init__(self, study: StudySession) -> None:
        self._study = study

    def cases(self) -> tuple[CaseLine, ...] | Refusal:
        """Return the cases that wait, and the own decisions, by code: an order that carries no meaning."""
        refusal = self._study.refusal(Act.ADJUDICATE)
        if refusal is not None:
            return refusal
        shows = self._study.state.options().workflow.adjudicator_sees_trigger
        lines = []
        for case in cases_of(self._study.file, self._study.workplace.account).values():
            words = tuple(t.words for t in self._triggers(case)) if shows else ()
            lines.append(CaseLine(case.code, case.state, words))
        return tuple(sorted(lines, key=lambda line: (line.state is not CaseState.PENDING, line.code)))

    def open(self, code: str, by_hand: ByHand | None = None) -> OpenCase | Refusal:
        """Open a case, which is then held; `by_hand` pairs lesions otherwise, for display alone (AJ-3).

        Without it they are paired as the draft has them.
        """
        found = self._found(code)
        if isinstance(found, Refusal):
            return found
        stream, case = found
        account = self._study.workplace.account
        if case.state is CaseState.PENDING and case.held_by != account:
            held = self._stored(stream, decide_held(case, account))
            if isinstance(held, Refusal):
                return held
        pair = self._pair(case)
        draft = NOTHING
        if case.state is CaseState.PENDING:
            draft = kept_draft(self._study.file, stream, case, account)
        lesions = pair_lesions(pair, draft.by_hand if by_hand is None else by_hand)
        if isinstance(lesions, Refusal):
            return lesions
        needs = DecisionNeeds(pair.labels, _framed(pair), case.state is CaseState.DECIDED)
        return OpenCase(code, pair, self._triggers(case), lesions, needs, case.decided, draft)

    def keep_draft(self, code: str, draft: DecisionDraft) -> Refusal | None:
        """Keep what was chosen and written so far, until it is signed; nothing of it is a record."""
        found = self._found(code)
        if isinstance(found, Refusal):
            return found
        stream, case = found
        account = self._study.workplace.account
        if case.state is CaseState.PENDING and case.held_by == account:
            self._study.file.put_workspace(*draft_place(stream, case, account, draft))
        return None

    def leave(self, code: str) -> Recorded | Refusal:
        """Leave a case without a decision."""
        found = self._found(code)
        return found if isinstance(found, Refusal) else self._stored(found[0], decide_held(found[1], None))

    def ask(self, code: str, letter: str, wish: NewQuery) -> Opened | Refusal:
        """Ask the study manager about one read of a case, A or B, in place of deciding (AJ-9)."""
        found = self._found(code)
        if isinstance(found, Refusal):
            return found
        case = found[1]
        about = ReadAbout(case.reads[letter], "", frozenset(self._pair(case).labels), frozenset({code}))
        return QueryDesk(self._study).open_about(about, wish)

    def asked(self, code: str) -> tuple[QueryView, ...] | Refusal:
        """Return what this person asked about the reads of a case, oldest first; `slot` is A or B (AJ-9)."""
        found = self._found(code)
        if isinstance(found, Refusal):
            return found
        letters = {read: letter for letter, read in found[1].reads.items()}
        queries = stored_queries(self._study).queries()
        listed = QueryDesk(self._study).listed(with_closed=True)
        if isinstance(listed, Refusal):
            return listed
        about = {uuid: letters[one.read] for uuid, one in queries.items() if one.read in letters}
        return tuple(replace(view, slot=about[view.id]) for view in listed if view.id in about)

    def decide(
        self, code: str, decision: AdjudicationDecision, given: Credentials | None
    ) -> Recorded | Refusal:
        """Endorse one read as a whole and sign that; both are stored, or neither (AJ-6, SE-8)."""
        found = self._found(code)
        if isinstance(found, Refusal):
            return found
        stream, case = found
        pair = self._pair(case)
        needs = DecisionNeeds(pair.labels, _framed(pair), case.state is CaseState.DECIDED)
        edit = decide_case(case, self._study.workplace.account, decision, needs)
        by = self._study.workplace.actor()
        signed = edit if isinstance(edit, Refusal) else self._signed(edit, stream, given, by)
        if isinstance(signed, Refusal):
            return self._stored(stream, signed)
        done = draft_place(stream, case, self._study.workplace.account, None)
        return store_signed(self._study, signed, stream, stream.removeprefix("adj:"), by, done)

    def _found(self, code: str) -> tuple[str, CaseRecord] | Refusal:
        refusal = self._study.refusal(Act.ADJUDICATE)
        if refusal is not None:
            return refusal
        cases = cases_of(self._study.file, self._study.workplace.account)
        for stream, case in cases.items():
            if case.code == code:
                return stream, case
        what, remedy = phrase("there is no such case"), phrase("Choose one of the list")
        nothing = refuse("AJ-1", what, phrase("case"), remedy)
        self._study.note_refusal(nothing, str(Act.ADJUDICATE))
        return nothing

    def _pair(self, case: CaseRecord) -> ReadPair:
        facts = self._study.facts(case.code)
        a, b = (case_read(self._study.file, read, case.code, at) for at, read in case.reads.items())
        return ReadPair(facts, a, b)

    def _triggers(self, case: CaseRecord) -> tuple[AdjudicationTrigger, ...]:
        """Those that were stored, in words; what an adjudicator may not know (clinical dates) moves none."""
        found = {one.id: one for one in triggers_of(self._pair(case), both_complete=True)}
        return tuple(found.get(fired, AdjudicationTrigger(fired, _PLAIN[fired])) for fired in case.triggers)

    def _signed(self, edit: Edit, stream: str, given: Credentials | None, by: ActorContext) -> Edit | Refusal:
        place = (self._study.file, self._study.seat)
        digest = sha256_hex(canonical(to_row(edit.new[TABLE][CASE])))
        key = f"{CASE}/{head_of(self._study.file, stream)[0] + 1}"
        return signed_edit(edit, stream, place, Content(key, MEANING, digest), given, by)

    def _stored(self, stream: str, edit: Edit | Refusal) -> Recorded | Refusal:
        if isinstance(edit, Refusal):
            self._study.note_refusal(edit, str(Act.ADJUDICATE))
            return edit
        new = new_event(edit, stream, stream.removeprefix("adj:"), self._study.workplace)
        return Recorded(self._study.store(new).event_id, edit)


def _framed(pair: ReadPair) -> str | None:
    found = parting_of(pair)
    return None if found is None else found.timepoint
