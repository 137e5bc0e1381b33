"""How a row of the lesion table is painted: value over change, role by line, state by icon."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.drawing import SWATCH_WIDTH, lesion_token, paint_key, paint_swatch
from recist_reader.ui.reader.panels.lesion_model import LesionModel
from recist_reader.ui.reader.panels.views.table import (
    CellStyle,
    CellView,
    LesionRow,
    NewLesionLine,
    OverallRow,
    RowState,
    SumRow,
)
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.tokens import TOKENS

_INDENT = 22.0  # room of the state icon
_PAD = 8.0
_LEAST_PLACE = 64.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STATE_ICONS = {
    RowState.TO_DO: ("todo", "warn"),
    RowState.PROPOSAL: ("todo", "warn"),
    RowState.DONE: ("done", "ok"),
}


class LesionDelegate(QStyledItemDelegate):
    """Paints the cells of a `LesionModel`."""

    def __init__(self, model: LesionModel, parent=None):
        super().__init__(parent)
        self._model = model
        self.compact = False

    def sizeHint(self, _option, index):
        return QSize(0, self.height(self._model.row(index)))

    def height(self, row) -> int:
        """Heights do not depend on values: nothing moves when one arrives (window.md 5)."""
        if self.compact and not self._is_selected(row):
            return TOKENS.header
        return TOKENS.row_lesion if isinstance(row, LesionRow) else TOKENS.row_lesion - 4

    def _is_selected(self, row) -> bool:
        return isinstance(row, LesionRow) and row.id == self._model.view.selected

    def _is_low(self, row: LesionRow) -> bool:
        return self.compact and not self._is_selected(row)

    def paint(self, painter: QPainter, option, index):
        row = self._model.row(index)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, row, index.column())
        match row:
            case LesionRow():
                if index.column() == 0:
                    self._paint_lesion(painter, box, row)
                else:
                    cell = row.cells[index.column() - 1]
                    _paint_cell(painter, box, replace(cell, under="", key="") if self._is_low(row) else cell)
            case SumRow():
                if index.column() == 0:
                    _paint_text(
                        painter, _inset(box), row.title, font(weight=TOKENS.weight_strong), "t1", _LEFT
                    )
                else:
                    cell = row.cells[index.column() - 1]
                    _paint_text(
                        painter, box.adjusted(2, 0, -_PAD, 0), cell.text, _sum_font(cell), "t1", _RIGHT
                    )
            case NewLesionLine():
                _paint_new_line(painter, box, row)
            case OverallRow():
                self._paint_overall(painter, box, row, index.column())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen("acc", TOKENS.focus_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), TOKENS.radius_chip, TOKENS.radius_chip)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, row, column: int) -> None:
        selected = self._is_selected(row)
        if selected:
            painter.fillRect(box, colour("sel"))
        elif isinstance(row, SumRow | NewLesionLine):
            painter.fillRect(box, colour("bg2"))
        painter.setPen(pen("line"))
        painter.drawLine(box.bottomLeft() + QPointF(0, -0.5), box.bottomRight() + QPointF(0, -0.5))
        if selected and column == 0:
            bar = QRectF(box.left(), box.top(), 2, box.height())
            painter.fillRect(bar, colour(lesion_token(row.role, row.colour)))

    def _paint_lesion(self, painter: QPainter, box: QRectF, row: LesionRow) -> None:
        states = any(isinstance(r, LesionRow) and r.state is not RowState.NONE for r in self._model.view.rows)
        left = box.left() + _PAD
        low_row = self._is_low(row)
        top, low = (box, box) if low_row else _lines(box)
        if states and row.state in _STATE_ICONS:
            name, token = _STATE_ICONS[row.state]
            ratio = painter.device().devicePixelRatioF()
            size = TOKENS.icon_inline
            painter.drawPixmap(QPointF(left, top.center().y() - size / 2), pixmap(name, token, size, ratio))
        left += _INDENT if states else 0
        bold = font(TOKENS.text_value, TOKENS.weight_strong)
        painter.setFont(bold)
        painter.setPen(colour(lesion_token(row.role, row.colour)))
        painter.drawText(top.adjusted(left - box.left(), 0, 0, 0), _LEFT, row.id)
        id_width = max(QFontMetricsF(bold).horizontalAdvance(row.id), 24.0) + 8
        if row.role is Role.NON_TARGET:
            id_width = max(id_width, 34.0)
        paint_swatch(painter, left + id_width, top.center().y(), row.role, row.colour)
        if low_row:
            room = top.adjusted(left - box.left() + id_width + SWATCH_WIDTH + 8, 0, -4, 0)
            # A beginning of two letters says nothing; the tooltip has the place.
            place = row.place if room.width() >= _LEAST_PLACE else ""
            _paint_place(painter, room, place, row.counted)
            return
        if row.under:
            title = top.adjusted(left - box.left() + id_width + SWATCH_WIDTH + 8, 0, -4, 0)
            _paint_text(painter, title, row.place, font(), "t1", _LEFT)
            left += id_width + SWATCH_WIDTH + 8
        line = low.adjusted(left - box.left(), 0, -4, 0)
        _paint_place(painter, line, row.under or row.place, row.counted)

    def _paint_overall(self, painter: QPainter, box: QRectF, row: OverallRow, column: int) -> None:
        if column == 0:
            _paint_text(painter, _inset(box), row.title, font(weight=TOKENS.weight_strong), "t1", _LEFT)
            return
        response = row.responses[column - 1] if column <= len(row.responses) else None
        line = _inset(box)
        if row.note and column == len(self._model.view.columns):
            _paint_text(painter, line, row.note, font(TOKENS.text_caption), "t2", _RIGHT)
            line.adjust(0, 0, -QFontMetricsF(font(TOKENS.text_caption)).horizontalAdvance(row.note) - 5, 0)
        code = "-" if response is None else response.value
        token = "t3" if response is None else TOKENS.category_colour(code)
        size = TOKENS.text_body if len(code) < 5 else TOKENS.text_small
        _paint_text(painter, line, code, font(size, TOKENS.weight_strong), token, _RIGHT)


def _inset(box: QRectF) -> QRectF:
    return box.adjusted(_PAD, 0, -_PAD, 0)


def _lines(box: QRectF) -> tuple[QRectF, QRectF]:
    """The two text lines of a lesion row."""
    top = QRectF(box.left(), box.top() + 3, box.width(), 18)
    return top, QRectF(box.left(), top.bottom() - 1, box.width(), 17)


def _paint_text(painter, box, text, type_, token, align) -> None:
    painter.setFont(type_)
    painter.setPen(colour(token))
    fitted = QFontMetricsF(type_).elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, align, fitted)


def _paint_place(painter, line: QRectF, place: str, counted: str) -> None:
    plain, bold = font(TOKENS.text_caption), font(TOKENS.text_caption, TOKENS.weight_strong)
    room = QFontMetricsF(bold).horizontalAdvance(counted) + 5 if counted else 0
    fitted = QFontMetricsF(plain).elidedText(place, Qt.TextElideMode.ElideRight, line.width() - room)
    _paint_text(painter, line, fitted, plain, "t2", _LEFT)
    if counted:
        before = QFontMetricsF(plain).horizontalAdvance(fitted) + 5 if fitted else 0
        after = line.adjusted(before, 0, 8, 0)
        _paint_text(painter, after, counted, bold, "t1", _LEFT)


def _paint_cell(painter, box: QRectF, cell: CellView) -> None:
    line = _inset(box)
    if cell.style is CellStyle.EARLIER:
        words = not cell.text[:1].isdigit()
        size = TOKENS.text_caption if words else TOKENS.text_body
        room = box.adjusted(2, 0, -_PAD, 0) if words else line
        _paint_text(painter, room, cell.text, font(size), "t2", _RIGHT)
        return
    proposed = cell.style is CellStyle.PROPOSED
    value = font(
        TOKENS.text_value, TOKENS.weight_normal if proposed else TOKENS.weight_strong, italic=proposed
    )
    token = "t3" if proposed else "t1"
    if not cell.under and not cell.key:
        _paint_text(painter, line, cell.text, value, token, _RIGHT)
        return
    top, low = (part.adjusted(_PAD, 0, -_PAD, 0) for part in _lines(box))
    _paint_text(painter, top, cell.text, value, token, _RIGHT)
    caption = font(TOKENS.text_caption)
    _paint_text(painter, low, cell.under, caption, "t2", _RIGHT)
    if cell.key:
        width = QFontMetricsF(caption).horizontalAdvance(cell.under)
        paint_key(painter, low.right() - width - 5, low.center().y(), cell.key)


def _sum_font(cell: CellView):
    if cell.style is CellStyle.CURRENT:
        return font(TOKENS.text_value, TOKENS.weight_strong)
    is_value = cell.text[:1].isdigit()
    return font(TOKENS.text_body, TOKENS.weight_medium) if is_value else font(TOKENS.text_caption)


def _paint_new_line(painter, box: QRectF, row: NewLesionLine) -> None:
    middle = box.center().y()
    paint_swatch(painter, box.left() + _PAD, middle, Role.NEW, 1)
    text = box.adjusted(_PAD + SWATCH_WIDTH + 8, 0, -_PAD, 0)
    _paint_text(painter, text, row.text, font(), "t2", _LEFT)
    _paint_text(painter, text, row.action, font(TOKENS.text_caption), "t2", _RIGHT)
    width = QFontMetricsF(font(TOKENS.text_caption)).horizontalAdvance(row.action)
    paint_key(painter, text.right() - width - 6, middle, row.key)
