"""A plain list: rows of words with a key each, one row chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

ICON = 16


@dataclass(frozen=True)
class Row:
    """`picture` is the icon of the first cell: name and tone."""

    key: str
    cells: tuple[str, ...]
    picture: tuple[str, str] | None = None


class RowsModel(QAbstractTableModel):
    def __init__(self, titles: tuple[str, ...], parent=None):
        super().__init__(parent)
        self.titles = titles
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.titles)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.cells[index.column()]
            case Qt.ItemDataRole.DecorationRole if index.column() == 0 and row.picture is not None:
                return icon(*row.picture, ICON)
            case Qt.ItemDataRole.ForegroundRole:
                return colour("t1" if index.column() == 0 else "t2")
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, row.cells))
        return None


class RowsTable(QTableView):
    """Whole rows; `chosen` tells the key of the current one, "" where there is none."""

    chosen = Signal(str)

    def __init__(self, titles: tuple[str, ...], name: str, shares: tuple[int, ...] = ()):
        """`shares`: how wide columns are, one against the other; all alike without."""
        super().__init__()
        self._shares = shares or (1,) * len(titles)
        self._model = RowsModel(titles, self)
        self.setModel(self._model)
        mark(self, "list")
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        row = self.currentIndex().row()
        return self._model.rows[row].key if 0 <= row < len(self._model.rows) else ""

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show rows and keep the choice; where it is gone the first is chosen."""
        before = self.key
        self._model.show(rows)
        place = next((n for n, row in enumerate(rows) if row.key == before), 0)
        if rows:
            self.selectRow(place)
        self.chosen.emit(self.key)

    def choose(self, key: str) -> None:
        """Go to the row of a key, where it is shown."""
        place = next((n for n, row in enumerate(self._model.rows) if row.key == key), None)
        if place is not None:
            self.selectRow(place)

    def resizeEvent(self, event) -> None:
        """Columns have their shares of the width, the last what is left; rows the height of the text."""
        super().resizeEvent(event)
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, self.viewport().width() * share // sum(self._shares))
        self.setIconSize(QSize(grown(ICON), grown(ICON)))
        rows = max(TOKENS.row_worklist, self.fontMetrics().height() + 18)
        self.verticalHeader().setDefaultSectionSize(rows)
