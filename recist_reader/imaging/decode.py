"""Stored values of one frame: every transfer syntax that maintained decoders cover (VW-13, FT-23, FT-24).

imagecodecs decodes without holding the interpreter lock. Decoders yield bit patterns; whether they
are signed, and how many bits count, is the header's to say, whatever the stream claims (JPEG 2000 of
several makers disagrees with its header).
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.budget import check_frame_budget
from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.codestream import check_stream
from recist_reader.imaging.fragments import PIXEL_DATA
from recist_reader.imaging.pixel_format import PixelFormat
from recist_reader.imaging.transfer_syntax import Codec, TransferSyntax
from recist_reader.said import phrase


def decode_frame(content: bytes, syntax: TransferSyntax, pixels: PixelFormat) -> NDArray[Any]:
    """Turn the bytes of one frame (fragments joined) into stored values.

    Returns (rows, columns) of int16, uint16, int8 or uint8, or (rows, columns, 3) of colour, in native
    byte order. Raises UnreadableImage; never pads, cuts or guesses.
    """
    check_frame_budget(pixels.frame_bytes, len(content))
    if syntax.codec is Codec.NO_DECODER:
        what = phrase("{syntax} has no decoder here", syntax=syntax.name)
        remedy = phrase("Ask for the images uncompressed or as JPEG-LS lossless")
        raise unreadable(CauseCode.SYNTAX_UNSUPPORTED, what, remedy, 0x00020010)
    if syntax.codec is Codec.NONE:
        patterns = _plain(content, syntax, pixels)
    else:
        patterns = _unpacked(check_stream(content, syntax, pixels), syntax, pixels)
    return apply_bits(patterns, pixels)


def apply_bits(patterns: NDArray[Any], pixels: PixelFormat) -> NDArray[Any]:
    """Read bit patterns as the header says; raises UnreadableImage where unused bits hold something else.

    Unused bits are zero or repeat the sign; only old overlays may stand there (PS3.5 8.1.1, retired).
    """
    width = pixels.bits_allocated
    signed, unsigned = np.dtype(f"i{width // 8}"), np.dtype(f"u{width // 8}")
    bits = patterns.view(unsigned)
    unused = width - pixels.bits_stored
    as_written: NDArray[Any] = bits.view(signed) if pixels.is_signed else bits
    if not unused or _is_within(as_written, pixels):
        return np.asarray(as_written)
    low = bits & unsigned.type((1 << pixels.bits_stored) - 1)
    values = (low << unused).view(signed) >> unused if pixels.is_signed else low
    if not pixels.has_overlay_bits:
        clean = (bits == low) | (bits == values.view(unsigned))
        if not clean.all():
            raise unreadable(
                CauseCode.PIXEL_FORMAT, phrase("values need more bits than the header says"), tag=0x00280101
            )
    return np.asarray(values)


def _is_within(values: NDArray[Any], pixels: PixelFormat) -> bool:
    """Do all values keep to the bits stored as they are, so that nothing is to be masked?"""
    if int(np.maximum.reduce(values, axis=None)) > pixels.most:
        return False
    return not pixels.is_signed or int(np.minimum.reduce(values, axis=None)) >= pixels.least


def _plain(content: bytes, syntax: TransferSyntax, pixels: PixelFormat) -> NDArray[Any]:
    if len(content) * 8 != pixels.frame_bits:
        what = phrase(
            "a frame takes {count:,} bytes where the header says {expected:,}",
            count=len(content),
            expected=pixels.frame_bits // 8,
        )
        raise unreadable(CauseCode.PIXEL_LENGTH, what, tag=PIXEL_DATA)
    if pixels.photometric == "YBR_FULL_422":
        raise unreadable(CauseCode.PIXEL_FORMAT, phrase("subsampled colour cannot be shown"), tag=0x00280004)
    order = "<" if syntax.is_little_endian else ">"
    values: NDArray[Any] = np.frombuffer(content, f"{order}u{pixels.bits_allocated // 8}")
    if pixels.bits_allocated == 8 and not syntax.is_little_endian and pixels.is_word and len(values) % 2 == 0:
        values = values.reshape(-1, 2)[:, ::-1].ravel()  # bytes of a word are swapped (PS3.5 8.1.1)
    native = values.astype(values.dtype.newbyteorder("="), copy=False)
    if pixels.samples == 1:
        return native.reshape(pixels.rows, pixels.columns)
    if pixels.is_planar:
        return native.reshape(pixels.samples, pixels.rows, pixels.columns).transpose(1, 2, 0)
    return native.reshape(pixels.rows, pixels.columns, pixels.samples)


def _unpacked(stream: bytes, syntax: TransferSyntax, pixels: PixelFormat) -> NDArray[Any]:
    shape = (pixels.rows, pixels.columns) + ((pixels.samples,) if pixels.samples > 1 else ())
    try:
        values = _DECODERS[syntax.codec](stream, pixels)
    except Exception as fault:  # decoders fail in many ways, all mean the same here (FT-24)
        what = phrase("the {codec} decoder cannot read the pixels", codec=syntax.codec.value)
        raise unreadable(CauseCode.DECODER, what, tag=PIXEL_DATA) from fault
    if (
        values.shape != shape
        or values.dtype.kind not in "iu"
        or values.dtype.itemsize * 8 > pixels.bits_allocated
    ):
        raise unreadable(
            CauseCode.DECODER, phrase("the decoder gave another size than the header says"), tag=PIXEL_DATA
        )
    width = np.dtype(f"{values.dtype.kind}{pixels.bits_allocated // 8}")
    return np.ascontiguousarray(values.astype(width, copy=False))


def _jpeg(stream: bytes, _pixels: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    values: NDArray[Any] = imagecodecs.jpeg8_decode(stream)
    return values


def _jpeg_ls(stream: bytes, _pixels: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    values: NDArray[Any] = imagecodecs.jpegls_decode(stream)
    return values


def _jpeg_2000(stream: bytes, _pixels: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    values: NDArray[Any] = imagecodecs.jpeg2k_decode(stream, numthreads=1)
    return values


def _htj2k(stream: bytes, _pixels: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    values: NDArray[Any] = imagecodecs.htj2k_decode(stream)
    return values


def _rle(stream: bytes, pixels: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    kind = np.dtype(f"<u{pixels.bits_allocated // 8}")
    planes = np.frombuffer(imagecodecs.dicomrle_decode(stream, kind), kind)
    if pixels.samples == 1:
        return planes.reshape(pixels.rows, pixels.columns)
    return planes.reshape(pixels.samples, pixels.rows, pixels.columns).transpose(1, 2, 0)


_DECODERS: dict[Codec, Callable[[bytes, PixelFormat], NDArray[Any]]] = {
    Codec.JPEG: _jpeg,
    Codec.JPEG_LOSSLESS: _jpeg,
    Codec.JPEG_LS: _jpeg_ls,
    Codec.JPEG_2000: _jpeg_2000,
    Codec.HTJ2K: _htj2k,
    Codec.RLE: _rle,
}
