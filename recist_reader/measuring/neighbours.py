"""Whether two measurements may be of one lesion (GD-15, AJ-3)."""

from math import dist

from recist_reader.measuring.plane import Direction, cross, dot
from recist_reader.measuring.shapes import Bidirectional, Line, Shape
from recist_reader.measuring.vector import difference, unit


def centre_distance_mm(a: Shape, b: Shape) -> float:
    """Distance of two lesions' centres (GD-15, AJ-3)."""
    return dist(a.centre, b.centre)


def axes_overlap(a: Bidirectional, b: Bidirectional, apart_mm: float = 0.5) -> bool:
    """Whether an axis of one crosses an axis of the other (GD-15).

    Both are seen along the normal of the first; planes further apart than `apart_mm` never overlap.
    """
    normal = unit(cross(difference(a.long.end, a.long.start), difference(a.short.end, a.short.start)))
    if abs(dot(difference(b.centre, a.centre), normal)) > apart_mm:
        return False
    return any(
        _cross_each_other(one, other, normal) for one in (a.long, a.short) for other in (b.long, b.short)
    )


def _cross_each_other(one: Line, other: Line, normal: Direction) -> bool:
    return (
        _on_both_sides(one, other, normal)
        and _on_both_sides(other, one, normal)
        and _side_by_side(one, other)
    )


def _on_both_sides(of: Line, line: Line, normal: Direction) -> bool:
    """Whether the ends of `line` lie on different sides of the endless line through `of`."""
    side = cross(normal, difference(of.end, of.start))
    ends = [dot(difference(end, of.start), side) for end in line.points]
    return min(ends) <= 0 <= max(ends)


def _side_by_side(one: Line, other: Line) -> bool:
    """Whether `other` reaches over `one` along it: tells lines apart that lie on one straight line."""
    along = difference(one.end, one.start)
    ends = [dot(difference(end, one.start), along) for end in other.points]
    return max(ends) >= 0 and min(ends) <= dot(along, along)
