"""The few vector words that shapes and tools need, in patient millimetres."""

from math import sqrt

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
