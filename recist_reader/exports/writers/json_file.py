"""Tables as JSON: `{"meta", "columns", "rows"}`, one row a line, cells in column order (EXP-11).

Exact decimals are texts, as in the interchange format; percentages and whole numbers are numbers.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from recist_reader.exports.column import CellType, Column, Value
from recist_reader.exports.writers.written import Written


class JsonFile:
    """A JSON table being written."""

    def __init__(self, path: Path, columns: Sequence[Column], about: Mapping[str, Any]) -> None:
        self.written = Written()
        self._types = [column.type for column in columns]
        self._file = path.open("w", encoding="utf-8", newline="\n")
        described = [{"name": c.name, "type": c.type.value, "meaning": c.meaning} for c in columns]
        self._file.write(f'{{"meta": {compact(about)},\n"columns": {compact(described)},\n"rows": [')

    def row(self, values: Sequence[Value]) -> None:
        cells = [_json(value, kind) for value, kind in zip(values, self._types, strict=True)]
        self._file.write(("," if self.written.rows else "") + "\n" + compact(cells))
        self.written.rows += 1

    def close(self) -> None:
        self._file.write("\n]}\n")
        self._file.close()

    def abandon(self) -> None:
        self._file.close()


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _json(value: Value, kind: CellType) -> Any:
    if isinstance(value, Decimal):
        # A percentage has one decimal and prints as it stands.
        return float(value) if kind is CellType.PERCENT else format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
