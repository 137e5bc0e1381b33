"""What a kind writes: the seam between the one export service and tables, documents, data sets, figures.

A part counts what it would write (`plan`) and writes it (`write`); both are generators that yield how many
reads are done since the last step, so that a run shows its progress and can be stopped at any of them.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Protocol

from recist_reader.exports.column import Column
from recist_reader.exports.cut import Cut
from recist_reader.exports.folder import PartialFolder
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.request import ExportRequest
from recist_reader.exports.writers.written import Written
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.acts import Act, may

Entry = dict[str, Any]
"""One file in the manifest (EXP-11)."""


@dataclass(frozen=True)
class Source:
    """What every part of a run is made from; `head` is the manifest without files and stamp."""

    study: StudySession
    cut: Cut
    request: ExportRequest
    head: dict[str, Any]

    def may(self, act: Act) -> bool:
        """Whether the role of this session may do something."""
        return may(self.study.seat.role, act)

    @cached_property
    def by_subject(self) -> tuple[tuple[LockedRead, ...], ...]:
        """The reads of each subject together, in order."""
        groups = groupby(self.cut.reads, key=lambda read: read.subject)
        return tuple(tuple(reads) for _, reads in groups)


@dataclass(frozen=True)
class Made:
    """The files of a part. `differences`: fields that come out otherwise when assessed again (EXP-110);
    `warnings`: what else a person should look at.
    """

    files: tuple[Entry, ...]
    differences: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


Making = Generator[int, None, Made]


class Part(Protocol):
    """One table, or files that belong together."""

    @property
    def name(self) -> str: ...

    def plan(self, source: Source) -> Making:
        """Count what would be written; no file is made."""

    def write(self, source: Source, folder: PartialFolder) -> Making:
        """Write the files. Raises OSError where the disk fails, ExportFault where data are at fault."""


def entry(
    name: str,
    table: str,
    *,
    columns: Sequence[Column] = (),
    written: Written | None = None,
    sha256: str | None = None,
) -> Entry:
    """A file as the manifest names it; `sha256` is None for a file that is only planned."""
    counted = written or Written()
    return {
        "name": name,
        "table": table,
        "rows": counted.rows,
        "columns": [{"name": c.name, "type": c.type.value, "meaning": c.meaning} for c in columns],
        "sha256": sha256,
        "escaped_cells": counted.escaped_cells,
        "truncated_cells": counted.truncated_cells,
    }
