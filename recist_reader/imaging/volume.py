"""One series in memory, in viewing order: what a viewport shows and a tool asks (VW-13).

Values are int16, allocated once. For ordinary CT they are HU themselves; for anything that 16 bits cannot
hold so, the stored values stay and slope and intercept stand beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.frame_source import FrameSource
from recist_reader.imaging.voi import Shades
from recist_reader.measuring.plane import SlicePlane
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase

LEAST, MOST = -32768, 32767


class NotShown(Problem):
    """Why an image cannot be shown that stands in the store as it was imported."""


@dataclass(frozen=True)
class ValueScale:
    """How stored values become `values`: value = stored + shift; HU = value x slope + intercept."""

    shift: int
    slope: float
    intercept: float


class Volume:
    """One series. `values` is (slices, rows, columns); a slice counts only once `ready` says so.

    `slope` and `intercept` hold for every slice where `is_uniform`; `scales` always has them per slice.
    `padding` is in the unit of `values`; what `is_colour` is shown in greys that are no HU. `failed` tells
    which slices cannot be shown, and why.
    """

    def __init__(self, sources: Sequence[FrameSource]) -> None:
        if not sources:
            raise Fault(Problem(phrase("the series has no images"), "", phrase("Import it again")))
        shapes = {(source.pixels.rows, source.pixels.columns) for source in sources}
        if len(shapes) != 1:
            raise Fault(
                Problem(phrase("the images of the series differ in size"), "", phrase("Import it again"))
            )
        rows, columns = shapes.pop()
        self.values: NDArray[np.int16] = np.zeros((len(sources), rows, columns), np.int16)
        self.ready: NDArray[np.bool_] = np.zeros(len(sources), np.bool_)
        self.planes: tuple[SlicePlane, ...] = tuple(source.plane for source in sources)
        # The tables of a file join its windows when its slice is loaded.
        self.windows: list[tuple[Shades, ...]] = [source.windows for source in sources]
        self.failed: dict[int, Problem] = {}
        self.scales = plan_scales(sources)
        self.slope, self.intercept = self.scales[0].slope, self.scales[0].intercept
        self.is_uniform = all((s.slope, s.intercept) == (self.slope, self.intercept) for s in self.scales)
        self.padding = _common_padding(sources, self.scales)
        self.has_spacing = all(source.has_spacing for source in sources)
        self.is_placed = all(source.is_placed for source in sources)
        self.is_colour = any(source.pixels.samples > 1 for source in sources)
        self.is_inverted = sources[0].pixels.photometric == "MONOCHROME1"

    def __len__(self) -> int:
        return len(self.planes)

    def value_hu(self, index: int, row: int, column: int) -> float | None:
        """HU (or the modality's unit) at a pixel; None where not loaded, or padding."""
        value = int(self.values[index, row, column])
        if not self.ready[index] or value == self.padding or self.is_colour:
            return None
        scale = self.scales[index]
        return value * scale.slope + scale.intercept


def plan_scales(sources: Sequence[FrameSource]) -> tuple[ValueScale, ...]:
    """How each slice is kept, decided from headers alone so that every slice of a CT agrees."""
    if all(source.slope == 1 and _is_small_whole(source.intercept) for source in sources) and not _is_wide(
        sources
    ):
        return tuple(ValueScale(int(source.intercept), 1.0, 0.0) for source in sources)
    return tuple(_beside(source) for source in sources)


def _is_small_whole(intercept: float) -> bool:
    return intercept == int(intercept) and LEAST <= intercept <= MOST


def _is_wide(sources: Sequence[FrameSource]) -> bool:
    """Full 16-bit unsigned without a negative intercept cannot be kept as HU: it goes beyond int16."""
    return any(source.pixels.most > MOST and source.intercept >= 0 for source in sources)


def _beside(source: FrameSource) -> ValueScale:
    shift = LEAST if source.pixels.most > MOST else 0
    return ValueScale(shift, source.slope, source.intercept - shift * source.slope)


def _common_padding(sources: Sequence[FrameSource], scales: Sequence[ValueScale]) -> int | None:
    for source, scale in zip(sources, scales, strict=True):
        if source.padding is not None:
            return min(max(source.padding.least + scale.shift, LEAST), MOST)
    return None
