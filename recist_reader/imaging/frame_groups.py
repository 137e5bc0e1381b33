"""What may differ from frame to frame: plane, spacing, rescale, windows, time.

Classic files say it once at the top; enhanced and legacy converted files in functional groups, shared
or per frame (PS3.3 C.7.6.16).
"""

from dataclasses import dataclass
from math import sqrt
from operator import mul

from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.pixel_format import PixelFormat
from recist_reader.imaging.voi import StoredWindow, VoiTable
from recist_reader.imaging.voi_reading import StoredTables, read_tables, read_windows
from recist_reader.said import phrase

Vector = tuple[float, float, float]
_SHARED, _PER_FRAME = 0x52009229, 0x52009230
_RESCALE, _VOI = 0x00289145, 0x00289132
_LARGEST_SPACING_MM = 100.0


@dataclass(frozen=True)
class FrameFacts:
    """One frame. Lengths in mm, positions LPS; None where the file does not say.

    `spacing_mm` is PixelSpacing (between rows, between columns): ImagerPixelSpacing never counts (M-11).
    """

    position_lps: Vector | None
    row_direction: Vector | None
    column_direction: Vector | None
    spacing_mm: tuple[float, float] | None
    thickness_mm: float | None
    slope: float
    intercept: float
    windows: tuple[StoredWindow, ...] = ()
    table_count: int = 0  # VOI look-up tables that can be used; `read_voi_tables` has them
    has_damaged_table: bool = False
    gantry_tilt_deg: float | None = None
    acquisition_number: int | None = None
    temporal_position: int | None = None
    acquisition_moment: str | None = None  # DT or DA + TM
    echo_time_ms: float | None = None
    frame_type: tuple[str, ...] = ()
    has_rescale: bool = True


def read_frames(elements: Elements, pixels: PixelFormat) -> tuple[FrameFacts, ...]:
    """One record for each frame; raises UnreadableImage where one is malformed."""
    if not elements.items(_PER_FRAME):
        (alike,) = _lookups(elements, 1)
        return (_frame(alike, pixels),) * pixels.frames
    return tuple(_frame(lookup, pixels) for lookup in _lookups(elements, pixels.frames))


def read_voi_tables(elements: Elements, pixels: PixelFormat) -> tuple[tuple[VoiTable, ...], ...]:
    """The usable look-up tables of each frame; raises as `read_frames` does."""
    return tuple(_tables(lookup, pixels).usable for lookup in _lookups(elements, pixels.frames))


def _lookups(elements: Elements, count: int) -> list["_Lookup"]:
    """Where to look for the facts of each of `count` frames."""
    shared = elements.items(_SHARED)
    per_frame = elements.items(_PER_FRAME)
    if per_frame and len(per_frame) != count:
        what = phrase(
            "{count} frame descriptions stand where the header says {expected} frames",
            count=len(per_frame),
            expected=count,
        )
        raise unreadable(CauseCode.ATTRIBUTE_INVALID, what, tag=_PER_FRAME)
    base = shared[0] if shared else None
    return [_Lookup(elements, item, base) for item in per_frame] or [_Lookup(elements, None, base)] * count


class _Lookup:
    """Finds the item that holds a macro's attributes: per frame, else shared, else the top of the file."""

    def __init__(self, top: Elements, frame: Elements | None, shared: Elements | None) -> None:
        self.top = top
        self._groups = tuple(group for group in (frame, shared) if group is not None)

    def macro(self, sequence_tag: int) -> Elements:
        for group in self._groups:
            items = group.items(sequence_tag)
            if items:
                return items[0]
        return self.top


def _frame(lookup: _Lookup, pixels: PixelFormat) -> FrameFacts:
    measures, rescale = lookup.macro(0x00289110), lookup.macro(_RESCALE)
    content, tables = lookup.macro(0x00209111), _tables(lookup, pixels)
    directions = _directions(lookup.macro(0x00209116))
    position = lookup.macro(0x00209113).decimals(0x00200032, 3)
    slope, intercept = _rescale(rescale)
    return FrameFacts(
        position_lps=None if position is None else (position[0], position[1], position[2]),
        row_direction=directions[0],
        column_direction=directions[1],
        spacing_mm=_spacing(measures),
        thickness_mm=_thickness(measures),
        slope=slope,
        intercept=intercept,
        windows=read_windows(lookup.macro(_VOI)),
        table_count=len(tables.usable),
        has_damaged_table=tables.is_damaged,
        gantry_tilt_deg=lookup.macro(0x00189304).decimal_or_none(0x00181120),
        acquisition_number=_first(
            content.integer_or_none(0x00209156), lookup.top.integer_or_none(0x00200012)
        ),
        temporal_position=_first(_temporal_index(content), lookup.top.integer_or_none(0x00200100)),
        acquisition_moment=_moment(content, lookup.top),
        echo_time_ms=lookup.top.decimal_or_none(0x00180081),
        frame_type=_frame_type(lookup),
        has_rescale=rescale.has(0x00281053) and rescale.has(0x00281052),
    )


def _tables(lookup: _Lookup, pixels: PixelFormat) -> StoredTables:
    """Their input is what the rescale gives, and signed where that may be below zero (C.11.2.1.1)."""
    voi = lookup.macro(_VOI)
    if not voi.has(0x00283010):
        return StoredTables()
    slope, intercept = _rescale(lookup.macro(_RESCALE))
    return read_tables(voi, min(pixels.least * slope, pixels.most * slope) + intercept < 0)


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)


def _temporal_index(content: Elements) -> int | None:
    value = content.raw(0x00209128)  # UL
    return int.from_bytes(value, "little") if len(value) == 4 else None


def _moment(content: Elements, top: Elements) -> str | None:
    moment = content.text(0x00189074) or content.text(0x00189151) or top.text(0x0008002A)
    if moment:
        return moment
    time = top.text(0x00080032)
    return f"{top.text(0x00080022) or ''}{time}" if time else None


def _frame_type(lookup: _Lookup) -> tuple[str, ...]:
    for sequence_tag in (0x00189329, 0x00189226, 0x00189751):  # CT, MR, PET image frame type
        frame_type = lookup.macro(sequence_tag).texts(0x00089007)
        if frame_type:
            return frame_type
    return lookup.top.texts(0x00080008)


def _directions(orientation: Elements) -> tuple[Vector, Vector] | tuple[None, None]:
    numbers = orientation.decimals(0x00200037, 6)
    if numbers is None:
        return None, None
    row, column = _unit(numbers[0:3]), _unit(numbers[3:6])
    if row is None or column is None or abs(sum(map(mul, row, column))) > 0.01:
        what = phrase("the directions of rows and columns are not at right angles")
        raise unreadable(CauseCode.ATTRIBUTE_INVALID, what, tag=0x00200037)
    return row, column


def _unit(numbers: tuple[float, ...]) -> Vector | None:
    """Rounding in the file is evened out; anything further from a direction is refused."""
    x, y, z = numbers
    length = sqrt(x * x + y * y + z * z)
    if abs(length - 1) > 0.01:
        return None
    return (x / length, y / length, z / length) if length != 1 else (x, y, z)


def _spacing(measures: Elements) -> tuple[float, float] | None:
    spacing = measures.decimals(0x00280030, 2)
    if spacing is None:
        return None
    if not all(0 < value <= _LARGEST_SPACING_MM for value in spacing):
        raise unreadable(
            CauseCode.ATTRIBUTE_INVALID, phrase("the pixel spacing is not a length"), tag=0x00280030
        )
    return spacing[0], spacing[1]


def _thickness(measures: Elements) -> float | None:
    thickness = measures.decimal(0x00180050)
    if thickness is not None and not 0 <= thickness <= 1000:
        raise unreadable(
            CauseCode.ATTRIBUTE_INVALID, phrase("the slice thickness is not a length"), tag=0x00180050
        )
    return thickness or None


def _rescale(transformation: Elements) -> tuple[float, float]:
    """Slope and intercept (VW-13); identity where the file has neither, as for most MR."""
    if transformation.has(0x00283000) and transformation.items(0x00283000):
        what = phrase("a modality look-up table is not supported")
        raise unreadable(CauseCode.PIXEL_FORMAT, what, tag=0x00283000)
    slope, intercept = transformation.decimal(0x00281053), transformation.decimal(0x00281052)
    if slope == 0:
        raise unreadable(CauseCode.ATTRIBUTE_INVALID, phrase("the rescale slope is zero"), tag=0x00281053)
    return (1.0 if slope is None else slope), (0.0 if intercept is None else intercept)
