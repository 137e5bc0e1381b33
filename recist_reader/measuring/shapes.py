"""What a reader draws: frozen shapes in patient space (MT-2, MT-4, MT-6, LS-9).

Every point is LPS mm and lies in the plane of one slice. Lengths and areas here are float64 mm; what
is recorded comes from their pixel evidence (`length.distance_mm`).
"""

from dataclasses import dataclass
from math import cos, dist, isfinite, pi, radians, sin
from typing import TypeAlias, TypeVar

from recist_reader.measuring.plane import PointLps, SlicePlane, cross, dot
from recist_reader.measuring.vector import difference, midpoint, norm, reach_in_image_mm, step_from, unit
from recist_reader.said import Said, phrase

SHORTEST_MM = 0.5  # below it a drag was a click
PLACED_SHORT_TO_LONG = 0.75  # length of a perpendicular that nobody has drawn yet
_LARGEST_SINE = sin(radians(0.1))  # MT-4: within 0.1 degree of perpendicular
_TOUCH_MM = 0.01  # ends stored with four decimals of a pixel may lie this far beyond each other


@dataclass(frozen=True)
class Line:
    """A straight line between two points."""

    start: PointLps
    end: PointLps

    @property
    def length_mm(self) -> float:
        return dist(self.start, self.end)

    @property
    def centre(self) -> PointLps:
        return midpoint(self.start, self.end)

    @property
    def points(self) -> tuple[PointLps, ...]:
        return (self.start, self.end)

    def with_points(self, points: tuple[PointLps, ...]) -> "Line":
        return Line(points[0], points[1])


@dataclass(frozen=True)
class Bidirectional:
    """Long axis and the perpendicular short axis of a lesion (MT-4).

    The two are perpendicular within 0.1 degree in mm, cross each other between their ends, and the
    long one is not the shorter. Raises ValueError otherwise; `of` puts the roles right first.
    """

    long: Line
    short: Line

    def __post_init__(self) -> None:
        objection = axes_objection(self.long, self.short)
        if objection is None and self.short.length_mm > self.long.length_mm + _TOUCH_MM:
            objection = phrase("the short axis is longer than the long axis")
        if objection is not None:
            raise ValueError(objection)

    @classmethod
    def of(cls, first: Line, second: Line) -> "Bidirectional":
        """Give the longer line the long role (MT-4: roles swap)."""
        if second.length_mm > first.length_mm:
            return cls(second, first)
        return cls(first, second)

    @property
    def centre(self) -> PointLps:
        """Where the axes cross."""
        along = unit(difference(self.long.end, self.long.start))
        return step_from(self.long.start, along, dot(difference(self.short.start, self.long.start), along))

    @property
    def points(self) -> tuple[PointLps, ...]:
        return (*self.long.points, *self.short.points)

    def with_points(self, points: tuple[PointLps, ...]) -> "Bidirectional":
        return Bidirectional.of(Line(points[0], points[1]), Line(points[2], points[3]))


@dataclass(frozen=True)
class Ellipse:
    """An ellipse by its centre and one end of each of its two perpendicular half axes."""

    centre: PointLps
    first_end: PointLps
    second_end: PointLps

    @property
    def area_mm2(self) -> float:
        return pi * dist(self.centre, self.first_end) * dist(self.centre, self.second_end)

    @property
    def points(self) -> tuple[PointLps, ...]:
        return (self.centre, self.first_end, self.second_end)

    def with_points(self, points: tuple[PointLps, ...]) -> "Ellipse":
        return Ellipse(points[0], points[1], points[2])


@dataclass(frozen=True)
class Freehand:
    """A closed outline; the last corner joins the first."""

    corners: tuple[PointLps, ...]

    def __post_init__(self) -> None:
        if len(self.corners) < 3:
            raise ValueError("an outline needs three corners")

    @property
    def area_mm2(self) -> float:
        """Area by the vector form of the shoelace sum."""
        first = self.corners[0]
        total = (0.0, 0.0, 0.0)
        for a, b in zip(self.corners[1:], self.corners[2:], strict=False):
            part = cross(difference(a, first), difference(b, first))
            total = (total[0] + part[0], total[1] + part[1], total[2] + part[2])
        return norm(total) / 2

    @property
    def centre(self) -> PointLps:
        """Mean of the corners."""
        n = len(self.corners)
        return PointLps(*(sum(corner[axis] for corner in self.corners) / n for axis in range(3)))

    @property
    def points(self) -> tuple[PointLps, ...]:
        return self.corners

    def with_points(self, points: tuple[PointLps, ...]) -> "Freehand":
        return Freehand(points)


@dataclass(frozen=True)
class Probe:
    """One position whose neighbourhood is read (MT-6)."""

    at: PointLps

    @property
    def centre(self) -> PointLps:
        return self.at

    @property
    def points(self) -> tuple[PointLps, ...]:
        return (self.at,)

    def with_points(self, points: tuple[PointLps, ...]) -> "Probe":
        return Probe(points[0])


@dataclass(frozen=True)
class Arrow:
    """Reference mark of a non-target or new lesion (LS-9).

    `tip` is the place meant; without a `tail` (one click, or a script's `mark`) the window chooses
    from which side the arrow is drawn.
    """

    tip: PointLps
    tail: PointLps | None = None

    @property
    def centre(self) -> PointLps:
        return self.tip

    @property
    def points(self) -> tuple[PointLps, ...]:
        return (self.tip,) if self.tail is None else (self.tip, self.tail)

    def with_points(self, points: tuple[PointLps, ...]) -> "Arrow":
        return Arrow(points[0], points[1] if len(points) > 1 else None)


Shape: TypeAlias = Line | Bidirectional | Ellipse | Freehand | Probe | Arrow
AnyShape = TypeVar("AnyShape", bound=Shape)


def axes_objection(first: Line, second: Line) -> Said | None:
    """What keeps two lines from being the axes of one lesion (MT-4), or None."""
    if min(first.length_mm, second.length_mm) <= 0 or not all(map(isfinite, first.end + second.end)):
        return phrase("an axis has no length")
    along = unit(difference(first.end, first.start))
    across = unit(difference(second.end, second.start))
    if abs(dot(along, across)) > _LARGEST_SINE:
        return phrase("the axes are not perpendicular within 0.1 degree")
    to_second = difference(second.start, first.start)
    if abs(dot(to_second, unit(cross(along, across)))) > _TOUCH_MM:
        return phrase("the axes do not lie in one plane")
    on_first = dot(to_second, along)
    # From the crossing: over the length of a long axis the rounding of a tiny short one would count.
    on_second = dot(difference(step_from(first.start, along, on_first), second.start), across)
    if not (
        -_TOUCH_MM <= on_first <= first.length_mm + _TOUCH_MM
        and -_TOUCH_MM <= on_second <= second.length_mm + _TOUCH_MM
    ):
        return phrase("the axes do not cross between their ends")
    return None


def perpendicular(plane: SlicePlane, long: Line) -> Line:
    """The short axis that nobody has drawn yet: through the middle, 0.75 of the long, within the image."""
    across = cross(plane.normal, unit(difference(long.end, long.start)))
    back = (-across[0], -across[1], -across[2])
    half = long.length_mm * PLACED_SHORT_TO_LONG / 2
    start, end = (min(half, reach_in_image_mm(plane, long.centre, way)) for way in (back, across))
    return Line(step_from(long.centre, across, -start), step_from(long.centre, across, end))


def outline_points(shape: Shape, segments: int = 64) -> tuple[PointLps, ...]:
    """Points that span the shape: its own, or the rim of an ellipse as a closed polygon."""
    if not isinstance(shape, Ellipse):
        return shape.points
    first = difference(shape.first_end, shape.centre)
    second = difference(shape.second_end, shape.centre)
    turns = (2 * pi * n / segments for n in range(segments))
    return tuple(step_from(step_from(shape.centre, first, cos(a)), second, sin(a)) for a in turns)
