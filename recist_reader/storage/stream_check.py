"""One stream of a study file, followed from its first event to its head: chain, head and rows (VF-1).

Events are read in short turns, so that a writer beside goes on; the last turn also reads head and rows, so
that all three belong to one moment.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from recist_reader.storage import log, schema
from recist_reader.storage.chain import Event, Head, break_in
from recist_reader.storage.codec import Codec
from recist_reader.storage.row_digests import RowDigests, Stored
from recist_reader.storage.snapshot import View

EVENTS_A_TURN = 1_000


@dataclass
class StreamCheck:
    """What was found in one stream; a fault is None while all holds."""

    study: str
    stream: str
    note: Callable[[Event], None]
    """Called with each event that continues the chain."""
    head: Head | None = None
    chain_fault: str | None = None
    head_fault: str | None = None
    rows_fault: str | None = None
    events: int = 0
    rows: int = 0
    _left: RowDigests = field(default_factory=RowDigests)

    def steps(self, view: View, codec: Codec) -> Iterator[int]:
        """Follow the stream; yield after each turn how many events it took.

        Raises DBAPIError where a page can't be read.
        """
        more = True
        while more:
            with view.turn() as connection:
                taken = self._follow(connection, codec)
                more = taken == EVENTS_A_TURN and self.chain_fault is None
                if not more:
                    self._look_at_head(connection)
                    self._look_at_rows(connection, codec)
            yield taken

    def _follow(self, connection: Connection, codec: Codec) -> int:
        """Take the next events in, up to the first that does not hold; return how many were there."""
        taken, after = 0, self.head.seq if self.head else 0
        try:
            for event in log.events(connection, codec, self.stream, after, EVENTS_A_TURN):
                taken += 1
                broken = break_in(self.study, self.head, event)
                if broken is None and event.payload is None:
                    broken = "the payload is missing"
                if broken is not None:
                    self.chain_fault = f"{self.stream} seq {event.seq}: {broken}"
                    return taken
                self._take(event)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            seq = self.head.seq + 1 if self.head else 1
            self.chain_fault = f"{self.stream} seq {seq}: damaged ({type(error).__name__})"
        return taken

    def _take(self, event: Event) -> None:
        self.head = event.head
        self.events += 1
        self.note(event)
        if self.rows_fault is None:
            try:
                self._left.follow(event)
            except ValueError as error:
                self.rows_fault = f"{self.stream}: {error}"

    def _look_at_head(self, connection: Connection) -> None:
        kept = log.head(connection, self.stream)
        if kept != (None if self.chain_fault else self.head):
            self.head_fault = f"{self.stream}: the head is not the newest event"

    def _look_at_rows(self, connection: Connection, codec: Codec) -> None:
        self.rows, differs = self._left.difference(_stored(connection, codec, self.stream))
        if self.chain_fault is not None:
            self.rows_fault = self.rows_fault or f"{self.stream}: not compared, its events do not hold"
        elif differs is not None:
            self.rows_fault = self.rows_fault or f"{self.stream}: {differs}"


def _stored(connection: Connection, codec: Codec, stream: str) -> Iterator[Stored]:
    for name in schema.ROW_TABLES:
        table = schema.row_tables[name]
        query = select(table.c.key, table.c.seq, table.c.body).where(table.c.stream == stream)
        for key, seq, body in connection.execute(query):
            yield name, key, seq, codec.unseal(body, (name, stream, key))
