"""From a shape on the screen to a mark for the record: place, pixels, HU statistics."""

from decimal import Decimal
from math import dist, pi
from typing import NamedTuple

from recist_reader.imaging.voi import window_of
from recist_reader.measuring.evidence import pixels_of
from recist_reader.measuring.plane import SlicePlane
from recist_reader.measuring.shapes import Arrow, Bidirectional, Ellipse, Freehand, Line, Probe, Shape
from recist_reader.trial.evidence import Drawn, Place, RegionFigures, ToolKind
from recist_reader.trial.facts import SeriesFacts
from recist_reader.ui.viewport.state import ViewportState

ZOOM_STEP = Decimal("0.0001")
LEAST_ROUNDNESS = 0.03  # of a circle; a strip forty times as long as wide has 0.07
KINDS: dict[type, ToolKind] = {
    Bidirectional: ToolKind.BIDIRECTIONAL,
    Line: ToolKind.LINE,
    Ellipse: ToolKind.ELLIPSE,
    Freehand: ToolKind.FREEHAND,
    Probe: ToolKind.PROBE,
    Arrow: ToolKind.MARK,
}


def encloses_area(shape: Shape) -> bool:
    """Whether an outline goes round something; a stroke there and back has length and no area (MT-6)."""
    if not isinstance(shape, Freehand):
        return True
    corners = shape.corners
    around = sum(dist(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))
    return 4 * pi * shape.area_mm2 >= LEAST_ROUNDNESS * around**2


class SeenAs(NamedTuple):
    """How an image was looked at: window as (width, level) in HU, None for a table of the file; zoom."""

    window: tuple[float, float] | None = None
    mm_per_px: float | None = None


UNSEEN = SeenAs()


def drawn_mark(
    shape: Shape,
    plane: SlicePlane,
    series: SeriesFacts,
    slice_index: int,
    seen: SeenAs = UNSEEN,
    region: RegionFigures | None = None,
) -> Drawn:
    """Return the mark; an arrow is kept by its tip alone."""
    place = _place(series, plane, slice_index, seen)
    kept: Shape = Arrow(shape.tip) if isinstance(shape, Arrow) else shape
    return Drawn(KINDS[type(kept)], place, kept.points, pixels_of(plane, kept), region=region)


def place_of(series: SeriesFacts, plane: SlicePlane, state: ViewportState) -> Place:
    """The image that a viewport shows, with its window."""
    return _place(series, plane, state.slice_index, SeenAs(window_of(state.shades)))


def zoom_text(mm_per_px: float) -> Decimal:
    """A zoom as records keep it, in mm per px."""
    return Decimal(repr(float(mm_per_px))).quantize(ZOOM_STEP)


def _place(series: SeriesFacts, plane: SlicePlane, slice_index: int, seen: SeenAs) -> Place:
    window = seen.window
    sop, frame = series.sop_instances[slice_index]
    return Place(
        series.uid,
        sop,
        frame,
        slice_index + 1,
        Decimal(repr(plane.row_spacing_mm)),
        Decimal(repr(plane.column_spacing_mm)),
        window_width_hu=None if window is None else _whole(window[0]),
        window_level_hu=None if window is None else _whole(window[1]),
        zoom_mm_per_px=None if seen.mm_per_px is None else zoom_text(seen.mm_per_px),
    )


def _whole(value: float) -> Decimal:
    return Decimal(round(value))
