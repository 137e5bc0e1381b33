"""Where the frames of an opened file stand: checked against the header before anything is decoded."""

from io import BytesIO
from struct import unpack

from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.dataset import OpenedDataset, Source, open_source
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.fragments import PIXEL_DATA, FrameSpans, fragment_spans, native_spans
from recist_reader.imaging.pixel_format import PixelFormat


def read_pixel_place(opened: OpenedDataset, pixels: PixelFormat, source: Source) -> tuple[FrameSpans, ...]:
    """The byte spans of each frame, in the file or in the inflated data set; raises UnreadableImage."""
    element, syntax = opened.pixels, opened.syntax
    if element is None or syntax is None:
        raise unreadable(CauseCode.NO_PIXELS, "the image has no pixels", tag=PIXEL_DATA)
    if not syntax.is_encapsulated:
        if element.length is None:
            what = f"fragments stand where {syntax.name} has none"
            raise unreadable(CauseCode.DAMAGED, what, tag=PIXEL_DATA)
        spans = native_spans(element.offset, element.length, pixels.frame_bits, pixels.frames)
        if element.offset + element.length > opened.size:
            raise unreadable(CauseCode.TRUNCATED, "the file ends inside its pixels", tag=PIXEL_DATA)
        return spans
    if element.length is not None:
        raise unreadable(
            CauseCode.DAMAGED, f"{syntax.name} needs fragments and there are none", tag=PIXEL_DATA
        )
    stream = open_source(source) if opened.inflated is None else BytesIO(opened.inflated)
    with stream:
        extended = _extended_offsets(Elements(opened.dataset))
        return fragment_spans(stream, element.offset, opened.size, pixels.frames, syntax.codec, extended)


def _extended_offsets(elements: Elements) -> tuple[int, ...]:
    content = elements.raw(0x7FE00001)
    if len(content) % 8:
        raise unreadable(CauseCode.DAMAGED, "the extended offset table is broken", tag=0x7FE00001)
    return unpack(f"<{len(content) // 8}Q", content)
