"""Where one image cuts another (VW-35)."""

from math import cos, radians

from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane, dot
from recist_reader.measuring.shapes import Line
from recist_reader.measuring.vector import difference, step_from

_PARALLEL = cos(radians(5))  # up to this angle two planes do not cross, they lie side by side (VW-31)


def crossing(plane: SlicePlane, other: SlicePlane) -> Line | None:
    """The part of `plane` that the image `other` cuts, as long as that image is wide; LPS mm.

    None where the planes lean by 5 degrees or less to each other, or the image does not reach the plane.
    """
    if abs(dot(plane.normal, other.normal)) >= _PARALLEL:
        return None
    corners = [
        other.to_lps(PixelPoint(column, row))
        for column, row in ((0, 0), (other.columns, 0), (other.columns, other.rows), (0, other.rows))
    ]
    heights = [plane.distance_mm(corner) for corner in corners]
    ends: list[PointLps] = []
    for near, far in ((0, 1), (1, 2), (2, 3), (3, 0)):
        # An edge that ends on the plane belongs to the edge that begins there.
        if (heights[near] >= 0) != (heights[far] >= 0):
            share = heights[near] / (heights[near] - heights[far])
            ends.append(step_from(corners[near], difference(corners[far], corners[near]), share))
    return Line(ends[0], ends[1]) if len(ends) == 2 else None
