"""The pixel evidence of a measurement: where it was drawn, and what follows from it (MT-2).

Everything that is needed to draw it again anywhere and to derive its value again by a check.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from recist_reader.measuring.length import distance_mm
from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.measuring.shapes import Line
from recist_reader.trial.later_fields import later


class ToolKind(StrEnum):
    """With what a mark was drawn."""

    BIDIRECTIONAL = "bidirectional"
    LINE = "line"
    MARK = "mark"
    ELLIPSE = "ellipse"
    FREEHAND = "freehand"
    PROBE = "probe"


class Method(StrEnum):
    """Who placed a mark: a person, the program, or the program and then a person (MT-2)."""

    MANUAL = "manual"
    PROPOSED = "proposed"
    PROPOSED_EDITED = "proposed_edited"


@dataclass(frozen=True)
class Place:
    """The image a mark stands on. `slice_number` counts from 1 in viewing order (VW-14).

    `zoom_mm_per_px` is that at which it was drawn (LS-5), None where no window was there.
    """

    series_uid: str
    sop_instance_uid: str
    frame: int
    slice_number: int
    row_spacing_mm: Decimal
    column_spacing_mm: Decimal
    plane: str = "acquired"
    window_width_hu: Decimal | None = None
    window_level_hu: Decimal | None = None
    zoom_mm_per_px: Decimal | None = later(None)  # noqa: RUF009 - a field, not its value


@dataclass(frozen=True)
class RegionFigures:
    """What a region or probe measured, HU (MT-6): shown, never summed."""

    area_mm2: Decimal
    mean_hu: Decimal
    sd_hu: Decimal
    min_hu: Decimal
    max_hu: Decimal
    voxels: int


@dataclass(frozen=True)
class Measurement:
    """A mark with its place, end points and, for a diameter, both axes.

    Bidirectional points: long axis start, end, short axis start, end. `lesion` is the lesion's UUID,
    None for a free annotation. Values are recorded once, rounded half away from zero (MT-3).
    """

    timepoint: str
    lesion: str | None
    tool: ToolKind
    method: Method
    place: Place
    points_lps: tuple[PointLps, ...]
    points_pixel: tuple[PixelPoint, ...]
    long_mm: Decimal | None = None
    short_mm: Decimal | None = None
    region: RegionFigures | None = None
    label_offset_mm: tuple[Decimal, Decimal] | None = None

    @property
    def centre_lps(self) -> PointLps:
        """Mean of the end points; of the long axis alone for a bidirectional mark."""
        points = self.points_lps[:2] if self.tool is ToolKind.BIDIRECTIONAL else self.points_lps
        n = len(points)
        return PointLps(*(sum(p[i] for p in points) / n for i in range(3)))

    @property
    def axes(self) -> tuple[Line, Line]:
        """Both axes of a bidirectional mark as they were drawn."""
        start, end, short_start, short_end = self.points_lps
        return Line(start, end), Line(short_start, short_end)

    def counted_mm(self, nodal: bool) -> Decimal | None:
        """The axis that counts: short for a node, else long (S-1); None where no diameter was drawn."""
        return self.short_mm if nodal else self.long_mm

    def with_label_at(self, offset_mm: tuple[Decimal, Decimal] | None) -> "Measurement":
        return replace(self, label_offset_mm=offset_mm)


@dataclass(frozen=True)
class Drawn:
    """A mark as it comes from a tool or a script, before it belongs to a lesion and has values."""

    tool: ToolKind
    place: Place
    points_lps: tuple[PointLps, ...]
    points_pixel: tuple[PixelPoint, ...]
    method: Method = Method.MANUAL
    region: RegionFigures | None = None


def as_stored(drawn: Drawn) -> Drawn:
    """Return the mark on the positions that are stored: four decimals (IN-115).

    Values are taken from these, so that what is shown, stored and derived again is one number (MT-2).
    """
    return replace(
        drawn,
        points_lps=tuple(PointLps(*(round(float(v), 4) + 0.0 for v in p)) for p in drawn.points_lps),
        points_pixel=tuple(PixelPoint(*(round(float(v), 4) + 0.0 for v in p)) for p in drawn.points_pixel),
    )


def axes_mm(drawn: Drawn) -> tuple[Decimal, Decimal]:
    """Return long and short axis of a bidirectional mark in mm, not rounded, longer first (MT-4)."""
    long_mm, short_mm = _lengths_mm(drawn)
    return max(long_mm, short_mm), min(long_mm, short_mm)


def line_mm(drawn: Drawn) -> Decimal:
    """Return the length of a line in mm, not rounded (MT-6)."""
    (length_mm,) = _lengths_mm(drawn)
    return length_mm


def _lengths_mm(drawn: Drawn) -> tuple[Decimal, ...]:
    place, at = drawn.place, drawn.points_pixel
    return tuple(
        distance_mm(start, end, place.row_spacing_mm, place.column_spacing_mm)
        for start, end in zip(at[::2], at[1::2], strict=True)
    )
