"""The four categories of the lock page: code and word first, colour last (FB-2)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from recist_reader.ui.reader.panels.views.response import CategoryView
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import PHOSPHOR, pixmap
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

_HEIGHT = 70
_ICON_STEP = 22


class CategoryCards(QWidget):
    """Target, non-target, new lesion, overall; the last one stands out."""

    def __init__(self, parent=None):
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TOKENS.inset_small)
        self.cards = [CategoryCard() for _ in range(4)]
        for card in self.cards:
            row.addWidget(card, 1)
        mark(self.cards[-1], state="current")

    def show_categories(self, categories: tuple[CategoryView, ...]) -> None:
        self.setVisible(bool(categories))
        for card, category in zip(self.cards, categories, strict=False):
            card.show_category(category)


class CategoryCard(QFrame):
    """One category: title, icon with code, and what it means in words."""

    def __init__(self):
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedHeight(_HEIGHT)
        self.category = CategoryView("", None, "")

    def show_category(self, category: CategoryView) -> None:
        self.category = category
        self.setAccessibleName(f"{category.title} {category.text}, {category.under}")
        self.setToolTip(f"{category.title}: {category.text}, {category.under}")
        self.update()

    def paintEvent(self, event):
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(TOKENS.inset, 8, -TOKENS.inset_small, -8)
        code = self.category.response.value if self.category.response else ""
        token = TOKENS.category_colour(code) if code in PHOSPHOR else "t1"
        icon = "todo" if self.category.open else code if code in PHOSPHOR else "none"
        left = int(Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font(TOKENS.text_caption))
        painter.setPen(colour("t2"))
        painter.drawText(box, left | int(Qt.AlignmentFlag.AlignTop), self.category.title)
        painter.drawText(box, left | int(Qt.AlignmentFlag.AlignBottom), self.category.under)
        middle = int(box.center().y() - TOKENS.icon_inline / 2)
        picture = pixmap(icon, token, TOKENS.icon_inline, self.devicePixelRatioF())
        painter.drawPixmap(int(box.left()), middle, picture)
        painter.setFont(font(TOKENS.text_value, TOKENS.weight_strong))
        painter.setPen(colour(token))
        painter.drawText(
            box.adjusted(_ICON_STEP, 0, 0, 0), left | int(Qt.AlignmentFlag.AlignVCenter), self.category.text
        )
        painter.end()
