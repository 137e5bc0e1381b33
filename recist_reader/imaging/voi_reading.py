"""Reads the windows and look-up tables that one frame stores (PS3.3 C.11.2, C.7.6.16.2.10).

They serve display alone: what is malformed is left out, and the image can be shown without.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from recist_reader.imaging.allow_list import allow_list
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.voi import (
    LINEAR,
    LINEAR_EXACT,
    SIGMOID,
    NamedWindow,
    StoredWindow,
    VoiTable,
    Window,
)

_CENTRES, _WIDTHS, _FUNCTION, _WINDOW_NAMES = 0x00281050, 0x00281051, 0x00281056, 0x00281055
_TABLES, _DESCRIPTOR, _DATA, _TABLE_NAME = 0x00283010, 0x00283002, 0x00283006, 0x00283003
_NARROWEST = {LINEAR: 1.0, LINEAR_EXACT: 1e-6, SIGMOID: 1e-6}


class StoredTables(NamedTuple):
    """The tables that can be used, and whether there is one that cannot."""

    usable: tuple[VoiTable, ...] = ()
    is_damaged: bool = False


def read_windows(voi: Elements) -> tuple[StoredWindow, ...]:
    """Stored windows in the order of the file; an unknown function counts as linear."""
    try:
        levels, widths = voi.decimals(_CENTRES), voi.decimals(_WIDTHS)
        if not levels or not widths:
            return ()
        function = (voi.text(_FUNCTION) or LINEAR).upper()
        names = _names(_WINDOW_NAMES, voi.texts(_WINDOW_NAMES))
    except Exception:  # whatever is wrong with a window, the image can be shown without
        return ()
    function = function if function in _NARROWEST else LINEAR
    names += ("",) * (len(widths) - len(names))
    return tuple(
        _window(Window(width, level), function, name)
        for width, level, name in zip(widths, levels, names, strict=False)
        if width >= _NARROWEST[function]
    )


def _window(window: Window, function: str, name: str) -> StoredWindow:
    return window if function == LINEAR and not name else NamedWindow(window, function, name)


def read_tables(voi: Elements, is_signed: bool) -> StoredTables:
    """Stored look-up tables; `is_signed`: may the values that they are asked for be negative?"""
    try:
        items = voi.items(_TABLES)
    except Exception:  # as above; but a table that is there is said to be damaged
        return StoredTables(is_damaged=True)
    read = [_table(item, number, is_signed) for number, item in enumerate(items, start=1)]
    usable = tuple(table for table in read if table is not None)
    return StoredTables(usable, len(usable) < len(read))


def _table(item: Elements, number: int, is_signed: bool) -> VoiTable | None:
    """One item of the sequence; None where its data are not what its descriptor says (C.11.2.1.1)."""
    try:
        descriptor, words = item.words(_DESCRIPTOR), item.words(_DATA)
        names = _names(_TABLE_NAME, item.texts(_TABLE_NAME))
    except Exception:  # as above
        return None
    if descriptor is None or words is None or len(descriptor) != 3:
        return None
    count, first, bits = (int(word) for word in descriptor)
    count = count or 0x10000
    if first >= 0x8000 and (is_signed or item.vr(_DESCRIPTOR) == "SS"):
        first -= 0x10000
    if bits == 8 and len(words) == (count + 1) // 2 != count:  # two entries a word, the first in its low byte
        words = words.view(np.uint8)[:count].astype("<u2")
    if not 8 <= bits <= 16 or len(words) != count or int(words.max()) >= 1 << bits:
        return None
    return VoiTable(first, bits, words.tobytes(), number, names[0] if names else "")


def _names(tag: int, texts: Sequence[str]) -> tuple[str, ...]:
    """The listed words among names that a scanner gave: free text is not shown (BN-1, BL-33)."""
    rule = allow_list().rule(tag, "")
    return tuple(text if rule is not None and text in rule.words else "" for text in texts)
