"""Table `lesions`: every lesion at every timepoint, baseline with it (EXP-40).

A target or non-target has a row at each timepoint, visits not done included (OR-9). A fragment of a
split target (S-6) and a new lesion have one where a state was recorded: a new lesion stands where it
is first seen and where its state changes. The length of a split target is in the parent's row; its
fragments contribute there, so that contributions of a timepoint add up to the sum.
"""

from collections.abc import Iterator, Sequence

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.lesion_at import LesionAt
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.table import Cells, Table
from recist_reader.exports.tables.common import TIMEPOINT_COLUMNS, timepoint_cells
from recist_reader.recist.vocabulary import Role

COLUMNS = (
    *TIMEPOINT_COLUMNS,
    *columns(
        ("lesion_id", "s", "T1, NT1, NL1; T2.a is a fragment of T2"),
        ("parent_id", "s", "the split target of a fragment"),
        ("role", "c", "target, non_target or new"),
        ("organ", "c", "organ of the list LS-3"),
        ("subsite", "c", "part of the organ"),
        ("side", "c", "R, L or B"),
        ("nodal", "b", "a lymph node: its short axis counts (S-1)"),
        ("irradiated", "b", "lies in a treated field (M-8)"),
        ("state", "c", "state of the lesion (rules, section 1)"),
        ("state_reason", "s", "why it is not evaluable (GD-16)"),
        ("value_mm", "n", "the axis that counts, only when measured (S-1)"),
        ("long_mm", "n", "longest diameter as drawn (MT-5)"),
        ("short_mm", "n", "short axis as drawn (MT-5)"),
        ("contribution_mm", "n", "what a target adds to the sum (S-2 to S-7)"),
        ("merged_into", "s", "the target that carries a merged one (S-7)"),
        ("fragments_mm", "s", "lengths of the fragments of a split target, joined by semicolons (S-6)"),
        ("lesion_date", "d", "date of the scan that shows the lesion (D-1)"),
        ("method", "c", "manual, proposed or proposed_edited"),
        ("measurement_id", "s", "number of the mark within the read"),
        ("thickness_mm", "n", "slice thickness of the series it is marked on"),
        ("checks", "s", "edit checks closed with a reason"),
    ),
)


def rows(reads: Sequence[LockedRead]) -> Iterator[Cells]:
    for read in reads:
        for at in read.facts.timepoints:
            first = timepoint_cells(read, at)
            for uuid, lesion in read.state.lesions_in_order():
                here = LesionAt(read, at, uuid, lesion)
                if _has_row(here):
                    yield {**first, **_lesion_cells(here)}


def _has_row(here: LesionAt) -> bool:
    if here.lesion.role is Role.NEW or here.lesion.parent is not None:
        return here.finding is not None
    return True


def _lesion_cells(here: LesionAt) -> Cells:
    lesion = here.lesion
    site: dict[str, Cell] = {
        "lesion_id": lesion.id,
        "parent_id": here.parent.id if here.parent else None,
        "role": lesion.role.value,
        "organ": lesion.organ.lower(),
        "subsite": lesion.subsite,
        "side": _side_code(lesion.side),
        "nodal": lesion.nodal,
        "irradiated": lesion.irradiated,
    }
    if not here.at.done:
        return {**site, **_NOT_DONE}
    return {**site, **_state_cells(here), **_mark_cells(here), "checks": _closed_checks(here)}


def _side_code(side: str | None) -> str | None:
    """R, L or B for the word of the list (LS-3); a script's own word as it is."""
    return _SIDE_CODES.get((side or "").lower(), side)


_SIDE_CODES = {"right": "R", "left": "L", "both": "B"}
_WITH_CODE = ("value_mm", "long_mm", "short_mm", "contribution_mm", "lesion_date", "thickness_mm")
_WITHOUT_CODE = ("state_reason", "merged_into", "fragments_mm", "method", "measurement_id", "checks")
_NOT_DONE: Cells = {
    "state": Missing.NOT_DONE,
    **dict.fromkeys(_WITH_CODE, Missing.NOT_DONE),
    **dict.fromkeys(_WITHOUT_CODE, None),
}


def _why_no_length(here: LesionAt) -> Missing:
    return Missing.NOT_EVALUABLE if here.is_not_evaluable else Missing.NOT_APPLICABLE


def _state_cells(here: LesionAt) -> Cells:
    target = here.target_finding
    fragments = target.fragments_mm if target else ()
    return {
        "state": here.state,
        "state_reason": here.finding.reason if here.finding else None,
        "value_mm": value_or(here.value_mm, _why_no_length(here)),
        "contribution_mm": value_or(here.contribution_mm, _why_no_length(here)),
        "merged_into": target.merged_into if target else None,
        "fragments_mm": ";".join(format(mm, "f") for mm in fragments) or None,
    }


def _mark_cells(here: LesionAt) -> Cells:
    mark = here.mark
    dated: Cells = {"lesion_date": value_or(here.scan_date, Missing.NOT_COLLECTED)}
    if mark is None:
        lengths = dict.fromkeys(("long_mm", "short_mm", "thickness_mm"), _why_no_length(here))
        return {**lengths, **dated, "method": None, "measurement_id": None}
    series = here.at.series_by_uid(mark.place.series_uid)
    return {
        **dated,
        # A mark that is no diameter (the reference mark of a non-target) has no axes.
        "long_mm": value_or(mark.long_mm, _why_no_length(here)),
        "short_mm": value_or(mark.short_mm, _why_no_length(here)),
        "method": mark.method.value,
        "measurement_id": f"M{here.mark_number:06d}",
        "thickness_mm": value_or(series.thickness_mm if series else None, Missing.NOT_COLLECTED),
    }


def _closed_checks(here: LesionAt) -> str | None:
    reasons = here.read.state.reasons.values()
    own = {r.check for r in reasons if r.timepoint == here.at.label and r.lesion == here.uuid}
    return ";".join(sorted(own)) or None


TABLE = Table("lesions", COLUMNS, rows, ("subject_id", "reader", "timepoint", "lesion_id"))
