"""Where canaries lie in bytes, also in what is deflated there (BL-31)."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recist_reader.leaks.forms import Canary, Needle, needles_of

STEM = 4
"""Bytes by which needles are looked for at first: canaries of one set share them, so that few are tried."""

LARGEST_INFLATED = 64 * 2**20
_DEFLATED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
_ZLIB, _GZIP, _RAW = 15, 31, -15


@dataclass(frozen=True)
class Hit:
    """A canary, in which form, and the byte at which it begins; `deflated` where it lay in such a stream."""

    canary: Canary
    form: str
    offset: int
    deflated: bool = False


class Searcher:
    """Looks for one set of canaries; raises ValueError for one that is too short."""

    def __init__(self, canaries: Iterable[Canary]) -> None:
        self.needles = needles_of(canaries)
        # stem -> length -> content: a place where a stem stands is looked up once for each length
        self._by_stem: dict[bytes, dict[int, dict[bytes, list[Needle]]]] = {}
        for needle in self.needles:
            by_length = self._by_stem.setdefault(needle.content[:STEM], {})
            by_length.setdefault(len(needle.content), {}).setdefault(needle.content, []).append(needle)

    @property
    def longest(self) -> int:
        """Bytes of the longest needle: pieces of a whole overlap by so many."""
        return max((len(needle.content) for needle in self.needles), default=0)

    def hits(self, data: bytes | memoryview) -> Iterator[Hit]:
        """Yield every place in plain bytes."""
        content = bytes(data)
        for stem, by_length in self._by_stem.items():
            at = content.find(stem)
            while at >= 0:
                for length, needles in by_length.items():
                    for needle in needles.get(content[at : at + length], ()):
                        if _stands_alone(needle, content, at):
                            yield Hit(needle.canary, needle.form, at)
                at = content.find(stem, at + 1)

    def hits_deep(self, data: bytes | memoryview) -> Iterator[Hit]:
        """Yield every place, in deflated streams too; the offset is then that of the stream."""
        content = bytes(data)
        yield from self.hits(content)
        for found in _DEFLATED.finditer(content):
            for hit in self.hits(inflated(content, found.start())):
                yield Hit(hit.canary, hit.form, found.start(), deflated=True)


def _stands_alone(needle: Needle, content: bytes, at: int) -> bool:
    """Figures alone stand within longer figures by chance: those are none."""
    if needle.form != "plain" or not needle.canary.text.isdigit():
        return True
    around = content[max(at - 1, 0) : at], content[at + len(needle.content) : at + len(needle.content) + 1]
    return not any(byte.isalnum() for byte in around)


def inflated(content: bytes, at: int) -> bytes:
    """Return what a deflated stream at a place holds, up to a limit; empty where there is none."""
    begin, bits = at, _ZLIB
    if content.startswith(b"PK", at):
        if content[at + 8 : at + 10] != b"\x08\x00":
            return b""  # stored as it is: found already
        names = int.from_bytes(content[at + 26 : at + 28], "little"), content[at + 28 : at + 30]
        begin, bits = at + 30 + names[0] + int.from_bytes(names[1], "little"), _RAW
    elif content.startswith(b"\x1f\x8b", at):
        bits = _GZIP
    try:
        return zlib.decompressobj(bits).decompress(content[begin:], LARGEST_INFLATED)
    except zlib.error:
        return b""
