"""What can be exported: kind -> who may, what its folder holds. A new table is its file and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from recist_reader.exports.part import Part
from recist_reader.exports.reads_part import ReadsPart
from recist_reader.exports.table import Table
from recist_reader.exports.table_part import TablePart
from recist_reader.exports.tables import lesions, outcomes, timepoints
from recist_reader.trial.people.acts import Act

ALL = "all"


@dataclass(frozen=True)
class Kind:
    """One word of the command line (1.1), with the act that says which roles may.

    `has_reads`: values of complete reads go into it. `in_all`: it is part of `all`.
    """

    name: str
    parts: tuple[Part, ...]
    act: Act = Act.EXPORT
    has_reads: bool = True
    in_all: bool = True


_KINDS = (
    Kind("lesions", (TablePart(lesions.TABLE),)),
    Kind("timepoints", (TablePart(timepoints.TABLE),)),
    Kind("outcomes", (TablePart(outcomes.TABLE),)),
    Kind("reads", (ReadsPart(),)),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}

NAMES: tuple[str, ...] = (*KINDS, ALL)
"""The kinds as they are called on the command line."""


def everything(may: Callable[[Act], bool]) -> tuple[Kind, ...]:
    """The kinds of `all`: what the person may, less those that are asked for by name alone (1.1)."""
    return tuple(kind for kind in KINDS.values() if kind.in_all and may(kind.act))


def tables() -> tuple[Table, ...]:
    """Every table that can be written, in the order of their kinds: what is explained to who opens them."""
    parts = (part for kind in KINDS.values() for part in kind.parts)
    return tuple(part.table for part in parts if isinstance(part, TablePart))
