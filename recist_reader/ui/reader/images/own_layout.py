"""The reader's own layout: kept per person on this computer, without a word of any subject (VW-21, BN-4)."""

import json
import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path

from platformdirs import user_config_path

from recist_reader.trial.facts import SeriesLabel
from recist_reader.ui.reader.models.grid import CURRENT, MOST, Cell, Grid
from recist_reader.ui.reader.models.hanging import Likeness

_ROLE = re.compile(r"[BPNC]|-[1-9]\d?")


def keep_own_layout(grid: Grid) -> bool:
    """Keep a grid of roles and likeness for every subject; False where the folder cannot be written."""
    body = {"rows": grid.rows, "columns": grid.columns, "cells": [_as_row(cell) for cell in grid.cells]}
    try:
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        making = file.with_suffix(".new")
        making.write_text(json.dumps(body), "utf-8")
        making.replace(file)
    except OSError:
        return False
    return True


def own_layout() -> Grid | None:
    """The grid that was kept; None where there is none, or none that this version can read."""
    stored: object = None
    with suppress(OSError, ValueError):
        stored = json.loads(_file().read_text("utf-8"))
    try:
        return _grid(stored)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None


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


def _file() -> Path:
    return user_config_path("recist-reader", appauthor=False) / "layout.json"
