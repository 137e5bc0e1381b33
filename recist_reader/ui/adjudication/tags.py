"""How A and B are told apart without colour: a square and a round tag, a solid and a dashed line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.ui.adjudication.models.overlays import read_colour, read_dash
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

TAG, LINE = 17, 24
GAP = 10


def paint_tag(painter: QPainter, left: float, middle: float, read: str) -> float:
    """Paint the tag of read A or B; returns where it ends."""
    size = grown(TAG)
    box = QRectF(left + 0.75, middle - size / 2 + 0.75, size - 1.5, size - 1.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(read_colour(read), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if read == Overlay.A:
        painter.drawRoundedRect(box, TOKENS.radius_image, TOKENS.radius_image)
    else:
        painter.drawEllipse(box)
    painter.setFont(lettering(TOKENS.text_small, TOKENS.weight_strong).font)
    painter.setPen(colour(read_colour(read)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(read))
    painter.restore()
    return left + size


def paint_line(painter: QPainter, left: float, middle: float, read: str) -> float:
    """Paint a piece of the read's line as it is drawn over images; returns where it ends."""
    painter.setPen(pen(read_colour(read), 2.0, read_dash(read)))
    painter.drawLine(QPointF(left, middle), QPointF(left + grown(LINE), middle))
    return left + grown(LINE)


class ReadTag(QWidget):
    """A tag with its line, or alone."""

    def __init__(self, read: str, with_line: bool = True):
        super().__init__()
        self.read, self._with_line = read, with_line
        self.setAccessibleName(tr("read {read}", read=read))

    def sizeHint(self) -> QSize:
        line = GAP + grown(LINE) if self._with_line else 0
        return QSize(grown(TAG) + line + 2, grown(TAG) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event) -> None:
        with QPainter(self) as painter:
            end = paint_tag(painter, 0, self.height() / 2, self.read)
            if self._with_line:
                paint_line(painter, end + GAP, self.height() / 2, self.read)
