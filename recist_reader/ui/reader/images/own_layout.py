"""The reader's own layouts: kept per person on this computer, without a word of any subject (VW-21, BN-4)."""

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from recist_reader.durable import replace_text
from recist_reader.problem import Problem
from recist_reader.trial.facts import SeriesLabel
from recist_reader.ui.reader.models.grid import CURRENT, MOST, Cell, Grid
from recist_reader.ui.reader.models.hanging import Likeness
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.own_files import settings_file

MOST_LAYOUTS = 9
LONGEST_NAME = 30
FILE, DAMAGED_FILE, FORMER_FILE = "layouts.json", "layouts.damaged.json", "layout.json"
FORMER_NAME = tr("Own")
_ROLE = re.compile(r"[BPNC]|-[1-9]\d?")


@dataclass
class OwnLayouts:
    """Layouts by name, in the order in which they were kept; `last` was used last.

    `problem` says what of the file cannot be read; the rest holds.
    """

    grids: dict[str, Grid] = field(default_factory=dict)
    last: str = ""
    problem: Problem | None = None

    def free_name(self) -> str:
        """A name that no layout has."""
        numbered = (tr("Layout {number}", number=number) for number in range(1, MOST_LAYOUTS + 2))
        return next(name for name in numbered if name not in self.grids)

    def keep(self, name: str, grid: Grid) -> None:
        """Keep a grid under a name; one that had it gives way in its place."""
        self.grids[name] = grid
        self.last = name

    def rename(self, name: str, other: str) -> None:
        """Give a layout another name, at its place."""
        self.grids = {other if one == name else one: grid for one, grid in self.grids.items()}
        self.last = other if self.last == name else self.last

    def remove(self, name: str) -> None:
        """Forget a layout."""
        self.grids.pop(name, None)

    def refusal(self, name: str, renamed: str | None = None) -> str:
        """Why a layout cannot be kept, or `renamed` be called, by a name; empty: it can."""
        if not name:
            return tr("the layout needs a name")
        if renamed is not None and name != renamed and name in self.grids:
            return tr("another layout has that name")
        if renamed is None and name not in self.grids and len(self.grids) >= MOST_LAYOUTS:
            return tr(
                "{most} layouts are kept already; remove one, or keep it by its name", most=MOST_LAYOUTS
            )
        return ""


def cleaned(name: str) -> str:
    """A name as it is kept: single spaces, not too long."""
    return " ".join(name.split())[:LONGEST_NAME].strip()


def own_layouts() -> OwnLayouts:
    """What is kept; where nothing of it can be read, none with its problem."""
    try:
        stored = json.loads(_file(FILE).read_text("utf-8"))
    except FileNotFoundError:
        return _former()
    except (OSError, ValueError):
        return OwnLayouts(problem=_problem(tr("the file of your own layouts cannot be read")))
    rows = stored.get("layouts") if isinstance(stored, dict) else None
    if not isinstance(rows, list):
        return OwnLayouts(problem=_problem(tr("the file of your own layouts is damaged")))
    grids = {row["name"]: grid for row in rows if (grid := _readable(row)) is not None and _has_name(row)}
    lost = len(rows) - len(grids)
    what = tr("{lost} of your own layouts cannot be read", lost=lost)
    return OwnLayouts(grids, str(stored.get("last", "")), _problem(what) if lost else None)


def store_layouts(layouts: OwnLayouts) -> bool:
    """Write the layouts for every subject; False where the folder cannot be written.

    A file of which something could not be read is put beside before.
    """
    rows = [{"name": name, **_as_grid_row(grid)} for name, grid in layouts.grids.items()]
    file = _file(FILE)
    try:
        if layouts.problem is not None:
            file.replace(_file(DAMAGED_FILE))
        replace_text(file, json.dumps({"last": layouts.last, "layouts": rows}))
    except OSError:
        return False
    return True


def _former() -> OwnLayouts:
    """The one layout of the versions before, until the first is kept anew."""
    try:
        grid = _readable(json.loads(_file(FORMER_FILE).read_text("utf-8")))
    except (OSError, ValueError):
        grid = None
    return OwnLayouts() if grid is None else OwnLayouts({FORMER_NAME: grid}, FORMER_NAME)


def _problem(what: str) -> Problem:
    remedy = tr("Keep them anew; what cannot be read is put beside as {file}", file=DAMAGED_FILE)
    return Problem(what, FILE, remedy)


def _has_name(row: dict[str, object]) -> bool:
    name = row.get("name")
    return isinstance(name, str) and bool(name) and cleaned(name) == name


def _readable(stored: object) -> Grid | None:
    try:
        return _grid(stored)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None


def _as_grid_row(grid: Grid) -> dict[str, object]:
    return {"rows": grid.rows, "columns": grid.columns, "cells": [_as_row(cell) for cell in grid.cells]}


def _as_row(cell: Cell | None) -> dict[str, object] | None:
    if cell is None:
        return None
    if cell.like is None:
        return {"role": cell.role}
    label, thickness = cell.like.label, cell.like.thickness_mm
    return {
        "role": cell.role,
        "modality": label.modality,
        "region": list(label.region),
        "phase": label.phase,
        "kernel": label.kernel,
        "thickness_mm": None if thickness is None else str(thickness),
    }


def _grid(stored: object) -> Grid:
    """Raises KeyError, TypeError or ValueError where it is no grid."""
    if not isinstance(stored, dict):
        raise ValueError("a grid is an object")
    rows, columns, cells = stored["rows"], stored["columns"], stored["cells"]
    if rows not in range(1, MOST + 1) or columns not in range(1, MOST + 1) or len(cells) != rows * columns:
        raise ValueError("a grid has up to four rows and columns")
    made = tuple(None if row is None else _cell(row) for row in cells)
    if made[-1] is None or made[-1].role != CURRENT:
        raise ValueError("the last cell is the current timepoint's")
    return Grid(rows, columns, made)


def _cell(row: dict[str, object]) -> Cell:
    role = str(row["role"])
    if not _ROLE.fullmatch(role):
        raise ValueError("there is no such role")
    if "modality" not in row:
        return Cell(role)
    label = SeriesLabel(
        str(row["modality"]),
        tuple(map(str, row["region"])),  # type: ignore[call-overload]
        str(row["phase"]),
        str(row["kernel"]),
    )
    thickness = None if row["thickness_mm"] is None else Decimal(str(row["thickness_mm"]))
    if thickness is not None and not thickness.is_finite():
        raise ValueError("a thickness is a number")
    return Cell(role, like=Likeness(label, thickness))


def _file(name: str) -> Path:
    return settings_file(name)
