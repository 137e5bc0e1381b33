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
from recist_reader.imaging.cause import NO_ACTION, CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.elements import Element, Elements
from recist_reader.imaging.file_meta import data_start, file_meta, truncated
from recist_reader.imaging.transfer_syntax import DEFLATED, TransferSyntax, transfer_syntax
from recist_reader.imaging.value_types import LONG_VRS, UNDEFINED, VRS
from recist_reader.imaging.walk import FIRST_PIXEL_TAG, LAST_PIXEL_TAG, NeedsMore, Walked, walk
from recist_reader.said import phrase

Source = Path | bytes

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
    first = _FirstBytes(stream)
    size = first.size
    if size == 0:
        raise unreadable(CauseCode.EMPTY, phrase("the file is empty"))
    meta_start = data_start(first.content, size)
    syntax_uid, media_class, start = _read_meta(first, meta_start)
    if start >= size:
        raise unreadable(CauseCode.NOT_DICOM, phrase("nothing follows the file's DICOM mark"))
    if syntax_uid is None:
        return _without_syntax(first, start, media_class, has_preamble=meta_start > 0)
    syntax = transfer_syntax(syntax_uid)
    if syntax_uid != DEFLATED:
        return _parse(first, start, syntax, media_class)
    stream.seek(start)
    content = inflate(stream.read())
    return _parse(_FirstBytes(BytesIO(content)), 0, syntax, media_class, content)


class _FirstBytes:
    """The first bytes of a file, read at once: a header is done without going back to the file."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.size = stream.seek(0, 2)
        self.content = b""
        self.grow()

    def grow(self) -> bool:
        """Take more of the file; False where all of it is there."""
        had = len(self.content)
        if isinstance(self.stream, BytesIO):
            self.content = self.stream.getvalue()
        elif had < self.size:
            self.stream.seek(0)
            self.content = self.stream.read(8 * had or _FIRST_BYTES)
        return len(self.content) > had


def _read_meta(first: _FirstBytes, at: int) -> tuple[str | None, str | None, int]:
    """Transfer syntax and media storage class, and where the data set begins."""
    while True:
        try:
            found, end = file_meta(first.content, at, first.size)
        except NeedsMore:
            if first.grow():
                continue
            raise truncated() from None  # the file became shorter meanwhile
        texts = [found.get(element, b"").decode("latin-1").strip(" \0") for element in (0x10, 2)]
        return texts[0] or None, texts[1] or None, end


def _without_syntax(
    first: _FirstBytes, start: int, media_class: str | None, has_preamble: bool
) -> OpenedDataset:
    """Say what kind of object this is by a guess; pixels of an unnamed syntax are never taken."""
    first.stream.seek(start)
    head = first.stream.read(6)
    explicit = head[4:6].decode("latin-1") in VRS
    big = explicit and len(head) >= 2 and unpack("<H", head[:2])[0] >= 0x0100
    guess = TransferSyntax(
        "", "unnamed", transfer_syntax("").codec, is_implicit=not explicit, is_little_endian=not big
    )
    opened = _parse(first, start, guess, media_class)
    what = phrase("the file does not name its transfer syntax")
    fault = opened.fault or unreadable(CauseCode.NO_TRANSFER_SYNTAX, what, tag=0x00020010)
    if not has_preamble and 0x00080016 not in opened.elements and media_class is None:
        fault = unreadable(CauseCode.NOT_DICOM, phrase("this is not a DICOM file"), NO_ACTION)
    return OpenedDataset(opened.elements, None, media_class, opened.pixels, first.size, fault)


def _parse(
    first: _FirstBytes,
    start: int,
    syntax: TransferSyntax,
    media_class: str | None,
    inflated: bytes | None = None,
) -> OpenedDataset:
    stream, size = first.stream, first.size
    walked = _walked(first, start, syntax)
    if walked is not None:
        found = walked.pixels
        pixels = None if found is None else _pixel_element(*found)
        return OpenedDataset(walked.elements, syntax, media_class, pixels, size, None, inflated)
    watch = _Watch(stream, size, syntax.is_implicit)
    elements: dict[int, Element] = {}
    fault: UnreadableImage | None = None
    stream.seek(start)
    try:
        with warnings.catch_warnings():
            # The parser warns of unknown character sets with the file's own words; no text is taken here.
            warnings.simplefilter("ignore")
            for element in _elements(stream, syntax, watch):
                elements[int(element.tag)] = element
    except UnreadableImage as found:
        fault = found
    except Exception as found:  # the parser's faults have many types, all mean the same here
        fault = unreadable(CauseCode.DAMAGED, phrase("the data set cannot be read"), tag=watch.last_tag)
        fault.__cause__ = found
    if fault is None and watch.pixels is None and stream.tell() < size:
        fault = unreadable(CauseCode.DAMAGED, phrase("the data set ends before its file"), tag=watch.last_tag)
    return OpenedDataset(elements, syntax, media_class, watch.pixels, size, fault, inflated)


def _walked(first: _FirstBytes, start: int, syntax: TransferSyntax) -> Walked | None:
    """What stands before the pixels where the file is plainly written."""
    while True:
        try:
            return walk(first.content, start, first.size, syntax)
        except NeedsMore:
            if not first.grow():
                return None  # the file became shorter meanwhile


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
            raise unreadable(CauseCode.DAMAGED, phrase("elements stand twice or out of order"), tag=number)
        self.last_tag = number
        if not self._is_implicit and vr not in VRS:
            raise unreadable(CauseCode.DAMAGED, phrase("an element has no valid type (VR)"), tag=number)
        offset = self._stream.tell()
        if number >= FIRST_PIXEL_TAG:
            if number <= LAST_PIXEL_TAG:
                self.pixels = _pixel_element(number, vr, offset, length)
            return True
        if length != UNDEFINED and offset + length > self._size:
            raise unreadable(CauseCode.TRUNCATED, phrase("the file ends inside an element"), tag=number)
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
            raise unreadable(
                CauseCode.DAMAGED, phrase("a second data set stands behind the pixels"), tag=0x7FE00010
            )
        at += length
