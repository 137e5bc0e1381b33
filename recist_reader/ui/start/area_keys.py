"""Rectangles over burned-in text set by key: where one begins, how it moves and grows (BN-3); no widget."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from recist_reader.imaging.masking import Area

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
STEPS_ACROSS = 64  # how many steps of an arrow key lead across the image
WIDTH_SHARE, HEIGHT_SHARE = 4, 16  # of the image that a new rectangle takes: a line of text


def step_px(columns: int, fine: bool) -> int:
    """How far one press goes in an image so wide; `fine` is one pixel."""
    return 1 if fine else max(columns // STEPS_ACROSS, 1)


def new_area(areas: Sequence[Area], columns: int, rows: int) -> Area:
    """A line of text at the upper left, under the rectangles that begin there already."""
    width, height = max(columns // WIDTH_SHARE, 1), max(rows // HEIGHT_SHARE, 1)
    taken = {area.top for area in areas if area.left == 0}
    top = next((top for top in range(0, rows - height + 1, height) if top not in taken), 0)
    return Area(0, top, width, height)


def moved(area: Area, across: int, down: int, columns: int, rows: int) -> Area:
    """The rectangle so many pixels on, stopped by the border of the image."""
    left = min(max(area.left + across, 0), columns - area.width)
    top = min(max(area.top + down, 0), rows - area.height)
    return Area(left, top, area.width, area.height)


def grown(area: Area, across: int, down: int, columns: int, rows: int) -> Area:
    """The rectangle so many pixels wider and higher, its upper left corner kept; one pixel at least."""
    width = min(max(area.width + across, 1), columns - area.left)
    height = min(max(area.height + down, 1), rows - area.top)
    return Area(area.left, area.top, width, height)
