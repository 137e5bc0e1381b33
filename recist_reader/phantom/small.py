"""A tiny CT series with one lesion of known axes: what most tests need, in a few milliseconds."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class SmallSeries:
    """The written series, its lesion as the best slice shows it, and the whole truth."""

    series: SeriesTruth
    lesion: PieceTruth
    study: StudyTruth

    @property
    def folder(self) -> Path:
        return self.series.folder


@dataclass(frozen=True, kw_only=True)
class SmallSpec:
    """One series of even soft tissue (40 HU) with one ellipsoid (140 HU) at its middle.

    `long_mm` and `short_mm` are the axes in the axial plane; slices are as thick as they are apart where
    no thickness is given.
    """

    rows: int = 64
    columns: int = 64
    slices: int = 20
    row_spacing_mm: float = 2.0
    column_spacing_mm: float = 2.0
    interval_mm: float = 3.0
    thickness_mm: float | None = None
    centre_lps: tuple[float, float, float] = (0.0, 0.0, 0.0)
    orientation: Orientation = AXIAL
    tilt_degrees: float = 0.0
    missing: tuple[int, ...] = ()
    vendor: Vendor = Vendor.SIEMENS
    syntax: Syntax = Syntax.EXPLICIT_LITTLE
    enhanced: bool = False
    acquisitions: int = 1
    noise_hu: float = 0.0
    phase: str = "portal venous"
    number: int = 2
    long_mm: float = 36.0
    short_mm: float = 24.0
    through_mm: float = 24.0
    angle_degrees: float = 30.0
    patient: PatientSpec = PatientSpec()  # noqa: RUF009 - frozen
    label: str = "BL"
    scan_date: date = date(2024, 1, 1)
    seed: int = 1

    @property
    def geometry(self) -> Geometry:
        return Geometry(
            rows=self.rows,
            columns=self.columns,
            slices=self.slices,
            row_spacing_mm=self.row_spacing_mm,
            column_spacing_mm=self.column_spacing_mm,
            interval_mm=self.interval_mm,
            thickness_mm=self.interval_mm if self.thickness_mm is None else self.thickness_mm,
            centre_lps=PointLps(*self.centre_lps),
            orientation=self.orientation,
            tilt_degrees=self.tilt_degrees,
            missing=self.missing,
        )

    @property
    def study(self) -> StudySpec:
        """The study of one patient, one timepoint and this series."""
        series = SeriesSpec(
            geometry=self.geometry,
            vendor=self.vendor,
            syntax=self.syntax,
            enhanced=self.enhanced,
            acquisitions=self.acquisitions,
            noise_hu=self.noise_hu,
            phase=self.phase,
            number=self.number,
        )
        piece = Piece(self.long_mm, self.short_mm, self.angle_degrees, self.through_mm)
        course = {self.label: LesionAt(TargetState.MEASURED, (piece,))}
        centre = PointLps(*self.centre_lps)
        lesion = LesionSpec("T1", Role.TARGET, "liver", centre, course, hu=LESION_HU)
        timepoint = TimepointSpec(self.label, self.scan_date, (series,))
        return StudySpec(self.patient, (timepoint,), (lesion,), self.seed, Body.BLOCK)


def small_series(folder: Path, **wishes: Any) -> SmallSeries:
    """Write one small series into `folder/<label>/S002`; `wishes` are the fields of `SmallSpec`.

    `lesion` of the answer has the axes that the series' own best slice shows. Different `label` or `seed`
    gives other UIDs, other `number` another series of the same study. Raises TypeError for an unknown wish.
    """
    spec = SmallSpec(**wishes)
    study = make_study(spec.study, folder)
    timepoint = study.at(spec.label)
    return SmallSeries(timepoint.series[0], timepoint.lesion("T1").pieces[0], study)
