"""Windows that the file stores (VW-10 key 0): VOI windows and VOI look-up tables (PS3.3 C.11.2)."""

from dataclasses import dataclass
from typing import NamedTuple


class Window(NamedTuple):
    """Width and level in the modality's unit, HU for CT."""

    width_hu: float
    level_hu: float


@dataclass(frozen=True)
class VoiTable:
    """A VOI LUT: grey of each value from `first` on; values outside take the first or last grey."""

    first: int
    bits: int
    greys: tuple[int, ...]
