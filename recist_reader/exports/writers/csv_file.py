"""Tables as CSV: RFC 4180, UTF-8, comma, CRLF, quotes only where needed (EXP-22)."""

import csv
from collections.abc import Sequence
from pathlib import Path

from recist_reader.exports.column import Column, Value
from recist_reader.exports.writers.text import is_text, one_line, plain
from recist_reader.exports.writers.written import Written
from recist_reader.recist.formula_guard import defused


class CsvFile:
    """A CSV file being written; its first line names the columns."""

    def __init__(self, path: Path, columns: Sequence[Column], *, bom: bool = False) -> None:
        self.written = Written()
        self._texts = [is_text(column) for column in columns]
        self._file = path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
        self._writer.writerow([column.name for column in columns])

    def row(self, values: Sequence[Value]) -> None:
        self._writer.writerow(
            [self._cell(value, text) for value, text in zip(values, self._texts, strict=True)]
        )
        self.written.rows += 1

    def _cell(self, value: Value, is_words: bool) -> str:
        text = plain(value)
        if not is_words:
            return text
        text, escaped = defused(text)
        self.written.escaped_cells += escaped
        return one_line(text)

    def close(self) -> None:
        self._file.close()

    def abandon(self) -> None:
        self._file.close()
