"""Areas of a stored image blanked, where text was burned in (BN-3, BL-33 option 113101, IN-142).

The result is a file of its own beside the original: pixels uncompressed, in the layout of the original's
header, unchanged outside the areas. Colour that a lossy or transforming codec packed is not masked.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.burned_in import has_text_on_page, has_text_outside_body
from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.dataset import OpenedDataset, open_dataset
from recist_reader.imaging.decode import decode_frame
from recist_reader.imaging.elements import Element
from recist_reader.imaging.encode import (
    CleanDataset,
    CleanElement,
    PixelValue,
    code_item,
    encoding_of,
    even,
    file_bytes,
)
from recist_reader.imaging.fragments import read_spans
from recist_reader.imaging.header import ImageHeader, image_header, read_header
from recist_reader.imaging.pixel_format import OVERLAY_BIT_POSITIONS
from recist_reader.imaging.rewriting import copied, elements_of, items_of
from recist_reader.imaging.transfer_syntax import EXPLICIT_LITTLE, Codec
from recist_reader.problem import Problem
from recist_reader.said import phrase

_BURNED_IN, _PLANAR, _METHODS, _LOSSY = 0x00280301, 0x00280006, 0x00120064, 0x00282110
_CLEAN_PIXELS = code_item("113101", "DCM", "Clean Pixel Data Option")  # PS3.16 CID 7050
_PLAIN_COLOUR = {"RGB": (0, 0, 0), "YBR_FULL": (0, 128, 128)}
_COLOUR_CODECS = (Codec.NONE, Codec.RLE, Codec.JPEG_LS)  # they leave the kind of colour as it is


@dataclass(frozen=True)
class Area:
    """A rectangle of whole pixels; `left` and `top` count from 0 at the first pixel."""

    left: int
    top: int
    width: int
    height: int

    def problem(self, rows: int, columns: int) -> Problem | None:
        """What is wrong with the area in an image of this size."""
        inside = self.left >= 0 and self.top >= 0 and self.width > 0 and self.height > 0
        if inside and self.left + self.width <= columns and self.top + self.height <= rows:
            return None
        what = phrase(
            "the area {left},{top},{width},{height} does not lie in the image",
            left=self.left,
            top=self.top,
            width=self.width,
            height=self.height,
        )
        remedy = phrase(
            "Give left, top, width, height within {columns} x {rows} pixels", columns=columns, rows=rows
        )
        return Problem(what, phrase("area"), remedy)


@dataclass(frozen=True)
class MaskedFile:
    """A file with blanked areas, not stored yet. `has_text`: text still seems to stand elsewhere (BL-40)."""

    content: bytes
    header: ImageHeader
    sha256: str
    pixel_sha256: str
    has_text: bool


def masked_file(content: bytes, areas: Sequence[Area]) -> MaskedFile:
    """Blank the areas in every frame of a stored file.

    `areas` lie in the image. Raises UnreadableImage where the pixels cannot be decoded or written again.
    """
    stream = BytesIO(content)
    opened = open_dataset(stream)
    header = image_header(opened, stream)
    body = BytesIO(opened.inflated or content)
    frames = [_blanked(_frame(body, header, index), header, areas) for index in range(header.pixels.frames)]
    made = _written(opened, header, frames)
    masked = read_header(made)
    _must_be_the_same(header, masked, made, frames)
    at, length = masked.pixel_span
    return MaskedFile(
        made,
        masked,
        hashlib.sha256(made).hexdigest(),
        hashlib.sha256(made[at : at + (length or 0)]).hexdigest(),
        any(_has_text(values, header) for values in frames),
    )


def _has_text(values: NDArray[Any], header: ImageHeader) -> bool:
    return has_text_on_page(values) if values.ndim == 3 else has_text_outside_body(values, header.padding)


def _frame(body: BytesIO, header: ImageHeader, index: int) -> NDArray[Any]:
    return decode_frame(read_spans(body, header.spans[index]), header.syntax, header.pixels)


def _blanked(values: NDArray[Any], header: ImageHeader, areas: Iterable[Area]) -> NDArray[Any]:
    """A copy with the areas black: the darkest value that the frame has, so that no window changes."""
    result = np.array(values)
    blank = _blank(values, header)
    for area in areas:
        result[area.top : area.top + area.height, area.left : area.left + area.width] = blank
    return result


def _blank(values: NDArray[Any], header: ImageHeader) -> Any:
    pixels = header.pixels
    if pixels.samples == 1:
        return values.max() if pixels.photometric == "MONOCHROME1" else values.min()
    if pixels.photometric not in _PLAIN_COLOUR or header.syntax.codec not in _COLOUR_CODECS:
        what, remedy = (
            phrase("colour that is packed like this cannot be masked"),
            phrase("Keep the series out"),
        )
        raise unreadable(CauseCode.PIXEL_FORMAT, what, remedy, 0x00280004)
    return _PLAIN_COLOUR[pixels.photometric]


def _written(opened: OpenedDataset, header: ImageHeader, frames: Sequence[NDArray[Any]]) -> bytes:
    syntax = EXPLICIT_LITTLE if header.syntax.is_encapsulated else header.transfer_syntax_uid
    order: Literal["<", ">"] = "<" if encoding_of(syntax).little_endian else ">"
    cleaned = copied(opened.elements, header.syntax.is_little_endian)
    cleaned[_BURNED_IN] = CleanElement("CS", b"NO")
    cleaned[_METHODS] = CleanElement("SQ", _methods(opened.elements, header.syntax.is_little_endian))
    for tag in OVERLAY_BIT_POSITIONS:  # the values are written without the overlay
        cleaned.pop(tag, None)
    if header.is_lossy:  # no syntax says so any more (PS3.3 C.7.6.1.1.5)
        cleaned[_LOSSY] = CleanElement("CS", b"01")
    if header.pixels.samples > 1:
        cleaned[_PLANAR] = CleanElement("US", np.array(0, f"{order}u2").tobytes())
    values = b"".join(frame.astype(frame.dtype.newbyteorder(order)).tobytes() for frame in frames)
    vr = "OW" if header.pixels.bits_allocated > 8 or header.syntax.is_implicit else "OB"
    return file_bytes(cleaned, syntax, PixelValue(even(values, b"\0"), vr, is_encapsulated=False))


def _methods(source: Mapping[int, Element], little_endian: bool) -> tuple[CleanDataset, ...]:
    """The methods of de-identification that the file names, and this one, once."""
    there = items_of(source[_METHODS]) if _METHODS in source else ()
    items = [copied(elements_of(item), little_endian) for item in there]
    codes = [item[0x00080100].value for item in items if 0x00080100 in item]
    own = _CLEAN_PIXELS[0x00080100].value
    return (*items, *(() if own in codes else (_CLEAN_PIXELS,)))


def _must_be_the_same(
    source: ImageHeader, masked: ImageHeader, content: bytes, frames: Sequence[NDArray[Any]]
) -> None:
    """The new file must say of its image what the original says, and hold the pixels that were meant."""
    body = BytesIO(content)
    same = (source.frames, source.padding, source.sop_instance_uid, source.series_uid) == (
        masked.frames,
        masked.padding,
        masked.sop_instance_uid,
        masked.series_uid,
    )
    if not same or any(not np.array_equal(_frame(body, masked, i), frame) for i, frame in enumerate(frames)):
        raise unreadable(
            CauseCode.ATTRIBUTE_INVALID, phrase("the image cannot be written again without change")
        )
