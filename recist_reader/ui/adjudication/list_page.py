"""The adjudicator's list of cases: code, state, trigger; with the keys of the worklist (AJ-1, AJ-8)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from recist_reader.reading.people.adjudicating import CaseLine
from recist_reader.trial.adjudication.records import CaseState
from recist_reader.ui.people.person import Person
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.reader.panels.comfort_menu import ComfortButton
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.start.empty_state import EmptyState
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.start.worklist_bars import FilterField
from recist_reader.ui.texts import plural, shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

TITLES = (tr("Case"), tr("State"), tr("Trigger"))
STATES = {
    CaseState.PENDING: (tr("waits for your decision"), "todo", "warn"),
    CaseState.DECIDED: (tr("decided by you"), "done-circle", "ok"),
}
BLINDED = tr("codes only: neither subject nor reader is known here")
LOOKING = tr("Looking for cases ...")
CODE_WIDTH, STATE_WIDTH = 150, 230
HINTS = (("↑ ↓", tr("move")), ("Enter", tr("open")), ("Ctrl+F", tr("filter")), ("F5", tr("look again")))


class CaseListPage(QWidget):
    """Shows `CaseLine`s; opens one by Enter, double click, or the next that waits by key."""

    open_asked = Signal(str)
    refresh_asked = Signal()
    cover_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self._lines: tuple[CaseLine, ...] = ()
        self._shown: tuple[CaseLine, ...] = ()
        self.person_line = label("caption")
        self.search = FilterField(tr("Filter by code, state or trigger"))
        self.count = label("chip")
        self.next_button = KeyButton(icon("right", "acct"), tr("Next case   Ctrl+N"))
        self.model = QStandardItemModel(0, len(TITLES), self)
        self.table = QTableView()
        self.news = label("caption")
        self._lay_out(title)
        self._dress_table()
        self._bind_keys()
        self._grow()

    def _lay_out(self, title: str) -> None:
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._make_bar(title))
        tools = QHBoxLayout(spacing=8)
        tools.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self._open)
        tools.addWidget(self.search, 2)
        tools.addWidget(self.count)
        tools.addStretch(1)
        mark(self.next_button, "primary")
        self.next_button.clicked.connect(lambda _on=False: self.open_next())
        tools.addWidget(entered(self.next_button))
        outer.addLayout(tools)
        self.stack = QStackedWidget()
        self.empty, self.no_hit = _nothing_yet(self.refresh_asked), _nothing_matches()
        for page in (self.table, self.empty, self.no_hit):
            self.stack.addWidget(page)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self._make_keys())

    def _make_bar(self, title: str) -> QFrame:
        self._bar = bar = QFrame()
        mark(bar, "bar")
        row = QHBoxLayout(bar, spacing=8)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        words = QVBoxLayout(spacing=0)
        words.addStretch(1)
        words.addWidget(label("title", title))
        words.addWidget(self.person_line)
        words.addStretch(1)
        row.addLayout(words)
        row.addSpacing(24)
        row.addWidget(label("chip", BLINDED), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        cover, out = (
            tr("Cover   {key}", key=key_of("cover")),
            tr("Sign out   {key}", key=key_of("close_study")),
        )
        for text, name, asked in ((cover, "shield", self.cover_asked), (out, "person", self.sign_out_asked)):
            button = entered(KeyButton(icon(name), text))
            button.clicked.connect(lambda _on=False, signal=asked: signal.emit())
            row.addWidget(button)
        return bar

    def _make_keys(self) -> QFrame:
        self._keys = line = QFrame()
        mark(line, "status")
        row = QHBoxLayout(line, spacing=6)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        for key, words in HINTS:
            row.addWidget(label("key", key), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label("caption", words))
            row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(self.news)
        row.addSpacing(8)
        row.addWidget(ComfortButton())
        return line

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        mark(table, "list")
        table.setAccessibleName(tr("Cases"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.activated.connect(lambda _index: self._open())

    def _bind_keys(self) -> None:
        for key, act in (
            ("Ctrl+N", self.open_next),
            ("Ctrl+F", self.search.setFocus),
            ("F5", self.refresh_asked.emit),
            ("Ctrl+W", self.sign_out_asked.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- what is shown

    def show_person(self, person: Person) -> None:
        self.person_line.setText(f"{person.who}  ·  {person.since_text}")

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        """Show the cases and keep the one that was chosen."""
        self._lines = tuple(lines)
        self._fill()

    def say(self, words: str) -> None:
        """One line of what goes on, or of why not."""
        self.news.setText(words)
        self.news.setToolTip(words)

    def select(self, code: str) -> None:
        """Go to a case; where it is not shown, the selection stays."""
        place = next((at for at, line in enumerate(self._shown) if line.code == code), None)
        if place is not None:
            self.table.selectRow(place)

    def selected(self) -> str | None:
        row = self.table.currentIndex().row()
        return self._shown[row].code if 0 <= row < len(self._shown) else None

    def waits(self, code: str) -> bool:
        """Whether a case of the list waits for its decision."""
        return any(line.code == code and line.state is CaseState.PENDING for line in self._lines)

    def next_case(self) -> str | None:
        """The first case of the list that waits."""
        return next((line.code for line in self._shown if line.state is CaseState.PENDING), None)

    def open_next(self) -> None:
        code = self.next_case()
        if code is None:
            self.say(tr("no case waits"))
        else:
            self.open_asked.emit(code)

    def focus_list(self) -> None:
        """Give the keys to the list, where it is empty to what looks again."""
        where = self.stack.currentWidget()
        if where is not self.table:
            where = where.findChild(KeyButton) or where
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        code = self.selected()
        if code is not None:
            self.open_asked.emit(code)

    def _fill(self) -> None:
        before, wanted = self.selected(), self.search.text().lower().split()
        rows = [(line, _words(line)) for line in self._lines]
        kept = [(line, words) for line, words in rows if all(w in " ".join(words).lower() for w in wanted)]
        self._shown = tuple(line for line, _words in kept)
        self.model.clear()
        self.model.setHorizontalHeaderLabels(TITLES)
        for line, words in kept:
            self.model.appendRow(_items(line, words))
        waiting = sum(line.state is CaseState.PENDING for line in self._lines)
        self.count.setText(plural(waiting, tr("1 case waits"), tr("{number} cases wait")))
        self.count.setVisible(bool(self._lines))
        self.next_button.setEnabled(self.next_case() is not None)
        page = self.table if kept else self.no_hit if self._lines else self.empty
        self.stack.setCurrentWidget(page)
        self._grow()
        if kept:
            self.table.selectRow(0)
            self.select(before or "")

    def keyPressEvent(self, event) -> None:
        """Esc shows all cases."""
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.focus_list()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_keys"):
            self._grow()

    def _grow(self) -> None:
        self._bar.setFixedHeight(grown(TOKENS.top_bar[0]))
        self._keys.setFixedHeight(grown(TOKENS.status_line[0]))
        self.table.setColumnWidth(0, grown(CODE_WIDTH))
        self.table.setColumnWidth(1, grown(STATE_WIDTH))
        self.table.setIconSize(QSize(grown(16), grown(16)))
        rows = max(TOKENS.row_worklist, self.fontMetrics().height() + 22)
        self.table.verticalHeader().setDefaultSectionSize(rows)


def _words(line: CaseLine) -> tuple[str, str, str]:
    triggers = "; ".join(shown(trigger) for trigger in line.triggers)
    return line.code, STATES[line.state][0], triggers[:1].upper() + triggers[1:]


def _items(line: CaseLine, words: tuple[str, str, str]) -> list[QStandardItem]:
    items = [QStandardItem(text) for text in words]
    _text, name, tone = STATES[line.state]
    items[1].setIcon(icon(name, tone))
    items[2].setToolTip(words[2])
    return items


def _nothing_yet(refresh_asked) -> EmptyState:
    words = tr(
        "A case comes here when both reads of a subject are complete and differ. Your study manager has them "
        "compared; look again later, or ask there."
    )
    empty = EmptyState("done-circle", tr("No case waits for you"), words)
    empty.add_action(tr("Look again   F5"), "retry", refresh_asked, primary=True)
    return empty


def _nothing_matches() -> QLabel:
    words = label("muted", tr("No case matches. Esc shows all."))
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
