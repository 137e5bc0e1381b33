"""What a table file counts while it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from recist_reader.exports.column import Value


@dataclass
class Written:
    """Rows, cells that got an apostrophe (EXP-23), cells that were cut (EXP-24)."""

    rows: int = 0
    escaped_cells: int = 0
    truncated_cells: int = 0


class TableFile(Protocol):
    """A table file that is being written row by row; raises OSError where the disk fails."""

    written: Written

    def row(self, values: Sequence[Value]) -> None: ...

    def close(self) -> None:
        """Finish the file. Without it the file is not whole."""

    def abandon(self) -> None:
        """Let the file go; harmless after `close`."""
