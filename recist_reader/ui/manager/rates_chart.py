"""The control chart: each reader's share of decisions against, between limits of three SD (RA)."""

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recist_reader.analysis.control_chart import ControlChart
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen

_SYMBOL_PX, _LIMIT_HALF = 9, 0.25


class RatesChart(QWidget):
    """Shows itself where there is a chart; its figures stand in the table beside it as well."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.plot = pyqtgraph.PlotWidget(background=colour("bg1"))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        column.addWidget(self.plot)
        self.hide()

    def show_chart(self, chart: ControlChart, names: tuple[str, ...]) -> None:
        """Draw points, limits and centre, in percent; `names` are those of the points."""
        self.plot.clear()
        self.plot.addItem(pyqtgraph.InfiniteLine(100 * chart.centre, angle=0, pen=pen("t3", 1.0, (4, 4))))
        for place, point in enumerate(chart.points):
            for limit in (point.low, point.high):
                ends = [place - _LIMIT_HALF, place + _LIMIT_HALF]
                self.plot.plot(ends, [100 * limit] * 2, pen=pen("t2", 1.5))
            token = "warn" if point.is_outside else "acc"
            self.plot.plot(
                [place],
                [100 * point.value],
                pen=None,
                symbol="d" if point.is_outside else "o",
                symbolSize=_SYMBOL_PX,
                symbolPen=pen(token, 1.5),
                symbolBrush=colour(token),
            )
        self.plot.getAxis("bottom").setTicks([list(enumerate(names))])
        self.plot.setLabel("left", tr("decided against, %"))
        self.plot.setXRange(-0.5, len(names) - 0.5)
        told = ", ".join(
            tr("{name} {share:.1f} %", name=name, share=100 * point.value)
            for name, point in zip(names, chart.points, strict=True)
        )
        self.plot.setAccessibleName(tr("Decided against, between limits of three SD: {words}", words=told))
        self.show()
