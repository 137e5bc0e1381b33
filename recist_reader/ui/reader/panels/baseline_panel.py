"""What stands in place of the response while the baseline is read: limits, coverage, what is missing."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.lines import (
    LINE_HEIGHT,
    ElidedLabel,
    Glyph,
    Lines,
    label,
    rule_line,
)
from recist_reader.ui.reader.panels.next_line import next_line
from recist_reader.ui.reader.panels.views.baseline import BaselineView, LimitView, SeenView
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import brush, colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

_BLOCK_WIDTH, _BLOCK_GAP, _BLOCK_HEIGHT = 32, 8, 8
_FEW_BLOCKS = 6
_NAME_WIDTH = 96


class BaselinePanel(QScrollArea):
    """Shows a `BaselineView`."""

    link_clicked = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._view = BaselineView()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Baseline"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to its links
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(TOKENS.inset, 6, TOKENS.inset, TOKENS.inset_small)
        self._column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label("section", tr("Target limits")))
        self._limits_note = ElidedLabel("caption")
        head.addStretch(1)
        head.addWidget(self._limits_note)
        self._column.addLayout(head)
        self.limits = _Bars(_LimitLine)
        self._column.addWidget(self.limits)
        self._column.addWidget(rule_line())
        self._column.addWidget(label("section", tr("Slices shown")))
        self.seen = _Bars(_SeenLine)
        self._column.addWidget(self.seen)
        self._column.addWidget(rule_line())
        self.next_items = Lines(tr("Next, to lock the baseline"), slots=4)
        self._column.addWidget(self.next_items)
        self._note_glyph = Glyph()
        self._note = label("caption")
        self._note.setWordWrap(True)
        note = QHBoxLayout()
        note.addWidget(self._note_glyph)
        note.addWidget(self._note, 1)
        self._column.addLayout(note)
        self._column.addStretch(1)
        self.setWidget(page)
        self.next_items.chosen.connect(lambda n: self.link_clicked.emit(self._view.next_items[n].link))

    def show_view(self, view: BaselineView) -> None:
        """Copy a view into the panel."""
        self._view = view
        self._limits_note.setText(view.limits_note)
        self.limits.fill(view.limits)
        self.seen.fill(view.seen)
        self.next_items.title.setText(view.next_title if view.next_items else "")
        self.next_items.fill([next_line(item) for item in view.next_items])
        self._note_glyph.show_icon("info" if view.note else "", "t2")
        self._note.setText(view.note)


class _Bars(QWidget):
    """Lines of one kind, reused from view to view."""

    def __init__(self, make):
        super().__init__()
        self._make, self.lines = make, []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def fill(self, contents) -> None:
        while len(self.lines) < len(contents):
            self.lines.append(self._make())
            self._column.addWidget(self.lines[-1])
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(contents))
            if number < len(contents):
                line.show_content(contents[number])


class _BarLine(QWidget):
    """Name at the left, words at the right, a bar between: none covers another."""

    def __init__(self):
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.content = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BLOCK_GAP)
        self.name, self.bar, self.words = label(""), _Bar(self.paint_bar), label("caption")
        self.name.setMinimumWidth(grown(_NAME_WIDTH))
        for part in (self.name, self.bar, self.words):
            row.addWidget(part)

    def sizeHint(self):
        return QSize(200, grown(LINE_HEIGHT))

    def show_content(self, content) -> None:
        self.content = content
        self.name.setText(content.name)
        self.words.setText(self.say(content))
        self.setAccessibleName(f"{content.name}, {self.words.text()}")
        self.bar.update()


class _Bar(QWidget):
    """The room between name and words, painted by its line."""

    def __init__(self, paint):
        super().__init__()
        self._paint = paint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QRectF(self.rect()))


class _LimitLine(_BarLine):
    """Blocks: full ones used, hatched ones proposed, empty ones free."""

    def say(self, limit: LimitView) -> str:
        return tr("{used} of {limit} used", used=limit.used, limit=limit.limit)

    def paint_bar(self, painter: QPainter, room: QRectF) -> None:
        limit = self.content
        gap = _BLOCK_GAP if limit.limit <= _FEW_BLOCKS else 2
        widest = (room.width() - gap * limit.limit) / max(limit.limit, 1)
        width = min(_BLOCK_WIDTH, max(widest, 2.0))
        for number in range(limit.limit):
            left = room.left() + number * (width + gap)
            box = QRectF(left, room.center().y() - _BLOCK_HEIGHT / 2, width, _BLOCK_HEIGHT)
            if number < limit.used:
                painter.fillRect(box, colour("line3"))
                continue
            painter.setPen(pen("line2"))
            painter.drawRect(box)
            if number < limit.used + limit.proposed:
                _hatch(painter, box)


class _SeenLine(_BarLine):
    """How much of a series was on screen; below the requirement it warns by word and colour."""

    def say(self, seen: SeenView) -> str:
        return seen.text

    def paint_bar(self, painter: QPainter, room: QRectF) -> None:
        box = QRectF(room.left(), room.center().y() - 2, room.width(), 4)
        painter.fillRect(box, colour("bg3"))
        box.setWidth(box.width() * min(max(self.content.share, 0.0), 1.0))
        painter.fillRect(box, colour("line3" if self.content.enough else "warn"))


def _hatch(painter, box: QRectF) -> None:
    painter.save()
    painter.setClipRect(box)
    painter.setPen(pen("line3", 2.0))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(int(x), int(box.bottom()), int(x + box.height()), int(box.top()))
        x += 6
    painter.restore()
    painter.setBrush(brush("bg1", 0.0))
