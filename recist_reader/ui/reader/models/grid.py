"""The reader's free grid: what stands in which cell, found again at any timepoint and subject (VW-21)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.facts import BASELINE, SeriesFacts, TimepointFacts
from recist_reader.trial.series_order import ranked
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.models.hanging import Likeness, Slot, main_series, matched, phase_warning
from recist_reader.ui.reader.panels.views.marks import Shape

MOST = 4  # rows, and columns
CURRENT = Shape.CURRENT.value
EMPTY = Slot("", (), None)


@dataclass(frozen=True)
class Cell:
    """What one viewport shows, said by what it is.

    `role` is the letter of a compared timepoint, or "-2" for the second one before the current. `uid` is
    the series where it was chosen; `like` what it is like where it was chosen for another subject.
    """

    role: str
    uid: str = ""
    like: Likeness | None = None


@dataclass(frozen=True)
class Grid:
    """Cells row by row; None is left empty. The last one is the current timepoint's (VW-16)."""

    rows: int
    columns: int
    cells: tuple[Cell | None, ...]

    def with_cell(self, number: int, cell: Cell) -> "Grid":
        """The grid with another cell of that number, from 0."""
        return replace(self, cells=(*self.cells[:number], cell, *self.cells[number + 1 :]))


def first_grid(view: ReadView, rows: int, columns: int, chosen: Mapping[str, str]) -> Grid:
    """Baseline, prior, nadir and other earlier timepoints from old to new, then the other series of now."""
    cells = list(_earlier_cells(view))[: rows * columns - 1]
    cells.sort(key=lambda cell: view.facts.order_of(_label_of(view, cell)))
    return _filled(rows, columns, [*cells, *_other_series(view, chosen)])


def resized(view: ReadView, grid: Grid, rows: int, columns: int, chosen: Mapping[str, str]) -> Grid:
    """Another number of cells: what was there stays in its order, what comes first is added."""
    kept = [cell for cell in grid.cells[:-1] if cell is not None]
    taken = {(_label_of(view, cell), cell.uid) for cell in kept}
    labels = {label for label, _ in taken}
    added = [cell for cell in _earlier_cells(view) if _label_of(view, cell) not in labels]
    added += [cell for cell in _other_series(view, chosen) if (view.label, cell.uid) not in taken]
    return _filled(rows, columns, [*kept, *added])


def cell_of(view: ReadView, label: str, uid: str = "") -> Cell:
    """The cell that shows a timepoint by the role it has now."""
    if label == view.label:
        return Cell(CURRENT, uid)
    shapes = comparison(view).shapes(label)
    for shape in (Shape.BASELINE, Shape.PRIOR, Shape.NADIR):
        if shape in shapes:
            return Cell(shape.value, uid)
    labels = [at.label for at in earlier(view)]
    return Cell(str(labels.index(label) - len(labels)), uid)


def earlier(view: ReadView) -> list[TimepointFacts]:
    """Timepoints before the current one that have images, the oldest first."""
    return [at for at in view.facts.timepoints[: view.facts.order_of(view.label)] if at.done]


def hang_grid(view: ReadView, grid: Grid, chosen: Mapping[str, str]) -> tuple[Slot, ...]:
    """Return a viewport for each cell, row by row.

    A cell is empty where its timepoint is not there, or stands under another role already: two roles on
    one timepoint share a viewport (7.4). `chosen` names the reader's series of a timepoint, as for the
    other layouts; the last cell has no other choice.
    """
    main = main_series(view.at, chosen)
    roles = {} if main is None else {main.uid: CURRENT}
    times = Counter(roles.keys())
    slots = []
    for cell in grid.cells[:-1]:
        slot = EMPTY if cell is None else _slot(view, cell, main, chosen)
        if cell is not None and slot.series is not None:
            uid = slot.series.uid
            is_asked_for = cell.uid == uid or roles.setdefault(uid, cell.role) == cell.role
            slot = replace(slot, nth=times[uid]) if is_asked_for else EMPTY
            times[uid] += is_asked_for
        slots.append(slot)
    return (*slots, Slot(view.label, _shapes(view, view.label), main))


def with_hung(grid: Grid, slots: tuple[Slot, ...]) -> Grid:
    """The grid with the series that stand in its cells now, to be kept with the read."""
    cells = [
        cell if cell is None or slot.series is None else replace(cell, uid=slot.series.uid)
        for cell, slot in zip(grid.cells, slots, strict=True)
    ]
    return replace(grid, cells=(*cells[:-1], grid.cells[-1]))


def for_every_subject(grid: Grid, slots: tuple[Slot, ...]) -> Grid:
    """The grid by roles and likeness alone: nothing in it tells of the subject."""

    def plain(cell: Cell | None, slot: Slot) -> Cell | None:
        if cell is None:
            return None
        series = slot.series
        like = cell.like if series is None else Likeness(series.label, series.thickness_mm)
        return Cell(cell.role, like=like)

    pairs = zip(grid.cells, slots, strict=True)
    return replace(grid, cells=tuple(plain(cell, slot) for cell, slot in pairs))


def _filled(rows: int, columns: int, cells: list[Cell]) -> Grid:
    room = rows * columns - 1
    padding = [None] * max(room - len(cells), 0)
    return Grid(rows, columns, (*cells[:room], *padding, Cell(CURRENT)))


def _earlier_cells(view: ReadView) -> Iterator[Cell]:
    """One for each earlier timepoint: those that are compared first, then the newer before the older."""
    roles, labels = comparison(view), [at.label for at in reversed(earlier(view))]
    wanted = (roles.baseline, roles.prior, roles.nadir, *labels)
    for label in dict.fromkeys(label for label in wanted if label in labels):
        yield cell_of(view, label)


def _other_series(view: ReadView, chosen: Mapping[str, str]) -> Iterator[Cell]:
    """The current timepoint's stacks beside the one that is read."""
    main = main_series(view.at, chosen)
    for series in ranked(view.at):
        if series.is_stack and series is not main:
            yield Cell(CURRENT, series.uid)


def _timepoint_of(view: ReadView, role: str) -> TimepointFacts | None:
    roles, before = comparison(view), earlier(view)
    named = {
        CURRENT: roles.current,
        Shape.BASELINE.value: roles.baseline,
        Shape.PRIOR.value: roles.prior,
        Shape.NADIR.value: roles.nadir,
    }
    if role in named:
        return view.facts.at(named[role] or "")
    back = -int(role)
    return before[-back] if back <= len(before) else None


def _label_of(view: ReadView, cell: Cell) -> str:
    at = _timepoint_of(view, cell.role)
    return "" if at is None else at.label


def _shapes(view: ReadView, label: str) -> tuple[Shape, ...]:
    if label == view.label == BASELINE:
        return (Shape.BASELINE, Shape.CURRENT)
    return comparison(view).shapes(label)


def _slot(view: ReadView, cell: Cell, main: SeriesFacts | None, chosen: Mapping[str, str]) -> Slot:
    at = _timepoint_of(view, cell.role)
    if at is None:
        return EMPTY
    wanted = _wanted(view, at, cell)
    series = wanted or at.series_by_uid(chosen.get(at.label, "")) or matched(at, main)
    warning = "" if wanted is not None else phase_warning(series, main)
    return Slot(at.label, _shapes(view, at.label), series, warning)


def _wanted(view: ReadView, at: TimepointFacts, cell: Cell) -> SeriesFacts | None:
    """The series chosen, or the one most like it where that belongs to another timepoint or subject."""
    chosen = at.series_by_uid(cell.uid)
    if chosen is not None:
        return chosen
    known = (other.series_by_uid(cell.uid) for other in view.facts.timepoints)
    like = next((series for series in known if series is not None), cell.like)
    return matched(at, like) if like is not None else None
