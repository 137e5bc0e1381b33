"""The one shape of everything that happens: an edit is a patch of rows, with the rows before it.

Undo is the same edit with old and new exchanged; rebuilding a state is a fold over patches; an
audit reads old and new side by side (AU-3). Rows are frozen records here and JSON in the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Rows = Mapping[str, Any]
Patch = Mapping[str, Mapping[str, Any]]
"""Table name -> row key -> record, None where the row is not there."""


@dataclass(frozen=True)
class Reason:
    """Why something was done: an entry of a list, a text, the check it answers."""

    text: str
    entry: str | None = None
    check: str | None = None


@dataclass(frozen=True)
class Edit:
    """One act of a person: what changed, from what, to what, and why.

    `change` is a name of `changes.CHANGES`. `undoes` is the id of the event that this one reverses
    (or, for a redo, of the undo that it reverses). `drawn_at` stands where an edit waited in the
    queue before it could be stored (IN-135).
    """

    change: str
    old: Patch
    new: Patch
    timepoint: str | None = None
    reason: Reason | None = None
    undoes: str | None = None
    drawn_at: str | None = None

    def reversed_as(self, change: str, undoes: str) -> "Edit":
        """The edit that takes this one back (IN-113)."""
        return Edit(change, self.new, self.old, self.timepoint, None, undoes)


@dataclass(frozen=True)
class Recorded:
    """An edit with the id of the event that made it durable."""

    event_id: str
    edit: Edit


Tables = Mapping[str, Rows]


def patched(tables: Tables, patch: Patch) -> dict[str, Rows]:
    """Return the tables with the patch applied; the given ones stay as they are."""
    result = dict(tables)
    for table, changes in patch.items():
        rows = dict(result.get(table, {}))
        for key, row in changes.items():
            if row is None:
                rows.pop(key, None)
            else:
                rows[key] = row
        result[table] = rows
    return result


def rows_before(tables: Tables, patch: Patch) -> dict[str, dict[str, Any]]:
    """Return the old side of a patch: what stands now where the patch will write."""
    return {
        table: {key: tables.get(table, {}).get(key) for key in changes} for table, changes in patch.items()
    }


@dataclass(frozen=True)
class History:
    """What can be undone and redone in the open timepoint (MT-11); survives a restart with the log."""

    done: tuple[Recorded, ...] = field(default=())
    undone: tuple[Recorded, ...] = field(default=())  # undo events, newest last

    LIMIT = 500

    def after(self, recorded: Recorded) -> "History":
        """Follow one recorded edit of the open timepoint."""
        change = recorded.edit.change
        if change == "history.undone":
            return History(self.done[:-1], (*self.undone, recorded))
        if change == "history.redone":
            return History((*self.done, recorded)[-self.LIMIT :], self.undone[:-1])
        return History((*self.done, recorded)[-self.LIMIT :], ())
