"""Words and icons of the matrix: each state is told by both, colour comes second (ST-3)."""

from recist_reader.reading.people.visit_matrix import Cell, CellState, MarkState
from recist_reader.ui.texts import plural, tr

STATE_WORDS = {
    CellState.NOTHING: tr("no images"),
    CellState.EXPECTED: tr("expected"),
    CellState.DUE: tr("due"),
    CellState.OVERDUE: tr("overdue"),
    CellState.NOT_DONE: tr("not done"),
    CellState.QUARANTINE: tr("quarantine"),
    CellState.UNREADABLE: tr("no CT or MR"),
    CellState.TO_RELEASE: tr("to release"),
    CellState.RELEASED: tr("released"),
}
STATE_ICONS = {
    CellState.NOTHING: ("none", "t3"),
    CellState.EXPECTED: ("clock", "t3"),
    CellState.DUE: ("clock", "acc"),
    CellState.OVERDUE: ("missing", "bad"),
    CellState.NOT_DONE: ("blocked", "t3"),
    CellState.QUARANTINE: ("shield", "warn"),
    CellState.UNREADABLE: ("missing", "warn"),
    CellState.TO_RELEASE: ("warning", "warn"),
    CellState.RELEASED: ("done-circle", "ok"),
}
MARK_WORDS = {
    MarkState.NONE: tr("nobody reads it"),
    MarkState.WAITING: tr("waits for the timepoint before"),
    MarkState.READY: tr("ready"),
    MarkState.OPEN: tr("open"),
    MarkState.LOCKED: tr("locked"),
    MarkState.CONFIRM: tr("to confirm"),
}
MARK_ICONS = {
    MarkState.NONE: ("none", "t3"),
    MarkState.WAITING: ("wait", "t3"),
    MarkState.READY: ("todo", "t2"),
    MarkState.OPEN: ("edit", "t1"),
    MarkState.LOCKED: ("lock", "ok"),
    MarkState.CONFIRM: ("unlock", "acc"),
}


def series_text(number: int) -> str:
    return plural(number, tr("1 series"), tr("{number} series"))


def late_text(days: int) -> str:
    return plural(days, tr("1 day late"), tr("{number} days late"))


def upper_line(cell: Cell) -> str:
    """What stands beside the icon: how many series are released, else the state."""
    return series_text(cell.series) if cell.state is CellState.RELEASED else STATE_WORDS[cell.state]


def lower_line(cell: Cell) -> str:
    """What stands below where no reader's mark does."""
    if cell.state is CellState.OVERDUE:
        return late_text(cell.days_late)
    return tr("{held} of {series}", held=cell.held, series=series_text(cell.series)) if cell.held else ""


def told(cell: Cell) -> str:
    """The whole cell in one line, for the filter and for who does not see it."""
    first = [STATE_WORDS[cell.state], lower_line(cell) or (series_text(cell.series) if cell.series else "")]
    marks = [f"{slot} {MARK_WORDS[state]}" for slot, state in cell.marks]
    return ", ".join(filter(None, [*first, *marks]))
