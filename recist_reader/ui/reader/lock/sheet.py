"""The sheet of the lock page: lesions, categories, why, checks, key images, series (SG-1, SG-9).

In small windows what decides comes first: checks, why and categories beside each other, key images under the
categories, so that nothing of it needs scrolling.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recist_reader.ui.reader.lock.check_list import CheckList
from recist_reader.ui.reader.lock.lesion_sheet import LesionSheet
from recist_reader.ui.reader.models.lock_views import CountChip, KeyImage, LockView, SeriesLine
from recist_reader.ui.reader.panels.category_cards import CategoryCards
from recist_reader.ui.reader.panels.drawing import ShrunkPicture
from recist_reader.ui.reader.panels.lettering import lettering, paint_haloed
from recist_reader.ui.reader.panels.lines import (
    LINE_HEIGHT,
    ElidedLabel,
    Glyph,
    LineContent,
    Lines,
    ShapeLabel,
    label,
)
from recist_reader.ui.reader.panels.why_lines import why_lines
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

_CARD_HEIGHT = 70
_IMAGE = (148, 76)  # full, compact
_SMALL_IMAGE = 64  # four beside each other under the categories
_IMAGES = 4
_LOW_LINE = 18
_TOP = Qt.AlignmentFlag.AlignTop


class Sheet(QFrame):
    """Copies a `LockView`; it decides nothing."""

    reason_given = Signal(str, object, str)
    lesion_asked = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "sheet")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, TOKENS.inset)
        column.setSpacing(0)
        self._head = self._make_head()
        column.addLayout(self._head)
        self.reopened = _Reopened()
        column.addWidget(self.reopened)
        self._first = QHBoxLayout()
        self._first.setSpacing(28)
        self._third = QVBoxLayout()
        self._third.setSpacing(6)
        self._third.addStretch(1)
        self._first.addLayout(self._third, 2)
        self._first.setAlignment(self._third, _TOP)
        column.addLayout(self._first)
        self.lesions = LesionSheet()
        column.addWidget(self.lesions)
        self._lower = QVBoxLayout()
        self._lower.setContentsMargins(TOKENS.inset_large, TOKENS.inset, TOKENS.inset_large, 0)
        self._lower.setSpacing(TOKENS.inset)
        self.categories = CategoryCards(_CARD_HEIGHT)
        self._lower.addWidget(self.categories)
        self._lower.addLayout(self._make_parts())
        column.addLayout(self._lower)
        column.addStretch(1)
        self._arranged: tuple[bool, bool] | None = None
        self.arrange(compact=False)
        self.lesions.lesion_asked.connect(self.lesion_asked)
        self.checks.lesion_asked.connect(self.lesion_asked)
        self.checks.reason_given.connect(self.reason_given)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._shape, self.title, self._subtitle = ShapeLabel(), label("page-title"), label("caption")
        for part in (self._shape, self.title, self._subtitle):
            row.addWidget(part)
        row.addStretch(1)
        self.chips = [CheckChip() for _ in range(3)]
        for chip in self.chips:
            row.addWidget(chip)
        return row

    def _make_parts(self) -> QGridLayout:
        grid = self._parts = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(TOKENS.inset)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.why = Lines(tr("Why, in the order evaluated"), slots=1)
        self.rule_text = label("caption")
        self.rule_text.setWordWrap(True)
        self.rule_text.hide()
        self.reasons = QWidget()
        reasons = QVBoxLayout(self.reasons)
        reasons.setContentsMargins(0, 0, 0, 0)
        reasons.setSpacing(4)
        reasons.addWidget(self.why)
        reasons.addWidget(self.rule_text)
        reasons.addStretch(1)
        self.checks = CheckList()
        self.images, self.series = KeyImages(), SeriesLines()
        self._opened: int | None = None
        self._view: LockView | None = None
        self.why.chosen.connect(self._open_rule)
        return grid

    def arrange(self, compact: bool, is_wide: bool = True) -> None:
        """In small windows checks and categories stand above the lesions; why, too, where there is room."""
        self.lesions.set_compact(compact)
        self.categories.set_rows(compact)
        above = 4 if compact else 10
        self._head.setContentsMargins(TOKENS.inset_large, above, TOKENS.inset_large, above)
        if (compact, is_wide) == self._arranged:
            return
        self._arranged = (compact, is_wide)
        self._set_room(compact)
        for part in (self.checks, self.reasons, self.categories, self.images, self.series):
            for layout in (self._first, self._third, self._lower, self._parts):
                layout.removeWidget(part)
        edge, gap = (TOKENS.inset_large, 6) if compact else (0, 0)
        self._first.setContentsMargins(edge, 0, edge, gap)
        beside, third, below = self._places(compact, is_wide)
        if not compact:
            self._lower.insertWidget(0, self.categories)
        for place, part in enumerate(beside):
            self._first.insertWidget(place, part, 3, _TOP)
        for place, part in enumerate(third):
            self._third.insertWidget(place, part)
        for place, part in enumerate(below):
            self._parts.addWidget(part, place // 2, place % 2, _TOP)
        self.images.set_side(_IMAGE[0] if not compact else _SMALL_IMAGE if is_wide else _IMAGE[1])

    def _places(self, compact: bool, is_wide: bool) -> tuple[tuple[QWidget, ...], ...]:
        """What stands above the lesions, in the last column there, and below them."""
        if not compact:
            return (), (), (self.reasons, self.checks, self.images, self.series)
        if is_wide:
            return (self.checks, self.reasons), (self.categories, self.images), (self.series,)
        return (self.checks,), (self.categories,), (self.reasons, self.series, self.images)

    def _set_room(self, compact: bool) -> None:
        """Smaller gaps, lower lines and smaller pictures where there is little room."""
        gap = TOKENS.inset_small if compact else TOKENS.inset
        self.layout().setContentsMargins(1, 1, 1, TOKENS.grid if compact else gap)
        self._lower.setContentsMargins(TOKENS.inset_large, gap, TOKENS.inset_large, 0)
        self._parts.setVerticalSpacing(gap)
        self.checks.set_line(_LOW_LINE if compact else LINE_HEIGHT)
        self.why.set_size(_LOW_LINE if compact else LINE_HEIGHT, "")

    def show_view(self, view: LockView) -> None:
        if self._view is None or view.why != self._view.why:
            self._opened = None
        self._view = view
        self._shape.show_shape(view.shape)
        self.title.setText(view.title)
        self._subtitle.setText(view.subtitle)
        self.reopened.show_text(view.reopened)
        for chip, count in zip(self.chips, view.chips, strict=True):
            chip.show_count(count)
        self.lesions.show_view(view)
        self.categories.show_categories(view.categories)
        self.categories.setVisible(bool(view.categories))
        self.why.title.setText(
            tr("Why, in the order evaluated ({rules})", rules=view.rules) if view.why else tr("Why")
        )
        lines = why_lines(view.why)
        if view.hidden:
            lines = [
                LineContent(tr("The response is {hidden} (FB-5).", hidden=view.hidden), ("hidden", "t2"))
            ]
        elif not lines:
            lines = [LineContent(tr("Baseline has no response: the sum is the reference."), ("info", "t2"))]
        self.why.fill(lines)
        self._show_rule()
        self.checks.show_lines(view.checks, view.also_passed)
        self.images.show_images(view.key_images)
        self.series.show_series(view.series)

    def _open_rule(self, number: int) -> None:
        """Open a rule's text under the list; the same click closes it (FB-1)."""
        self._opened = None if self._opened == number else number
        self._show_rule()

    def _show_rule(self) -> None:
        line = None if self._opened is None or self._view is None else self._view.why[self._opened]
        self.rule_text.setVisible(line is not None)
        self.rule_text.setText(f"{line.rule}: {line.rule_text}" if line else "")


class _Reopened(QWidget):
    """Why a timepoint is read again (SG-6)."""

    def __init__(self):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(TOKENS.inset_large, 0, TOKENS.inset_large, 6)
        glyph = Glyph()
        glyph.show_icon("unlock", "warn")
        self.words = label("")
        self.words.setWordWrap(True)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_text(self, text: str) -> None:
        self.words.setText(text)
        self.setVisible(bool(text))


class CheckChip(QFrame):
    """A count of checks with its icon."""

    def __init__(self):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.glyph, self.words = Glyph(), label("chip")
        row.addWidget(self.glyph)
        row.addWidget(self.words)

    def show_count(self, count: CountChip) -> None:
        self.glyph.show_icon(count.icon, count.state or "t2")
        self.words.setText(count.text)
        mark(self.words, state=count.state)


class KeyImages(QWidget):
    """Key images with their captions, smaller in small windows; without pixels the caption stands alone."""

    def __init__(self):
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._title = label("section", tr("Key images"))
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.tiles = [KeyTile() for _ in range(_IMAGES)]
        for tile in self.tiles:
            row.addWidget(tile)
        row.addStretch(1)
        column.addLayout(row)
        self._none = label("caption")
        column.addWidget(self._none)

    def set_side(self, side_px: int) -> None:
        """Width and height of each picture, px."""
        for tile in self.tiles:
            tile.set_side(side_px)

    def show_images(self, images: tuple[KeyImage, ...]) -> None:
        self._title.setText(tr("Key images, {count}", count=len(images)) if images else tr("Key images"))
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < len(images))
            if number < len(images):
                tile.show_image(images[number])
        more = len(images) - _IMAGES
        self._none.setText(
            tr("none marked") if not images else tr("and {more} more", more=more) if more > 0 else ""
        )
        self._none.setVisible(bool(self._none.text()))


class KeyTile(QWidget):
    def __init__(self):
        super().__init__()
        self.image, self._shrunk = KeyImage(""), ShrunkPicture()
        self.set_side(_IMAGE[0])

    def set_side(self, side_px: int) -> None:
        """Width and height of the picture, px; of a small one the caption stands on the picture."""
        self._side = side_px
        self._is_small = side_px <= _SMALL_IMAGE
        self.setFixedSize(side_px, side_px if self._is_small else side_px + 20)

    def show_image(self, image: KeyImage) -> None:
        self.image = image
        self.setAccessibleName(image.caption)
        self.setToolTip(image.caption)
        self.update()

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            box = QRectF(0, 0, self._side, self._side)
            painter.fillRect(box, colour("img"))
            if self.image.picture is not None:
                side = QSize(self._side, self._side)
                painter.drawImage(box, self._shrunk.of(self.image.picture, side, self.devicePixelRatioF()))
            if self._is_small:
                self._paint_over(painter, box)
                return
            painter.setPen(colour("t2"))
            if self.image.picture is None:
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tr("not loaded"))
            painter.drawText(QRectF(0, self._side + 2, self._side, 18), self.image.caption)

    def _paint_over(self, painter: QPainter, box: QRectF) -> None:
        """The short caption along the lower edge; the tooltip has it whole."""
        if self.image.picture is None:
            painter.setFont(lettering(TOKENS.text_small).font)
            painter.setPen(colour("t2"))
            painter.drawText(box.adjusted(0, 4, 0, 0), Qt.AlignmentFlag.AlignHCenter, tr("not loaded"))
        low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        words, letters = self.image.short or self.image.caption, lettering(TOKENS.text_small)
        paint_haloed(painter, box.adjusted(3, 2, -2, -2), int(low), words, letters.font)


class SeriesLines(QWidget):
    """The series that the lock binds, with the ends of their pixel hashes (SG-9)."""

    def __init__(self):
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(TOKENS.inset)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(label("section", tr("Series this lock binds")), 0, 0)
        note = label("caption", tr("images and pixels are fixed with the read"))
        self._grid.addWidget(note, 0, 1, 1, 3, Qt.AlignmentFlag.AlignRight)
        self.lines: list[tuple[ElidedLabel, QWidget, QWidget, QWidget]] = []

    def show_series(self, series: tuple[SeriesLine, ...]) -> None:
        while len(self.lines) < len(series):
            parts = (ElidedLabel(), label("caption"), label("caption"), label("caption"))
            for column, part in enumerate(parts):
                part.setFixedHeight(LINE_HEIGHT)
                self._grid.addWidget(part, 1 + len(self.lines), column)
            self.lines.append(parts)
        for number, parts in enumerate(self.lines):
            line = series[number] if number < len(series) else None
            for part in parts:
                part.setVisible(line is not None)
            if line is not None:
                texts = (
                    line.label,
                    tr("measured") if line.measured else "",
                    line.slices,
                    tr("pixels {pixels}", pixels=line.pixels),
                )
                for part, text in zip(parts, texts, strict=True):
                    part.setText(text)
