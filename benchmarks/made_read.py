"""A read as it stands at a follow-up: five targets, a non-target, made without any image."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane
from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession, create_study
from recist_reader.reading.workplace import Workplace
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, Place, ToolKind
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import SeriesRecord, StudyRecord, SubjectRecord
from recist_reader.trial.visit_decisions import ImportedImages

SUBJECT = "1001"
SLICES = 40
SPACING_MM, STEP_MM = 0.8, 5.0
_FIRST = date(2024, 1, 1)
_ORGANS = ("liver", "liver", "lung", "lung", "adrenal gland")


@contextmanager
def made_read(folder: Path) -> Iterator[ReadSession]:
    """A study file with a locked baseline and an open TP1 whose targets are measured."""
    record = StudyRecord("Benchmark", True, "R1", interval_days=84, window_days=7)
    study = create_study(folder / "study.rrs", CreateStudy(record), Workplace("R1"))
    with _must(study) as opened:
        _must(opened.add_subject(SubjectRecord(SUBJECT, randomisation_date=_FIRST + timedelta(days=7))))
        for number, visit in enumerate(("Baseline", "TP1")):
            _add_visit(opened, visit, number)
        session = ReadSession(opened, SUBJECT)
        _read(session)
        yield session


def _read(session: ReadSession) -> None:
    _must(session.do(c.OpenTimepoint("BL")))
    for number, organ in enumerate(_ORGANS):
        drawn = _cross(session, number, 40 - 4 * number)
        _must(session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(organ), drawn)))
    _must(session.lock())
    _must(session.do(c.OpenTimepoint("TP1")))
    for number in range(len(_ORGANS)):
        _must(session.do(c.RecordMeasurement(f"T{number + 1}", _cross(session, number, 30 - 3 * number))))


def measure_again(session: ReadSession) -> None:
    """One target 5 mm shorter than it was: the sum goes from 120.0 to 115.0."""
    _must(session.do(c.RecordMeasurement("T2", _cross(session, 1, 22))))


def plane(number: int) -> SlicePlane:
    """The plane of slice `number`, from 1."""
    origin = PointLps(-200.0, -200.0, -(number - 1) * STEP_MM)
    return SlicePlane(origin, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), SPACING_MM, SPACING_MM, 512, 512)


def _cross(session: ReadSession, number: int, long_mm: float) -> Drawn:
    series = session.facts.at(session.open_timepoint or "")
    assert series is not None
    uid, slice_number = series.series[0].uid, 5 + 6 * number
    column, row, half = 120.0 + 60 * number, 220.0, long_mm / SPACING_MM / 2
    at = plane(slice_number)
    shape = _must(
        bidirectional_from_pixels(
            at,
            (PixelPoint(column - half, row), PixelPoint(column + half, row)),
            (PixelPoint(column, row - 0.7 * half), PixelPoint(column, row + 0.7 * half)),
        )
    )
    spacing = Decimal(str(SPACING_MM))
    place = Place(uid, f"{uid}.{slice_number}", 1, slice_number, spacing, spacing)
    return Drawn(ToolKind.BIDIRECTIONAL, place, shape.points, pixels_of(at, shape))


def _add_visit(study: StudySession, visit: str, number: int) -> None:
    uid, spacing, step = f"2.25.1{number}", Decimal(str(SPACING_MM)), Decimal(str(STEP_MM))
    record = SeriesRecord(
        subject=SUBJECT,
        visit=visit,
        uid=uid,
        label=SeriesLabel("CT", ("chest", "abdomen", "pelvis"), "portal venous", "soft"),
        modality="CT",
        slices=SLICES,
        rows=512,
        columns=512,
        is_stack=True,
        series_number=2,
        acquisition_number=1,
        thickness_mm=step,
        step_mm=step,
        row_spacing_mm=spacing,
        column_spacing_mm=spacing,
        tilt_deg=Decimal(0),
        scan_date=_FIRST + timedelta(days=84 * number),
        frame_of_reference_uid=f"2.25.2{number}",
        pixel_sha256="0" * 64,
        sop_instances=tuple((f"{uid}.{n}", 1) for n in range(1, SLICES + 1)),
    )
    rows = {"slices": [_slice_row(uid, n) for n in range(1, SLICES + 1)]}
    _must(study.add_images(ImportedImages(SUBJECT, visit, {uid: record}, {uid: rows})))


def _slice_row(uid: str, number: int) -> dict[str, Any]:
    at = plane(number)
    return {
        "sop_instance_uid": f"{uid}.{number}",
        "frame": 0,
        "source": {
            "is_placed": True,
            "has_spacing": True,
            "plane": {
                "origin_lps": [f"{v:.4f}" for v in at.origin_lps],
                "row_direction": ["1", "0", "0"],
                "column_direction": ["0", "1", "0"],
                "row_spacing_mm": str(SPACING_MM),
                "column_spacing_mm": str(SPACING_MM),
                "rows": 512,
                "columns": 512,
            },
        },
    }


def _must(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise AssertionError(answer)
    return answer
