"""Text of a cell in files that spreadsheets open: numbers, dates, and formulas made inert (EXP-20 to 23)."""

from datetime import date
from decimal import Decimal

from recist_reader.exports.column import TEXTS, Column, Value

FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
_INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad")


def is_formula_like(text: str) -> bool:
    """Whether the first character that is not blank would start a formula (EXP-23)."""
    for character in text:
        if character in FORMULA_STARTS:
            return True
        if not (character.isspace() or character in _INVISIBLE):
            return False
    return False


def defused(text: str) -> tuple[str, bool]:
    """Return the text with a leading apostrophe where it looks like a formula, and whether it got one."""
    return (f"'{text}", True) if is_formula_like(text) else (text, False)


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
