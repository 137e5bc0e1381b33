"""A list to choose from whose arrow is one of our icons: the style sheet takes Qt's own arrow away."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox

from recist_reader.ui.theme.icons import pixmap

ARROW, INSET = 12, 8


class ChoiceBox(QComboBox):
    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        arrow = pixmap("down", "t2" if self.isEnabled() else "t3", ARROW, self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(self.width() - ARROW - INSET, (self.height() - ARROW) // 2, arrow)

    def wheelEvent(self, event) -> None:
        """A wheel over a closed list scrolls the page; it never changes a value unseen."""
        event.ignore()
