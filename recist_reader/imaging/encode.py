"""Write a cleaned header as bytes (PS3.5 section 7, PS3.10 section 7).

Nearly all elements are bytes already, so that they are copied behind their head; sequences are written with
lengths. The bytes are those that pydicom's writer would write, at a tenth of its time.
"""

import struct
from dataclasses import dataclass

from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_data_element
from pydicom.uid import UID, DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian

from recist_reader.imaging.value_types import LONG_VRS, UNDEFINED

# Our own root of PS3.5 B.2: a fixed UUID, the same in every file of every study.
IMPLEMENTATION_CLASS_UID = "2.25.197351938441254129470310237618219053417"
_SHORTEST_LONG = 0x10000  # a value that no 16-bit length can tell (PS3.5 6.2.2 note)


@dataclass(frozen=True)
class Encoding:
    """How a dataset's bytes are laid out."""

    implicit: bool
    little_endian: bool


def encoding_of(transfer_syntax: str) -> Encoding:
    """How a transfer syntax lays out its dataset."""
    syntax = UID(transfer_syntax)
    return Encoding(syntax.is_implicit_VR, syntax.is_little_endian)


def written_syntax(transfer_syntax: str) -> str:
    """The syntax of the stored file: the source's own, a deflated one inflated (pixels unchanged)."""
    return ExplicitVRLittleEndian if transfer_syntax == DeflatedExplicitVRLittleEndian else transfer_syntax


@dataclass(frozen=True)
class PixelValue:
    """The value of Pixel Data; of encapsulated pixels the items without the delimiter behind them."""

    value: bytes | memoryview
    vr: str
    is_encapsulated: bool


def file_bytes(cleaned: Dataset, transfer_syntax: str, pixels: PixelValue | None) -> bytes:
    """Return a whole DICOM file: zeroed preamble, fresh meta, the cleaned header, the pixels unchanged."""
    syntax = written_syntax(transfer_syntax)
    layout = encoding_of(syntax)
    parts: list[bytes | memoryview] = [b"\0" * 128, b"DICM", _meta(cleaned, syntax)]
    _add_dataset(parts, cleaned, layout)
    if pixels is not None:
        length = UNDEFINED if pixels.is_encapsulated else len(pixels.value)
        parts += [_head(0x7FE00010, pixels.vr, length, layout), pixels.value]
        if pixels.is_encapsulated:
            parts.append(struct.pack("<HHI" if layout.little_endian else ">HHI", 0xFFFE, 0xE0DD, 0))
    return b"".join(parts)


def _meta(cleaned: Dataset, syntax: str) -> bytes:
    """File meta information, rebuilt: nothing of the source's own is kept (BL-33)."""
    layout = Encoding(implicit=False, little_endian=True)
    values = (
        (0x00020001, "OB", b"\x00\x01"),
        (0x00020002, "UI", _raw_value(cleaned, 0x00080016)),
        (0x00020003, "UI", _raw_value(cleaned, 0x00080018)),
        (0x00020010, "UI", syntax.encode("ascii")),
        (0x00020012, "UI", IMPLEMENTATION_CLASS_UID.encode("ascii")),
    )
    parts = []
    for tag, vr, value in values:
        even = value + b"\0" if len(value) % 2 else value
        parts += [_head(tag, vr, len(even), layout), even]
    content = b"".join(parts)
    # (0002,0000) stands before: readers stop at its count.
    return _head(0x00020000, "UL", 4, layout) + struct.pack("<I", len(content)) + content


def _raw_value(cleaned: Dataset, tag: int) -> bytes:
    element = cleaned.get_item(tag) if tag in cleaned else None
    return element.value.rstrip(b"\0 ") if isinstance(element, RawDataElement) and element.value else b""


def _add_dataset(parts: list[bytes | memoryview], dataset: Dataset, layout: Encoding) -> None:
    for tag in sorted(dataset.keys(), key=int):
        element = dataset.get_item(tag)
        if isinstance(element, RawDataElement):
            value = element.value or b""
            parts += [_head(int(tag), element.VR or "UN", len(value), layout), value]
        elif element is not None and element.VR == "SQ":
            content = _items(element, layout)
            parts += [_head(int(tag), "SQ", len(content), layout), content]
        elif element is not None:
            parts.append(_by_pydicom(element, layout))


def _items(element: DataElement, layout: Encoding) -> bytes:
    parts: list[bytes | memoryview] = []
    for item in element.value:
        inner: list[bytes | memoryview] = []
        _add_dataset(inner, item, layout)
        content = b"".join(inner)
        head = struct.pack("<HHI" if layout.little_endian else ">HHI", 0xFFFE, 0xE000, len(content))
        parts += [head, content]
    return b"".join(parts)


def _head(tag: int, vr: str, length: int, layout: Encoding) -> bytes:
    order = "<" if layout.little_endian else ">"
    if layout.implicit:
        return struct.pack(f"{order}HHI", tag >> 16, tag & 0xFFFF, length)
    if vr not in LONG_VRS and length >= _SHORTEST_LONG:
        vr = "UN"
    if vr in LONG_VRS:
        return struct.pack(f"{order}HH2sHI", tag >> 16, tag & 0xFFFF, vr.encode(), 0, length)
    return struct.pack(f"{order}HH2sH", tag >> 16, tag & 0xFFFF, vr.encode(), length)


def _by_pydicom(element: DataElement, layout: Encoding) -> bytes:
    """An element that is no bytes yet: a code's text."""
    buffer = DicomBytesIO()
    buffer.is_implicit_VR, buffer.is_little_endian = layout.implicit, layout.little_endian
    write_data_element(buffer, element)
    return buffer.getvalue()
