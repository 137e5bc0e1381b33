"""Fonts of the panels with their measures, kept: a cell asks for them several times at each painting."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter

from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import text_scale
from recist_reader.ui.theme.tokens import TOKENS

_TEXTS = 512


class Lettering:
    """One font and how wide texts are in it, px."""

    def __init__(self, chosen: QFont) -> None:
        self.font = chosen
        self._metrics = QFontMetricsF(chosen)
        self.advance = lru_cache(_TEXTS)(self._advance)
        self.fitted = lru_cache(_TEXTS)(self._fitted)

    def _advance(self, text: str) -> float:
        """Width of a text, its widest line where it has several."""
        return max(self._metrics.horizontalAdvance(line) for line in text.split("\n"))

    def _fitted(self, text: str, width: float) -> str:
        """The text as far as its lines have room; one that has none gives up its end."""
        mode, room = Qt.TextElideMode.ElideRight, max(width, 0)
        return "\n".join(self._metrics.elidedText(line, mode, room) for line in text.split("\n"))


def lettering(
    size_px: int = TOKENS.text_body, weight: int = TOKENS.weight_normal, italic: bool = False
) -> Lettering:
    """The window's font of a size in px at 100 %, at the reader's text size."""
    return _kept(size_px, weight, italic, text_scale(), QGuiApplication.font().family())


@lru_cache(maxsize=64)
def _kept(size_px: int, weight: int, italic: bool, _scale: float, _family: str) -> Lettering:
    """Made anew when the text size changes, or the window's font after it has been loaded."""
    return Lettering(font(size_px, weight, italic))


def paint_haloed(
    painter: QPainter, box: QRectF, flags: int | Qt.AlignmentFlag, text: str, made: QFont
) -> None:
    """Text over a picture with its 1 px dark halo (window.md 1.2)."""
    painter.setFont(made)
    painter.setPen(colour("halo", 0.8))
    for x, y in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        painter.drawText(box.translated(x, y), flags, text)
    painter.setPen(colour("overlay"))
    painter.drawText(box, flags, text)
