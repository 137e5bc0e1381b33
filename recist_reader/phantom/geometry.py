"""Where the slices of a made series lie: any matrix, spacing, orientation, gantry tilt or gap."""

from dataclasses import dataclass
from math import cos, radians, sin

from recist_reader.measuring.plane import Direction, PointLps, SlicePlane, cross

Orientation = tuple[Direction, Direction]

AXIAL: Orientation = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
CORONAL: Orientation = ((1.0, 0.0, 0.0), (0.0, 0.0, -1.0))
SAGITTAL: Orientation = ((0.0, 1.0, 0.0), (0.0, 0.0, -1.0))


def oblique(about_x_degrees: float, about_z_degrees: float = 0.0) -> Orientation:
    """Axial planes turned about the patient's x axis, then about the z axis."""
    row, column = AXIAL
    for degrees, axis in ((about_x_degrees, 0), (about_z_degrees, 2)):
        row, column = _turned(row, degrees, axis), _turned(column, degrees, axis)
    return row, column


def _turned(direction: Direction, degrees: float, axis: int) -> Direction:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    x, y, z = direction
    return (x, c * y - s * z, s * y + c * z) if axis == 0 else (c * x - s * y, s * x + c * y, z)


MIDDLE = PointLps(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Geometry:
    """A stack of slices round `centre_lps` (mm).

    `interval_mm` is the distance between neighbouring slices along the table. `tilt_degrees` turns
    every plane about its row direction while the stack still runs along the table, as a tilted gantry
    does: along the slice normal the distance is then `interval_mm` times the cosine. `missing` names
    slices (0 is the lowest along the normal) that are left out.
    """

    rows: int = 512
    columns: int = 512
    slices: int = 80
    row_spacing_mm: float = 0.75
    column_spacing_mm: float = 0.75
    interval_mm: float = 5.0
    thickness_mm: float = 5.0
    centre_lps: PointLps = MIDDLE
    orientation: Orientation = AXIAL
    tilt_degrees: float = 0.0
    missing: tuple[int, ...] = ()

    def planes(self) -> tuple[SlicePlane, ...]:
        """Return the planes in rising order along the slice normal, without the missing ones."""
        row, upright = self.orientation
        stack = cross(row, upright)
        c, s = cos(radians(self.tilt_degrees)), sin(radians(self.tilt_degrees))
        column: Direction = (
            c * upright[0] + s * stack[0],
            c * upright[1] + s * stack[1],
            c * upright[2] + s * stack[2],
        )
        across = (self.columns - 1) / 2 * self.column_spacing_mm
        down = (self.rows - 1) / 2 * self.row_spacing_mm
        corner = [self.centre_lps[i] - across * row[i] - down * column[i] for i in range(3)]
        planes = []
        for number in range(self.slices):
            if number in self.missing:
                continue
            along = (number - (self.slices - 1) / 2) * self.interval_mm
            planes.append(
                SlicePlane(
                    PointLps(*(corner[i] + along * stack[i] for i in range(3))),
                    row,
                    column,
                    self.row_spacing_mm,
                    self.column_spacing_mm,
                    self.rows,
                    self.columns,
                )
            )
        return tuple(planes)
