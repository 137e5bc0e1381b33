"""The course of one lesion as a small plot; information only, never a rule (LS-4)."""

from decimal import Decimal

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.lines import ElidedLabel
from recist_reader.ui.reader.panels.views.lesion_strip import TrendPoint
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import brush, colour, pen
from recist_reader.ui.theme.tokens import TOKENS

_SYMBOL_PX = 8
_LEAST_CURVE_PX = 8


class TrendPlot(QWidget):
    """Values over the shown timepoints, each printed at its point; a dotted line at the lesion's nadir."""

    def __init__(self):
        super().__init__()
        self._shown = None
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 6)
        column.setSpacing(0)
        self.plot = pyqtgraph.PlotWidget(background=colour("bg1"))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.hideAxis("left")
        self.plot.hideAxis("bottom")
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(self.plot, 1)
        self._note = ElidedLabel("caption")
        column.addWidget(self._note)
        self._span: tuple[float, float] | None = None  # lowest and highest value, mm
        self._values: list[pyqtgraph.TextItem] = []
        self._names: list[pyqtgraph.TextItem] = []  # of the timepoints, below all values

    def show_trend(
        self, points: tuple[TrendPoint, ...], nadir_mm: Decimal | None, note: str, token: str
    ) -> None:
        """Draw the points that have a value; gaps stay gaps."""
        if (points, nadir_mm, note, token) == self._shown:
            return
        self._shown = (points, nadir_mm, note, token)
        self._note.setText(note)
        self.plot.clear()
        self._span, self._values, self._names = None, [], []
        words = ", ".join(f"{point.label} {point.text or point.value_mm}" for point in points)
        self.plot.setAccessibleName(tr("Course: {words}", words=words))
        values = [float(p.value_mm) for p in points if p.value_mm is not None]
        if not values:
            return
        low, high = min(values), max(values)
        if nadir_mm is not None:
            line = pyqtgraph.InfiniteLine(float(nadir_mm), angle=0, pen=pen("t3", 1.0, (1, 4)))
            self.plot.addItem(line)
        known = [(n, float(p.value_mm)) for n, p in enumerate(points) if p.value_mm is not None]
        self.plot.plot(
            [x for x, _ in known],
            [y for _, y in known],
            pen=pen(token, 1.5),
            symbol="o",
            symbolSize=_SYMBOL_PX,
            symbolPen=pen(token, 1.5),
            symbolBrush=brush("bg1"),
        )
        for n, point in enumerate(points):
            if point.value_mm is not None:
                under = n > 0 and float(point.value_mm) == low
                words = point.text or str(point.value_mm)
                self._values.append(self._write(n, float(point.value_mm), words, strong=True, under=under))
            elif point.text:
                self._values.append(self._write(n, low, point.text, strong=False, under=True))
            self._names.append(self._write(n, low, point.label, strong=False, under=False))
        self.plot.setXRange(-0.35, len(points) - 0.65, padding=0)
        self._span = low, high
        self._fit()

    def changeEvent(self, event) -> None:
        """Another text size: everything is written anew (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_trend(*shown)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.layout().activate()
        self._fit()

    def _fit(self) -> None:
        """A line above the curve for values, two below for the lowest and the names, at any text size."""
        if self._span is None:
            return
        low, high = self._span
        above = max(item.boundingRect().height() for item in self._values) + _SYMBOL_PX / 2
        below = above + max(item.boundingRect().height() for item in self._names)
        curve = max(self.plot.viewport().height() - above - below, _LEAST_CURVE_PX)
        mm_per_px = max(high - low, 4.0) / curve
        floor = low - below * mm_per_px
        for item in self._names:
            item.setPos(item.pos().x(), floor)
        self.plot.setYRange(floor, high + above * mm_per_px, padding=0)

    def _write(self, x: float, y: float, text: str, strong: bool, under: bool) -> pyqtgraph.TextItem:
        item = pyqtgraph.TextItem(
            text, color=colour("t1" if strong else "t2"), anchor=(0.5, 0 if under else 1)
        )
        weight = TOKENS.weight_strong if strong else TOKENS.weight_normal
        item.setFont(font(TOKENS.text_caption if strong else TOKENS.text_small, weight))
        item.setPos(x, y)
        self.plot.addItem(item)
        return item
