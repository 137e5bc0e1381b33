"""What can be exported: kind -> who may, what its folder holds. A new table is its file and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from recist_reader.exports.figures.part import FiguresPart
from recist_reader.exports.part import Part
from recist_reader.exports.reads_part import ReadsPart
from recist_reader.exports.table import AnyTable, StudyTable
from recist_reader.exports.table_part import TablePart
from recist_reader.exports.tables import (
    adjudication,
    agreement,
    audit,
    images,
    incomplete,
    lesions,
    measurements,
    outcomes,
    queries,
    reader_metrics,
    timepoints,
)
from recist_reader.trial.people.acts import Act

ALL = "all"


class Reads(Enum):
    """Whose values a kind needs."""

    NONE = 0
    COMPLETE = 1
    UNFINISHED = 2


@dataclass(frozen=True)
class Kind:
    """One word of the command line (1.1), with the act that says which roles may.

    `reads`: what of them goes into it: complete ones, those in work too, or nothing that their values are in.
    `in_all`: it is part of `all`. `is_trail`: every event counts for its cut.
    """

    name: str
    parts: tuple[Part, ...]
    act: Act = Act.EXPORT
    reads: Reads = Reads.COMPLETE
    in_all: bool = True
    is_trail: bool = False


def _table(table: AnyTable, act: Act = Act.EXPORT, reads: Reads = Reads.COMPLETE) -> Kind:
    return Kind(table.name, (TablePart(table),), act, reads)


_KINDS = (
    _table(lesions.TABLE),
    _table(measurements.TABLE),
    _table(timepoints.TABLE),
    _table(outcomes.TABLE),
    _table(adjudication.TABLE),
    Kind("agreement", (TablePart(agreement.TABLE), TablePart(agreement.PAIRS)), Act.SEE_RATES),
    _table(queries.TABLE, Act.EXPORT_WORK, Reads.NONE),
    _table(images.TABLE, Act.EXPORT_WORK),
    _table(reader_metrics.TABLE),
    _table(incomplete.TABLE, Act.SEE_TRAIL, Reads.UNFINISHED),
    Kind("audit", (TablePart(audit.TABLE),), Act.SEE_TRAIL, Reads.NONE, is_trail=True),
    Kind("figures", (FiguresPart(),)),
    Kind("reads", (ReadsPart(),)),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}

NAMES: tuple[str, ...] = (*KINDS, ALL)
"""The kinds as they are called on the command line."""


def everything(may: Callable[[Act], bool]) -> tuple[Kind, ...]:
    """The kinds of `all`: what the person may, less those that are asked for by name alone (1.1)."""
    return tuple(kind for kind in KINDS.values() if kind.in_all and may(kind.act))


def tables() -> tuple[AnyTable, ...]:
    """Every table that can be written, in the order of their kinds: what is explained to who opens them."""
    parts = (part for kind in KINDS.values() for part in kind.parts)
    return tuple(part.table for part in parts if isinstance(part, TablePart))


def act_of(part: Part) -> Act | None:
    """What a role must be allowed to have this part of a kind, beside the kind itself."""
    table = part.table if isinstance(part, TablePart) else None
    return table.act if isinstance(table, StudyTable) else None
