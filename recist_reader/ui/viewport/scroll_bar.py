"""The 12 px bar beside an image: where it is, what is loaded, where lesions were measured (MT-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.opaque import OpaqueWidget

_THUMB = 18.0


@dataclass(frozen=True)
class BarMark:
    """A measured slice (a line as its role has it), or a key image (a small ring)."""

    slice_index: int
    colour: str = TOKENS.overlay
    role: MarkRole | None = None


def bar_marks(marks: Sequence[MarkView], key_images: Sequence[int] = ()) -> tuple[BarMark, ...]:
    """One tick for each measured slice and lesion; ghosts and regions have none."""
    measured = [
        BarMark(mark.slice_index, mark.colour, mark.role)
        for mark in marks
        if mark.role in (MarkRole.TARGET, MarkRole.NON_TARGET, MarkRole.NEW_LESION)
    ]
    return (*measured, *(BarMark(index) for index in key_images))


def runs(ready: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of slices that are there, as (first, past)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], ready, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class SliceScrollBar(OpaqueWidget):
    """Dragging or clicking asks for a slice: `slice_wanted`."""

    slice_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._index = 0, 0
        self._body: QPixmap | None = None
        self._thumb: QPixmap | None = None
        self._loaded: list[tuple[int, int]] = []
        self._marks: tuple[BarMark, ...] = ()
        self.setFixedWidth(TOKENS.scroll_bar)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Slices"))

    def show_slice(self, index: int, count: int) -> None:
        if (index, count) != (self._index, self._count):
            if count != self._count:
                self._body = None
            self._index, self._count = index, count
            self.update()

    def show_loaded(self, ready: NDArray[np.bool_]) -> None:
        loaded = runs(ready)
        if loaded != self._loaded:
            self._loaded, self._body = loaded, None
            self.update()

    def show_marks(self, marks: tuple[BarMark, ...]) -> None:
        if marks != self._marks:
            self._marks, self._body = marks, None
            self.update()

    def slice_at(self, y: float) -> int:
        room = max(self.height() - _THUMB, 1)
        share = min(max((y - _THUMB / 2) / room, 0.0), 1.0)
        return round(share * (self._count - 1))

    def _y(self, index: float) -> float:
        room = self.height() - _THUMB
        return _THUMB / 2 + (index / (self._count - 1) * room if self._count > 1 else 0)

    def mousePressEvent(self, event) -> None:
        self._ask(event)

    def mouseMoveEvent(self, event) -> None:
        self._ask(event)

    def wheelEvent(self, event) -> None:
        event.ignore()

    def _ask(self, event) -> None:
        if self._count and event.buttons() & Qt.MouseButton.LeftButton:
            self.slice_wanted.emit(self.slice_at(event.position().y()))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._body = None

    def paintEvent(self, _event) -> None:
        ratio = self.devicePixelRatioF()
        if self._body is None or self._body.devicePixelRatio() != ratio:
            self._body, self._thumb = self._drawn_body(ratio), self._drawn_thumb(ratio)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._body)
            if self._count:
                top = self._y(self._index) - _THUMB / 2
                painter.drawPixmap(QPointF(0, round(top * ratio) / ratio), self._thumb)

    def _drawn_body(self, ratio: float) -> QPixmap:
        """All but the thumb: drawn when it changes, not for every slice."""
        body = self._pixels(self.height(), ratio)
        body.fill(colour("bg2"))
        with QPainter(body) as painter:
            if self._count:
                for first, past in self._loaded:
                    top, bottom = self._y(first - 0.5), self._y(past - 0.5)
                    painter.fillRect(QRectF(2, top, self.width() - 4, max(bottom - top, 1)), colour("line"))
                for mark in self._marks:
                    self._draw_mark(painter, mark)
        return body

    def _drawn_thumb(self, ratio: float) -> QPixmap:
        thumb = self._pixels(_THUMB, ratio)
        thumb.fill(Qt.GlobalColor.transparent)
        with QPainter(thumb) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen("t1", 1.5))
            painter.drawRoundedRect(QRectF(1.5, 1, self.width() - 3, _THUMB - 2), 3, 3)
        return thumb

    def _pixels(self, height: float, ratio: float) -> QPixmap:
        """As wide as the bar; a part of a device pixel at the edge counts as a whole one."""
        pixels = QPixmap(ceil(self.width() * ratio), ceil(height * ratio))
        pixels.setDevicePixelRatio(ratio)
        return pixels

    def _draw_mark(self, painter: QPainter, mark: BarMark) -> None:
        y, width, tone = round(self._y(mark.slice_index)), self.width(), colour(mark.colour)
        match mark.role:
            case MarkRole.NON_TARGET:
                for left in (1, 5, 9):
                    painter.fillRect(left, y - 1, 2, 3, tone)
            case MarkRole.NEW_LESION:
                painter.fillRect(1, y - 2, width - 2, 1, tone)
                painter.fillRect(1, y + 1, width - 2, 1, tone)
            case None:
                painter.setPen(pen(mark.colour, 1.2))
                painter.drawEllipse(QRectF(width / 2 - 2.5, y - 2.5, 5, 5))
            case _:
                painter.fillRect(1, y - 1, width - 2, 3, tone)
