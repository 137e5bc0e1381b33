"""Rectangles drawn over burned-in text on the picture of a held-back series (BN-3)."""

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from recist_reader.imaging.frame_source import FrameSource
from recist_reader.imaging.masking import Area
from recist_reader.ui.start.area_keys import ARROWS, grown, moved, new_area, step_px
from recist_reader.ui.start.preview import SIDE, Preview
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen

LARGEST_SIDE = 400
SHORTEST_DRAG_PX = 4  # less is a click, no rectangle
ADD_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Insert)
DELETE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MaskCanvas(Preview):
    """A preview on which areas can be drawn; they are shown on every slice, as they would be blanked.

    One of them may be chosen by key; then the arrows are its own until Esc gives them back to the slices.
    """

    drawn = Signal()  # the areas changed, or another one is chosen
    given = Signal()  # Enter: mask what is drawn

    def __init__(self, sources: Sequence[FrameSource], parent=None):
        super().__init__(sources, parent)
        self.areas: tuple[Area, ...] = ()
        self.is_drawing = False
        self.chosen: int | None = None  # index of the area that the keys are on
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
        self.is_drawing, self.areas, self._corner, self.chosen = False, (), None, None
        self.unsetCursor()
        self.set_side(SIDE)

    def take_away(self) -> None:
        """Take the chosen rectangle away, else the one that was drawn last."""
        if self.areas:
            gone = len(self.areas) - 1 if self.chosen is None else self.chosen
            self._set_areas((*self.areas[:gone], *self.areas[gone + 1 :]))

    def add_by_key(self) -> None:
        """Put a rectangle on the picture and choose it."""
        columns, rows = self.image_size.width(), self.image_size.height()
        if columns and rows:
            self._set_areas((*self.areas, new_area(self.areas, columns, rows)), len(self.areas))

    def choose(self, index: int | None) -> None:
        """Let the keys be on a rectangle, or on the slices."""
        self._set_areas(self.areas, index)

    @property
    def chosen_words(self) -> str:
        """Which rectangle is chosen and where it is, in whole pixels; empty while none is."""
        if self.chosen is None:
            return ""
        area = self.areas[self.chosen]
        return tr(
            "Area {number} of {count}: left {left}, top {top}, {width} × {height} pixels. Arrows move it, "
            "with Shift they size it, Ctrl is fine; Tab takes the next, Esc lets it go.",
            number=self.chosen + 1,
            count=len(self.areas),
            left=area.left,
            top=area.top,
            width=area.width,
            height=area.height,
        )

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

    def _set_areas(self, areas: tuple[Area, ...], chosen: int | None = None) -> None:
        self.areas, self.chosen = areas, chosen
        self.setAccessibleDescription(self.chosen_words)
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
        if not self.is_drawing:
            super().keyPressEvent(event)
        elif event.key() in ADD_KEYS:
            self.add_by_key()
        elif event.key() in DELETE_KEYS:
            self.take_away()
        elif event.key() in ENTER_KEYS:
            self.given.emit()
        elif self.chosen is not None and event.key() == Qt.Key.Key_Escape:
            self.choose(None)
        elif self.chosen is not None and event.key() in ARROWS:
            self._nudge(event)
        else:
            super().keyPressEvent(event)

    def _nudge(self, event) -> None:
        """An arrow moves the chosen rectangle, with Shift its lower right corner; with Ctrl by one pixel."""
        columns, rows = self.image_size.width(), self.image_size.height()
        if not columns or not rows:
            return
        held = event.modifiers()
        step = step_px(columns, bool(held & Qt.KeyboardModifier.ControlModifier))
        across, down = (step * way for way in ARROWS[event.key()])
        change = grown if held & Qt.KeyboardModifier.ShiftModifier else moved
        area = change(self.areas[self.chosen], across, down, columns, rows)
        areas = (*self.areas[: self.chosen], area, *self.areas[self.chosen + 1 :])
        self._set_areas(areas, self.chosen)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the rectangles and then on, so that it is no trap."""
        if self.is_drawing and self.areas:
            outside = -1 if forward else len(self.areas)
            index = (outside if self.chosen is None else self.chosen) + (1 if forward else -1)
            if 0 <= index < len(self.areas):
                self.choose(index)
                return True
            self.choose(None)
        return super().focusNextPrevChild(forward)

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
