"""Values inside a region: area, mean, spread, extremes (MT-6). They never enter a sum.

Pixels come from the caller, row by row and without padding (VW-13), so that nothing here knows an
image.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil, fsum, sqrt

from recist_reader.measuring.evidence import pixel_box
from recist_reader.measuring.plane import PixelPoint, SlicePlane, dot
from recist_reader.measuring.shapes import Ellipse, Freehand, Probe
from recist_reader.measuring.vector import difference

Cuts = Callable[[float], list[float]]
"""Columns at which a row (its position in pixel coordinates) enters and leaves a region, in pairs."""

Sampler = Callable[[int, int, int], Iterable[float]]
"""Values of one row from a first column up to, not including, a last one; padding left out."""


@dataclass(frozen=True)
class RoiStatistics:
    """What a region holds; the values are None where no pixel with a value lies inside.

    `sd` is the standard deviation of the sample (n - 1); 0 for a single pixel. Units are those of the
    sampler: HU, or SUV.
    """

    area_mm2: float
    count: int
    mean: float | None
    sd: float | None
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class RowSpan:
    """Neighbouring pixels of one row, `first` to before `past`."""

    row: int
    first: int
    past: int


def measure_region(plane: SlicePlane, region: Ellipse | Freehand, sample: Sampler) -> RoiStatistics:
    """Statistics of the pixels whose centre lies inside the region; the area is that of the shape."""
    values = [
        float(value) for span in spans(plane, region) for value in sample(span.row, span.first, span.past)
    ]
    return _statistics(region.area_mm2, values)


def measure_probe(plane: SlicePlane, probe: Probe, sample: Sampler) -> RoiStatistics:
    """Statistics of the 3 x 3 pixels around the probe, fewer at the edge of the image (MT-6)."""
    at = plane.to_pixel(probe.at)
    column, row = int(at.column // 1), int(at.row // 1)
    first, past = max(column - 1, 0), min(column + 2, plane.columns)
    rows = range(max(row - 1, 0), min(row + 2, plane.rows))
    values = [float(value) for r in rows if first < past for value in sample(r, first, past)]
    covered = len(rows) * max(past - first, 0)
    return _statistics(covered * plane.row_spacing_mm * plane.column_spacing_mm, values)


def spans(plane: SlicePlane, region: Ellipse | Freehand) -> Iterator[RowSpan]:
    """The pixels whose centre lies inside the region, row after row, clipped to the image."""
    least, greatest = pixel_box(plane, region)
    cuts = _ellipse_cuts(plane, region) if isinstance(region, Ellipse) else _outline_cuts(plane, region)
    for row in range(max(ceil(least.row - 0.5), 0), min(ceil(greatest.row - 0.5) + 1, plane.rows)):
        edges = cuts(row + 0.5)
        for enter, leave in zip(edges[::2], edges[1::2], strict=True):
            first, past = max(ceil(enter - 0.5), 0), min(ceil(leave - 0.5), plane.columns)
            if first < past:
                yield RowSpan(row, first, past)


def _outline_cuts(plane: SlicePlane, outline: Freehand) -> Cuts:
    """Even-odd rule; a corner that lies on the row counts for one of its two sides only."""
    corners = [plane.to_pixel(corner) for corner in outline.corners]
    sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))

    def cuts(row: float) -> list[float]:
        return sorted(_column_at(a, b, row) for a, b in sides if (a.row <= row) != (b.row <= row))

    return cuts


def _column_at(a: PixelPoint, b: PixelPoint, row: float) -> float:
    return a.column + (row - a.row) / (b.row - a.row) * (b.column - a.column)


def _ellipse_cuts(plane: SlicePlane, ellipse: Ellipse) -> Cuts:
    """Solve, along a row, (share of the first half axis)^2 + (share of the second)^2 = 1."""
    axes = (
        difference(ellipse.first_end, ellipse.centre),
        difference(ellipse.second_end, ellipse.centre),
    )
    along = difference(plane.to_lps(PixelPoint(1.0, 0.0)), plane.to_lps(PixelPoint(0.0, 0.0)))
    growth = [dot(along, axis) / dot(axis, axis) for axis in axes]

    def cuts(row: float) -> list[float]:
        from_centre = difference(plane.to_lps(PixelPoint(0.0, row)), ellipse.centre)
        start = [dot(from_centre, axis) / dot(axis, axis) for axis in axes]
        a = growth[0] ** 2 + growth[1] ** 2
        half_b = growth[0] * start[0] + growth[1] * start[1]
        inside = half_b**2 - a * (start[0] ** 2 + start[1] ** 2 - 1)
        if inside <= 0:
            return []
        return [(-half_b - sqrt(inside)) / a, (-half_b + sqrt(inside)) / a]

    return cuts


def _statistics(area_mm2: float, values: list[float]) -> RoiStatistics:
    count = len(values)
    if count == 0:
        return RoiStatistics(area_mm2, 0, None, None, None, None)
    mean = fsum(values) / count
    spread = sqrt(fsum((value - mean) ** 2 for value in values) / (count - 1)) if count > 1 else 0.0
    return RoiStatistics(area_mm2, count, mean, spread, min(values), max(values))
