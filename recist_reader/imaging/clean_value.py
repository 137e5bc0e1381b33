"""One value of a kept attribute: it stays only when it has the form that its VR promises (BL-33).

Numbers must be numbers and times times, so that no text can hide in an attribute that is kept.
"""

import re
import struct
from dataclasses import dataclass
from datetime import timezone

from recist_reader.imaging.allow_list import Keep, KeepRule
from recist_reader.imaging.dates import DateShift, time_text
from recist_reader.imaging.uids import UidMap

_DECIMAL = re.compile(rb" *[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})? *")
_INTEGER = re.compile(rb" *[+-]?[0-9]{1,12} *")
_LONGEST_DECIMAL = 32  # the standard allows 16; vendors write up to 20
_WIDTH = {"US": 2, "SS": 2, "OW": 2, "UL": 4, "SL": 4, "FL": 4, "AT": 4, "FD": 8, "UV": 8, "SV": 8, "OV": 8}


@dataclass(frozen=True)
class Cleaner:
    """Cleans values of one file; `local` is its zone from (0008,0201)."""

    uids: UidMap
    dates: DateShift
    local: timezone | None

    def clean(self, value: bytes, vr: str, rule: KeepRule, little_endian: bool) -> bytes | None:
        """Return the value to write, None when the attribute is removed."""
        if rule.keep is Keep.WORDS:
            return _words(value, rule)
        if vr == "AT":
            return value if _known_tags(value, little_endian) else None
        return self.form(value, vr)

    def form(self, value: bytes, vr: str) -> bytes | None:
        """Return the value when it has the form of its VR: dates shifted, UIDs mapped."""
        if vr in ("DS", "IS"):
            return value if all(_is_number(part, vr) for part in value.rstrip(b"\0").split(b"\\")) else None
        if vr in _WIDTH:
            return value if len(value) % _WIDTH[vr] == 0 else None
        if vr not in ("UI", "DA", "DT", "TM"):
            return None
        parts = value.decode("latin-1").rstrip("\0 ").split("\\")
        if vr == "UI":
            mapped = "\\".join(self.uids(part) for part in parts).encode("ascii")
            return mapped + b"\0" if len(mapped) % 2 else mapped
        if vr == "TM":
            return _joined([time_text(part) for part in parts])
        if vr == "DA":
            return _joined([self.dates.date_text(part) for part in parts])
        return _joined([self.dates.datetime_text(part, self.local) for part in parts])


def _is_number(part: bytes, vr: str) -> bool:
    if not part.strip(b" "):
        return True
    if vr == "IS" and _INTEGER.fullmatch(part):
        return True
    # Some vendors write IS as 12.0: it is a number all the same, and readers know how to take it.
    return len(part) <= _LONGEST_DECIMAL and _DECIMAL.fullmatch(part) is not None


def _words(value: bytes, rule: KeepRule) -> bytes | None:
    kept = []
    for part in value.decode("latin-1").split("\\"):
        word = part.strip("\0 ")
        listed = word in rule.words or (rule.pattern is not None and rule.pattern.fullmatch(word) is not None)
        if word and not listed:
            if rule.unlisted is None:
                return None
            word = rule.unlisted
        kept.append(word)
    return _joined(kept)


def _known_tags(value: bytes, little_endian: bool) -> bool:
    """Whether each tag is one of the standard: a free 4-byte number could spell something."""
    from pydicom.datadict import dictionary_has_tag

    if not value or len(value) % 4:
        return False
    numbers = struct.unpack(f"{'<' if little_endian else '>'}{len(value) // 2}H", value)
    return all(
        dictionary_has_tag((group << 16) | element)
        for group, element in zip(numbers[::2], numbers[1::2], strict=True)
    )


def _joined(parts: list[str]) -> bytes:
    text = "\\".join(parts).encode("ascii") if any(parts) else b""
    return text + b" " if len(text) % 2 else text
