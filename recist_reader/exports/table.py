"""An export table: its columns and how a subject's reads become rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recist_reader.exports.column import MISSING_COLUMN, Cell, Column, Value, finished
from recist_reader.exports.locked_read import LockedRead

Cells = Mapping[str, Cell]
FinishedRow = tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """One table. `rows` yields the rows of all reads of one subject, in any order.

    `order` names the columns by which a subject's rows are sorted, by code point (EXP-12). `has_final`: the
    subject's result stands in rows of its own, as reader FINAL.
    """

    name: str
    described: tuple[Column, ...]
    rows: Callable[[Sequence[LockedRead]], Iterator[Cells]]
    order: tuple[str, ...]
    has_final: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the file: those of the table and, last, the missing codes."""
        return (*self.described, MISSING_COLUMN)

    def finished_rows(self, reads: Sequence[LockedRead], reader: str | None = None) -> list[FinishedRow]:
        """The rows of one subject as they stand in the file; of one reader, where FINAL has its own."""
        asked = reader if self.has_final else None
        rows = (cells for cells in self.rows(reads) if asked in (None, cells["reader"]))
        ordered = sorted(rows, key=lambda cells: tuple(str(cells[name]) for name in self.order))
        return [finished(self.described, cells) for cells in ordered]
