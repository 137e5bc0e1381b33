"""The study's rows of images that came in: series and instances (IN-115)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import hypot
from typing import Any

from recist_reader.imaging import records
from recist_reader.imaging.dates import DateShift
from recist_reader.imaging.findings import Badge
from recist_reader.imaging.intake import Intake
from recist_reader.imaging.one_patient import OTHER_PATIENT
from recist_reader.measuring.plane import PointLps, cross
from recist_reader.trial.facts import Reach, SeriesLabel
from recist_reader.trial.study_records import SeriesRecord


def instance_row(record: records.SeriesRecord) -> dict[str, Any]:
    """What the viewport loads a series from, in viewing order."""
    return {"slices": [i.to_row() for i in record.instances], "quarantine": list(record.quarantine)}


def awaiting_choice(
    known: Mapping[str, SeriesRecord], fresh: Mapping[str, SeriesRecord]
) -> dict[str, SeriesRecord]:
    """Series stored before whose images come again under the same identifier with other content (BL-35, ER).

    Both are held back until a person chooses: those of this import already are, these as they now stand.
    """
    rivals = {sop for row in fresh.values() if "choice" in row.blocked for sop, _ in row.sop_instances}
    return {
        uid: replace(
            row,
            state="quarantined",
            blocked=tuple(dict.fromkeys((*row.blocked, "choice"))),
            badges=tuple(dict.fromkeys((*row.badges, Badge.DUPLICATE.value))),
        )
        for uid, row in known.items()
        if uid not in fresh and row.state == "ready" and any(sop in rivals for sop, _ in row.sop_instances)
    }


def left_out_row(intake: Intake) -> dict[str, Any]:
    """How many files of another patient were not kept (ER), for the row of the import's first series."""
    count = sum(file.code in OTHER_PATIENT for file in intake.files)
    return {"left_out": count} if count else {}


def series_uid(record: records.SeriesRecord) -> str:
    """The key of a series in the study; images held back of a series stand beside the others of it."""
    return f"{record.key}/held" if record.quarantine else record.key


def series_row(record: records.SeriesRecord, subject: str, visit: str, shift: DateShift) -> SeriesRecord:
    """The study's row of a stored series: true scan date, label as proposed, state by quarantine."""
    return SeriesRecord(
        subject=subject,
        visit=visit,
        uid=series_uid(record),
        label=SeriesLabel(record.modality, record.region, record.phase, record.kernel),
        modality=record.modality,
        slices=len(record.instances),
        rows=record.rows,
        columns=record.columns,
        is_stack=record.is_stack,
        series_number=record.series_number or 0,
        acquisition_number=record.acquisition_number or 0,
        thickness_mm=_decimal(record.thickness_mm),
        step_mm=_decimal(record.step_mm),
        row_spacing_mm=_decimal(record.row_spacing_mm),
        column_spacing_mm=_decimal(record.column_spacing_mm),
        tilt_deg=_decimal(record.tilt_deg),
        scan_date=_true_date(record.scan_date, shift),
        frame_of_reference_uid=record.frame_of_reference_uid,
        badges=record.badges,
        blocked=record.blocked,
        pixel_sha256=record.pixel_sha256,
        state="quarantined" if record.quarantine or "choice" in record.blocked else "ready",
        sop_instances=tuple((i.sop_instance_uid, i.frame + 1) for i in record.instances),
        reach=_reach(record) if record.is_stack else None,
        study_uid=record.study_uid,
    )


def _reach(record: records.SeriesRecord) -> Reach | None:
    """Where a stack lies: its ends as stored and the normal of its first slice; None without positions."""
    first, last = record.instances[0], record.instances[-1]
    if first.position_lps is None or last.position_lps is None or not first.source["is_placed"]:
        return None
    plane = first.source["plane"]
    row, column = (_numbers(plane[name]) for name in ("row_direction", "column_direction"))
    across = cross(row, column)
    length = hypot(*across)
    return Reach(
        PointLps(*_numbers(first.position_lps)),
        PointLps(*_numbers(last.position_lps)),
        PointLps(*(round(value / length, 4) + 0.0 for value in across)),
    )


def _numbers(texts: Sequence[str]) -> tuple[float, float, float]:
    x, y, z = (float(text) for text in texts)
    return (x, y, z)


def _true_date(shifted: str | None, shift: DateShift) -> date | None:
    return None if shifted is None else date.fromisoformat(shifted) + timedelta(days=shift.days_back)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
