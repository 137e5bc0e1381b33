"""Text over an image with a dark halo, drawn once and kept as pixels (window.md 1.2)."""

from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.tokens import TOKENS

_MARGIN = 2
_KEPT = 256
_AROUND = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)


class HaloText:
    """Draws short texts; what was drawn before costs one blit."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, int, int, float], QPixmap] = OrderedDict()

    @staticmethod
    @lru_cache(maxsize=1024)
    def size(text: str, size_px: int, weight: int = TOKENS.weight_medium) -> tuple[float, float]:
        """Width and height of a text in px, without its halo."""
        metrics = QFontMetricsF(font(size_px, weight))
        return metrics.horizontalAdvance(text), metrics.height()

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        text: str,
        tone: str = "overlay",
        size_px: int = TOKENS.text_caption,
    ) -> None:
        """Draw with the upper left corner of the text at `at`."""
        ratio = painter.device().devicePixelRatioF()
        key = (text, tone, size_px, TOKENS.weight_medium, ratio)
        pixels = self._kept.get(key)
        if pixels is None:
            pixels = self._drawn(text, tone, size_px, ratio)
            self._kept[key] = pixels
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        # Whole device pixels keep the letters sharp.
        x, y = (round(part * ratio) / ratio for part in (at.x() - _MARGIN, at.y() - _MARGIN))
        painter.drawPixmap(QPointF(x, y), pixels)

    def _drawn(self, text: str, tone: str, size_px: int, ratio: float) -> QPixmap:
        width, height = self.size(text, size_px)
        pixels = QPixmap(int((width + 2 * _MARGIN + 1) * ratio), int((height + 2 * _MARGIN + 1) * ratio))
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setFont(font(size_px, TOKENS.weight_medium))
        box = QRectF(_MARGIN, _MARGIN, width + 1, height)
        painter.setPen(colour("halo", TOKENS.halo_opacity))
        for x, y in _AROUND:
            painter.drawText(box.translated(x, y), Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
        return pixels
