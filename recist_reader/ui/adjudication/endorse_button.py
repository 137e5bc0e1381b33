"""The button that endorses one read as a whole (AJ-5)."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy

from recist_reader.ui.adjudication.tags import TAG, paint_tag
from recist_reader.ui.reader.panels.drawing import icon_pixels, paint_key
from recist_reader.ui.reader.panels.lesion_cells import LEFT, paint_text
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import brush, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS


class EndorseButton(QPushButton):
    """A read to endorse: its tag, its result in one line, its key."""

    def __init__(self, read: str):
        super().__init__()
        self.read, self._line, self._key = read, "", ""
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_result(self, line: str) -> None:
        self._line = line
        self._name()

    def show_key(self, key: str) -> None:
        self._key = key
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(
            tr("Endorse {read}: {result}, key {key}", read=self.read, result=self._line, key=self._key)
        )
        self.setToolTip(self._line)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grown(280), self.height())

    def paintEvent(self, _event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused, on = self.hasFocus(), self.isChecked()
            frame = "acc" if focused or on else "line2"
            painter.setPen(pen(frame, 2.0 if focused else 1.2))
            painter.setBrush(brush("sel" if on else "hover" if self.underMouse() else "bg1"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)
            self._paint_words(painter, on)

    def _paint_words(self, painter: QPainter, on: bool) -> None:
        box = self.rect().toRectF().adjusted(10, 4, -10, -4)
        half = box.height() / 2
        top, under = box.adjusted(0, 0, 0, -half), box.adjusted(0, half, 0, 0)
        end = paint_tag(painter, top.left(), top.center().y(), self.read) + 8
        tone = "t1" if self.isEnabled() else "t3"
        words, strong = (
            tr("Endorse {read}", read=self.read),
            lettering(TOKENS.text_value, TOKENS.weight_strong),
        )
        paint_text(painter, top.adjusted(end - top.left(), 0, 0, 0), words, strong, tone, LEFT)
        right = top.right()
        if on:
            size = grown(TAG)
            picture = icon_pixels("done-circle", "acc", size, self.devicePixelRatioF())
            painter.drawPixmap(int(right - size), int(top.center().y() - size / 2), picture)
            right -= size + 8
        if self._key and self.isEnabled():
            paint_key(painter, right, top.center().y(), self._key)
        paint_text(painter, under, self._line, lettering(TOKENS.text_caption), "t2", LEFT)
