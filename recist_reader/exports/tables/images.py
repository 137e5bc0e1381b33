"""Table `images`: every series that readers may see or that waits for a person (EXP-49).

What could tell the arm is not there: nuclear medicine, and series of a treatment (EXP-3, BN-2). Whether a
read used a series is for those alone who may see reads.
"""

from collections.abc import Iterator

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.part import Source
from recist_reader.exports.series_log import SeriesEntry
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.exports.tables.common import SUBJECT_COLUMNS
from recist_reader.trial.facts import SeriesFacts
from recist_reader.trial.people.acts import Act
from recist_reader.trial.study_records import SeriesRecord, visit_key

COLUMNS = (
    *SUBJECT_COLUMNS,
    *columns(
        ("image_ref", "s", "IMG-0001 .. of its subject, in the order of arrival, never given twice"),
        ("visit", "s", "name of the visit"),
        ("visit_num", "i", "number of the scheduled visit, baseline 0"),
        ("scan_date", "d", "date of the scan (D-1)"),
        ("study_uid", "s", "StudyInstanceUID, as mapped (BL-35)"),
        ("series_uid", "s", "SeriesInstanceUID, as mapped (BL-35)"),
        ("frame_of_reference_uid", "s", "FrameOfReferenceUID, as mapped (BL-35)"),
        ("modality", "c", "modality"),
        ("region", "c", "regions of the label, joined by semicolons (BN-1)"),
        ("phase", "c", "contrast phase of the label (BN-1)"),
        ("series_label", "s", "how texts call the series (BN-1)"),
        ("kernel_class", "c", "kernel class of the label (BN-1)"),
        ("n_images", "i", "number of slices"),
        ("thickness_mm", "n", "slice thickness"),
        ("slice_step_mm", "n", "distance of neighbouring slices"),
        ("spacing_row_mm", "n", "distance of the rows"),
        ("spacing_col_mm", "n", "distance of the columns"),
        ("badges", "s", "findings of the import, joined by semicolons (VW-11)"),
        ("pixel_sha256", "s", "SHA-256 over the decoded pixels (IN-141)"),
        ("received_at", "t", "when it came into the study"),
        ("checked_at", "t", "when a person last set its label or decided on it"),
        ("checked_by_code", "s", "code of that person"),
        ("state", "c", "ready, quarantined or replaced"),
        ("state_reason", "s", "why it is held back, joined by semicolons"),
        ("used_r1", "b", "the complete read R1 has a mark on it"),
        ("used_r2", "b", "the complete read R2 has a mark on it"),
    ),
)
_TELLS_THE_ARM = ("NM",)


def rows(source: Source) -> Iterator[Cells]:
    asked = source.request.subjects
    used = _used(source.cut.reads)
    may_see_reads = source.may(Act.EXPORT)
    complete = {(read.subject, read.slot) for read in source.cut.reads}
    for uid, entry in source.cut.series.items():
        series = entry.record
        if series.modality in _TELLS_THE_ARM or (asked is not None and series.subject not in asked):
            continue
        yield {
            "study_id": source.cut.study_id,
            "subject_id": series.subject,
            **_series_cells(source, entry),
            **{
                f"used_{slot.lower()}": ((series.subject, slot, uid) in used)
                if (series.subject, slot) in complete
                else _no_use(may_see_reads)
                for slot in ("R1", "R2")
            },
        }


def _used(reads: tuple[LockedRead, ...]) -> set[tuple[str, str, str]]:
    return {
        (read.subject, read.slot, one.mark.place.series_uid)
        for read in reads
        for one in read.marks
        if not one.is_superseded
    }


def _no_use(may_see_reads: bool) -> Missing:
    return Missing.NOT_DONE if may_see_reads else Missing.WITHHELD


def _series_cells(source: Source, entry: SeriesEntry) -> dict[str, Cell]:
    series = entry.record
    visit = source.cut.study.visits.get(visit_key(series.subject, series.visit))
    return {
        "image_ref": entry.ref,
        "visit": series.visit,
        "visit_num": value_or(visit.number if visit else None, Missing.NOT_APPLICABLE),
        "scan_date": value_or(series.scan_date, Missing.NOT_COLLECTED),
        "study_uid": series.study_uid or None,
        "series_uid": series.uid.partition("/")[0],
        "frame_of_reference_uid": series.frame_of_reference_uid,
        "modality": series.modality,
        "region": ";".join(series.label.region) or None,
        "phase": series.label.phase,
        "series_label": _label(series),
        "kernel_class": series.label.kernel,
        "n_images": series.slices,
        "thickness_mm": value_or(series.thickness_mm, Missing.NOT_COLLECTED),
        "slice_step_mm": value_or(series.step_mm, Missing.NOT_APPLICABLE),
        "spacing_row_mm": value_or(series.row_spacing_mm, Missing.NOT_COLLECTED),
        "spacing_col_mm": value_or(series.column_spacing_mm, Missing.NOT_COLLECTED),
        "badges": ";".join(series.badges) or None,
        "pixel_sha256": series.pixel_sha256 or None,
        "received_at": entry.received_at,
        "checked_at": entry.checked_at or None,
        "checked_by_code": source.cut.codes.get(entry.checked_by),
        "state": series.state,
        "state_reason": ";".join(series.blocked) or None,
    }


def _label(series: SeriesRecord) -> str:
    return SeriesFacts(
        series.uid, 0, series.label, series.slices, series.thickness_mm, None, None, None, None, None
    ).name


TABLE = StudyTable("images", COLUMNS, rows, ("subject_id", "image_ref"))
