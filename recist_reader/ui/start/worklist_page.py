"""The worklist: a study's subjects with their timepoints and states, and what can be done with them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from recist_reader.reading.worklist import Task, TaskState
from recist_reader.ui.start.empty_state import EmptyState
from recist_reader.ui.start.task_model import TaskModel
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

FILTERS: tuple[tuple[str, str, frozenset[TaskState] | None], ...] = (
    ("All subjects", "list", None),
    ("In progress", "edit", frozenset({TaskState.IN_PROGRESS, TaskState.CONFIRM})),
    ("Ready to read", "right", frozenset({TaskState.ASSIGNED, TaskState.NEXT_READY})),
    ("Waiting for images", "wait", frozenset({TaskState.WAITING})),
    ("Complete", "done-circle", frozenset({TaskState.COMPLETE})),
)
WIDTHS = (180, 120, 210, 320)


class WorklistPage(QWidget):
    """Shows tasks; says what was asked for. It opens, imports and adds nothing itself."""

    open_asked = Signal(str)  # subject
    next_asked = Signal()
    add_asked = Signal()
    import_asked = Signal(str)  # subject, may be empty
    series_asked = Signal(str)  # subject
    export_asked = Signal()
    close_asked = Signal()
    refresh_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self.model = TaskModel(self)
        self._states: frozenset[TaskState] | None = None
        self.title = QLabel("Worklist")
        self.subtitle = QLabel("")
        self.search = QLineEdit(placeholderText="Filter by subject, task or state   Ctrl+F")
        self.count = QLabel("")
        self.table = self._make_table()
        self.filters: list[QPushButton] = []
        self.side = self._make_side()
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._make_bar())
        body = QHBoxLayout(spacing=0)
        body.addWidget(self.side)
        body.addLayout(self._make_main(), 1)
        outer.addLayout(body, 1)

    # -- building

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        mark(bar, "bar")
        bar.setFixedHeight(TOKENS.top_bar[0])
        row = QHBoxLayout(bar, spacing=8)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        words = QVBoxLayout(spacing=0)
        mark(self.title, "title")
        mark(self.subtitle, "caption")
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        words.addStretch(1)
        row.addLayout(words)
        row.addStretch(1)
        for text, name, signal in (
            ("Add subject   Ctrl+Shift+N", "add", self.add_asked),
            ("Export   Ctrl+E", "export", self.export_asked),
            ("Close study   Ctrl+W", "close", self.close_asked),
        ):
            button = QPushButton(icon(name), text)
            button.clicked.connect(lambda _checked=False, s=signal: s.emit())
            row.addWidget(button)
        return bar

    def _make_side(self) -> QFrame:
        side = QFrame()
        mark(side, "panel")
        side.setFixedWidth(220)
        column = QVBoxLayout(side, spacing=4)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset_large, TOKENS.inset, TOKENS.inset)
        heading = QLabel("Show")
        mark(heading, "section")
        column.addWidget(heading)
        for text, name, states in FILTERS:
            button = QPushButton(icon(name), text, checkable=True, autoExclusive=True)
            mark(button, "filter")
            button.clicked.connect(lambda _checked=False, wanted=states: self._choose(wanted))
            self.filters.append(button)
            column.addWidget(button)
        self.filters[0].setChecked(True)
        note = QLabel("In work first, then what is ready, then what waits for images.")
        note.setWordWrap(True)
        mark(note, "muted")
        column.addSpacing(16)
        order = QLabel("Order")
        mark(order, "section")
        column.addWidget(order)
        column.addWidget(note)
        column.addStretch(1)
        return side

    def _make_main(self) -> QVBoxLayout:
        main = QVBoxLayout(spacing=0)
        tools = QHBoxLayout(spacing=8)
        tools.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        self.search.setFixedWidth(420)
        self.search.textChanged.connect(self._filter)
        self.search.addAction(icon("search", "t3"), QLineEdit.ActionPosition.LeadingPosition)
        tools.addWidget(self.search)
        mark(self.count, "chip")
        tools.addWidget(self.count)
        tools.addStretch(1)
        self.import_button = QPushButton(icon("import"), "Import images   Ctrl+I")
        self.import_button.clicked.connect(lambda: self.import_asked.emit(self.selected() or ""))
        self.series_button = QPushButton(icon("layers"), "Series and quarantine   Ctrl+J")
        self.series_button.clicked.connect(self._ask_series)
        self.next_button = QPushButton(icon("right", "acct"), "Next task   Ctrl+N")
        mark(self.next_button, "primary")
        self.next_button.clicked.connect(lambda _checked=False: self.next_asked.emit())
        for button in (self.series_button, self.import_button, self.next_button):
            tools.addWidget(button)
        main.addLayout(tools)
        self.stack = QStackedLayout()
        self.empty = EmptyState("import", "No subject yet", "Add a subject, then import its baseline images.")
        self.empty.add_action("Add subject   Ctrl+Shift+N", "add", self.add_asked, primary=True)
        self.no_hit = EmptyState("search", "No subject matches", "Change the filter, or show all subjects.")
        for page in (self.table, self.empty, self.no_hit):
            self.stack.addWidget(page)
        main.addLayout(self.stack, 1)
        return main

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(16, 16))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(TOKENS.row_worklist)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        table.activated.connect(lambda index: self._open(index.row()))
        table.setAccessibleName("Worklist")
        return table

    # -- showing

    def show_study(self, title: str, reader: str) -> None:
        self.title.setText(title)
        self.subtitle.setText(f"Worklist  ·  reader {reader}")

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Show tasks and keep the selection."""
        before = self.selected()
        self.model.show(tasks)
        for button, (text, _icon, states) in zip(self.filters, FILTERS, strict=True):
            count = sum(states is None or task.state in states for task in tasks)
            button.setText(f"{text}   {count}")
        self._settle(before)

    def _filter(self) -> None:
        before = self.selected()
        self.model.filter(self.search.text(), self._states)
        self._settle(before)

    def _choose(self, states: frozenset[TaskState] | None) -> None:
        self._states = states
        self._filter()

    def _settle(self, subject: str | None) -> None:
        shown = self.model.rowCount()
        self.count.setText(f"{shown} of {self.model.total} subjects")
        if self.model.total == 0:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.table if shown else self.no_hit)
        row = self.model.row_of(subject) if subject else None
        if shown:
            self.table.selectRow(row if row is not None else 0)

    def selected(self) -> str | None:
        task = self.model.task(self.table.currentIndex().row())
        return task.subject if task else None

    def select(self, subject: str) -> None:
        row = self.model.row_of(subject)
        if row is not None:
            self.table.selectRow(row)

    def next_task(self) -> str | None:
        """The first task of the list that can be read now (WL-3)."""
        for row in range(self.model.rowCount()):
            task = self.model.task(row)
            if task and task.state in (
                TaskState.IN_PROGRESS,
                TaskState.CONFIRM,
                TaskState.NEXT_READY,
                TaskState.ASSIGNED,
            ):
                return task.subject
        return None

    def _open(self, row: int) -> None:
        task = self.model.task(row)
        if task is None:
            return
        if task.can_open:
            self.open_asked.emit(task.subject)
        else:
            self.import_asked.emit(task.subject)

    def _ask_series(self) -> None:
        subject = self.selected()
        if subject:
            self.series_asked.emit(subject)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
