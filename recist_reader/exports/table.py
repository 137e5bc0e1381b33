"""Export tables: their columns, and how reads or the study become rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from recist_reader.exports.column import MISSING_COLUMN, Cell, Column, Value, finished
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.part import Source
from recist_reader.said import Said
from recist_reader.trial.people.acts import Act

Cells = Mapping[str, Cell]
FinishedRow = tuple[Value, ...]
Batches = Iterator[tuple[int, list[FinishedRow]]]
"""Rows as they stand in the file, a few at a time, with how many reads they finish."""

_AT_ONCE = 500


class AnyTable(Protocol):
    """What a file of rows is written from."""

    @property
    def name(self) -> str: ...

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def batches(self, source: Source) -> Batches: ...

    def remarks(self, source: Source) -> tuple[Said, ...]:
        """What a person should look at in the rows."""


@dataclass(frozen=True)
class Table:
    """A table of reads. `rows` yields the rows of all reads of one subject, in any order.

    `order` names the columns by which a subject's rows are sorted, by code point (EXP-12). `has_final`: the
    subject's result stands in rows of its own, as reader FINAL. `remark` tells what to look at, of all reads.
    """

    name: str
    described: tuple[Column, ...]
    rows: Callable[[Sequence[LockedRead]], Iterator[Cells]]
    order: tuple[str, ...]
    has_final: bool = False
    remark: Callable[[Sequence[LockedRead]], Said | None] = lambda _reads: None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the file: those of the table and, last, the missing codes."""
        return (*self.described, MISSING_COLUMN)

    def batches(self, source: Source) -> Batches:
        """The rows of each subject."""
        for reads in source.by_subject:
            yield len(reads), self.finished_rows(reads, source.request.reader)

    def finished_rows(self, reads: Sequence[LockedRead], reader: str | None = None) -> list[FinishedRow]:
        """The rows of one subject as they stand in the file; of one reader, where FINAL has its own."""
        asked = reader if self.has_final else None
        rows = (cells for cells in self.rows(reads) if asked in (None, cells["reader"]))
        ordered = sorted(rows, key=lambda cells: tuple(str(cells[name]) for name in self.order))
        return [finished(self.described, cells) for cells in ordered]

    def remarks(self, source: Source) -> tuple[Said, ...]:
        found = self.remark(source.cut.reads)
        return () if found is None else (found,)


@dataclass(frozen=True)
class StudyTable:
    """A table of the study itself. `rows` yields its rows; without `order` they stay as they come.

    `act`: what a role must be allowed beside the kind, else there is no such file in its folder.
    """

    name: str
    described: tuple[Column, ...]
    rows: Callable[[Source], Iterator[Cells]]
    order: tuple[str, ...] = ()
    act: Act | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the file: those of the table and, last, the missing codes."""
        return (*self.described, MISSING_COLUMN)

    def batches(self, source: Source) -> Batches:
        """The rows, some hundreds at a time: a trail need not be held in memory."""
        rows = self.rows(source)
        if self.order:
            rows = iter(sorted(rows, key=lambda cells: tuple(str(cells[name]) for name in self.order)))
        while some := [finished(self.described, cells) for cells in islice(rows, _AT_ONCE)]:
            yield 0, some

    def remarks(self, source: Source) -> tuple[Said, ...]:  # noqa: ARG002 - the protocol's shape
        return ()
