"""Writes `docs/events.md` from the list of changes and the records: python -m tests.reading.events_page"""

import dataclasses
import types
import typing
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.reading.edit_events import TABLES
from recist_reader.recist.read import PartialDate
from recist_reader.trial.changes import CHANGES, Change
from recist_reader.trial.people.query_records import QUERY_ROWS, query_row_type
from recist_reader.trial.people.records import ACCOUNT_ROWS, account_row_type

PAGE = Path(__file__).resolve().parents[2] / "docs" / "events.md"

INTRODUCTION = """# Events

Every change that a study file can hold. Written from the code by `python -m tests.reading.events_page`; a
test keeps the two in step. The list is closed: another name is refused. A name is never reused, and events
are never rewritten (IN-127).

The payload of every event has `change`, `old`, `new` and `reason`. `old` and `new` map table -> row key ->
row; a row is null where it is not there. An *edit* also has `timepoint` (label of the open timepoint),
`undoes` (id of the event it takes back) and `drawn_at` (when it was made, where it had to wait for the
disk, IN-135); each is null where it does not apply. A *note* says that something happened: no state is
built from it, and the further fields of its payload are named with it. `reason` is null or has `text`,
`entry` (of a list) and `check` (the edit check it answers).

Millimetres are decimal text, positions have four decimals (IN-115), dates are ISO 8601 text, a point is a
list of decimal text. What is kept beside the payload (who, when, in which chain) is in
[study-file.md](study-file.md).
"""

PLAIN = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    Decimal: "decimal text",
    date: "date",
    PartialDate: "month (yyyy-mm)",
    PointLps: "point, LPS mm",
    PixelPoint: "point, pixels (column, row)",
    Any: "any",
    types.NoneType: "null",
}
ELSEWHERE = {
    "instance": "The slices of a series in viewing order with their blobs, as the image store has them.",
    "source_file": "One import: `import/SUBJECT/UUID` says whose images came in, `files/SUBJECT/UUID` has the"
    " fingerprints of the files that it read.",
    "anchor": "Fingerprint of all heads -> how many streams it covers (AU-8).",
}


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION, "## Changes\n", _changes_table(), "## Rows\n"]
    used = {table for change in CHANGES.values() for table in change.tables}
    parts += [_rows_of(table) for table in sorted(used)]
    values = _value_classes()
    parts += ["## Values inside rows\n", *(_fields_of(kind.__name__, kind) for kind in values)]
    return "\n".join(parts)


def _changes_table() -> str:
    lines = ["| change | type | tables or fields | can be undone | meaning |", "|---|---|---|---|---|"]
    lines += [_change_line(name, change) for name, change in CHANGES.items()]
    return "\n".join(lines) + "\n"


def _change_line(name: str, change: Change) -> str:
    names = ", ".join(f"`{item}`" for item in (*change.tables, *change.fields))
    kind = "note" if change.is_note else "yes" if change.undoable else "no"
    return f"| `{name}` | `{change.type}` | {names} | {kind} | {change.meaning} |"


def _rows_of(table: str) -> str:
    if table not in TABLES:
        return f"### `{table}`\n\n{ELSEWHERE[table]}\n"
    return "\n".join(_fields_of(title, kind) for title, kind in _kinds_of(table).items())


def _kinds_of(table: str) -> dict[str, type]:
    """Title -> record of a table's rows: one, or one for each form of a row's key."""
    kind = TABLES[table]
    if isinstance(kind, type):
        return {table: kind}
    forms = {account_row_type: ACCOUNT_ROWS, query_row_type: QUERY_ROWS}[kind]
    return {f"{table}`, key `{form}": record for form, record in forms.items()}


def _fields_of(title: str, kind: type) -> str:
    text = " ".join((kind.__doc__ or "").split())
    about = "" if text.startswith(f"{kind.__name__}(") else f"{text}\n\n"
    hints = typing.get_type_hints(kind)
    lines = [f"| `{f.name}` | {_type_text(hints[f.name])} |" for f in dataclasses.fields(kind)]
    return f"### `{title}`\n\n{about}| field | content |\n|---|---|\n" + "\n".join(lines) + "\n"


def _type_text(kind: Any) -> str:
    if kind in PLAIN:
        return PLAIN[kind]
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(_type_text(item) for item in inside)
    if origin is tuple:
        if inside[-1] is Ellipsis:
            return f"list of {_type_text(inside[0])}"
        return f"list: {', '.join(_type_text(item) for item in inside)}"
    if origin is not None and issubclass(origin, typing.Mapping):
        return f"map of {_type_text(inside[1])}"
    if issubclass(kind, Enum):
        return ", ".join(f"`{item.value}`" for item in kind)
    return f"`{kind.__name__}`"


def _value_classes() -> list[type]:
    """Record classes that stand inside rows, in the order in which they are met."""
    met: dict[type, None] = {}
    queue = [kind for table in sorted(TABLES) for kind in _kinds_of(table).values()]
    while queue:
        for hint in typing.get_type_hints(queue.pop(0)).values():
            for inside in _classes_in(hint):
                if dataclasses.is_dataclass(inside) and inside not in PLAIN and inside not in met:
                    met[inside] = None
                    queue.append(inside)
    return list(met)


def _classes_in(hint: Any) -> list[type]:
    inside = typing.get_args(hint)
    if not inside:
        return [hint] if isinstance(hint, type) else []
    return [kind for item in inside for kind in _classes_in(item)]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
