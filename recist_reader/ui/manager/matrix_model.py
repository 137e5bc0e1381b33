"""Subjects against visits as a table model; the subject stands in the row's head (WL-6)."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from recist_reader.reading.people.visit_matrix import Cell, Matrix, MatrixRow
from recist_reader.ui.manager.matrix_words import told
from recist_reader.ui.texts import tr

QUERIES, WAITING = tr("Queries"), tr("Days waiting")
NOT_WAITING = "-"


class MatrixModel(QAbstractTableModel):
    """One column a visit, then queries and days waiting; `filter` takes the words typed."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.matrix = Matrix()
        self._lines: list[str] = []
        self._shown: list[MatrixRow] = []
        self._words = ""
        self.only_action = False

    def wear(self, *_given) -> None:
        """The matrix has its own words, whatever a list of tasks would wear."""

    def show(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._lines = [_line(row) for row in matrix.rows]
        self._apply()

    def filter(self, words: str, _states: object = None) -> None:
        self._words = words.lower().strip()
        self._apply()

    def _apply(self) -> None:
        self.beginResetModel()
        self._shown = [
            row
            for row, line in zip(self.matrix.rows, self._lines, strict=True)
            if self._words in line and (row.needs_action or not self.only_action)
        ]
        self.endResetModel()

    def task(self, row: int) -> MatrixRow | None:
        """The subject of a row, as the worklist asks for its task."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def cell(self, row: int, column: int) -> Cell | None:
        """The visit at a place; None beside the visits."""
        found = self.task(row)
        return found.cells[column] if found is not None and 0 <= column < len(found.cells) else None

    def row_of(self, subject: str) -> int | None:
        return next((n for n, row in enumerate(self._shown) if row.subject == subject), None)

    @property
    def total(self) -> int:
        return len(self.matrix.rows)

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.matrix.visits) + 2

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return (*self.matrix.visits, QUERIES, WAITING)[section]
        row = self._shown[section]
        return f"{row.subject}\n{_site(row)}"

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return ", ".join(filter(None, (row.subject, title, self._text(row, index.column()))))
        return None

    def _text(self, row: MatrixRow, column: int) -> str:
        beside = column - len(row.cells)
        if beside < 0:
            return told(row.cells[column])
        if beside == 0:
            return str(row.queries)
        return NOT_WAITING if row.waiting_days is None else str(row.waiting_days)


def _site(row: MatrixRow) -> str:
    if row.images_final:
        final = tr("images final")
        return f"{row.site}, {final}" if row.site else final
    return row.site


def _line(row: MatrixRow) -> str:
    cells = [f"{cell.visit} {told(cell)}" for cell in row.cells]
    return " ".join((row.subject, _site(row), *cells)).lower()
