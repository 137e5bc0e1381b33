"""Order and spacing of slices in the patient (VW-10, VW-14, VW-11).

All along the slice normal, in mm, LPS. The order never comes from names or instance numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import atan2, degrees, sqrt
from statistics import median

from recist_reader.measuring.plane import Direction, SlicePlane, cross, dot

SAME_PLACE_MM = 0.01
"""Slices closer than this lie at one place."""
_OBLIQUE_FROM_DEG = 20.0
_HEAD_TO_FEET: Direction = (0.0, 0.0, -1.0)
_FRONT_TO_BACK: Direction = (0.0, 1.0, 0.0)
_RIGHT_TO_LEFT: Direction = (1.0, 0.0, 0.0)


class Orientation(Enum):
    """The plane of a stack."""

    AXIAL = "axial"
    CORONAL = "coronal"
    SAGITTAL = "sagittal"
    OBLIQUE = "oblique"


_WAYS = (
    (_RIGHT_TO_LEFT, Orientation.SAGITTAL),
    (_FRONT_TO_BACK, Orientation.CORONAL),
    (_HEAD_TO_FEET, Orientation.AXIAL),
)


@dataclass(frozen=True)
class StackGeometry:
    """What the planes of one ordered stack say together.

    `steps_mm` are the distances between neighbours along the normal; `step_mm` is the median of those that
    are no duplicates (0 where all are), None for a single slice. `tilt_deg` is the angle, never negative,
    between the normal and the way from the first slice to the last.
    """

    orientation: Orientation
    steps_mm: tuple[float, ...]
    step_mm: float | None
    tilt_deg: float


def viewing_axis(normal: Direction) -> Direction:
    """The normal, turned so that a growing position runs as VW-14 wants it.

    Axial head to feet, coronal front to back, sagittal right to left; an oblique stack runs as the plane
    it is nearest to.
    """
    way, _ = _nearest_way(normal)
    sign = 1.0 if dot(normal, way) > 0 else -1.0
    return (sign * normal[0], sign * normal[1], sign * normal[2])


def viewing_position_mm(plane: SlicePlane, axis: Direction) -> float:
    """Where a slice stands along the viewing axis."""
    return dot(plane.origin_lps, axis)


def stack_geometry(planes: Sequence[SlicePlane], stated_tilt_deg: float | None = None) -> StackGeometry:
    """Measure an ordered stack. The tilt that the file states counts only where there is one place."""
    axis = viewing_axis(planes[0].normal)
    positions = [viewing_position_mm(plane, axis) for plane in planes]
    steps = tuple(b - a for a, b in pairwise(positions))
    extent = positions[-1] - positions[0]
    if extent > SAME_PLACE_MM:
        first, last = planes[0].origin_lps, planes[-1].origin_lps
        way = _unit((last[0] - first[0], last[1] - first[1], last[2] - first[2]))
        tilt_deg = _angle_deg(way, axis)
        off_axis_deg = _angle_deg(way, _nearest_way(way)[0])
    else:
        tilt_deg = abs(stated_tilt_deg or 0.0)
        off_axis_deg = max(0.0, _angle_deg(axis, _nearest_way(axis)[0]) - tilt_deg)
    orientation = _nearest_way(axis)[1] if off_axis_deg < _OBLIQUE_FROM_DEG else Orientation.OBLIQUE
    moves = [step for step in steps if step >= SAME_PLACE_MM]
    step_mm = None if not steps else median(moves) if moves else 0.0
    return StackGeometry(orientation, steps, step_mm, tilt_deg)


def same_direction(a: SlicePlane, b: SlicePlane) -> bool:
    """Do two slices lie parallel, rows along rows, but for the rounding of the file?"""
    if a.row_direction == b.row_direction and a.column_direction == b.column_direction:
        return True  # nearly always; a scan asks this for every slice
    pairs = (
        *zip(a.row_direction, b.row_direction, strict=True),
        *zip(a.column_direction, b.column_direction, strict=True),
    )
    return all(abs(x - y) <= 1e-3 for x, y in pairs)


def same_spacing(a: SlicePlane, b: SlicePlane) -> bool:
    """Are the pixels of two slices of one size, but for the rounding of the file?"""
    rows = abs(a.row_spacing_mm - b.row_spacing_mm) <= 1e-3 * a.row_spacing_mm
    return rows and abs(a.column_spacing_mm - b.column_spacing_mm) <= 1e-3 * a.column_spacing_mm


def _nearest_way(direction: Direction) -> tuple[Direction, Orientation]:
    return max(_WAYS, key=lambda way: abs(dot(direction, way[0])))


def _unit(vector: Direction) -> Direction:
    length = sqrt(dot(vector, vector))
    return (vector[0] / length, vector[1] / length, vector[2] / length)


def _angle_deg(a: Direction, b: Direction) -> float:
    """Angle between two unit directions, sense ignored."""
    across = cross(a, b)
    return degrees(atan2(sqrt(dot(across, across)), abs(dot(a, b))))
