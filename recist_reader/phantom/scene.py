"""A scene of tissues painted one over the other, and its picture on one slice plane.

Every tissue is painted only where its box meets the plane, in any orientation, so that a study of
512 x 512 x 120 is a matter of seconds.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.phantom.solids import Field, Points, Solid

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
    """Tissues in painting order; `warp` bends the space they stand in, never by more than `reach_mm`."""

    tissues: tuple[Tissue, ...]
    warp: Warp | None = None
    reach_mm: float = 0.0

    @cached_property
    def _corners(self) -> NDArray[np.float64]:
        """The eight corners of each tissue's box, tissues x 8 x 3, with room for edge and warp."""
        boxes = [tissue.solid.box.grown(tissue.edge_mm + self.reach_mm) for tissue in self.tissues]
        return np.array([list(product(*zip(box.low, box.high, strict=True))) for box in boxes])

    def paint(self, plane: SlicePlane, picture: Field) -> None:
        """Paint the tissues over what the picture shows."""
        if not self.tissues:
            return
        # An edge narrower than the pixels would put every outline on a pixel border.
        narrowest_mm = EDGE_PIXELS * max(plane.row_spacing_mm, plane.column_spacing_mm)
        points = positions(plane)
        if self.warp is not None:
            points = self.warp(points)
        for tissue, part in zip(self.tissues, _parts(plane, self._corners), strict=True):
            if part is not None:
                _paint(tissue, max(tissue.edge_mm, narrowest_mm), points, picture, part)


NOTHING = Anatomy(())


@dataclass(frozen=True)
class Scene:
    """An anatomy laid `placement_lps` mm from its standard place, and tumours in scanner coordinates.

    Tumours are painted last and never warped: their axes are the truth.
    """

    anatomy: Anatomy
    tumours: Anatomy = NOTHING
    placement_lps: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def picture(self, plane: SlicePlane) -> Field:
        """Return the plane's CT numbers without noise, rows x columns."""
        picture = np.full((plane.rows, plane.columns), AIR_HU, np.float32)
        origin = PointLps(*(o - p for o, p in zip(plane.origin_lps, self.placement_lps, strict=True)))
        self.anatomy.paint(replace(plane, origin_lps=origin), picture)
        self.tumours.paint(plane, picture)
        return picture


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


def _parts(plane: SlicePlane, corners: NDArray[np.float64]) -> list[Part | None]:
    """For each box the part of the image over which it may show, None where the plane misses it."""
    away = corners - np.array(plane.origin_lps)
    heights = away @ np.array(plane.normal)
    met = (heights.min(axis=1) <= 0) & (heights.max(axis=1) >= 0)
    columns = away @ np.array(plane.row_direction) / plane.column_spacing_mm
    rows = away @ np.array(plane.column_direction) / plane.row_spacing_mm
    margin = np.ceil(EDGE_PIXELS) + 1  # an edge widened to the pixels reaches beyond its box
    top = np.clip(rows.min(axis=1) - margin, 0, plane.rows).astype(int)
    bottom = np.clip(rows.max(axis=1) + margin + 1, 0, plane.rows).astype(int)
    left = np.clip(columns.min(axis=1) - margin, 0, plane.columns).astype(int)
    right = np.clip(columns.max(axis=1) + margin + 1, 0, plane.columns).astype(int)
    met &= (top < bottom) & (left < right)
    return [
        (slice(t, b), slice(first, last)) if m else None
        for m, t, b, first, last in zip(met, top, bottom, left, right, strict=True)
    ]


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
