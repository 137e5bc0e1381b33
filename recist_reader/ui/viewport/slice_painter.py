"""From stored values to pixels on screen, fast (performance.md, Frame).

A table of 65,536 RGB32 words is indexed by the slice's 16 bits into a buffer that lives as long as the
series is shown; a QImage made once lies over it. Only the ramp of the table is computed.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from recist_reader.imaging.voi import VoiTable, Window
from recist_reader.ui.viewport.image import Shades, SliceVolume

_BLACK, _GREY_STEP = 0xFF000000, 0x00010101
_LEAST, _COUNT = -32768, 65536
_STRIP = 128  # rows

Table = NDArray[np.uint32]
_OF_GREY: Table = np.arange(256, dtype=np.uint32) * np.uint32(_GREY_STEP) + np.uint32(_BLACK)


@lru_cache(maxsize=16)
def grey_table(
    shades: Shades, slope: float, intercept: float, inverted: bool = False, padding: int | None = None
) -> Table:
    """RGB32 of every stored value, indexed by its 16 bits; padding is black. Shared by equal windows."""
    of_grey = _OF_GREY[::-1] if inverted else _OF_GREY
    if isinstance(shades, Window):
        words = _windowed(shades, slope, intercept, of_grey)
    else:
        words = of_grey[_looked_up(shades, slope, intercept)]
    if padding is not None:
        words[padding - _LEAST] = _BLACK
    table = np.concatenate((words[-_LEAST:], words[:-_LEAST]))  # value -1 has the bits 65535
    table.flags.writeable = False
    return table


def _windowed(window: Window, slope: float, intercept: float, of_grey: Table) -> Table:
    """The linear function of PS3.3 C.11.2.1.2, ends included; in order of growing stored value."""
    low = window.level_hu - 0.5 - (window.width_hu - 1) / 2
    span = max(window.width_hu - 1, 1e-6)
    first, last = sorted(((low - intercept) / slope, (low + span - intercept) / slope))
    start = int(np.clip(np.floor(first) - _LEAST, 0, _COUNT))
    stop = int(np.clip(np.ceil(last) + 1 - _LEAST, start, _COUNT))
    words = np.empty(_COUNT, dtype=np.uint32)
    words[:start].fill(of_grey[0 if slope > 0 else 255])
    words[stop:].fill(of_grey[255 if slope > 0 else 0])
    hu = (np.arange(start, stop, dtype=np.float64) + _LEAST) * slope + intercept
    words[start:stop] = of_grey[np.clip((hu - low) / span * 255 + 0.5, 0, 255).astype(np.uint8)]
    return words


def _looked_up(table: VoiTable, slope: float, intercept: float) -> NDArray[np.uint8]:
    """A VOI LUT: values beyond its ends take the first or last grey (PS3.3 C.11.2.1.1)."""
    hu = np.rint((np.arange(_COUNT) + _LEAST) * slope + intercept).astype(np.int64)
    entries = np.asarray(table.greys, dtype=np.float64) * (255 / (2**table.bits - 1))
    return entries[np.clip(hu - table.first, 0, len(entries) - 1)].astype(np.uint8)


class SlicePainter:
    """Keeps one series' buffer and says when its content is still the right one."""

    def __init__(self) -> None:
        self._buffer: Table | None = None
        self._image: QImage | None = None
        self._holds: tuple[SliceVolume, int, Shades, bool] | None = None

    def image(self, volume: SliceVolume, index: int, shades: Shades, inverted: bool) -> QImage:
        """Return the slice as an image; valid until the next call."""
        scale, turned = volume.scales[index], inverted != volume.is_inverted
        table = grey_table(shades, scale.slope, scale.intercept, turned, volume.padding)
        stored = volume.values[index]
        buffer, image = self._room(stored.shape)
        wanted = (volume, index, shades, inverted)
        if self._holds is None or self._holds[0] is not volume or self._holds[1:] != wanted[1:]:
            # In strips: numpy makes 64-bit indices of them, which then stay in the cache (an eighth faster).
            bits = stored.view(np.uint16)
            for top in range(0, len(bits), _STRIP):
                strip = slice(top, top + _STRIP)
                table.take(bits[strip], out=buffer[strip], mode="wrap")
            self._holds = wanted
        return image

    def forget(self) -> None:
        """Look at the values again at the next call: they may have changed."""
        self._holds = None

    def _room(self, shape: tuple[int, ...]) -> tuple[Table, QImage]:
        if self._buffer is None or self._image is None or self._buffer.shape != shape:
            rows, columns = shape
            self._buffer = np.empty(shape, dtype=np.uint32)
            # The QImage owns no memory: the buffer is kept beside it.
            self._image = QImage(self._buffer.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
            self._holds = None
        return self._buffer, self._image
