"""Whether a mark of A and a mark of B may be one lesion, and how far apart they are (AJ-3, GD-15)."""

from dataclasses import dataclass
from math import dist

from recist_reader.measuring.neighbours import SAME_SLICE_MM, axes_overlap
from recist_reader.measuring.plane import Direction, cross, dot
from recist_reader.measuring.vector import difference, norm, unit
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.facts import SeriesFacts

SAME_LESION_WITHIN_MM = 15.0
NEIGHBOURING_SLICES = 1


@dataclass(frozen=True)
class PlacedMark:
    """A mark and the series that it stands on."""

    mark: Measurement
    series: SeriesFacts


def apart_mm(a: PlacedMark, b: PlacedMark) -> float | None:
    """Return the distance of the centres in mm where the two may be one lesion (AJ-3), else None.

    They may where the centres lie within 15 mm on the same or the next slice; or where axes cross
    (GD-15); or where each centre lies in the body of the other, taken as thick as its short axis: on
    thin slices two readers measure one lesion many slices apart.
    """
    if not lie_in_one_space(a, b):
        return None
    away_mm = dist(a.mark.centre_lps, b.mark.centre_lps)
    if away_mm <= SAME_LESION_WITHIN_MM and _on_neighbouring_slices(a, b):
        return away_mm
    if _have_axes(a.mark, b.mark) and _axes_cross(a.mark, b.mark):
        return away_mm
    return away_mm if away_mm <= _common_radius_mm(a.mark, b.mark) else None


def lie_in_one_space(a: PlacedMark, b: PlacedMark) -> bool:
    """Whether positions can be compared: on one series, or on two of one frame of reference."""
    if a.series.uid == b.series.uid:
        return True
    frame = a.series.frame_of_reference_uid
    return bool(frame) and frame == b.series.frame_of_reference_uid


def _on_neighbouring_slices(a: PlacedMark, b: PlacedMark) -> bool:
    if a.series.uid == b.series.uid:
        return abs(a.mark.place.slice_number - b.mark.place.slice_number) <= NEIGHBOURING_SLICES
    step_mm = float(max(a.series.slice_mm, b.series.slice_mm))
    normals = [normal for mark in (a.mark, b.mark) if (normal := _normal_of(mark)) is not None]
    between = difference(b.mark.centre_lps, a.mark.centre_lps)
    # Two points span no plane: between them the distance alone can judge.
    return all(abs(dot(between, normal)) <= step_mm + SAME_SLICE_MM for normal in normals)


def _axes_cross(a: Measurement, b: Measurement) -> bool:
    # Each way, since what is seen along the normal of one may miss along that of the other.
    return axes_overlap(a.axes, b.axes) or axes_overlap(b.axes, a.axes)


def _have_axes(*marks: Measurement) -> bool:
    return all(mark.tool is ToolKind.BIDIRECTIONAL for mark in marks)


def _common_radius_mm(a: Measurement, b: Measurement) -> float:
    """Half the smaller short axis; of the one that has axes where the other is a point; else 0."""
    axes = [axis for mark in (a, b) if _have_axes(mark) for axis in mark.axes]
    return min((axis.length_mm / 2 for axis in axes), default=0.0)


def _normal_of(mark: Measurement) -> Direction | None:
    if not _have_axes(mark):
        return None
    first, second = (difference(axis.end, axis.start) for axis in mark.axes)
    across = cross(first, second)
    return unit(across) if norm(across) > 0 else None
