"""What waits for the disk, in its lesions' rows: shown at once, said to be unsaved, in no sum (MT-10)."""

from dataclasses import replace

from recist_reader.trial.records import finding_key
from recist_reader.trial.state import ReadState
from recist_reader.ui.reader.panels.views.table import (
    CellStyle,
    CellView,
    LesionRow,
    LesionTableView,
    RowState,
    TableRow,
)
from recist_reader.ui.texts import tr


def unsaved_lesions(saved: ReadState, pending: ReadState, label: str) -> set[str]:
    """Ids of the lesions that differ between what is stored and what is kept to be stored."""
    return {
        lesion.id
        for state in (saved, pending)
        for uuid, lesion in state.lesions.items()
        if _rows(saved, label, uuid) != _rows(pending, label, uuid)
    }


def _rows(state: ReadState, label: str, uuid: str) -> tuple[object, ...]:
    key = finding_key(label, uuid)
    return state.lesions.get(uuid), state.findings.get(key), state.measurements.get(key)


def with_unsaved(saved: LesionTableView, pending: LesionTableView, unsaved: set[str]) -> LesionTableView:
    """Return the stored table with the rows of lesions that wait; sums and categories stay as stored."""
    current = next((n for n, column in enumerate(saved.columns) if column.current), 0)
    stored = {row.id: row for row in saved.rows if isinstance(row, LesionRow)}
    rows: list[TableRow] = []
    for row in pending.rows:
        if isinstance(row, LesionRow):
            rows.append(_waiting(row, current) if row.id in unsaved else stored.get(row.id, row))
        else:
            rows.append(next((kept for kept in saved.rows if type(kept) is type(row)), row))
    shown = {row.id for row in rows if isinstance(row, LesionRow)}
    for place, kept in enumerate(saved.rows):
        if isinstance(kept, LesionRow) and kept.id not in shown:  # its removal waits
            rows.insert(place, _waiting(kept, current))
    return replace(saved, rows=tuple(rows))


def _waiting(row: LesionRow, current: int) -> LesionRow:
    cells = list(row.cells)
    cells[current] = _waiting_cell(cells[current])
    return replace(row, cells=tuple(cells), state=RowState.UNSAVED)


def _waiting_cell(cell: CellView) -> CellView:
    note = tr("not saved")
    text = "" if cell.style is CellStyle.PROPOSED else cell.text
    spoken = f"{cell.spoken}, {note}"
    under = note if text else ""
    return replace(cell, text=text or note, under=under, key="", style=CellStyle.UNSAVED, spoken=spoken)
