"""`subjects.csv`: from its text to subjects, with every fault named by row and column (ST-111, ST-116)."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recist_reader.recist.read import PartialDate
from recist_reader.said import phrase
from recist_reader.trial.study_decisions import SUBJECT_ID, SUBJECT_ID_RULE

KEY = "subject_id"
LONGEST_TEXT = 1000
NOT_KEPT = ("baseline_weight_kg", "height_cm", "sex")
"""Columns of the specification that nothing here needs yet: accepted, and said to be left out."""


@dataclass(frozen=True)
class CellFault:
    """One thing that is wrong; `row` is the line of the file, None for the whole of it."""

    row: int | None
    column: str
    value: str
    what: str
    remedy: str
    is_warning: bool = False


@dataclass(frozen=True)
class TableRow:
    """One subject of the table: its line, its id, and field of `SubjectRecord` -> value, of its columns."""

    row: int
    subject: str
    values: Mapping[str, Any]


@dataclass
class SubjectTable:
    """What was read: rows without a fault of their own, all faults and warnings, all ids that stand there."""

    rows: list[TableRow] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    named: set[str] = field(default_factory=set)


class _CellError(ValueError):
    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)


def _day(text: str) -> date | None:
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise _CellError(phrase("this is no ISO date"), phrase("Write it as 2024-01-31"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _CellError(phrase("there is no such day"), phrase("Check the date")) from None


def _death(text: str) -> date | PartialDate | None:
    if not _MONTH.fullmatch(text):
        return _day(text)
    first = _day(f"{text}-01")
    return None if first is None else PartialDate(first.year, first.month)


def _truth(text: str) -> bool:
    if text.casefold() not in ("", "true", "false"):
        raise _CellError(phrase("this is neither true nor false"), phrase("Write true or false"))
    return text.casefold() != "false"


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _CellError(phrase("the text is too long"), phrase("Use {count} characters", count=LONGEST_TEXT))
    return text


COLUMNS: dict[str, Callable[[str], Any]] = {
    "site": _text,
    "randomisation_date": _day,
    "death_date": _death,
    "last_known_alive_date": _day,
    "new_therapy_date": _day,
    "new_therapy_kind": _text,
    "withdrawal_date": _day,
    "clinical_deterioration_date": _day,
    "population_itt": _truth,
    "notes": _text,
}
"""Column beside `subject_id` -> how its cells are read; each is a field of `SubjectRecord` of that name."""


def decoded(content: bytes) -> str | CellFault:
    """Return the text of a table file: UTF-8, with or without a byte order mark (ST-116)."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        what, remedy = phrase("the text is not in UTF-8"), phrase("Save the table as CSV in UTF-8")
        return CellFault(row, "", "", what, remedy)


def read_subject_table(text: str) -> SubjectTable:
    """Return the table with every fault of its cells; comma or semicolon is told from the header line."""
    table = SubjectTable()
    lines = _lines(text, table)
    header = next(lines, None)
    if header is None:
        if not table.faults:
            what = phrase("the table is empty")
            table.faults.append(CellFault(None, "", "", what, phrase("Begin with a header line")))
        return table
    table.columns = tuple(name.strip() for name in header[1])
    table.faults += _header_faults(table.columns, header[0])
    if any(not fault.is_warning for fault in table.faults):
        return table
    first_row: dict[str, int] = {}
    for row, cells in lines:
        _read_row(table, row, [cell.strip() for cell in cells], first_row)
    return table


def _lines(text: str, table: SubjectTable) -> Iterator[tuple[int, list[str]]]:
    """Lines that hold something, each with its number; an unclosed quote ends them with a fault."""
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield row, cells
            row = reader.line_num + 1
    except csv.Error:
        what, remedy = phrase("quotes or characters are out of order"), phrase("Save the table as CSV anew")
        table.faults.append(CellFault(row, "", "", what, remedy))


def _header_faults(columns: tuple[str, ...], row: int) -> Iterator[CellFault]:
    if KEY not in columns:
        what = phrase("the column is missing")
        yield CellFault(row, KEY, "", what, phrase("Name the columns in the first line"))
    for place, column in enumerate(columns):
        if column in columns[:place]:
            what = phrase("the column stands there twice")
            yield CellFault(row, column, column, what, phrase("Take one of them out"))
        elif column in NOT_KEPT:
            what = phrase("this column is not taken over")
            yield CellFault(row, column, "", what, phrase("Nothing to do"), is_warning=True)
        elif column != KEY and column not in COLUMNS:
            known = ", ".join((KEY, *COLUMNS))
            what = phrase("unknown column")
            yield CellFault(row, column, column, what, phrase("Known are {columns}", columns=known))


def _read_row(table: SubjectTable, row: int, cells: list[str], first_row: dict[str, int]) -> None:
    before = len(table.faults)
    if len(cells) != len(table.columns):
        what = phrase("{count} cells, the header has {known}", count=len(cells), known=len(table.columns))
        table.faults.append(CellFault(row, "", "", what, phrase("Check separators and quotes")))
        return
    given = dict(zip(table.columns, cells, strict=True))
    subject = given[KEY]
    table.faults += _key_faults(row, subject, first_row)
    first_row.setdefault(subject, row)
    table.named.add(subject)
    values: dict[str, Any] = {}
    for column, cell in given.items():
        if not cell.isprintable():
            what, remedy = phrase("the cell has a control character"), phrase("Type it again")
            shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cell)
            table.faults.append(CellFault(row, column, shown, what, remedy))
        elif column in COLUMNS:
            try:
                values[column] = COLUMNS[column](cell)
            except _CellError as wrong:
                table.faults.append(CellFault(row, column, cell, wrong.what, wrong.remedy))
    if len(table.faults) == before:
        table.rows.append(TableRow(row, subject, values))


def _key_faults(row: int, subject: str, first_row: Mapping[str, int]) -> Iterator[CellFault]:
    if not subject:
        yield CellFault(row, KEY, "", phrase("the subject id is missing"), phrase("Give it"))
    elif not SUBJECT_ID.fullmatch(subject) and subject.isprintable():
        yield CellFault(row, KEY, subject, SUBJECT_ID_RULE, phrase("Choose another id"))
    elif subject in first_row:
        what = phrase("the subject stands in row {row} already", row=first_row[subject])
        yield CellFault(row, KEY, subject, what, phrase("Leave one of the two"))
