"""Text over an image with a dark halo, drawn once and kept as pixels (window.md 1.2)."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

LINE = 16.0
"""From one line to the next, px at 100 %."""
_MARGIN = 2
_KEPT = 2048  # some 6 kB each: slice numbers and positions of the series one goes to and fro in
_NOUGHTS = str.maketrans(dict.fromkeys("123456789", "0"))
_AROUND = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)

Piece = tuple[QPointF, QPixmap]
"""Pixels and where their upper left corner goes, in canvas px on whole device pixels."""


def text_size(text: str, size_px: int, weight: int = TOKENS.weight_medium) -> tuple[float, float]:
    """Width and height of a text in px, without its halo. Figures are tabular: all as wide as a nought."""
    return _size(text.translate(_NOUGHTS), size_px, weight)


@lru_cache(maxsize=256)
def fitted_text(text: str, width: float, size_px: int) -> str:
    """The text as far as it has room in `width` px; one that has none gives up its end."""
    if text_size(text, size_px)[0] <= width:
        return text
    _, metrics = _lettering(size_px, TOKENS.weight_medium)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))


@lru_cache(maxsize=1024)
def _size(text: str, size_px: int, weight: int) -> tuple[float, float]:
    _, metrics = _lettering(size_px, weight)
    return metrics.horizontalAdvance(text), metrics.height()


def text_piece(
    ratio: float, at: QPointF, text: str, tone: str = "overlay", size_px: int = TOKENS.text_caption
) -> Piece:
    """The text, one line or several, as pixels for a device of that ratio; its upper left corner at `at`."""
    # Whole device pixels keep the letters sharp.
    x, y = round(at.x() * ratio) - _MARGIN, round(at.y() * ratio) - _MARGIN
    return QPointF(x / ratio, y / ratio), _kept(text, tone, size_px, ratio)


def draw_text(
    painter: QPainter, at: QPointF, text: str, tone: str = "overlay", size_px: int = TOKENS.text_caption
) -> None:
    """Draw with the upper left corner of the text at `at`; what was drawn before costs one blit."""
    painter.drawPixmap(*text_piece(painter.device().devicePixelRatioF(), at, text, tone, size_px))


def forget_texts() -> None:
    """Letters look and measure differently from now on: text size or style has changed."""
    for known in (_size, _lettering, _kept, fitted_text):
        known.cache_clear()


@lru_cache(maxsize=_KEPT)
def _kept(text: str, tone: str, size_px: int, ratio: float) -> QPixmap:
    """For all viewports: those beside each other say much the same."""
    return _drawn(text, tone, size_px, ratio)


@lru_cache(maxsize=16)
def _lettering(size_px: int, weight: int) -> tuple[QFont, QFontMetricsF]:
    """The font and its measures: each text would look them up anew, which takes a third of drawing it."""
    chosen = font(size_px, weight)
    return chosen, QFontMetricsF(chosen)


class _Sheets:
    """Two pixmaps that every text is drawn on: the first painter of a new one takes longer than the text."""

    def __init__(self) -> None:
        self._pair = (QPixmap(), QPixmap())

    def clear(self, width: int, height: int) -> tuple[QPixmap, QPixmap]:
        """The two, transparent and at least that large."""
        first = self._pair[0]
        if first.width() < width or first.height() < height:
            size = max(first.width(), width), max(first.height(), height)
            self._pair = (QPixmap(*size), QPixmap(*size))
        for sheet in self._pair:
            sheet.fill(Qt.GlobalColor.transparent)
        return self._pair


@lru_cache(maxsize=1)
def _sheets() -> _Sheets:
    return _Sheets()


def _drawn(text: str, tone: str, size_px: int, ratio: float) -> QPixmap:
    """The text, and under it a halo of one device pixel (two from 150 %) on every side.

    Letters are laid out once; the halo is their pixels, moved about and darkened.
    """
    chosen, metrics = _lettering(size_px, TOKENS.weight_medium)
    lines, step = text.split("\n"), round(grown(LINE) * ratio)
    wide = max([text_size(line, size_px)[0] for line in lines])
    width = ceil(wide * ratio) + 2 * _MARGIN + 1
    height = ceil(metrics.height() * ratio) + 2 * _MARGIN + 1 + (len(lines) - 1) * step
    letters, made = _sheets().clear(width, height)
    with QPainter(letters) as painter:
        # The baseline lies on a whole device pixel.
        painter.translate(_MARGIN, _MARGIN + round(metrics.ascent() * ratio))
        painter.scale(ratio, ratio)
        painter.setFont(chosen)
        painter.setPen(colour(tone))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, number * step / ratio), line)
    with QPainter(made) as painter:
        reach = max(round(ratio), 1)
        for x, y in _AROUND:
            painter.drawPixmap(reach * x, reach * y, letters)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(0, 0, width, height, colour("halo", TOKENS.halo_opacity))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.drawPixmap(0, 0, letters)
    kept = made.copy(0, 0, width, height)
    kept.setDevicePixelRatio(ratio)
    return kept
