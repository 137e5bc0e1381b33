"""Preamble and file meta information of a DICOM file (PS3.10 section 7), read from its first bytes."""

from struct import Struct, unpack

from recist_reader.imaging.cause import NO_ACTION, CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.value_types import LONG_VRS, VRS
from recist_reader.imaging.walk import NeedsMore
from recist_reader.said import phrase

_PREAMBLE = 128
_MARK = b"DICM"
_META_LIMIT = 2**20
_HEAD = Struct("<2xH2sH")
_LONG = frozenset(vr.encode() for vr in LONG_VRS)
_SHORT = frozenset(vr.encode() for vr in VRS - LONG_VRS)


def data_start(content: bytes, size: int) -> int:
    """Where group 0002 begins: behind preamble and mark, or at once; raises UnreadableImage for no DICOM."""
    if content[_PREAMBLE : _PREAMBLE + 4] == _MARK:
        return _PREAMBLE + 4
    # Without the mark only a data set that begins as others do is believed: group 0002 or 0008.
    group, element = unpack("<HH", content[:4]) if len(content) >= 8 else (0, 0)
    little = group in (0x0002, 0x0008) and element < 0x0100
    big = (group, element >> 8) in ((0x0200, 0), (0x0800, 0)) or (group == 0x0800 and element & 0xFF == 0)
    if size < 16 or not (little or big):
        raise unreadable(CauseCode.NOT_DICOM, phrase("this is not a DICOM file"), NO_ACTION)
    return 0


def file_meta(content: bytes, at: int, size: int) -> tuple[dict[int, bytes], int]:
    """Values of group 0002 by element number, from `at` on, and where they end; `size` is the file's.

    Raises NeedsMore where `content` ends before they do, UnreadableImage where they are damaged or cut off.
    """
    found: dict[int, bytes] = {}
    end = len(content)
    while at + _HEAD.size <= size:
        if end < min(at + 12, size):
            raise NeedsMore
        if content[at : at + 2] != b"\x02\x00":
            break
        element, code, length = _HEAD.unpack_from(content, at)
        at += 8
        if code in _LONG:
            length = int.from_bytes(content[at : at + 4].ljust(4, b"\xff"), "little")
            at += 4
        elif code not in _SHORT:
            raise unreadable(
                CauseCode.DAMAGED, phrase("the file meta information cannot be read"), tag=0x00020000
            )
        if length > _META_LIMIT or at + length > size:
            raise truncated()
        if at + length > end:
            raise NeedsMore
        found[element] = content[at : at + length]
        at += length
    return found, at


def truncated() -> UnreadableImage:
    """What is raised where the file ends before its meta information does."""
    return unreadable(
        CauseCode.TRUNCATED, phrase("the file ends inside its meta information"), tag=0x00020000
    )
