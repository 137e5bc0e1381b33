"""Looks into a compressed frame before and after a decoder sees it (FT-22, FT-24).

Decoders forgive: they fill what is missing and guess what is wrong. Here the stream must be the one that
the transfer syntax names, of the size that the header says, and whole to its end mark.
Sources: ITU-T T.81 (JPEG), T.87 (JPEG-LS), T.800 (JPEG 2000), T.814 (HTJ2K).
"""

import struct
from struct import unpack_from
from typing import NamedTuple

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.fragments import PIXEL_DATA
from recist_reader.imaging.pixel_format import PixelFormat
from recist_reader.imaging.transfer_syntax import Codec, Lossy, TransferSyntax
from recist_reader.said import phrase

_END = b"\xff\xd9"
_JP2_BOX = b"\x00\x00\x00\x0cjP"
_SOC = b"\xff\x4f\xff\x51"
_FRAME_MARKERS = {
    Codec.JPEG: frozenset({0xC0, 0xC1, 0xC2}),
    Codec.JPEG_LOSSLESS: frozenset({0xC3}),
    Codec.JPEG_LS: frozenset({0xF7}),
}


class StreamShape(NamedTuple):
    """What the stream says of itself."""

    rows: int
    columns: int
    samples: int
    precision: int
    is_lossy: bool


def check_stream(content: bytes, syntax: TransferSyntax, pixels: PixelFormat) -> bytes:
    """Return the bare stream without pad bytes or boxes; raises UnreadableImage unless all of it fits."""
    if syntax.codec is Codec.RLE:
        return _check_rle(content, pixels)
    is_2000 = syntax.codec in (Codec.JPEG_2000, Codec.HTJ2K)
    stream = _without_box(content) if is_2000 else content
    end = stream.rfind(_END, max(0, len(stream) - 64))
    if end < 0:
        raise _bad(CauseCode.TRUNCATED, phrase("the compressed image has no end mark"))
    try:
        shape = _shape_2000(stream, syntax.codec) if is_2000 else _shape_jpeg(stream, syntax.codec)
    except (IndexError, ValueError, struct.error) as fault:
        raise _bad(CauseCode.DAMAGED, phrase("the head of the compressed image is broken")) from fault
    if (shape.rows, shape.columns, shape.samples) != (pixels.rows, pixels.columns, pixels.samples):
        raise _bad(
            CauseCode.PIXEL_FORMAT, phrase("the compressed image has another size than the header says")
        )
    if shape.precision > pixels.bits_allocated:
        raise _bad(CauseCode.PIXEL_FORMAT, phrase("the compressed image has more bits than the header says"))
    if shape.is_lossy and syntax.lossy is Lossy.NEVER:
        raise _bad(
            CauseCode.DAMAGED, phrase("the image has losses although it says {syntax}", syntax=syntax.name)
        )
    return stream[: end + 2]


def may_have_losses(content: bytes, codec: Codec) -> bool:
    """Does the head of a JPEG 2000 or HTJ2K stream name the irreversible transform, or not tell?"""
    try:
        return _shape_2000(_without_box(content), codec).is_lossy
    except (UnreadableImage, IndexError, ValueError, struct.error):
        return True


def _bad(code: CauseCode, what: str) -> UnreadableImage:
    return unreadable(code, what, tag=PIXEL_DATA)


def _shape_jpeg(stream: bytes, codec: Codec) -> StreamShape:
    if stream[:2] != b"\xff\xd8":
        raise _bad(CauseCode.DAMAGED, phrase("the pixels are not {codec}", codec=codec.value))
    at, shape = 2, None
    while True:
        while stream[at] == 0xFF and stream[at + 1] == 0xFF:
            at += 1
        mark, marker = stream[at], stream[at + 1]
        (length,) = unpack_from(">H", stream, at + 2)
        if mark != 0xFF or length < 2:
            raise ValueError
        if marker in _FRAME_MARKERS[codec]:
            precision, rows, columns, samples = unpack_from(">BHHB", stream, at + 4)
            shape = StreamShape(rows, columns, samples, precision, codec is Codec.JPEG)
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            raise _bad(CauseCode.DAMAGED, phrase("the pixels are not {codec}", codec=codec.value))
        elif marker == 0xDA:
            break
        at += 2 + length
    if shape is None:
        raise _bad(CauseCode.DAMAGED, phrase("the pixels are not {codec}", codec=codec.value))
    if codec is Codec.JPEG_LS:
        near = stream[at + 5 + 2 * stream[at + 4]]
        return shape._replace(is_lossy=near > 0)
    return shape


def _without_box(content: bytes) -> bytes:
    """Some writers put a whole JP2 file into the fragment; only the bare stream is legal (PS3.5 A.4.4)."""
    if not content.startswith(_JP2_BOX):
        return content
    start = content.find(_SOC)
    if start < 0:
        raise _bad(CauseCode.DAMAGED, phrase("the pixels are not JPEG 2000"))
    return content[start:]


def _shape_2000(stream: bytes, codec: Codec) -> StreamShape:
    if not stream.startswith(_SOC):
        raise _bad(CauseCode.DAMAGED, phrase("the pixels are not {codec}", codec=codec.value))
    x1, y1, x0, y0 = unpack_from(">4I", stream, 8)
    samples = unpack_from(">H", stream, 40)[0]
    precision = (stream[42] & 0x7F) + 1
    at, is_high_throughput, is_lossy = 2, False, False
    while True:
        marker, length = unpack_from(">HH", stream, at)
        if marker == 0xFF90:  # first tile part: the main header is over
            break
        if marker < 0xFF00 or length < 2:
            raise ValueError
        if marker == 0xFF50:
            is_high_throughput = True
        if marker == 0xFF52:
            is_lossy = stream[at + 13] == 0  # the 9-7 irreversible transform
        at += 2 + length
    if is_high_throughput != (codec is Codec.HTJ2K):
        raise _bad(CauseCode.DAMAGED, phrase("the pixels are not {codec}", codec=codec.value))
    return StreamShape(y1 - y0, x1 - x0, samples, precision, is_lossy)


def _check_rle(content: bytes, pixels: PixelFormat) -> bytes:
    """The head of an RLE frame: as many segments as bytes a pixel, in order (PS3.5 G.5)."""
    if len(content) < 64:
        raise _bad(CauseCode.TRUNCATED, phrase("the RLE head is cut short"))
    head = unpack_from("<16I", content)
    segments = pixels.samples * pixels.bits_allocated // 8
    offsets = head[1 : 1 + segments]
    rising = all(a < b for a, b in zip(offsets, (*offsets[1:], len(content)), strict=True))
    if head[0] != segments or offsets[0] != 64 or not rising:
        raise _bad(CauseCode.DAMAGED, phrase("the RLE head is broken"))
    return content
