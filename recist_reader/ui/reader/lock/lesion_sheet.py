"""The lesion table of the lock page: values over time, change, and how each came about (SG-1)."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.models.lock_views import LockView, SheetRow
from recist_reader.ui.reader.panels.drawing import lesion_token, paint_swatch
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

_ROW_HEIGHT, _ROW_HEIGHT_MANY = (36, 26), (28, 24)  # full, compact
_MANY_ROWS = (11, 8)
_HEADER_HEIGHT = (30, 24)
_VALUE_WIDTH, _CHANGE_WIDTH = (118, 108), (150, 140)
_HOW_WIDTH = (200, 110)
_NAME_WIDTH, _SWATCH_AT = 44, 46
_PLACE_AT = 74


class LesionSheet(QTableView):
    """Shows the rows of a `LockView`; a row leads to its lesion."""

    lesion_asked = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setAccessibleName(tr("Lesions of this timepoint"))
        self._model = SheetModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SheetDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self._compact = False
        self.doubleClicked.connect(self._ask)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self._fit()

    def show_view(self, view: LockView) -> None:
        self._model.show_rows(view)
        self._fit()

    def wheelEvent(self, event):
        """All rows are in view: the wheel scrolls the sheet."""
        event.ignore()

    def _ask(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.role is not None:
            self.lesion_asked.emit(row.name)

    def keyPressEvent(self, event):
        """Enter on a row leads to its lesion: it never locks from here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        rows = len(self._model.rows)
        is_many = rows > _MANY_ROWS[self._compact]
        height = grown((_ROW_HEIGHT_MANY if is_many else _ROW_HEIGHT)[self._compact])
        self.verticalHeader().setDefaultSectionSize(height)
        for row in range(rows):
            self.setRowHeight(row, height)
        header = self.horizontalHeader()
        header.setFixedHeight(grown(_HEADER_HEIGHT[self._compact]))
        for column in range(1, self._model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self._width(column))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(header.height() + rows * height + 2)

    def _width(self, column: int) -> int:
        """Wide enough for the title and for each value: nothing of a record to be locked is cut."""
        last = self._model.columnCount() - 1
        least = _CHANGE_WIDTH if column == last - 1 else _HOW_WIDTH if column == last else _VALUE_WIDTH
        title = self._model.headerData(column, Qt.Orientation.Horizontal) or ""
        strong = font(TOKENS.text_value, TOKENS.weight_strong)
        words = max(
            (QFontMetricsF(strong).horizontalAdvance(self._model.text(r, column)) for r in self._model.rows),
            default=0.0,
        )
        wanted = max(QFontMetricsF(font(TOKENS.text_caption)).horizontalAdvance(title), words)
        room = 2 * TOKENS.inset + TOKENS.inset_small
        return max(grown(least[self._compact]), round(wanted + room))


class SheetModel(QAbstractTableModel):
    """Columns: lesion, one for each timepoint, change, how."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.rows: tuple[SheetRow, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._current = 0

    def show_rows(self, view: LockView) -> None:
        self.beginResetModel()
        change = tr("from B / from N") if view.why or view.hidden else ""
        self._columns = (tr("Lesion, mm"), *view.columns, change, tr("how"))
        self._current = 1 + view.current
        rows = view.rows
        if view.no_new_lesion:
            empty = ("",) * len(view.columns)
            rows = (*rows, SheetRow(tr("New"), view.no_new_lesion, empty, role=Role.NEW))
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent=QModelIndex()):  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = section in (0, len(self._columns) - 1)
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row = self.rows[index.row()]
        text = self.text(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {self._columns[index.column()]}, {text}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.place or row.name
        return None

    def text(self, row: SheetRow, column: int) -> str:
        if column == 0:
            return f"{row.name}  {row.place}".strip()
        if column <= len(row.cells):
            return row.cells[column - 1]
        return row.change if column == len(self._columns) - 2 else row.how

    def is_current(self, column: int) -> bool:
        """The column of the timepoint that is locked."""
        return column == self._current


class SheetDelegate(QStyledItemDelegate):
    """Paints a cell: id and swatch first, the timepoint's own value strong, the sum on its band."""

    def sizeHint(self, _option, _index):
        return QSize(_VALUE_WIDTH[0], _ROW_HEIGHT[0])

    def paint(self, painter: QPainter, option, index):
        model, row = index.model(), index.model().rows[index.row()]
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_sum = row.role is None
        if is_sum:
            painter.fillRect(box, colour("bg2"))
        painter.setPen(pen("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(TOKENS.inset, 0, -TOKENS.inset_small, 0)
        if index.column() == 0:
            self._paint_name(painter, inside, row)
        else:
            self._paint_cell(painter, inside, model, row, index.column())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen("acc", TOKENS.focus_px))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), TOKENS.radius_chip, TOKENS.radius_chip)
        painter.restore()

    def _paint_name(self, painter, box: QRectF, row: SheetRow) -> None:
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font(TOKENS.text_body, TOKENS.weight_strong))
        if row.role is None:
            painter.setPen(colour("t1"))
            painter.drawText(box, middle, row.name)
            return
        painter.setPen(colour(lesion_token(row.role, row.colour) if row.place else "t2"))
        painter.drawText(box.adjusted(0, 0, grown(_NAME_WIDTH) - box.width(), 0), middle, row.name)
        paint_swatch(painter, box.left() + grown(_SWATCH_AT), box.center().y(), row.role, row.colour)
        painter.setFont(font())
        painter.setPen(colour("t1"))
        place = box.adjusted(grown(_PLACE_AT), 0, 0, 0)
        painter.drawText(place, middle, _elided(painter, row.place, place.width()))

    def _paint_cell(self, painter, box: QRectF, model: SheetModel, row: SheetRow, column: int) -> None:
        text, is_last = model.text(row, column), column == model.columnCount() - 1
        is_current = model.is_current(column)
        side = Qt.AlignmentFlag.AlignLeft if is_last else Qt.AlignmentFlag.AlignRight
        weight = TOKENS.weight_strong if is_current or row.role is None else TOKENS.weight_normal
        painter.setFont(font(TOKENS.text_value if is_current else TOKENS.text_caption + 1, weight))
        is_waiting = row.is_open and (is_current or is_last)
        painter.setPen(colour("warn" if is_waiting else "t1" if is_current or row.role is None else "t2"))
        if is_current and row.is_open:
            painter.setFont(font(italic=True))
            text = text or tr("to read")
        flags = int(side | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, flags, _elided(painter, text, box.width()))


def _elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
