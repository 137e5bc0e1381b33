"""Where the frames of an opened file stand: checked against the header before anything is decoded."""

from io import BytesIO
from struct import unpack
from typing import BinaryIO

from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.dataset import OpenedDataset, check_tail
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.fragments import (
    PIXEL_DATA,
    FrameSpans,
    fragment_spans,
    native_spans,
    walk_fragments,
)
from recist_reader.imaging.pixel_format import PixelFormat
from recist_reader.said import phrase


def read_pixel_place(opened: OpenedDataset, pixels: PixelFormat, stream: BinaryIO) -> tuple[FrameSpans, ...]:
    """The byte spans of each frame, in the file or in the inflated data set; raises UnreadableImage."""
    element, syntax = opened.pixels, opened.syntax
    if element is None or syntax is None:
        raise unreadable(CauseCode.NO_PIXELS, phrase("the image has no pixels"), tag=PIXEL_DATA)
    if syntax.is_encapsulated and element.length is not None:
        raise unreadable(
            CauseCode.DAMAGED, phrase("{syntax} needs fragments", syntax=syntax.name), tag=PIXEL_DATA
        )
    if not syntax.is_encapsulated and element.length is None:
        raise unreadable(
            CauseCode.DAMAGED, phrase("{syntax} has no fragments", syntax=syntax.name), tag=PIXEL_DATA
        )
    place = stream if opened.inflated is None else BytesIO(opened.inflated)
    if element.length is None:
        walked, end = walk_fragments(place, element.offset, opened.size)
        spans = fragment_spans(walked, place, pixels.frames, syntax.codec, _extended_offsets(opened.values()))
    else:
        end = element.offset + element.length
        spans = native_spans(element.offset, element.length, pixels.frame_bits, pixels.frames)
        if end > opened.size:
            raise unreadable(CauseCode.TRUNCATED, phrase("the file ends inside its pixels"), tag=PIXEL_DATA)
    check_tail(place, end, opened.size, syntax)
    return spans


def _extended_offsets(elements: Elements) -> tuple[int, ...]:
    content = elements.raw(0x7FE00001)
    if len(content) % 8:
        raise unreadable(CauseCode.DAMAGED, phrase("the extended offset table is broken"), tag=0x7FE00001)
    return unpack(f"<{len(content) // 8}Q", content)
