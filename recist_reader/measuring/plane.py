"""Points and image planes in patient space: LPS millimetres.

Pixel coordinates follow DICOM SCOORD (PS3.3 C.18.6, our EXP-42): (0, 0) is the outer corner of the
first pixel, its centre is (0.5, 0.5); the first number is the column, the second the row.
"""

from dataclasses import dataclass
from functools import cached_property
from math import isfinite, sqrt
from typing import NamedTuple


class PointLps(NamedTuple):
    """A position in the patient, mm: x to the left, y to the back, z to the head."""

    x: float
    y: float
    z: float


class PixelPoint(NamedTuple):
    """A position in an image, DICOM convention: column first."""

    column: float
    row: float


Direction = tuple[float, float, float]


def dot(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Direction, b: Direction) -> Direction:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


@dataclass(frozen=True)
class SlicePlane:
    """Where one slice lies in the patient (PS3.3 C.7.6.2).

    `origin_lps` is ImagePositionPatient: the centre of the first pixel. `row_direction` points along
    a row (growing column), `column_direction` down a column (growing row). `row_spacing_mm` is the
    distance between rows (PixelSpacing[0]), `column_spacing_mm` between columns (PixelSpacing[1]).
    """

    origin_lps: PointLps
    row_direction: Direction
    column_direction: Direction
    row_spacing_mm: float
    column_spacing_mm: float
    rows: int
    columns: int

    def __post_init__(self) -> None:
        if not (self.row_spacing_mm > 0 and self.column_spacing_mm > 0):
            raise ValueError("spacing must be positive")
        if cross(self.row_direction, self.column_direction) == (0.0, 0.0, 0.0):
            raise ValueError("row and column directions must differ")
        if not all(isfinite(v) for v in (*self.origin_lps, *self.row_direction, *self.column_direction)):
            raise ValueError("a plane needs finite geometry")

    @cached_property
    def normal(self) -> Direction:
        """Unit normal, row direction x column direction."""
        n = cross(self.row_direction, self.column_direction)
        length = sqrt(dot(n, n))
        return (n[0] / length, n[1] / length, n[2] / length)

    @property
    def position_mm(self) -> float:
        """Distance of the plane from the patient origin along its own normal."""
        return dot(self.origin_lps, self.normal)

    def to_lps(self, at: PixelPoint) -> PointLps:
        """Pixel to patient (EXP-42)."""
        across = (at.column - 0.5) * self.column_spacing_mm
        down = (at.row - 0.5) * self.row_spacing_mm
        o, r, c = self.origin_lps, self.row_direction, self.column_direction
        return PointLps(
            o[0] + across * r[0] + down * c[0],
            o[1] + across * r[1] + down * c[1],
            o[2] + across * r[2] + down * c[2],
        )

    @cached_property
    def _duals(self) -> tuple[Direction, Direction]:
        """Directions that read a position along the row and down the column, in pixels.

        DICOM writes direction cosines with some six digits, so the two are neither quite of unit length
        nor quite at right angles; at the far side of an image that would shift a position by 0.0005
        pixel on every way there and back.
        """
        r, c = self.row_direction, self.column_direction
        rr, rc, cc = dot(r, r), dot(r, c), dot(c, c)
        scale = rr * cc - rc * rc
        across, down = scale * self.column_spacing_mm, scale * self.row_spacing_mm
        return (
            (
                (cc * r[0] - rc * c[0]) / across,
                (cc * r[1] - rc * c[1]) / across,
                (cc * r[2] - rc * c[2]) / across,
            ),
            ((rr * c[0] - rc * r[0]) / down, (rr * c[1] - rc * r[1]) / down, (rr * c[2] - rc * r[2]) / down),
        )

    def to_pixel(self, at: PointLps) -> PixelPoint:
        """Patient to pixel, projected along the normal; undoes `to_lps` exactly."""
        d = (at[0] - self.origin_lps[0], at[1] - self.origin_lps[1], at[2] - self.origin_lps[2])
        across, down = self._duals
        return PixelPoint(dot(d, across) + 0.5, dot(d, down) + 0.5)

    def distance_mm(self, at: PointLps) -> float:
        """Signed distance of a point from the plane along the normal."""
        return dot(at, self.normal) - self.position_mm
