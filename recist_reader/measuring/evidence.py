"""Shapes and the pixel positions that prove them: what is stored can be drawn and derived again (MT-2)."""

from recist_reader.measuring.length import PIXEL_DECIMALS
from recist_reader.measuring.plane import PixelPoint, SlicePlane
from recist_reader.measuring.shapes import (
    SHORTEST_MM,
    AnyShape,
    Bidirectional,
    Line,
    Shape,
    axes_objection,
    outline_points,
    perpendicular,
)
from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase


def bidirectional_from_pixels(
    plane: SlicePlane,
    long: tuple[PixelPoint, PixelPoint],
    short: tuple[PixelPoint, PixelPoint] | None = None,
) -> Bidirectional | Refusal:
    """Axes given in DICOM pixel coordinates, as scripts do; a missing short axis is placed (MT-4)."""
    given = long if short is None else (*long, *short)
    if not all(is_inside_image(plane, at) for at in given):
        return refuse(
            "MT-2",
            phrase("an end of an axis lies outside the image"),
            phrase("measurement"),
            phrase("Give positions within it"),
        )
    long_axis = Line(*map(plane.to_lps, long))
    if long_axis.length_mm < SHORTEST_MM:
        return refuse(
            "MT-4",
            phrase("the long axis is shorter than 0.5 mm"),
            phrase("measurement"),
            phrase("Draw it again"),
        )
    short_axis = perpendicular(plane, long_axis) if short is None else Line(*map(plane.to_lps, short))
    objection = axes_objection(long_axis, short_axis)
    if objection is not None:
        return refuse(
            "MT-4", objection, phrase("measurement"), phrase("Draw the short axis across the long one")
        )
    return recorded(plane, Bidirectional.of(long_axis, short_axis))


def is_inside_image(plane: SlicePlane, at: PixelPoint) -> bool:
    """Whether a position lies in the image, its outer edge included."""
    return 0 <= at.column <= plane.columns and 0 <= at.row <= plane.rows


def pixels_of(plane: SlicePlane, shape: Shape) -> tuple[PixelPoint, ...]:
    """The pixel evidence of a shape: its points in order, four decimals (MT-2, IN-115)."""
    return tuple(
        PixelPoint(round(at.column, PIXEL_DECIMALS), round(at.row, PIXEL_DECIMALS))
        for at in map(plane.to_pixel, shape.points)
    )


def recorded(plane: SlicePlane, shape: AnyShape) -> AnyShape:
    """The shape as it is kept: on positions of four decimals of a pixel (idempotent).

    What is shown, stored and re-derived by a check is this one (MT-2).
    """
    kept = shape.with_points(tuple(map(plane.to_lps, pixels_of(plane, shape))))
    assert isinstance(kept, type(shape))
    return kept


def pixel_box(plane: SlicePlane, shape: Shape) -> tuple[PixelPoint, PixelPoint]:
    """Bounding box in pixel coordinates: (least column and row, greatest column and row)."""
    at = [plane.to_pixel(point) for point in outline_points(shape)]
    columns, rows = [p.column for p in at], [p.row for p in at]
    return PixelPoint(min(columns), min(rows)), PixelPoint(max(columns), max(rows))
