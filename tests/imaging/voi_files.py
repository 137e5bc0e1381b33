"""CT slices with windows and look-up tables stored in them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from pydicom.dataset import Dataset


def lut(first: int, bits: int, greys: Sequence[int], name: str = "", vr: str = "SS") -> Dataset:
    """One item of a VOI LUT Sequence, 16 bits an entry."""
    item = Dataset()
    count = len(greys) & 0xFFFF
    item.add_new(0x00283002, vr, [count - 0x10000 if vr == "SS" and count >= 0x8000 else count, first, bits])
    item.add_new(0x00283006, "OW", np.asarray(greys, "<u2").tobytes())
    if name:
        item.LUTExplanation = name
    return item


def packed_lut(first: int, greys: Sequence[int], is_big_endian: bool = False) -> Dataset:
    """One of 8 bits an entry, two in each word."""
    item = lut(first, 8, greys)
    content = np.asarray([*greys, *[0] * (len(greys) % 2)], np.uint8)
    item[0x00283006].value = (content.view("<u2").byteswap() if is_big_endian else content).tobytes()
    return item


def s_curve(count: int, bits: int) -> list[int]:
    """Greys that rise slowly, fast and slowly."""
    steps = np.linspace(-6, 6, count)
    return [int(grey) for grey in np.rint((2**bits - 1) / (1 + np.exp(-steps)))]


def windows(*widths_and_levels: tuple[float, float], **more: Any) -> dict[str, Any]:
    """The attributes of stored windows."""
    widths, levels = zip(*widths_and_levels, strict=True)
    return {"WindowWidth": list(map(str, widths)), "WindowCenter": list(map(str, levels)), **more}
