"""The texts over an image: corners, orientation letters, ruler, and what stands there instead of a slice."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from recist_reader.measuring.labels import Box
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import colour, halo_pen, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.corner_pieces import INSET, CornerPieces, Corners, Room
from recist_reader.ui.viewport.geometry import Ruler, ScreenAxes, ViewGeometry, letters, opposite, ruler
from recist_reader.ui.viewport.halo_text import LINE, Piece, text_piece, text_size
from recist_reader.ui.viewport.scene import Message, Scene
from recist_reader.ui.viewport.state import OverlayLevel

_RULER_LEFT, _RULER_MARGIN = 10.0, 4
_FULL_SIZE = 280, 250  # px that all texts, letters and the ruler need
_LOWEST_FOR_TWO = 165
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

    @property
    def lower_corner_reach(self) -> int:
        """How far up from the edge a lower corner's texts may stand, px."""
        return int(INSET) + 4 * grown(LINE)

    def write_corners(self, scene: Scene, room: Room) -> tuple[Box, ...]:
        """Put what there is room for into the corners; where it stands, labels keep away (MT-8)."""
        wanted = (scene.state.overlay, room.width, room.height)
        level = self._kept("level", wanted, level_with_room)
        shown = with_room(at_level(scene.corners, level, scene.warnings), room.height)
        self._corners.write(shown, room)
        return self._corners.boxes

    def draw_corners(self, painter: QPainter) -> None:
        """The texts that were written last."""
        self._draw(painter, self._corners.pieces())

    def draw_letters(self, painter: QPainter, geometry: ViewGeometry) -> None:
        """Orientation letters in the middle of the four edges (VW-15), clear of the corner texts."""
        ratio = painter.device().devicePixelRatioF()
        wanted = (ratio, geometry.axes, geometry.width_px, geometry.height_px, self._corners.boxes)
        self._draw(painter, self._kept("letters", wanted, self._letters))

    def draw_ruler(self, painter: QPainter, geometry: ViewGeometry) -> None:
        """A vertical scale at the left edge (VW-15); drawn once for a zoom, then two blits."""
        ratio = painter.device().devicePixelRatioF()
        wanted = (ratio, geometry.mm_per_px, geometry.height_px)
        self._draw(painter, self._kept("ruler", wanted, self._ruler))

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
    ) -> list[Piece]:
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
        return made

    def _ruler(self, ratio: float, mm_per_px: float, height: float) -> list[Piece]:
        scale = ruler(mm_per_px, height * 0.45)
        length = scale.length_mm / mm_per_px
        top = (height - length) / 2
        text = text_piece(ratio, QPointF(_RULER_LEFT, top - grown(LINE) - 4), scale.text)
        at = QPointF(
            round((_RULER_LEFT - _RULER_MARGIN) * ratio) / ratio, round((top - _RULER_MARGIN) * ratio) / ratio
        )
        return [text, (at, _ruler_pixels(scale, length, ratio))]

    def draw_message(self, painter: QPainter, message: Message, width: float, height: float) -> None:
        """Icon, sentence, explanation and progress in the middle of an empty canvas."""
        ratio = painter.device().devicePixelRatioF()
        middle, top = width / 2, height / 2 - 44
        picture = pixmap(message.icon, message.tone, 24, ratio)
        painter.drawPixmap(QPointF(middle - 12, top), picture)
        for text, size, weight, tone, y in (
            (message.title, TOKENS.text_body, TOKENS.weight_medium, "t1", top + 34),
            (message.line, TOKENS.text_caption, TOKENS.weight_normal, "t2", top + 56),
        ):
            painter.setFont(font(size, weight))
            painter.setPen(colour(tone))
            box = QRectF(16, y, width - 32, max(height - y, 0.0))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text)
        if message.share is not None:
            bar = QRectF(middle - 90, top + 82, 180, 3)
            painter.fillRect(bar, colour("bg3"))
            painter.fillRect(
                QRectF(bar.topLeft(), bar.bottomLeft() + QPointF(180 * message.share, 0)), colour("acc")
            )


def _ruler_pixels(scale: Ruler, length: float, ratio: float) -> QPixmap:
    """The scale on a transparent ground; every fifth tick is longer."""
    pixels = QPixmap(int(20 * ratio), int((length + 2 * _RULER_MARGIN + 1) * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    ticks = round(scale.length_mm / scale.tick_mm)
    lines = [QLineF(0, 0, 0, length)]
    lines += [QLineF(0, y, 4.0 if n % 5 else 8.0, y) for n in range(ticks + 1) for y in (length * n / ticks,)]
    with QPainter(pixels) as painter:
        painter.translate(_RULER_MARGIN, _RULER_MARGIN)
        for made in (halo_pen(1.0), pen("overlay", 1.0)):
            painter.setPen(made)
            painter.drawLines(lines)
    return pixels


def level_with_room(level: OverlayLevel, width: float, height: float) -> OverlayLevel:
    """Where all texts would lie over each other, as in a grid of 4 x 4, a viewport shows the few."""
    has_room = width >= grown(_FULL_SIZE[0]) and height >= grown(_FULL_SIZE[1])
    return OverlayLevel.MINIMAL if level is OverlayLevel.FULL and not has_room else level


def with_room(corners: Corners, height: float) -> Corners:
    """The timepoint alone in the upper left corner where the ruler would lie over a second line."""
    is_low = len(corners.top_left) == 2 and height < grown(_LOWEST_FOR_TWO)
    return replace(corners, top_left=corners.top_left[1:]) if is_low else corners


def at_level(corners: Corners, level: OverlayLevel, warnings: tuple[str, ...]) -> Corners:
    """What `O` leaves: all; timepoint, slice and window; nothing. Warnings (LOSSY) always stay (VW-15)."""
    match level:
        case OverlayLevel.FULL if not warnings:
            return corners
        case OverlayLevel.FULL:
            return Corners(
                corners.top_left, (*corners.top_right, *warnings), corners.bottom_left, corners.bottom_right
            )
        case OverlayLevel.MINIMAL:
            window_line = corners.bottom_left[2:3]
            return Corners(
                corners.top_left[:2],
                warnings,
                (*corners.bottom_left[:1], *window_line),
                corners.bottom_right[-1:],
            )
        case OverlayLevel.NONE:
            return Corners(top_right=warnings)


def _clear_of(
    taken: Sequence[Box], left: float, top: float, wide: float, tall: float, height: float
) -> float:
    """Move a text down (in the lower half up) until it meets no box; return its top."""
    for box in sorted(taken, key=lambda b: b.top, reverse=top > height / 2):
        if left < box.right and left + wide > box.left and top < box.bottom and top + tall > box.top:
            top = box.bottom + 2 if top < height / 2 else box.top - tall - 2
    return top
