"""The edge between images and a panel: dragged by the mouse, given back by a double click (VW-1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.tokens import TOKENS


class SideEdge(QWidget):
    """Stands over the border of a panel, wider than it is drawn."""

    moved = Signal(int)  # px to the right, since the last one
    given_back = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._x: int | None = None

    def stand_at(self, x: int, top: int, height: int) -> None:
        """The border lies at `x` of the parent."""
        self.setGeometry(x - TOKENS.splitter_hit // 2, top, TOKENS.splitter_hit, height)
        self.raise_()

    def mousePressEvent(self, event):
        self._x = round(event.globalPosition().x())

    def mouseMoveEvent(self, event):
        if self._x is not None:
            x = round(event.globalPosition().x())
            self.moved.emit(x - self._x)
            self._x = x

    def mouseReleaseEvent(self, _event):
        self._x = None

    def mouseDoubleClickEvent(self, _event):
        self.given_back.emit()

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            painter.fillRect(self.width() // 2, 0, 1, self.height(), colour("line"))
