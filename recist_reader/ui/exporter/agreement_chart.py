"""The picture behind a statistic: Bland-Altman points with their limits, or the table of a kappa."""

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from recist_reader.analysis.bland_altman import BlandAltman
from recist_reader.analysis.kappa import CrossTable
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.stylesheet import mark

NOTHING = tr("Choose a Bland-Altman figure to see its points, or a kappa to see its table.")
_SYMBOL_PX = 7


class AgreementChart(QWidget):
    """Shows what belongs to the chosen statistic, else says what to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = (
            QLabel(""),
            QLabel(NOTHING, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop),
        )
        mark(self.title, "title")
        mark(self.words, "muted")
        self.plot = pyqtgraph.PlotWidget(background=colour("bg1"))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.table = QTableWidget()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.pages = QStackedWidget()
        for page in (self.words, self.plot, self.table):
            self.pages.addWidget(page)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.title)
        column.addWidget(self.pages, 1)

    def say(self, words: str = NOTHING) -> None:
        """No picture, and why."""
        self.title.setText("")
        self.words.setText(words)
        self.pages.setCurrentWidget(self.words)

    def show_points(self, title: str, found: BlandAltman) -> None:
        """Differences R2 - R1 over means, with bias and limits of agreement."""
        self.title.setText(title)
        self.plot.clear()
        lines = ((found.bias, "acc", None), (found.low_limit, "t2", (4, 4)), (found.high_limit, "t2", (4, 4)))
        for value, token, dash in lines:
            style = pen(token, 1.5) if dash is None else pen(token, 1.5, dash)
            label = {"color": colour("t2"), "position": 0.9}
            self.plot.addItem(
                pyqtgraph.InfiniteLine(value, angle=0, pen=style, label=f"{value:+.1f}", labelOpts=label)
            )
        means, differences = zip(*found.points, strict=True)
        self.plot.plot(
            means,
            differences,
            pen=None,
            symbol="o",
            symbolSize=_SYMBOL_PX,
            symbolPen=pen("t1", 1.0),
            symbolBrush=colour("bg3"),
        )
        self.plot.setLabel("left", tr("R2 - R1, {unit}", unit=found.unit))
        self.plot.setLabel("bottom", tr("mean of both"))
        told = tr(
            "{count} subjects, bias {bias}, limits {low} to {high}",
            count=found.subjects,
            bias=f"{found.bias:+.1f}",
            low=f"{found.low_limit:+.1f}",
            high=f"{found.high_limit:+.1f}",
        )
        self.plot.setAccessibleName(told)
        self.pages.setCurrentWidget(self.plot)

    def show_table(self, title: str, found: CrossTable) -> None:
        """How often each pair of categories occurs: rows R1, columns R2."""
        self.title.setText(title)
        size = len(found.categories)
        self.table.setRowCount(size)
        self.table.setColumnCount(size)
        self.table.setVerticalHeaderLabels([tr("R1 {category}", category=name) for name in found.categories])
        self.table.setHorizontalHeaderLabels(
            [tr("R2 {category}", category=name) for name in found.categories]
        )
        for row, counts in enumerate(found.counts):
            for place, count in enumerate(counts):
                item = QTableWidgetItem(str(count))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setForeground(colour("t1" if row == place else "warn" if count else "t3"))
                self.table.setItem(row, place, item)
        self.pages.setCurrentWidget(self.table)
