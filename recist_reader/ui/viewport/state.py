"""What a viewport shows, as plain values; survives layouts, tabs and restarts (VW-21)."""

from dataclasses import dataclass
from enum import Enum

from recist_reader.imaging.voi import Shades
from recist_reader.ui.viewport.image import Outside
from recist_reader.ui.viewport.windowing import DEFAULT_WINDOW


class Interpolation(Enum):
    """How an image is enlarged; measuring never depends on it (VW-12)."""

    BILINEAR = "bilinear"
    NEAREST = "nearest"


class OverlayLevel(Enum):
    """`O` goes round (VW-15)."""

    FULL = "full"
    MINIMAL = "minimal"
    NONE = "none"

    @property
    def next(self) -> "OverlayLevel":
        levels = list(OverlayLevel)
        return levels[(levels.index(self) + 1) % len(levels)]


@dataclass(frozen=True)
class ViewportState:
    """One viewport.

    `series` is the caller's own id of the series. `mm_per_px` None fits the image to the canvas.
    `centre_mm` is (right, down) from the middle of the image. `outside` stands while a linked
    position lies outside this series; the slice is then kept, not shown (VW-32). `corners_off` names the
    corners without texts (VW-15), as `Corners` does.
    """

    series: str | None = None
    slice_index: int = 0
    shades: Shades = DEFAULT_WINDOW
    mm_per_px: float | None = None
    centre_mm: tuple[float, float] = (0.0, 0.0)
    interpolation: Interpolation = Interpolation.BILINEAR
    inverted: bool = False
    overlay: OverlayLevel = OverlayLevel.FULL
    corners_off: frozenset[str] = frozenset()
    outside: Outside | None = None
