"""The response panel: sum, distance, categories, and why (FB). Nothing in it is a black box."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.panels.category_cards import CategoryCards
from recist_reader.ui.reader.panels.drawing import TONE_ICONS
from recist_reader.ui.reader.panels.gauge import Gauge
from recist_reader.ui.reader.panels.lines import LINE_HEIGHT, Chip, Glyph, LineContent, Lines, label
from recist_reader.ui.reader.panels.next_line import next_line
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import (
    ChangeView,
    ResponseView,
)
from recist_reader.ui.reader.panels.why_lines import why_lines
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

_CARD_HEIGHT = 84
_LOW_LINE = 17
_COMPACT_BELOW = 400
_NAMED_WARNINGS = 2  # more are counted


class ResponsePanel(QScrollArea):
    """Shows a `ResponseView` in fixed slots; clicks give back what they stand for."""

    link_clicked = Signal(str)  # `link` of a line of "next"
    lesions_asked = Signal(tuple)  # lesions that a rule used (FB-1)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Response"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to its links
        self.verticalScrollBar().installEventFilter(self)
        self._view = ResponseView("")
        self._opened: int | None = None
        self._compact = False
        self._left_at: int | None = None  # where the panel stood before it went to what-if, px
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addLayout(self._make_head())
        self._column.addLayout(self._make_sum())
        self.gauge = Gauge()
        self._column.addWidget(self.gauge)
        self.changes = _Changes()
        self._column.addWidget(self.changes)
        self.categories = CategoryCards(_CARD_HEIGHT)
        self._column.addWidget(self.categories)
        self.banner = _Banner()
        self._column.addWidget(self.banner)
        self.why = Lines(tr("Why, in the order evaluated"), slots=4)
        self.rule_text = _RuleText()
        self._column.addWidget(self.why)
        self._column.addWidget(self.rule_text)
        self.next_items = Lines(tr("Next, to lock"), slots=1)
        self.what_if = Lines(tr("What if"), slots=1)
        self.warnings = Lines(tr("Warnings, no click needed"), slots=1)
        for part in (
            self.what_if,
            self.next_items,
            self.warnings,
        ):  # the preview before what may be long
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(page)
        self.set_compact(False)
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
        self._show_sum(view)
        self.gauge.show_view(view.gauge)
        self.changes.show_changes(view.changes)
        self.categories.show_categories(view.categories)
        self._show_banner(view)
        hidden = bool(view.hidden)
        self.categories.setVisible(not hidden)
        self.why.setVisible(not hidden)
        self.why.fill(why_lines(view.why))
        self._fill_lists(view, hidden)
        self._show_rule()
        if changed and announced:
            self._announce(announced)

    def _fill_lists(self, view: ResponseView, hidden: bool) -> None:
        self.next_items.title.setText(view.next_title if view.next_items else "")
        self.next_items.fill([next_line(item) for item in view.next_items])
        self.what_if.setVisible(bool(view.what_if) and not hidden)
        self.what_if.fill([LineContent(n.text, chip=n.code) for n in view.what_if])
        QTimer.singleShot(0, self, self._reach_what_if)  # once it has its place
        self._show_warning_chip(view)
        self.warnings.setVisible(bool(view.warnings))
        self.warnings.fill([LineContent(n.text, TONE_ICONS[n.tone], n.code) for n in view.warnings])

    def _reach_what_if(self) -> None:
        """A preview is whole and in sight; when it goes, the panel stands where it stood (FB-3)."""
        bar = self.verticalScrollBar()
        if not self.what_if.isHidden():
            before = bar.value()
            self.ensureWidgetVisible(self.what_if, 0, 0)
            if self._left_at is None and bar.value() != before:
                self._left_at = before
        elif self._left_at is not None:
            bar.setValue(self._left_at)
            self._left_at = None

    def _show_sum(self, view: ResponseView) -> None:
        """In small windows the gauge says a complete sum; what makes it none is said in words (S-8)."""
        says_gauge = self._compact and view.gauge is not None and not view.gauge.partial
        self.sum_text.setText(view.sum_text)
        self._sum_word.setText(tr("Sum") if view.sum_text else "")
        for part in (self.sum_text, self._sum_word):
            part.setVisible(not says_gauge)

    def _show_banner(self, view: ResponseView) -> None:
        brief = view.banner_brief if self._compact else ""
        self.banner.show_text(brief or view.banner or view.hidden, "flag" if view.banner else "hidden")
        self.banner.setToolTip(view.banner)

    def _show_warning_chip(self, view: ResponseView) -> None:
        """In small windows the warnings may stand below the fold: above it they are named (GD-30)."""
        codes = list(dict.fromkeys(n.code for n in view.warnings if n.tone is Tone.WARNING))
        words = tr("warns: {codes}", codes=", ".join(codes))
        if len(codes) > _NAMED_WARNINGS:
            words = tr("{count} warnings", count=len(codes))
        self.warning_chip.show_words(words if self._compact and codes else "")
        self.warning_chip.setToolTip("\n".join(f"{n.code}  {n.text}" for n in view.warnings))

    def _make_head(self) -> QHBoxLayout:
        row = self._head = QHBoxLayout()
        row.setSpacing(8)
        self._title = label("title")
        self._chip = Chip("warn")
        row.addWidget(self._title)
        row.addWidget(self._chip)
        self.warning_chip = Chip("warn")
        row.addWidget(self.warning_chip)
        row.addStretch(1)
        return row

    def _make_sum(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._sum_word, self.sum_text = label("value", tr("Sum")), label("")
        self.sum_text.setWordWrap(True)  # "partial 40.0 (T3, T4 not evaluable)" is read whole (S-8)
        row.addWidget(self._sum_word, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sum_text, 1)
        return row

    def resizeEvent(self, event):
        super().resizeEvent(event)
        compact = self.width() < grown(_COMPACT_BELOW)
        if compact != self._compact:
            self.set_compact(compact)

    def changeEvent(self, event):
        """Another text size needs other heights (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.set_compact(self.width() < grown(_COMPACT_BELOW))

    def set_compact(self, compact: bool) -> None:
        """Everything in sight in small windows too: lower lines, categories one under the other."""
        self._compact = compact
        self._column.setSpacing(1 if compact else 2)
        self._inset()
        self._head.setContentsMargins(0, 2 if compact else 6, 0, 0 if compact else 2)
        self._title.setVisible(not compact)  # the table above says which timepoint it is
        for lines in (self.next_items, self.warnings):
            lines.title.setVisible(not compact)
        self._show_sum(self._view)
        self._show_banner(self._view)
        self._show_warning_chip(self._view)
        self.banner.set_compact(compact)
        self.gauge.set_compact(compact)
        self.changes.set_compact(compact)
        self.categories.set_rows(compact)
        height, role = (_LOW_LINE, "caption") if compact else (LINE_HEIGHT, "")
        for lines in (self.why, self.next_items, self.what_if, self.warnings):
            lines.set_size(height, role)

    def eventFilter(self, watched, event):
        if watched is self.verticalScrollBar() and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._inset()
        return super().eventFilter(watched, event)

    def _inset(self) -> None:
        """The scroll bar stands in the margin: no line is wrapped anew when it comes (window.md 5)."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.isVisible() else 0
        right, below = max(TOKENS.inset - taken, 0), 2 if self._compact else TOKENS.grid
        self._column.setContentsMargins(TOKENS.inset, 0, right, below)

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


class _Changes(QWidget):
    """Change from baseline and from nadir; a percentage beside its reference, digits aligned."""

    def __init__(self):
        super().__init__()
        self._changes: tuple[ChangeView, ...] = ()
        self._compact = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(3, 1)
        self.lines = [(label("caption"), label("value"), label(""), label("caption")) for _ in range(2)]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, parts in enumerate(self.lines):
            for column, part in enumerate(parts):
                self._grid.addWidget(part, row, column)
            parts[1].setAlignment(right)
            parts[2].setAlignment(right)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Shorter names and lines for small windows; the reference keeps its room."""
        self._compact = compact
        self._grid.setHorizontalSpacing(4 if compact else 8)
        for parts in self.lines:
            for part in parts:
                part.setFixedHeight(grown(18 if compact else 20))
            for part in (parts[0], parts[3]):
                mark(part, role="small" if compact else "caption")
            parts[1].setMinimumWidth(grown(58))
            parts[2].setMinimumWidth(grown(64))
        self.show_changes(self._changes)

    def show_changes(self, changes: tuple[ChangeView, ...]) -> None:
        self._changes = changes
        for number, parts in enumerate(self.lines):
            change = changes[number] if number < len(changes) else ChangeView("", "", "", "")
            name = change.label.removeprefix("Change ").capitalize() if self._compact else change.label
            for part, text in zip(parts, (name, change.percent, change.mm, change.reference), strict=True):
                part.setText(text)


class _Banner(QFrame):
    """The first overall PD (FB-6), or why lines are hidden (FB-5)."""

    def __init__(self):
        super().__init__()
        self.setProperty("role", "card")
        row = self._row = QHBoxLayout(self)
        row.setSpacing(8)
        self.set_compact(False)
        self.glyph = Glyph()
        self.words = label("caption")
        self.words.setWordWrap(True)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def set_compact(self, compact: bool) -> None:
        above = 0 if compact else 4
        self._row.setContentsMargins(8, above, 8, above)

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
            self.lesions.setText(tr("Uses ") + ", ".join(line.lesions))
            self.lesions.setVisible(bool(line.lesions))
