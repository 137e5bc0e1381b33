"""Does a picture carry text that was burned in outside the body, or a page in colour any (BL-40)?

Text is drawn with one extreme value: glyphs of like height stand side by side on a line, thin strokes,
air behind them. Metal, contrast tubes, table edges and shells are few, large, or inside the body.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.pixel_format import Padding

FEWEST_GLYPHS = 5
_GLYPH_HEIGHT_PX = (5, 48)
_FEWEST_RUNS = 20
_MOST_RUNS = 8_000
_AIR_SHARE = 0.15  # of the range of values: air and background lie below
_COLOURS_LOOKED_AT = 12  # a page of a scanner or a report writes in fewer
_MOST_RUNS_OF_A_PAGE = 100_000  # written from edge to edge


@dataclass
class _Box:
    top: int
    bottom: int
    left: int
    right: int
    pixels: int

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1


def has_text_outside_body(values: NDArray[Any], padding: Padding | None = None) -> bool:
    """Whether stored values (rows, columns) of one frame carry text-like runs of the highest value."""
    real = values
    if padding is not None:
        real = values[(values < padding.least) | (values > padding.most)]
    if real.size == 0:
        return False
    least, most = int(real.min()), int(real.max())
    if most == least:
        return False
    mask = values == most
    if np.count_nonzero(mask) < _FEWEST_RUNS:
        return False
    runs = _runs(mask)
    if not _FEWEST_RUNS <= len(runs) <= _MOST_RUNS:
        return False
    glyphs = [box for box in _components(runs) if _is_glyph(box)]
    background = least + (most - least) * _AIR_SHARE
    return any(_stands_on_air(line, values, mask, background) for line in _lines(glyphs))


def has_text_on_page(values: NDArray[Any]) -> bool:
    """Whether a frame in colour (rows, columns, 3) carries text-like runs of any of its common colours.

    There is no body on a page: the text need only stand out from what lies behind it.
    """
    channels = values.astype(np.int64)
    colours = (channels[..., 0] << 32) | (channels[..., 1] << 16) | channels[..., 2]
    found, counts = np.unique(colours, return_counts=True)
    common = found[np.argsort(counts)[::-1][:_COLOURS_LOOKED_AT]]
    least_contrast = _AIR_SHARE * max(int(values.max()) - int(values.min()), 1)
    return any(_is_written(colours == colour, channels, least_contrast) for colour in common)


def _is_written(mask: NDArray[np.bool_], channels: NDArray[np.int64], least_contrast: float) -> bool:
    """Whether the pixels of one colour form text that stands out."""
    if np.count_nonzero(mask) < _FEWEST_RUNS:
        return False
    runs = _runs(mask)
    if not _FEWEST_RUNS <= len(runs) <= _MOST_RUNS_OF_A_PAGE:
        return False
    own = channels[mask][0]
    for line in _lines([box for box in _components(runs) if _is_glyph(box)]):
        region = _around(line)
        behind = channels[region][~mask[region]]
        if len(behind) and _varies(line) and np.abs(np.median(behind, axis=0) - own).max() > least_contrast:
            return True
    return False


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Runs of true pixels: row, first and last column."""
    if not mask.any():
        return []
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), np.int8)
    padded[:, 1:-1] = mask
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    return list(zip(rows.tolist(), starts.tolist(), (ends - 1).tolist(), strict=True))


def _components(runs: list[tuple[int, int, int]]) -> list[_Box]:
    """Bounding boxes of connected runs (8 neighbours)."""
    parent = list(range(len(runs)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    above = 0
    for index, (row, first, last) in enumerate(runs):
        while above < index and runs[above][0] < row - 1:
            above += 1
        other = above
        while other < index and runs[other][0] == row - 1:
            if runs[other][1] <= last + 1 and runs[other][2] >= first - 1:
                parent[root(other)] = root(index)
            other += 1
    boxes: dict[int, _Box] = {}
    for index, (row, first, last) in enumerate(runs):
        box = boxes.setdefault(root(index), _Box(row, row, first, last, 0))
        box.top, box.bottom = min(box.top, row), max(box.bottom, row)
        box.left, box.right = min(box.left, first), max(box.right, last)
        box.pixels += last - first + 1
    return list(boxes.values())


def _is_glyph(box: _Box) -> bool:
    least, most = _GLYPH_HEIGHT_PX
    return least <= box.height <= most and box.width <= 1.5 * box.height and box.pixels >= box.height


def _lines(glyphs: list[_Box]) -> list[list[_Box]]:
    """Groups of glyphs of like height on one line, close beside each other."""
    lines: list[list[_Box]] = []
    for glyph in sorted(glyphs, key=lambda box: (box.left, box.top)):
        for line in lines:
            last = line[-1]
            alike = abs(last.height - glyph.height) <= 0.3 * max(last.height, glyph.height)
            level = abs(last.bottom - glyph.bottom) <= 0.25 * last.height
            beside = 0 <= glyph.left - last.right <= 2 * last.height
            if alike and level and beside:
                line.append(glyph)
                break
        else:
            lines.append([glyph])
    return [line for line in lines if len(line) >= FEWEST_GLYPHS]


def _stands_on_air(
    line: list[_Box], values: NDArray[Any], mask: NDArray[np.bool_], background: float
) -> bool:
    """Whether what lies around the glyphs is air, and their strokes vary as letters do."""
    region = _around(line)
    behind = values[region][~mask[region]]
    return behind.size > 0 and _varies(line) and float(np.median(behind)) < background


def _around(line: list[_Box]) -> tuple[slice, slice]:
    """Rows and columns of a line of glyphs, with what lies close about it."""
    top, bottom = min(b.top for b in line), max(b.bottom for b in line)
    return np.s_[max(top - 2, 0) : bottom + 3, max(line[0].left - 2, 0) : line[-1].right + 3]


def _varies(line: list[_Box]) -> bool:
    """Equal marks at equal steps are a scale or a phantom's grid, not letters."""
    return any(a.pixels != b.pixels or a.width != b.width for a, b in pairwise(line))
