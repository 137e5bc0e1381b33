"""Values of a data set, read strictly from their bytes.

pydicom parses the structure; the values are taken here from the raw bytes, because a number that is not
a DICOM number must stop the file with its tag named, and because converting every element is slow.
"""

import re
from collections.abc import Callable, Mapping
from math import isfinite
from struct import unpack
from typing import Any

from pydicom.dataelem import DataElement, RawDataElement, convert_raw_data_element
from pydicom.dataset import Dataset

from recist_reader.imaging.cause import CauseCode, unreadable

Element = RawDataElement | DataElement

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")  # PS3.5 6.2, DS
_INTEGER = re.compile(r"[+-]?\d{1,12}")  # IS
_UID = re.compile(
    r"[!-\[\]-~]{1,64}"
)  # printable, no space, no backslash: foreign UIDs are often not numeric


class Elements:
    """Read access to one data set or sequence item; None where an element is absent or empty."""

    def __init__(self, elements: Dataset | Mapping[int, Element]) -> None:
        found = elements.get_item if isinstance(elements, Dataset) else elements.get
        self._found: Callable[[int], Element | None] = found

    def _find(self, tag: int) -> Element | None:
        try:
            return self._found(tag)
        except Exception as fault:  # the parser converts some nested elements at once, and may trip
            raise unreadable(CauseCode.DAMAGED, "an element cannot be read", tag=tag) from fault

    def has(self, tag: int) -> bool:
        return self._find(tag) is not None

    def raw(self, tag: int) -> bytes:
        """The bytes of an element; b"" where absent."""
        element = self._find(tag)
        return element.value if element is not None and isinstance(element.value, bytes) else b""

    def texts(self, tag: int) -> tuple[str, ...]:
        """Values of a text element, padding removed; () where absent or empty."""
        element = self._find(tag)
        if element is None or not element.value:
            return ()
        value: Any = element.value
        if isinstance(value, bytes):
            text = value.decode("latin-1").strip(" \0")
            if "\\" not in text:
                return (text,) if text else ()
            return tuple(part.strip(" \0") for part in text.split("\\"))
        if isinstance(value, str):
            return (value.strip(" \0"),)
        values = value if not isinstance(value, (int, float)) else (value,)
        return tuple(str(part).strip(" \0") for part in values)

    def text(self, tag: int) -> str | None:
        values = self.texts(tag)
        return values[0] or None if values else None

    def uid(self, tag: int) -> str | None:
        """A UID, or any printable stand-in of at most 64 characters; raises UnreadableImage otherwise."""
        value = self.text(tag)
        if value is not None and not _UID.fullmatch(value):
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, "a unique identifier is malformed", tag=tag)
        return value

    def decimals(self, tag: int, count: int | None = None) -> tuple[float, ...] | None:
        """Numbers of a DS (or FD) element, `count` of them where given; raises UnreadableImage otherwise."""
        element = self._find(tag)
        if element is not None and element.VR == "FD" and isinstance(element.value, bytes):
            numbers = self._doubles(element, tag)
        else:
            texts = self.texts(tag)
            if not any(texts):
                return None
            if not all(_DECIMAL.fullmatch(text) for text in texts):
                raise unreadable(CauseCode.ATTRIBUTE_INVALID, "a number is malformed", tag=tag)
            numbers = tuple(float(text) for text in texts)
        if not numbers:
            return None
        if not all(isfinite(number) for number in numbers):
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, "a number is not finite", tag=tag)
        if count is not None and len(numbers) != count:
            what = f"{len(numbers)} numbers stand where {count} are needed"
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
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, "a whole number is malformed", tag=tag)
        return int(text)

    def integer_or_none(self, tag: int) -> int | None:
        """A whole number that only orders or labels: malformed counts as absent."""
        text = self.text(tag)
        return int(text) if text is not None and _INTEGER.fullmatch(text) else None

    def unsigned(self, tag: int) -> int | None:
        """A US value as the 16 bits that stand there; raises UnreadableImage unless there is exactly one."""
        element = self._find(tag)
        if element is None or element.value in (None, b""):
            return None
        value: Any = element.value
        if isinstance(value, bytes):
            if len(value) != 2:
                raise unreadable(CauseCode.ATTRIBUTE_INVALID, "one 16-bit number is needed", tag=tag)
            little = not isinstance(element, RawDataElement) or element.is_little_endian
            return int(unpack("<H" if little else ">H", value)[0])
        if isinstance(value, int):
            return value & 0xFFFF
        raise unreadable(CauseCode.ATTRIBUTE_INVALID, "one 16-bit number is needed", tag=tag)

    def items(self, tag: int) -> tuple["Elements", ...]:
        """Items of a sequence; raises UnreadableImage where the bytes are not a sequence."""
        element = self._find(tag)
        if element is None:
            return ()
        try:
            if isinstance(element, RawDataElement):
                element = convert_raw_data_element(element)
            return tuple(Elements(item) for item in element.value or ())
        except Exception as fault:  # the parser's faults have many types, all mean the same here
            raise unreadable(CauseCode.DAMAGED, "a sequence cannot be read", tag=tag) from fault

    @staticmethod
    def _doubles(element: Any, tag: int) -> tuple[float, ...]:
        if len(element.value) % 8:
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, "a number is cut short", tag=tag)
        order = "<" if getattr(element, "is_little_endian", True) else ">"
        return tuple(unpack(f"{order}{len(element.value) // 8}d", element.value))
