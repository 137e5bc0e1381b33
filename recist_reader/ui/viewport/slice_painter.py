"""From stored values to pixels on screen, fast (performance.md, Frame).

A table of 65,536 RGB32 words is indexed by the slice's 16 bits into a buffer that lives as long as the
series is shown; a QImage made once lies over it. Only the ramp of the table is computed.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from recist_reader.imaging.voi import LINEAR, SIGMOID, NamedWindow, Shades, VoiTable, Window
from recist_reader.ui.viewport.image import SliceVolume

_BLACK, _GREY_STEP = 0xFF000000, 0x00010101
_LEAST, _COUNT = -32768, 65536
_STRIP = 128  # rows
_STEEPEST = 700.0  # a larger power of e is beyond a float, and its grey an end's all the same

Table = NDArray[np.uint32]
_OF_GREY: Table = np.arange(256, dtype=np.uint32) * np.uint32(_GREY_STEP) + np.uint32(_BLACK)


@lru_cache(maxsize=16)
def grey_table(
    shades: Shades, slope: float, intercept: float, inverted: bool = False, padding: int | None = None
) -> Table:
    """RGB32 of every stored value, indexed by its 16 bits; padding is black. Shared by equal windows."""
    of_grey = _OF_GREY[::-1] if inverted else _OF_GREY
    if isinstance(shades, VoiTable):
        words = of_grey[_looked_up(shades, slope, intercept)]
    elif isinstance(shades, Window):
        words = _windowed(NamedWindow(shades), slope, intercept, of_grey)
    elif shades.function == SIGMOID:
        words = of_grey[_sigmoid(shades.window, slope, intercept)]
    else:
        words = _windowed(shades, slope, intercept, of_grey)
    if padding is not None:
        words[padding - _LEAST] = _BLACK
    table = np.concatenate((words[-_LEAST:], words[:-_LEAST]))  # value -1 has the bits 65535
    table.flags.writeable = False
    return table


def _windowed(named: NamedWindow, slope: float, intercept: float, of_grey: Table) -> Table:
    """The linear functions of PS3.3 C.11.2.1.2.1 and C.11.2.1.3.2, ends included, by growing stored value."""
    width, level = named.window
    if named.function == LINEAR:
        width, level = width - 1, level - 0.5
    low, span = level - width / 2, max(width, 1e-6)
    first, last = sorted(((low - intercept) / slope, (low + span - intercept) / slope))
    start = int(np.clip(np.floor(first) - _LEAST, 0, _COUNT))
    stop = int(np.clip(np.ceil(last) + 1 - _LEAST, start, _COUNT))
    words = np.empty(_COUNT, dtype=np.uint32)
    words[:start].fill(of_grey[0 if slope > 0 else 255])
    words[stop:].fill(of_grey[255 if slope > 0 else 0])
    hu = (np.arange(start, stop, dtype=np.float64) + _LEAST) * slope + intercept
    words[start:stop] = of_grey[np.clip((hu - low) / span * 255 + 0.5, 0, 255).astype(np.uint8)]
    return words


def _sigmoid(window: Window, slope: float, intercept: float) -> NDArray[np.uint8]:
    """PS3.3 C.11.2.1.3.1."""
    hu = (np.arange(_COUNT) + _LEAST) * slope + intercept
    steep = np.clip(-4 * (hu - window.level_hu) / window.width_hu, -_STEEPEST, _STEEPEST)
    return (255 / (1 + np.exp(steep)) + 0.5).astype(np.uint8)


def _looked_up(table: VoiTable, slope: float, intercept: float) -> NDArray[np.uint8]:
    """A VOI LUT: values beyond its ends take the first or last grey (PS3.3 C.11.2.1.1)."""
    hu = np.rint((np.arange(_COUNT) + _LEAST) * slope + intercept).astype(np.int64)
    greys = (table.shares * 255 + 0.5).astype(np.uint8)
    return np.asarray(greys[np.clip(hu - table.first, 0, len(greys) - 1)])


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
