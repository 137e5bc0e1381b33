"""Reads as CSV in long form: one row per patient, timepoint and lesion.

Columns: patient, timepoint, visit, date, lesion, role, organ, nodal, state, mm. The timepoint `BL`,
`B` or `baseline`, or visit 0, is the baseline. A row without date is a visit that was not done; a row
without lesion tells only that its timepoint was. What CSV does not carry (options, randomisation,
schedule) stands at its default. Faults name the line where JSON has a pointer.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from recist_reader.recist.document import FORMAT, VERSION, ReadsDocument, reads_of
from recist_reader.recist.document_fields import DocumentProblem, Place, date_of
from recist_reader.recist.formula_guard import restored

COLUMNS = ("patient", "timepoint", "visit", "date", "lesion", "role", "organ", "nodal", "state", "mm")
_ROLES = {"target": "targets", "non_target": "non_targets", "new": "new_lesions"}
_BASELINE = ("bl", "b", "baseline")
_TRUE, _FALSE = ("true", "y", "yes", "1"), ("false", "n", "no", "0")
_MOST_DIGITS_OF_VISIT = 6

Row = Mapping[str, str]


class _Table:
    """Collects the rows of one file into a document of the JSON form, with the line of each part."""

    def __init__(self) -> None:
        self.patients: list[dict[str, Any]] = []
        self.pointers: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.problems: list[DocumentProblem] = []

    def document(self) -> dict[str, Any]:
        return {"format": FORMAT, "version": VERSION, "patients": self.patients}

    def fail(self, line: int, row: Row, what: str, remedy: str) -> None:
        place = Place(f"line {line}", row.get("patient") or None, row.get("timepoint") or None)
        self.problems.append(DocumentProblem(place, what, remedy))

    def patient(self, name: str, line: int) -> tuple[str, dict[str, Any]]:
        pointer = self.pointers.get(name)
        if pointer is not None:
            return pointer, self.patients[int(pointer.rpartition("/")[2])]
        made: dict[str, Any] = {"id": name, "targets": [], "non_targets": []}
        made |= {"baseline": None, "timepoints": []}
        pointer = self.pointers[name] = f"/patients/{len(self.patients)}"
        self.patients.append(made)
        self.lines[pointer] = line
        return pointer, made


def load_long_form(text: str) -> ReadsDocument:
    """Read a CSV; never raises for what stands in it."""
    table = _Table()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        wrong = _header_problem(header)
        if wrong is not None:
            return ReadsDocument(problems=(wrong,), is_refused=True)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _take(table, reader.line_num, header, cells)
    except csv.Error as broken:
        what = f"it is not CSV: {broken}"
        place = Place(f"line {reader.line_num}")
        return ReadsDocument(problems=(DocumentProblem(place, what, "Mend the file"),), is_refused=True)
    return _with_lines(table, reads_of(table.document()))


def _header_problem(header: Iterable[str]) -> DocumentProblem | None:
    named = list(header)
    missing = [column for column in COLUMNS if column not in named]
    unknown = [column for column in named if column not in COLUMNS]
    if not missing and not unknown and len(set(named)) == len(named):
        return None
    told = [f"column {name!r} is missing" for name in missing]
    told += [f"column {name!r} is unknown" for name in unknown]
    what = "; ".join(told) or "a column stands twice"
    return DocumentProblem(Place("line 1"), what, f"The columns are {', '.join(COLUMNS)}")


def _take(table: _Table, line: int, header: list[str], cells: list[str]) -> None:
    if len(cells) != len(header):
        table.fail(line, {}, f"the row has {len(cells)} cells, not {len(header)}", "Mend the row")
        return
    # A spreadsheet's guard against formulas is taken away once (EXP-23).
    row = {name: restored(cell.strip()) for name, cell in zip(header, cells, strict=True)}
    if not row["patient"] or not row["timepoint"]:
        table.fail(line, row, "patient or timepoint is empty", "Give both in each row")
        return
    pointer, patient = table.patient(row["patient"], line)
    at, at_pointer = _timepoint(table, pointer, patient, row, line)
    if at is not None and row["lesion"]:
        _lesion(table, pointer, patient, (at, at_pointer), row, line)


def _timepoint(
    table: _Table, pointer: str, patient: dict[str, Any], row: Row, line: int
) -> tuple[dict[str, Any] | None, str]:
    if row["visit"] and (not row["visit"].isdecimal() or len(row["visit"]) > _MOST_DIGITS_OF_VISIT):
        table.fail(line, row, f"visit {row['visit']!r} is not a whole number", "Give a number or nothing")
        return None, pointer
    day = date_of(row["date"])
    if row["date"] and day is None:
        table.fail(line, row, f"{row['date']!r} is not a date", "Give a full date as YYYY-MM-DD")
        return None, pointer
    if row["timepoint"].lower() in _BASELINE or row["visit"] == "0":
        if patient["baseline"] is None:
            patient["baseline"] = {"date": None, "targets": {}, "non_targets": {}, "lesion_dates": {}}
            table.lines[f"{pointer}/baseline"] = line
        at, at_pointer = patient["baseline"], f"{pointer}/baseline"
    else:
        at, at_pointer = _follow_up(table, pointer, patient, row, line)
    if day is not None:
        _note_date(at, row, day.isoformat())
    return at, at_pointer


def _follow_up(
    table: _Table, pointer: str, patient: dict[str, Any], row: Row, line: int
) -> tuple[dict[str, Any], str]:
    for place, at in enumerate(patient["timepoints"]):
        if at["id"] == row["timepoint"]:
            return at, f"{pointer}/timepoints/{place}"
    made: dict[str, Any] = {"id": row["timepoint"], "visit": int(row["visit"]) if row["visit"] else None}
    made |= {"date": None, "done": False, "targets": {}, "non_targets": {}}
    made |= {"new_lesions": [], "lesion_dates": {}}
    patient["timepoints"].append(made)
    at_pointer = f"{pointer}/timepoints/{len(patient['timepoints']) - 1}"
    table.lines[at_pointer] = line
    return made, at_pointer


def _note_date(at: dict[str, Any], row: Row, day: str) -> None:
    """The earliest date of a timepoint's rows is its date; lesions on other days keep theirs (D-1)."""
    if "done" in at:
        at["done"] = True
    before = at["date"]
    if before is None or day < before:
        at["date"] = day
    if row["lesion"]:
        at["lesion_dates"][row["lesion"]] = day


def _lesion(
    table: _Table,
    pointer: str,
    patient: dict[str, Any],
    at_place: tuple[dict[str, Any], str],
    row: Row,
    line: int,
) -> None:
    at, at_pointer = at_place
    key = _ROLES.get(row["role"].replace("-", "_"))
    nodal = row["nodal"].lower()
    if key is None:
        table.fail(line, row, f"unknown role {row['role']!r}", f"Known: {', '.join(_ROLES)}")
    elif key not in at:
        table.fail(line, row, "a new lesion stands at baseline", "Record it from the next timepoint on")
    elif nodal not in ("", *_TRUE, *_FALSE):
        table.fail(line, row, f"nodal {row['nodal']!r} is neither true nor false", "Give true or false")
    else:
        given: dict[str, Any] = {"organ": row["organ"]} if row["organ"] else {}
        given |= {"nodal": nodal in _TRUE} if nodal else {}
        state = {"state": row["state"] or None} | ({"mm": row["mm"]} if row["mm"] else {})
        if key == "new_lesions":
            at[key].append({"id": row["lesion"], "state": state["state"], **given})
            table.lines[f"{at_pointer}/{key}/{len(at[key]) - 1}"] = line
            return
        if row["lesion"] in at[key]:
            table.fail(line, row, f"lesion {row['lesion']!r} stands twice", "Give each lesion once")
        at[key][row["lesion"]] = state
        table.lines[f"{at_pointer}/{key}/{row['lesion']}"] = line
        if at is patient["baseline"] or patient["baseline"] is None:
            declared: list[dict[str, Any]] = patient[key]
            if all(other["id"] != row["lesion"] for other in declared):
                declared.append({"id": row["lesion"], **given})
                table.lines[f"{pointer}/{key}/{len(declared) - 1}"] = line


def _with_lines(table: _Table, document: ReadsDocument) -> ReadsDocument:
    """Put lines for pointers, and leave out whose rows are faulty.

    A row that does not say whose it is may be the new lesion of any patient: then nobody is assessed.
    """
    faulty = {problem.place.patient for problem in table.problems}
    is_refused = document.is_refused or None in faulty
    reads = () if is_refused else tuple(read for read in document.reads if read.subject not in faulty)
    problems = (*table.problems, *(_with_line(table, problem) for problem in document.problems))
    return replace(document, reads=reads, problems=problems, is_refused=is_refused)


def _with_line(table: _Table, problem: DocumentProblem) -> DocumentProblem:
    pointer, rest = problem.place.pointer, ""
    while pointer and pointer not in table.lines:
        pointer, _, last = pointer.rpartition("/")
        rest = f"/{last}{rest}"
    if not pointer:
        return problem
    return replace(problem, place=replace(problem.place, pointer=f"line {table.lines[pointer]}{rest}"))
