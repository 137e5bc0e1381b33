"""Which layout holds, and what the reader has put into it (7.4, VW-20, VW-21); no widget."""

from recist_reader.problem import Problem
from recist_reader.reading.read_session import ReadView
from recist_reader.trial.facts import BASELINE, SeriesFacts
from recist_reader.ui.reader.models.grid import (
    CURRENT,
    MOST,
    Cell,
    Grid,
    cell_of,
    earlier,
    first_grid,
    for_every_subject,
    hang_grid,
    resized,
    with_hung,
)
from recist_reader.ui.reader.models.hanging import LAYOUTS, Slot, hang, matched
from recist_reader.ui.texts import tr

GRID = 0
"""Number of the layout that is the reader's own grid; the others are those of 7.4."""
DEFAULT = 3
KEEPS_CURRENT = Problem(
    tr("the last viewport keeps the timepoint that is read"),
    tr("this viewport"),
    tr("Click another viewport first, or drop the series there"),
)
KEEPS_TIMEPOINT = Problem(
    tr("in this layout a viewport keeps its timepoint"),
    tr("this viewport"),
    tr("Choose a grid of viewports first"),
)


class Layouts:
    """The layout in use, the series chosen for timepoints (label -> UID), and the cells of the grid."""

    def __init__(self) -> None:
        self.number = DEFAULT
        self.chosen: dict[str, str] = {}
        self._compared = ("", "")  # at which timepoint the reader chose another one beside it, and which
        self.grid: Grid | None = None

    @property
    def is_grid(self) -> bool:
        return self.number == GRID and self.grid is not None

    @property
    def columns(self) -> int:
        """In how many columns the viewports stand."""
        return self.grid.columns if self.is_grid else MOST

    @property
    def named(self) -> tuple[str, str]:
        """The action that takes this layout, and how large it is where that can be chosen."""
        if self.is_grid:
            return "grid", f"{self.grid.rows} × {self.grid.columns}"
        return f"layout_{self.number}", ""

    def size(self, view: ReadView) -> tuple[int, int]:
        """Rows and columns of the grid; before the first one, of what hangs now."""
        return (1, len(self.slots(view))) if self.grid is None else (self.grid.rows, self.grid.columns)

    def own(self, view: ReadView) -> Grid:
        """What hangs now, by roles and kinds of series: to be kept for every subject."""
        slots = self.slots(view)
        if self.is_grid:
            return for_every_subject(self.grid, slots)
        cells = tuple(cell_of(view, slot.label) for slot in slots)
        return for_every_subject(Grid(1, len(slots), cells), slots)

    def slots(self, view: ReadView) -> tuple[Slot, ...]:
        """What stands in the viewports, row by row, the current timepoint last."""
        if self.is_grid:
            return hang_grid(view, self.grid, self.chosen)
        at, compared = self._compared
        return hang(view, self.number, self.chosen, compared if at == view.label else None)

    def take(self, view: ReadView, number: int) -> None:
        """Use a layout of 7.4; the grid stays as it is for the next time.

        One that shows the same at this timepoint is not carried on to the next, where it would not.
        """
        if number not in LAYOUTS:
            return
        before = DEFAULT if self.is_grid else self.number
        self._compared = ("", "")
        shows_same = hang(view, number, self.chosen) == hang(view, before, self.chosen)
        self.number = before if shows_same else number

    def take_grid(self, view: ReadView, rows: int, columns: int) -> None:
        """Use the grid with that many cells; what stood in it stays as far as there is room."""
        if self.grid is None:
            self.grid = first_grid(view, rows, columns, self.chosen)
        elif (self.grid.rows, self.grid.columns) != (rows, columns):
            self.grid = resized(view, self.grid, rows, columns, self.chosen)
        self.number = GRID

    def take_up(self, number: int, grid: Grid | None) -> None:
        """Go on with what was kept of a read (WL-4)."""
        self.grid = grid
        if number in LAYOUTS or (number == GRID and grid is not None):
            self.number = number

    def kept_grid(self, view: ReadView | None) -> Grid | None:
        """The grid as it is to be kept with the read, its series by name where they hang now."""
        if view is None or not self.is_grid:
            return self.grid
        return with_hung(self.grid, self.slots(view))

    def choose(self, view: ReadView, label: str, uid: str, active: int) -> Problem | None:
        """A series was clicked while viewport `active` (from 0) is the active one; says why it stays out."""
        slots = self.slots(view)
        if not self.is_grid:
            # At baseline the other viewport shows a second series of the same timepoint.
            is_second = label == BASELINE == view.label and active != len(slots) - 1
            self.chosen[f"{BASELINE}/2" if is_second else label] = uid
            return None
        if active == len(slots) - 1 and label != view.label:
            empty = [number for number, slot in enumerate(slots) if slot.series is None]
            same = [number for number, slot in enumerate(slots) if slot.label == label]
            if not empty + same:
                return KEEPS_CURRENT
            active = (empty + same)[0]
        return self.put(view, label, uid, active)

    def put(self, view: ReadView, label: str, uid: str, number: int) -> Problem | None:
        """Show a series in viewport `number`; says why it cannot stand there."""
        slots = self.slots(view)
        if not self.is_grid:
            if slots[number].label != label:
                return KEEPS_TIMEPOINT
            return self.choose(view, label, uid, number)
        if number < len(slots) - 1:
            self.grid = self.grid.with_cell(number, cell_of(view, label, uid))
        elif label == view.label:
            self.chosen[label] = uid
        else:
            return KEEPS_CURRENT
        return None

    def step_timepoint(self, view: ReadView, number: int, direction: int) -> bool:
        """An earlier (-1) or later locked timepoint in the comparison; False when there is none."""
        return (
            self._step_cell(view, number, direction) if self.is_grid else self._step_compared(view, direction)
        )

    def _step_compared(self, view: ReadView, direction: int) -> bool:
        """In the viewport before the current one."""
        slots, labels = self.slots(view), [at.label for at in earlier(view)]
        if len(slots) < 2 or slots[-2].label not in labels:
            return False
        others = {slot.label for slot in slots[:-2]}
        at = labels.index(slots[-2].label) + direction
        while 0 <= at < len(labels) and labels[at] in others:
            at += direction
        if not 0 <= at < len(labels):
            return False
        self._compared = view.label, labels[at]
        return True

    def _step_cell(self, view: ReadView, number: int, direction: int) -> bool:
        """In a cell of the grid; an empty one begins with the newest."""
        slots, labels = self.slots(view), [at.label for at in earlier(view)]
        slot = slots[number]
        at = labels.index(slot.label) + direction if slot.label in labels else len(labels) - 1
        if number == len(slots) - 1 or not 0 <= at < len(labels):
            return False
        like = slot.series or slots[-1].series
        series: SeriesFacts | None = matched(view.facts.at(labels[at]), like)
        cell = cell_of(view, labels[at], series.uid if series else "")
        self.grid = self.grid.with_cell(number, cell)
        return True

    def bring(self, view: ReadView, grid: Grid) -> None:
        """Use a grid that was kept; the series that is read is the one most like the last cell's."""
        *others, last = grid.cells
        series = matched(view.at, last.like) if last is not None and last.like is not None else None
        if series is not None:
            self.chosen[view.label] = series.uid
        self.grid, self.number = Grid(grid.rows, grid.columns, (*others, Cell(CURRENT))), GRID
