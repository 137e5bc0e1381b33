"""What is painted where the image is not: the air around it and the frame of the focus."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion, QTransform

from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.corner_pieces import Room
from recist_reader.ui.viewport.geometry import ViewGeometry

_UNDER_PX = 2  # the air reaches under the edge of the image, which is half transparent there


class Ground:
    """Kept as rectangles while nothing moves; filling under the image would cost a tenth of a frame."""

    def __init__(self) -> None:
        self._known: tuple[object, tuple[QRect, ...], tuple[QRect, ...]] = (None, (), ())
        self._tones: tuple[QColor, QColor] | None = None

    def forget(self) -> None:
        """Colours are others from now on."""
        self._tones = None

    def paint(self, painter: QPainter, room: Room, image: ViewGeometry | None, focused: bool) -> None:
        """Black around the image, or everywhere without one; focused, a frame that nothing paints over."""
        width, height = room.width, room.height
        wanted = (image and image.image_transform(), width, height)
        if self._known[0] != wanted:
            self._known = (wanted, tuple(_air(width, height, image)), _frame(width, height))
        if self._tones is None:
            self._tones = (colour("img"), colour("acc"))
        black, accent = self._tones
        _wanted, air, frame = self._known
        for rect in air:
            painter.fillRect(rect, black)
        if focused:
            for bar in frame:
                painter.fillRect(bar, accent)
            wide = TOKENS.focus_px
            painter.setClipRect(wide, wide, width - 2 * wide, height - 2 * wide)


def _air(width: int, height: int, image: ViewGeometry | None) -> QRegion:
    air = QRegion(0, 0, width, height)
    if image is not None:
        whole = QRectF(0, 0, image.plane.columns, image.plane.rows)
        covered = QTransform(*image.image_transform()).mapRect(whole).toAlignedRect()
        air -= QRegion(covered.adjusted(_UNDER_PX, _UNDER_PX, -_UNDER_PX, -_UNDER_PX))
    return air


def _frame(width: int, height: int) -> tuple[QRect, ...]:
    """Four bars cost less than a smooth rectangle."""
    wide = TOKENS.focus_px
    return (
        QRect(0, 0, width, wide),
        QRect(0, height - wide, width, wide),
        QRect(0, wide, wide, height - 2 * wide),
        QRect(width - wide, wide, wide, height - 2 * wide),
    )
