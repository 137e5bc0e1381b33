"""A tiny CT series with one lesion of known axes: what most tests need, in a few milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.geometry import AXIAL, Geometry, Orientation
from recist_reader.phantom.spec import (
    Body,
    LesionAt,
    LesionSpec,
    PatientSpec,
    Piece,
    SeriesSpec,
    StudySpec,
    Syntax,
    TimepointSpec,
)
from recist_reader.phantom.study import make_study
from recist_reader.phantom.truth import PieceTruth, SeriesTruth, StudyTruth
from recist_reader.phantom.vendors import Vendor
from recist_reader.recist.vocabulary import Role, TargetState

LESION_HU = 140.0
NOBODY = PatientSpec()


@dataclass(frozen=True)
class SmallSeries:
    """The written series, its lesion as the best slice shows it, and the whole truth."""

    series: SeriesTruth
    lesion: PieceTruth
    study: StudyTruth

    @property
    def folder(self) -> Path:
        return self.series.folder


def small_series(  # noqa: PLR0913 - a test names the one or two things that matter to it
    folder: Path,
    *,
    rows: int = 64,
    columns: int = 64,
    slices: int = 20,
    row_spacing_mm: float = 2.0,
    column_spacing_mm: float = 2.0,
    interval_mm: float = 3.0,
    thickness_mm: float | None = None,
    centre_lps: tuple[float, float, float] = (0.0, 0.0, 0.0),
    orientation: Orientation = AXIAL,
    tilt_degrees: float = 0.0,
    missing: tuple[int, ...] = (),
    vendor: Vendor = Vendor.SIEMENS,
    syntax: Syntax = Syntax.EXPLICIT_LITTLE,
    enhanced: bool = False,
    acquisitions: int = 1,
    noise_hu: float = 0.0,
    phase: str = "portal venous",
    number: int = 2,
    long_mm: float = 36.0,
    short_mm: float = 24.0,
    through_mm: float = 24.0,
    angle_degrees: float = 30.0,
    patient: PatientSpec = NOBODY,
    label: str = "BL",
    scan_date: date = date(2024, 1, 1),
    seed: int = 1,
) -> SmallSeries:
    """Write one series of soft tissue (40 HU) with one ellipsoid (140 HU) at its middle into `folder`.

    The files stand in `folder/<label>/S002`. `long_mm` and `short_mm` are the axes in the axial plane;
    `lesion` of the answer has the axes that the series' own best slice shows. Without noise all tissue is
    even. Different `label` or `seed` gives other UIDs, other `number` another series of the same study.
    """
    geometry = Geometry(
        rows=rows,
        columns=columns,
        slices=slices,
        row_spacing_mm=row_spacing_mm,
        column_spacing_mm=column_spacing_mm,
        interval_mm=interval_mm,
        thickness_mm=interval_mm if thickness_mm is None else thickness_mm,
        centre_lps=PointLps(*centre_lps),
        orientation=orientation,
        tilt_degrees=tilt_degrees,
        missing=missing,
    )
    series = SeriesSpec(
        geometry=geometry,
        vendor=vendor,
        syntax=syntax,
        enhanced=enhanced,
        acquisitions=acquisitions,
        noise_hu=noise_hu,
        phase=phase,
        number=number,
    )
    piece = Piece(long_mm, short_mm, angle_degrees, through_mm)
    course: Mapping[str, LesionAt] = {label: LesionAt(TargetState.MEASURED, (piece,))}
    lesion = LesionSpec("T1", Role.TARGET, "liver", PointLps(*centre_lps), course, hu=LESION_HU)
    study = make_study(
        StudySpec(patient, (TimepointSpec(label, scan_date, (series,)),), (lesion,), seed, Body.BLOCK), folder
    )
    timepoint = study.at(label)
    return SmallSeries(timepoint.series[0], timepoint.lesion("T1").pieces[0], study)
