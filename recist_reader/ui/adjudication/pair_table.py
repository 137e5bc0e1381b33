"""The lesions of A and B, pair by pair, with both values; rows are dragged to pair them (AJ-3)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from recist_reader.trial.adjudication.pairing import PairKind
from recist_reader.ui.adjudication.models.pairs import PairCell, PairRow
from recist_reader.ui.adjudication.pair_columns import PairColumns
from recist_reader.ui.adjudication.tags import paint_tag
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.reader.panels.lesion_cells import LEFT, RIGHT, paint_text
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

HEAD, ROW = 30, TOKENS.row_matrix
KIND_SIGNS = {
    PairKind.SAME_ROLE: "=",
    PairKind.OTHER_ROLE: "≠",
    PairKind.ONLY_A: "–",
    PairKind.ONLY_B: "–",
}


class PairTable(QWidget):
    """Painted from `PairRow`s. A click takes a row in hand; a row dropped on another asks to pair them."""

    taken = Signal(int)  # place of the row
    dropped = Signal(int, int)  # places: the row dragged, the row it was dropped on

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.rows: tuple[PairRow, ...] = ()
        self.labels: tuple[str, ...] = ()
        self.shown: str = ""
        self.in_hand: int | None = None
        self.picked_up: int | None = None  # by key: waits for the row that it is paired with
        self._explained: frozenset[int] = frozenset()
        self._pressed: tuple[int, QPoint] | None = None
        self._over: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Lesion pairs"))

    def show_rows(self, rows: Sequence[PairRow], labels: tuple[str, ...]) -> None:
        self.rows, self.labels = tuple(rows), labels
        self.picked_up = self._pressed = self._over = None
        if self.in_hand is not None and self.in_hand >= len(self.rows):
            self.in_hand = None
        self._changed()

    def show_at(self, label: str) -> None:
        """The timepoint whose difference stands at the right."""
        self.shown = label
        self._changed()

    def take(self, place: int | None) -> None:
        """Take a row in hand, without telling."""
        self.in_hand = place
        self._changed()

    def pick_up(self, place: int | None) -> None:
        """A row that is to be paired with the next one chosen; None puts it down."""
        self.picked_up = place
        self._changed()

    def mark_explained(self, numbers: Sequence[int]) -> None:
        """Rows that the explanation is about, by their number."""
        self._explained = frozenset(numbers)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grown(480), grown(HEAD) + len(self.rows) * grown(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(360), self.sizeHint().height())

    def row_box(self, place: int) -> QRectF:
        return QRectF(0, grown(HEAD) + place * grown(ROW), self.width(), grown(ROW))

    def _changed(self) -> None:
        self.updateGeometry()
        self.setAccessibleDescription("; ".join(self._spoken(row) for row in self.rows))
        self.update()

    def _spoken(self, row: PairRow) -> str:
        in_hand = tr("in hand") if self.in_hand is not None and self.rows[self.in_hand] is row else ""
        cell = row.at(self.shown)
        values = "" if cell is None else _cell_words(cell)
        parts = (f"{row.number} {row.site}", in_hand, row.kind_words, _ids(row), values)
        return ", ".join(part for part in parts if part)

    # -- mouse

    def _place_at(self, y: float) -> int | None:
        place = int((y - grown(HEAD)) // grown(ROW)) if y >= grown(HEAD) else -1
        return place if 0 <= place < len(self.rows) else None

    def mousePressEvent(self, event) -> None:
        place = self._place_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._pressed = place, event.position().toPoint()

    def mouseMoveEvent(self, event) -> None:
        if self._pressed is None:
            return
        place, start = self._pressed
        far = (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance()
        if far or self._over is not None:
            over = self._place_at(event.position().y())
            self._over = place if over is None else over
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event) -> None:
        pressed, over = self._pressed, self._over
        self._pressed = self._over = None
        self.unsetCursor()
        self.update()
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if over is not None and over != pressed[0]:
            self.dropped.emit(pressed[0], over)
        else:
            self.taken.emit(pressed[0])

    def event(self, event) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().y())
            words = "" if place is None else self._tip(self.rows[place], event.pos().x())
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _tip(self, row: PairRow, x: float) -> str:
        label = self._columns().label_at(x)
        cell = None if label is None else row.at(label)
        head = f"{row.number} {row.site}: {row.kind_words}"
        return head if cell is None else f"{head}\n{timepoint_name(label)}: {_cell_words(cell)}"

    # -- painting

    def _columns(self) -> PairColumns:
        return PairColumns.of(self.width(), self.labels, self.shown)

    def paintEvent(self, _event) -> None:
        columns = self._columns()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("bg1"))
            self._paint_head(painter, columns)
            for place, row in enumerate(self.rows):
                self._paint_row(painter, columns, place, row)
            if self._pressed is not None and self._over not in (None, self._pressed[0]):
                painter.setPen(pen("acc", 2.0))
                painter.drawRect(self.row_box(self._over).adjusted(1, 1, -1, -1))

    def _paint_head(self, painter: QPainter, columns: PairColumns) -> None:
        height = grown(HEAD)
        painter.fillRect(QRectF(0, 0, self.width(), height), colour("bg2"))
        type_, strong = lettering(TOKENS.text_caption), lettering(TOKENS.text_caption, TOKENS.weight_strong)
        paint_text(painter, columns.site(0, height), tr("Lesion pairs, mm"), type_, "t2", LEFT)
        for label in columns.labels:
            is_shown = label == self.shown
            name = tr("Base") if timepoint_name(label) != label else label
            box = columns.value(label, 0, height)
            paint_text(painter, box, name, strong if is_shown else type_, "t1" if is_shown else "t2", RIGHT)
        if self.shown:
            name = tr("Base") if timepoint_name(self.shown) != self.shown else self.shown
            words = tr("at {timepoint}", timepoint=name)
            paint_text(painter, columns.difference(0, height), words, type_, "t2", RIGHT)
        painter.setPen(colour("line"))
        painter.drawLine(0, height - 1, self.width(), height - 1)

    def _paint_row(self, painter: QPainter, columns: PairColumns, place: int, row: PairRow) -> None:
        box = self.row_box(place)
        if place == self.in_hand:
            painter.fillRect(box, colour("sel"))
            painter.fillRect(QRectF(0, box.top(), 2, box.height()), colour("acc"))
        if place == (self.in_hand or 0) and self.hasFocus():
            painter.setPen(pen("acc", TOKENS.focus_px))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        if place == self.picked_up:
            painter.setPen(pen("acc", 1.5, (4, 3)))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        self._paint_site(painter, columns, box, row)
        half = box.height() / 2
        for number, (read, name) in enumerate((("A", row.id_a), ("B", row.id_b))):
            line = QRectF(0, box.top() + number * half + (2 if number == 0 else -2), box.width(), half)
            if name:
                left = columns.ids(line.top(), half).left()
                end = paint_tag(painter, left, line.center().y(), read) + 5
                room = QRectF(end, line.top(), columns.ids_end - end, half)
                paint_text(painter, room, name, lettering(), "t1", LEFT)
            self._paint_values(painter, columns, line, row, read)
        self._paint_difference(painter, columns, box, row)
        painter.setPen(colour("line"))
        painter.drawLine(0, int(box.bottom()) - 1, self.width(), int(box.bottom()) - 1)

    def _paint_site(self, painter: QPainter, columns: PairColumns, box: QRectF, row: PairRow) -> None:
        for x in (8, 12):
            for y in (-5, 0, 5):
                painter.fillRect(QRectF(x, box.center().y() + y, 2, 2), colour("t3"))
        half = box.height() / 2
        top, under = (columns.site(box.top() + 2, half), columns.site(box.top() + half - 2, half))
        number = str(row.number)
        weight = TOKENS.weight_strong if row.number in self._explained else TOKENS.weight_medium
        paint_text(painter, top, number, lettering(TOKENS.text_body, weight), "t1", LEFT)
        site = top.adjusted(grown(18), 0, 0, 0)
        paint_text(painter, site, row.site, lettering(TOKENS.text_body, weight), "t1", LEFT)
        token = "t2" if row.kind is PairKind.SAME_ROLE else "warn"
        sign = KIND_SIGNS[row.kind]
        paint_text(painter, under, sign, lettering(TOKENS.text_caption), token, LEFT)
        words = under.adjusted(grown(18), 0, 0, 0)
        paint_text(painter, words, row.kind_words, lettering(TOKENS.text_caption), token, LEFT)

    def _paint_values(
        self, painter: QPainter, columns: PairColumns, line: QRectF, row: PairRow, read: str
    ) -> None:
        for label in columns.labels:
            cell = row.at(label)
            if cell is None:
                continue
            is_shown = label == self.shown
            weight = TOKENS.weight_strong if is_shown and cell.differs else TOKENS.weight_normal
            value = cell.a if read == "A" else cell.b
            box = columns.value(label, line.top(), line.height())
            paint_text(painter, box, value.text, lettering(TOKENS.text_body, weight), "t1", RIGHT)

    def _paint_difference(self, painter: QPainter, columns: PairColumns, box: QRectF, row: PairRow) -> None:
        cell = row.at(self.shown)
        if cell is None or not row.is_whole:
            return
        half = box.height() / 2
        strong = lettering(TOKENS.text_body, TOKENS.weight_strong if cell.differs else TOKENS.weight_normal)
        caption = lettering(TOKENS.text_caption)
        if cell.percent:
            top, under = (columns.difference(box.top() + at, half) for at in (2, half - 2))
            paint_text(painter, top, cell.difference, strong, "t1", RIGHT)
            paint_text(painter, under, cell.percent, caption, "t2", RIGHT)
        else:
            words = cell.difference or tr("same")
            paint_text(painter, columns.difference(box.top(), box.height()), words, strong, "t2", RIGHT)


def _ids(row: PairRow) -> str:
    return ", ".join(f"{read} {name}" for read, name in (("A", row.id_a), ("B", row.id_b)) if name)


def _cell_words(cell: PairCell) -> str:
    values = [f"{read} {it.whole}" for read, it in (("A", cell.a), ("B", cell.b)) if it.whole]
    difference = " ".join(part for part in (cell.difference, f"({cell.percent})" if cell.percent else ""))
    told = (
        tr("difference {difference}", difference=difference.strip())
        if cell.differs and cell.difference
        else ""
    )
    return ", ".join(part for part in (*values, told) if part)
