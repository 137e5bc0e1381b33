"""Table `outcomes`: best response, progression, PFS in its variants, duration of response (EXP-44).

One row per reader and variant, and the same again as FINAL once the read is final; with one reader
that read is final when it is complete (AD-5, RO-10).
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.request import FINAL
from recist_reader.exports.table import Cells, Table
from recist_reader.exports.tables.common import SUBJECT_COLUMNS, subject_cells
from recist_reader.exports.tables.timepoints import figures_of
from recist_reader.recist.assess import pfs_variants, response_duration
from recist_reader.recist.assessment import Pfs, TimepointAssessment
from recist_reader.recist.pfs import Variant
from recist_reader.recist.progression import progression_in
from recist_reader.recist.sums import percent_change

DAYS_PER_MONTH = Decimal("30.4375")  # PFS-10
COLUMNS = (
    *SUBJECT_COLUMNS,
    *columns(
        ("reader", "c", "slot of the reader, or FINAL"),
        ("variant", "c", "primary, ema, scheduled_dates, clinical_pd, gap_pd or ttp (PFS-11, PFS-12)"),
        ("final_from", "c", "where the final result comes from (AD-5)"),
        ("adjudicated", "b", "the reads were adjudicated"),
        ("measurable_at_baseline", "b", "there is a target lesion"),
        ("n_targets", "i", "number of target lesions"),
        ("bor_primary", "c", "best overall response as the charter counts it"),
        ("bor_confirmed", "c", "best overall response, confirmed (BOR-8)"),
        ("bor_unconfirmed", "c", "best overall response, unconfirmed (BOR-3)"),
        ("first_response_date", "d", "date of the first CR or PR that counts (PFS-13)"),
        ("response_confirmed_date", "d", "date of the scan that confirmed it"),
        ("progression_date", "d", "date of the first PD (D-2)"),
        ("pd_trigger", "c", "target, non_target, new or reappearance"),
        ("pfs_event", "i", "1 event, 0 censored"),
        ("pfs_event_kind", "c", "PD or DEATH"),
        ("pfs_date", "d", "date of event or censoring"),
        ("pfs_days", "i", "days from randomisation, the first counted as 1 (PFS-10)"),
        ("pfs_months", "p", "pfs_days / 30.4375, one decimal"),
        ("pfs_reason", "c", "why it is censored or not computed (PFS-9)"),
        ("dor_event", "i", "duration of response: 1 event, 0 censored (PFS-13)"),
        ("dor_days", "i", "days from first response (PFS-13)"),
        ("best_pct", "p", "smallest change from baseline of a complete sum up to PD, percent"),
        ("best_pct_timepoint", "s", "where it stands"),
        ("last_evaluable_date", "d", "date of the last evaluable assessment (D-4)"),
    ),
)


def rows(reads: Sequence[LockedRead]) -> Iterator[Cells]:
    for read in reads:
        common = _common_cells(read)
        for variant, pfs in pfs_variants(read.read, read.assessment).items():
            cells = {**common, "variant": variant.value, **_pfs_cells(pfs), **_response_cells(read, variant)}
            yield {**cells, "reader": read.slot, "final_from": None}
            if read.is_final:
                yield {**cells, "reader": FINAL, "final_from": read.slot}


def _common_cells(read: LockedRead) -> dict[str, Cell]:
    found = read.assessment
    progression = None if found.progression_date is None else progression_in(found.timepoints)
    best, best_timepoint = _best_change(read)
    return {
        **subject_cells(read),
        "adjudicated": read.is_adjudicated,
        "measurable_at_baseline": bool(read.read.targets),
        "n_targets": len(read.read.targets),
        "bor_primary": best_response(read),
        "bor_confirmed": found.bor_confirmed.value,
        "bor_unconfirmed": found.bor_unconfirmed.value,
        "first_response_date": value_or(found.first_response_date, Missing.NOT_REACHED),
        "response_confirmed_date": value_or(found.response_confirmed_date, Missing.NOT_REACHED),
        "progression_date": value_or(found.progression_date, Missing.NOT_REACHED),
        "pd_trigger": progression.trigger or None if progression else None,
        "best_pct": best,
        "best_pct_timepoint": best_timepoint,
        "last_evaluable_date": value_or(found.last_evaluable_date, Missing.NOT_EVALUABLE),
    }


def best_response(read: LockedRead) -> str:
    """Best overall response as the charter counts it (BOR-8)."""
    found, confirmed = read.assessment, read.options.confirmation_required
    return (found.bor_confirmed if confirmed else found.bor_unconfirmed).value


def _pfs_cells(pfs: Pfs) -> Cells:
    months: Decimal | None = None
    if pfs.days is not None:
        months = (Decimal(pfs.days) / DAYS_PER_MONTH).quantize(Decimal("0.1"), ROUND_HALF_UP)
    # Without randomisation or a full date of death there is no answer, and `pfs_reason` says which.
    return {
        "pfs_event": value_or(None if pfs.event is None else int(pfs.event), Missing.NOT_COLLECTED),
        "pfs_event_kind": pfs.kind,
        "pfs_date": value_or(pfs.date, Missing.NOT_COLLECTED),
        "pfs_days": value_or(pfs.days, Missing.NOT_COLLECTED),
        "pfs_months": value_or(months, Missing.NOT_COLLECTED),
        "pfs_reason": str(pfs.reason) if pfs.reason else None,
    }


def _response_cells(read: LockedRead, variant: Variant) -> Cells:
    lasted = response_duration(read.read, read.assessment, variant)
    if lasted is None:  # no responder
        return {"dor_event": Missing.NOT_APPLICABLE, "dor_days": Missing.NOT_APPLICABLE}
    return {
        "dor_event": value_or(None if lasted.event is None else int(lasted.event), Missing.NOT_COLLECTED),
        "dor_days": value_or(lasted.days, Missing.NOT_COLLECTED),
    }


def _best_change(read: LockedRead) -> tuple[Cell, str | None]:
    """Smallest change of a complete sum in the window of BOR-1, and the first timepoint that has it."""
    if not read.read.targets:
        return Missing.NOT_APPLICABLE, None
    if read.read.baseline is None:
        return Missing.NO_BASELINE, None
    sums = [
        (figures.sum_mm, at.id)
        for at in _window(read)
        if (figures := figures_of(read, at.id)).sum_mm is not None
    ]
    if not sums:
        return Missing.NOT_EVALUABLE, None
    smallest, label = min(sums, key=lambda item: item[0] or Decimal(0))
    percent = percent_change(smallest, figures_of(read, label).baseline_mm)
    return (Missing.UNDEFINED, None) if percent is None else (percent, label)


def _window(read: LockedRead) -> Iterator[TimepointAssessment]:
    limits = [day for day in (read.read.new_therapy_date, read.read.cutoff_date) if day is not None]
    limit = min(limits, default=None)
    for at in read.assessment.timepoints:
        day = at.date or read.timepoint(at.id).nominal_date
        if not at.post_pd and (limit is None or day is None or day <= limit):
            yield at


TABLE = Table("outcomes", COLUMNS, rows, ("subject_id", "reader", "variant"), has_final=True)
