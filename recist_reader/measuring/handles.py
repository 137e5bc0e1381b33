"""The parts of a measurement that can be taken hold of, and which of them lies under the cursor (MT-7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from math import dist

from recist_reader.measuring.plane import PointLps, dot
from recist_reader.measuring.shapes import (
    Arrow,
    Bidirectional,
    Ellipse,
    Freehand,
    Line,
    Probe,
    Shape,
    outline_points,
)
from recist_reader.measuring.vector import difference, step_from

HIT_RADIUS_PX = 8.0


class Handle(Enum):
    """A part to take hold of; not every shape has each."""

    START = "start"  # line; long axis of a bidirectional
    END = "end"
    SHORT_START = "short start"
    SHORT_END = "short end"
    SHORT_AXIS = "short axis"  # slides along the long axis
    FIRST = "first axis"  # ellipse
    SECOND = "second axis"
    TIP = "tip"  # arrow
    TAIL = "tail"
    WHOLE = "whole"


@dataclass(frozen=True)
class Hit:
    """What is under the cursor: the mark's own id, its shape as it stands, and the part."""

    mark: str
    shape: Shape
    handle: Handle


def handle_points(shape: Shape) -> tuple[tuple[Handle, PointLps], ...]:
    """The small open marks to draw and to grab, in order."""
    match shape:
        case Bidirectional(long, short):
            return (
                (Handle.START, long.start),
                (Handle.END, long.end),
                (Handle.SHORT_START, short.start),
                (Handle.SHORT_END, short.end),
            )
        case Line(start, end):
            return ((Handle.START, start), (Handle.END, end))
        case Ellipse(_, first_end, second_end):
            return ((Handle.FIRST, first_end), (Handle.SECOND, second_end))
        case Arrow(tip, tail):
            return ((Handle.TIP, tip),) if tail is None else ((Handle.TIP, tip), (Handle.TAIL, tail))
        case Probe(at):
            return ((Handle.WHOLE, at),)
        case Freehand():
            return ()


def hit(marks: Iterable[tuple[str, Shape]], at: PointLps, mm_per_pixel: float) -> Hit | None:
    """The part within 8 px of the cursor: the nearest handle, else the nearest line (MT-7).

    `mm_per_pixel` is the size of a screen pixel, so that the radius is the same at any zoom. Where
    two lie equally near, the mark that comes later in `marks` (drawn on top) wins.
    """
    reach_mm = HIT_RADIUS_PX * mm_per_pixel
    on_top_first = list(marks)[::-1]
    for parts in (_handle_parts, _line_parts):
        near = [
            (distance, Hit(mark, shape, handle))
            for mark, shape in on_top_first
            for handle, distance in parts(shape, at)
            if distance <= reach_mm
        ]
        if near:
            return min(near, key=lambda found: found[0])[1]
    return None


def _handle_parts(shape: Shape, at: PointLps) -> Iterator[tuple[Handle, float]]:
    for handle, point in handle_points(shape):
        yield handle, dist(point, at)


def _line_parts(shape: Shape, at: PointLps) -> Iterator[tuple[Handle, float]]:
    match shape:
        case Bidirectional(long, short):
            yield Handle.WHOLE, distance_to_line(at, long.start, long.end)
            yield Handle.SHORT_AXIS, distance_to_line(at, short.start, short.end)
        case Line(start, end) | Arrow(start, PointLps() as end):
            yield Handle.WHOLE, distance_to_line(at, start, end)
        case Ellipse() | Freehand():
            rim = outline_points(shape)
            yield (
                Handle.WHOLE,
                min(distance_to_line(at, a, b) for a, b in zip(rim, (*rim[1:], rim[0]), strict=True)),
            )


def distance_to_line(at: PointLps, start: PointLps, end: PointLps) -> float:
    """Distance in mm from a point to the nearest point between two ends."""
    along = difference(end, start)
    squared = dot(along, along)
    if squared == 0:
        return dist(at, start)
    share = min(max(dot(difference(at, start), along) / squared, 0.0), 1.0)
    return dist(at, step_from(start, along, share))
