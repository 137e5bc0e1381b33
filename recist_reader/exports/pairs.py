"""Complete reads of a cut as the pairs that statistics are computed from (AG-1, RA).

Both reads name a lesion alike where their marks say that they mean the same one (AJ-3): by its id in R1.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from recist_reader.analysis.reads import (
    ChosenTarget,
    PairOfReads,
    ReadResult,
    TimepointResult,
)
from recist_reader.exports.case_log import adjudication_of
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.part import Source
from recist_reader.exports.tables.outcomes import best_response
from recist_reader.exports.tables.timepoints import figures_of
from recist_reader.problem import Refusal
from recist_reader.recist.sums import percent_change
from recist_reader.recist.vocabulary import Response, Role, TargetState
from recist_reader.trial.adjudication.pairing import pair_lesions
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.adjudication.records import CaseRecord
from recist_reader.trial.facts import BASELINE

SECONDS_PER_MINUTE = 60


def pairs_of(source: Source) -> tuple[PairOfReads, ...]:
    """Return each subject's two complete reads; a subject with one gives none."""
    cases = {read: case for case in source.cut.cases.values() for read in case.reads.values()}
    found = []
    for reads in source.by_subject:
        by_slot = {read.slot: read for read in reads}
        if {"R1", "R2"} <= by_slot.keys():
            first, second = by_slot["R1"], by_slot["R2"]
            found.append(_pair(first, second, cases.get(first.uuid)))
    return tuple(found)


def _pair(first: LockedRead, second: LockedRead, case: CaseRecord | None) -> PairOfReads:
    lesions = pair_lesions(ReadPair(first.facts, first.state, second.state))
    assert not isinstance(lesions, Refusal), "nothing is paired by hand"
    same = {pair.b: pair.a for pair in lesions if pair.a is not None and pair.b is not None}
    return PairOfReads(
        read_result(first, {}),
        read_result(second, same, "R2:"),
        None if case is None else adjudication_of(case, first.uuid),
    )


def read_result(read: LockedRead, same: Mapping[str, str], others: str = "") -> ReadResult:
    """Return one read's full result. `same`: UUID of a lesion -> that of the lesion which it is in R1.

    `others` stands before the ids of lesions that R1 does not have.
    """
    locked = [_day(at) for at in read.locked_at.values()]
    return ReadResult(
        subject=read.subject,
        reader=read.reader_code,
        best_response=Response(best_response(read)),
        timepoints=tuple(_timepoint(read, label) for label in _labels(read)),
        targets=_targets(read, same, others),
        progression_date=read.assessment.progression_date,
        first_response_date=read.assessment.first_response_date,
        completed_on=max(locked, default=None),
        slot=read.slot,
    )


def _labels(read: LockedRead) -> Sequence[str]:
    return [at.label for at in read.facts.timepoints if at.done]


def _timepoint(read: LockedRead, label: str) -> TimepointResult:
    figures, is_baseline = figures_of(read, label), label == BASELINE
    change = None if is_baseline else percent_change(figures.sum_mm, figures.baseline_mm)
    return TimepointResult(
        id=label,
        overall=None if is_baseline else read.assessment.at(label).overall,
        locked_on=_day(read.locked_at[label]) if label in read.locked_at else None,
        sum_mm=figures.sum_mm,
        change_percent=change,
        active_minutes=active_minutes(read, label),
    )


def active_minutes(read: LockedRead, label: str) -> float | None:
    """Minutes at work on a timepoint, over all its versions (SQ-7)."""
    own = [lock for lock in read.state.locks.values() if lock.timepoint == label]
    return sum(lock.active_seconds for lock in own) / SECONDS_PER_MINUTE if own else None


def idle_minutes(read: LockedRead, label: str) -> float | None:
    """Minutes for which a timepoint was open and nobody at work (SQ-7)."""
    own = [lock for lock in read.state.locks.values() if lock.timepoint == label]
    if not own:
        return None
    return sum(lock.open_seconds - lock.active_seconds for lock in own) / SECONDS_PER_MINUTE


def _targets(read: LockedRead, same: Mapping[str, str], others: str) -> tuple[ChosenTarget, ...]:
    found = []
    for uuid, lesion in read.state.lesions_in_order():
        if lesion.role is Role.TARGET and lesion.parent is None:
            name = same.get(uuid, f"{others}{uuid}" if others else uuid)
            found.append(ChosenTarget(name, lesion.organ.lower(), _sizes(read, lesion.id)))
    return tuple(found)


def _sizes(read: LockedRead, target: str) -> dict[str, Decimal]:
    sizes: dict[str, Decimal] = {}
    for label in _labels(read):
        found = read.timepoint(label).targets.get(target)
        if found is not None and found.state is TargetState.MEASURED and found.mm is not None:
            sizes[label] = found.mm
    return sizes


def _day(at: str) -> date:
    return date.fromisoformat(at[:10])
