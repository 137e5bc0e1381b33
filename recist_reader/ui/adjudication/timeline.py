"""One column per timepoint, two lanes A and B; the first differing timepoint is framed (AJ-2)."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from recist_reader.trial.adjudication.decision import READS
from recist_reader.ui.adjudication.models.case import CaseView, LaneCell, TimelineColumn
from recist_reader.ui.adjudication.tags import GAP, paint_line, paint_tag
from recist_reader.ui.reader.panels.drawing import icon_pixels
from recist_reader.ui.reader.panels.lesion_cells import LEFT, paint_text
from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import brush, colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

HEAD, LANE, FOOT = (30, 26), (62, 46), (34, 22)
NAMES = (104, 40)
NARROWEST = 172
"""Heights and the width of the lanes' names: full size, compact."""

PAD, LINE_STEP = 10, 19
ICON = 14


class Timeline(QWidget):
    """Painted from a `CaseView`; a click on a column asks for its timepoint."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._view: CaseView | None = None
        self._shown: str | None = None
        self._opened: frozenset[str] = frozenset()
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_case(self, view: CaseView | None) -> None:
        self._view = view
        self._name()
        self.updateGeometry()
        self.update()

    def show_at(self, label: str, opened: frozenset[str]) -> None:
        """Which timepoint the images show, and which were opened."""
        self._shown, self._opened = label, opened
        self._name()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        columns = () if self._view is None else self._view.columns
        return QSize(self._names + len(columns) * grown(NARROWEST), self._top + 2 * self._lane + self._foot)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _names(self) -> int:
        return grown(NAMES[self._compact])

    @property
    def _top(self) -> int:
        return grown(HEAD[self._compact])

    @property
    def _lane(self) -> int:
        return grown(LANE[self._compact])

    @property
    def _foot(self) -> int:
        return grown(FOOT[self._compact])

    def column_box(self, number: int) -> QRectF:
        """Where a column stands, px."""
        assert self._view is not None, "no case is shown"
        width = (self.width() - self._names) / len(self._view.columns)
        return QRectF(self._names + number * width, 0, width, self.height())

    def _name(self) -> None:
        """All that is painted, for who hears it."""
        parts = []
        for column in () if self._view is None else self._view.columns:
            name = " ".join(part for part in (column.name, column.day) if part)
            framed = tr("first differing timepoint") if column.is_framed else ""
            shown = tr("shown") if column.label == self._shown else ""
            opened = "" if column.label in self._opened else tr("not opened yet")
            lanes = (f"A: {column.a.spoken}", f"B: {column.b.spoken}")
            parts.append(", ".join(part for part in (name, shown, opened, framed, *lanes) if part))
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription("; ".join(parts))

    # -- mouse

    def _column_at(self, x: float) -> TimelineColumn | None:
        for number, column in enumerate(() if self._view is None else self._view.columns):
            box = self.column_box(number)
            if box.left() <= x < box.right():
                return column
        return None

    def mousePressEvent(self, event) -> None:
        column = self._column_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and column is not None:
            self.chosen.emit(column.label)

    def event(self, event) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            column = self._column_at(event.pos().x())
            if column is None:
                QToolTip.hideText()
            else:
                lines = (f"A: {column.a.spoken}", f"B: {column.b.spoken}")
                QToolTip.showText(event.globalPos(), "\n".join((column.name, *lines)), self)
            return True
        return super().event(event)

    # -- painting

    def paintEvent(self, _event) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("bg1"))
            if self._view is None:
                return
            self._paint_names(painter)
            for number, column in enumerate(self._view.columns):
                self._paint_column(painter, self.column_box(number), column)
            self._paint_rules(painter)
            self._paint_count(painter)
            for number, column in enumerate(self._view.columns):
                if column.is_framed:
                    self._paint_frame(painter, self.column_box(number))

    def _paint_names(self, painter: QPainter) -> None:
        for number, read in enumerate(READS):
            middle = self._top + (number + 0.5) * self._lane
            end = paint_tag(painter, PAD, middle, read)
            if not self._compact:
                paint_line(painter, end + GAP, middle, read)

    def _paint_rules(self, painter: QPainter) -> None:
        painter.setPen(colour("line"))
        for y in (self._top, self._top + self._lane, self._top + 2 * self._lane, self.height()):
            painter.drawLine(0, int(y) - 1, self.width(), int(y) - 1)
        for number in range(len(self._view.columns)):
            x = int(self.column_box(number).left())
            painter.drawLine(x, 0, x, self._top + 2 * self._lane)

    def _paint_column(self, painter: QPainter, box: QRectF, column: TimelineColumn) -> None:
        if column.is_framed:
            painter.fillRect(box, colour("sel"))
        head = QRectF(box.left(), 0, box.width(), self._top)
        painter.fillRect(head, colour("cur" if column.label == self._shown else "bg2"))
        if column.label == self._shown:
            painter.fillRect(QRectF(box.left(), self._top - 3, box.width(), 2), colour("acc"))
        self._paint_head(painter, head.adjusted(PAD, 0, -PAD, 0), column)
        for number, cell in enumerate((column.a, column.b)):
            lane = QRectF(box.left(), self._top + number * self._lane, box.width(), self._lane)
            self._paint_cell(painter, lane.adjusted(PAD, 0, -6, 0), cell)
        if column.is_framed:
            foot = QRectF(box.left(), self._top + 2 * self._lane, box.width(), self._foot)
            self._paint_foot(painter, foot.adjusted(PAD, 0, -PAD, -2))

    def _paint_head(self, painter: QPainter, box: QRectF, column: TimelineColumn) -> None:
        name, day = lettering(TOKENS.text_body, TOKENS.weight_strong), lettering(TOKENS.text_body)
        paint_text(painter, box, column.name, name, "t1", LEFT)
        left = name.advance(column.name) + 8
        paint_text(painter, box.adjusted(left, 0, -20, 0), column.day, day, "t2", LEFT)
        is_open = column.label in self._opened
        picture = icon_pixels("eye", "ok" if is_open else "t3", ICON, self.devicePixelRatioF())
        if not is_open:
            picture = icon_pixels("todo", "warn", ICON, self.devicePixelRatioF())
        painter.drawPixmap(int(box.right() - ICON), int(box.center().y() - ICON / 2), picture)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: LaneCell) -> None:
        step = grown(LINE_STEP)
        top = QRectF(box.left(), box.center().y() - step - (0 if self._compact else 2), box.width(), step)
        under = top.translated(0, step + (0 if self._compact else 2))
        value = lettering(TOKENS.text_title, TOKENS.weight_strong)
        paint_text(painter, top, cell.sum_mm, value, "t1", LEFT)
        left = top.left() + value.advance(cell.sum_mm) + 10
        if cell.category:
            left = self._paint_category(painter, left, top, cell.category)
        caption = lettering(TOKENS.text_caption)
        change = cell.change if caption.advance(cell.change) <= under.width() else cell.short_change
        paint_text(painter, under, change or cell.change, caption, "t2", LEFT)
        if cell.flag:
            self._paint_flag(painter, top, left + 6, cell)

    def _paint_category(self, painter: QPainter, left: float, line: QRectF, code: str) -> float:
        tone, size = TOKENS.category_colour(code), grown(ICON)
        if code in ICONS:
            picture = icon_pixels(code, tone, size, self.devicePixelRatioF())
            painter.drawPixmap(int(left), int(line.center().y() - size / 2), picture)
            left += size + 4
        strong = lettering(TOKENS.text_value, TOKENS.weight_strong)
        paint_text(
            painter, QRectF(left, line.top(), line.right() - left, line.height()), code, strong, tone, LEFT
        )
        return left + strong.advance(code)

    def _paint_flag(self, painter: QPainter, line: QRectF, least: float, cell: LaneCell) -> None:
        """First progression with a flag, what comes after it as a word; elided where there is no room."""
        type_ = lettering(TOKENS.text_caption)
        picture = ICON + 3 if cell.is_first_pd else 0
        room = max(line.right() - least, 0)
        width = min(type_.advance(cell.flag) + picture + 12, room)
        if width < picture + 12:
            return
        box = QRectF(line.right() - width, line.center().y() - 9, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush("badb" if cell.is_first_pd else "bg3"))
        painter.drawRoundedRect(box, TOKENS.radius_chip, TOKENS.radius_chip)
        token = "bad" if cell.is_first_pd else "t2"
        if cell.is_first_pd:
            flag = icon_pixels("flag", token, ICON, self.devicePixelRatioF())
            painter.drawPixmap(int(box.left() + 5), int(box.center().y() - ICON / 2), flag)
        paint_text(painter, box.adjusted(6 + picture, 0, -4, 0), cell.flag, type_, token, LEFT)

    def _paint_foot(self, painter: QPainter, box: QRectF) -> None:
        picture = icon_pixels("info", "t1", ICON, self.devicePixelRatioF())
        painter.drawPixmap(int(box.left()), int(box.center().y() - ICON / 2), picture)
        words = box.adjusted(ICON + 6, 0, 0, 0)
        type_ = lettering(TOKENS.text_caption)
        long, short = tr("first differing timepoint"), tr("first to differ")
        paint_text(painter, words, long if type_.advance(long) <= words.width() else short, type_, "t1", LEFT)

    def _paint_count(self, painter: QPainter) -> None:
        """How many timepoints were opened, where the frame leaves room."""
        opened, columns = len(self._opened), self._view.columns
        framed = next((number for number, column in enumerate(columns) if column.is_framed), len(columns))
        right = self.column_box(framed - 1).right() if framed else 0
        box = QRectF(PAD, self._top + 2 * self._lane, right - PAD, self._foot)
        words = tr("sums in mm; opened {opened} of {of}", opened=opened, of=len(columns))
        paint_text(painter, box, words, lettering(TOKENS.text_caption), "t2", LEFT)

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen("cur_line", 2.0))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), TOKENS.radius_chip, TOKENS.radius_chip)


ICONS = frozenset({"CR", "PR", "SD", "PD", "NE", "NON-CR/NON-PD"})
"""Categories with an icon of their own (window.md 1.2)."""
