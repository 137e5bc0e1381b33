"""Columns and cells of an export table: types, missing codes, one finished row (EXP-20, EXP-21).

A cell is either a value of its column's type, or the `Missing` code that says why it is empty. Numbers
and dates are never empty without a code: `finished` raises where a table forgets it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class CellType(StrEnum):
    """Type of a column (EXP-20)."""

    TEXT = "s"
    CODED = "c"
    INTEGER = "i"
    DECIMAL = "n"  # exact, as stored
    PERCENT = "p"  # one decimal (N-3)
    DATE = "d"
    TIME = "t"  # UTC, ending in Z
    TRUTH = "b"


class Missing(StrEnum):
    """Why a cell is empty (EXP-21)."""

    NOT_DONE = "NOT_DONE"
    NOT_EVALUABLE = "NOT_EVALUABLE"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    NO_BASELINE = "NO_BASELINE"
    PARTIAL_SUM = "PARTIAL_SUM"
    UNDEFINED = "UNDEFINED"  # percent of a reference that is 0 (N-4)
    NOT_REACHED = "NOT_REACHED"
    NOT_COLLECTED = "NOT_COLLECTED"
    TOO_FEW = "TOO_FEW"  # fewer than ten subjects (RA-2)
    WITHHELD = "WITHHELD"  # not for this role (EXP-1)


Value = str | int | Decimal | date | bool | None
Cell = Value | Missing

_PYTHON_TYPES: Mapping[CellType, type] = {
    CellType.TEXT: str,
    CellType.CODED: str,
    CellType.INTEGER: int,
    CellType.DECIMAL: Decimal,
    CellType.PERCENT: Decimal,
    CellType.DATE: date,
    CellType.TIME: str,
    CellType.TRUTH: bool,
}
_NEEDS_CODE = frozenset({CellType.INTEGER, CellType.DECIMAL, CellType.PERCENT, CellType.DATE})
TEXTS = frozenset({CellType.TEXT, CellType.CODED, CellType.TIME})


@dataclass(frozen=True)
class Column:
    """One column: its name in the file, its type, and what it means (for the manifest)."""

    name: str
    type: CellType
    meaning: str


def columns(*described: tuple[str, str, str]) -> tuple[Column, ...]:
    """Return columns from (name, type letter, meaning)."""
    return tuple(Column(name, CellType(letter), meaning) for name, letter, meaning in described)


MISSING_COLUMN = Column("missing", CellType.TEXT, "why a cell is empty: column:CODE, joined by semicolons")


def finished(described: Iterable[Column], cells: Mapping[str, Cell]) -> tuple[Value, ...]:
    """Return a row in column order with its last cell, the missing codes (EXP-21).

    Raises KeyError for a column without cell, ValueError for a number or date that is empty without a
    code, TypeError for a value of another type: faults of the table, never of what was read.
    """
    row: list[Value] = []
    codes: list[str] = []
    for column in described:
        cell = cells[column.name]
        if isinstance(cell, Missing):
            codes.append(f"{column.name}:{cell.value}")
            row.append(None)
            continue
        if cell is None or cell == "":
            if column.type in _NEEDS_CODE:
                raise ValueError(f"{column.name} is empty and no code says why")
            row.append(None)
            continue
        is_mistaken_truth = isinstance(cell, bool) and column.type is not CellType.TRUTH
        if is_mistaken_truth or not isinstance(cell, _PYTHON_TYPES[column.type]):
            raise TypeError(f"{column.name} is of type {column.type}, not {type(cell).__name__}")
        row.append(cell)
    return (*row, ";".join(codes) or None)


def value_or(value: Value, missing: Missing) -> Cell:
    """Return the value, or the code where there is none."""
    return missing if value is None else value
