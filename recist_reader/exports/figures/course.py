"""What figures show of one subject's result, taken from the rows of the exported tables (AN-31)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recist_reader.exports.column import Missing
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.part import Source
from recist_reader.exports.request import FINAL
from recist_reader.exports.table import Cells
from recist_reader.exports.tables import outcomes, timepoints
from recist_reader.recist.assess import response_duration
from recist_reader.recist.pfs import Variant
from recist_reader.recist.vocabulary import NewLesionState, Response
from recist_reader.trial.facts import BASELINE


@dataclass(frozen=True)
class Visit:
    """One timepoint. `change` from baseline in percent, 0 at baseline; None where `why` says why."""

    label: str
    scanned: date | None
    change: Decimal | None
    why: Missing | None
    is_pd: bool
    has_new_lesion: bool


@dataclass(frozen=True)
class Course:
    """One subject. `best_change`: smallest change in the window of BOR-1, a code where there is none.

    `visits` end with the first PD: later ones change no endpoint (OR-8). `pfs_days` None: not computed.
    """

    subject: str
    best_response: str
    best_change: Decimal | Missing
    best_label: str | None
    pd_trigger: str | None
    visits: tuple[Visit, ...]
    pfs_days: int | None = None
    has_event: bool | None = None
    pfs_reason: str | None = None
    randomised: date | None = None
    last_evaluable: date | None = None
    responded: date | None = None
    response_ended: date | None = None
    progressed: date | None = None
    died: date | None = None
    new_therapy: date | None = None
    cutoff: date | None = None


def courses(source: Source) -> tuple[Course, ...]:
    """Return the subjects that have a result: the final one, or that of the one reader who is asked for."""
    is_final = source.request.reader in (None, FINAL)
    return tuple(course_of(read) for read in source.cut.reads if read.is_final or not is_final)


def course_of(read: LockedRead) -> Course:
    """Return what figures show of one read."""
    cells = next(row for row in outcomes.rows((read,)) if row["variant"] == Variant.PRIMARY.value)
    lasted = response_duration(read.read, read.assessment)
    best, facts = cells["best_pct"], read.read
    assert isinstance(best, Decimal | Missing), "a figure, or why there is none"
    return Course(
        subject=read.subject,
        best_response=str(cells["bor_primary"]),
        best_change=best,
        best_label=_text(cells["best_pct_timepoint"]),
        pd_trigger=_text(cells["pd_trigger"]),
        visits=_visits(read),
        pfs_days=_number(cells["pfs_days"]),
        has_event=None if (event := _number(cells["pfs_event"])) is None else bool(event),
        pfs_reason=_text(cells["pfs_reason"]),
        randomised=facts.randomisation_date,
        last_evaluable=_day(cells["last_evaluable_date"]),
        responded=_day(cells["first_response_date"]) if lasted else None,
        response_ended=lasted.date if lasted else None,
        progressed=_day(cells["progression_date"]),
        died=_day(facts.death_date),
        new_therapy=facts.new_therapy_date,
        cutoff=facts.cutoff_date,
    )


def _visits(read: LockedRead) -> tuple[Visit, ...]:
    rows = timepoints.rows((read,))
    return tuple(_visit(row) for row in rows if not row["post_pd"])


def _visit(row: Cells) -> Visit:
    change, is_baseline = row["pct_from_baseline"], row["timepoint"] == BASELINE
    if is_baseline:
        total = row["baseline_sum"]
        change = Decimal("0.0") if isinstance(total, Decimal) and total > 0 else _why(total)
    return Visit(
        label=str(row["timepoint"]),
        scanned=_day(row["scan_date"]),
        change=change if isinstance(change, Decimal) else None,
        why=change if isinstance(change, Missing) else None,
        is_pd=row["overall"] == Response.PD,
        # An equivocal lesion that a later scan proved dates PD back to here (NL-3).
        has_new_lesion=row["new_lesion"] == NewLesionState.UNEQUIVOCAL or row["pd_trigger"] == "new",
    )


def _why(total: object) -> Missing:
    return total if isinstance(total, Missing) else Missing.UNDEFINED


def _day(cell: object) -> date | None:
    return cell if isinstance(cell, date) else None


def _number(cell: object) -> int | None:
    return cell if isinstance(cell, int) else None


def _text(cell: object) -> str | None:
    return None if cell is None or isinstance(cell, Missing) else str(cell)
