"""The lesion table as a Qt model: a copy of its view, nothing else (LS-4)."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from recist_reader.ui.reader.panels.views.table import (
    STATE_WORDS,
    ColumnView,
    LesionRow,
    LesionTableView,
    NewLesionLine,
    OverallRow,
    RowState,
    SumRow,
    TableRow,
)

ROW = Qt.ItemDataRole.UserRole
"""Role under which an index gives its row view."""


class LesionModel(QAbstractTableModel):
    """First column: the lesion; then one column per timepoint."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.view = LesionTableView("")

    def show(self, view: LesionTableView) -> None:
        """Take over a view; only what changed is announced, so that the table does not blink."""
        before = self.view
        if before.columns != view.columns or list(map(type, before.rows)) != list(map(type, view.rows)):
            self.beginResetModel()
            self.view = view
            self.endResetModel()
            return
        self.view = view
        all_look_otherwise = before.selected != view.selected or has_states(before) != has_states(view)
        for number, (old, new) in enumerate(zip(before.rows, view.rows, strict=True)):
            if old != new or all_look_otherwise:
                self._tell_row(number)

    def _tell_row(self, number: int) -> None:
        """Cell by cell: for a range of them Qt paints a line of the next row too, and thus its cells."""
        for column in range(self.columnCount()):
            cell = self.index(number, column)
            self.dataChanged.emit(cell, cell)

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.view.rows)

    def columnCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else 1 + len(self.view.columns)

    def row(self, index: QModelIndex) -> TableRow:
        return self.view.rows[index.row()]

    def column(self, index: QModelIndex) -> ColumnView | None:
        """The timepoint of an index; None for the first column."""
        return self.view.columns[index.column() - 1] if index.column() else None

    def number_of(self, lesion: str) -> int | None:
        """Row of a lesion, or None."""
        for number, row in enumerate(self.view.rows):
            if isinstance(row, LesionRow) and row.id == lesion:
                return number
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        row = self.row(index)
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, index.column())
        return None

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.view.title if section == 0 else self.view.columns[section - 1].title


def has_states(view: LesionTableView) -> bool:
    """Whether room is kept before the ids for the icon of a row's state."""
    return any(isinstance(row, LesionRow) and row.state is not RowState.NONE for row in view.rows)


def _text(row: TableRow, column: int) -> str:
    match row:
        case LesionRow():
            return row.id if column == 0 else _cell(row, column).text
        case SumRow():
            return row.title if column == 0 else _cell(row, column).text
        case NewLesionLine():
            return row.text if column == 0 else ""
        case OverallRow():
            if column == 0:
                return row.title
            response = row.responses[column - 1] if column <= len(row.responses) else None
            return "-" if response is None else response.value


def _cell(row: LesionRow | SumRow, column: int):
    return row.cells[column - 1]


def _tip(row: TableRow, column: int) -> str:
    """What may not fit into the cell: the whole place, or the change of a low row."""
    under = _cell(row, column).under if column and isinstance(row, LesionRow | SumRow) else ""
    return f"{_spoken(row, column)}, {under}" if under else _spoken(row, column)


def _spoken(row: TableRow, column: int) -> str:
    if isinstance(row, LesionRow):
        if column == 0:
            state = "" if row.state is RowState.NONE else f", {STATE_WORDS[row.state]}"
            axis = f", {row.counted}" if row.counted else ""
            return f"{row.id}, {row.place}{axis}{state}"
        cell = _cell(row, column)
        return cell.spoken or f"{row.id}, {row.place}, {cell.text}"
    if isinstance(row, SumRow) and column and _cell(row, column).spoken:
        return _cell(row, column).spoken
    if isinstance(row, NewLesionLine | SumRow | OverallRow) and column == 0:
        return _text(row, 0)
    return f"{row.title} {_text(row, column)}" if isinstance(row, SumRow | OverallRow) else ""
