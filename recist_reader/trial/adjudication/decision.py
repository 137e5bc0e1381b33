"""The adjudicator's decision, and what it needs before it can be signed (AJ-5 to AJ-7)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from recist_reader.problem import Refusal, refuse
from recist_reader.said import Said, phrase
from recist_reader.trial.reasons import says_enough

SHORTEST_GROUNDS = 20
"""Characters that the grounds of a decision need (AJ-6)."""


class Overlay(StrEnum):
    """One read's marks alone over the images (`F5`, `F6`); both together show neither by itself."""

    A = "A"
    B = "B"


READS = (Overlay.A.value, Overlay.B.value)
"""What can be endorsed: one read as a whole (AD-4)."""


class DifferenceCause(StrEnum):
    """Why the reads differ, as the adjudicator sees it (AJ-6), in the order of the list."""

    TARGET_SELECTION = "target_selection"
    MEASUREMENT = "measurement"
    NON_TARGET = "non_target"
    NEW_LESION = "new_lesion"
    EVALUABILITY = "evaluability"
    DATE = "date"
    ERROR = "error"


@dataclass(frozen=True)
class AdjudicationDecision:
    """What the adjudicator decided, and what was looked at before.

    `endorsed` is A or B as a whole; `cause` one of `DifferenceCause`. `opened` are the timepoints that were
    opened, `overlays` those over the images of the framed timepoint that were each seen alone.
    """

    endorsed: str | None
    cause: str | None
    text: str
    opened: frozenset[str] = frozenset()
    overlays: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DecisionNeeds:
    """What there is to look at: all timepoints of the reads, and the framed one if they part (AJ-2).

    `is_decided` says that a signed decision stands.
    """

    timepoints: tuple[str, ...]
    framed: str | None = None
    is_decided: bool = False


@dataclass(frozen=True)
class Requirement:
    """One thing that a decision needs (AJ-6), and what it still lacks: None where it is met."""

    rule: str
    words: Said
    refusal: Refusal | None = None

    @property
    def is_met(self) -> bool:
        return self.refusal is None


def refusal_of(decision: AdjudicationDecision, needs: DecisionNeeds) -> Refusal | None:
    """Return why the decision cannot be signed, the first reason in the order of the list; None if it can."""
    if needs.is_decided:
        return refuse(
            "AJ-7",
            phrase("this subject is decided, and a decision is not changed"),
            phrase("decision"),
            phrase("Ask the manager to reopen it"),
        )
    return next((it.refusal for it in requirements(decision, needs) if it.refusal is not None), None)


def requirements(decision: AdjudicationDecision, needs: DecisionNeeds) -> tuple[Requirement, ...]:
    """Return all that a decision needs before it is signed, in the order in which the window lists it."""
    return tuple(_requirements(decision, needs))


def _requirements(decision: AdjudicationDecision, needs: DecisionNeeds) -> Iterator[Requirement]:
    closed = [label for label in needs.timepoints if label not in decision.opened]
    yield Requirement("AJ-6", phrase("every timepoint opened"), _not_opened(closed))
    if needs.framed is not None:
        for overlay in Overlay:
            words = phrase("{timepoint} viewed with {read}", timepoint=needs.framed, read=overlay.value)
            unseen = overlay.value not in decision.overlays
            yield Requirement("AJ-6", words, _not_viewed(needs.framed, overlay) if unseen else None)
    yield Requirement("AJ-5", phrase("read endorsed"), _not_endorsed(decision.endorsed))
    yield Requirement("AJ-6", phrase("cause chosen"), _no_cause(decision.cause))
    yield Requirement("AJ-6", phrase("reason written"), _too_short(decision.text))


def _not_opened(closed: Collection[str]) -> Refusal | None:
    if not closed:
        return None
    what = phrase("{timepoints} not opened yet", timepoints=", ".join(closed))
    return refuse("AJ-6", what, phrase("timepoints"), phrase("Open every timepoint"))


def _not_viewed(framed: str, overlay: Overlay) -> Refusal:
    what = phrase("not viewed yet with the marks of {read} alone", read=overlay.value)
    return refuse("AJ-6", what, framed, phrase("View it with overlay {read}", read=overlay.value))


def _not_endorsed(endorsed: str | None) -> Refusal | None:
    if endorsed in READS:
        return None
    what = (
        phrase("no read is endorsed")
        if endorsed is None
        else phrase("{read!r} is neither read A nor read B", read=endorsed)
    )
    remedy = phrase("Endorse A or B as a whole; reads are never mixed")
    return refuse("AJ-5", what, phrase("decision"), remedy)


def _no_cause(cause: str | None) -> Refusal | None:
    known = [it.value for it in DifferenceCause]
    if cause in known:
        return None
    what = (
        phrase("no cause of the difference is chosen")
        if cause is None
        else phrase("{cause!r} is no cause of the list", cause=cause)
    )
    return refuse("AJ-6", what, phrase("cause"), phrase("Use {known}", known=", ".join(known)))


def _too_short(text: str) -> Refusal | None:
    if says_enough(text, SHORTEST_GROUNDS):
        return None
    what = phrase("the reason has {count} characters", count=len(text.strip()))
    remedy = phrase("Say why, {count} characters", count=SHORTEST_GROUNDS)
    return refuse("AJ-6", what, phrase("reason"), remedy)
