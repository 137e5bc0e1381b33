"""Solids in patient space, each told by its depth: millimetres inside the surface, negative outside.

The depth is exact on the surface and a good estimate near it, which is what a soft edge needs: the
half height of an edge drawn round depth zero lies on the surface itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from recist_reader.measuring.plane import PointLps

Field = NDArray[np.float32]
Rotation = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]
UPRIGHT: Rotation = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


class Points(NamedTuple):
    """Positions in mm as three arrays that broadcast to the shape of an image part."""

    x: Field
    y: Field
    z: Field


class Box(NamedTuple):
    """Two opposite corners, LPS mm."""

    low: PointLps
    high: PointLps

    def grown(self, margin_mm: float) -> "Box":
        return Box(
            PointLps(*(v - margin_mm for v in self.low)), PointLps(*(v + margin_mm for v in self.high))
        )


class Solid(Protocol):
    @property
    def box(self) -> Box:
        """The solid lies within this box."""
        ...

    def depth_mm(self, at: Points) -> Field:
        """Millimetres inside the surface; negative outside."""
        ...


def turned_about_z(degrees: float) -> Rotation:
    """Axes of a solid turned in the axial plane, from left (x) towards the back (y)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def turned_about_y(degrees: float) -> Rotation:
    """Axes of a solid turned in the coronal plane, from left (x) towards the feet."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


@dataclass(frozen=True)
class Ellipsoid:
    """An ellipsoid by centre, semi-axes (mm) and the directions of its axes (rows of `axes`)."""

    centre: PointLps
    semi_axes_mm: tuple[float, float, float]
    axes: Rotation = UPRIGHT

    @property
    def box(self) -> Box:
        reach = [
            sum((self.axes[j][i] * self.semi_axes_mm[j]) ** 2 for j in range(3)) ** 0.5 for i in range(3)
        ]
        return Box(
            PointLps(*(c - r for c, r in zip(self.centre, reach, strict=True))),
            PointLps(*(c + r for c, r in zip(self.centre, reach, strict=True))),
        )

    def depth_mm(self, at: Points) -> Field:
        x, y, z = (p - np.float32(c) for p, c in zip(at, self.centre, strict=True))
        level: Field = np.zeros((1, 1), np.float32)
        slope: Field = np.zeros((1, 1), np.float32)
        for axis, semi in zip(self.axes, self.semi_axes_mm, strict=True):
            along = _along(axis, x, y, z) * np.float32(1 / semi)
            squared = along * along
            level = level + squared
            slope = np.asarray(slope + squared * np.float32(semi**-2), np.float32)
        smallest = np.float32(1e-9)
        reach = np.sqrt(level + smallest)
        steepness = np.sqrt(slope + smallest * np.float32(1 / min(self.semi_axes_mm) ** 2))
        return np.asarray(reach * (1 - reach) / steepness, np.float32)


def _along(axis: tuple[float, float, float], x: Field, y: Field, z: Field) -> Field:
    """Coordinate along an axis; terms with a zero factor are left out, which spares full-size sums."""
    terms = [np.float32(f) * v for f, v in zip(axis, (x, y, z), strict=True) if f]
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


@dataclass(frozen=True)
class Column:
    """An upright solid whose cross-section, a rounded rectangle or ellipse, changes along z.

    Each knot is (z, centre x, centre y, half width, half depth), z rising; `power` 2 is an ellipse,
    more is boxier. Beyond the first and last knot there is nothing.
    """

    knots: tuple[tuple[float, float, float, float, float], ...]
    power: float = 2.0

    @cached_property
    def _table(self) -> NDArray[np.float64]:
        return np.array(self.knots).T

    @property
    def box(self) -> Box:
        z, x, y, a, b = self._table
        low = PointLps(float((x - a).min()), float((y - b).min()), float(z[0]))
        return Box(low, PointLps(float((x + a).max()), float((y + b).max()), float(z[-1])))

    def depth_mm(self, at: Points) -> Field:
        z, *rest = self._table
        cx, cy, a, b = (np.interp(at.z, z, row).astype(np.float32) for row in rest)
        u, v = np.abs(at.x - cx) / a, np.abs(at.y - cy) / b
        if self.power == 2.0:
            level = np.sqrt(u * u + v * v)
        else:
            p = np.float32(self.power)
            level = (u**p + v**p) ** (1 / p)
        sideways = (1 - level) * np.minimum(a, b)
        ends = np.minimum(at.z - np.float32(z[0]), np.float32(z[-1]) - at.z)
        return np.asarray(np.minimum(sideways, ends), np.float32)


@dataclass(frozen=True)
class Tube:
    """A round tube from `start` to `end` whose radius changes evenly."""

    start: PointLps
    end: PointLps
    start_radius_mm: float
    end_radius_mm: float

    @property
    def box(self) -> Box:
        radius = max(self.start_radius_mm, self.end_radius_mm)
        low = PointLps(*(min(a, b) - radius for a, b in zip(self.start, self.end, strict=True)))
        high = PointLps(*(max(a, b) + radius for a, b in zip(self.start, self.end, strict=True)))
        return Box(low, high)

    def depth_mm(self, at: Points) -> Field:
        way = [b - a for a, b in zip(self.start, self.end, strict=True)]
        length_squared = max(sum(w * w for w in way), 1e-6)
        x, y, z = (p - np.float32(c) for p, c in zip(at, self.start, strict=True))
        wx, wy, wz = (np.float32(w) for w in way)
        share = np.clip((x * wx + y * wy + z * wz) * np.float32(1 / length_squared), 0, 1)
        x, y, z = x - share * wx, y - share * wy, z - share * wz
        radius = np.float32(self.start_radius_mm) + share * np.float32(
            self.end_radius_mm - self.start_radius_mm
        )
        return np.asarray(radius - np.sqrt(x * x + y * y + z * z), np.float32)


def tubes(points: Sequence[PointLps], radii_mm: Sequence[float]) -> tuple[Tube, ...]:
    """A bent tube through the points, in straight pieces with rounded joints."""
    return tuple(Tube(points[i], points[i + 1], radii_mm[i], radii_mm[i + 1]) for i in range(len(points) - 1))


@dataclass(frozen=True)
class Both:
    """What two solids share."""

    first: Solid
    second: Solid

    @property
    def box(self) -> Box:
        a, b = self.first.box, self.second.box
        low = PointLps(*(max(p, q) for p, q in zip(a.low, b.low, strict=True)))
        return Box(low, PointLps(*(min(p, q) for p, q in zip(a.high, b.high, strict=True))))

    def depth_mm(self, at: Points) -> Field:
        return np.minimum(self.first.depth_mm(at), self.second.depth_mm(at))


@dataclass(frozen=True)
class Without:
    """The first solid with the second cut out of it, leaving `gap_mm` between them."""

    first: Solid
    second: Solid
    gap_mm: float = 0.0

    @property
    def box(self) -> Box:
        return self.first.box

    def depth_mm(self, at: Points) -> Field:
        outside = -self.second.depth_mm(at) - np.float32(self.gap_mm)
        return np.asarray(np.minimum(self.first.depth_mm(at), outside), np.float32)


@dataclass(frozen=True)
class Blended:
    """Several solids grown together; the joints are rounded over `rounding_mm`."""

    parts: tuple[Solid, ...]
    rounding_mm: float = 8.0

    @property
    def box(self) -> Box:
        boxes = [part.box for part in self.parts]
        low = PointLps(*(min(b.low[i] for b in boxes) for i in range(3)))
        return Box(low, PointLps(*(max(b.high[i] for b in boxes) for i in range(3)))).grown(self.rounding_mm)

    def depth_mm(self, at: Points) -> Field:
        depth: Field = self.parts[0].depth_mm(at)
        k = np.float32(self.rounding_mm)
        for part in self.parts[1:]:
            other = part.depth_mm(at)
            overlap = np.maximum(k - np.abs(depth - other), 0) / k
            depth = np.maximum(depth, other) + overlap * overlap * (k / 4)
        return np.asarray(depth, np.float32)
