"""Small things that several panels paint: swatches, timepoint shapes, key chips, lesion colours."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QPolygonF

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.reader.panels.views.marks import Shape, Tone
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import brush, colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

SWATCH_WIDTH = 16.0
SHAPE_SIZE = 14.0

TONE_ICONS = {
    Tone.PLAIN: ("", "t1"),
    Tone.INFORMATION: ("info", "t2"),
    Tone.OPEN: ("todo", "warn"),
    Tone.DONE: ("done-circle", "ok"),
    Tone.WARNING: ("warning", "warn"),
    Tone.REFUSED: ("blocked", "warn"),
    Tone.FAULT: ("warning", "bad"),
}


@lru_cache(maxsize=128)
def icon_pixels(name: str, tone: str, size: int, ratio: float) -> QPixmap:
    """An icon of the theme, kept: its engine draws it anew each time, which takes longer than a cell."""
    return pixmap(name, tone, size, ratio)


class ShrunkPicture:
    """A picture in the px of the place where it stands: averaged, so that thin lines stay whole in it."""

    def __init__(self) -> None:
        self._known: tuple[QImage, QImage] | None = None  # the picture, and as it is painted

    def of(self, picture: QImage, side: QSize, ratio: float) -> QImage:
        """The picture for a place of that size at that many device px a px; made once."""
        wanted = side * ratio
        if self._known is None or self._known[0] is not picture or self._known[1].size() != wanted:
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._known = picture, picture.scaled(wanted, keep, smooth)
        return self._known[1]


def lesion_token(role: Role, number: int) -> str:
    """Colour of a lesion by its role, and for targets by the number of its colour (window.md 1.3)."""
    if role is Role.TARGET:
        return TOKENS.target_colour(number)
    return TOKENS.non_target if role is Role.NON_TARGET else TOKENS.new_lesion


def paint_swatch(painter: QPainter, left: float, middle: float, role: Role, number: int) -> None:
    """The line of the role: solid, dashed or double, so that it reads without colour (VW-2)."""
    token = lesion_token(role, number)
    right = left + SWATCH_WIDTH
    if role is Role.NEW:
        for y in (middle - TOKENS.double_gap_px / 2, middle + TOKENS.double_gap_px / 2):
            painter.setPen(pen(token, TOKENS.double_mark_px))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        return
    dash = TOKENS.dash_non_target if role is Role.NON_TARGET else ()
    painter.setPen(pen(token, 2.0, dash))
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def paint_shape(painter: QPainter, centre: QPointF, shape: Shape, token: str) -> None:
    """Circle B, square P, triangle N, filled tag C, each with its letter (VW-16)."""
    half = SHAPE_SIZE / 2
    box = QRectF(centre.x() - half, centre.y() - half, SHAPE_SIZE, SHAPE_SIZE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(token, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    letter = token
    match shape:
        case Shape.BASELINE:
            painter.drawEllipse(box)
        case Shape.PRIOR:
            painter.drawRoundedRect(box, 1.5, 1.5)
        case Shape.NADIR:
            corners = [
                QPointF(box.left() - 1, box.top()),
                QPointF(box.right() + 1, box.top()),
                QPointF(centre.x(), box.bottom() + 1),
            ]
            painter.drawPolygon(QPolygonF(corners))
        case Shape.CURRENT:
            painter.setBrush(brush(token))
            tag = [
                box.topLeft(),
                QPointF(box.right() - 4, box.top()),
                QPointF(box.right() + 1, centre.y()),
                QPointF(box.right() - 4, box.bottom()),
                box.bottomLeft(),
            ]
            painter.drawPolygon(QPolygonF(tag))
            letter = "bg1"
    painter.setFont(lettering(8 if shape is Shape.NADIR else 9, TOKENS.weight_pointer).font)
    painter.setPen(colour(letter))
    if shape is Shape.NADIR:
        box.translate(0, -2)
    elif shape is Shape.CURRENT:
        box.translate(-1, 0)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shape.value)
    painter.restore()


def key_width(text: str) -> float:
    return max(lettering(TOKENS.text_small).advance(text) + 8, 18.0)


def paint_key(painter: QPainter, right: float, middle: float, text: str) -> float:
    """A key chip that ends at `right`; returns where it begins."""
    width = key_width(text)
    height = grown(17)
    box = QRectF(right - width, middle - height / 2, width, height)
    painter.setPen(pen("line2"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, TOKENS.radius_chip, TOKENS.radius_chip)
    painter.setFont(lettering(TOKENS.text_small).font)
    painter.setPen(colour("t2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box.left()
