"""The row of an adjudication case, and the decisions that change it (AJ-1, AJ-5, AJ-7, AD-4, AD-5, SG-7).

A case is about two reads, named by their UUIDs alone: who read them and whose images they are stands with
the manager. Each case has a stream of its own, `adj:UUID`, with one row `case`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.adjudication.decision import READS, AdjudicationDecision, DecisionNeeds, refusal_of
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.people.read_stage import PairState

TABLE = "adjudication"
CASE = "case"


class CaseState(StrEnum):
    """What became of two complete reads."""

    AGREED = "agreed"
    PENDING = "pending"
    DECIDED = "decided"
    INVALID = "invalid"
    """A read was opened again: it is compared anew when both are complete (SG-7)."""


PAIR_STATES: Mapping[CaseState, PairState] = {
    CaseState.AGREED: PairState.AGREED,
    CaseState.PENDING: PairState.PENDING,
    CaseState.DECIDED: PairState.DECIDED,
    CaseState.INVALID: PairState.NOT_COMPARED,
}


@dataclass(frozen=True)
class DecidedBy:
    """The decision on a case: read A or B as a whole, why, and what the adjudicator had looked at."""

    account: str
    endorsed: str
    cause: str
    text: str
    opened: tuple[str, ...]
    overlays: tuple[str, ...]


@dataclass(frozen=True)
class CaseRecord:
    """`read_a`, `read_b`: UUIDs in the order drawn for this subject (BN-7); `code`: what is shown of it.

    `locks`: per read the locked versions that were compared, by key `TP1/v1`, with their hashes.
    `final_read`: the read that is the subject's result (AD-4, AD-5). `held_by`: the adjudicator who has the
    case open.
    """

    code: str
    read_a: str
    read_b: str
    state: CaseState
    triggers: tuple[str, ...]
    locks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    final_read: str | None = None
    held_by: str | None = None
    decided: DecidedBy | None = None

    @property
    def reads(self) -> Mapping[str, str]:
        """A and B to the UUIDs of the reads."""
        return dict(zip(READS, (self.read_a, self.read_b), strict=True))


def case_edit(
    change: str, before: CaseRecord | None, after: CaseRecord, reason: Reason | None = None
) -> Edit:
    """Return the edit that writes the row of a case."""
    return Edit(change, {TABLE: {CASE: before}}, {TABLE: {CASE: after}}, None, reason)


def decide_compared(before: CaseRecord | None, found: CaseRecord) -> Edit | Refusal:
    """Two complete reads were compared: they agree, or an adjudicator has to decide (AD-2, AD-5)."""
    if before is not None and before.state is not CaseState.INVALID:
        what = phrase("these reads are compared already")
        return refuse("AJ-1", what, phrase("subject"), phrase("Nothing to do"))
    if found.state is CaseState.AGREED and found.final_read not in (found.read_a, found.read_b):
        raise ValueError("reads that agree have a final one (AD-5)")
    return case_edit("adjudication.compared", before, found)


def decide_held(before: CaseRecord, account: str | None) -> Edit | Refusal:
    """An adjudicator opened the case, or (None) left it; meanwhile no reopening overtakes the decision."""
    if before.state is not CaseState.PENDING:
        return _no_case(before)
    if account is not None and before.held_by not in (None, account):
        what, remedy = phrase("the case is open at another adjudicator"), phrase("Choose another")
        return refuse("WL-5", what, before.code, remedy)
    change = "adjudication.opened" if account is not None else "adjudication.left"
    return case_edit(change, before, replace(before, held_by=account))


def decide_case(
    before: CaseRecord, account: str, decision: AdjudicationDecision, needs: DecisionNeeds
) -> Edit | Refusal:
    """The adjudicator endorses one read as a whole, which becomes the subject's result (AD-4, AJ-5, AJ-6)."""
    if before.state is not CaseState.PENDING:
        return refusal_of(decision, replace(needs, is_decided=True)) or _no_case(before)
    if before.held_by != account:
        return refuse("WL-5", phrase("the case is not open here"), before.code, phrase("Open it first"))
    refusal = refusal_of(decision, needs)
    if refusal is not None:
        return refusal
    assert decision.endorsed is not None
    assert decision.cause is not None
    decided = DecidedBy(
        account,
        decision.endorsed,
        decision.cause,
        decision.text.strip(),
        tuple(sorted(decision.opened)),
        tuple(sorted(decision.overlays)),
    )
    after = replace(
        before,
        state=CaseState.DECIDED,
        held_by=None,
        decided=decided,
        final_read=before.reads[decision.endorsed],
    )
    return case_edit("adjudication.decided", before, after)


def decide_invalid(before: CaseRecord, reason: str) -> Edit | Refusal:
    """A read of the pair is opened again: what was compared or decided holds no longer (SG-7)."""
    if before.state is CaseState.INVALID:
        return _no_case(before)
    after = replace(before, state=CaseState.INVALID, held_by=None, final_read=None)
    return case_edit("adjudication.invalidated", before, after, Reason(reason))


def _no_case(before: CaseRecord) -> Refusal:
    what = phrase("this case waits for no decision")
    return refuse("AJ-7", what, before.code, phrase("Choose another"))
