"""What a running process holds: its memory and its environment (Linux)."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from recist_reader.leaks.search import Hit, Searcher

PAGE = 4096
IN_COMMON = 16
"""Bytes beside a text that a piece of the study file has in common with the file at least."""
_LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)\s*(.*)")


def memory_of(pid: int) -> Iterator[bytes]:
    """Yield every region of a process that it can have written to."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            found = _LINE.fullmatch(line)
            assert found is not None, line
            begin, end = int(found[1], 16), int(found[2], 16)
            if "w" not in found[3] or found[5] in ("[vvar]", "[vsyscall]"):
                continue
            try:
                memory.seek(begin)
                yield memory.read(end - begin)
            except OSError:  # a guard page, or memory of a device
                continue


def environment_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/environ").read_bytes()


class Pages:
    """The study file as it lies on the disk. SQLite holds pages of it in memory, and what is left of pages.

    A value that the program took out of a row stands by itself, with nothing of the row around it.
    """

    def __init__(self, study: Path) -> None:
        self._content = study.read_bytes()

    def is_copy(self, region: bytes, hit: Hit, length: int) -> bool:
        """Whether a hit lies in a piece of the file: what stands around it is as in the file."""
        begin, end = hit.offset, hit.offset + length
        needle = region[begin:end]
        at = self._content.find(needle)
        while at >= 0:
            here = region[max(0, begin - PAGE) : begin]
            before = _alike(reversed(here), reversed(self._content[max(0, at - PAGE) : at]))
            rest = self._content[at + length : at + length + PAGE]
            if before + _alike(region[end : end + PAGE], rest) >= IN_COMMON:
                return True
            at = self._content.find(needle, at + 1)
        return False


def _alike(here: Iterable[int], there: Iterable[int]) -> int:
    """How many bytes are the same from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False)))


def memory_hits(searcher: Searcher, pid: int, pages: Pages) -> Iterator[tuple[Hit, bytes]]:
    """Yield what the memory of a process holds beside pieces of the study file, with some bytes around it."""
    lengths = {(needle.canary.name, needle.form): len(needle.content) for needle in searcher.needles}
    for region in memory_of(pid):
        for hit in searcher.hits(region):
            length = lengths[hit.canary.name, hit.form]
            if not pages.is_copy(region, hit, length):
                yield hit, region[max(0, hit.offset - 60) : hit.offset + length + 60]
