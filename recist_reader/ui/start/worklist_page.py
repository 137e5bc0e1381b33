"""The worklist: a study's subjects with their timepoints and states, and what can be done with them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recist_reader.reading.study_session import StudySession
from recist_reader.reading.worklist import Task, TaskState
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.study_panels import StudyPanels
from recist_reader.ui.start.task_model import TaskModel, Wanted, is_any
from recist_reader.ui.start.task_table import TaskTable
from recist_reader.ui.start.worklist_bars import (
    BACKUPS_KEY,
    BLINDED,
    FILTER_WIDTH,
    FilterBar,
    FilterField,
    KeyBar,
    TitleBar,
    bar_acts,
)
from recist_reader.ui.start.worklist_dress import DUE, Dress
from recist_reader.ui.start.worklist_empty import nothing_matches, nothing_yet
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

READABLE = (TaskState.IN_PROGRESS, TaskState.CONFIRM, TaskState.NEXT_READY, TaskState.ASSIGNED)
ROOMY, WITH_FILTERS = 1300, 1000  # px left of an open panel that all buttons, the filters need
WITH_BUTTONS = 1280  # px that all buttons need beside the filters
NARROWEST = 900


class WorklistPage(QWidget):
    """Shows tasks; opens the panels for subjects, images and series beside them."""

    open_asked = Signal(str)  # subject
    next_asked = Signal()
    add_asked = Signal()
    import_asked = Signal(str)  # subject, may be empty
    series_asked = Signal(str)  # subject
    export_asked = Signal()
    close_asked = Signal()
    _leave_asked = Signal()
    refresh_asked = Signal()
    all_asked = Signal()
    cover_asked = Signal()
    MODEL, TABLE = TaskModel, TaskTable

    def __init__(self, dress: Dress | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self.dress = dress or Dress()
        self.model = self.MODEL(self)
        self.model.wear(self.dress.titles, self.dress.marks, self.dress.left_out)
        self._wanted: Wanted = is_any
        signals = (self.add_asked, self.export_asked, self._leave_asked)
        acts = bar_acts(self.dress, signals, self.cover_asked)
        self.bar = TitleBar(acts, BLINDED if self.dress.is_blinded else "")
        self.search = FilterField(self.dress.search)
        self.count = QLabel("")
        self.table = self.TABLE(self.model)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow_row())
        self.table.left_out = self.dress.left_out
        self.filters = FilterBar(self.dress.all_word, self.dress.order, self.dress.is_blinded)
        self.filters.chosen.connect(self._choose)
        self.keys = KeyBar(self.dress.refused)
        self.panels = StudyPanels()
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.bar)
        body = QHBoxLayout(spacing=0)
        body.addWidget(self.filters)
        body.addLayout(self._make_main(), 1)
        body.addWidget(self.panels)
        outer.addLayout(body, 1)
        outer.addWidget(self.keys)
        self.all_asked.connect(self._show_all)
        self._connect_panels()
        self._grow()
        self._bind_keys()
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST)  # an opening panel never makes the window wider

    def use_study(self, study: StudySession | None) -> None:
        """Give the panels the study that they work on; None before it is closed."""
        self.panels.use_study(study)

    # -- building

    def _connect_panels(self) -> None:
        self.add_asked.connect(self.panels.add_subject)
        self.import_asked.connect(self.panels.import_images)
        self.series_asked.connect(self.panels.show_series)
        self._leave_asked.connect(self._leave)
        self.close_asked.connect(lambda: self.panels.use_study(None))
        self.panels.import_panel.moved.connect(lambda: self.say(""))
        self.panels.changed.connect(self._show_change)
        self.panels.read_asked.connect(self._read_subject)
        self.keys.backups.clicked.connect(lambda _checked=False: self.panels.show_backups())
        self.panels.opened.connect(lambda: self._fit(is_open=True))
        self.panels.closed.connect(self._panel_closed)
        self.panels.all_decided.connect(self.focus_list)

    def _bind_keys(self) -> None:
        for key, name, act in (
            ("Ctrl+I", "import", lambda: self.import_asked.emit(self.selected() or "")),
            ("Ctrl+Shift+N", "add_subject", self.add_asked.emit),
            ("Ctrl+J", "series", self._ask_series),
            ("Ctrl+N", "next", self.next_asked.emit),
            ("Ctrl+F", "filter", self.focus_search),
            ("Ctrl+W", "close_study", self._leave),
            ("F2", "subject_dates", self._change_subject),
            ("Ctrl+Shift+D", "not_done", self._ask_not_done),
            (BACKUPS_KEY, "backups", self.panels.show_backups),
            ("F5", "refresh", self.refresh_asked.emit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._act, name, act))

    def _act(self, name: str, act: Callable[[], object]) -> None:
        """Do what a key means, or say whose task it is (RO-6)."""
        why = self.dress.refused.get(name, "")
        self.say(why)
        if not why:
            act()

    def _leave(self) -> None:
        """Close the study; an import in progress comes first, and is dropped when it is asked for again."""
        if why := self.panels.import_panel.why_stay():
            self.say(why)
        else:
            self.close_asked.emit()

    def say(self, words: str) -> None:
        """One line of what goes on, or of why not; empty words take it away."""
        self.keys.news.setText(words)

    def _make_main(self) -> QVBoxLayout:
        main = QVBoxLayout(spacing=0)
        tools = self.tools = QHBoxLayout(spacing=8)
        tools.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(420)
        self.search.returnPressed.connect(lambda: self._open(self.table.currentIndex().row()))
        self.search.textChanged.connect(self._filter)
        tools.addWidget(self.search, 2)
        mark(self.count, "chip")
        tools.addWidget(self.count)
        tools.addStretch(1)
        self.import_button = KeyButton(icon("import"), tr("Import images   Ctrl+I"))
        self.import_button.clicked.connect(lambda: self.import_asked.emit(self.selected() or ""))
        self.series_button = KeyButton(icon("layers"), tr("Series and quarantine   Ctrl+J"))
        self.series_button.clicked.connect(self._ask_series)
        self.next_button = KeyButton(icon("right", "acct"), tr("Next task   Ctrl+N"))
        mark(self.next_button, "primary")
        self.next_button.clicked.connect(lambda _checked=False: self.next_asked.emit())
        for button in (self.series_button, self.import_button, self.next_button):
            tools.addWidget(button)
        main.addLayout(tools)
        self.stack = QStackedWidget()
        self.empty = nothing_yet(self.dress, self.add_asked, self.refresh_asked)
        self.no_hit = nothing_matches(self.dress, self.all_asked)
        for page in (self.table, self.empty, self.no_hit):
            self.stack.addWidget(page)
        main.addWidget(self.stack, 1)
        return main

    # -- showing

    def show_study(self, title: str, reader: str, *, is_writable: bool = True) -> None:
        mode = "" if is_writable else tr("  ·  read only")
        self.show_person(title, tr("Worklist  ·  reader {reader}{mode}", reader=reader, mode=mode))

    def show_person(self, title: str, who: str) -> None:
        """The study, and who works in it."""
        self.bar.title.setText(title)
        self.bar.subtitle.setText(who)

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Show tasks and keep the selection."""
        before = self.selected()
        has_due = any(task.due is not None for task in tasks)
        self.table.left_out = self.dress.left_out if has_due else self.dress.left_out | {DUE}
        self.model.today = date.today()  # noqa: DTZ011 - the day at this computer
        self.model.show(tasks)
        self._fit()
        self.filters.count(tasks)
        self._settle(before)

    def _filter(self) -> None:
        before = self.selected()
        self.model.filter(self.search.text(), self._wanted)
        self._settle(before)

    def _choose(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._filter()

    def _show_all(self) -> None:
        self.search.clear()
        self.filters.show_all()
        self.focus_list()

    def _settle(self, subject: str | None) -> None:
        shown = self.model.rowCount()
        self.count.setText(self.dress.counted.format(shown=shown, total=self.model.total))
        if self.model.total == 0:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.table if shown else self.no_hit)
        self.next_button.setEnabled(self.next_task() is not None)
        self.series_button.setEnabled(bool(shown))
        self.count.setVisible(self.model.total > 0)
        row = self.model.row_of(subject) if subject else None
        if shown:
            self.table.selectRow(row if row is not None else 0)

    def selected(self) -> str | None:
        task = self.model.task(self.table.currentIndex().row())
        return task.subject if task else None

    def select(self, subject: str | None) -> None:
        """Go to the row of a subject; where it is not shown, the selection stays."""
        row = self.model.row_of(subject) if subject else None
        if row is not None:
            self.table.selectRow(row)

    def focus_list(self) -> None:
        """Give the keys to the list, where it is empty to what makes its first row (WL-2)."""
        where = self.stack.currentWidget()
        where = where if where is self.table else where.findChild(QPushButton) or where
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_task(self) -> str | None:
        """The first task of the list that can be answered or read now (WL-3)."""
        for row in range(self.model.rowCount()):
            task = self.model.task(row)
            if task and (task.queries or (task.state in READABLE and not task.is_held)):
                return task.subject
        return None

    def _open(self, row: int) -> None:
        task = self.model.task(row)
        if task is None:
            return
        self.say("")
        if self.dress.opens_series:
            self.series_asked.emit(task.subject)
        elif task.can_open:
            self.open_asked.emit(task.subject)
        elif "import" in self.dress.refused:
            self.say(tr("{subject} waits for images; its manager brings them", subject=task.subject))
        else:
            self.import_asked.emit(task.subject)

    def _ask_series(self) -> None:
        subject = self.selected()
        if subject:
            self.series_asked.emit(subject)

    def _change_subject(self) -> None:
        self.panels.change_subject(self.selected() or "")

    def _ask_not_done(self) -> None:
        self.panels.declare_not_done(self.selected() or "")

    def _show_menu(self, at) -> None:
        if self.table.indexAt(at).isValid():
            self.make_menu().popup(self.table.viewport().mapToGlobal(at))

    def make_menu(self) -> QMenu:
        """What can be done with the selected subject, each with its key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        task = self.model.task(self.table.currentIndex().row())
        refused = self.dress.refused
        if "open" not in refused:
            opening = menu.addAction(tr("Open\tEnter"), lambda: self._open(self.table.currentIndex().row()))
            opening.setEnabled(task is not None and task.can_open)
        for name, words, act in (
            ("import", tr("Import images\tCtrl+I"), lambda: self.import_asked.emit(self.selected() or "")),
            ("series", tr("Series and quarantine\tCtrl+J"), self._ask_series),
            ("", "", None),
            ("subject_dates", tr("Subject and dates\tF2"), self._change_subject),
            ("not_done", tr("Visit not done\tCtrl+Shift+D"), self._ask_not_done),
        ):
            if not words:
                menu.addSeparator()
            elif name not in refused:
                menu.addAction(words, act)
        return menu

    # -- panels

    def _show_change(self, subject: str) -> None:
        self.refresh_asked.emit()
        if not self.panels.is_on_other(subject):
            self.select(subject)

    def _read_subject(self, subject: str) -> None:
        self.select(subject)
        self.open_asked.emit(subject)

    def _follow_row(self) -> None:
        """A panel beside the list speaks of the row that is chosen, never of the one before."""
        self.say("")
        subject = self.selected()
        if subject:
            self.panels.follow(subject)

    def _panel_closed(self) -> None:
        self._fit()
        self.focus_list()

    def keyPressEvent(self, event) -> None:
        """Esc closes the panel from anywhere on the page, without one it shows all subjects.

        An import that runs goes on.
        """
        if event.key() == Qt.Key.Key_Escape:
            self.panels.leave() if self.panels.isVisible() else self._show_all()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event) -> None:
        """Another text size needs other widths and heights (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()
            self._fit()

    def _grow(self) -> None:
        self.bar.setFixedHeight(grown(TOKENS.top_bar[0]))
        self.keys.setFixedHeight(grown(TOKENS.status_line[0]))
        self.filters.setFixedWidth(grown(FILTER_WIDTH))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, is_open: bool = False) -> None:
        """Give the columns their shares; where it is narrow an open panel displaces the filters."""
        self.panels.fit(self.width())
        taken = self.panels.width() if is_open or self.panels.isVisibleTo(self) else 0
        is_narrow = self.width() - taken < grown(ROOMY if taken else WITH_BUTTONS)
        has_room = not is_narrow or self.width() - taken > grown(WITH_FILTERS)
        self.filters.setVisible(self.dress.has_filters and has_room)
        for name, button in (("import", self.import_button), ("series", self.series_button)):
            button.setVisible(not is_narrow and name not in self.dress.refused)
        self.next_button.setVisible("next" not in self.dress.refused)
        room = self.width() - taken - (self.filters.width() if self.filters.isVisibleTo(self) else 0)
        self.table.fit(room)

    # -- dropped folders

    def dragEnterEvent(self, event) -> None:
        if self.panels.study is not None and "import" not in self.dress.refused and _dropped(event):
            event.acceptProposedAction()
            self.keys.news.setText(tr("Drop to import; onto a row, for that subject"))

    def dragLeaveEvent(self, _event) -> None:
        self.say("")

    def dropEvent(self, event) -> None:
        """Dropped onto a row: for that subject; elsewhere for the selected one."""
        self.say("")
        at = self.table.viewport().mapFrom(self, event.position().toPoint())
        task = (
            self.model.task(self.table.rowAt(at.y())) if self.table.viewport().rect().contains(at) else None
        )
        subject = task.subject if task else self.selected() or ""
        if task:
            self.select(task.subject)
        event.acceptProposedAction()
        self.panels.import_images(subject, _dropped(event))

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _dropped(event) -> tuple[Path, ...]:
    """Local folders and files of a drag."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
