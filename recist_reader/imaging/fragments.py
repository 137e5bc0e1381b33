"""Where each frame's bytes stand in a file: plain pixels and fragments, with or without offset tables.

Source: PS3.5 sections 8.1, A.4; PS3.3 C.7.6.3.1.8 (extended offset table). Only item heads are read.
"""

from itertools import pairwise
from struct import unpack
from typing import BinaryIO, NamedTuple

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.transfer_syntax import Codec
from recist_reader.said import phrase

PIXEL_DATA = 0x7FE00010
_ITEM, _END = 0xE000, 0xE0DD
_STARTS = (b"\xff\xd8", b"\xff\x4f\xff\x51", b"\x00\x00\x00\x0cjP")  # JPEG family, JPEG 2000, JP2 box
FRAMES_LIMIT = 50_000


class Span(NamedTuple):
    """A run of bytes in the file (or in the inflated data set)."""

    offset: int
    length: int


FrameSpans = tuple[Span, ...]


def native_spans(start: int, length: int, frame_bits: int, frames: int) -> tuple[FrameSpans, ...]:
    """One span a frame; raises UnreadableImage unless the length is what the header says (FT-23).

    One pad byte at the end is allowed, since values have even length.
    """
    expected = (frame_bits * frames + 7) // 8
    if not expected <= length <= expected + 1:
        what = phrase(
            "the pixels take {count:,} bytes where the header says {expected:,}",
            count=length,
            expected=expected,
        )
        raise unreadable(CauseCode.PIXEL_LENGTH, what, tag=PIXEL_DATA)
    if frame_bits % 8:
        raise unreadable(
            CauseCode.PIXEL_FORMAT, phrase("pixels of less than a byte are not supported"), tag=0x00280100
        )
    step = frame_bits // 8
    return tuple((Span(start + frame * step, step),) for frame in range(frames))


def fragment_spans(
    walked: tuple[tuple[int, ...], list[Span]],
    stream: BinaryIO,
    frames: int,
    codec: Codec,
    extended: tuple[int, ...] = (),
) -> tuple[FrameSpans, ...]:
    """The fragments of each frame; raises UnreadableImage where they cannot be told apart for sure.

    `walked` is what `walk_fragments` gave: offset table and fragments.
    """
    table, fragments = walked
    if len(fragments) < frames:
        what = phrase(
            "{count} fragments stand where the header says {frames} frames",
            count=len(fragments),
            frames=frames,
        )
        raise unreadable(CauseCode.PIXEL_LENGTH, what, tag=PIXEL_DATA)
    offsets = extended or table
    if offsets:
        return _by_offsets(fragments, offsets, frames)
    if frames == 1 and codec is not Codec.RLE:
        return (tuple(fragments),)
    if len(fragments) == frames:
        return tuple((fragment,) for fragment in fragments)
    return _by_starts(stream, fragments, frames)


def read_spans(stream: BinaryIO, spans: FrameSpans) -> bytes:
    """Join a frame's bytes; raises UnreadableImage where the file ends before."""
    parts = []
    for span in spans:
        stream.seek(span.offset)
        part = stream.read(span.length)
        if len(part) != span.length:
            raise unreadable(CauseCode.TRUNCATED, phrase("the file ends inside its pixels"), tag=PIXEL_DATA)
        parts.append(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def walk_fragments(stream: BinaryIO, start: int, size: int) -> tuple[tuple[tuple[int, ...], list[Span]], int]:
    """The basic offset table and all fragments behind it, and where the pixels end."""
    spans: list[Span] = []
    at = start
    while True:
        stream.seek(at)
        head = stream.read(8)
        if len(head) < 8:
            raise unreadable(CauseCode.TRUNCATED, phrase("the file ends inside its pixels"), tag=PIXEL_DATA)
        group, element, length = unpack("<HHI", head)
        if group != 0xFFFE or element not in (_ITEM, _END):
            raise unreadable(
                CauseCode.DAMAGED, phrase("the fragments of the pixels are broken"), tag=PIXEL_DATA
            )
        if element == _END:
            break
        if at + 8 + length > size:
            raise unreadable(CauseCode.TRUNCATED, phrase("the file ends inside its pixels"), tag=PIXEL_DATA)
        spans.append(Span(at + 8, length))
        if len(spans) > FRAMES_LIMIT * 4:
            raise unreadable(
                CauseCode.OVER_BUDGET, phrase("the pixels have too many fragments"), tag=PIXEL_DATA
            )
        at += 8 + length
    if not spans:
        raise unreadable(CauseCode.NO_PIXELS, phrase("the pixels have no fragments"), tag=PIXEL_DATA)
    return (_offset_table(stream, spans[0]), spans[1:]), at + 8


def _offset_table(stream: BinaryIO, span: Span) -> tuple[int, ...]:
    if span.length % 4:
        raise unreadable(
            CauseCode.DAMAGED, phrase("the offset table of the pixels is broken"), tag=PIXEL_DATA
        )
    stream.seek(span.offset)
    return unpack(f"<{span.length // 4}I", stream.read(span.length))


def _by_offsets(fragments: list[Span], offsets: tuple[int, ...], frames: int) -> tuple[FrameSpans, ...]:
    heads = {
        fragment.offset - 8 - (fragments[0].offset - 8): index for index, fragment in enumerate(fragments)
    }
    ordered = offsets[0] == 0 and all(a < b for a, b in pairwise(offsets))
    if len(offsets) != frames or not ordered or any(offset not in heads for offset in offsets):
        raise unreadable(
            CauseCode.DAMAGED, phrase("the offset table does not fit the fragments"), tag=PIXEL_DATA
        )
    bounds = [heads[offset] for offset in offsets] + [len(fragments)]
    return tuple(tuple(fragments[a:b]) for a, b in pairwise(bounds))


def _by_starts(stream: BinaryIO, fragments: list[Span], frames: int) -> tuple[FrameSpans, ...]:
    """Without a table a new frame begins where a new image stream begins."""
    groups: list[list[Span]] = []
    for fragment in fragments:
        stream.seek(fragment.offset)
        if stream.read(min(8, fragment.length)).startswith(_STARTS):
            groups.append([fragment])
        elif groups:
            groups[-1].append(fragment)
        else:
            raise _untold()
    if len(groups) != frames:
        raise _untold()
    return tuple(tuple(group) for group in groups)


def _untold() -> UnreadableImage:
    what = phrase("the fragments cannot be told apart into frames")
    return unreadable(
        CauseCode.PIXEL_LENGTH, what, phrase("Ask for the file with an offset table"), tag=PIXEL_DATA
    )
