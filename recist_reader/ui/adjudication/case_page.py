"""One case: trigger and results, timeline, pairs and images, explanation, decision (AJ-2 to AJ-7)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recist_reader.reading.study_session import StudySession
from recist_reader.ui.adjudication.case_bar import CaseBar
from recist_reader.ui.adjudication.decision_panel import DecisionPanel
from recist_reader.ui.adjudication.explained_panel import ExplainedPanel
from recist_reader.ui.adjudication.head import CaseHead
from recist_reader.ui.adjudication.images import CaseImages
from recist_reader.ui.adjudication.pair_table import PairTable
from recist_reader.ui.adjudication.timeline import Timeline
from recist_reader.ui.reader.models.keys import Keys
from recist_reader.ui.reader.panels.comfort_menu import ComfortButton
from recist_reader.ui.reader.panels.key_overlay import KeyOverlay
from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, label
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown, is_compact
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.dimmer import Dimmer

PAIRS_WIDTH = 664
PAIRS, IMAGES = 0, 1
OPENING = tr("Opening the case ...")
KEYS_HEIGHT = 620


class CasePage(QWidget):
    """Widgets of a case and nothing that decides; `CaseRoom` fills them."""

    resized = Signal()

    def __init__(self, study: StudySession, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self.bar, self.head, self.timeline = CaseBar(), CaseHead(), Timeline()
        self.explained, self.table = ExplainedPanel(), PairTable()
        self.images, self.decision = CaseImages(study), DecisionPanel()
        self.status_glyph, self.status = Glyph(), ElidedLabel("caption")
        self.compact = False
        self._lay_out()
        for part in (
            self.bar,
            self.head,
            self._times,
            self.tabs,
            self.pairs,
            self.decision,
            self._status_line,
        ):
            Dimmer(part)
        self.keys = KeyOverlay(self)
        self.keys.hide()
        self._fit()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.bar)
        self._stack = QStackedWidget()
        self._waiting = label("muted", OPENING)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._waiting)
        content = QWidget()
        self._stack.addWidget(content)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._make_status())
        row = QHBoxLayout(content, spacing=0)
        row.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout(spacing=0)
        left.addWidget(self.head)
        self._times = _scrolled(self.timeline)
        left.addWidget(self._times)
        left.addWidget(self._make_tabs())
        self._middle = QHBoxLayout(spacing=0)
        self.pairs = self._make_pairs()
        self._middle.addWidget(self.pairs)
        self._middle.addWidget(self.images, 1)
        left.addLayout(self._middle, 1)
        row.addLayout(left, 1)
        row.addWidget(self.decision)

    def _make_pairs(self) -> QFrame:
        pairs = QFrame()
        mark(pairs, "panel")
        column = QVBoxLayout(pairs, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.explained)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.table)
        self._rows = area
        column.addWidget(area, 1)
        self.pair_hint = ElidedLabel("caption")
        foot = QHBoxLayout()
        foot.setContentsMargins(TOKENS.inset, 4, TOKENS.inset, 4)
        foot.addWidget(self.pair_hint)
        column.addLayout(foot)
        return pairs

    def _make_tabs(self) -> QFrame:
        self.tabs = QFrame()
        mark(self.tabs, "header")
        row = QHBoxLayout(self.tabs, spacing=4)
        row.setContentsMargins(TOKENS.inset, 2, TOKENS.inset, 2)
        self._tab_group = QButtonGroup(self)
        self.tab_buttons = []
        for number, text in enumerate((tr("Pairs"), tr("Images"))):
            button = KeyButton(icon(("table", "layers")[number]), text)
            button.setCheckable(True)
            mark(button, "answer")
            button.clicked.connect(lambda _on=False, place=number: self.show_tab(place))
            self._tab_group.addButton(button)
            self.tab_buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.tab_key = label("key")
        row.addWidget(self.tab_key)
        self._tab = IMAGES
        return self.tabs

    def _make_status(self) -> QFrame:
        line = QFrame()
        mark(line, "status")
        self._status_line = line
        row = QHBoxLayout(line, spacing=6)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        row.addWidget(self.status_glyph)
        row.addWidget(self.status, 1)
        row.addWidget(ComfortButton())
        self.keys_key = label("key")
        row.addWidget(self.keys_key)
        row.addWidget(label("caption", tr("all keys")))
        return line

    # -- what is shown

    def show_waiting(self, code: str) -> None:
        """The case is being opened."""
        self.bar.show_case(code)
        self.bar.opened.setText("")
        self._stack.setCurrentIndex(0)
        self.say(OPENING, "loading", "acc")

    def show_content(self) -> None:
        """The case is there: its timepoints decide how high the timeline is."""
        self._stack.setCurrentIndex(1)
        self._fit()

    @property
    def is_open(self) -> bool:
        """A case is on the page."""
        return self._stack.currentIndex() == 1

    def say(self, words: str, glyph: str = "", tone: str = "t2") -> None:
        """One line where it moves no image."""
        self.status_glyph.show_icon(glyph, tone)
        self.status.setText(words)
        self.status.setToolTip(words)

    def show_row(self, place: int) -> None:
        """Bring a row of the pairs into sight."""
        box = self.table.row_box(place).toRect()
        self._rows.ensureVisible(0, box.center().y(), 0, box.height())

    def show_column(self, place: int) -> None:
        """Bring a timepoint into sight, where there are more than the page has room for."""
        box = self.timeline.column_box(place).toRect()
        self._times.ensureVisible(box.center().x(), 0, box.width() // 2, 0)

    def show_tab(self, tab: int) -> None:
        """In a small window: pairs or images, which then have the keys."""
        self._tab = tab
        self._show_tabs()
        self.focus_work()

    def focus_work(self) -> None:
        """Give the keys to the image, or to the pairs where they cover it."""
        (self.table if self.compact and self._tab == PAIRS else self.images.right.canvas).setFocus()

    def switch(self) -> bool:
        """The other tab; False where both have room beside each other."""
        if self.compact:
            self.show_tab(PAIRS if self._tab == IMAGES else IMAGES)
        return self.compact

    def show_keys(self, keys: Keys) -> None:
        """`keys` names an action's key as printed."""
        self.bar.show_keys(keys)
        self.decision.show_keys(keys)
        self.tab_key.setText(keys("switch"))
        self.keys_key.setText(keys("keys"))
        self.pair_hint.setText(
            tr(
                "Drag a row onto another to pair them, or {pair} on both; {cut} parts. For display only.",
                pair=keys("pair"),
                cut=keys("cut"),
            )
        )

    # -- sizes

    def _show_tabs(self) -> None:
        self.tabs.setVisible(self.compact)
        for number, button in enumerate(self.tab_buttons):
            button.setChecked(number == self._tab)
        self.pairs.setVisible(not self.compact or self._tab == PAIRS)
        self.images.setVisible(not self.compact or self._tab == IMAGES)

    def _fit(self) -> None:
        self.compact = is_compact(self.width(), self.height())
        for part in (self.bar, self.head, self.timeline, self.decision):
            part.set_compact(self.compact)
        wanted = self.timeline.sizeHint()
        is_scrolled = wanted.width() > self.width() - self.decision.width()
        self._times.setFixedHeight(wanted.height() + (TOKENS.scroll_bar if is_scrolled else 0))
        self._status_line.setFixedHeight(grown(TOKENS.status_line[self.compact]))
        if self.compact:
            self.pairs.setMinimumWidth(0)
            self.pairs.setMaximumWidth(16_777_215)
        else:
            left = self.width() - self.decision.width()
            self.pairs.setFixedWidth(min(grown(PAIRS_WIDTH), left // 2))
        self._show_tabs()
        panel = self.decision.width()  # over the panel: no image is covered (window.md 5)
        height = min(grown(KEYS_HEIGHT), max(self.height() - 110, 200))
        self.keys.setGeometry(self.width() - panel + 4, 64, panel - 8, height)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "keys"):
            self._fit()


def _scrolled(widget: QWidget) -> QScrollArea:
    """Scrolls sideways, where there are many timepoints."""
    area = QScrollArea(widgetResizable=True)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
