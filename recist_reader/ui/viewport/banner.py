"""The strip above an image that says which timepoint it is, by word and shape (VW-16)."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import brush, colour, pen
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.opaque import OpaqueWidget

_SHAPE = 16.0
_BACKGROUND = {"": "bg3", "warn": "warnb", "bad": "badb", "ok": "okb"}
_TEXT = {"": "t2", "warn": "warn", "bad": "bad", "ok": "ok"}


class TimepointRole(Enum):
    """Why a timepoint is shown; the value is its letter."""

    BASELINE = "B"
    PRIOR = "P"
    NADIR = "N"
    CURRENT = "C"

    @property
    def word(self) -> str:
        return _ROLE_WORDS[self]


_ROLE_WORDS = {
    TimepointRole.BASELINE: tr("Baseline"),
    TimepointRole.PRIOR: tr("Prior"),
    TimepointRole.NADIR: tr("Nadir"),
    TimepointRole.CURRENT: tr("Current"),
}


@dataclass(frozen=True)
class Chip:
    """A short word with an icon; `state` is "", "warn", "bad" or "ok"."""

    text: str
    icon: str
    state: str = ""


@dataclass(frozen=True)
class BannerView:
    """Roles (two when one timepoint has both), "TP3, Day 168", whether it is the open one, chips."""

    roles: tuple[TimepointRole, ...] = ()
    detail: str = ""
    current: bool = False
    chips: tuple[Chip, ...] = ()

    @property
    def word(self) -> str:
        return ", ".join(role.word for role in self.roles)


def draw_shape(painter: QPainter, role: TimepointRole, left: float, top: float, size: float = _SHAPE) -> None:
    """Draw a timepoint's shape: B circle, P square, N triangle, C filled tag."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(left + 0.75, top + 0.75, size - 1.5, size - 1.5)
    painter.setPen(pen("t1", 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    text_box, tone = box, "t1"
    match role:
        case TimepointRole.BASELINE:
            painter.drawEllipse(box)
        case TimepointRole.PRIOR:
            painter.drawRoundedRect(box, 2, 2)
        case TimepointRole.NADIR:
            painter.drawPolygon(
                QPolygonF([box.topLeft(), box.topRight(), QPointF(box.center().x(), box.bottom())])
            )
            text_box = box.adjusted(0, -4, 0, -4)
        case TimepointRole.CURRENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush("t1"))
            tip = box.width() * 0.3
            painter.drawPolygon(
                QPolygonF(
                    [
                        box.topLeft(),
                        QPointF(box.right() - tip, box.top()),
                        QPointF(box.right() + 1, box.center().y()),
                        QPointF(box.right() - tip, box.bottom()),
                        box.bottomLeft(),
                    ]
                )
            )
            text_box, tone = box.adjusted(-2, 0, -2, 0), "bg1"
    painter.setPen(colour(tone))
    letter = round(size * 0.62)
    painter.setFont(font(letter, TOKENS.weight_pointer))
    painter.drawText(text_box, Qt.AlignmentFlag.AlignCenter, role.value)
    painter.restore()


class Banner(OpaqueWidget):
    """26 px: shape, word, timepoint and day; chips at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BannerView()
        self._link = Chip(tr("not linked"), "unlinked")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TOKENS.banner)

    def sizeHint(self) -> QSize:
        return QSize(TOKENS.viewport_narrowest, TOKENS.banner)

    @property
    def view(self) -> BannerView:
        return self._view

    def show_view(self, view: BannerView) -> None:
        self._view = view
        self.update()

    def show_link(self, text: str, linked: bool) -> None:
        """Write the link state in the words of VW-30."""
        self._link = Chip(text, "link" if linked else "unlinked")
        self.update()

    def paintEvent(self, _event) -> None:
        with QPainter(self) as painter:
            current = self._view.current
            painter.fillRect(self.rect(), colour("cur" if current else "bg2"))
            if current:
                painter.fillRect(0, self.height() - 2, self.width(), 2, colour("cur_line"))
            left = float(TOKENS.inset_small)
            for role in self._view.roles:
                draw_shape(painter, role, left, (self.height() - _SHAPE) / 2)
                left += _SHAPE + 5
            right = self._draw_chips(painter)
            for text, weight, tone in (
                (self._view.word, TOKENS.weight_strong, "t1"),
                (self._view.detail, TOKENS.weight_normal, "t2"),
            ):
                left = _draw_text(painter, text, left + 3, right - 6, weight, tone)

    def _draw_chips(self, painter: QPainter) -> float:
        """Draw from the right; return where they begin."""
        right = self.width() - 6.0
        is_empty = not (self._view.roles or self._view.detail)
        link = () if self._view.current or is_empty else (self._link,)
        chosen = font(TOKENS.text_caption)
        for chip in reversed((*self._view.chips, *link)):
            width = QFontMetricsF(chosen).horizontalAdvance(chip.text) + TOKENS.icon_inline + 16
            box = QRectF(right - width, 4, width, self.height() - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(_BACKGROUND[chip.state]))
            painter.drawRoundedRect(box, TOKENS.radius_chip, TOKENS.radius_chip)
            tone = _TEXT[chip.state]
            picture = pixmap(chip.icon, tone, TOKENS.icon_inline, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + 5, box.center().y() - TOKENS.icon_inline / 2), picture)
            painter.setFont(chosen)
            painter.setPen(colour(tone))
            painter.drawText(
                box.adjusted(TOKENS.icon_inline + 9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, chip.text
            )
            right -= width + 4
        return right


def _draw_text(painter: QPainter, text: str, left: float, right: float, weight: int, tone: str) -> float:
    """Draw on one line, shortened to its room; return where it ends."""
    chosen = font(TOKENS.text_body, weight)
    metrics = QFontMetricsF(chosen)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(right - left, 0))
    painter.setFont(chosen)
    painter.setPen(colour(tone))
    box = QRectF(left, 0, max(right - left, 0), TOKENS.banner - 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return left + metrics.horizontalAdvance(shown) + 4
