"""Table `measurements`: every mark of every locked version with its pixel evidence (EXP-41, EXP-42).

Each value is derived again from pixels and from patient positions; what does not come out as it was stored
has `rederived_ok` N.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import dist

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.locked_read import DrawnMark, LockedRead
from recist_reader.exports.table import Cells, Table
from recist_reader.exports.tables.common import TIMEPOINT_COLUMNS, timepoint_cells
from recist_reader.measuring.length import distance_mm
from recist_reader.said import Said, phrase
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.facts import TimepointFacts

TOLERANCE_MM = Decimal("0.0505")
"""Half a tenth (MT-3), and what positions of four decimals leave open (IN-115)."""

_ENDS = ("long", "long", "short", "short")
_POSITIONS = tuple(f"{axis}_{name}{end}" for axis in ("long", "short") for end in (1, 2) for name in "xyz")
_PIXELS = tuple(f"{axis}_{name}{end}" for axis in ("long", "short") for end in (1, 2) for name in "cr")
_REGION = ("area_mm2", "mean_hu", "sd_hu", "min_hu", "max_hu")

COLUMNS = (
    *TIMEPOINT_COLUMNS,
    *columns(
        ("measurement_id", "s", "number of the mark within the read"),
        ("lesion_id", "s", "its lesion; empty for a region or probe of none"),
        ("tool", "c", "bidirectional, line, mark, ellipse, freehand or probe"),
        ("method", "c", "manual, proposed or proposed_edited"),
        ("value_long_mm", "n", "longest diameter or length (MT-4)"),
        ("value_short_mm", "n", "short axis (MT-4)"),
        ("study_uid", "s", "StudyInstanceUID, as mapped (BL-35)"),
        ("series_uid", "s", "SeriesInstanceUID, as mapped (BL-35)"),
        ("sop_instance_uid", "s", "SOPInstanceUID, as mapped (BL-35)"),
        ("frame", "i", "number of the frame, from 1"),
        ("modality", "c", "modality of the series"),
        ("phase", "c", "contrast phase of the series (BN-1)"),
        ("plane", "c", "acquired or mpr"),
        ("spacing_row_mm", "n", "distance of the rows"),
        ("spacing_col_mm", "n", "distance of the columns"),
        ("thickness_mm", "n", "slice thickness"),
        ("window_center", "n", "level of the window in which it was drawn, HU"),
        ("window_width", "n", "width of the window in which it was drawn, HU"),
        *((name, "n", "end of the axis in the patient, LPS mm (EXP-42)") for name in _POSITIONS),
        *((name, "n", "end of the axis in the image, pixels (EXP-42)") for name in _PIXELS),
        ("area_mm2", "n", "area of a region"),
        ("mean_hu", "n", "mean of a region or probe"),
        ("sd_hu", "n", "standard deviation of a region"),
        ("min_hu", "n", "smallest value of a region"),
        ("max_hu", "n", "largest value of a region"),
        ("n_voxels", "i", "number of voxels of a region or probe"),
        ("measured_at", "t", "when it was recorded"),
        ("software_version", "s", "the program that recorded it"),
        ("superseded", "b", "a later locked version of the timepoint does not have it"),
        ("rederived_ok", "b", "its values come out again from pixels and from positions (EXP-42)"),
    ),
)


def rows(reads: Sequence[LockedRead]) -> Iterator[Cells]:
    for read in reads:
        for one in read.marks:
            at = read.facts.at(one.mark.timepoint)
            assert at is not None, "a mark of a locked timepoint"
            yield {**timepoint_cells(read, at), **_mark_cells(read, at, one)}


def _mark_cells(read: LockedRead, at: TimepointFacts, one: DrawnMark) -> Cells:
    mark = one.mark
    is_line = mark.tool in (ToolKind.BIDIRECTIONAL, ToolKind.LINE)
    return {
        "measurement_id": f"M{one.drawn.number:06d}",
        "lesion_id": one.lesion_id or None,
        "tool": mark.tool.value,
        "method": mark.method.value,
        "value_long_mm": value_or(mark.long_mm, Missing.NOT_APPLICABLE),
        "value_short_mm": value_or(mark.short_mm, Missing.NOT_APPLICABLE),
        **_place_cells(read, at, mark),
        **(_end_cells(mark) if is_line else dict.fromkeys((*_POSITIONS, *_PIXELS), Missing.NOT_APPLICABLE)),
        **_region_cells(mark),
        "measured_at": one.drawn.at,
        "software_version": one.drawn.software,
        "superseded": one.is_superseded,
        "rederived_ok": rederived_ok(mark),
    }


def _place_cells(read: LockedRead, at: TimepointFacts, mark: Measurement) -> Cells:
    place, entry = mark.place, read.series.get(mark.place.series_uid)
    series = entry.record if entry else None
    facts = at.series_by_uid(place.series_uid)
    thickness = facts.thickness_mm if facts else None
    return {
        "study_uid": (series.study_uid or None) if series else None,
        "series_uid": place.series_uid.partition("/")[0],
        "sop_instance_uid": place.sop_instance_uid,
        "frame": place.frame,
        "modality": series.modality if series else None,
        "phase": series.label.phase if series else None,
        "plane": place.plane,
        "spacing_row_mm": place.row_spacing_mm,
        "spacing_col_mm": place.column_spacing_mm,
        "thickness_mm": value_or(thickness, Missing.NOT_COLLECTED),
        "window_center": value_or(place.window_level_hu, Missing.NOT_COLLECTED),
        "window_width": value_or(place.window_width_hu, Missing.NOT_COLLECTED),
    }


def _end_cells(mark: Measurement) -> Cells:
    """The ends of both axes, the longer one first (MT-4); of a line the one it has."""
    ends = list(zip(mark.points_lps, mark.points_pixel, strict=True))
    if len(ends) == 4 and _length_mm(mark, 0) < _length_mm(mark, 2):
        ends = ends[2:] + ends[:2]
    cells: dict[str, Cell] = dict.fromkeys((*_POSITIONS, *_PIXELS), Missing.NOT_APPLICABLE)
    for number, (lps, pixel) in enumerate(ends):
        axis, end = _ENDS[number], number % 2 + 1
        named = zip(("x", "y", "z", "c", "r"), (*lps, *pixel), strict=True)
        cells |= {f"{axis}_{name}{end}": _three_decimals(value) for name, value in named}
    return cells


def _region_cells(mark: Measurement) -> Cells:
    found = mark.region
    if found is None:
        return dict.fromkeys((*_REGION, "n_voxels"), Missing.NOT_APPLICABLE)
    figures: Mapping[str, Cell] = {name: getattr(found, name) for name in _REGION}
    return {**figures, "n_voxels": found.voxels}


def rederived_ok(mark: Measurement) -> bool:
    """Whether the values of a mark come out again, from pixels and from patient positions (EXP-42)."""
    stored = [mm for mm in (mark.long_mm, mark.short_mm) if mm is not None]
    ends = range(0, len(mark.points_pixel) - 1, 2)
    by_pixels = sorted((_length_mm(mark, at) for at in ends), reverse=True)
    by_positions = sorted((_distance_lps_mm(mark, at) for at in ends), reverse=True)
    return all(
        abs(found - mm) <= TOLERANCE_MM
        for derived in (by_pixels, by_positions)
        for mm, found in zip(stored, derived, strict=False)
    )


def _length_mm(mark: Measurement, first: int) -> Decimal:
    start, end = mark.points_pixel[first : first + 2]
    return distance_mm(start, end, mark.place.row_spacing_mm, mark.place.column_spacing_mm)


def _distance_lps_mm(mark: Measurement, first: int) -> Decimal:
    return Decimal(dist(*mark.points_lps[first : first + 2]))


def _three_decimals(value: float) -> Decimal:
    return Decimal(value).quantize(Decimal("0.001"), ROUND_HALF_UP) + 0


def remark(reads: Sequence[LockedRead]) -> Said | None:
    """How many marks have values that do not come out again (EXP-42)."""
    number = sum(not rederived_ok(one.mark) for read in reads for one in read.marks)
    if not number:
        return None
    return phrase(
        "{number} measurements do not come out again from their positions: see the column rederived_ok",
        number=number,
    )


TABLE = Table(
    "measurements",
    COLUMNS,
    rows,
    ("subject_id", "reader", "timepoint", "lesion_id", "measurement_id"),
    remark=remark,
)
