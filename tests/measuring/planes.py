"""Image planes for tests: plain ones, and any that a scanner could make."""

from decimal import Decimal
from math import cos, sin

from hypothesis import strategies as st

from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.length import LengthMm, distance_mm
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane, cross
from recist_reader.measuring.shapes import Bidirectional, Line

IN_IMAGE = st.floats(20.0, 236.0, allow_nan=False)
PIXELS = st.builds(PixelPoint, IN_IMAGE, IN_IMAGE)
SPACINGS = st.sampled_from([0.5, 0.625, 0.7, 0.703125, 0.9765625, 1.3])


def axial(row_spacing_mm: float = 0.7, column_spacing_mm: float = 0.7, z: float = -104.5) -> SlicePlane:
    return SlicePlane(
        PointLps(-180.0, -150.0, z),
        (1.0, 0.0, 0.0),
        (0.0, 1.0, 0.0),
        row_spacing_mm,
        column_spacing_mm,
        256,
        256,
    )


def recorded_lengths(
    plane: SlicePlane, shape: Line | Bidirectional, decimals: int = 1
) -> tuple[LengthMm, ...]:
    """Long and short axis, or the length of a line, as they are recorded from the evidence (MT-3, MT-5)."""
    at = pixels_of(plane, shape)
    row_mm, column_mm = (Decimal(repr(mm)) for mm in (plane.row_spacing_mm, plane.column_spacing_mm))
    pairs = zip(at[::2], at[1::2], strict=True)
    return tuple(LengthMm.record(distance_mm(a, b, row_mm, column_mm), decimals) for a, b in pairs)


def cross_at(column, row, long_px=40.0, short_px=24.0):
    """A bidirectional along the columns with its middle at a pixel."""
    shape = bidirectional_from_pixels(
        axial(),
        (PixelPoint(column - long_px / 2, row), PixelPoint(column + long_px / 2, row)),
        (PixelPoint(column, row - short_px / 2), PixelPoint(column, row + short_px / 2)),
    )
    assert isinstance(shape, Bidirectional)
    return shape


@st.composite
def any_planes(draw: st.DrawFn) -> SlicePlane:
    """Any position, any orientation as DICOM writes it (6 digits), square and non-square pixels."""
    a, b, c = (draw(st.floats(-3.0, 3.0)) for _ in range(3))
    row = (cos(a) * cos(b), sin(a) * cos(b), -sin(b))
    level = (-sin(a), cos(a), 0.0)
    up = cross(row, level)
    column = tuple(cos(c) * x + sin(c) * y for x, y in zip(level, up, strict=True))
    row, column = (tuple(round(part, 6) for part in direction) for direction in (row, column))
    origin = PointLps(*(draw(st.floats(-500.0, 500.0)) for _ in range(3)))
    return SlicePlane(origin, row, column, draw(SPACINGS), draw(SPACINGS), 256, 256)  # type: ignore[arg-type]
