"""How the axes of two measurements lie to each other: in one plane, in one place (GD-11, GD-15)."""

from math import acos, degrees

from recist_reader.measuring.plane import Direction, cross, dot
from recist_reader.measuring.shapes import Line
from recist_reader.measuring.vector import difference, norm, unit

SAME_SLICE_MM = 0.5

Axes = tuple[Line, Line]


def degrees_between(a: Axes, b: Axes) -> float | None:
    """Angle between the planes of two pairs of axes, 0 to 90; None where a pair spans no plane (GD-11)."""
    one, other = _normal_of(a), _normal_of(b)
    if one is None or other is None:
        return None
    return degrees(acos(min(1.0, abs(dot(one, other)))))


def axes_overlap(a: Axes, b: Axes) -> bool:
    """Whether an axis of one mark crosses or touches an axis of the other on its slice (GD-15).

    Both are seen along the normal of the first; a pair that spans no plane overlaps nothing.
    """
    normal = _normal_of(a)
    if normal is None or abs(dot(difference(b[0].centre, a[0].centre), normal)) > SAME_SLICE_MM:
        return False
    return any(_cross_each_other(one, other, normal) for one in a for other in b)


def _normal_of(axes: Axes) -> Direction | None:
    first, second = axes
    across = cross(difference(first.end, first.start), difference(second.end, second.start))
    return unit(across) if norm(across) > 0 else None


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
