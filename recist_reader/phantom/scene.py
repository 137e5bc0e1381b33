"""A scene of tissues painted one over the other, and its picture on one slice plane.

Every tissue is painted only where its box meets the plane, in any orientation, so that a study of
512 x 512 x 120 is a matter of seconds.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.phantom.solids import Box, Field, Points, Solid

AIR_HU = -1000.0
EDGE_PIXELS = 1.6

Shade = Callable[[Points, Field], Field]
Warp = Callable[[Points], Points]


@dataclass(frozen=True)
class Tissue:
    """A solid with its CT number.

    `hu` is a number, or a function of position and depth (shells, texture). `edge_mm` is the width over
    which the surface fades.
    """

    solid: Solid
    hu: float | Shade
    edge_mm: float = 1.2


@dataclass(frozen=True)
class Anatomy:
    """Tissues of a body at its standard place; `warp` bends them, never by more than `reach_mm`."""

    tissues: tuple[Tissue, ...]
    warp: Warp | None = None
    reach_mm: float = 0.0


@dataclass(frozen=True)
class Scene:
    """An anatomy laid `placement_lps` mm from its standard place, and tumours in scanner coordinates.

    Tumours are painted last and never warped: their axes are the truth.
    """

    anatomy: Anatomy
    tumours: tuple[Tissue, ...] = ()
    placement_lps: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def picture(self, plane: SlicePlane) -> Field:
        """Return the plane's CT numbers without noise, rows x columns."""
        picture = np.full((plane.rows, plane.columns), AIR_HU, np.float32)
        origin = PointLps(*(o - p for o, p in zip(plane.origin_lps, self.placement_lps, strict=True)))
        in_body = replace(plane, origin_lps=origin)
        _paint_all(self.anatomy.tissues, in_body, self.anatomy.warp, self.anatomy.reach_mm, picture)
        _paint_all(self.tumours, plane, None, 0.0, picture)
        return picture


def _paint_all(
    tissues: tuple[Tissue, ...], plane: SlicePlane, warp: Warp | None, reach_mm: float, picture: Field
) -> None:
    # An edge narrower than the pixels would put every outline on a pixel border.
    narrowest_mm = EDGE_PIXELS * max(plane.row_spacing_mm, plane.column_spacing_mm)
    points = positions(plane)
    if warp is not None:
        points = warp(points)
    for tissue in tissues:
        part = _meeting(plane, tissue.solid.box.grown(max(tissue.edge_mm, narrowest_mm) + reach_mm))
        if part is not None:
            _paint(tissue, max(tissue.edge_mm, narrowest_mm), points, picture, part)


Part = tuple[slice, slice]


def positions(plane: SlicePlane) -> Points:
    """LPS mm of every pixel centre; a coordinate that does not change along an axis keeps length 1 there."""
    across = np.arange(plane.columns, dtype=np.float64)[None, :] * plane.column_spacing_mm
    down = np.arange(plane.rows, dtype=np.float64)[:, None] * plane.row_spacing_mm
    fields = []
    for i in range(3):
        field = np.full((1, 1), plane.origin_lps[i])
        if plane.row_direction[i]:
            field = field + across * plane.row_direction[i]
        if plane.column_direction[i]:
            field = field + down * plane.column_direction[i]
        fields.append(field.astype(np.float32))
    return Points(*fields)


def _meeting(plane: SlicePlane, box: Box) -> Part | None:
    """The part of the image over which the box may show, or None."""
    n, o = plane.normal, plane.origin_lps
    r, c = plane.row_direction, plane.column_direction
    heights, columns, rows = [], [], []
    for corner in product(*zip(box.low, box.high, strict=True)):
        d = (corner[0] - o[0], corner[1] - o[1], corner[2] - o[2])
        heights.append(d[0] * n[0] + d[1] * n[1] + d[2] * n[2])
        columns.append((d[0] * r[0] + d[1] * r[1] + d[2] * r[2]) / plane.column_spacing_mm)
        rows.append((d[0] * c[0] + d[1] * c[1] + d[2] * c[2]) / plane.row_spacing_mm)
    if min(heights) > 0 or max(heights) < 0:
        return None
    top, bottom = max(int(min(rows)), 0), min(int(max(rows)) + 2, plane.rows)
    left, right = max(int(min(columns)), 0), min(int(max(columns)) + 2, plane.columns)
    return (slice(top, bottom), slice(left, right)) if top < bottom and left < right else None


def _paint(tissue: Tissue, edge_mm: float, points: Points, picture: Field, part: Part) -> None:
    at = Points(*(_cut(field, part) for field in points))
    depth = tissue.solid.depth_mm(at)
    cover = np.clip(depth * np.float32(1 / edge_mm) + np.float32(0.5), 0, 1)
    if not cover.any():
        return
    cover = cover * cover * (3 - 2 * cover)
    under = picture[part]
    hu = tissue.hu(at, depth) if callable(tissue.hu) else np.float32(tissue.hu)
    under += (hu - under) * cover


def _cut(field: Field, part: Part) -> Field:
    rows = part[0] if field.shape[0] > 1 else slice(None)
    columns = part[1] if field.shape[1] > 1 else slice(None)
    return field[rows, columns]
