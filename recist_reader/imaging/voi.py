"""Windows that the file stores (VW-10 key 0): VOI windows and VOI look-up tables (PS3.3 C.11.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LINEAR, LINEAR_EXACT, SIGMOID = "LINEAR", "LINEAR_EXACT", "SIGMOID"
"""VOI LUT Function (0028,1056): C.11.2.1.2.1, C.11.2.1.3.2 and C.11.2.1.3.1."""


class Window(NamedTuple):
    """Width and level in the modality's unit, HU for CT; values between become grey in a line."""

    width_hu: float
    level_hu: float


@dataclass(frozen=True)
class NamedWindow:
    """A window of the file that has a name there, or another function than the linear one."""

    window: Window
    function: str = LINEAR
    explanation: str = ""


StoredWindow = Window | NamedWindow


@dataclass(frozen=True)
class VoiTable:
    """A VOI LUT: grey of each value from `first` on; values outside take the first or last grey.

    `words` are the greys as 16-bit little-endian words, 0 to 2**bits - 1: bytes, since tables are compared at
    every painting. `number` counts from 1 in the file; `explanation` is its name there, or "".
    """

    first: int
    bits: int
    words: bytes
    number: int = 1
    explanation: str = ""

    @classmethod
    def of(cls, first: int, bits: int, greys: Sequence[int], number: int = 1, name: str = "") -> "VoiTable":
        """A table of these greys."""
        return cls(first, bits, np.asarray(greys, dtype="<u2").tobytes(), number, name)

    @property
    def shares(self) -> NDArray[np.float64]:
        """Grey of each entry, 0 black to 1 white."""
        return np.asarray(np.frombuffer(self.words, dtype="<u2") / (2**self.bits - 1))


Shades = StoredWindow | VoiTable
"""How values become grey."""


def window_of(shades: Shades) -> Window | None:
    """Width and level of a window, whatever its function; None for a table."""
    if isinstance(shades, NamedWindow):
        return shades.window
    return shades if isinstance(shades, Window) else None
