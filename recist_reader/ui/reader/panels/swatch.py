"""The line of a lesion's role as a small widget."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.drawing import SWATCH_WIDTH, paint_swatch


class Swatch(QWidget):
    """Solid, dashed or double line in the lesion's colour."""

    def __init__(self):
        super().__init__()
        self._lesion = (Role.TARGET, 1)
        self.setFixedSize(int(SWATCH_WIDTH) + 2, 16)

    def show_lesion(self, role: Role, number: int) -> None:
        self._lesion = (role, number)
        self.update()

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_swatch(painter, 1.0, self.height() / 2, *self._lesion)
