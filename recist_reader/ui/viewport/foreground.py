"""The texts over an image: corners, orientation letters, ruler, and what stands there instead of a slice."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from recist_reader.measuring.labels import Box
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import colour, halo_pen, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.corner_pieces import INSET, CornerPieces, Room
from recist_reader.ui.viewport.corner_room import shown_corners
from recist_reader.ui.viewport.geometry import Ruler, ScreenAxes, ViewGeometry, letters, opposite, ruler
from recist_reader.ui.viewport.halo_text import LINE, Piece, text_piece, text_size
from recist_reader.ui.viewport.image import Content
from recist_reader.ui.viewport.scene import Message, Scene
from recist_reader.ui.viewport.state import OverlayLevel

_RULER_LEFT, _RULER_MARGIN = 10.0, 4
_TICK = 8.0
_LOWER_LINES = 4  # of a lower corner, at most
_RULER_SHARE = 0.45  # of the height, at most
_PLATE_OPACITY = 0.85  # on white the dimmest text has 5.8:1 (VW-2)


class Foreground:
    """Paints in canvas px; what has not changed since the last painting is only blitted again.

    `on_light` puts a dark plate under each text and the ruler: set it while the ground of the image is light.
    """

    def __init__(self) -> None:
        self.on_light = False
        self._known: dict[object, tuple[object, object]] = {}
        self._corners = CornerPieces()

    def forget(self) -> None:
        """Letters look different from now on: text size or style has changed."""
        self._known.clear()
        self._corners.forget()

    def value_place(self, width: int, height: int) -> QRect:
        """Where the value under the cursor may stand in a canvas of that size, px.

        The lower right corner; where texts stand one under another, the left edge over the lower left ones.
        """
        known = self._known.get("corners")
        reach = int(INSET) + _LOWER_LINES * grown(LINE)
        if known is None or known[1].bottom_right:
            return QRect(width // 2, height - reach, width // 2 + 1, reach)
        return QRect(0, height - 2 * reach, width, 2 * reach)

    def write_corners(self, scene: Scene, room: Room) -> tuple[Box, ...]:
        """Put what there is room for into the corners, and return where it stands."""
        wanted = (scene.corners, scene.state.overlay, scene.warnings, room.width, room.height)
        self._corners.write(self._kept("corners", wanted, shown_corners), room)
        return self._corners.boxes

    def write(self, scene: Scene, room: Room) -> tuple[Box, ...]:
        """The same; returned with ruler and letters, since labels keep away from all of them (MT-8)."""
        boxes = self.write_corners(scene, room)
        if scene.content is not Content.SLICE or scene.state.overlay is OverlayLevel.NONE:
            return boxes
        scale = self._scale(scene.geometry, room.ratio).boxes if scene.volume.has_spacing else ()
        sides = self._sides(scene.geometry, room.ratio) if scene.volume.is_placed else ()
        return self._kept("taken", (boxes, scale, sides), _taken)

    def draw_corners(self, painter: QPainter) -> None:
        """The texts that were written last."""
        self._draw(painter, self._corners.pieces())

    def draw_letters(self, painter: QPainter, geometry: ViewGeometry) -> None:
        """Orientation letters in the middle of the four edges (VW-15), clear of the corner texts."""
        self._draw(painter, self._sides(geometry, painter.device().devicePixelRatioF()))

    def draw_ruler(self, painter: QPainter, geometry: ViewGeometry) -> None:
        """A vertical scale at the left edge (VW-15); drawn once for a zoom, then two blits."""
        self._draw(painter, self._scale(geometry, painter.device().devicePixelRatioF()).pieces)

    def _sides(self, geometry: ViewGeometry, ratio: float) -> tuple[Piece, ...]:
        taken = (*self._corners.boxes, *self._scale(geometry, ratio).boxes)
        wanted = (ratio, geometry.axes, geometry.width_px, geometry.height_px, taken)
        return self._kept("letters", wanted, self._letters)

    def _scale(self, geometry: ViewGeometry, ratio: float) -> "_Scale":
        wanted = (ratio, geometry.mm_per_px, geometry.height_px, self._corners.boxes)
        return self._kept("ruler", wanted, _scale)

    def _draw(self, painter: QPainter, pieces: Sequence[Piece]) -> None:
        # Plates of lines one under another overlap: first all of them, then the letters.
        for at, pixels in pieces if self.on_light else ():
            painter.fillRect(QRectF(at, pixels.deviceIndependentSize()), colour("halo", _PLATE_OPACITY))
        for at, pixels in pieces:
            painter.drawPixmap(at, pixels)

    def _kept(self, name: object, wanted: tuple, make: Callable):
        """What `make` answers to `wanted`; asked again only when that differs from the last time."""
        known = self._known.get(name)
        if known is None or known[0] != wanted:
            known = self._known[name] = (wanted, make(*wanted))
        return known[1]

    def _letters(
        self, ratio: float, axes: ScreenAxes, width: float, height: float, taken: tuple[Box, ...]
    ) -> tuple[Piece, ...]:
        made = []
        for direction, x, y in (
            (opposite(axes.right), _RULER_LEFT + 34, height / 2),
            (axes.right, width - 16, height / 2),
            (opposite(axes.down), width / 2, INSET + 8),
            (axes.down, width / 2, height - INSET - 8),
        ):
            text = letters(direction)
            wide, tall = text_size(text, TOKENS.text_value)
            left = min(x - wide / 2, width - wide - 8)
            top = _clear_of(taken, left, y - tall / 2, wide, tall, height)
            made.append(text_piece(ratio, QPointF(left, top), text, "overlay", TOKENS.text_value))
        return tuple(made)

    def draw_message(self, painter: QPainter, message: Message, width: float, height: float) -> None:
        """Icon, sentence, explanation and progress in the middle of an empty canvas."""
        ratio = painter.device().devicePixelRatioF()
        middle, top = width / 2, height / 2 - 44
        picture = pixmap(message.icon, message.tone, 24, ratio)
        painter.drawPixmap(QPointF(middle - 12, top), picture)
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        y = top + 34
        for text, size, weight, tone in (
            (message.title, TOKENS.text_body, TOKENS.weight_medium, "t1"),
            (message.line, TOKENS.text_caption, TOKENS.weight_normal, "t2"),
        ):
            painter.setFont(font(size, weight))
            painter.setPen(colour(tone))
            box = QRectF(16, y, width - 32, max(height - y, 0.0))
            painter.drawText(box, wrapped, text)
            bottom = painter.boundingRect(box, wrapped, text).bottom() if text else y
            y = max(y + grown(22), bottom + 4)  # a title of two lines moves what stands below
        if message.share is not None:
            bar = QRectF(middle - 90, max(top + 82, y), 180, 3)
            painter.fillRect(bar, colour("bg3"))
            painter.fillRect(
                QRectF(bar.topLeft(), bar.bottomLeft() + QPointF(180 * message.share, 0)), colour("acc")
            )


class _Scale(NamedTuple):
    """The ruler with its length written above, and where both stand; nothing where there is no room."""

    pieces: tuple[Piece, ...] = ()
    boxes: tuple[Box, ...] = ()


def _scale(ratio: float, mm_per_px: float, height: float, taken: tuple[Box, ...]) -> _Scale:
    """In the middle of the left edge, or where the corner texts leave it free."""
    at_edge = [box for box in taken if box.left <= _RULER_LEFT]
    above = max((box.bottom for box in at_edge if box.top < height / 2), default=0.0)
    below = min((box.top for box in at_edge if box.top >= height / 2), default=height)
    words = grown(LINE) + _RULER_MARGIN
    room = below - above - words - 2 * _RULER_MARGIN
    scale = ruler(mm_per_px, min(height * _RULER_SHARE, room))
    length = scale.length_mm / mm_per_px
    if length > room:
        return _Scale()
    highest, lowest = above + words + _RULER_MARGIN, below - length - _RULER_MARGIN
    top = min(max((height - length) / 2, highest), lowest)
    text = text_piece(ratio, QPointF(_RULER_LEFT, top - words), scale.text)
    at = QPointF(
        round((_RULER_LEFT - _RULER_MARGIN) * ratio) / ratio, round((top - _RULER_MARGIN) * ratio) / ratio
    )
    wide = text_size(scale.text, TOKENS.text_caption)[0]
    boxes = (
        Box(_RULER_LEFT, top - words, _RULER_LEFT + wide, top - _RULER_MARGIN),
        Box(_RULER_LEFT, top, _RULER_LEFT + _TICK, top + length),
    )
    return _Scale((text, (at, _ruler_pixels(scale, length, ratio))), boxes)


def _ruler_pixels(scale: Ruler, length: float, ratio: float) -> QPixmap:
    """The scale on a transparent ground; every fifth tick is longer."""
    pixels = QPixmap(int(20 * ratio), int((length + 2 * _RULER_MARGIN + 1) * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    ticks = round(scale.length_mm / scale.tick_mm)
    lines = [QLineF(0, 0, 0, length)]
    lines += [
        QLineF(0, y, _TICK / 2 if n % 5 else _TICK, y)
        for n in range(ticks + 1)
        for y in (length * n / ticks,)
    ]
    with QPainter(pixels) as painter:
        painter.translate(_RULER_MARGIN, _RULER_MARGIN)
        for made in (halo_pen(1.0), pen("overlay", 1.0)):
            painter.setPen(made)
            painter.drawLines(lines)
    return pixels


def _taken(corners: tuple[Box, ...], ruler: tuple[Box, ...], sides: tuple[Piece, ...]) -> tuple[Box, ...]:
    """Where everything stands that is written over an image."""
    letters = ((at, pixels.deviceIndependentSize()) for at, pixels in sides)
    boxes = [Box(at.x(), at.y(), at.x() + size.width(), at.y() + size.height()) for at, size in letters]
    return (*corners, *ruler, *boxes)


def _clear_of(
    taken: Sequence[Box], left: float, top: float, wide: float, tall: float, height: float
) -> float:
    """Move a text down (in the lower half up) until it meets no box; return its top."""
    for box in sorted(taken, key=lambda b: b.top, reverse=top > height / 2):
        if left < box.right and left + wide > box.left and top < box.bottom and top + tall > box.top:
            top = box.bottom + 2 if top < height / 2 else box.top - tall - 2
    return top
