"""The elements of a plainly written data set, found without parsing their values.

Source: PS3.5 section 7. A header has some hundred elements of which a third is wanted, so this only notes
where each value stands; a value becomes pydicom's element when it is asked for. Whatever is not written
plainly (order, types, lengths, nesting) gives None, and pydicom's own parser decides with the checks of
`dataset`. Why this stands beside pydicom: docs/decisions/0008.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from struct import Struct

from pydicom.datadict import dictionary_VR
from pydicom.dataelem import DataElement, RawDataElement, empty_value_for_VR
from pydicom.filereader import read_sequence
from pydicom.tag import BaseTag

from recist_reader.imaging.elements import Element, Values
from recist_reader.imaging.transfer_syntax import TransferSyntax
from recist_reader.imaging.value_types import LONG_VRS, UNDEFINED, VRS

FIRST_PIXEL_TAG = 0x7FE00008  # float, double and integer pixel data; offset tables stand before
LAST_PIXEL_TAG = 0x7FE00010
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_DEEPEST = 16
_SEQUENCE = object()
"""Stands for the value of a sequence without length."""
_SHORT_VRS = {vr.encode(): vr for vr in VRS - LONG_VRS}
_LONG = {vr.encode(): vr for vr in LONG_VRS}
_EMPTY = {vr: b"" for vr in sorted(VRS) if empty_value_for_VR(vr, raw=True) == b""}
_EXPLICIT = {True: Struct("<HH2sH"), False: Struct(">HH2sH")}
_IMPLICIT = {True: Struct("<HHI"), False: Struct(">HHI")}
_LENGTH = {True: Struct("<I"), False: Struct(">I")}

Place = tuple[str | None, int, int]
"""VR (None where the syntax is implicit), offset of the value, its length (UNDEFINED for such a sequence)."""


class NeedsMore(Exception):  # noqa: N818 - not an error: the bytes at hand end before the pixels
    """Read more of the file and walk again."""


class _NotPlain(Exception):  # noqa: N818 - not an error: another parser is asked
    """Something that this walk leaves to pydicom's parser."""


@dataclass(frozen=True)
class Walked:
    """The elements before the pixels; `pixels` is the pixel element's tag, VR, offset and length."""

    elements: "PlacedElements"
    pixels: tuple[int, str | None, int, int] | None


class PlacedElements(Mapping[int, Element], Values):
    """Elements by tag, made from the bytes when they are asked for."""

    def __init__(
        self, content: bytes, places: dict[int, Place], values: dict[int, object], syntax: TransferSyntax
    ) -> None:
        self._content, self._places, self.value = content, places, values.get
        self._order = (syntax.is_implicit, syntax.is_little_endian)

    def __getitem__(self, tag: int) -> Element:
        return self._made(tag, *self._places[tag])

    def get(self, tag: int, default: Element | None = None) -> Element | None:  # type: ignore[override]
        place = self._places.get(tag)
        return default if place is None else self._made(tag, *place)

    def vr(self, tag: int) -> str | None:
        place = self._places.get(tag)
        return None if place is None else place[0]

    def is_little_endian(self, _tag: int) -> bool:
        return self._order[1]

    def element(self, tag: int) -> Element | None:
        return self.get(tag)

    def _made(self, tag: int, vr: str | None, offset: int, length: int) -> Element:
        if length == UNDEFINED:
            return self._sequence(tag, offset)
        value = self._content[offset : offset + length] if length else _EMPTY.get(vr or "")
        return RawDataElement(BaseTag(tag), vr, length, value, offset, *self._order)

    def _sequence(self, tag: int, offset: int) -> Element:
        stream = BytesIO(self._content)
        stream.seek(offset)
        items = read_sequence(stream, *self._order, UNDEFINED, "iso8859")
        return DataElement(BaseTag(tag), "SQ", items, offset, is_undefined_length=True)

    def __contains__(self, tag: object) -> bool:
        return tag in self._places

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def walk(content: bytes, start: int, size: int, syntax: TransferSyntax) -> Walked | None:
    """Find the elements from `start` on, in the first bytes of a file of `size`; None: not plain.

    Raises NeedsMore where `content` ends before the pixels and the file does not.
    """
    try:
        return _Walk(content, size, syntax).top(start)
    except _NotPlain:
        return None


@dataclass
class _Walk:
    content: bytes = field(repr=False)
    size: int
    syntax: TransferSyntax

    def __post_init__(self) -> None:
        little = self.syntax.is_little_endian
        self._head = (_IMPLICIT if self.syntax.is_implicit else _EXPLICIT)[little].unpack_from
        self._length = _LENGTH[little].unpack_from
        self._item = _IMPLICIT[little].unpack_from
        self._end = len(self.content)

    def top(self, at: int) -> Walked:
        """Walk the top level up to the pixels or the end of the file."""
        places: dict[int, Place] = {}
        values: dict[int, object] = {}
        content, end, last = self.content, self._end, 0
        short, head = {} if self.syntax.is_implicit else _SHORT_VRS, _EXPLICIT[self.syntax.is_little_endian]
        unpack, fits = head.unpack_from, end - head.size
        while at < self.size:
            # Most elements are read here: a call for each of them takes longer than the rest.
            if at <= fits:
                group, element, code, length = unpack(content, at)
                vr = short.get(code)
            else:
                vr = None
            if vr is None:
                tag, vr, at, length = self._element(at)
            else:
                tag = group << 16 | element
                at += 8
            if not last < tag <= LAST_PIXEL_TAG:
                raise _NotPlain
            last = tag
            if tag >= FIRST_PIXEL_TAG:
                return Walked(PlacedElements(content, places, values, self.syntax), (tag, vr, at, length))
            places[tag] = (vr, at, length)
            if length <= end - at:
                values[tag] = content[at : at + length]
                at += length
            else:
                at = self._behind(at, tag, vr, length, 0)
                values[tag] = _SEQUENCE
        return Walked(PlacedElements(content, places, values, self.syntax), None)

    def _element(self, at: int) -> tuple[int, str | None, int, int]:
        """Tag, VR, offset of the value, length of the element that begins at `at`."""
        if at + 8 > self._end:
            self._must_hold(at + 8)
        if self.syntax.is_implicit:
            group, element, length = self._head(self.content, at)
            return group << 16 | element, None, at + 8, length
        group, element, code, length = self._head(self.content, at)
        vr = _SHORT_VRS.get(code)
        if vr is not None:
            return group << 16 | element, vr, at + 8, length
        vr = _LONG.get(code)
        if vr is None:
            raise _NotPlain
        self._must_hold(at + 12)
        return group << 16 | element, vr, at + 12, self._length(self.content, at + 8)[0]

    def _must_hold(self, end: int) -> None:
        if end > self._end:
            raise NeedsMore if end <= self.size else _NotPlain

    def _behind(self, at: int, tag: int, vr: str | None, length: int, depth: int) -> int:
        """Where the value that begins at `at` ends."""
        if length != UNDEFINED:
            if at + length > self._end:
                self._must_hold(at + length)
            return at + length
        if depth >= _DEEPEST or not _is_sequence(tag, vr):
            raise _NotPlain
        return self._behind_items(at, depth)

    def _behind_items(self, at: int, depth: int) -> int:
        while True:
            self._must_hold(at + 8)
            group, element, length = self._item(self.content, at)
            tag = group << 16 | element
            at += 8
            if tag == _SEQUENCE_END and length == 0:
                return at
            if tag != _ITEM:
                raise _NotPlain
            if length == UNDEFINED:
                at = self._behind_item(at, depth + 1)
            else:
                self._must_hold(at + length)
                at += length

    def _behind_item(self, at: int, depth: int) -> int:
        """Behind an item without length, which ends with a delimiter of its own."""
        while True:
            self._must_hold(at + 8)
            group, element, length = self._item(self.content, at)
            if group << 16 | element == _ITEM_END:
                if length:
                    raise _NotPlain
                return at + 8
            tag, vr, at, length = self._element(at)
            at = self._behind(at, tag, vr, length, depth)


def _is_sequence(tag: int, vr: str | None) -> bool:
    """Whether a value without length is a sequence for sure."""
    if vr is not None:
        return vr == "SQ"
    try:
        return dictionary_VR(tag) == "SQ"
    except KeyError:
        return False
