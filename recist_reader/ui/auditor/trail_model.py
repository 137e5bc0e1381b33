"""The lines of the audit trail as a table; as many as there are, since only what is shown is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recist_reader.reading.people.trail_reading import TrailLine
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

TITLES = (tr("Time, UTC"), tr("Person"), tr("Role"), tr("Event"), tr("About"), tr("No."))
SHARES = (20, 20, 14, 26, 18, 6)
ROLES = {str(role): ROLE_NAMES[role] for role in StudyRole}


class TrailModel(QAbstractTableModel):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.lines: Sequence[TrailLine] = ()

    def show(self, lines: Sequence[TrailLine]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return cells_of(line)[index.column()]
            case Qt.ItemDataRole.ForegroundRole:
                return colour("t1" if index.column() == 0 else "t2")
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(cells_of(line))
        return None


class TrailTable(QTableView):
    """Whole rows, whose columns share the width."""

    def __init__(self, model: TrailModel):
        super().__init__()
        self.setModel(model)
        mark(self, "list")
        self.setAccessibleName(tr("Audit trail"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(SHARES[:-1]):
            self.setColumnWidth(column, self.viewport().width() * share // sum(SHARES))
        rows = max(TOKENS.row_worklist - 8, self.fontMetrics().height() + 10)
        self.verticalHeader().setDefaultSectionSize(rows)


def cells_of(line: TrailLine) -> tuple[str, ...]:
    """The words of a line; the time to the second."""
    role = shown(ROLES[line.role]) if line.role in ROLES else line.role
    time = line.at[:19].replace("T", "  ")
    return (time, line.person, role, line.type, line.about, str(line.seq))
