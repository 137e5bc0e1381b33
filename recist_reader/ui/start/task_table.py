"""The worklist's table: one row a task, whole rows chosen, columns by their share of the width."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from recist_reader.ui.start.task_model import TaskModel
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

SHARES = (0.15, 0.10, 0.18, 0.22, 0.11, 0.05, 0.07)  # of the table's width; the last column takes the rest
LEAST_WIDTHS = (120, 115, 190, 150, 110, 80, 100, 110)
IMAGES, IMAGES_ALONE = 4, 0.22  # its share where no timepoints stand beside it: they say what is held back
TIMEPOINTS = 3
DISPENSABLE = (
    7,
    3,
    1,
    6,
)  # last worked, timepoints, task, due where there is no room: a panel tells some, too
ICON = 16


class TaskTable(QTableView):
    def __init__(self, model: TaskModel, parent: QWidget | None = None):
        super().__init__(parent)
        self.setModel(model)
        mark(self, "list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setAccessibleName(tr("Worklist"))
        self.left_out: frozenset[int] = frozenset()
        """Columns that are never shown here."""

    def fit(self, room: int) -> None:
        """Give the columns their shares of so many px, the rows the height of the text.

        No column is pushed out of sight: where their words have no room some are not shown.
        """
        hidden = _without_room(room, self.left_out)
        wanted = (
            *SHARES[:IMAGES],
            IMAGES_ALONE if TIMEPOINTS in hidden else SHARES[IMAGES],
            *SHARES[IMAGES + 1 :],
        )
        shares = sum(share for column, share in enumerate(wanted) if column not in hidden)
        spread = room * min(1.0, sum(SHARES) / shares)
        for column, least in enumerate(LEAST_WIDTHS):
            self.setColumnHidden(column, column in hidden)
            if column < len(wanted):
                self.setColumnWidth(column, max(grown(least), int(wanted[column] * spread)))
        self.setIconSize(QSize(grown(ICON), grown(ICON)))
        rows = max(TOKENS.row_worklist, self.fontMetrics().height() + 22)  # window.md 6
        self.verticalHeader().setDefaultSectionSize(rows)


def _without_room(room: int, left_out: frozenset[int]) -> set[int]:
    """Columns that are left out anyway, or where so many px do not hold the words of all."""
    hidden: set[int] = set(left_out)
    for column in DISPENSABLE:
        if sum(grown(least) for n, least in enumerate(LEAST_WIDTHS) if n not in hidden) > room:
            hidden.add(column)
    return hidden
