"""Rectangles drawn over burned-in text on the picture of a held-back series (BN-3)."""

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from recist_reader.imaging.frame_source import FrameSource
from recist_reader.imaging.masking import Area
from recist_reader.ui.start.preview import SIDE, Preview
from recist_reader.ui.theme.palette import colour, pen

LARGEST_SIDE = 400
SHORTEST_DRAG_PX = 4  # less is a click, no rectangle


class MaskCanvas(Preview):
    """A preview on which areas can be drawn; they are shown on every slice, as they would be blanked."""

    drawn = Signal()  # the areas changed
    given = Signal()  # Enter: mask what is drawn

    def __init__(self, sources: Sequence[FrameSource], parent=None):
        super().__init__(sources, parent)
        self.areas: tuple[Area, ...] = ()
        self.is_drawing = False
        self._corner: QPointF | None = None  # where the rectangle under the mouse begins, and where it is
        self._mouse = QPointF()

    def begin(self, side_px: int) -> None:
        """Take the mouse for drawing, and up to so many px of room for it."""
        self.is_drawing = True
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.set_side(min(max(side_px, SIDE), LARGEST_SIDE))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Forget what was drawn; a preview again."""
        self.is_drawing, self.areas, self._corner = False, (), None
        self.unsetCursor()
        self.set_side(SIDE)

    def take_last_away(self) -> None:
        """Take the rectangle away that was drawn last."""
        if self.areas:
            self._set_areas(self.areas[:-1])

    def area_between(self, one: QPointF, other: QPointF) -> Area | None:
        """The whole pixels that a rectangle on the widget touches; None for a click or beside the picture."""
        box = QRectF(one, other).normalized()
        if min(box.width(), box.height()) < SHORTEST_DRAG_PX:
            return None
        place, columns, rows = self.shown_at(), self.image_size.width(), self.image_size.height()
        box = box.intersected(place)
        if box.isEmpty():
            return None
        across, down = columns / place.width(), rows / place.height()
        left = floor((box.left() - place.left()) * across)
        top = floor((box.top() - place.top()) * down)
        right = min(ceil((box.right() - place.left()) * across), columns)
        bottom = min(ceil((box.bottom() - place.top()) * down), rows)
        return Area(left, top, right - left, bottom - top)

    def box_of(self, area: Area) -> QRectF:
        """Where an area stands on the widget."""
        place = self.shown_at()
        across = place.width() / max(self.image_size.width(), 1)
        down = place.height() / max(self.image_size.height(), 1)
        left, top = place.left() + area.left * across, place.top() + area.top * down
        return QRectF(left, top, area.width * across, area.height * down)

    def _set_areas(self, areas: tuple[Area, ...]) -> None:
        self.areas = areas
        self.update()
        self.drawn.emit()

    def mousePressEvent(self, event) -> None:
        super().mousePressEvent(event)
        if self.is_drawing and event.button() == Qt.MouseButton.LeftButton:
            self._corner = self._mouse = event.position()
            event.accept()

    def mouseMoveEvent(self, event) -> None:
        if self._corner is not None:
            self._mouse = event.position()
            self.update()

    def mouseReleaseEvent(self, event) -> None:
        corner, self._corner = self._corner, None
        if corner is None or event.button() != Qt.MouseButton.LeftButton:
            return
        area = self.area_between(corner, event.position())
        if area is None:
            self.update()
        else:
            self._set_areas((*self.areas, area))

    def keyPressEvent(self, event) -> None:
        if self.is_drawing and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_last_away()
        elif self.is_drawing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        if not self.is_drawing or self.shown_at().isEmpty():
            return
        with QPainter(self) as painter:
            painter.setPen(pen("acc", 1.5))
            painter.setBrush(colour("img"))
            for area in self.areas:
                painter.drawRect(self.box_of(area))
            if self._corner is not None:  # one sees through it what it will cover
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self._corner, self._mouse).normalized().intersected(self.shown_at()))
