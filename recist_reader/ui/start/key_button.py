"""A button that says its key in a chip beside its word (window.md 4)."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown, text_scale
from recist_reader.ui.theme.tokens import TOKENS

BETWEEN = "   "  # word and key, as in "Export   Ctrl+E"
GAP, INSET, CHIP_HEIGHT = 8, 4, 16


class KeyButton(QPushButton):
    """Its text is the word alone; an assistive reader hears the key too."""

    def __init__(self, picture: QIcon, text: str, parent: QWidget | None = None):
        super().__init__(picture, "", parent)
        self.key = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        word, _, self.key = text.partition(BETWEEN)
        super().setText(word)
        self.setAccessibleName(tr("{word}, key {key}", word=word, key=self.key) if self.key else word)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        natural = super().sizeHint()
        return QSize(natural.width() + self._taken(), natural.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _chip_width(self) -> int:
        return _key_width(self.key, text_scale()) + 2 * INSET if self.key else 0

    def _taken(self) -> int:
        return self._chip_width() + GAP if self.key else 0

    def paintEvent(self, event) -> None:
        if not self.key:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            style = self.style()
            style.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            option.rect = self.rect().adjusted(0, 0, -self._taken(), 0)
            style.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)
            self._paint_chip(painter, option)

    def _paint_chip(self, painter: QPainter, option: QStyleOptionButton) -> None:
        picture = 0 if option.icon.isNull() else option.iconSize.width() + 4
        word = option.fontMetrics.horizontalAdvance(self.text()) + picture
        left = min(option.rect.center().x() + word / 2 + GAP, self.width() - self._chip_width() - 6)
        top = (self.height() - grown(CHIP_HEIGHT)) / 2
        box = QRectF(left + 0.5, top + 0.5, self._chip_width() - 1, grown(CHIP_HEIGHT) - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line3" if self.isEnabled() else "line2"))
        painter.drawRoundedRect(box, TOKENS.radius_chip, TOKENS.radius_chip)
        painter.setFont(font(TOKENS.text_small))
        painter.setPen(colour("t2" if self.isEnabled() else "t3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key)


@cache
def _key_width(key: str, scale: float) -> int:  # noqa: ARG001 - each size of text has its own
    """Width of a key in px; layouts ask for it at every turn."""
    return QFontMetrics(font(TOKENS.text_small)).horizontalAdvance(key)
