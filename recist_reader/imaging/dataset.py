"""Open one DICOM file up to its pixels: file meta, data set, where the pixel element stands.

Source: PS3.10 section 7 (file meta), PS3.5 section 7 (elements). A plainly written file is walked (`walk`);
of any other pydicom parses the elements, and what it forgives silently (order, lengths beyond the end,
unknown VR) is checked here: a file that does not keep to these is damaged and must not become a wrong image
(FT-22).
"""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from struct import unpack
from typing import BinaryIO

from pydicom.filereader import data_element_generator
from pydicom.tag import BaseTag

from recist_reader.imaging.budget import inflate
from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.elements import Element, Elements
from recist_reader.imaging.transfer_syntax import DEFLATED, TransferSyntax, transfer_syntax
from recist_reader.imaging.value_types import LONG_VRS, UNDEFINED, VRS
from recist_reader.imaging.walk import FIRST_PIXEL_TAG, LAST_PIXEL_TAG, NeedsMore, Walked, walk

Source = Path | bytes

_PREAMBLE = 128
_META_LIMIT = 2**20
_FIRST_BYTES = 16 * 2**10
"""Most headers end within; of the others more is read."""


@dataclass(frozen=True)
class PixelElement:
    """Where the pixel element's value stands; `length` is None where it is cut into fragments."""

    tag: int
    vr: str | None
    offset: int
    length: int | None


@dataclass(frozen=True)
class OpenedDataset:
    """What one file holds before its pixels.

    `syntax` is None where the file does not name one. `fault` is what stopped the parser early, if
    anything; the elements before it are there. `inflated` is the whole unpacked data set of a deflated
    file: offsets count in it.
    """

    elements: Mapping[int, Element] = field(repr=False)
    syntax: TransferSyntax | None
    media_sop_class_uid: str | None
    pixels: PixelElement | None
    size: int
    fault: UnreadableImage | None = None
    inflated: bytes | None = field(default=None, repr=False)

    def values(self) -> Elements:
        """Read access to the top level."""
        return Elements(self.elements)


def open_source(source: Source) -> BinaryIO:
    """Open a path or the bytes of a file for reading."""
    return BytesIO(source) if isinstance(source, bytes) else source.open("rb", buffering=16384)


def open_dataset(stream: BinaryIO) -> OpenedDataset:
    """Read everything before the pixels; raises UnreadableImage where this is no DICOM at all."""
    size = stream.seek(0, 2)
    if size == 0:
        raise unreadable(CauseCode.EMPTY, "the file is empty")
    has_preamble = _skip_preamble(stream, size)
    syntax_uid, media_class = _read_meta(stream, size)
    start = stream.tell()
    if start >= size:
        raise unreadable(CauseCode.NOT_DICOM, "nothing follows the file's DICOM mark")
    if syntax_uid is None:
        return _without_syntax(stream, size, media_class, has_preamble)
    syntax = transfer_syntax(syntax_uid)
    if syntax_uid != DEFLATED:
        return _parse(stream, size, syntax, media_class)
    content = inflate(stream.read())
    return _parse(BytesIO(content), len(content), syntax, media_class, content)


def _skip_preamble(stream: BinaryIO, size: int) -> bool:
    stream.seek(0)
    head = stream.read(_PREAMBLE + 4)
    if head[_PREAMBLE:] == b"DICM":
        return True
    stream.seek(0)
    # Without the mark only a data set that begins as others do is believed: group 0002 or 0008.
    group, element = unpack("<HH", head[:4]) if len(head) >= 8 else (0, 0)
    little = group in (0x0002, 0x0008) and element < 0x0100
    big = (group, element >> 8) in ((0x0200, 0), (0x0800, 0)) or (group == 0x0800 and element & 0xFF == 0)
    if size < 16 or not (little or big):
        raise unreadable(CauseCode.NOT_DICOM, "this is not a DICOM file", "No action is needed")
    return False


def _read_meta(stream: BinaryIO, size: int) -> tuple[str | None, str | None]:
    """Transfer syntax and media storage class; leaves the stream at the data set."""
    found: dict[int, bytes] = {}
    while True:
        start = stream.tell()
        head = stream.read(8)
        if len(head) < 8 or head[:2] != b"\x02\x00":
            stream.seek(start)
            break
        element, vr, length = unpack("<2xH2sH", head)
        if vr.decode("latin-1") not in VRS:
            raise unreadable(CauseCode.DAMAGED, "the file meta information cannot be read", tag=0x00020000)
        if vr.decode("latin-1") in LONG_VRS:
            length = unpack("<I", stream.read(4).ljust(4, b"\xff"))[0]
        if length > _META_LIMIT or stream.tell() + length > size:
            raise unreadable(CauseCode.TRUNCATED, "the file ends inside its meta information", tag=0x00020000)
        found[element] = stream.read(length)
    texts = {key: value.decode("latin-1").strip(" \0") for key, value in found.items() if key in (2, 0x10)}
    return texts.get(0x10) or None, texts.get(2) or None


def _without_syntax(
    stream: BinaryIO, size: int, media_class: str | None, has_preamble: bool
) -> OpenedDataset:
    """Say what kind of object this is by a guess; pixels of an unnamed syntax are never taken."""
    start = stream.tell()
    head = stream.read(6)
    stream.seek(start)
    explicit = head[4:6].decode("latin-1") in VRS
    big = explicit and len(head) >= 2 and unpack("<H", head[:2])[0] >= 0x0100
    guess = TransferSyntax(
        "", "unnamed", transfer_syntax("").codec, is_implicit=not explicit, is_little_endian=not big
    )
    opened = _parse(stream, size, guess, media_class)
    what = "the file does not name its transfer syntax"
    fault = opened.fault or unreadable(CauseCode.NO_TRANSFER_SYNTAX, what, tag=0x00020010)
    if not has_preamble and 0x00080016 not in opened.elements and media_class is None:
        fault = unreadable(CauseCode.NOT_DICOM, "this is not a DICOM file", "No action is needed")
    return OpenedDataset(opened.elements, None, media_class, opened.pixels, size, fault)


def _parse(
    stream: BinaryIO,
    size: int,
    syntax: TransferSyntax,
    media_class: str | None,
    inflated: bytes | None = None,
) -> OpenedDataset:
    walked = _walked(stream, size, syntax)
    if walked is not None:
        found = walked.pixels
        pixels = None if found is None else _pixel_element(*found)
        return OpenedDataset(walked.elements, syntax, media_class, pixels, size, None, inflated)
    watch = _Watch(stream, size, syntax.is_implicit)
    elements: dict[int, Element] = {}
    fault: UnreadableImage | None = None
    try:
        with warnings.catch_warnings():
            # The parser warns of unknown character sets with the file's own words; no text is taken here.
            warnings.simplefilter("ignore")
            for element in _elements(stream, syntax, watch):
                elements[int(element.tag)] = element
    except UnreadableImage as found:
        fault = found
    except Exception as found:  # the parser's faults have many types, all mean the same here
        fault = unreadable(CauseCode.DAMAGED, "the data set cannot be read", tag=watch.last_tag)
        fault.__cause__ = found
    if fault is None and watch.pixels is None and stream.tell() < size:
        fault = unreadable(CauseCode.DAMAGED, "the data set ends before its file", tag=watch.last_tag)
    return OpenedDataset(elements, syntax, media_class, watch.pixels, size, fault, inflated)


def _walked(stream: BinaryIO, size: int, syntax: TransferSyntax) -> Walked | None:
    """What stands before the pixels where the file is plainly written; the stream stays where it was."""
    start = stream.tell()
    try:
        if isinstance(stream, BytesIO):
            return walk(stream.getvalue(), start, size, syntax)
        count = _FIRST_BYTES
        while True:
            stream.seek(0)
            try:
                return walk(stream.read(count), start, size, syntax)
            except NeedsMore:
                if count >= size:
                    return None  # the file became shorter meanwhile
                count *= 8
    finally:
        stream.seek(start)


def _pixel_element(tag: int, vr: str | None, offset: int, length: int) -> PixelElement:
    return PixelElement(tag, vr, offset, None if length == UNDEFINED else length)


def _elements(stream: BinaryIO, syntax: TransferSyntax, watch: "_Watch") -> Iterator[Element]:
    return data_element_generator(stream, syntax.is_implicit, syntax.is_little_endian, stop_when=watch)


class _Watch:
    """Sees each element of the top level before its value is read, and stops at the pixels."""

    def __init__(self, stream: BinaryIO, size: int, is_implicit: bool) -> None:
        self._stream, self._size, self._is_implicit = stream, size, is_implicit
        self.last_tag = 0
        self.pixels: PixelElement | None = None

    def __call__(self, tag: BaseTag, vr: str | None, length: int) -> bool:
        number = int(tag)  # pydicom's own comparisons are slow
        if number <= self.last_tag:
            raise unreadable(CauseCode.DAMAGED, "elements stand twice or out of order", tag=number)
        self.last_tag = number
        if not self._is_implicit and vr not in VRS:
            raise unreadable(CauseCode.DAMAGED, "an element has no valid type (VR)", tag=number)
        offset = self._stream.tell()
        if number >= FIRST_PIXEL_TAG:
            if number <= LAST_PIXEL_TAG:
                self.pixels = _pixel_element(number, vr, offset, length)
            return True
        if length != UNDEFINED and offset + length > self._size:
            raise unreadable(CauseCode.TRUNCATED, "the file ends inside an element", tag=number)
        return False


def check_tail(stream: BinaryIO, at: int, size: int, syntax: TransferSyntax) -> None:
    """Look behind the pixels: a tail of anything is left alone, a second data set is damage.

    Raises UnreadableImage where another element stands that belongs before the pixels: readers would not
    agree which of the two images is meant.
    """
    order = "<" if syntax.is_little_endian else ">"
    while at + 8 <= size:
        stream.seek(at)
        group, element, vr, length = unpack(f"{order}HH2sH", stream.read(8))
        at += 8
        if syntax.is_implicit:
            length = unpack(f"{order}I", vr + length.to_bytes(2, "little"))[0]
        elif vr.decode("latin-1") in LONG_VRS and at + 4 <= size:
            length = unpack(f"{order}I", stream.read(4))[0]
            at += 4
        elif vr.decode("latin-1") not in VRS:
            return
        if at + length > size or group == 0:
            return
        if (group, element) <= (0x7FE0, 0x0010):
            raise unreadable(CauseCode.DAMAGED, "a second data set stands behind the pixels", tag=0x7FE00010)
        at += length
