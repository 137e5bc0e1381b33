"""Making a study: pictures of the scene at every timepoint, written as DICOM, with the truth."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zlib import crc32

import numpy as np

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.phantom.anatomy import trunk
from recist_reader.phantom.block import block
from recist_reader.phantom.dicom import Placed, uid, write_slices
from recist_reader.phantom.enhanced import write_frames
from recist_reader.phantom.lesions import ellipsoid_of, lesion_tissue, section
from recist_reader.phantom.noise import Grain
from recist_reader.phantom.pixels import Stored, stored_values
from recist_reader.phantom.scene import Anatomy, Scene
from recist_reader.phantom.spec import (
    Body,
    LesionAt,
    LesionSpec,
    Piece,
    StudySpec,
    TimepointSpec,
)
from recist_reader.phantom.truth import (
    LesionTruth,
    PieceTruth,
    SeriesTruth,
    StudyTruth,
    TimepointTruth,
    contribution_mm,
    sums_of,
    tenth_mm,
)
from recist_reader.recist.vocabulary import Role

Centres = dict[tuple[str, int], PointLps]
QUIET_BELOW_HU = -985.0  # air round the body


def make_study(spec: StudySpec, folder: Path) -> StudyTruth:
    """Write every timepoint of the study below `folder` and return what is true of it.

    Lesions are moved to the nearest slice of the timepoint's first series, so that one slice shows the
    widest section; the truth has the moved place. The same spec gives the same bytes.
    """
    timepoints: list[TimepointTruth] = []
    for timepoint in spec.timepoints:
        nadir = min((t.sum_mm for t in timepoints if t.sum_mm is not None), default=None)
        timepoints.append(_make_timepoint(spec, timepoint, nadir, folder / timepoint.label))
    return StudyTruth(spec.patient.number, spec.title, spec.randomisation_date, tuple(timepoints))


def _make_timepoint(
    spec: StudySpec, timepoint: TimepointSpec, nadir: Decimal | None, folder: Path
) -> TimepointTruth:
    key = (spec.seed, spec.patient.number, timepoint.label)
    study_uid, frame_uid = uid(*key, "study"), uid(*key, "frame")
    centres = _centres(spec, timepoint)
    written = []
    for series in timepoint.series:
        placed = Placed(
            spec.patient, timepoint, series, study_uid, frame_uid, uid(*key, "series", series.number)
        )
        written.append(_make_series(spec, placed, centres, folder / f"S{series.number:03d}"))
    lesions = tuple(
        _lesion_truth(lesion, lesion.course[timepoint.label], centres, written[0])
        for lesion in spec.lesions
        if timepoint.label in lesion.course
    )
    sums = sums_of(lesions)
    return TimepointTruth(
        label=timepoint.label,
        visit=timepoint.visit,
        scan_date=timepoint.scan_date,
        folder=folder,
        study_instance_uid=study_uid,
        frame_of_reference_uid=frame_uid,
        series=tuple(written),
        lesions=lesions,
        sum_mm=sums.sum_mm,
        partial_sum_mm=sums.partial_mm,
        nadir_mm=nadir,
        expected=timepoint.expected,
    )


def _centres(spec: StudySpec, timepoint: TimepointSpec) -> Centres:
    """Where each lesion's pieces lie in scanner coordinates: placed with the patient, then put on a slice."""
    planes = timepoint.series[0].geometry.planes()
    centres = {}
    for lesion in spec.lesions:
        at = lesion.course.get(timepoint.label)
        for number, piece in enumerate(at.pieces if at else ()):
            shifts = (lesion.place_lps, piece.offset_lps, timepoint.placement_lps)
            where = PointLps(*(sum(parts) for parts in zip(*shifts, strict=True)))
            nearest = min(planes, key=lambda plane: abs(plane.distance_mm(where)))
            centres[lesion.id, number] = _moved_onto(nearest, where, timepoint.series[0].geometry.interval_mm)
    return centres


def _moved_onto(plane: SlicePlane, where: PointLps, interval_mm: float) -> PointLps:
    away = plane.distance_mm(where)
    if abs(away) > interval_mm:  # outside the stack: the scan does not show it
        return where
    return PointLps(*(w - away * n for w, n in zip(where, plane.normal, strict=True)))


def _make_series(spec: StudySpec, placed: Placed, centres: Centres, folder: Path) -> SeriesTruth:
    planes = placed.series.geometry.planes()
    frames = _frames(spec, placed, centres, planes)
    if placed.series.enhanced:
        return write_frames(placed, planes, frames, folder)
    return write_slices(placed, planes, frames, folder)


def _frames(
    spec: StudySpec, placed: Placed, centres: Centres, planes: tuple[SlicePlane, ...]
) -> Iterator[Stored]:
    series = placed.series
    scene = _scene(spec, placed, centres)
    grain = Grain(
        series.geometry.rows,
        series.geometry.columns,
        series.noise_hu,
        0.7 if series.sharp else series.grain_pixels,
    )
    stream = crc32(placed.series_instance_uid.encode())
    for index, plane in enumerate(planes):
        hu = scene.picture(plane)
        if series.noise_hu > 0:
            noise = grain.slice((spec.seed, stream, index))
            hu += noise if series.noise_in_air else np.where(hu > QUIET_BELOW_HU, noise, np.float32(0))
        yield stored_values(hu, series.vendor.value)


def _scene(spec: StudySpec, placed: Placed, centres: Centres) -> Scene:
    body = (
        trunk(spec.patient, placed.series.phase, spec.seed)
        if spec.body is Body.TRUNK
        else block(placed.series.geometry)
    )
    tumours = []
    for lesion in spec.lesions:
        at = lesion.course.get(placed.timepoint.label)
        for number, piece in enumerate(at.pieces if at else ()):
            tumours.append(lesion_tissue(lesion, piece, centres[lesion.id, number]))
    return Scene(body, Anatomy(tuple(tumours)), placed.timepoint.placement_lps)


def _lesion_truth(lesion: LesionSpec, at: LesionAt, centres: Centres, series: SeriesTruth) -> LesionTruth:
    pieces = tuple(
        _piece_truth(piece, centres[lesion.id, number], series) for number, piece in enumerate(at.pieces)
    )
    counted = contribution_mm(at.state, pieces, lesion.nodal) if lesion.role is Role.TARGET else None
    return LesionTruth(
        id=lesion.id,
        role=lesion.role,
        organ=lesion.organ,
        nodal=lesion.nodal,
        subsite=lesion.subsite,
        state=at.state,
        pieces=pieces,
        counted_mm=counted,
        merged_into=at.merged_into,
    )


def _piece_truth(piece: Piece, centre: PointLps, series: SeriesTruth) -> PieceTruth:
    """Cut the piece with the slice nearest its centre; where none meets it, with the axial plane there."""
    solid = ellipsoid_of(piece, centre)
    index = min(range(len(series.planes)), key=lambda i: abs(series.planes[i].distance_mm(centre)))
    cut = section(solid, series.planes[index])
    image: tuple[str | None, int] = (None, 1)
    if cut is not None:
        image = series.image_at(index)
    else:
        through = SlicePlane(centre, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 1.0, 1.0, 1, 1)
        cut = section(solid, through)
    if cut is None:
        raise AssertionError("a plane through the centre of an ellipsoid cuts it")
    return PieceTruth(
        centre,
        tenth_mm(cut.long_mm),
        tenth_mm(cut.short_mm),
        cut.long_axis_lps,
        cut.short_axis_lps,
        *image,
    )
