"""Target response at one timepoint.

Source: RECIST 1.1, Eisenhauer 2009, sections 4.3.1 and 4.4.1; Schwartz 2016; our rules TR-1 to
TR-14. All figures are exact mm; thresholds use no division and no rounding (N-2). Equality meets
a threshold. A PD is never undone by what follows (TR-14, see OR-8 in `assess.py`); a target that
comes back only re-enters the sum here (TR-12), the rest is OR-5 in `overall.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from recist_reader.recist.assessment import Distance, Figure, Reason
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.sums import percent_change
from recist_reader.recist.vocabulary import Response


@dataclass(frozen=True)
class TargetFacts:
    """The figures that the target response depends on."""

    any_target: bool
    any_image: bool  # False: visit not done (OR-9)
    any_evaluable: bool  # False: all targets NE
    baseline_mm: Decimal | None  # B; None without a baseline (S-10)
    nadir_mm: Decimal | None  # N
    sum_mm: Decimal  # S; where a target is NE: the partial sum P
    complete: bool  # no target is NE
    preventing_cr: tuple[str, ...] = ()  # targets that are still there
    not_evaluable: tuple[str, ...] = ()
    holds_pr: bool = False  # PR was reached, `pr_hold` asks to keep it (TR-13)
    pd_before_cr: bool = False  # `cr_before_pd` is false (TR-8)
    ne_always: bool = False  # `partial_sum_policy`

    @property
    def comparable(self) -> bool:
        """There are images, a baseline to compare with and at least one evaluable target."""
        return self.any_image and self.baseline_mm is not None and self.any_evaluable

    @property
    def has_grown_relatively(self) -> bool:
        return self.nadir_mm is not None and 5 * self.sum_mm >= 6 * self.nadir_mm

    @property
    def has_grown_absolutely(self) -> bool:
        return self.nadir_mm is not None and self.sum_mm - self.nadir_mm >= 5

    @property
    def has_grown(self) -> bool:
        return self.has_grown_relatively and self.has_grown_absolutely

    @property
    def has_shrunk(self) -> bool:
        return self.baseline_mm is not None and 10 * self.sum_mm <= 7 * self.baseline_mm


Figures = Mapping[str, Figure]


class Rule(NamedTuple):
    """One row: when it is asked at all, when it holds, what it gives, which figures tell why."""

    id: str
    gives: Response
    asked: Callable[[TargetFacts], bool]
    holds: Callable[[TargetFacts], bool]
    figures: Callable[[TargetFacts], Figures]
    lesions: Callable[[TargetFacts], tuple[str, ...]] = lambda _: ()


def _no_figures(_: TargetFacts) -> Figures:
    return {}


def _growth(facts: TargetFacts) -> Figures:
    nadir_mm = facts.nadir_mm
    return {
        "sum_mm": facts.sum_mm,
        "nadir_mm": nadir_mm,
        "pct_from_nadir": percent_change(facts.sum_mm, nadir_mm),
        "abs_from_nadir_mm": None if nadir_mm is None else facts.sum_mm - nadir_mm,
        "relative_met": facts.has_grown_relatively,
        "absolute_met": facts.has_grown_absolutely,
    }


def _shrinkage(facts: TargetFacts) -> Figures:
    baseline_mm = facts.baseline_mm
    return {
        "sum_mm": facts.sum_mm,
        "baseline_mm": baseline_mm,
        "pr_at_or_below_mm": None if baseline_mm is None else 7 * baseline_mm / 10,
        "pct_from_baseline": percent_change(facts.sum_mm, baseline_mm),
    }


def _remaining(facts: TargetFacts) -> Figures:
    return {"sum_mm": facts.sum_mm, "remaining": len(facts.preventing_cr)}


_TR_1 = Rule("TR-1", Response.NA, lambda f: not f.any_target, lambda f: not f.any_target, _no_figures)
_TR_10 = Rule("TR-10", Response.NE, lambda f: not f.comparable, lambda f: not f.comparable, _no_figures)
_TR_2 = Rule(
    "TR-2",
    Response.CR,
    lambda f: f.complete,
    lambda f: not f.preventing_cr,
    _remaining,
    lambda f: f.preventing_cr,
)
_TR_3 = Rule("TR-3", Response.PD, lambda f: f.complete, lambda f: f.has_grown, _growth)
_TR_4 = Rule(
    "TR-4", Response.PD, lambda f: not f.complete and not f.ne_always, lambda f: f.has_grown, _growth
)
_TR_5 = Rule(
    "TR-5",
    Response.NE,
    lambda f: not f.complete,
    lambda f: not f.complete,
    lambda f: {"partial_sum_mm": f.sum_mm},
    lambda f: f.not_evaluable,
)
_TR_6 = Rule("TR-6", Response.PR, lambda _: True, lambda f: f.has_shrunk, _shrinkage)
_TR_13 = Rule("TR-13", Response.PR, lambda f: f.holds_pr, lambda f: f.holds_pr, _no_figures)
_TR_7 = Rule("TR-7", Response.SD, lambda _: True, lambda _: True, _no_figures)  # both ways: TR-11

# The first that is asked and holds is the answer (TR-8: CR before PD, PD before PR).
RULES = (_TR_1, _TR_10, _TR_2, _TR_3, _TR_4, _TR_5, _TR_6, _TR_13, _TR_7)
RULES_PD_FIRST = (_TR_1, _TR_10, _TR_3, _TR_4, _TR_2, _TR_5, _TR_6, _TR_13, _TR_7)


def target_response(facts: TargetFacts) -> tuple[Response, tuple[Reason, ...]]:
    """Return the target response and each rule that was tried, in order, the last being the answer."""
    reasons: list[Reason] = []
    for rule in RULES_PD_FIRST if facts.pd_before_cr else RULES:
        if not rule.asked(facts):
            continue
        met = rule.holds(facts)
        reasons.append(Reason(rule.id, met, rule.figures(facts), rule.lesions(facts)))
        if met:
            return rule.gives, tuple(reasons)
    raise AssertionError("TR-7 holds always")


def holds_pr_after(held: bool, response: Response, options: CharterOptions) -> bool:
    """Say whether PR is carried on to the next timepoint (TR-13): from PR until PD or CR."""
    if not options.pr_hold or response in (Response.PD, Response.CR):
        return False
    return held or response is Response.PR


def distance(baseline_mm: Decimal | None, nadir_mm: Decimal | None, sum_mm: Decimal | None) -> Distance:
    """Return how far a complete sum stands from PR and PD (N-2): 0.7 B, and max(1.2 N, N + 5)."""
    pr_mm = None if baseline_mm is None else 7 * baseline_mm / 10
    pd_mm = None if nadir_mm is None else max(6 * nadir_mm / 5, nadir_mm + 5)
    return Distance(
        pr_at_or_below_mm=pr_mm,
        pd_at_or_above_mm=pd_mm,
        to_pr_mm=None if pr_mm is None or sum_mm is None else sum_mm - pr_mm,
        to_pd_mm=None if pd_mm is None or sum_mm is None else pd_mm - sum_mm,
    )
