"""What the pages beside the matrix share: a list at the left, a panel at the right, one way to act."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.people import People
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.side_panel import SidePanel, sentence, width_beside
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.rows import RowsTable

WAITING = tr("Working ...")


class DeskPage(QWidget):
    """`column` takes the lists. Each wish goes through a desk below; what stands against it is said."""

    close_asked = Signal()
    changed = Signal()

    def __init__(self, study: StudySession, errand: Errand, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self.study, self.errand = study, errand
        self.column = QVBoxLayout(spacing=0)
        self.panels = QStackedWidget()
        row = QHBoxLayout(self, spacing=0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self.column, 1)
        row.addWidget(self.panels)
        self.bind_key(key_of("close_study"), self.close_asked.emit)
        self.bind_key(key_of("refresh"), self.refresh)

    def bind_key(self, key: str, act: Callable[[], None]) -> None:
        """Have a key act on this page."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    @property
    def people(self) -> People:
        assert isinstance(self.study.seat, SignedInSeat), "the manager has signed in"
        return self.study.seat.people

    def add_list(self, table: RowsTable, text: str) -> None:
        """Add a list under its heading."""
        heading = QLabel(text)
        mark(heading, "section")
        heading.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, 4)
        self.column.addWidget(heading)
        self.column.addWidget(table, 1)

    def add_panel(self, panel: SidePanel) -> None:
        """Add a panel that stays: it has nothing to close."""
        panel.close_button.hide()
        panel.closed.connect(self.focus_list)
        self.panels.addWidget(panel)

    def refresh(self) -> None:
        """Show what is stored; pages say how."""

    def focus_list(self) -> None:
        """Give the keys to the list."""

    def do(self, panel: SidePanel, act: Callable[[], Any], said: str, done: Callable[[], None]) -> None:
        """Act at once; `done` clears the fields of what was taken."""
        try:
            answer = act()
        except Fault as fault:
            panel.say(fault.problem, "bad")
            return
        self._take(panel, answer, said, done)

    def send(self, panel: SidePanel, act: Callable[[], Any], said: str, done: Callable[[Any], None]) -> None:
        """Act in the writer's thread, as what derives a key does."""
        panel.say(WAITING)
        self.errand.run(
            act,
            lambda answer: self._take(panel, answer, said, lambda: done(answer)),
            lambda words: panel.say(words, "bad"),
        )

    def _take(self, panel: SidePanel, answer: Any, said: str, done: Callable[[], None]) -> None:
        if isinstance(answer, Refusal):
            panel.say(sentence(answer.problem), "bad")
            return
        self.refresh()
        done()
        panel.say(said, "ok")
        self.changed.emit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.panels.setFixedWidth(width_beside(self.width()))
