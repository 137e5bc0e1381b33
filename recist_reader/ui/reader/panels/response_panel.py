"""The response panel: sum, distance, categories, and why (FB). Nothing in it is a black box."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.panels.drawing import TONE_ICONS
from recist_reader.ui.reader.panels.gauge import Gauge
from recist_reader.ui.reader.panels.lines import Chip, ElidedLabel, Glyph, LineContent, Lines, label
from recist_reader.ui.reader.panels.views.response import (
    CategoryView,
    ChangeView,
    NextItem,
    Outcome,
    ResponseView,
)
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

_WHY_ICONS = {
    Outcome.MET: ("done", "ok"),
    Outcome.NOT_MET: ("not-met", "t2"),
    Outcome.OPEN: ("todo", "warn"),
}
_CATEGORY_NAMES = {"CR", "PR", "SD", "PD", "NE", "NON-CR/NON-PD"}


class ResponsePanel(QScrollArea):
    """Shows a `ResponseView` in fixed slots; clicks give back what they stand for."""

    link_clicked = Signal(str)  # NextItem.link
    lesions_asked = Signal(tuple)  # lesions that a rule used (FB-1)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Response")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to its links
        self._view = ResponseView("")
        self._opened: int | None = None
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, TOKENS.inset_small)
        self._column.setSpacing(4)
        self._column.addLayout(self._make_head())
        self._sum_word, self.sum_text = label("value", "Sum"), ElidedLabel()
        sum_line = QHBoxLayout()
        sum_line.setSpacing(8)
        sum_line.addWidget(self._sum_word)
        sum_line.addWidget(self.sum_text, 1)
        self._column.addLayout(sum_line)
        self.gauge = Gauge()
        self._column.addWidget(self.gauge)
        self.changes = _Changes()
        self._column.addWidget(self.changes)
        self._column.addSpacing(4)
        self.categories = _Categories()
        self._column.addWidget(self.categories)
        self.banner = _Banner()
        self._column.addWidget(self.banner)
        self.why = Lines("Why, in the order evaluated", slots=4)
        self.rule_text = _RuleText()
        self._column.addWidget(self.why)
        self._column.addWidget(self.rule_text)
        self.next_items = Lines("Next, to lock", slots=1)
        self.what_if = Lines("What if", slots=1)
        self.warnings = Lines("Warnings, no click needed", slots=1)
        for part in (self.next_items, self.what_if, self.warnings):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(page)
        self.why.chosen.connect(self._open_rule)
        self.rule_text.asked.connect(self._ask_lesions)
        self.next_items.chosen.connect(lambda n: self.link_clicked.emit(self._view.next_items[n].link))

    def show_view(self, view: ResponseView) -> None:
        """Copy a view; the places of the lines stay where they are (window.md 5)."""
        if view.why != self._view.why:
            self._opened = None
        announced = _overall(view)
        changed = announced != _overall(self._view)
        self._view = view
        self._title.setText(view.title)
        self._chip.show_words(view.chip)
        self.sum_text.setText(view.sum_text)
        self._sum_word.setText("Sum" if view.sum_text else "")
        self.gauge.show_view(view.gauge)
        self.changes.show_changes(view.changes)
        self.categories.show_categories(view.categories)
        self.banner.show_text(view.banner or view.hidden, "flag" if view.banner else "hidden")
        hidden = bool(view.hidden)
        self.categories.setVisible(not hidden)
        self.why.setVisible(not hidden)
        self.why.fill(
            [
                LineContent(line.text, _WHY_ICONS[line.outcome], line.rule, opens=bool(line.rule_text))
                for line in view.why
            ]
        )
        self._fill_lists(view, hidden)
        self._show_rule()
        if changed and announced:
            self._announce(announced)

    def _fill_lists(self, view: ResponseView, hidden: bool) -> None:
        self.next_items.title.setText(view.next_title)
        self.next_items.fill(
            [_next_line(item, "" if number else view.next_key) for number, item in enumerate(view.next_items)]
        )
        self.what_if.setVisible(bool(view.what_if) and not hidden)
        self.what_if.fill([LineContent(n.text, chip=n.code) for n in view.what_if])
        self.warnings.setVisible(bool(view.warnings))
        self.warnings.fill([LineContent(n.text, TONE_ICONS[n.tone], n.code) for n in view.warnings])

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 4)
        row.setSpacing(8)
        self._title = label("title")
        self._chip = Chip("warn")
        row.addWidget(self._title)
        row.addWidget(self._chip)
        row.addStretch(1)
        return row

    def _open_rule(self, number: int) -> None:
        """Open a rule's text under the list; the same click closes it (FB-1)."""
        self._opened = None if self._opened == number else number
        self._show_rule()

    def _show_rule(self) -> None:
        line = None if self._opened is None else self._view.why[self._opened]
        self.rule_text.show_rule(line)

    def _ask_lesions(self) -> None:
        if self._opened is not None:
            self.lesions_asked.emit(self._view.why[self._opened].lesions)

    def _announce(self, text: str) -> None:
        """A change of category is told to assistive technology (window.md 7)."""
        self.categories.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.categories, text))


def _overall(view: ResponseView) -> str:
    if not view.categories:
        return ""
    last = view.categories[-1]
    return f"{last.title} {last.text}" + (f", {last.under}" if last.under else "")


def _next_line(item: NextItem, key: str) -> LineContent:
    """A link: the code where there is one, else the words themselves."""
    icon = TONE_ICONS[item.tone]
    if item.code:
        return LineContent(item.text, icon, item.code, key=item.key or key, opens=True)
    return LineContent("", icon, item.text, key=item.key or key, opens=True)


class _Changes(QWidget):
    """Change from baseline and from nadir; a percentage beside its reference, digits aligned."""

    def __init__(self):
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        self.lines = [(label("caption"), label("value"), label(""), ElidedLabel("caption")) for _ in range(2)]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, parts in enumerate(self.lines):
            for column, part in enumerate(parts):
                part.setFixedHeight(20)
                grid.addWidget(part, row, column)
            parts[1].setAlignment(right)
            parts[2].setAlignment(right)
            parts[1].setMinimumWidth(58)
            parts[2].setMinimumWidth(66)

    def show_changes(self, changes: tuple[ChangeView, ...]) -> None:
        for number, parts in enumerate(self.lines):
            change = changes[number] if number < len(changes) else ChangeView("", "", "", "")
            for part, text in zip(
                parts, (change.label, change.percent, change.mm, change.reference), strict=True
            ):
                part.setText(text)


class _Categories(QWidget):
    """Target, non-target, new lesion, overall: icon and word first, colour last (FB-2)."""

    def __init__(self):
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.cards = [_Category() for _ in range(4)]
        for card in self.cards:
            row.addWidget(card, 1)
        mark(self.cards[3], state="current")

    def show_categories(self, categories: tuple[CategoryView, ...]) -> None:
        for number, card in enumerate(self.cards):
            card.show_category(categories[number] if number < len(categories) else None)


class _Category(QFrame):
    def __init__(self):
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedHeight(72)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 5, 2, 5)
        column.setSpacing(1)
        self.title = ElidedLabel("small")
        self.glyph = Glyph()
        self.code = _CategoryCode()
        self.under = ElidedLabel("small")
        line = QHBoxLayout()
        line.setSpacing(5)
        line.addWidget(self.glyph)
        line.addWidget(self.code, 1)
        column.addWidget(self.title)
        column.addLayout(line)
        column.addWidget(self.under)

    def show_category(self, category: CategoryView | None) -> None:
        category = category or CategoryView("", None, "")
        self.title.setText(category.title)
        self.under.setText(category.under)
        self.setToolTip(f"{category.title}: {category.text}, {category.under}")
        code = category.response.value if category.response else ""
        if category.open:
            icon, token = "todo", "t2"
        elif code in _CATEGORY_NAMES:
            icon, token = code, TOKENS.category_colour(code)
        else:
            icon, token = ("none", "t2") if category.text else ("", "t2")
        self.glyph.show_icon(icon, token)
        self.code.show_code(category.text, token)
        self.setAccessibleName(f"{category.title} {category.text}, {category.under}")


class _CategoryCode(QWidget):
    """A category's code in its colour; a long one in smaller type on two lines, never cut."""

    def __init__(self):
        super().__init__()
        self._text, self._token = "", "t1"
        self.setFixedHeight(28)

    def show_code(self, text: str, token: str) -> None:
        self._text, self._token = text, token
        self.update()

    def paintEvent(self, _event):
        painter = QPainter(self)
        chosen, text = font(TOKENS.text_value, TOKENS.weight_strong), self._text
        if QFontMetricsF(chosen).horizontalAdvance(text) > self.width():
            chosen, text = font(TOKENS.text_small, TOKENS.weight_strong), text.replace("/", "/\n")
        painter.setFont(chosen)
        painter.setPen(colour(self._token))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.end()


class _Banner(QFrame):
    """The first overall PD (FB-6), or why lines are hidden (FB-5)."""

    def __init__(self):
        super().__init__()
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        self.glyph = Glyph()
        self.words = label("caption")
        self.words.setWordWrap(True)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_text(self, text: str, icon: str) -> None:
        self.glyph.show_icon(icon, "t1")
        self.words.setText(text)
        self.setVisible(bool(text))


class _RuleText(QFrame):
    """The text of one rule, opened in place."""

    asked = Signal()

    def __init__(self):
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        self.words = label("caption")
        self.words.setWordWrap(True)
        self.lesions = QLabel()
        self.lesions.setProperty("role", "link")
        self.lesions.setTextFormat(Qt.TextFormat.PlainText)
        self.lesions.setCursor(Qt.CursorShape.PointingHandCursor)
        column.addWidget(self.words)
        column.addWidget(self.lesions)
        self.hide()

    def mousePressEvent(self, event):
        if self.lesions.isVisible() and self.lesions.geometry().contains(event.position().toPoint()):
            self.asked.emit()

    def show_rule(self, line) -> None:
        self.setVisible(line is not None)
        if line is not None:
            self.words.setText(f"{line.rule}  {line.rule_text}")
            self.lesions.setText("Uses " + ", ".join(line.lesions))
            self.lesions.setVisible(bool(line.lesions))
