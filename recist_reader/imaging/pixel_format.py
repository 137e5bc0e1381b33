"""How the stored values of an image are written (PS3.3 C.7.6.3), checked against what can be shown.

Source: PS3.5 section 8.1.1; our VW-13. Pixel values are integers of 8 or 16 bits; high bit = bits stored - 1.
"""

from dataclasses import dataclass

from recist_reader.imaging.budget import check_frame_budget
from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.dataset import PixelElement
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.fragments import FRAMES_LIMIT, PIXEL_DATA
from recist_reader.said import phrase

_SAMPLES = {
    "MONOCHROME1": 1,
    "MONOCHROME2": 1,
    "PALETTE COLOR": 1,
    "RGB": 3,
    "YBR_FULL": 3,
    "YBR_FULL_422": 3,
    "YBR_ICT": 3,
    "YBR_RCT": 3,
    "YBR_PARTIAL_420": 3,
}


OVERLAY_BIT_POSITIONS = tuple(0x60000102 + 0x20000 * group for group in range(16))
"""Not zero where an old overlay stands in bits of the pixels (PS3.5 8.1.1, retired)."""


@dataclass(frozen=True)
class PixelFormat:
    """Shape and packing of the stored values of every frame of one file."""

    rows: int
    columns: int
    frames: int
    samples: int
    bits_allocated: int
    bits_stored: int
    is_signed: bool
    photometric: str
    is_planar: bool = False
    is_word: bool = True  # VR OW: in big endian the bytes of 8-bit values are swapped in pairs
    has_overlay_bits: bool = False  # old overlays in the unused bits: masked away

    @property
    def frame_bits(self) -> int:
        """Bits of one unpacked frame as it stands in an uncompressed file."""
        per_pixel = 2 if self.photometric == "YBR_FULL_422" else self.samples
        return self.rows * self.columns * per_pixel * self.bits_allocated

    @property
    def frame_bytes(self) -> int:
        """Bytes of one decoded frame."""
        return self.rows * self.columns * self.samples * (self.bits_allocated // 8)

    @property
    def least(self) -> int:
        """Smallest stored value that the bits can hold."""
        return -(1 << (self.bits_stored - 1)) if self.is_signed else 0

    @property
    def most(self) -> int:
        """Largest stored value that the bits can hold."""
        return (1 << (self.bits_stored - self.is_signed)) - 1


@dataclass(frozen=True)
class Padding:
    """Stored values that stand for "no image here" (PS3.3 C.7.5.1.1.2): from `least` to `most`."""

    least: int
    most: int


def read_pixel_format(elements: Elements, pixel_element: PixelElement) -> PixelFormat:
    """Read and check; raises UnreadableImage with the tag that is to blame, before anything is allocated."""
    if pixel_element.tag != PIXEL_DATA:
        raise unreadable(
            CauseCode.PIXEL_FORMAT, phrase("float pixels are not supported"), tag=pixel_element.tag
        )
    samples = _required(elements, 0x00280002)
    photometric = elements.text(0x00280004) or ""
    if _SAMPLES.get(photometric) != samples:
        raise unreadable(
            CauseCode.PIXEL_FORMAT, phrase("the kind of colour does not fit the samples"), tag=0x00280004
        )
    pixels = PixelFormat(
        rows=_required(elements, 0x00280010),
        columns=_required(elements, 0x00280011),
        frames=_frames(elements),
        samples=samples,
        bits_allocated=_required(elements, 0x00280100),
        bits_stored=_required(elements, 0x00280101),
        is_signed=_is_signed(elements),
        photometric=photometric,
        is_planar=elements.unsigned(0x00280006) == 1,
        is_word=pixel_element.vr != "OB",
        has_overlay_bits=_has_overlay_bits(elements),
    )
    _check_bits(pixels, _required(elements, 0x00280102))
    check_frame_budget(pixels.frame_bytes)
    return pixels


def read_padding(elements: Elements, pixels: PixelFormat) -> Padding | None:
    """The padding value or range in stored values.

    The bits are read by the signedness of the pixels, whatever type the element claims: 63536 written as
    unsigned beside signed pixels means -2000.
    """
    values = [_as_stored(elements.unsigned(tag), pixels) for tag in (0x00280120, 0x00280121)]
    if values[0] is None:
        return None
    limit = values[0] if values[1] is None else values[1]
    return Padding(min(values[0], limit), max(values[0], limit))


def _as_stored(pattern: int | None, pixels: PixelFormat) -> int | None:
    if pattern is None:
        return None
    return pattern - 0x10000 if pixels.is_signed and pattern >= 0x8000 else pattern


def _required(elements: Elements, tag: int) -> int:
    value = elements.unsigned(tag)
    if value is None:
        raise unreadable(CauseCode.ATTRIBUTE_MISSING, phrase("a required number is missing"), tag=tag)
    if value == 0 and tag in (0x00280010, 0x00280011, 0x00280100, 0x00280101):
        raise unreadable(CauseCode.ATTRIBUTE_INVALID, phrase("the number is zero"), tag=tag)
    return value


def _is_signed(elements: Elements) -> bool:
    value = _required(elements, 0x00280103)
    if value not in (0, 1):
        raise unreadable(
            CauseCode.ATTRIBUTE_INVALID, phrase("signed or unsigned is not said"), tag=0x00280103
        )
    return value == 1


def _frames(elements: Elements) -> int:
    frames = elements.integer(0x00280008)
    if frames is None:
        return 1
    if frames < 1:
        raise unreadable(
            CauseCode.ATTRIBUTE_INVALID, phrase("the number of frames is below one"), tag=0x00280008
        )
    if frames > FRAMES_LIMIT:
        what = phrase(
            "the header says {count:,} frames, more than {limit:,}",
            count=frames,
            limit=FRAMES_LIMIT,
        )
        raise unreadable(CauseCode.OVER_BUDGET, what, tag=0x00280008)
    return frames


def _has_overlay_bits(elements: Elements) -> bool:
    return any(elements.unsigned(tag) for tag in OVERLAY_BIT_POSITIONS)


def _check_bits(pixels: PixelFormat, high_bit: int) -> None:
    if pixels.bits_allocated not in (8, 16):
        what = phrase("pixels of {count} bits are not supported", count=pixels.bits_allocated)
        raise unreadable(CauseCode.PIXEL_FORMAT, what, tag=0x00280100)
    if pixels.bits_stored > pixels.bits_allocated or pixels.bits_stored < 2:
        raise unreadable(
            CauseCode.PIXEL_FORMAT, phrase("the bits stored do not fit the bits allocated"), tag=0x00280101
        )
    if high_bit != pixels.bits_stored - 1:
        raise unreadable(
            CauseCode.PIXEL_FORMAT, phrase("the high bit does not fit the bits stored"), tag=0x00280102
        )
