"""The audit trail: every event, filtered by typing, and the chosen one whole (AU-1, RO-5)."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.people.trail_reading import TrailLine, TrailReader, open_trail
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.auditor.event_panel import EventPanel
from recist_reader.ui.auditor.trail_model import TrailModel, TrailTable
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.side_panel import sentence, width_beside
from recist_reader.ui.start.worklist_bars import FilterField
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.running_page import RunningPage

READING = tr("Reading the trail ...")
NO_HIT = tr("No event matches what is typed.")
FILTERED_AFTER_MS = 120


class TrailPage(RunningPage):
    """The newest event first. `F5` reads the trail again; arrows go through it."""

    def __init__(self, study: StudySession):
        super().__init__()
        mark(self, "page")
        self._study = study
        self._reader: TrailReader | None = None
        self._lines: tuple[TrailLine, ...] = ()
        self.search = FilterField(tr("Filter by time, person, role, event or subject   Ctrl+F"))
        self.count = QLabel("")
        self.model, self.panel = TrailModel(self), EventPanel()
        self.table = TrailTable(self.model)
        self._filtering = QTimer(self, singleShot=True, interval=FILTERED_AFTER_MS, timeout=self._filter)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        for key, act in (
            ("Ctrl+F", self.search.setFocus),
            (key_of("refresh"), self.read),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        mark(self.count, "chip")
        self.search.setMaximumWidth(560)
        self.search.textChanged.connect(lambda _text: self._filtering.start())
        self.search.returnPressed.connect(self.table.setFocus)
        tools = QHBoxLayout(spacing=8)
        tools.setContentsMargins(*(TOKENS.inset,) * 4)
        tools.addWidget(self.search, 2)
        tools.addWidget(self.count)
        tools.addStretch(1)
        column = QVBoxLayout(spacing=0)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        row = QHBoxLayout(self, spacing=0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self.panel)

    def read(self) -> None:
        """Read the trail, beside the window."""
        found = open_trail(self._study)
        if isinstance(found, Refusal):
            self.count.setText(sentence(found.problem))
            return
        self._reader = found
        self.count.setText(READING)
        self.run(lambda: _whole(found))

    def show_step(self, step: object) -> None:
        if isinstance(step[0], int):
            done, total = step
            self.count.setText(tr("Reading the trail, {done} of {total}", done=done, total=total))
            return
        self._lines = step[0]
        self._filter()

    def show_fault(self, problem: Problem) -> None:
        self.count.setText(sentence(problem))

    def _filter(self) -> None:
        words = self.search.text()
        chosen = self._event
        lines = tuple(line for line in self._lines if line.holds(words)) if words.strip() else self._lines
        self.model.show(lines)
        if lines:
            self.table.selectRow(next((n for n, line in enumerate(lines) if line.event == chosen), 0))
        else:
            self.panel.say_nothing(NO_HIT if self._lines else "")
        self.count.setText(
            tr("{shown} of {all} events", shown=f"{len(lines):,}", all=f"{len(self._lines):,}")
        )

    @property
    def _event(self) -> str:
        row = self.table.currentIndex().row()
        return self.model.lines[row].event if 0 <= row < len(self.model.lines) else ""

    def _choose(self, row: int) -> None:
        if self._reader is None or not 0 <= row < len(self.model.lines):
            return
        try:
            found = self._reader.event(self.model.lines[row].event)
        except Fault as fault:
            self.panel.say_nothing(sentence(fault.problem))
            return
        if isinstance(found, Refusal):
            self.panel.say_nothing(sentence(found.problem))
        else:
            self.panel.show_event(found)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(width_beside(self.width()))


def _whole(reader: TrailReader) -> Iterator[object]:
    """How far the reading is, and last the lines, in a tuple of their own."""
    lines = yield from reader.lines()
    yield (lines,)
