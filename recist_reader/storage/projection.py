"""Current rows computed from events: the patch of an event, folding, comparing (IN-112, ST-2).

Pure: storage knows no domain here. A row is a JSON object; its place is stream, table, key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from recist_reader.storage.canonical import canonical_text
from recist_reader.storage.chain import Event
from recist_reader.storage.schema import KEPT_TABLES, ROW_TABLES

StreamRows = dict[str, dict[str, tuple[int, Any]]]
"""Table -> key -> (seq of the event that wrote it, row), of one stream."""


@dataclass(frozen=True)
class RowChange:
    """One row before and after; None is a row that is not there."""

    table: str
    key: str
    old: Any
    new: Any


def changes_of(payload: Mapping[str, Any]) -> list[RowChange]:
    """Return the row changes of a payload; raises ValueError for a patch that does not fit.

    `old` and `new` name the same rows; a table must be known; rows of kept tables are only added.
    """
    old, new = payload.get("old") or {}, payload.get("new") or {}
    if old.keys() != new.keys():
        raise ValueError("old and new name different tables")
    changes = []
    for table in new:
        if table not in ROW_TABLES:
            raise ValueError(f"no table {table!r} in a study file")
        if old[table].keys() != new[table].keys():
            raise ValueError(f"old and new name different rows of {table}")
        changes += [RowChange(table, key, old[table][key], new[table][key]) for key in new[table]]
    for change in changes:
        if change.table in KEPT_TABLES and (change.old is not None or change.new is None):
            raise ValueError(f"rows of {change.table} are only added")
    return changes


def fold(events: Iterable[Event], rows: StreamRows | None = None) -> StreamRows:
    """Return the rows after the events of one stream, in order.

    Raises ValueError naming table and key where `old` is not what stands there.
    """
    rows = {} if rows is None else rows
    for event in events:
        for change in changes_of(event.payload or {}):
            standing = rows.setdefault(change.table, {})
            before = standing.get(change.key, (0, None))[1]
            if before != change.old:
                raise ValueError(f"event {event.seq} changes {change.table} from what does not stand there")
            if change.new is None:
                standing.pop(change.key, None)
            else:
                standing[change.key] = (event.seq, change.new)
    return {table: standing for table, standing in rows.items() if standing}


def difference(live: StreamRows, folded: StreamRows) -> str | None:
    """Return the first table that differs from what the events give, or None; no content is told."""
    for table in sorted(live.keys() | folded.keys()):
        here, there = live.get(table, {}), folded.get(table, {})
        for key in sorted(here.keys() | there.keys()):
            if key not in here:
                return f"{table}: a row is missing"
            if key not in there:
                return f"{table}: a row that no event wrote"
            if here[key][0] != there[key][0] or canonical_text(here[key][1]) != canonical_text(there[key][1]):
                return f"{table}: a row is not what its event wrote"
    return None
