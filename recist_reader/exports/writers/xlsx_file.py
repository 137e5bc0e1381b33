"""Tables as XLSX: numbers with their stored decimals, true dates, texts as texts (EXP-24).

XlsxWriter in constant memory; the workbook's own time is the cut, so that the bytes are those of the
data (EXP-12). Every text is written as a string: never a formula, a link or a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from recist_reader.exports.column import Column, Value
from recist_reader.exports.writers.json_file import compact
from recist_reader.exports.writers.text import is_text, plain
from recist_reader.exports.writers.written import Written
from recist_reader.recist.formula_guard import defused

MOST_ROWS = 1_048_575  # of a sheet, below its header
LONGEST_TEXT = 32_767
_WIDTHS = {"d": 11, "t": 28, "n": 11, "p": 9, "i": 7, "b": 6}


class XlsxFile:
    """A workbook being written: sheet `data` (and `data_2` ...), sheet `about`."""

    def __init__(
        self,
        path: Path,
        columns: Sequence[Column],
        about: Mapping[str, Any],
        *,
        cut: datetime,
        most_rows: int = MOST_ROWS,
    ) -> None:
        from xlsxwriter import Workbook

        self.written = Written()
        self._path, self._columns, self._about, self._most_rows = path, columns, about, most_rows
        self._workbook = Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                # Rows wait beside the file, not in a folder that others share.
                "tmpdir": str(path.parent),
            },
        )
        self._workbook.set_properties({"created": cut})
        self._header = self._workbook.add_format({"bold": True})
        self._formats: dict[str, Any] = {}
        self._sheet: Any = None
        self._line = 0
        self._sheets = 0
        self._next_sheet()

    def _next_sheet(self) -> None:
        self._finish_sheet()
        self._sheets += 1
        name = "data" if self._sheets == 1 else f"data_{self._sheets}"
        self._sheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, _WIDTHS.get(column.type.value, 16))
        for place, column in enumerate(self._columns):
            self._sheet.write_string(0, place, column.name, self._header)
        self._line = 1

    def _finish_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, max(self._line - 1, 0), len(self._columns) - 1)

    def row(self, values: Sequence[Value]) -> None:
        if self._line > self._most_rows:
            self._next_sheet()
        for place, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            if value is not None:
                self._cell(place, column, value)
        self._line += 1
        self.written.rows += 1

    def _cell(self, place: int, column: Column, value: Value) -> None:
        if isinstance(value, date):
            midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 (a day has no zone)
            self._sheet.write_datetime(self._line, place, midnight, self._format("yyyy-mm-dd"))
        elif isinstance(value, Decimal):
            self._sheet.write_number(self._line, place, float(value), self._format(_number_format(value)))
        elif isinstance(value, int) and not isinstance(value, bool):
            self._sheet.write_number(self._line, place, value, self._format("0"))
        else:
            self._text(place, column, plain(value))

    def _text(self, place: int, column: Column, text: str) -> None:
        if is_text(column):
            text, escaped = defused(text)
            self.written.escaped_cells += escaped
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            self.written.truncated_cells += 1
        self._sheet.write_string(self._line, place, text)

    def _format(self, number_format: str) -> Any:
        if number_format not in self._formats:
            self._formats[number_format] = self._workbook.add_format({"num_format": number_format})
        return self._formats[number_format]

    def close(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        self._finish_sheet()
        sheet = self._workbook.add_worksheet("about")
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 80)
        for line, (key, text) in enumerate(_about_lines(self._about)):
            sheet.write_string(line, 0, key, self._header)
            sheet.write_string(line, 1, text[:LONGEST_TEXT])
        try:
            self._workbook.close()
        except FileCreateError as error:
            raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from error

    def abandon(self) -> None:
        self._workbook.fileclosed = True  # else it complains, when it goes, that it was never closed
        for sheet in self._workbook.worksheets():
            sheet.row_data_fh.close()


def _number_format(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * decimals}" if decimals else "0"


def _about_lines(about: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in about.items():
        yield key, value if isinstance(value, str) else compact(value)
