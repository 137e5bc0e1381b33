"""Lines of a panel: icon, code, words, key. They are filled anew, never rebuilt, so nothing flickers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.panels.drawing import paint_shape
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark, strengthen
from recist_reader.ui.theme.tokens import TOKENS

LINE_HEIGHT = 22
CODE_WIDTH, LOW_CODE_WIDTH = 48, 46  # hold "GD-22": words of all lists begin on one line
KEY_HEIGHT = 18


def label(role: str, text: str = "", state: str = "") -> QLabel:
    """A plain-text label of a role of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    strengthen(made, role)
    if state:
        made.setProperty("state", state)
    if role == "key":
        made.setFixedHeight(grown(KEY_HEIGHT))
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


class ElidedLabel(QLabel):
    """A label that gives up its end, or its start, not its neighbours, when there is no room."""

    def __init__(self, role: str = "", text: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight):
        super().__init__(text)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
            strengthen(self, role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self):
        return QSize(16, super().minimumSizeHint().height())

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            shown = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
            painter.setFont(self.font())
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Chip(QLabel):
    """A chip that shortens its words where there is no room; the whole is its tooltip."""

    def __init__(self, state: str):
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "chip")
        self.setProperty("state", state)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = ""

    def show_words(self, words: str) -> None:
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.setText(words)
        self._fit()

    def minimumSizeHint(self):
        return QSize(32, super().minimumSizeHint().height())

    def sizeHint(self):
        width = self.fontMetrics().horizontalAdvance(self._words) + self._margins()
        return QSize(width + 1, super().sizeHint().height())  # an advance is rounded, and may be short

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - self._margins(), 0)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _margins(self) -> int:
        """What the style sheet puts around the words."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())


class Glyph(QLabel):
    """An inline icon of the theme."""

    def __init__(self, size: int = TOKENS.icon_inline):
        super().__init__()
        self._shown: tuple[str, str] | None = None
        self._size = size
        self.setFixedSize(size + 2, size + 2)

    def show_icon(self, name: str, token: str) -> None:
        if (name, token) == self._shown:
            return
        self._shown = (name, token)
        if name:
            self.setPixmap(pixmap(name, token, self._size, self.devicePixelRatioF()))
        else:
            self.clear()


class ShapeLabel(QWidget):
    """The letter and shape of a timepoint (VW-16)."""

    def __init__(self, shape: Shape | None = None):
        super().__init__()
        self.setFixedSize(18, 18)
        self.shape_shown = shape

    def show_shape(self, shape: Shape | None) -> None:
        self.shape_shown = shape
        self.setVisible(shape is not None)
        self.update()

    def paintEvent(self, _event):
        if self.shape_shown is not None:
            with QPainter(self) as painter:
                paint_shape(painter, self.rect().toRectF().center(), self.shape_shown, "t1")


@dataclass(frozen=True)
class LineContent:
    """What one line shows: icon with its token, key chip or code before the words, key behind them."""

    text: str = ""
    icon: tuple[str, str] = ("", "t1")
    code: str = ""
    chip: str = ""
    key: str = ""
    opens: bool = False  # the code is a link


class CodeLink(QPushButton):
    """A code that leads somewhere, as high as the line it stands in: it shares the line of the words."""

    def __init__(self):
        super().__init__()
        self._line = LINE_HEIGHT
        self.setProperty("role", "code")

    def set_line(self, height: int, width: int) -> None:
        """Height of the line and least width of the code, in px at 100 %."""
        self._line = height
        self.setMinimumWidth(grown(width))
        self.updateGeometry()

    def sizeHint(self):
        return QSize(super().sizeHint().width(), grown(self._line))

    def minimumSizeHint(self):
        return self.sizeHint()


class Line(QWidget):
    """One line: icon, code as a link where it opens something, words, key at the right.

    Words that need more room than one line take another one: a reason is never cut.
    """

    clicked = Signal()

    def __init__(self, height: int = LINE_HEIGHT, role: str = ""):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self.glyph = Glyph()
        self.code = CodeLink()
        self.chip = label("key")
        self.words = label(role)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.key = label("key")
        for part in (self.glyph, self.chip, self.code):
            row.addWidget(part, 0, top)
        row.addWidget(self.words, 1)
        row.addWidget(self.key, 0, top)
        self.code.clicked.connect(self.clicked)
        self.set_size(height, role)

    def set_size(self, height: int, role: str) -> None:
        """Height of one line in px at 100 %, and the role of its words."""
        line = grown(height)
        self.glyph.setFixedHeight(line)
        for part in (self.chip, self.key):
            part.setFixedHeight(min(grown(KEY_HEIGHT), line - 2))
        self.code.set_line(height, CODE_WIDTH if height == LINE_HEIGHT else LOW_CODE_WIDTH)
        self.layout().setSpacing(6 if height == LINE_HEIGHT else 4)
        self.words.setMinimumHeight(line)
        mark(self.words, role=role)

    def fill(self, content: "LineContent") -> None:
        icon, token = content.icon
        self.glyph.show_icon(icon, token)
        self.glyph.setVisible(bool(icon))
        self.chip.setText(content.chip)
        self.chip.setVisible(bool(content.chip))
        self.code.setText(content.code)
        self.code.setVisible(bool(content.code))
        self.code.setEnabled(content.opens)
        self.code.setAccessibleName(f"{content.code} {content.text}".strip())
        self.words.setText(content.text)
        self.key.setText(content.key)
        self.key.setVisible(bool(content.key))


class Lines(QWidget):
    """A titled list of lines with room kept for `slots`, so that what stands below does not move."""

    chosen = Signal(int)

    def __init__(self, title: str = "", slots: int = 1):
        super().__init__()
        self._slots, self._height, self._role = slots, LINE_HEIGHT, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.title = label("section", title)
        self._column.addWidget(self.title)
        self.title.setVisible(bool(title))  # in its place by now: alone it would be a window
        self.lines: list[Line] = []
        self._shown: tuple[LineContent, ...] = ()
        self._room = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._column.addSpacerItem(self._room)
        self._column.addStretch(1)
        self._keep_room(0)

    def set_size(self, height: int, role: str) -> None:
        """Lower lines in smaller type, for small windows; `height` in px at 100 %."""
        self._height, self._role = height, role
        for line in self.lines:
            line.set_size(height, role)
        self._keep_room(sum(not line.isHidden() for line in self.lines))

    def line(self, number: int) -> Line:
        """The line of a number, made when it is first needed."""
        while len(self.lines) <= number:
            made = Line(self._height, self._role)
            place = len(self.lines)
            made.clicked.connect(lambda at=place: self.chosen.emit(at))
            self.lines.append(made)
            self._column.insertWidget(1 + place, made)
        return self.lines[number]

    def fill(self, contents: Sequence[LineContent]) -> None:
        """Show contents line by line; lines that are not needed are hidden, not removed."""
        if tuple(contents) == self._shown:
            return
        self._shown = tuple(contents)
        for number, content in enumerate(contents):
            line = self.line(number)
            line.fill(content)
            line.show()
        for line in self.lines[len(contents) :]:
            line.hide()
        self._keep_room(len(contents))

    def _keep_room(self, used: int) -> None:
        self.title.setFixedHeight(grown(self._height))
        room = grown(self._height) * max(self._slots - used, 0)
        if room != self._room.sizeHint().height():
            self._room.changeSize(0, room)
            self._column.invalidate()


def rule_line() -> QFrame:
    made = QFrame()
    made.setProperty("role", "rule")
    return made
