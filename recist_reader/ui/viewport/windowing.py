"""Window presets, the automatic window, the stored ones, and how a drag changes one (section 7.1, 7.2)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.voi import LINEAR, LINEAR_EXACT, SIGMOID, NamedWindow, Shades, VoiTable, Window
from recist_reader.problem import Problem
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.image import SliceVolume

NARROWEST_HU = 1.0
BODY_HU = -300.0
_EVEN_BELOW_HU = 500.0
_FUNCTIONS = {SIGMOID: (tr("sigmoid"),), LINEAR_EXACT: (tr("exact"),)}


class Preset(NamedTuple):
    """A window by its key."""

    key: int
    name: str
    window: Window


PRESETS = (
    Preset(1, tr("Abdomen / soft tissue"), Window(400, 40)),
    Preset(2, tr("Lung"), Window(1500, -600)),
    Preset(3, tr("Liver, portal venous"), Window(150, 90)),
    Preset(4, tr("Bone"), Window(1800, 400)),
    Preset(5, tr("Mediastinum"), Window(350, 50)),
    Preset(6, tr("Brain"), Window(80, 40)),
    Preset(7, tr("Liver, unenhanced"), Window(150, 30)),
    Preset(8, tr("Vessels / late arterial"), Window(600, 300)),
)
DEFAULT_WINDOW = PRESETS[0].window


def preset(key: int) -> Window:
    """The window of a number key 1 to 8; KeyError for any other."""
    return {one.key: one.window for one in PRESETS}[key]


def dragged(shades: Shades, right_px: float, down_px: float, fine: bool) -> Window:
    """Right is wider, up is brighter; 1 HU per px up to W 500, in proportion above; Shift a fifth.

    A table or another function of the file gives way to the linear window that is nearest to it.
    """
    window = linear(shades)
    speed = max(window.width_hu / _EVEN_BELOW_HU, 1.0) * (0.2 if fine else 1.0)
    width = max(window.width_hu + right_px * speed, NARROWEST_HU)
    return Window(width, window.level_hu + down_px * speed)


def linear(shades: Shades) -> Window:
    """The linear window that shows the same, or the same in the middle of its greys."""
    if isinstance(shades, VoiTable):
        return _linear_of(shades)
    if isinstance(shades, Window):
        return shades
    width, level = shades.window
    return shades.window if shades.function == LINEAR else Window(width + 1, level + 0.5)  # C.11.2.1.2.1


def _linear_of(table: VoiTable) -> Window:
    """A line through a table's tenth and nine tenths of its greys; a window knows no falling line."""
    shares = table.shares
    low, high = float(shares.min()), float(shares.max())
    between = np.flatnonzero(np.abs(shares - (low + high) / 2) <= 0.4 * (high - low))
    if high == low or not len(between):
        step = int(np.argmax(shares == high)) if shares[0] != high else int(np.argmax(shares == low))
        return Window(NARROWEST_HU, float(table.first + step))
    first, last = int(between[0]), int(between[-1])
    rise = (float(shares[last]) - float(shares[first])) / max(last - first, 1)
    if rise == 0:
        return Window(float(last - first + 1), table.first + (first + last) / 2)
    middle = first + (0.5 - float(shares[first])) / rise
    return Window(max(1 / abs(rise) + 1, NARROWEST_HU), table.first + middle + 0.5)


def automatic(volume: SliceVolume, index: int) -> Window | None:
    """1st to 99th percentile of the body in the slice; None where there is no body (key 9)."""
    values, scale = volume.values[index], volume.scales[index]
    hu = values * np.float32(scale.slope) + np.float32(scale.intercept)
    body = body_mask(hu)
    if volume.padding is not None:
        body &= values != volume.padding
    if not body.any():
        return None
    low, high = (float(edge) for edge in np.percentile(hu[body], (1, 99)))
    return Window(max(round(high - low), NARROWEST_HU), round((high + low) / 2))


def body_mask(hu: NDArray[np.float32]) -> NDArray[np.bool_]:
    """The body with its lungs and bowel: enclosed by tissue in its row and in its column."""
    tissue = hu > BODY_HU
    return _between(tissue, 0) & _between(tissue, 1)


def _between(tissue: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    """True from the first to the last true value along an axis."""
    since = np.logical_or.accumulate(tissue, axis=axis)
    until = np.flip(np.logical_or.accumulate(np.flip(tissue, axis), axis=axis), axis)
    return np.asarray(since & until)


def stored(volume: SliceVolume, index: int, last: Shades | None) -> Shades | None:
    """The stored window after `last`, the first otherwise; None when the file has none (key 0)."""
    known = volume.windows[index] if index < len(volume.windows) else ()
    if not known:
        return None
    return known[(known.index(last) + 1) % len(known)] if last in known else known[0]


def chosen(key: int, volume: SliceVolume, index: int, last: Shades) -> Shades | Problem:
    """The window of a number key: 1 to 8 presets, 9 automatic, 0 as stored (7.1)."""
    remedy = tr("Choose a preset, 1 to 8")
    if key == 0:
        return stored(volume, index, last) or Problem(
            tr("no window is stored in this image"), "window", remedy
        )
    if key == 9:
        fitted = automatic(volume, index) if volume.ready[index] else None
        return fitted or Problem(tr("no body is seen in this slice"), "window", remedy)
    return preset(key)


def text(shades: Shades) -> str:
    """ "W 400 L 40", with function and name where the file gives them, or the number of the file's table."""
    if isinstance(shades, Window):
        level = f"{shades.level_hu:.0f}".replace("-", "\N{MINUS SIGN}")
        return f"W {shades.width_hu:.0f} L {level}"
    if isinstance(shades, NamedWindow):
        said = " ".join((text(shades.window), *_FUNCTIONS.get(shades.function, ())))
    else:
        said = tr("stored table {number}", number=shades.number)
    return f"{said}, {shades.explanation}" if shades.explanation else said
