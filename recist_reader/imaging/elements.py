"""Values of a data set, read strictly from their bytes.

pydicom parses the structure; the values are taken here from the raw bytes, because a number that is not
a DICOM number must stop the file with its tag named, and because converting every element is slow.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import isfinite
from struct import Struct, unpack
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataelem import DataElement, RawDataElement, convert_raw_data_element
from pydicom.dataset import Dataset

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.said import phrase

Element = RawDataElement | DataElement

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")  # PS3.5 6.2, DS
_INTEGER = re.compile(r"[+-]?\d{1,12}")  # IS
_UID = re.compile(
    r"[!-\[\]-~]{1,64}"
)  # printable, no space, no backslash: foreign UIDs are often not numeric
_UNSIGNED = {True: Struct("<H").unpack, False: Struct(">H").unpack}
_SPACE = " \0"


class Values:
    """Where the values of one data set come from; what `value` gives that is no bytes is the element's."""

    value: Callable[[int], object]  # b"" where empty, None where absent

    def vr(self, tag: int) -> str | None:
        """The type that stands there; None where absent, or where the syntax names none."""
        raise NotImplementedError

    def is_little_endian(self, tag: int) -> bool:
        """The byte order of an element."""
        raise NotImplementedError

    def element(self, tag: int) -> Element | None:
        """The element itself; None where absent."""
        raise NotImplementedError


class _Parsed(Values):
    """Values of elements that are there as pydicom's."""

    def __init__(self, elements: Dataset | Mapping[int, Element]) -> None:
        self._found = elements.get_item if isinstance(elements, Dataset) else elements.get
        self.value = self._value

    def element(self, tag: int) -> Element | None:
        return self._found(tag)

    def _value(self, tag: int) -> object:
        try:
            element = self._found(tag)
        except Exception as fault:
            raise _cannot_be_read(tag) from fault
        return None if element is None else element.value

    def vr(self, tag: int) -> str | None:
        element = self._found(tag)
        return None if element is None else element.VR

    def is_little_endian(self, tag: int) -> bool:
        element = self._found(tag)
        return not isinstance(element, RawDataElement) or element.is_little_endian


class Elements:
    """Read access to one data set or sequence item; None where an element is absent or empty."""

    def __init__(self, elements: Dataset | Mapping[int, Element]) -> None:
        self._from = elements if isinstance(elements, Values) else _Parsed(elements)
        self._value = self._from.value

    def _element(self, tag: int) -> Element | None:
        try:
            return self._from.element(tag)
        except Exception as fault:  # the parser converts some nested elements at once, and may trip
            raise _cannot_be_read(tag) from fault

    def _converted(self, tag: int) -> Any:
        element = self._element(tag)
        return None if element is None else element.value

    def has(self, tag: int) -> bool:
        return self._value(tag) is not None or self._element(tag) is not None

    def raw(self, tag: int) -> bytes:
        """The bytes of an element; b"" where absent."""
        value = self._value(tag)
        return value if isinstance(value, bytes) else b""

    def texts(self, tag: int) -> tuple[str, ...]:
        """Values of a text element, padding removed; () where absent or empty."""
        value = self._value(tag)
        if not value:
            return ()
        if isinstance(value, bytes):
            return _texts(value)
        value = self._converted(tag)
        if isinstance(value, str):
            return (value.strip(_SPACE),)
        values = value if not isinstance(value, (int, float)) else (value,)
        return tuple(str(part).strip(_SPACE) for part in values)

    def text(self, tag: int) -> str | None:
        value = self._value(tag)
        if isinstance(value, bytes) and b"\\" not in value:
            return value.decode("latin-1").strip(_SPACE) or None
        values = self.texts(tag)
        return values[0] or None if values else None

    def uid(self, tag: int) -> str | None:
        """A UID, or any printable stand-in of at most 64 characters; raises UnreadableImage otherwise."""
        value = self.text(tag)
        if value is not None and not _UID.fullmatch(value):
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, phrase("a unique identifier is malformed"), tag=tag)
        return value

    def decimals(self, tag: int, count: int | None = None) -> tuple[float, ...] | None:
        """Numbers of a DS (or FD) element, `count` of them where given; raises UnreadableImage otherwise."""
        value = self._value(tag)
        if not isinstance(value, bytes):
            numbers = _decimals(self.texts(tag))
        elif self._from.vr(tag) == "FD":
            numbers = _doubles(value, self._from.is_little_endian(tag))
        else:
            numbers = _decimals_of(value)
        if isinstance(numbers, str):
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, numbers, tag=tag)
        if not numbers:
            return None
        if count is not None and len(numbers) != count:
            what = phrase(
                "{count} numbers stand where {expected} are needed", count=len(numbers), expected=count
            )
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, what, tag=tag)
        return numbers

    def decimal(self, tag: int) -> float | None:
        numbers = self.decimals(tag, 1)
        return None if numbers is None else numbers[0]

    def decimal_or_none(self, tag: int) -> float | None:
        """A number that serves display only: malformed counts as absent."""
        texts = self.texts(tag)
        usable = len(texts) == 1 and _DECIMAL.fullmatch(texts[0])
        return float(texts[0]) if usable and isfinite(float(texts[0])) else None

    def integer(self, tag: int) -> int | None:
        """An IS value; raises UnreadableImage where it is not one whole number."""
        text = self.text(tag)
        if text is None:
            return None
        if not _INTEGER.fullmatch(text) or len(self.texts(tag)) != 1:
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, phrase("a whole number is malformed"), tag=tag)
        return int(text)

    def integer_or_none(self, tag: int) -> int | None:
        """A whole number that only orders or labels: malformed counts as absent."""
        text = self.text(tag)
        return int(text) if text is not None and _INTEGER.fullmatch(text) else None

    def unsigned(self, tag: int) -> int | None:
        """A US value as the 16 bits that stand there; raises UnreadableImage unless there is exactly one."""
        value = self._value(tag)
        if value is None or value == b"":
            return None
        if isinstance(value, bytes) and len(value) == 2:
            number: int = _UNSIGNED[self._from.is_little_endian(tag)](value)[0]
            return number
        if isinstance(value, int):
            return value & 0xFFFF  # converted by the parser
        raise unreadable(CauseCode.ATTRIBUTE_INVALID, phrase("one 16-bit number is needed"), tag=tag)

    def words(self, tag: int) -> NDArray[np.uint16] | None:
        """The 16-bit words of an element, unsigned; None where absent, empty, cut or of an odd length."""
        value = self._value(tag)
        if isinstance(value, bytes):
            element = self._element(tag)
            is_cut = isinstance(element, RawDataElement) and element.length != len(value)
            if not value or len(value) % 2 or is_cut:
                return None
            return np.frombuffer(value, "<u2" if self._from.is_little_endian(tag) else ">u2").astype("<u2")
        numbers = [value] if isinstance(value, int) else value
        if not isinstance(numbers, Sequence) or not all(isinstance(number, int) for number in numbers):
            return None
        return np.array([number & 0xFFFF for number in numbers], "<u2")  # converted by the parser

    def vr(self, tag: int) -> str | None:
        """The type that stands there; None where absent, or where the syntax names none."""
        return self._from.vr(tag)

    def items(self, tag: int) -> tuple["Elements", ...]:
        """Items of a sequence; raises UnreadableImage where the bytes are not a sequence."""
        if self._value(tag) is None:
            return ()
        element = self._element(tag)
        if element is None:
            return ()
        try:
            if isinstance(element, RawDataElement):
                element = convert_raw_data_element(element)
            return tuple(Elements(item) for item in element.value or ())
        except Exception as fault:  # the parser's faults have many types, all mean the same here
            raise unreadable(CauseCode.DAMAGED, phrase("a sequence cannot be read"), tag=tag) from fault


def _cannot_be_read(tag: int) -> UnreadableImage:
    return unreadable(CauseCode.DAMAGED, phrase("an element cannot be read"), tag=tag)


def _texts(value: bytes) -> tuple[str, ...]:
    text = value.decode("latin-1").strip(_SPACE)
    if "\\" not in text:
        return (text,) if text else ()
    return tuple(part.strip(_SPACE) for part in text.split("\\"))


@lru_cache(maxsize=4096)  # the files of a series say the same
def _decimals_of(value: bytes) -> tuple[float, ...] | str:
    return _decimals(_texts(value))


def _decimals(texts: tuple[str, ...]) -> tuple[float, ...] | str:
    """The numbers that are written there, or what is wrong with them."""
    if not any(texts):
        return ()
    if not all(_DECIMAL.fullmatch(text) for text in texts):
        return phrase("a number is malformed")
    numbers = tuple(map(float, texts))
    return numbers if all(map(isfinite, numbers)) else phrase("a number is not finite")


def _doubles(value: bytes, is_little_endian: bool) -> tuple[float, ...] | str:
    if len(value) % 8:
        return phrase("a number is cut short")
    numbers = unpack(f"{'<' if is_little_endian else '>'}{len(value) // 8}d", value)
    return numbers if all(map(isfinite, numbers)) else phrase("a number is not finite")
