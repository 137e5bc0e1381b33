"""How a row of the lesion table is painted: ground, id, role by line, state by icon.

Values stand on the line of the lesion's id; its site stands under them and may run on below earlier
values, so that it is read whole.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.drawing import SWATCH_WIDTH, icon_pixels, lesion_token, paint_swatch
from recist_reader.ui.reader.panels.lesion_cells import (
    LEFT,
    PAD,
    low_lines,
    paint_cell,
    paint_new_line,
    paint_overall,
    paint_place,
    paint_sum,
    paint_text,
    place_fits,
    shortened,
    two_lines,
)
from recist_reader.ui.reader.panels.lesion_model import LesionModel, has_states
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.reader.panels.views.table import (
    LesionRow,
    NewLesionLine,
    OverallRow,
    RowState,
    SumRow,
)
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import SMALLEST, grown, text_scale
from recist_reader.ui.theme.tokens import TOKENS

_INDENT = (22.0, 18.0)  # room of the state icon; full, compact
_SWATCH_GAP = (8.0, 5.0)  # on each side of the line of the role
_TELLING = 5  # letters that tell organs apart: "Perit." and "Peric."
_ID_GAP = 5.0  # between the id and the name where the line has no room
_LOW_LESION, _LOW_SUM, _LOW_LINE = 28, 28, 26
_TWO_LINES, _TWO_IN_WORK = 30, 34  # of low rows with their sites below; the row in work among them
_STATE_ICONS = {
    RowState.TO_DO: ("todo", "warn"),
    RowState.PROPOSAL: ("todo", "warn"),
    RowState.DONE: ("done", "ok"),
    RowState.UNSAVED: ("not-saved", "bad"),
}


def _id_width(row: LesionRow) -> float:
    return lettering(TOKENS.text_value, TOKENS.weight_strong).advance(row.id)


class LesionDelegate(QStyledItemDelegate):
    """Paints the cells of a `LesionModel`."""

    def __init__(self, model: LesionModel, parent=None):
        super().__init__(parent)
        self._model = model
        self.compact = False
        self._sites_below = False

    def sizeHint(self, _option, index):
        return QSize(0, self.height(self._model.row(index)))

    def height(self, row) -> int:
        """Heights do not depend on values: nothing moves when one arrives (window.md 5)."""
        if isinstance(row, LesionRow):
            return grown(self._low_height() if self._is_low(row) else self._full_height(row))
        if not self.compact:
            return grown(TOKENS.row_lesion - 4)
        # The two lines of a sum share less room the larger their type is.
        low_sum = _LOW_SUM if text_scale() == SMALLEST else TOKENS.row_lesion - 4
        return grown(_LOW_LINE if isinstance(row, NewLesionLine) else low_sum)

    def room_for_selection(self) -> int:
        """What a row will grow by once its lesion is selected: kept free, so that nothing below moves."""
        lesions = [row for row in self._model.view.rows if isinstance(row, LesionRow)]
        if any(map(self._is_selected, lesions)) or not any(map(self._is_low, lesions)):
            return 0
        return grown(self._full_height(lesions[0])) - grown(self._low_height())

    def place_sites(self) -> None:
        """Once columns have their widths: where one site has no room beside its id, all stand below."""
        lesions = [row for row in self._model.view.rows if isinstance(row, LesionRow) and not row.under]
        self._sites_below = self.compact and not all(map(self._fits_beside, lesions))

    def _low_height(self) -> int:
        return _TWO_LINES if self._sites_below else _LOW_LESION

    def _full_height(self, row: LesionRow) -> int:
        return _TWO_IN_WORK if self._sites_below and not row.under else TOKENS.row_lesion

    def _is_selected(self, row) -> bool:
        return isinstance(row, LesionRow) and row.id == self._model.view.selected

    def _is_low(self, row: LesionRow) -> bool:
        """Low and without its change, in small windows; the row in work and the baseline are not."""
        return self.compact and not row.under and not self._is_selected(row)

    def _is_one_line(self, row: LesionRow) -> bool:
        return self._is_low(row) and not self._sites_below

    def paint(self, painter: QPainter, option, index):
        row, column = self._model.row(index), index.column()
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, row, column)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match row:
            case LesionRow() if column == 0:
                self._paint_lesion(painter, box, row)
            case LesionRow():
                is_low = self._is_low(row)
                line = box if not is_low or self._is_one_line(row) else low_lines(box)[0]
                paint_cell(painter, line, row.cells[column - 1], is_low, self.compact)
            case SumRow() if column:
                paint_sum(painter, box, row.cells[column - 1])
            case OverallRow() if column:
                self._paint_overall(painter, box, row, column)
            case SumRow() | OverallRow():
                strong = lettering(weight=TOKENS.weight_strong)
                paint_text(painter, box.adjusted(PAD, 0, -2, 0), row.title, strong, "t1", LEFT)
            case NewLesionLine():
                paint_new_line(painter, box, row)
        if isinstance(row, LesionRow) and self._is_one_line(row):
            self._paint_low_site(painter, box, row)
        elif isinstance(row, LesionRow) and self._has_place_below(column):
            self._paint_site(painter, box, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen("acc", TOKENS.focus_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), TOKENS.radius_chip, TOKENS.radius_chip)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, row, column: int) -> None:
        """Ground and lower line: whole pixels, which need no smoothing."""
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

    def _lines(self, box: QRectF, row: LesionRow) -> tuple[QRectF, QRectF]:
        """Where values and site of a row of two lines stand."""
        return low_lines(box) if self._is_low(row) else two_lines(box)

    # -- the lesion

    def _paint_lesion(self, painter: QPainter, box: QRectF, row: LesionRow) -> None:
        """State, id, line of the role; at baseline the site too."""
        low_row = self._is_one_line(row)
        top = box if low_row else self._lines(box, row)[0]
        if row.state in _STATE_ICONS:
            name, token = _STATE_ICONS[row.state]
            size, ratio = TOKENS.icon_inline, painter.device().devicePixelRatioF()
            at = QPointF(box.left() + PAD, top.center().y() - size / 2)
            painter.drawPixmap(at, icon_pixels(name, token, size, ratio))
        painter.setFont(lettering(TOKENS.text_value, TOKENS.weight_strong).font)
        painter.setPen(colour(lesion_token(row.role, row.colour)))
        painter.drawText(top.adjusted(self._indent(), 0, 0, 0), LEFT, row.id)
        beside = top.adjusted(self._beside_id(row), 0, -4, 0)
        if not low_row or self._has_line(row):
            left = beside.left() - SWATCH_WIDTH - _SWATCH_GAP[self.compact]
            paint_swatch(painter, left, top.center().y(), row.role, row.colour)
        if row.under and not low_row:
            self._paint_drawn(painter, box, beside, row)

    def _beside_id(self, row: LesionRow) -> float:
        """Where the words begin that stand behind id and line, from the left of the row."""
        least = 0 if self.compact else grown(34 if row.role is Role.NON_TARGET else 22)
        width = max(_id_width(row), least)
        return self._indent() + width + SWATCH_WIDTH + 2 * _SWATCH_GAP[self.compact]

    def _paint_drawn(self, painter: QPainter, box: QRectF, beside: QRectF, row: LesionRow) -> None:
        """At baseline the site stands beside the id and how it was drawn under it; else they swap."""
        below = two_lines(box)[1].adjusted(self._indent(), 0, -4, 0)
        under_site = QRectF(beside.left(), below.top(), beside.width(), below.height())
        if place_fits(beside.width(), row.place):
            paint_place(painter, beside, row.place, "")
            room = under_site if place_fits(under_site.width(), row.under) else below
            paint_place(painter, room, row.under, row.counted)
            return
        paint_place(painter, beside, row.under if place_fits(beside.width(), row.under) else "", "")
        paint_place(painter, below, row.place, row.counted)

    def _paint_site(self, painter: QPainter, box: QRectF, row: LesionRow) -> None:
        """The part of the site that falls into this cell: it runs from the id to the current value."""
        table, columns = self.parent(), self._model.view.columns
        left = table.columnViewportPosition(0) + self._indent()
        first = next((n for n, column in enumerate(columns) if column.current), len(columns))
        right = table.columnViewportPosition(first) + table.columnWidth(first)
        if first and table.isColumnHidden(first):
            shown = [n for n in range(first + 1) if not table.isColumnHidden(n)]
            right = table.columnViewportPosition(shown[-1]) + table.columnWidth(shown[-1])
        low = self._lines(box, row)[1]
        painter.setClipRect(box)
        paint_place(painter, QRectF(left, low.top(), right - left - 4, low.height()), row.place, row.counted)
        painter.setClipping(False)

    def _paint_low_site(self, painter: QPainter, box: QRectF, row: LesionRow) -> None:
        """The part of the site that falls into this cell: it runs over cells that hold nothing."""
        left, right = self._low_site(row)
        if not self._has_line(row):
            left = self.parent().columnViewportPosition(0) + self._indent() + _id_width(row) + _ID_GAP
        if left >= box.right() or right <= box.left():
            return
        room = QRectF(left, box.top(), right - left, box.height())
        painter.setClipRect(box)
        paint_place(painter, room, *shortened(room.width(), row.place, row.counted))
        painter.setClipping(False)

    def _low_site(self, row: LesionRow) -> tuple[float, float]:
        """From where to where the site of a low row goes behind the line of its role."""
        table = self.parent()
        shown = [n for n in range(len(row.cells)) if not table.isColumnHidden(n + 1)]
        taken = next((n for n in shown if row.cells[n].text or self._model.view.columns[n].current), None)
        right = table.viewport().width() if taken is None else table.columnViewportPosition(taken + 1)
        return table.columnViewportPosition(0) + self._beside_id(row), right - 2

    def _fits_beside(self, row: LesionRow) -> bool:
        """Whether the site of a low row and the axis that counts are whole beside its id."""
        left, right = self._low_site(row)
        return shortened(right - left, row.place, row.counted) == (row.place, row.counted)

    def _has_line(self, row: LesionRow) -> bool:
        """Whether a low row has room for the line of its role beside its name: the id tells the role too."""
        left, right = self._low_site(row)
        name = shortened(right - left, row.place, row.counted)[0]
        return bool(name) and (not name.endswith(".") or len(name) > _TELLING)

    def _has_place_below(self, column: int) -> bool:
        """A cell under which the site runs: the lesion's, and those of timepoints before the current."""
        columns = self._model.view.columns
        is_baseline = not any(each.shapes for each in columns)
        return not is_baseline and not any(each.current for each in columns[:column])

    def _indent(self) -> float:
        return PAD + (_INDENT[self.compact] if has_states(self._model.view) else 0)

    def _paint_overall(self, painter: QPainter, box: QRectF, row: OverallRow, column: int) -> None:
        response = row.responses[column - 1] if column <= len(row.responses) else None
        is_last = column == len(self._model.view.columns)
        paint_overall(painter, box, "-" if response is None else response.value, row.note if is_last else "")
