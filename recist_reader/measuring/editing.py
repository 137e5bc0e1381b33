"""How shapes come from a drag and change when a part is moved (MT-4, MT-6, MT-7).

Each function looks only at where a drag began and where it is now, so the result is the same
whatever way and however fast the pointer went.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from recist_reader.measuring.handles import Handle
from recist_reader.measuring.plane import Direction, PointLps, SlicePlane, cross, dot
from recist_reader.measuring.shapes import (
    SHORTEST_MM,
    Arrow,
    Bidirectional,
    Ellipse,
    Freehand,
    Line,
    Probe,
    Shape,
    perpendicular,
)
from recist_reader.measuring.vector import difference, midpoint, norm, step_from, unit, within_image

_ON_THE_EDGE_MM = 1e-6


@dataclass(frozen=True)
class Moved:
    """A shape after one of its parts was moved; `swapped`: long and short changed roles (MT-4)."""

    shape: Shape
    swapped: bool = False


def drawn_bidirectional(plane: SlicePlane, start: PointLps, end: PointLps) -> Bidirectional | None:
    """Long axis along the drag, its perpendicular placed at once; None for a click."""
    if dist(start, end) < SHORTEST_MM:
        return None
    long = Line(start, end)
    return Bidirectional(long, perpendicular(plane, long))


def drawn_line(start: PointLps, end: PointLps) -> Line | None:
    """The line from where a drag began to where it is; None below 0.5 mm, which is a click."""
    return Line(start, end) if dist(start, end) >= SHORTEST_MM else None


def drawn_ellipse(plane: SlicePlane, start: PointLps, end: PointLps) -> Ellipse | None:
    """The ellipse in the rectangle that a drag spans along rows and columns; None if it has no width."""
    across = unit(plane.row_direction)
    down = cross(plane.normal, across)
    diagonal = difference(end, start)
    width, height = dot(diagonal, across), dot(diagonal, down)
    if min(abs(width), abs(height)) < SHORTEST_MM:
        return None
    centre = midpoint(start, end)
    return Ellipse(centre, step_from(centre, across, width / 2), step_from(centre, down, height / 2))


def drawn_freehand(path: Sequence[PointLps]) -> Freehand | None:
    """The outline closed back to its start; None when it encloses less than a click could."""
    if len(path) < 3:
        return None
    outline = Freehand(tuple(path))
    return outline if outline.area_mm2 >= SHORTEST_MM**2 else None


def moved(shape: Shape, handle: Handle, by: Direction, plane: SlicePlane) -> Moved:
    """Move one part of a shape by a vector in mm; what its rules or the image's edge forbid is held back."""
    by = _in_plane(by, plane)
    wanted = _freely_moved(shape, handle, by, plane)
    if _lies_in_image(wanted.shape, plane) or not _lies_in_image(shape, plane):
        return wanted
    return _freely_moved(shape, handle, _held_in_image(shape, handle, by, plane), plane)


def _lies_in_image(shape: Shape, plane: SlicePlane) -> bool:
    return all(dist(at, within_image(plane, at)) <= _ON_THE_EDGE_MM for at in shape.points)


def _held_in_image(shape: Shape, handle: Handle, by: Direction, plane: SlicePlane) -> Direction:
    """The part of a move that leaves all points in the image; a shape as a whole slides along its edge."""
    if handle is Handle.WHOLE:
        for at in shape.points:
            there = _shifted(at, by)
            back = difference(within_image(plane, there), there)
            by = (by[0] + back[0], by[1] + back[1], by[2] + back[2])
        return by
    held, free = 0.0, 1.0
    for _halving in range(20):
        share = (held + free) / 2
        part = (by[0] * share, by[1] * share, by[2] * share)
        if _lies_in_image(_freely_moved(shape, handle, part, plane).shape, plane):
            held = share
        else:
            free = share
    return (by[0] * held, by[1] * held, by[2] * held)


def _freely_moved(shape: Shape, handle: Handle, by: Direction, plane: SlicePlane) -> Moved:
    if handle is Handle.WHOLE:
        return Moved(shape.with_points(tuple(_shifted(at, by) for at in shape.points)))
    match shape:
        case Bidirectional():
            return _moved_bidirectional(shape, handle, by, plane)
        case Line(start, end):
            if handle is Handle.START:
                return Moved(Line(_held_away(end, _shifted(start, by), start), end))
            return Moved(Line(start, _held_away(start, _shifted(end, by), end)))
        case Ellipse():
            return Moved(_moved_ellipse(shape, handle, by))
        case Arrow(tip, tail):
            if handle is Handle.TAIL and tail is not None:
                return Moved(Arrow(tip, _held_away(tip, _shifted(tail, by), tail)))
            if tail is None:
                return Moved(Arrow(_shifted(tip, by)))
            return Moved(Arrow(_held_away(tail, _shifted(tip, by), tip), tail))
        case Freehand() | Probe():
            return Moved(shape)


def _moved_bidirectional(shape: Bidirectional, handle: Handle, by: Direction, plane: SlicePlane) -> Moved:
    start, end = shape.long.points
    along = unit(difference(end, start))
    across = cross(plane.normal, along)
    length = shape.long.length_mm
    crossing = min(max(dot(difference(shape.short.start, start), along), 0.0), length)
    sides = [dot(difference(at, start), across) for at in shape.short.points]
    match handle:
        case Handle.START:
            start = _held_away(end, _shifted(start, by), start)
        case Handle.END:
            end = _held_away(start, _shifted(end, by), end)
        case Handle.SHORT_AXIS:
            crossing = min(max(crossing + dot(by, along), 0.0), length)
        case Handle.SHORT_START:
            sides[0] = _held_on_its_side(sides[0], dot(by, across), sides[1])
        case Handle.SHORT_END:
            sides[1] = _held_on_its_side(sides[1], dot(by, across), sides[0])
    return _composed(Line(start, end), crossing / length, sides, plane)


def _composed(long: Line, share: float, sides: list[float], plane: SlicePlane) -> Moved:
    """The axes again from where they cross and how far the short one reaches to either side."""
    direction = difference(long.end, long.start)
    across = cross(plane.normal, unit(direction))
    foot = step_from(long.start, direction, share)
    short = Line(step_from(foot, across, sides[0]), step_from(foot, across, sides[1]))
    shape = Bidirectional.of(long, short)
    return Moved(shape, swapped=shape.long is short)


def _held_on_its_side(was_mm: float, by_mm: float, other_mm: float) -> float:
    """The short axis crosses the long one: its ends stay on their sides, 0.5 mm apart at least.

    The side is told from the other end, which may lie on the long axis itself.
    """
    if was_mm < other_mm:
        return min(was_mm + by_mm, 0.0, other_mm - SHORTEST_MM)
    return max(was_mm + by_mm, 0.0, other_mm + SHORTEST_MM)


def _moved_ellipse(shape: Ellipse, handle: Handle, by: Direction) -> Ellipse:
    """The opposite end of the axis stays, so that an edge of a lesion can be kept; the other axis follows."""
    grabbed, other = (
        (shape.first_end, shape.second_end) if handle is Handle.FIRST else (shape.second_end, shape.first_end)
    )
    axis = difference(grabbed, shape.centre)
    along, half = unit(axis), norm(axis)
    grown = max(dot(by, along) / 2, SHORTEST_MM / 2 - half)
    centre = step_from(shape.centre, along, grown)
    grabbed = step_from(centre, along, half + grown)
    other = step_from(other, along, grown)
    if handle is Handle.FIRST:
        return Ellipse(centre, grabbed, other)
    return Ellipse(centre, other, grabbed)


def _held_away(fixed: PointLps, wanted: PointLps, was: PointLps) -> PointLps:
    """Where an end may go: no nearer than 0.5 mm to the end that stays."""
    if dist(fixed, wanted) >= SHORTEST_MM:
        return wanted
    towards = difference(wanted, fixed) if dist(fixed, wanted) > 0 else difference(was, fixed)
    return step_from(fixed, unit(towards), SHORTEST_MM)


def _shifted(at: PointLps, by: Direction) -> PointLps:
    return step_from(at, by, 1.0)


def _in_plane(by: Direction, plane: SlicePlane) -> Direction:
    normal = plane.normal
    out = dot(by, normal)
    return (by[0] - out * normal[0], by[1] - out * normal[1], by[2] - out * normal[2])
