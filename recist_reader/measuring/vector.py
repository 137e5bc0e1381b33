"""The few vector words that shapes and tools need, in patient millimetres."""

from math import inf, sqrt

from recist_reader.measuring.plane import Direction, PixelPoint, PointLps, SlicePlane, dot


def step_from(origin: PointLps, direction: Direction, by_mm: float) -> PointLps:
    """The point `by_mm` along a direction."""
    return PointLps(
        origin[0] + direction[0] * by_mm, origin[1] + direction[1] * by_mm, origin[2] + direction[2] * by_mm
    )


def difference(to: PointLps, origin: PointLps) -> Direction:
    return (to[0] - origin[0], to[1] - origin[1], to[2] - origin[2])


def norm(vector: Direction) -> float:
    return sqrt(dot(vector, vector))


def unit(vector: Direction) -> Direction:
    """The direction of a vector; raises ZeroDivisionError for one without length."""
    length = norm(vector)
    return (vector[0] / length, vector[1] / length, vector[2] / length)


def midpoint(a: PointLps, b: PointLps) -> PointLps:
    return PointLps((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def within_image(plane: SlicePlane, at: PointLps) -> PointLps:
    """The nearest point of the image itself: in its plane and inside its outer edge."""
    pixel = plane.to_pixel(at)
    return plane.to_lps(
        PixelPoint(min(max(pixel.column, 0.0), plane.columns), min(max(pixel.row, 0.0), plane.rows))
    )


def reach_in_image_mm(plane: SlicePlane, at: PointLps, direction: Direction) -> float:
    """How far it is from a point of the image along a direction to its outer edge; 0 outside of it."""
    start, further = plane.to_pixel(at), plane.to_pixel(step_from(at, direction, 1.0))
    reach = inf
    for here, there, edge in zip(start, further, (plane.columns, plane.rows), strict=True):
        if there != here:
            reach = min(reach, ((edge if there > here else 0.0) - here) / (there - here))
    return max(reach, 0.0)
