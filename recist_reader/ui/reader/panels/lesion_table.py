"""The lesion table: one row per lesion, one column per timepoint, always visible (LS-4, LS-5, MT-10)."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recist_reader.ui.reader.panels.drawing import SHAPE_SIZE, key_width, paint_key, paint_shape
from recist_reader.ui.reader.panels.lesion_cells import wanted_width
from recist_reader.ui.reader.panels.lesion_delegate import LesionDelegate
from recist_reader.ui.reader.panels.lesion_model import LesionModel
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.reader.panels.row_carrying import RowCarrying, targets_in
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.reader.panels.views.table import ColumnView, LesionRow, LesionTableView, NewLesionLine
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

_NARROWEST_FIRST = 96
_EARLIER_WIDTH = 46
_CURRENT_WIDTH = (122, 110)  # full, compact
_HEADER_HEIGHT = (38, 36)
_PAD = 8
_CARRIED_OPACITY, _CARRIED_DASH = 0.16, (5, 4)
_SHAPE_GAP, _SHAPE_MIDDLE = 4, 10  # between shapes; from the top of the header


class LesionTable(QTableView):
    """Shows a `LesionTableView`; says what was clicked, decides nothing."""

    row_clicked = Signal(str)  # lesion id
    cell_clicked = Signal(str, str)  # lesion id, timepoint key
    new_lesion_asked = Signal()
    target_carried = Signal(str, int)  # lesion id, how many targets it has above it now
    pointed = Signal(str, str)  # lesion id and timepoint key under the mouse; empty: none
    height_changed = Signal()  # `wanted_height` may be another

    def __init__(self, parent=None):
        super().__init__(parent)
        self.lesions = LesionModel(self)
        self.setModel(self.lesions)
        self.carrying = RowCarrying()
        self._delegate = LesionDelegate(self.lesions, self)
        self.setItemDelegate(self._delegate)
        header = _Header(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(header)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)  # Tab leaves the table (window.md 4)
        self.setAccessibleName(tr("Lesions"))
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)
        self.setMouseTracking(True)
        self.entered.connect(self._point)
        self.viewportEntered.connect(lambda: self.pointed.emit("", ""))
        self.lesions.modelReset.connect(self._lay_out)

    def show_view(self, view: LesionTableView) -> None:
        """Copy a view into the table and keep its selected lesion in sight."""
        moved = view.selected != self.lesions.view.selected
        self.lesions.show(view)
        if moved and self._delegate.compact:
            self._lay_out()
        number = None if view.selected is None else self.lesions.number_of(view.selected)
        if moved and number is not None:
            self.scrollTo(self.lesions.index(number, 0))
        if not view.rows:
            self.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Lower rows for small windows: the change stands in the row in work and in the tooltip."""
        self._delegate.compact = compact
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()
        self._lay_out()
        self.viewport().update()

    @property
    def is_compact(self) -> bool:
        return self._delegate.compact

    def wanted_height(self) -> int:
        """The height at which every row is in sight."""
        rows = sum(self._delegate.height(row) for row in self.lesions.view.rows)
        rows += self._delegate.room_for_selection()
        return self.horizontalHeader().sizeHint().height() + max(rows, grown(96)) + 2

    def sizeHint(self):
        return QSize(grown(TOKENS.right_panel[0]), self.wanted_height())

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
            return
        if event.text() and event.text().isprintable():
            event.ignore()  # single letters are the reader's keys, not a search in the table (IN-3)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            index = self.indexAt(at)
            self.carrying.press(self.lesions.row(index) if index.isValid() else None, at)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event):
        middles = [(lesion, self._middle(number)) for number, lesion in targets_in(self.lesions.view)]
        is_down = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if is_down and self.carrying.move(event.position().toPoint(), middles):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event):
        carried = self.carrying.release()
        if carried is None:
            super().mouseReleaseEvent(event)
        else:
            self.viewport().unsetCursor()
            self.viewport().update()
            self.target_carried.emit(*carried)

    def _middle(self, number: int) -> int:
        return self.rowViewportPosition(number) + self.rowHeight(number) // 2

    def _paint_carried(self) -> None:
        """The carried row in a frame of its own, and a line where it would go."""
        targets = targets_in(self.lesions.view)
        for number, lesion in targets:
            if lesion == self.carrying.lesion:
                self._paint_frame(number)
        others = [n for n, lesion in targets if lesion != self.carrying.lesion]
        if not others:
            return
        is_last = self.carrying.place >= len(others)
        number = others[-1] if is_last else others[self.carrying.place]
        y = self.rowViewportPosition(number) + (self.rowHeight(number) if is_last else 0)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(0, y - 1, self.viewport().width(), 2, colour("acc"))

    def _paint_frame(self, number: int) -> None:
        row = QRectF(0, self.rowViewportPosition(number), self.viewport().width(), self.rowHeight(number))
        with QPainter(self.viewport()) as painter:
            painter.fillRect(row, colour("acc", _CARRIED_OPACITY))
            painter.setPen(pen("acc", TOKENS.focus_px, _CARRIED_DASH))
            painter.drawRect(row.adjusted(1, 1, -1, -1))

    def paintEvent(self, event):
        super().paintEvent(event)
        if self.carrying.lesion is not None:
            self._paint_carried()
        if not self.lesions.view.rows:
            _paint_empty(self)

    def leaveEvent(self, event):
        super().leaveEvent(event)
        self.pointed.emit("", "")

    def _point(self, index) -> None:
        row, column = self.lesions.row(index), self.lesions.column(index)
        self.pointed.emit(row.id if isinstance(row, LesionRow) else "", "" if column is None else column.key)

    def _tell(self, index) -> None:
        row, column = self.lesions.row(index), self.lesions.column(index)
        if isinstance(row, LesionRow):
            if column is None:
                self.row_clicked.emit(row.id)
            else:
                self.cell_clicked.emit(row.id, column.key)
        elif isinstance(row, NewLesionLine):
            self.new_lesion_asked.emit()

    def _lay_out(self) -> None:
        view = self.lesions.view
        widths = [self._width(number) for number in range(len(view.columns))]
        hidden = _folded(view, widths, self.viewport().width())
        for number, width in enumerate(widths):
            self.setColumnHidden(number + 1, number in hidden)
            self.setColumnWidth(number + 1, width)
        used = sum(width for number, width in enumerate(widths) if number not in hidden)
        self.setColumnWidth(0, max(self.viewport().width() - used, grown(_NARROWEST_FIRST)))
        self._delegate.place_sites()
        self.clearSpans()
        for number, row in enumerate(view.rows):
            self.setRowHeight(number, self._delegate.height(row))
            if isinstance(row, NewLesionLine) and view.columns:
                self.setSpan(number, 0, 1, 1 + len(view.columns))
        self.updateGeometry()
        self.height_changed.emit()

    def _width(self, number: int) -> int:
        """Width of a timepoint: the current one's is fixed, an earlier one holds what it shows."""
        view, column = self.lesions.view, self.lesions.view.columns[number]
        compact, caption = self._delegate.compact, lettering(TOKENS.text_caption)
        shapes = len(column.shapes) * (SHAPE_SIZE + _SHAPE_GAP)
        titles = _titles(column, compact)
        widths = (caption.advance(titles[0]) + (shapes if titles[0] else 0), caption.advance(titles[1]))
        words = max(widths) + 2 * _PAD + 4
        if column.current and column.shapes:
            return round(max(grown(_CURRENT_WIDTH[compact]), words))
        wanted = max((wanted_width(row, number, compact) for row in view.rows), default=0.0)
        return round(max(grown(_EARLIER_WIDTH), wanted, words))


def _titles(column: ColumnView, compact: bool) -> tuple[str, str]:
    """The words beside a column's shapes and those under them: two short lines in small windows."""
    if compact and column.shapes and column.changes_from:
        return column.title, column.changes_from
    return "", f"{column.title} {column.changes_from}".rstrip()


def _folded(view: LesionTableView, widths: list[int], room: int) -> set[int]:
    """Columns that do not fit: without a shape, oldest first; then nadir, then prior (window.md 2)."""
    expendable = [n for n, column in enumerate(view.columns) if not column.shapes and not column.current]
    for shape in (Shape.NADIR, Shape.PRIOR):
        expendable += [n for n, column in enumerate(view.columns) if column.shapes == (shape,)]
    hidden: set[int] = set()
    for number in expendable:
        if room - sum(w for n, w in enumerate(widths) if n not in hidden) >= grown(_NARROWEST_FIRST):
            break
        hidden.add(number)
    return hidden


class _Header(QHeaderView):
    """Timepoints by shape over title; the current one carries its tag at the right."""

    def __init__(self, table: LesionTable):
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setAccessibleName(tr("Timepoints"))

    def sizeHint(self):
        height = _HEADER_HEIGHT[self._table.is_compact]
        return QSize(super().sizeHint().width(), grown(height))

    def paintSection(self, painter, rect, section):
        view = self._table.lesions.view
        painter.save()
        painter.fillRect(rect, colour("bg2"))
        painter.setPen(pen("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        text = view.title if section == 0 else view.columns[section - 1].title
        box = QRectF(rect).adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(lettering(TOKENS.text_caption).font)
        painter.setPen(colour("t2"))
        if section == 0:
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        else:
            self._paint_timepoint(painter, box, view.columns[section - 1])
        painter.restore()

    def _paint_timepoint(self, painter, box: QRectF, column) -> None:
        right = Qt.AlignmentFlag.AlignRight
        if not column.shapes:
            painter.drawText(box, right | Qt.AlignmentFlag.AlignVCenter, column.title)
            return
        beside, under = _titles(column, self._table.is_compact)
        painter.drawText(box.adjusted(0, 0, 0, -2), right | Qt.AlignmentFlag.AlignBottom, under)
        taken = len(column.shapes) * (SHAPE_SIZE + _SHAPE_GAP)
        upper = QRectF(box.left(), box.top(), box.width() - taken, 2 * _SHAPE_MIDDLE)
        painter.drawText(upper, right | Qt.AlignmentFlag.AlignVCenter, beside)
        for place, shape in enumerate(reversed(column.shapes)):
            x = box.right() - SHAPE_SIZE / 2 - place * (SHAPE_SIZE + _SHAPE_GAP) - 1
            paint_shape(
                painter, QPointF(x, box.top() + _SHAPE_MIDDLE), shape, "t1" if column.current else "t2"
            )


def _paint_empty(table: LesionTable) -> None:
    """What to do first, in place of rows (WL-7)."""
    with QPainter(table.viewport()) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(table.viewport().rect())
        middle = area.center()
        ratio = table.devicePixelRatioF()
        painter.drawPixmap(QPointF(middle.x() - 10, middle.y() - 42), pixmap("target", "t2", 20, ratio))
        painter.setFont(lettering(TOKENS.text_body, TOKENS.weight_strong).font)
        painter.setPen(colour("t1"))
        line = QRectF(area.left(), middle.y() - 14, area.width(), grown(18))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, table.lesions.view.empty)
        words = lettering(TOKENS.text_body)
        keys = table.lesions.view.empty_keys
        width = sum(key_width(key) + 6 + words.advance(word) + 14 for key, word in keys) - 14
        x, y = middle.x() - width / 2, middle.y() + 22
        for key, word in keys:
            paint_key(painter, x + key_width(key), y, key)
            x += key_width(key) + 6
            painter.setFont(words.font)
            painter.setPen(colour("t2"))
            span = words.advance(word)
            painter.drawText(QRectF(x, y - 9, span + 2, 18), Qt.AlignmentFlag.AlignVCenter, word)
            x += span + 14
