"""The lesion strip: one lesion at baseline, nadir, prior and current, at one scale (LS-6)."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.drawing import SHAPE_SIZE, ShrunkPicture, lesion_token, paint_shape
from recist_reader.ui.reader.panels.lettering import paint_haloed
from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, label
from recist_reader.ui.reader.panels.swatch import Swatch
from recist_reader.ui.reader.panels.trend import TrendPlot
from recist_reader.ui.reader.panels.views.lesion_strip import LesionStripView, TileView
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.tokens import TOKENS

_TILES = 4
_INSIDE = (8, 6, -8, -6)  # of a tile, where its words stand, px
_STEPS_WIDTH = 250
_NARROWEST_TREND = 190


class LesionStrip(QWidget):
    """Shows a `LesionStripView`."""

    tile_clicked = Signal(str)  # timepoint

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setAccessibleName(tr("Lesion over time"))
        self.setFixedHeight(TOKENS.lesion_strip[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 2, 2)
        row.setSpacing(3)
        self.tiles = [Tile() for _ in range(_TILES)]
        for tile in self.tiles:
            tile.clicked.connect(lambda _on=False, t=tile: self.tile_clicked.emit(t.view.timepoint))
            row.addWidget(tile)
        self.trend = TrendPlot()
        row.addWidget(self.trend, 1)
        row.addWidget(self._make_steps())
        column.addLayout(row, 1)

    def show_keys(self, printed: Callable[[str], str]) -> None:
        """Say with which key a tile's act is done (7.3)."""
        for tile in self.tiles:
            tile.setToolTip(tr("to the measured slice, key {key}", key=printed("bookmark")))

    def set_compact(self, compact: bool) -> None:
        """The lower strip of small windows: the same tiles, smaller."""
        height = TOKENS.lesion_strip[compact]
        self.setFixedHeight(height)
        width, full = TOKENS.strip_tile
        tile_height = full - (TOKENS.lesion_strip[0] - height)
        for tile in self.tiles:
            tile.setFixedSize(width * tile_height // full, tile_height)

    def show_view(self, view: LesionStripView) -> None:
        """Copy a view; tiles that have no timepoint are hidden."""
        self._id.setText(view.id)
        self._swatch.show_lesion(view.role, view.colour)
        self._swatch.setVisible(bool(view.id))
        self._place.setText(view.place)
        self._counted.setText(view.counted)
        self._scale.setText(view.scale_text)
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < len(view.tiles))
            if number < len(view.tiles):
                tile.show_tile(view.tiles[number])
        self.trend.show_trend(
            view.trend, view.nadir_mm, view.trend_note, lesion_token(view.role, view.colour)
        )
        for number, (glyph, words, place) in enumerate(self._steps):
            step = view.steps[number] if number < len(view.steps) else None
            glyph.show_icon("" if step is None else "done-circle" if step.done else "todo", "ok")
            words.setText("" if step is None else step.text)
            place.setText("" if step is None else f"{number + 1}.")
        self._warning_glyph.show_icon("warning" if view.warning else "", "warn")
        self._warning.setText(view.warning)
        self._key.setText(view.next_key)
        self._key.setVisible(bool(view.next_key))
        self._next.setText(view.next_text)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        tiles = sum(tile.width() + 3 for tile in self.tiles if not tile.isHidden())
        self.trend.setVisible(self.width() - tiles - _STEPS_WIDTH >= _NARROWEST_TREND)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(30)
        row = QHBoxLayout(head)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        row.setSpacing(8)
        self._swatch, self._id = Swatch(), label("title")
        self._place, self._counted, self._scale = label(""), label("caption"), label("caption")
        for part in (self._swatch, self._id, self._place, self._counted):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._scale)
        return head

    def _make_steps(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_STEPS_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(TOKENS.inset, 4, TOKENS.inset, 4)
        column.setSpacing(4)
        self._steps = []
        for _ in range(3):
            glyph, words, place = Glyph(), ElidedLabel(), label("caption")
            row = QHBoxLayout()
            row.addWidget(glyph)
            row.addWidget(words, 1)
            row.addWidget(place)
            column.addLayout(row)
            self._steps.append((glyph, words, place))
        self._warning_glyph, self._warning = Glyph(), label("caption", state="warn")
        self._warning.setWordWrap(True)
        warning = QHBoxLayout()
        warning.addWidget(self._warning_glyph, 0, Qt.AlignmentFlag.AlignTop)
        warning.addWidget(self._warning, 1)
        column.addLayout(warning)
        self._key, self._next = label("key"), ElidedLabel("caption")
        follow = QHBoxLayout()
        follow.addWidget(self._key)
        follow.addWidget(self._next, 1)
        column.addLayout(follow)
        column.addStretch(1)
        return side


class Tile(QAbstractButton):
    """A lesion at one timepoint; without a picture it is hatched and says why."""

    def __init__(self):
        super().__init__()
        self.view = TileView("", None, "")
        self._shrunk = ShrunkPicture()
        self.setFixedSize(*TOKENS.strip_tile)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self):
        return QSize(*TOKENS.strip_tile)

    def show_tile(self, view: TileView) -> None:
        self.view = view
        self.setAccessibleName(f"{view.title}, {view.value or view.text}")
        self.update()

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            painter.fillRect(box, colour("img"))
            if self.view.picture is not None:
                shrunk = self._shrunk.of(self.view.picture, self.size(), self.devicePixelRatioF())
                painter.drawImage(box, shrunk)
            else:
                self._paint_hatched(painter, box)
            self._paint_words(painter, box)
            if self.view.current or self.hasFocus():
                painter.setPen(
                    pen("acc" if self.hasFocus() else "cur_frame", 2.0 if self.hasFocus() else 1.0)
                )
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_hatched(self, painter, box: QRectF) -> None:
        painter.setPen(pen("line"))
        x = -box.height()
        while x < box.width():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += 12
        paint_haloed(painter, box, Qt.AlignmentFlag.AlignCenter, self.view.text, font())

    def title_box(self) -> QRectF:
        """Where the head stands, beside the shape of the timepoint's part."""
        beside = 0 if self.view.shape is None else SHAPE_SIZE + 6
        return QRectF(self.rect()).adjusted(*_INSIDE).adjusted(beside, 0, 0, 0)

    def _paint_words(self, painter, box: QRectF) -> None:
        inside = box.adjusted(*_INSIDE)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if self.view.shape is not None:
            centre = QPointF(inside.left() + SHAPE_SIZE / 2, inside.top() + 8)
            paint_shape(painter, centre, self.view.shape, "overlay")
        title = self.title_box()
        paint_haloed(painter, title, left, self.view.title, fitting(self.view.title, title.width()))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        strong = font(TOKENS.text_value, TOKENS.weight_strong)
        paint_haloed(painter, inside, right, self.view.value, strong)


def fitting(text: str, room_px: float) -> QFont:
    """The font of a tile's head: the reader's text size, or the largest below at which it stands whole."""
    chosen = font(TOKENS.text_caption)
    while chosen.pixelSize() > TOKENS.text_small and QFontMetricsF(chosen).horizontalAdvance(text) > room_px:
        chosen.setPixelSize(chosen.pixelSize() - 1)
    return chosen
