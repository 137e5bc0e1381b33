"""The columns that tables begin with (exports specification, section 2: A, B, C)."""

from datetime import date

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.locked_read import LockedRead
from recist_reader.recist.dates import response_date
from recist_reader.trial.facts import TimepointFacts

SUBJECT_COLUMNS = columns(
    ("study_id", "s", "title of the study"),
    ("subject_id", "s", "subject"),
)
READ_COLUMNS = (
    *SUBJECT_COLUMNS,
    *columns(
        ("reader", "c", "slot of the reader: R1, R2, ADJ"),
        ("reader_code", "s", "code of the reader in the study"),
        ("read_version", "i", "version of the read: the highest locked version of its timepoints"),
        ("charter_version", "s", "version of the study options in force"),
        ("rules_version", "s", "version of the rules when the timepoint was locked"),
        ("repeat", "b", "a hidden repeat read (RA-1)"),
    ),
)
TIMEPOINT_COLUMNS = (
    *READ_COLUMNS,
    *columns(
        ("timepoint", "s", "label of the timepoint: BL, TP1, TP2 ..."),
        ("visit", "s", "name of the visit"),
        ("visit_num", "i", "number of the scheduled visit, baseline 0"),
        ("scan_date", "d", "latest scan date of the timepoint (D-3)"),
        ("day", "i", "days from randomisation to scan_date, randomisation 0"),
    ),
)


def subject_cells(read: LockedRead) -> dict[str, Cell]:
    """Cells of the first columns of a row that belongs to a subject."""
    return {"study_id": read.study_id, "subject_id": read.subject}


def timepoint_cells(read: LockedRead, at: TimepointFacts) -> dict[str, Cell]:
    """Cells of the first columns of a row that belongs to a timepoint."""
    scanned = response_date(read.timepoint(at.label), read.options)
    no_date = Missing.NOT_COLLECTED if at.done else Missing.NOT_DONE
    start = read.facts.randomisation_date
    day: Cell = no_date
    if scanned is not None:
        day = Missing.NOT_COLLECTED if start is None else (scanned - start).days
    return {
        **subject_cells(read),
        "reader": read.slot,
        "reader_code": read.reader_code,
        "read_version": read.version,
        "charter_version": read.charter_version,
        "rules_version": read.rules_version(at.label),
        "repeat": False,
        "timepoint": at.label,
        "visit": read.visit_names.get(at.label),
        "visit_num": value_or(at.visit, Missing.NOT_APPLICABLE),
        "scan_date": value_or(scanned, no_date),
        "day": day,
    }


def day_between(start: str, end: str) -> int:
    """Whole days between two times as events have them."""
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
