"""Builders for tests: a study with made series, without any image file."""

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
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import SeriesRecord, StudyRecord, SubjectRecord
from recist_reader.trial.visit_decisions import ImportedImages

ALL_REGIONS = ("chest", "abdomen", "pelvis")
SLICES = 40
FIRST_DAY = date(2024, 1, 1)


def made_plane(number: int, spacing_mm: float = 0.8, thickness_mm: float = 5.0) -> SlicePlane:
    """The plane of slice `number` (from 1, head to feet) of a made axial series."""
    return SlicePlane(
        PointLps(-200.0, -200.0, -(number - 1) * thickness_mm),
        (1.0, 0.0, 0.0),
        (0.0, 1.0, 0.0),
        spacing_mm,
        spacing_mm,
        512,
        512,
    )


def series_record(subject: str, visit: str, uid: str, scan_date: date, **changes: Any) -> SeriesRecord:
    """A portal venous CT of chest, abdomen and pelvis."""
    facts: dict[str, Any] = {
        "subject": subject,
        "visit": visit,
        "uid": uid,
        "label": SeriesLabel("CT", ALL_REGIONS, "portal venous", "soft"),
        "modality": "CT",
        "slices": SLICES,
        "rows": 512,
        "columns": 512,
        "is_stack": True,
        "series_number": 2,
        "acquisition_number": 1,
        "thickness_mm": Decimal("5.0"),
        "step_mm": Decimal("5.0"),
        "row_spacing_mm": Decimal("0.8"),
        "column_spacing_mm": Decimal("0.8"),
        "tilt_deg": Decimal("0"),
        "scan_date": scan_date,
        "frame_of_reference_uid": f"2.25.{abs(hash((subject, visit))) % 10**12}",
        "pixel_sha256": "0" * 64,
        "sop_instances": tuple((f"{uid}.{n}", 1) for n in range(1, SLICES + 1)),
    }
    return SeriesRecord(**(facts | changes))


def instance_row(uid: str, thickness_mm: float = 5.0) -> dict[str, Any]:
    """The row of a series' slices as the store keeps it."""
    slices = []
    for number in range(1, SLICES + 1):
        plane = made_plane(number, thickness_mm=thickness_mm)
        slices.append(
            {
                "sop_instance_uid": f"{uid}.{number}",
                "frame": 0,
                "source": {
                    "is_placed": True,
                    "has_spacing": True,
                    "plane": {
                        "origin_lps": [f"{v:.4f}" for v in plane.origin_lps],
                        "row_direction": ["1", "0", "0"],
                        "column_direction": ["0", "1", "0"],
                        "row_spacing_mm": "0.8",
                        "column_spacing_mm": "0.8",
                        "rows": 512,
                        "columns": 512,
                    },
                },
            }
        )
    return {"slices": slices}


def add_visit(
    study: StudySession, subject: str, visit: str, scan_date: date, **changes: Any
) -> Recorded | Refusal:
    """Bring one made series of a visit into the study."""
    uid = f"2.25.1{len(study.state.series) + 1}"
    record = series_record(subject, visit, uid, scan_date, **changes)
    return study.add_images(ImportedImages(subject, visit, {uid: record}, {uid: instance_row(uid)}))


@contextmanager
def a_study(
    folder: Path, subjects: int = 1, timepoints: int = 4, interval_days: int = 84, **options: Any
) -> Iterator[StudySession]:
    """A single-reader study of made subjects 1001, 1002 ... with `timepoints` visits each."""
    record = StudyRecord("Made study", True, "R1", interval_days=interval_days, window_days=7)
    command = CreateStudy(record, options.get("charter", {}), options.get("workflow", {}))
    made = create_study(folder / "study.rrs", command, Workplace("R1"))
    assert isinstance(made, StudySession), made
    with made as study:
        for number in range(subjects):
            subject = str(1001 + number)
            study.add_subject(SubjectRecord(subject, randomisation_date=FIRST_DAY + timedelta(days=7)))
            for visit in range(timepoints):
                name = "Baseline" if visit == 0 else f"TP{visit}"
                answer = add_visit(study, subject, name, FIRST_DAY + timedelta(days=visit * interval_days))
                assert isinstance(answer, Recorded), answer
        yield study


def see_all(session: ReadSession) -> None:
    """Every slice of the open timepoint was on screen (GD-22)."""
    at = session.facts.at(session.open_timepoint or "")
    assert at is not None
    for series in at.series:
        for number in range(1, series.slices + 1):
            session.seen.note(series.uid, number, series.slices)


def drawn(
    session: ReadSession,
    long_mm: float,
    short_mm: float,
    number: int = 20,
    at: tuple[float, float] = (200, 200),
) -> Drawn:
    """A bidirectional mark of given axes on slice `number` of the open timepoint's first series."""
    series = session.facts.at(session.open_timepoint or "")
    assert series is not None
    uid = series.series[0].uid
    plane = made_plane(number)
    column, row = at
    half_long, half_short = long_mm / 0.8 / 2, short_mm / 0.8 / 2
    shape = bidirectional_from_pixels(
        plane,
        (PixelPoint(column - half_long, row), PixelPoint(column + half_long, row)),
        (PixelPoint(column, row - half_short), PixelPoint(column, row + half_short)),
    )
    assert not isinstance(shape, Refusal), shape
    place = Place(uid, f"{uid}.{number}", 1, number, Decimal("0.8"), Decimal("0.8"))
    return Drawn(ToolKind.BIDIRECTIONAL, place, shape.points, pixels_of(plane, shape))


def begin_baseline(study: StudySession, *organs: str) -> ReadSession:
    """Open the baseline of subject 1001 and draw a target in each organ."""
    session = ReadSession(study, "1001")
    assert isinstance(session.do(c.OpenTimepoint("BL")), Recorded)
    for number, organ in enumerate(organs, start=1):
        mark = drawn(session, 30 + number, 20, number=10 * number)
        made = session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(organ), mark))
        assert isinstance(made, Recorded), made
    return session


def marked(session: ReadSession, number: int = 10, at: tuple[float, float] = (250, 250)) -> Drawn:
    """A reference mark on slice `number` of the open timepoint's first series."""
    timepoint = session.facts.at(session.open_timepoint or "")
    assert timepoint is not None
    uid = timepoint.series[0].uid
    point = PixelPoint(*at)
    place = Place(uid, f"{uid}.{number}", 1, number, Decimal("0.8"), Decimal("0.8"))
    return Drawn(ToolKind.MARK, place, (made_plane(number).to_lps(point),), (point,))
