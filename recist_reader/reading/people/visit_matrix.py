"""Subjects against visits as the manager's page shows them: images, and each reader's timepoints (WL-6).

Of the reads nothing is told but the states of their timepoints (RO-1).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recist_reader.problem import Refusal
from recist_reader.reading.people.progress import ReadProgress, SubjectProgress, VisitProgress, progress_of
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.labels import label_order
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.visit_dates import DueState


class CellState(StrEnum):
    """How the images of one visit stand."""

    NOTHING = "nothing"  # neither there nor planned
    EXPECTED = "expected"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_DONE = "not_done"
    QUARANTINE = "quarantine"
    UNREADABLE = "unreadable"  # images, but none that a size read shows
    TO_RELEASE = "to_release"
    RELEASED = "released"


class MarkState(StrEnum):
    """How one timepoint stands in one read."""

    NONE = "none"  # not released, or nobody reads it
    WAITING = "waiting"  # for the timepoint before (SQ-1)
    READY = "ready"
    OPEN = "open"
    LOCKED = "locked"
    CONFIRM = "confirm"


NEEDS_ACTION = frozenset(
    {CellState.OVERDUE, CellState.QUARANTINE, CellState.UNREADABLE, CellState.TO_RELEASE}
)
RECEIVED = frozenset({CellState.QUARANTINE, CellState.UNREADABLE, CellState.TO_RELEASE, CellState.RELEASED})

_MARKS = {
    TimepointState.OPEN: MarkState.OPEN,
    TimepointState.LOCKED: MarkState.LOCKED,
    TimepointState.NEEDS_CONFIRMATION: MarkState.CONFIRM,
}


@dataclass(frozen=True)
class Cell:
    """One visit of a subject. `days_late`: since its window closed; `marks`: (place, state) of each read."""

    visit: str
    state: CellState
    series: int = 0
    held: int = 0
    days_late: int = 0
    label: str | None = None
    marks: tuple[tuple[str, MarkState], ...] = ()


@dataclass(frozen=True)
class MatrixRow:
    """One subject; `cells` in the order of the matrix' visits."""

    subject: str
    site: str
    cells: tuple[Cell, ...]
    queries: int
    waiting_days: int | None
    images_final: bool

    @property
    def needs_action(self) -> bool:
        """The manager is to do something: images, a visit that is overdue, or a query."""
        return self.queries > 0 or any(cell.state in NEEDS_ACTION for cell in self.cells)


@dataclass(frozen=True)
class Counts:
    """Of the whole study. `due`: visits whose day has come; `to_lock`: released, for each assigned read."""

    received: int
    due: int
    released: int
    to_check: int
    locked: int
    to_lock: int


@dataclass(frozen=True)
class Matrix:
    """All subjects, each with a cell for every visit that any of them has or is to have."""

    visits: tuple[str, ...] = ()
    rows: tuple[MatrixRow, ...] = ()

    @property
    def counts(self) -> Counts:
        """Return what stands above the table."""
        cells = [cell for row in self.rows for cell in row.cells]
        states = [cell.state for cell in cells]
        marks = [state for cell in cells for _slot, state in cell.marks]
        received = sum(state in RECEIVED for state in states)
        return Counts(
            received,
            received + states.count(CellState.OVERDUE) + states.count(CellState.DUE),
            states.count(CellState.RELEASED),
            received - states.count(CellState.RELEASED),
            marks.count(MarkState.LOCKED),
            len(marks) - marks.count(MarkState.NONE),
        )


def matrix_of(study: StudySession) -> Matrix | Refusal:
    """Return the matrix as of today. Refused to other roles (RO-1). Raises StudyFault."""
    progress = progress_of(study)
    if isinstance(progress, Refusal):
        return progress
    begun = {stream.removeprefix("read:"): rows for stream, rows in study.file.all_rows("timepoint").items()}
    own: dict[str, dict[str, Mapping[str, str]]] = {}
    for uuid, assignment in study.state.assignments.items():
        if not assignment.void:
            states = {label: str(row["state"]) for label, row in begun.get(uuid, {}).items()}
            own.setdefault(assignment.subject, {})[assignment.slot] = states
    names = _names(study.state, progress)
    today = study.today()
    return Matrix(
        names, tuple(_row(study.state, row, names, own.get(row.subject, {}), today) for row in progress)
    )


def _names(state: StudyState, progress: Collection[SubjectProgress]) -> tuple[str, ...]:
    """Every visit's name once: planned and numbered ones by number, then the others by name."""
    numbers = {visit.name: visit.number for visit in state.visits.values()}
    planned = state.planned_visits
    found = {visit.name for row in progress for visit in row.visits}

    def place(name: str) -> tuple[bool, int, str]:
        number = planned.number_of(name) if planned is not None else None
        number = numbers.get(name) if number is None else number
        return number is None, number or 0, name

    return tuple(sorted(found, key=place))


def _row(
    state: StudyState,
    row: SubjectProgress,
    names: tuple[str, ...],
    begun: Mapping[str, Mapping[str, str]],
    today: date,
) -> MatrixRow:
    visits = {visit.name: visit for visit in row.visits}
    labels = sorted((v.label for v in row.visits if v.label is not None), key=label_order)
    marks = {read.slot: dict(_marks(read, labels, begun.get(read.slot, {}), row)) for read in row.reads}
    cells = []
    for name in names:
        visit = visits.get(name)
        if visit is None:
            cells.append(Cell(name, CellState.NOTHING))
            continue
        series = state.series_of(row.subject, name)
        held = sum(one.state == "quarantined" for one in series)
        late = (today - visit.until).days if visit.state is DueState.OVERDUE and visit.until else 0
        shown = _cell_state(visit, held)
        told = tuple((slot, of[visit.label]) for slot, of in marks.items() if visit.label in of)
        told = told if shown in RECEIVED else ()
        cells.append(Cell(name, shown, len(series), held, late, visit.label, told))
    final = state.subjects[row.subject].images_final
    return MatrixRow(row.subject, row.site, tuple(cells), row.open_queries, row.waiting_days, final)


def _cell_state(visit: VisitProgress, held: int) -> CellState:
    if visit.state is DueState.NOT_DONE:
        return CellState.NOT_DONE
    if held:
        return CellState.QUARANTINE
    if visit.is_received:
        if not visit.is_checked:
            return CellState.UNREADABLE
        return CellState.RELEASED if visit.label is not None else CellState.TO_RELEASE
    if visit.state is DueState.RECEIVED:
        return CellState.NOTHING
    return CellState(str(visit.state))


def _marks(
    read: ReadProgress, labels: list[str], begun: Mapping[str, str], row: SubjectProgress
) -> Iterator[tuple[str, MarkState]]:
    """Label -> state: ready is the first that is not locked, those after it wait (SQ-1)."""
    not_done = {v.label for v in row.visits if v.state is DueState.NOT_DONE}
    is_next = read.reader is not None
    for label in labels:
        if label in not_done:
            continue
        stored = begun.get(label)
        if stored is not None:
            mark = _MARKS[TimepointState(stored)]
            is_next = is_next and mark is MarkState.LOCKED
        elif read.reader is None:
            mark = MarkState.NONE
        else:
            mark, is_next = (MarkState.READY if is_next else MarkState.WAITING), False
        yield label, mark
