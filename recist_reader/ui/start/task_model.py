"""The worklist as a table model over tuples; filtering by words of a line (WL-2)."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QPixmap

from recist_reader.reading.worklist import Chooses, StepState, Task, TaskKind, TaskState
from recist_reader.ui.texts import plural, tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

Wanted = Callable[[Task], bool]
"""Which tasks a filter shows."""


def is_any(_task: Task) -> bool:
    """No filter: every task."""
    return True


COLUMNS = (
    *(tr("Subject"), tr("Task"), tr("State"), tr("Timepoints"), tr("Images"), tr("Queries")),
    *(tr("Due"), tr("Last worked")),
)
DUE, LAST_WORKED = 6, 7

STATE_ICONS = {
    TaskState.IN_PROGRESS: ("edit", "t1"),
    TaskState.CONFIRM: ("unlock", "acc"),
    TaskState.NEXT_READY: ("right", "acc"),
    TaskState.ASSIGNED: ("todo", "t1"),
    TaskState.WAITING: ("wait", "t3"),
    TaskState.COMPLETE: ("done-circle", "ok"),
}

HELD, HELD_ICON = tr("on hold, query"), ("hold", "warn")
"""A blocking query is not closed (QY-1)."""

STATE_WORDS = {
    TaskState.IN_PROGRESS: tr("in progress"),
    TaskState.CONFIRM: tr("to be confirmed"),
    TaskState.NEXT_READY: tr("next timepoint ready"),
    TaskState.ASSIGNED: tr("assigned"),
    TaskState.WAITING: tr("waiting for images"),
    TaskState.COMPLETE: tr("complete"),
}

KIND_WORDS = {
    TaskKind.BASELINE: tr("Baseline"),
    TaskKind.FOLLOW_UP: tr("Follow-up"),
    TaskKind.REOPENED: tr("Reopened"),
}

QUERY, QUERY_ICON = tr("Query"), ("query", "warn")
"""The task where a query waits for this reader's answer (WL-1)."""

KIND_ICONS = {TaskKind.BASELINE: "ellipse", TaskKind.FOLLOW_UP: "right", TaskKind.REOPENED: "unlock"}

STEP_MARKS = {
    StepState.LOCKED: tr("locked"),
    StepState.OPEN: tr("open"),
    StepState.READY: tr("ready"),
    StepState.CONFIRM: tr("to confirm"),
    StepState.NOT_DONE: tr("not done"),
    StepState.WAITING: tr("waiting"),
}

KEPT_MARKS = STEP_MARKS | {StepState.READY: tr("released"), StepState.WAITING: tr("not released")}
"""What visits are to the manager of a study with accounts."""


def steps_text(task: Task, marks: Mapping[StepState, str] = STEP_MARKS) -> str:
    """ "BL, TP1 locked; TP2 open": locked ones together, then the one in work."""
    locked = [label for label, state in task.steps if state is StepState.LOCKED]
    rest = [f"{label} {marks[state]}" for label, state in task.steps if state is not StepState.LOCKED]
    parts = ([tr("{locked} locked", locked=", ".join(locked))] if locked else []) + rest
    return "; ".join(parts) or tr("none yet")


CHOICE_WORDS = {
    Chooses.HERE: tr("came twice, to be chosen"),
    Chooses.MANAGER: tr("came twice, manager chooses"),
}


def images_text(task: Task) -> str:
    if task.choice is not None:
        return CHOICE_WORDS[task.choice]
    if task.quarantined:
        return tr("{quarantined} held back", quarantined=task.quarantined)
    if any(state is StepState.WAITING for _label, state in task.steps):
        return tr("no CT or MR")  # a size read shows nothing else
    return tr("ready") if task.has_images else tr("waiting")


def _words(task: Task) -> tuple[str, str, str]:
    kind = QUERY if task.queries else KIND_WORDS[task.kind]
    return task.subject, kind, HELD if task.is_held else STATE_WORDS[task.state]


def _state_icon(task: Task) -> tuple[str, str]:
    return HELD_ICON if task.is_held else STATE_ICONS[task.state]


def _picture(task: Task, column: int) -> QPixmap | None:
    """The icons of task, state, images and queries; None elsewhere.

    As pixels: an icon of the library is drawn anew for every row of every frame.
    """
    match column:
        case 1:
            found = QUERY_ICON if task.queries else (KIND_ICONS[task.kind], "t2")
        case 2:
            found = _state_icon(task)
        case 4:
            found = _images_icon(task)
        case 5 if task.queries:
            found = QUERY_ICON
        case _:
            return None
    return pixmap(*found, grown(16))


def _queries_in_words(task: Task) -> str:
    if not task.queries:
        return ""
    return plural(task.queries, tr("1 query to answer"), tr("{number} queries to answer"))


def _images_icon(task: Task) -> tuple[str, str]:
    if task.quarantined:
        return "shield", "warn"
    return ("missing", "t2") if task.has_images else ("wait", "t3")


class TaskModel(QAbstractTableModel):
    """Rows are tasks; `show` takes all of them, `filter` the words typed and which tasks are wanted."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._all: tuple[Task, ...] = ()
        self._cells: dict[str, tuple[str, ...]] = {}  # by subject, once they were asked for
        self._shown: list[Task] = []
        self._words = ""
        self._wanted: Wanted = is_any
        self._titles, self._marks = COLUMNS, STEP_MARKS
        self._left_out: frozenset[int] = frozenset()
        self.today: date | None = None

    def wear(self, titles: tuple[str, ...], marks: Mapping[StepState, str], left_out: frozenset[int]) -> None:
        """Take other words; what a column that is left out would hold is told nowhere (SQ-1)."""
        self._titles, self._marks, self._left_out = titles, marks, left_out

    def _cells_of(self, task: Task) -> tuple[str, ...]:
        found = self._cells.get(task.subject)
        if found is None:
            found = self._cells[task.subject] = self._made_cells(task)
        return found

    def _made_cells(self, task: Task) -> tuple[str, ...]:
        days = (day.isoformat() if day else "" for day in (task.due, task.last_worked))
        steps, images = steps_text(task, self._marks), images_text(task)
        cells = (*_words(task), steps, images, f"{task.queries}", *days)
        return tuple("" if column in self._left_out else text for column, text in enumerate(cells))

    def show(self, tasks: tuple[Task, ...]) -> None:
        self._all = tasks
        self._cells = {}
        self._apply()

    def filter(self, words: str, wanted: Wanted) -> None:
        self._words, self._wanted = words.lower().strip(), wanted
        self._apply()

    def _apply(self) -> None:
        self.beginResetModel()
        self._shown = [task for task in self._all if self._wanted(task) and self._matches(task)]
        self.endResetModel()

    def _is_late(self, task: Task) -> bool:
        return task.due is not None and self.today is not None and task.due < self.today

    def _matches(self, task: Task) -> bool:
        """Whether what is typed stands in the line; nothing typed stands in every one."""
        return not self._words or self._words in " ".join(self._cells_of(task)[:4]).lower()

    def task(self, row: int) -> Task | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, subject: str) -> int | None:
        return next((i for i, task in enumerate(self._shown) if task.subject == subject), None)

    @property
    def total(self) -> int:
        return len(self._all)

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        task = self._shown[index.row()]
        cells = self._cells_of(task)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.DecorationRole:
                if index.column() == DUE and self._is_late(task):
                    return pixmap("clock", "warn", grown(16))
                return _picture(task, index.column())
            case Qt.ItemDataRole.FontRole:
                return font(TOKENS.text_body, TOKENS.weight_strong) if index.column() == 0 else None
            case Qt.ItemDataRole.ForegroundRole:
                if index.column() == 2:
                    return colour(_state_icon(task)[1])
                if (index.column() == 4 and (task.quarantined or task.choice)) or (
                    index.column() == 5 and task.queries
                ):
                    return colour("warn")
                if index.column() == DUE and self._is_late(task):
                    return colour("warn")
                return colour("t1" if index.column() < 2 else "t2")
            case Qt.ItemDataRole.ToolTipRole:
                return cells[4] if index.column() == 4 else None
            case Qt.ItemDataRole.AccessibleTextRole:
                due = tr("due {day}", day=cells[DUE]) if cells[DUE] else ""
                return ", ".join(filter(None, (*cells[:3], _queries_in_words(task), due)))
        return None
