"""Writes `docs/export-columns.md` from the tables that are exported: python -m tests.exports.columns_page"""

from pathlib import Path

from recist_reader.exports.column import CellType, Missing
from recist_reader.exports.registry import tables
from recist_reader.exports.table import AnyTable
from recist_reader.ui.start.export_words import KINDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "export-columns.md"

INTRODUCTION = """# Columns of the exported tables

Every column of every table. Written from the tables themselves by `python -m tests.exports.columns_page`; a
test keeps the two in step. How the files are made, and how to read them, is in [getting the reads
out](exports.md).
"""

TYPES = {
    CellType.TEXT: "text",
    CellType.CODED: "code",
    CellType.INTEGER: "whole number",
    CellType.DECIMAL: "decimal, as stored",
    CellType.PERCENT: "percent, one decimal",
    CellType.DATE: "date",
    CellType.TIME: "time, UTC",
    CellType.TRUTH: "Y or N",
}


def page() -> str:
    """The page as it should stand."""
    types = "\n".join(f"| `{kind.value}` | {words} |" for kind, words in TYPES.items())
    codes = ", ".join(f"`{code}`" for code in Missing)
    head = f"{INTRODUCTION}\n| type | meaning |\n|---|---|\n{types}\n\nCodes of the last column, `missing`: "
    head += f"{codes}.\n"
    return "\n".join((head, *map(_section, tables())))


def _section(table: AnyTable) -> str:
    _name, meaning = KINDS.get(table.name, ("", "the pairs of values that the statistics come from"))
    rows = "\n".join(f"| `{c.name}` | {c.type.value} | {c.meaning} |" for c in table.columns)
    head = f"## {table.name}\n\n{meaning[:1].upper()}{meaning[1:]}.\n"
    return f"{head}\n| column | type | meaning |\n|---|---|---|\n{rows}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
