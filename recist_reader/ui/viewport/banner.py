"""The strip above an image that says which timepoint it is, by word and shape (VW-16)."""

from dataclasses import dataclass, replace
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
_BESIDE_SHAPE, _GAP, _AFTER, _EDGE = 5, 3, 4, 6  # px beside a shape, before and after words, at the edge
_STRONG, _NORMAL = TOKENS.weight_strong, TOKENS.weight_normal
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
    """Roles (two when one timepoint has both), "TP3, Day 168", whether it is the open one, chips.

    `brief` is what of the detail stays where it has no room as a whole ("TP3", or nothing); without one
    the detail gives up its end.
    """

    roles: tuple[TimepointRole, ...] = ()
    detail: str = ""
    current: bool = False
    chips: tuple[Chip, ...] = ()
    brief: str | None = None

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
        self._tell()

    def show_link(self, text: str, linked: bool) -> None:
        """Write the link state in the words of VW-30."""
        self._link = Chip(text, "link" if linked else "unlinked")
        self._tell()

    def _tell(self) -> None:
        """Show it; the tooltip has what gives way in a narrow viewport."""
        view = self._view
        words = (view.word, view.detail, *(chip.text for chip in self._chips()))
        self.setToolTip(", ".join(part for part in words if part))
        self.update()

    def _chips(self) -> tuple[Chip, ...]:
        is_empty = not (self._view.roles or self._view.detail)
        return self._view.chips if self._view.current or is_empty else (*self._view.chips, self._link)

    def paintEvent(self, _event) -> None:
        with QPainter(self) as painter:
            view = self._view
            painter.fillRect(self.rect(), colour("cur" if view.current else "bg2"))
            if view.current:
                painter.fillRect(0, self.height() - 2, self.width(), 2, colour("cur_line"))
            left = float(TOKENS.inset_small)
            for role in view.roles:
                draw_shape(painter, role, left, (self.height() - _SHAPE) / 2)
                left += _SHAPE + _BESIDE_SHAPE
            shown = fitted(view, self._chips(), self.width())
            self._draw_chips(painter, shown.chips)
            right = self.width() - chips_width(shown.chips) - 2 * _EDGE
            for text, weight, tone in ((shown.word, _STRONG, "t1"), (shown.detail, _NORMAL, "t2")):
                left = _draw_text(painter, text, left + _GAP, right, weight, tone)

    def _draw_chips(self, painter: QPainter, chips: tuple[Chip, ...]) -> None:
        """Draw from the right."""
        right = self.width() - _EDGE
        chosen = font(TOKENS.text_caption)
        for chip in reversed(chips):
            width = _chip_width(chip)
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


@dataclass(frozen=True)
class Fitted:
    """What of a banner is shown in its width."""

    word: str
    detail: str
    chips: tuple[Chip, ...]


def fitted(view: BannerView, chips: tuple[Chip, ...], width: float) -> Fitted:
    """Let the day give way, then the words of plain chips, then those of warnings; never the timepoint.

    The corners and the tooltip say all of it; a chip without its words keeps its icon.
    """
    shapes = TOKENS.inset_small + len(view.roles) * (_SHAPE + _BESIDE_SHAPE)
    plain = tuple(replace(chip, text="" if not chip.state else chip.text) for chip in chips)
    bare = tuple(replace(chip, text="") for chip in chips)
    if view.brief is None:
        return Fitted(view.word, view.detail, chips)
    for shown in (chips, plain, bare):
        room = width - shapes - chips_width(shown) - 2 * _EDGE - _GAP - _width(view.word, _STRONG)
        for detail in (view.detail, view.brief):
            if room >= (_GAP + _AFTER + _width(detail, _NORMAL) if detail else 0):
                return Fitted(view.word, detail, shown)
    return Fitted(view.word, "", bare)


def chips_width(chips: tuple[Chip, ...]) -> float:
    """Width of all chips with the gaps between them, px."""
    return sum(_chip_width(chip) + 4 for chip in chips)


def _chip_width(chip: Chip) -> float:
    words = QFontMetricsF(font(TOKENS.text_caption)).horizontalAdvance(chip.text)
    return words + TOKENS.icon_inline + (16 if chip.text else 10)


def _width(text: str, weight: int) -> float:
    return QFontMetricsF(font(TOKENS.text_body, weight)).horizontalAdvance(text)


def _draw_text(painter: QPainter, text: str, left: float, right: float, weight: int, tone: str) -> float:
    """Draw on one line, shortened to its room; return where it ends."""
    chosen = font(TOKENS.text_body, weight)
    metrics = QFontMetricsF(chosen)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(right - left, 0))
    painter.setFont(chosen)
    painter.setPen(colour(tone))
    box = QRectF(left, 0, max(right - left, 0), TOKENS.banner - 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return left + metrics.horizontalAdvance(shown) + _AFTER
