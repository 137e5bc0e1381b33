"""The left strip: timepoints, newest first, each with its series (VW-1, VW-11)."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, ShapeLabel, label
from recist_reader.ui.reader.panels.views.left_strip import LeftStripView, SeriesCard, TimepointCard
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.dimmer import Dimmer

_CARD_HEIGHT = 64
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LONGEST_BESIDE = len("Day -1000")  # a date takes a line of its own under the name


class LeftStrip(QScrollArea):
    """Shows a `LeftStripView`; cards are kept and filled anew while series load."""

    series_clicked = Signal(str, str)  # timepoint, series
    series_dropped = Signal(str, str, object)  # timepoint, series, QPoint on the screen

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Timepoints and series"))
        self.setFixedWidth(grown(TOKENS.left_strip[0]))
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, TOKENS.inset_small)
        self._column.setSpacing(0)
        self._note = label("caption")
        self._note.setWordWrap(True)
        self._note.setContentsMargins(TOKENS.inset_small, 8, TOKENS.inset_small, 8)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.setWidget(page)
        self._groups: list[_Timepoint] = []
        self._compact = False
        Dimmer(self)

    def set_compact(self, compact: bool) -> None:
        """Thumbnails, shapes and bars only, for small windows."""
        self._compact = compact
        self.setFixedWidth(TOKENS.left_strip[1] if compact else grown(TOKENS.left_strip[0]))
        for group in self._groups:
            group.set_compact(compact)
        self._show_note()

    def show_view(self, view: LeftStripView) -> None:
        """Copy a view: a card whose series goes on loading keeps its place."""
        while len(self._groups) < len(view.timepoints):
            group = _Timepoint()
            group.set_compact(self._compact)
            group.series_clicked.connect(self.series_clicked)
            group.series_dropped.connect(self.series_dropped)
            self._column.insertWidget(len(self._groups), group)
            self._groups.append(group)
        for number, group in enumerate(self._groups):
            group.setVisible(number < len(view.timepoints))
            if number < len(view.timepoints):
                group.show_card(view.timepoints[number])
        self._note.setText(view.note)
        self._show_note()

    def _show_note(self) -> None:
        self._note.setVisible(bool(self._note.text()) and not self._compact)


class _Timepoint(QWidget):
    series_clicked = Signal(str, str)
    series_dropped = Signal(str, str, object)

    def __init__(self):
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QFrame()
        head.setProperty("role", "header")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(TOKENS.inset_small, 4, TOKENS.inset_small, 4)
        lines.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(6)
        lines.addLayout(row)
        self._shape = ShapeLabel()
        self._label, self._day, self._state = label("value"), ElidedLabel("caption"), Glyph()
        for part in (self._shape, self._label):
            row.addWidget(part)
        row.addWidget(self._day, 1)
        row.addWidget(self._state)
        self._date = label("caption")
        lines.addWidget(self._date)
        self._date.hide()
        self._column.addWidget(head)
        self._series: list[SeriesButton] = []
        self._badges: list[QWidget] = []
        self._timepoint = ""
        self._compact = False

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        for part in (self._label, self._day, self._state):
            part.setVisible(not compact)
        self._date.setVisible(not compact and bool(self._date.text()))
        for button in self._series:
            button.set_compact(compact)
        for badge in self._badges:
            badge.set_compact(compact)

    def show_card(self, card: TimepointCard) -> None:
        self._timepoint = card.id
        self._shape.show_shape(card.shape)
        self._label.setText(card.label)
        has_room = len(card.day) <= _LONGEST_BESIDE
        self._day.setText(card.day if has_room else "")
        self._date.setText("" if has_room else card.day)
        self._date.setVisible(not has_room and not self._compact)
        self._state.show_icon("lock" if card.locked else "edit" if card.open else "", "t2")
        self._state.setAccessibleName(
            "locked" if card.locked else tr("open for reading") if card.open else ""
        )
        while len(self._series) < len(card.series):
            button = SeriesButton()
            button.set_compact(self._compact)
            button.clicked.connect(lambda _on=False, b=button: self._tell(b))
            button.dropped.connect(lambda at, b=button: self.series_dropped.emit(*self._named(b), at))
            self._column.insertWidget(1 + len(self._series), button)
            self._series.append(button)
        for number, button in enumerate(self._series):
            button.setVisible(number < len(card.series))
            if number < len(card.series):
                button.show_series(card.series[number])
        self._show_badges(card.badges)

    def _show_badges(self, texts: tuple[str, ...]) -> None:
        while len(self._badges) < len(texts):
            self._badges.append(_Badge())
            self._badges[-1].set_compact(self._compact)
            self._column.addWidget(self._badges[-1])
        for number, badge in enumerate(self._badges):
            badge.setVisible(number < len(texts))
            if number < len(texts):
                badge.words.setText(texts[number])
                badge.setToolTip(texts[number])

    def _tell(self, button: "SeriesButton") -> None:
        self.series_clicked.emit(*self._named(button))

    def _named(self, button: "SeriesButton") -> tuple[str, str]:
        return self._timepoint, button.series.id


class _Badge(QWidget):
    """A finding of the series with its cause; what it blocks is said, not shown by colour alone."""

    def __init__(self):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(TOKENS.inset_small, 6, TOKENS.inset_small, 6)
        glyph = Glyph()
        glyph.show_icon("warning", "warn")
        self.words = label("caption", state="warn")
        self.words.setWordWrap(True)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def set_compact(self, compact: bool) -> None:
        self.words.setVisible(not compact)


class SeriesButton(QAbstractButton):
    """Thumbnail, label, phase and thickness, loaded bar with its count; dragged, it goes into a viewport."""

    dropped = Signal(object)  # QPoint on the screen, outside of the button

    def __init__(self):
        super().__init__()
        self.series = SeriesCard("", "", "", 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._compact = False

    def sizeHint(self):
        height = _CARD_HEIGHT if self._compact else max(_CARD_HEIGHT, grown(_CARD_HEIGHT - 6))
        return QSize(TOKENS.left_strip[self._compact], height)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.updateGeometry()
        self.update()

    def show_series(self, series: SeriesCard) -> None:
        if series == self.series:
            return
        self.series = series
        state = tr(", shown") if series.shown else ""
        self.setAccessibleName(
            tr(
                "{title}, {under}, {count} slices{state}",
                title=series.title,
                under=series.under,
                count=_count(series),
                state=state,
            )
        )
        self.setToolTip("\n".join(part for part in (f"{series.title}, {series.under}", series.hint) if part))
        self.update()

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # Space goes to the next lesion, here too
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event):
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            is_out = not self.rect().contains(event.position().toPoint())
            self.setCursor(Qt.CursorShape.DragCopyCursor if is_out else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event):
        self.unsetCursor()
        super().mouseReleaseEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not self.rect().contains(event.position().toPoint()):
            self.dropped.emit(event.globalPosition().toPoint())

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            series, box = self.series, QRectF(self.rect())
            if series.shown:
                painter.fillRect(box, colour("sel"))
                painter.fillRect(QRectF(0, 0, 2, box.height()), colour("acc"))
            elif self.underMouse():
                painter.fillRect(box, colour("hover"))
            size = TOKENS.thumbnail[self._compact]
            left_edge = (box.width() - size) / 2 if self._compact else TOKENS.inset_small
            picture = QRectF(left_edge, (box.height() - size) / 2 - 4 * self._compact, size, size)
            painter.fillRect(picture, colour("img"))
            if series.picture is not None:
                painter.drawImage(picture, series.picture)
            if self._compact:
                self._paint_bar(painter, QRectF(picture.left(), picture.bottom() + 4, size, 3))
            else:
                left = picture.right() + 8
                step = grown(17)
                text = QRectF(left, box.center().y() - 1.6 * step, box.right() - left - 6, step + 1)
                _words(painter, text, series.title, "t1")
                _words(painter, text.translated(0, step), series.under, "t2")
                self._paint_loaded(painter, text.translated(0, 2 * step + 1))
            if self.hasFocus():
                painter.setPen(pen("acc", TOKENS.focus_px))
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), TOKENS.radius_chip, TOKENS.radius_chip)

    def _paint_loaded(self, painter, line: QRectF) -> None:
        """The bar with its number (window.md 5)."""
        series = self.series
        words = series.seen_text or _count(series)
        width = QFontMetricsF(font(TOKENS.text_small)).horizontalAdvance(words)
        painter.setFont(font(TOKENS.text_small))
        painter.setPen(colour("t2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_bar(
            painter, QRectF(line.left(), line.center().y() - 1.5, max(line.width() - width - 6, 8), 3)
        )

    def _paint_bar(self, painter, bar: QRectF) -> None:
        """Accent while loading, grey when done."""
        series = self.series
        painter.fillRect(bar, colour("bg3"))
        share = series.loaded / series.count if series.count else 0.0
        done = series.loaded >= series.count
        painter.fillRect(
            QRectF(bar.topLeft(), QPointF(bar.left() + bar.width() * share, bar.bottom())),
            colour("line3" if done else "acc"),
        )


def _count(series: SeriesCard) -> str:
    return str(series.count) if series.loaded >= series.count else f"{series.loaded}/{series.count}"


def _words(painter, box: QRectF, text: str, token: str) -> None:
    type_ = font(TOKENS.text_caption)
    if QFontMetricsF(type_).horizontalAdvance(text) > box.width():
        type_ = font(TOKENS.text_small)
    painter.setFont(type_)
    painter.setPen(colour(token))
    fitted = QFontMetricsF(type_).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, fitted)
