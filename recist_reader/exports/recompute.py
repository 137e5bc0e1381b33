"""Stored at lock against computed again (EXP-7): a difference is told and counted, never rewritten."""

from recist_reader.exports.locked_read import LockedRead
from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.records import ResultRecord


def recompute_differs(read: LockedRead, label: str) -> bool:
    """Whether the rules say something else today of a locked timepoint, as it was read."""
    stored = read.state.results.get(label)
    if stored is None:
        return False
    if label == BASELINE:
        return stored.sum_mm != read.assessment.baseline_sum_mm
    return _as_stored(stored) != _as_computed(read.assessment.at(label), len(stored.rules))


def count_differing(read: LockedRead) -> int:
    """Number of timepoints of a read that differ."""
    return sum(recompute_differs(read, at.label) for at in read.facts.timepoints)


def rules_of(read: LockedRead, label: str) -> tuple[str, ...]:
    """Ids of the rules that decided: as stored at lock, then what dated PD back later (NL-3, NT-11)."""
    stored = read.state.results.get(label)
    if label == BASELINE:
        return stored.rules if stored else ()
    met = _met(read.assessment.at(label))
    return met if stored is None else (*stored.rules, *met[len(stored.rules) :])


def _met(at: TimepointAssessment) -> tuple[str, ...]:
    return tuple(reason.rule for reason in at.reasons if reason.met)


def _as_stored(stored: ResultRecord) -> tuple[object, ...]:
    figures = (stored.sum_mm, stored.partial_sum_mm, stored.nadir_mm)
    return (*figures, str(stored.target), str(stored.non_target), str(stored.overall), stored.rules)


def _as_computed(at: TimepointAssessment, stored_rules: int) -> tuple[object, ...]:
    figures = (at.sum_mm, at.partial_sum_mm, at.nadir_mm)
    categories = (at.target.value, at.non_target.value, at.overall_as_read.value)
    return (*figures, *categories, _met(at)[:stored_rules])
