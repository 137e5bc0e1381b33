"""What the rules say of each timepoint as it was read, before anything later is known.

Timepoints are answered in order: nadir (S-9), an earlier CR (OR-5) and a held PR (TR-13) are what
one hands to the next. A later PD that is dated back changes none of this (NL-3).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.recist.dates import Trigger, earliest_of, latest_of, pd_date, response_date
from recist_reader.recist.new_lesion import NewLesions
from recist_reader.recist.non_target import facts_of, non_target_response
from recist_reader.recist.overall import (
    EarlierCr,
    OverallFacts,
    lesions_back,
    overall_response,
    unscanned_regions,
)
from recist_reader.recist.read import Read, Timepoint
from recist_reader.recist.sums import (
    ZERO,
    Nadir,
    TargetSum,
    baseline_sum_mm,
    percent_change,
    sum_of_targets,
    targets_preventing_cr,
)
from recist_reader.recist.target import TargetFacts, distance, holds_pr_after, target_response
from recist_reader.recist.vocabulary import NonTargetState, Response


@dataclass(frozen=True)
class Before:
    """What earlier timepoints hand to the next one."""

    baseline_mm: Decimal | None
    nadir: Nadir | None
    earlier_cr: EarlierCr
    holds_pr: bool = False


def as_read(read: Read, new: Sequence[NewLesions]) -> tuple[TimepointAssessment, ...]:
    """Answer all timepoints of a read in order; `new` are the new lesions as they stand at each."""
    baseline_mm = baseline_sum_mm(read)
    nadir = None
    if baseline_mm is not None and read.baseline is not None:
        nadir = Nadir(baseline_mm, read.baseline.id)
    before = Before(baseline_mm, nadir, EarlierCr())
    answers = []
    for at, standing in zip(read.timepoints, new, strict=True):
        total = sum_of_targets(read, at) if at.done and read.targets else None
        answer = _answer(read, at, standing, total, before)
        answers.append(answer)
        before = replace(
            before,
            nadir=before.nadir.after(at, total) if before.nadir else None,
            earlier_cr=before.earlier_cr.after(answer.target, answer.overall),
            holds_pr=holds_pr_after(before.holds_pr, answer.target, read.options),
        )
    return tuple(answers)


def _answer(
    read: Read, at: Timepoint, standing: NewLesions, total: TargetSum | None, before: Before
) -> TimepointAssessment:
    target, target_reasons = target_response(_target_facts(read, at, total, before))
    non_target_facts = facts_of(read, at)
    non_target, non_target_reasons = non_target_response(non_target_facts)
    facts = OverallFacts(
        target=target,
        non_target=non_target,
        unequivocal_new=standing.unequivocal if at.done else (),
        back=lesions_back(read, at, before.earlier_cr),
        done=at.done,
        has_baseline=read.baseline is not None,
        unscanned_regions=unscanned_regions(read, at),
        cr_needs_all_regions=read.options.new_lesion_region_not_scanned == "cr_becomes_ne",
    )
    overall, overall_reasons = overall_response(facts)
    triggers = _triggers(read, at, standing, facts) if overall is Response.PD else ()
    sum_mm = total.sum_mm if total else None
    nadir = before.nadir
    return TimepointAssessment(
        id=at.id,
        sum_mm=sum_mm,
        partial_sum_mm=total.partial_sum_mm if total else None,
        nadir_mm=nadir.mm if nadir else None,
        nadir_timepoint=nadir.timepoint if nadir else None,
        pct_from_baseline=percent_change(sum_mm, before.baseline_mm),
        pct_from_nadir=percent_change(sum_mm, nadir.mm if nadir else None),
        target=target,
        non_target=non_target,
        new_lesion=standing.summary if at.done else "none",
        overall=overall,
        overall_as_read=overall,
        post_pd=False,
        date=pd_date(at, triggers, read.options) if triggers else response_date(at, read.options),
        pd_trigger=triggers[0].kind if triggers else None,
        reasons=(*target_reasons, *non_target_reasons, *overall_reasons),
        distance=distance(before.baseline_mm, nadir.mm if nadir else None, sum_mm),
        contributions_mm=total.contributions_mm if total else {},
        lacking=(*total.lacking, *non_target_facts.lacking) if total else non_target_facts.lacking,
    )


def _target_facts(read: Read, at: Timepoint, total: TargetSum | None, before: Before) -> TargetFacts:
    return TargetFacts(
        any_target=bool(read.targets),
        any_image=at.done,
        any_evaluable=total is not None and bool(total.contributions_mm),
        baseline_mm=before.baseline_mm,
        nadir_mm=before.nadir.mm if before.nadir else None,
        sum_mm=total.evaluable_mm if total else ZERO,
        complete=total is not None and total.is_complete,
        preventing_cr=targets_preventing_cr(read, at) if total else (),
        not_evaluable=(*total.not_evaluable, *total.lacking) if total else (),
        holds_pr=before.holds_pr,
        pd_before_cr=not read.options.cr_before_pd,
        ne_always=read.options.partial_sum_policy == "ne_always",
    )


def _triggers(read: Read, at: Timepoint, standing: NewLesions, facts: OverallFacts) -> tuple[Trigger, ...]:
    """Return everything that makes this timepoint PD, in the order of OR-1, with its scan (D-2, D-5)."""
    triggers = []
    if facts.unequivocal_new:
        triggers.append(Trigger("new", earliest_of(at, standing.proved_here or facts.unequivocal_new)))
    if facts.target is Response.PD:
        triggers.append(Trigger("target", latest_of(at, (lesion.id for lesion in read.targets))))
    if facts.non_target is Response.PD:
        progressing = (
            lesion for lesion, state in at.non_targets.items() if state is NonTargetState.UNEQUIVOCAL_PD
        )
        triggers.append(Trigger("non_target", earliest_of(at, progressing)))
    if facts.back:
        triggers.append(Trigger("reappearance", earliest_of(at, facts.back)))
    return tuple(triggers)
