"""Who read a subject twice, and what the adjudicator made of it: all that rates need, and no value (RA)."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from recist_reader.analysis.reads import Adjudication


class JudgedRead(Protocol):
    """Who read, and when the read was complete."""

    @property
    def reader(self) -> str: ...

    @property
    def completed_on(self) -> datetime.date | None: ...


class JudgedPair(Protocol):
    """Two complete reads of one subject; `PairOfReads` is one, with all its values."""

    @property
    def first(self) -> JudgedRead: ...

    @property
    def second(self) -> JudgedRead: ...

    @property
    def adjudication(self) -> Adjudication | None: ...

    @property
    def is_repeat(self) -> bool: ...

    @property
    def decided(self) -> Adjudication | None: ...


@dataclass(frozen=True)
class ReadBy:
    """A complete read of which nothing is known but its reader and its end."""

    reader: str
    completed_on: datetime.date | None = None


@dataclass(frozen=True)
class JudgedCase:
    """A pair of complete reads as a manager may know it (RO-1): R1's first."""

    first: ReadBy
    second: ReadBy
    adjudication: Adjudication | None = None

    @property
    def is_repeat(self) -> bool:
        """Both reads are of one reader (RA-1)."""
        return self.first.reader == self.second.reader

    @property
    def decided(self) -> Adjudication | None:
        """The adjudication once it is signed."""
        signed = self.adjudication is not None and self.adjudication.decision is not None
        return self.adjudication if signed else None
