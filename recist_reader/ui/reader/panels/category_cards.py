"""The four categories: icon and code first, then the word, colour last (FB-2)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from recist_reader.ui.reader.panels.drawing import icon_pixels
from recist_reader.ui.reader.panels.lesion_cells import LEFT, RIGHT, paint_text
from recist_reader.ui.reader.panels.lettering import Lettering, lettering
from recist_reader.ui.reader.panels.views.response import CategoryView
from recist_reader.ui.theme.icons import PHOSPHOR
from recist_reader.ui.theme.palette import brush, colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

_ROW_HEIGHT, _ROW_TITLE = 17, 72
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED = int(_TOP) | int(Qt.TextFlag.TextWordWrap)
_COUNT = 4


class CategoryCards(QWidget):
    """Target, non-target, new lesion, overall side by side; in small windows one under the other."""

    def __init__(self, card_height: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._height = card_height
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.cards = [CategoryCard() for _ in range(_COUNT)]
        for card in self.cards:
            self._row.addWidget(card, 1)
        mark(self.cards[-1], state="current")
        self.set_rows(rows=False)

    def set_rows(self, rows: bool) -> None:
        """One line for each category, where four cards beside each other would cut their words."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if rows else right)
        self._row.setSpacing(0 if rows else TOKENS.grid)
        for card in self.cards:
            card.set_row(rows, grown(_ROW_HEIGHT if rows else self._height))

    def show_categories(self, categories: tuple[CategoryView, ...]) -> None:
        """Copy the views; a place without one stays empty."""
        for number, card in enumerate(self.cards):
            card.show_category(categories[number] if number < len(categories) else None)


class CategoryCard(QFrame):
    """One category. Words are painted, so that a long code takes two lines and is never cut."""

    def __init__(self):
        super().__init__()
        self.category = CategoryView("", None, "")
        self._is_row = False

    def set_row(self, is_row: bool, height: int) -> None:
        self._is_row = is_row
        self.setFixedHeight(height)
        mark(self, role="" if is_row else "card")
        self.update()

    def show_category(self, category: CategoryView | None) -> None:
        category = category or CategoryView("", None, "")
        if category == self.category:
            return
        self.category = category
        spoken = f"{self.category.title} {self.category.text}, {self.category.under}"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    @property
    def icon(self) -> tuple[str, str]:
        """Icon and token: an open category differs by its icon too."""
        code = self.category.response.value if self.category.response else ""
        if self.category.open:
            return "todo", "t2"
        if code in PHOSPHOR:
            return code, TOKENS.category_colour(code)
        return ("none", "t2") if self.category.text else ("", "t2")

    def paintEvent(self, event):
        super().paintEvent(event)
        with QPainter(self) as painter:
            if self._is_row:
                self._paint_row(painter)
            else:
                self._paint_card(painter)

    def _code_type(self, room_px: float) -> tuple[Lettering, str]:
        """The code as large as those beside it; one too long for that a size below, on two lines."""
        for size in (TOKENS.text_body, TOKENS.text_caption):
            chosen, text = lettering(size, TOKENS.weight_strong), self.category.text
            if chosen.advance(text) <= room_px:
                return chosen, text
        text = text.replace("/", "/\n")
        if chosen.advance(text) > room_px:
            chosen = lettering(TOKENS.text_small, TOKENS.weight_strong)
        return chosen, text

    def _paint_icon(self, painter: QPainter, left: float, middle: float) -> None:
        name, token = self.icon
        if name:
            size = TOKENS.icon_inline
            picture = icon_pixels(name, token, size, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round(middle - size / 2), picture)

    def _paint_row(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        if self.property("state") == "current":
            painter.fillRect(box, brush("bg3"))
        box.adjust(4, 0, -4, 0)
        caption, strong = lettering(TOKENS.text_caption), lettering(TOKENS.text_body, TOKENS.weight_strong)
        paint_text(painter, box, self.category.title, caption, "t2", LEFT)
        left = box.left() + grown(_ROW_TITLE)
        self._paint_icon(painter, left, box.center().y())
        left += TOKENS.icon_inline + 5
        under = caption.advance(self.category.under)
        if left + strong.advance(self.category.text) + 6 + under > box.right():
            caption = lettering(TOKENS.text_small)
            strong = lettering(TOKENS.text_small, TOKENS.weight_strong)
        words = box.adjusted(left - box.left(), 0, 0, 0)
        paint_text(painter, words, self.category.text, strong, self.icon[1], LEFT)
        rest = words.adjusted(strong.advance(self.category.text) + 6, 0, 0, 0)
        paint_text(painter, rest, self.category.under, caption, "t2", RIGHT)

    def _paint_card(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(7, 6, -2, -5)
        small = lettering(TOKENS.text_small)
        line = QRectF(box.left(), box.top(), box.width(), grown(15))
        paint_text(painter, line, self.category.title, small, "t2", LEFT)
        code = QRectF(box.left(), line.bottom(), box.width(), grown(30))
        self._paint_icon(painter, code.left(), code.center().y())
        code.adjust(TOKENS.icon_inline + 4, 0, 0, 0)
        chosen, text = self._code_type(code.width())
        paint_text(painter, code, text, chosen, self.icon[1], LEFT)
        painter.setFont(small.font)
        painter.setPen(colour("t2"))
        painter.drawText(box.adjusted(0, code.bottom() - box.top(), 0, 0), _WRAPPED, self.category.under)
