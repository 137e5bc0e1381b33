"""Records to rows of the log and back. Rows hold text, whole numbers, truth, lists and maps: no floats.

Millimetres are canonical decimal text (IN-115), positions have four decimals.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.recist.read import PartialDate
from recist_reader.trial.evidence import Measurement, Place
from recist_reader.trial.later_fields import later_fields
from recist_reader.trial.patch import Patch, Reason
from recist_reader.trial.people.signatures import SignatureRecord
from recist_reader.trial.records import (
    FindingRecord,
    KeyImageRecord,
    LesionRecord,
    LockRecord,
    ReadRecord,
    ReasonRecord,
    ResultRecord,
    TimepointRecord,
)
from recist_reader.trial.study_records import (
    AssignmentRecord,
    SeriesRecord,
    StudyRecord,
    SubjectRecord,
    VisitRecord,
)
from recist_reader.trial.visit_list import PlannedVisit, Repeat

READ_TABLES: dict[str, type] = {
    "read": ReadRecord,
    "timepoint": TimepointRecord,
    "lesion": LesionRecord,
    "measurement": Measurement,
    "finding_state": FindingRecord,
    "reason": ReasonRecord,
    "key_image": KeyImageRecord,
    "timepoint_result": ResultRecord,
    "lock_version": LockRecord,
    "signature": SignatureRecord,
}


_WITH_LATER_FIELDS = (
    PlannedVisit,
    Repeat,
    StudyRecord,
    SubjectRecord,
    AssignmentRecord,
    VisitRecord,
    SeriesRecord,
    ReadRecord,
    Place,
)

RowTypes = Mapping[str, type | Callable[[str], type]]
"""Table -> record of its rows, or what tells it by a row's key where a table has rows of several kinds."""


def position_text(value: float) -> str:
    """A coordinate with four decimals; minus zero is zero."""
    text = f"{value:.4f}"
    return "0.0000" if text == "-0.0000" else text


def death_date_row(value: date | PartialDate) -> str:
    """Return a date of death as its row has it: a day, or a month where the day is unknown (D-6)."""
    return value.isoformat() if isinstance(value, date) else f"{value.year:04d}-{value.month:02d}"


def death_date_from(row: str) -> date | PartialDate:
    """Return the date of death of a row; raises ValueError for what is no date."""
    if len(row) == len("2024-01"):
        return PartialDate(int(row[:4]), int(row[5:7]))
    return date.fromisoformat(row)


@cache
def converter() -> Converter:
    """The one converter; `cattrs` fills records from rows and refuses what does not fit."""
    made = Converter(forbid_extra_keys=True)
    made.register_unstructure_hook(Decimal, lambda v: format(v, "f"))
    made.register_structure_hook(Decimal, lambda v, _: _decimal(v))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda v, _: date.fromisoformat(v))
    for point in (PointLps, PixelPoint):
        made.register_unstructure_hook(point, lambda v: [position_text(c) for c in v])
    made.register_structure_hook(PointLps, lambda v, _: PointLps(*(float(c) for c in v)))
    made.register_structure_hook(PixelPoint, lambda v, _: PixelPoint(*(float(c) for c in v)))
    made.register_unstructure_hook(PartialDate, death_date_row)
    made.register_structure_hook_func(
        lambda kind: kind == date | PartialDate | None, lambda v, _: None if v is None else death_date_from(v)
    )
    for record in _WITH_LATER_FIELDS:
        omitted: dict[str, Any] = {name: override(omit_if_default=True) for name in later_fields(record)}
        made.register_unstructure_hook(record, make_dict_unstructure_fn(record, made, **omitted))
    return made


def _decimal(value: object) -> Decimal:
    if not isinstance(value, str):
        raise TypeError(f"a decimal is text in a row, not {type(value).__name__}")
    return Decimal(value)


def to_row(record: Any) -> Any:
    """Return the row of a record."""
    return converter().unstructure(record)


def from_row(table: str, row: Any, tables: dict[str, type] = READ_TABLES) -> Any:
    """Return the record of a row; raises where the row does not fit the table."""
    return converter().structure(row, tables[table])


def patch_to_rows(patch: Patch) -> dict[str, dict[str, Any]]:
    """Return a patch as the log keeps it."""
    return {
        table: {key: None if record is None else to_row(record) for key, record in rows.items()}
        for table, rows in patch.items()
    }


def patch_from_rows(rows: Patch, tables: RowTypes) -> dict[str, dict[str, Any]]:
    """Return a stored patch as records; tables not named are left as rows."""
    return {
        table: {
            key: row if row is None or table not in tables else _record_of(tables[table], key, row)
            for key, row in changed.items()
        }
        for table, changed in rows.items()
    }


def _record_of(kind: type | Callable[[str], type], key: str, row: Any) -> Any:
    return converter().structure(row, kind if isinstance(kind, type) else kind(key))


def reason_row(reason: Reason | None) -> dict[str, Any] | None:
    """Return the row of a reason."""
    return None if reason is None else to_row(reason)


def reason_from(row: dict[str, Any] | None) -> Reason | None:
    """Return the reason of a row."""
    return None if row is None else converter().structure(row, Reason)
