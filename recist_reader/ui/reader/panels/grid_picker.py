"""Chooses rows and columns of the free grid, by arrows or mouse; it covers panels, not images (VW-21)."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from recist_reader.ui.reader.models.grid import MOST
from recist_reader.ui.reader.panels.key_taker import KeyTaker
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import brush, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

_CELL, _GAP = 36, 4
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def size_text(rows: int, columns: int) -> str:
    """ "2 × 3": two rows of three viewports."""
    return f"{rows} × {columns}"


class GridPicker(KeyTaker):
    """Squares of which the upper left ones are lit; Enter or a click takes them."""

    chosen = Signal(int, int)  # rows, columns
    own_asked = Signal(bool)  # True: keep what hangs as the own layout; False: bring it back

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        column.setSpacing(TOKENS.inset_small)
        self.size_label = label("title")
        self.squares = _Squares()
        self.squares.hovered.connect(self._light)
        self.squares.clicked.connect(self._take)
        ways = label("caption", tr("Arrows and Enter, or a click. Esc leaves it."))
        column.addWidget(self.size_label)
        column.addWidget(self.squares, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(ways)
        row = QHBoxLayout()
        self.bring, self.keep = QPushButton(), QPushButton()
        for button, is_kept in ((self.bring, False), (self.keep, True)):
            mark(button, "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, kept=is_kept: self.own_asked.emit(kept))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def ask(self, size: tuple[int, int], keys: tuple[str, str], over: QWidget) -> None:
        """Open with a size lit; `keys` bring back and keep the own layout."""
        self.squares.grow()
        self.bring.setText(tr("Own layout   {key}", key=keys[0]))
        self.keep.setText(tr("Keep as own   {key}", key=keys[1]))
        self._light(*size)
        self.open_over(over)
        corner = over.geometry().topLeft()
        self.setGeometry(QRect(corner, QSize(over.width(), self.sizeHint().height())))

    def take_key(self, event) -> None:
        rows, columns = self.squares.size_lit
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() in _STEPS:
            down, right = _STEPS[Qt.Key(event.key())]
            self._light(min(max(rows + down, 1), MOST), min(max(columns + right, 1), MOST))

    def _light(self, rows: int, columns: int) -> None:
        self.squares.light(rows, columns)
        self.size_label.setText(tr("Grid of viewports: {size}", size=size_text(rows, columns)))
        self.setAccessibleName(self.size_label.text())

    def _take(self) -> None:
        self.hide()
        self.chosen.emit(*self.squares.size_lit)


class _Squares(QWidget):
    hovered = Signal(int, int)
    clicked = Signal()

    def __init__(self):
        super().__init__()
        self.size_lit = (1, 1)
        self.setMouseTracking(True)
        self.grow()

    def grow(self) -> None:
        """As large as the text size wants it now."""
        side = MOST * grown(_CELL) + (MOST - 1) * _GAP
        self.setFixedSize(side, side)

    def light(self, rows: int, columns: int) -> None:
        self.size_lit = rows, columns
        self.update()

    def square(self, row: int, column: int) -> QRectF:
        """Where a square stands; row and column from 0."""
        step = grown(_CELL) + _GAP
        return QRectF(column * step, row * step, grown(_CELL), grown(_CELL))

    def mouseMoveEvent(self, event) -> None:
        at = event.position()
        step = grown(_CELL) + _GAP
        row, column = (min(max(int(part // step), 0), MOST - 1) for part in (at.y(), at.x()))
        self.hovered.emit(row + 1, column + 1)

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mouseMoveEvent(event)
            self.clicked.emit()

    def paintEvent(self, _event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rows, columns = self.size_lit
            for row in range(MOST):
                for column in range(MOST):
                    lit = row < rows and column < columns
                    painter.setPen(pen("acc" if lit else "line2", 1.0))
                    painter.setBrush(brush("sel" if lit else "bg2"))
                    box = self.square(row, column).translated(QPointF(0.5, 0.5)).adjusted(0, 0, -1, -1)
                    painter.drawRoundedRect(box, TOKENS.radius_image, TOKENS.radius_image)
