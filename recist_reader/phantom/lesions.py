"""Lesions as solids, and the axes that one image plane shows of them."""

from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.phantom.scene import Tissue
from recist_reader.phantom.solids import Box, Ellipsoid, Field, Points, turned_about_z
from recist_reader.phantom.spec import LesionSpec, Piece


@dataclass(frozen=True)
class Section:
    """The ellipse in which a plane cuts an ellipsoid: its centre and the ends of both axes, LPS mm."""

    centre_lps: PointLps
    long_axis_lps: tuple[PointLps, PointLps]
    short_axis_lps: tuple[PointLps, PointLps]
    long_mm: float
    short_mm: float


def ellipsoid_of(piece: Piece, centre: PointLps) -> Ellipsoid:
    """The solid of a piece whose own centre lies at `centre`."""
    through_mm = piece.through_mm or (piece.long_mm + piece.short_mm) / 2
    return Ellipsoid(
        centre,
        (piece.long_mm / 2, piece.short_mm / 2, through_mm / 2),
        turned_about_z(piece.angle_degrees),
    )


def section(solid: Ellipsoid, plane: SlicePlane) -> Section | None:
    """Cut an ellipsoid with a plane, exactly; None where they do not meet."""
    axes = np.array(solid.axes)
    quadric = axes.T @ np.diag(1 / np.square(solid.semi_axes_mm)) @ axes
    basis = np.array([plane.row_direction, plane.column_direction]).T
    away = np.array(plane.origin_lps) - np.array(solid.centre)
    flat = basis.T @ quadric @ basis
    slant = basis.T @ quadric @ away
    to_centre = -np.linalg.solve(flat, slant)
    level = 1 - (away @ quadric @ away + slant @ to_centre)
    if level <= 0:
        return None
    centre = np.array(plane.origin_lps) + basis @ to_centre
    values, vectors = np.linalg.eigh(flat)  # rising: the first belongs to the long axis
    halves = np.sqrt(level / values)
    ends = []
    for half, vector in zip(halves, vectors.T, strict=True):
        way = basis @ vector * half
        ends.append((_point(centre - way), _point(centre + way)))
    return Section(_point(centre), ends[0], ends[1], float(2 * halves[0]), float(2 * halves[1]))


def _point(at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> PointLps:
    return PointLps(*(float(v) for v in at))


@dataclass(frozen=True)
class Dented:
    """An ellipsoid whose outline sinks in between its axes, so that the axes stay true."""

    whole: Ellipsoid
    dent: float

    @property
    def box(self) -> Box:
        return self.whole.box

    def depth_mm(self, at: Points) -> Field:
        depth = self.whole.depth_mm(at)
        x, y, z = (p - np.float32(c) for p, c in zip(at, self.whole.centre, strict=True))
        along, across, up = (
            sum(np.float32(f) * v for f, v in zip(axis, (x, y, z), strict=True)) / np.float32(semi)
            for axis, semi in zip(self.whole.axes, self.whole.semi_axes_mm, strict=True)
        )
        turn = np.arctan2(across, along)
        # Zero, with zero slope, on both axes; each quadrant sinks by another amount.
        sink = np.sin(2 * turn) ** 2 * (0.65 + 0.35 * np.sin(turn + np.float32(2) * up + 0.7))
        reach = np.float32(self.dent * sqrt(self.whole.semi_axes_mm[0] * self.whole.semi_axes_mm[1]))
        return np.asarray(depth - sink * reach, np.float32)


def lesion_tissue(lesion: LesionSpec, piece: Piece, centre: PointLps) -> Tissue:
    """What is painted for one piece: an exact outline, an uneven core, a rim where the lesion has one."""
    whole = ellipsoid_of(piece, centre)
    solid = Dented(whole, piece.dent) if piece.dent else whole
    rim_mm = min(4.0, piece.short_mm / 5)
    core, rim = np.float32(lesion.hu), np.float32(lesion.hu if lesion.rim_hu is None else lesion.rim_hu)

    def shade(at: Points, depth: Field) -> Field:
        inner = np.clip((depth - np.float32(rim_mm * 0.4)) / np.float32(rim_mm), 0, 1)
        x, y, z = (np.float32(2 * pi / 11) * v for v in at)
        ripple = np.sin(x + 0.5 * y + 1.1) * np.sin(y - 0.3 * z + 0.4) * np.float32(3.5)
        return np.asarray(rim + (core + ripple - rim) * inner, np.float32)

    even = lesion.rim_hu is None and not piece.dent
    return Tissue(solid, float(core) if even else shade, edge_mm=1.0)
