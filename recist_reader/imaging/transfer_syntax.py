"""The transfer syntaxes we know: how the data set is written and how its pixels are packed.

Source: PS3.5 section 10 and annex A; names of PS3.6 table A-1.
"""

from dataclasses import dataclass
from enum import Enum

IMPLICIT_LITTLE = "1.2.840.10008.1.2"
EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
EXPLICIT_BIG = "1.2.840.10008.1.2.2"
RLE = "1.2.840.10008.1.2.5"
_JPEG = "1.2.840.10008.1.2.4."


class Codec(Enum):
    """What unpacks the pixels."""

    NONE = "uncompressed"
    RLE = "RLE"
    JPEG = "JPEG"
    JPEG_LOSSLESS = "JPEG lossless"
    JPEG_LS = "JPEG-LS"
    JPEG_2000 = "JPEG 2000"
    HTJ2K = "HTJ2K"
    NO_DECODER = "no decoder"


class Lossy(Enum):
    """What the syntax alone says about losses."""

    NEVER = "never"
    ALWAYS = "always"
    MAYBE = "maybe"


@dataclass(frozen=True)
class TransferSyntax:
    """One row of the table."""

    uid: str
    name: str
    codec: Codec
    lossy: Lossy = Lossy.NEVER
    is_implicit: bool = False
    is_little_endian: bool = True

    @property
    def is_encapsulated(self) -> bool:
        """Are the pixels cut into fragments (PS3.5 A.4)?"""
        return self.codec is not Codec.NONE


_ROWS = (
    TransferSyntax(IMPLICIT_LITTLE, "Implicit VR Little Endian", Codec.NONE, is_implicit=True),
    TransferSyntax(EXPLICIT_LITTLE, "Explicit VR Little Endian", Codec.NONE),
    TransferSyntax(DEFLATED, "Deflated Explicit VR Little Endian", Codec.NONE),
    TransferSyntax(EXPLICIT_BIG, "Explicit VR Big Endian", Codec.NONE, is_little_endian=False),
    TransferSyntax(RLE, "RLE Lossless", Codec.RLE),
    TransferSyntax(f"{_JPEG}50", "JPEG Baseline (Process 1)", Codec.JPEG, Lossy.ALWAYS),
    TransferSyntax(f"{_JPEG}51", "JPEG Extended (Process 2 and 4)", Codec.JPEG, Lossy.ALWAYS),
    TransferSyntax(f"{_JPEG}53", "JPEG Spectral Selection (Process 6 and 8)", Codec.JPEG, Lossy.ALWAYS),
    TransferSyntax(f"{_JPEG}55", "JPEG Full Progression (Process 10 and 12)", Codec.JPEG, Lossy.ALWAYS),
    TransferSyntax(f"{_JPEG}57", "JPEG Lossless (Process 14)", Codec.JPEG_LOSSLESS),
    TransferSyntax(f"{_JPEG}70", "JPEG Lossless, First-Order Prediction", Codec.JPEG_LOSSLESS),
    TransferSyntax(f"{_JPEG}80", "JPEG-LS Lossless", Codec.JPEG_LS),
    TransferSyntax(f"{_JPEG}81", "JPEG-LS Near-Lossless", Codec.JPEG_LS, Lossy.ALWAYS),
    TransferSyntax(f"{_JPEG}90", "JPEG 2000 Lossless", Codec.JPEG_2000),
    TransferSyntax(f"{_JPEG}91", "JPEG 2000", Codec.JPEG_2000, Lossy.MAYBE),
    TransferSyntax(f"{_JPEG}201", "High-Throughput JPEG 2000 Lossless", Codec.HTJ2K),
    TransferSyntax(f"{_JPEG}202", "High-Throughput JPEG 2000 Lossless RPCL", Codec.HTJ2K),
    TransferSyntax(f"{_JPEG}203", "High-Throughput JPEG 2000", Codec.HTJ2K, Lossy.MAYBE),
)
TRANSFER_SYNTAXES = {row.uid: row for row in _ROWS}


def transfer_syntax(uid: str) -> TransferSyntax:
    """Return the row of a syntax; an unknown one is explicit, little endian, no decoder (PS3.5 A.4)."""
    known = TRANSFER_SYNTAXES.get(uid)
    return known or TransferSyntax(uid, f"transfer syntax {uid}", Codec.NO_DECODER, Lossy.MAYBE)
