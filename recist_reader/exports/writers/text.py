"""Text of a cell in files that spreadsheets open: numbers, dates, words on one line (EXP-20 to 22)."""

from datetime import date
from decimal import Decimal

from recist_reader.exports.column import TEXTS, Column, Value


def one_line(text: str) -> str:
    """Line ends and tabs become one space each (EXP-22)."""
    return text.replace("\r\n", " ").translate({ord(c): " " for c in "\r\n\t\v\f\u0085\u2028\u2029"})


def plain(value: Value) -> str:
    """A value as text: decimals as stored, ISO dates, Y and N; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def is_text(column: Column) -> bool:
    """Whether a column holds words, which may look like a formula; numbers never do."""
    return column.type in TEXTS
