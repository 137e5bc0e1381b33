"""The matrix as a table: a cell is chosen, its upper line tells the images, the lower each reader."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from recist_reader.reading.people.visit_matrix import Cell, CellState
from recist_reader.ui.manager.matrix_model import MatrixModel
from recist_reader.ui.manager.matrix_words import MARK_ICONS, STATE_ICONS, lower_line, upper_line
from recist_reader.ui.reader.panels.drawing import icon_pixels
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

ROW, VISIT, FIGURE, HEAD = 46, 132, 96, 132
"""Height of a row; least width of a visit, of queries and waiting, of the subject; logical px."""
ICON, PAD, GAP = 15, 10, 5
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TONES = {
    CellState.EXPECTED: "t2",
    CellState.NOTHING: "t3",
    CellState.NOT_DONE: "t2",
    CellState.RELEASED: "ok",
}


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a `MatrixModel`."""

    def __init__(self, model: MatrixModel, parent=None):
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        painter.save()
        box = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(box, colour("sel"))
        painter.setPen(pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen("acc", 2.0))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        inner = box.adjusted(grown(PAD), grown(4), -grown(4), -grown(5))
        cell = self._model.cell(index.row(), index.column())
        if cell is None:
            self._paint_figure(painter, inner, index)
        else:
            self._paint_cell(painter, inner, cell)
        painter.restore()

    def _paint_figure(self, painter: QPainter, box: QRect, index: QModelIndex) -> None:
        """Queries, with an icon where there are some; days waiting."""
        text = index.data()
        is_query = index.column() == len(self._model.matrix.visits) and text != "0"
        if is_query:
            self._icon(painter, box.left(), box.center().y(), ("query", "warn"))
            box = box.adjusted(grown(ICON + GAP), 0, 0, 0)
        self._text(painter, box, text, "t1" if is_query else "t2")

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        half = box.height() // 2
        upper = QRect(box.left(), box.top(), box.width(), half)
        lower = QRect(box.left(), box.top() + half, box.width(), half)
        name, tone = STATE_ICONS[cell.state]
        self._icon(painter, upper.left(), upper.center().y(), (name, tone))
        words = upper.adjusted(grown(ICON + GAP), 0, 0, 0)
        self._text(painter, words, upper_line(cell), _TONES.get(cell.state, tone))
        if not cell.marks:
            self._text(painter, lower, lower_line(cell), "t2")
        left = lower.left()
        for slot, state in cell.marks:
            letters = lettering(TOKENS.text_caption)
            self._text(painter, lower.adjusted(left - lower.left(), 0, 0, 0), slot, "t2")
            left += round(letters.advance(slot)) + grown(3)
            self._icon(painter, left, lower.center().y(), MARK_ICONS[state])
            left += grown(ICON + 8)

    @staticmethod
    def _icon(painter: QPainter, left: int, middle: int, drawn: tuple[str, str]) -> None:
        size = grown(ICON)
        pixels = icon_pixels(*drawn, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, middle - size // 2, pixels)

    @staticmethod
    def _text(painter: QPainter, box: QRect, text: str, tone: str) -> None:
        letters = lettering(TOKENS.text_caption)
        painter.setFont(letters.font)
        painter.setPen(colour(tone))
        painter.drawText(box, LEFT, letters.fitted(text, box.width()))


class MatrixTable(QTableView):
    """Stands where the worklist's table does, and answers to the same calls."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None):
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self._column = 0
        self.left_out: frozenset[int] = frozenset()
        mark(self, "list")
        self.setItemDelegate(CellDelegate(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultAlignment(LEFT)
        self.verticalHeader().setSectionsClickable(False)
        self.setAccessibleName(tr("Subjects and visits"))
        self._corner = QLabel(tr("Subject"), self)
        mark(self._corner, "caption")
        self._corner.setIndent(8)
        model.modelReset.connect(lambda: self.fit(self.width()))

    def selectRow(self, row: int) -> None:
        """Go to a subject, at the visit that was chosen."""
        column = min(self._column, self._model.columnCount() - 1)
        self.setCurrentIndex(self._model.index(row, column))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Remember the visit: rows that are shown anew take the current cell away."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._column = current.column()

    def fit(self, room: int) -> None:
        """Give visits their widths, wider where so many px leave room; rows the height of two lines."""
        visits = len(self._model.matrix.visits)
        head, figure = grown(HEAD), grown(FIGURE)
        left = room - head - 2 * figure - 14
        width = max(grown(VISIT), min(left // max(visits, 1), grown(2 * VISIT)))
        for column in range(visits):
            self.setColumnWidth(column, width)
        for column in (visits, visits + 1):
            self.setColumnWidth(column, figure)
        self.verticalHeader().setFixedWidth(head)
        self.verticalHeader().setDefaultSectionSize(max(grown(ROW), 2 * self.fontMetrics().height() + 12))
        self.setIconSize(QSize(grown(ICON), grown(ICON)))
        self._corner.setGeometry(1, 1, head - 2, max(self.horizontalHeader().height() - 2, 0))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._corner.setGeometry(1, 1, grown(HEAD) - 2, max(self.horizontalHeader().height() - 2, 0))
