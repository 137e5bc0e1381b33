"""What the rules answer at one timepoint of a read, and the rule on which it rests (AJ-4)."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from recist_reader.recist.assessment import Assessment, TimepointAssessment
from recist_reader.recist.sums import percent_change
from recist_reader.recist.vocabulary import Response

_ROWS = ("OR-1", "OR-2", "OR-3")
"""Rows of the tables: they rest on a rule for targets or non-targets, which says more."""

_PD_FIRST = ("NL-2", "TR-3", "TR-4", "NT-2", "OR-5")
"""What makes PD, in the order in which it is asked (OR-1)."""

_NO_RESPONSE = ("OR-9", "BOR-10", "new_lesion_region_not_scanned", "OR-6")
"""What settles the category whatever targets and non-targets give."""

_TARGET = ("TR-1", "TR-10", "TR-2", "TR-5", "TR-6", "TR-13", "TR-7")
_NON_TARGET = ("NT-1", "NT-3", "NT-4", "NT-5")

BACKDATING = ("NL-3", "NT-11")


@dataclass(frozen=True)
class Answer:
    """One read's answer at one timepoint.

    `sum_mm` is the sum, or the partial one with a target not evaluable (S-8); None without targets.
    `from_baseline_percent` and `from_nadir_percent` are as shown, one decimal, never compared (N-3). `met`
    are the rules that were met, in their order. `date` is that of D-3, for PD of D-2: it may be shown only as
    the charter shows dates.
    """

    category: Response
    date: dt.date | None
    sum_mm: Decimal | None
    from_baseline_percent: Decimal | None
    from_nadir_percent: Decimal | None
    met: tuple[str, ...]
    is_backdated: bool = False
    is_after_pd: bool = False

    @property
    def rule(self) -> str:
        """The rule on which the category rests."""
        if self.is_backdated:
            return next(rule for rule in reversed(self.met) if rule in BACKDATING)
        if self.category is Response.PD:
            return _first(_PD_FIRST, self.met)
        settled = _first(_NO_RESPONSE, self.met)
        if settled:
            return settled
        of_targets = _first(_TARGET, self.met)
        more_is_asked = of_targets == "TR-2" and self.category is not Response.CR
        if of_targets == "TR-1" or more_is_asked:
            return _first(_NON_TARGET, self.met)
        return of_targets


def _first(order: Sequence[str], met: Collection[str]) -> str:
    return next((rule for rule in order if rule in met), "")


def answer_at(assessment: Assessment, label: str) -> Answer:
    """Return the answer at a timepoint after baseline; raises KeyError for one that was not assessed."""
    at = assessment.at(label)
    total = at.partial_sum_mm if at.sum_mm is None else at.sum_mm
    return Answer(
        category=at.overall,
        date=at.date,
        sum_mm=total,
        from_baseline_percent=percent_change(total, assessment.baseline_sum_mm),
        from_nadir_percent=percent_change(total, at.nadir_mm),
        met=_met(at),
        is_backdated=at.overall is not at.overall_as_read,
        is_after_pd=at.post_pd,
    )


def _met(at: TimepointAssessment) -> tuple[str, ...]:
    return tuple(reason.rule for reason in at.reasons if reason.met and reason.rule not in _ROWS)


def rule_that_turned(before: Answer, after: Answer) -> str:
    """Return the rule whose condition holds in one of two answers alone.

    With PD on one side it is what makes PD there. With one category on both it is what dates it: D-2 and D-3,
    or what dates PD back; empty where nothing turned.
    """
    if before.category is after.category:
        if before.date == after.date:
            return ""
        backdated = [answer.rule for answer in (before, after) if answer.is_backdated]
        if backdated:
            return backdated[0]
        return "D-2" if before.category is Response.PD else "D-3"
    for answer in (before, after):
        if answer.category is Response.PD:
            return answer.rule
    one_alone = set(before.met) ^ set(after.met)
    return _first((*_NO_RESPONSE, *_TARGET, *_NON_TARGET), one_alone)
