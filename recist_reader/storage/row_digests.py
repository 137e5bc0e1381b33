"""The rows that a stream's events leave, kept as fingerprints: to compare with the stored ones (IN-112).

A stream may leave a hundred thousand rows; comparing their SHA-256 needs no row to be held.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from recist_reader.storage.canonical import canonical
from recist_reader.storage.chain import Event
from recist_reader.storage.projection import changes_of

Stored = tuple[str, str, int, str]
"""Table, key, seq of the event that wrote it, text of a stored row."""


class RowDigests:
    """The rows of one stream after the events followed so far."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[int, bytes]] = {}

    def follow(self, event: Event) -> None:
        """Take the next event in; raises ValueError where it changes what does not stand there."""
        for change in changes_of(event.payload or {}):
            place = (change.table, change.key)
            _seq, standing = self._rows.get(place, (0, None))
            if standing != (None if change.old is None else _digest(change.old)):
                raise ValueError(f"event {event.seq} changes {change.table} from what does not stand there")
            if change.new is None:
                self._rows.pop(place, None)
            else:
                self._rows[place] = (event.seq, _digest(change.new))

    def difference(self, stored: Iterable[Stored]) -> tuple[int, str | None]:
        """Return how many stored rows there are, and the first that differs; no content is told.

        Ends the following: what was compared is let go.
        """
        count, differs = 0, None
        for table, key, seq, text in stored:
            count += 1
            wanted = self._rows.pop((table, key), None)
            if wanted is None:
                differs = differs or f"{table}: a row that no event wrote"
            elif wanted != (seq, hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()):
                differs = differs or f"{table}: a row is not what its event wrote"
        for table, _key in sorted(self._rows):
            differs = differs or f"{table}: a row is missing"
        self._rows.clear()
        return count, differs


def _digest(row: Any) -> bytes:
    return hashlib.sha256(canonical(row)).digest()
