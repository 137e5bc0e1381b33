"""Table `timepoints`: figures and categories of every timepoint (EXP-43).

Baseline and visits not done have their rows (OR-9). What was computed at lock stands as it was stored
(EXP-7); `overall`, `post_pd`, `pd_trigger` and `pd_date` follow from all locked timepoints (NL-3, OR-8).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.recompute import recompute_differs, rules_of
from recist_reader.exports.table import Cells, Table
from recist_reader.exports.tables.common import TIMEPOINT_COLUMNS, timepoint_cells
from recist_reader.recist.answer import reason_answer
from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.recist.sums import percent_change
from recist_reader.recist.target import distance
from recist_reader.recist.vocabulary import Response
from recist_reader.trial.facts import BASELINE, TimepointFacts

COLUMNS = (
    *TIMEPOINT_COLUMNS,
    *columns(
        ("done", "b", "the visit has images (OR-9)"),
        ("primary", "b", "the pass that counts (SQ-4)"),
        ("pass", "c", "sequential or global reading (SQ-4)"),
        ("sum", "n", "sum of diameters, mm; empty where partial (S-8)"),
        ("partial_sum", "n", "sum of the evaluable targets, mm, where one is not (S-8)"),
        ("baseline_sum", "n", "sum of diameters at baseline, mm (S-10)"),
        ("nadir", "n", "smallest earlier complete sum, mm (S-9)"),
        ("nadir_timepoint", "s", "where the nadir stands"),
        ("pct_from_baseline", "p", "change from baseline, percent (N-3)"),
        ("pct_from_nadir", "p", "change from nadir, percent (N-3, N-4)"),
        ("abs_from_nadir_mm", "n", "change from nadir, mm"),
        ("distance_pr_mm", "n", "sum less 0.7 x baseline: PR at or below 0"),
        ("distance_pd_mm", "n", "max(1.2 x nadir, nadir + 5) less sum: PD at or below 0"),
        ("target", "c", "target response"),
        ("non_target", "c", "non-target response"),
        ("new_lesion", "c", "none, equivocal or unequivocal"),
        ("overall_as_read", "c", "overall response as read, before backdating (NL-3)"),
        ("overall", "c", "overall response after backdating (NL-3)"),
        ("overall_reader", "c", "overall response of the reader where it differs (OR-10)"),
        ("overall_reader_reason", "s", "why it differs (OR-10)"),
        ("ne_reason", "s", "why it is not evaluable: lesion:reason, joined by semicolons"),
        ("pd_trigger", "c", "target, non_target, new or reappearance (D-2, D-5)"),
        ("pd_date", "d", "date of PD (D-2)"),
        ("post_pd", "b", "after the first PD (OR-8)"),
        ("recompute_differs", "b", "the rules say something else today (EXP-7)"),
        ("rules", "s", "ids of the rules that decided, in order"),
        ("reasons", "s", "JSON list of {rule, met, figures}"),
        ("warnings", "s", "edit checks that warned at the lock, or were closed with a reason"),
        ("locked_at", "t", "time of the lock (SG-2)"),
        ("signed_by_slot", "s", "slot of the signer; unsigned in a single-reader study (RO-10)"),
        ("meaning", "c", "meaning of the lock (SG-2)"),
        ("content_sha256", "s", "SHA-256 of the content that the lock binds (SG-4)"),
    ),
)


@dataclass(frozen=True)
class Figures:
    """The exact figures of one timepoint: stored at lock, or computed for a visit not done."""

    sum_mm: Decimal | None
    partial_sum_mm: Decimal | None
    baseline_mm: Decimal | None
    nadir_mm: Decimal | None


def rows(reads: Sequence[LockedRead]) -> Iterator[Cells]:
    for read in reads:
        for at in read.facts.timepoints:
            yield {
                **timepoint_cells(read, at),
                "pass": "sequential",
                "done": at.done,
                "primary": True,
                **_figure_cells(read, at, figures_of(read, at.label)),
                **_category_cells(read, at),
                **_lock_cells(read, at),
            }


def figures_of(read: LockedRead, label: str) -> Figures:
    """The figures of a timepoint as they count (EXP-7)."""
    baseline = read.state.results.get(BASELINE)
    baseline_mm = baseline.sum_mm if baseline else None
    stored = read.state.results.get(label)
    if stored is not None:
        # A complete sum is stored as its own partial one; it has none (S-8).
        partial_mm = stored.partial_sum_mm if stored.sum_mm is None else None
        return Figures(stored.sum_mm, partial_mm, baseline_mm, stored.nadir_mm)
    computed = read.assessment.at(label)
    return Figures(computed.sum_mm, computed.partial_sum_mm, baseline_mm, computed.nadir_mm)


def _figure_cells(read: LockedRead, at: TimepointFacts, found: Figures) -> Cells:
    is_baseline = at.label == BASELINE
    no_sum = _why_no_sum(read, at)
    no_baseline = _why_no_baseline(read)
    no_nadir = Missing.NOT_APPLICABLE if is_baseline else no_baseline
    baseline_mm = None if is_baseline else found.baseline_mm  # baseline is compared with nothing
    apart = distance(baseline_mm, found.nadir_mm, found.sum_mm)
    absolute = None
    if found.sum_mm is not None and found.nadir_mm is not None:
        absolute = found.sum_mm - found.nadir_mm
    nadir_timepoint = None if is_baseline else read.assessment.at(at.label).nadir_timepoint
    return {
        "sum": value_or(found.sum_mm, no_sum),
        "partial_sum": value_or(found.partial_sum_mm, _why_no_partial(no_sum)),
        "baseline_sum": value_or(found.baseline_mm, no_baseline),
        "nadir": value_or(found.nadir_mm, no_nadir),
        "nadir_timepoint": nadir_timepoint,
        "pct_from_baseline": _change(found.sum_mm, baseline_mm, no_sum, no_nadir),
        "pct_from_nadir": _change(found.sum_mm, found.nadir_mm, no_sum, no_nadir),
        "abs_from_nadir_mm": value_or(absolute, _first(found.sum_mm, no_sum, no_nadir)),
        "distance_pr_mm": value_or(apart.to_pr_mm, _first(found.sum_mm, no_sum, no_nadir)),
        "distance_pd_mm": value_or(apart.to_pd_mm, _first(found.sum_mm, no_sum, no_nadir)),
    }


def _change(sum_mm: Decimal | None, from_mm: Decimal | None, no_sum: Missing, no_reference: Missing) -> Cell:
    percent = percent_change(sum_mm, from_mm)
    if percent is not None:
        return percent
    if sum_mm is not None and from_mm is not None:
        return Missing.UNDEFINED  # N-4: the reference is 0
    return _first(sum_mm, no_sum, no_reference)


def _first(sum_mm: Decimal | None, no_sum: Missing, no_reference: Missing) -> Missing:
    """Why there is no comparison: for want of a sum, else of what it is compared with."""
    return no_sum if sum_mm is None else no_reference


def _why_no_sum(read: LockedRead, at: TimepointFacts) -> Missing:
    if not at.done:
        return Missing.NOT_DONE
    return Missing.PARTIAL_SUM if read.read.targets else Missing.NOT_APPLICABLE


def _why_no_partial(no_sum: Missing) -> Missing:
    return Missing.NOT_DONE if no_sum is Missing.NOT_DONE else Missing.NOT_APPLICABLE


def _why_no_baseline(read: LockedRead) -> Missing:
    if read.read.baseline is None:
        return Missing.NO_BASELINE
    return Missing.NOT_APPLICABLE


_RESPONSES = ("target", "non_target", "new_lesion", "overall_as_read", "overall")
_AT_BASELINE: Cells = {
    **dict.fromkeys((*_RESPONSES, "ne_reason", "pd_trigger", "reasons"), None),
    "pd_date": Missing.NOT_APPLICABLE,
    "post_pd": False,
}


def _category_cells(read: LockedRead, at: TimepointFacts) -> Cells:
    stored = read.state.results.get(at.label)
    reader: Cells = {
        "overall_reader": stored.reader_overall if stored else None,
        "overall_reader_reason": stored.reader_overall_reason if stored else None,
        "recompute_differs": recompute_differs(read, at.label),
        "rules": ";".join(rules_of(read, at.label)) or None,
    }
    if at.label == BASELINE:
        return {**_AT_BASELINE, **reader}
    computed = read.assessment.at(at.label)
    is_pd = computed.overall is Response.PD
    return {
        "target": str(stored.target) if stored else computed.target.value,
        "non_target": str(stored.non_target) if stored else computed.non_target.value,
        "new_lesion": computed.new_lesion,
        "overall_as_read": str(stored.overall) if stored else computed.overall_as_read.value,
        "overall": computed.overall.value,
        "ne_reason": _ne_reason(read, at, computed),
        "pd_trigger": computed.pd_trigger if is_pd else None,
        "pd_date": value_or(computed.date, Missing.NOT_COLLECTED) if is_pd else Missing.NOT_APPLICABLE,
        "post_pd": computed.post_pd,
        "reasons": _reasons_json(computed),
        **reader,
    }


def _ne_reason(read: LockedRead, at: TimepointFacts, computed: TimepointAssessment) -> str | None:
    if not at.done:
        return "not_done"
    if Response.NE not in (computed.target, computed.non_target, computed.overall_as_read):
        return None
    state = read.state
    reasons = []
    for uuid, lesion in state.lesions_in_order():
        finding = state.finding(at.label, uuid)
        if finding is not None and finding.state == "not_evaluable":
            reasons.append(f"{lesion.id}:{finding.reason or ''}")
    return ";".join(reasons) or None


def _reasons_json(computed: TimepointAssessment) -> str:
    answers = (reason_answer(reason) for reason in computed.reasons)
    kept = [{key: answer[key] for key in ("rule", "met", "figures")} for answer in answers]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _lock_cells(read: LockedRead, at: TimepointFacts) -> Cells:
    lock = read.lock(at.label)
    stored = read.state.results.get(at.label)
    checks = {reason.check for reason in read.state.reasons.values() if reason.timepoint == at.label}
    checks |= set(stored.warnings if stored else ())
    return {
        "warnings": ";".join(sorted(checks)) or None,
        "locked_at": read.locked_at[at.label] if lock else None,
        "signed_by_slot": read.signed_by if lock else None,
        "meaning": lock.meaning if lock else None,
        "content_sha256": lock.content_sha256 if lock else None,
    }


TABLE = Table("timepoints", COLUMNS, rows, ("subject_id", "reader", "timepoint"))
