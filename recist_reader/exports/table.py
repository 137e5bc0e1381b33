"""An export table: its columns and how a subject's reads become rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recist_reader.exports.column import MISSING_COLUMN, Cell, Column, Value, finished
from recist_reader.exports.cut import LockedRead

Cells = Mapping[str, Cell]


@dataclass(frozen=True)
class Table:
    """One table. `rows` yields the rows of all reads of one subject, in any order.

    `order` names the columns by which a subject's rows are sorted, by code point (EXP-12).
    """

    name: str
    described: tuple[Column, ...]
    rows: Callable[[Sequence[LockedRead]], Iterator[Cells]]
    order: tuple[str, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the file: those of the table and, last, the missing codes."""
        return (*self.described, MISSING_COLUMN)

    def finished_rows(self, reads: Sequence[LockedRead]) -> list[tuple[Value, ...]]:
        """The rows of one subject as they stand in the file."""
        ordered = sorted(self.rows(reads), key=lambda cells: tuple(str(cells[name]) for name in self.order))
        return [finished(self.described, cells) for cells in ordered]
