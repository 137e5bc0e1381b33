"""Search of files and folders: their names and their contents (BL-31)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recist_reader.leaks.search import Hit, Searcher

PIECE = 256 * 2**20


@dataclass(frozen=True)
class Found:
    """A hit, and the file it is in; `in_name`: it is the name that tells."""

    path: Path
    hit: Hit
    in_name: bool = False


def found_in(searcher: Searcher, path: Path) -> Iterator[Found]:
    """Yield what a file, or a folder with all below it, tells. Links are not followed. Raises OSError."""
    below = sorted(path.rglob("*")) if path.is_dir() and not path.is_symlink() else []
    for one in (path, *below):
        for hit in searcher.hits(one.name.encode("utf-8", "surrogateescape")):
            yield Found(one, hit, in_name=True)
        if one.is_file() and not one.is_symlink():
            for hit in _in_content(searcher, one):
                yield Found(one, hit)


def _in_content(searcher: Searcher, path: Path) -> Iterator[Hit]:
    """In pieces that overlap, so that no file is too long."""
    with path.open("rb") as file:
        begin, kept = 0, b""
        while piece := file.read(PIECE):
            content = kept + piece
            for hit in searcher.hits_deep(content):
                if hit.deflated or hit.offset + searcher.longest > len(kept) or not kept:
                    yield Hit(hit.canary, hit.form, begin - len(kept) + hit.offset, hit.deflated)
            begin += len(piece)
            kept = content[-searcher.longest :]
