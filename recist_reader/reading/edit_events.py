"""Edits of the domain as events of the log, and back."""

from collections.abc import Mapping
from typing import Any

from recist_reader.storage.chain import Event
from recist_reader.trial.adjudication.records import TABLE as ADJUDICATION_TABLE
from recist_reader.trial.adjudication.records import CaseRecord
from recist_reader.trial.changes import CHANGES
from recist_reader.trial.codec import (
    READ_TABLES,
    RowTypes,
    patch_from_rows,
    patch_to_rows,
    reason_from,
    reason_row,
)
from recist_reader.trial.patch import Edit, Reason, Recorded
from recist_reader.trial.people.people_state import TABLE as ACCOUNT_TABLE
from recist_reader.trial.people.query_records import TABLE as QUERY_TABLE
from recist_reader.trial.people.query_records import query_row_type
from recist_reader.trial.people.records import account_row_type
from recist_reader.trial.study_records import STUDY_TABLES

TABLES: RowTypes = {
    **READ_TABLES,
    **STUDY_TABLES,
    ACCOUNT_TABLE: account_row_type,
    QUERY_TABLE: query_row_type,
    ADJUDICATION_TABLE: CaseRecord,
}


def payload_of(edit: Edit) -> dict[str, Any]:
    """Return the event payload of an edit (AU-3). Raises KeyError for a change that is not listed."""
    CHANGES[edit.change]
    return {
        "change": edit.change,
        "old": patch_to_rows(edit.old),
        "new": patch_to_rows(edit.new),
        "timepoint": edit.timepoint,
        "reason": reason_row(edit.reason),
        "undoes": edit.undoes,
        "drawn_at": edit.drawn_at,
    }


def edit_of(payload: Mapping[str, Any]) -> Edit:
    """Return the edit of a stored payload; rows that do not fit their table raise."""
    return Edit(
        change=payload["change"],
        old=patch_from_rows(payload["old"], TABLES),
        new=patch_from_rows(payload["new"], TABLES),
        timepoint=payload["timepoint"],
        reason=reason_from(payload["reason"]),
        undoes=payload["undoes"],
        drawn_at=payload["drawn_at"],
    )


def recorded_of(event: Event) -> Recorded | None:
    """Return the recorded edit of an event, None for an event that is no edit (a backup, a moved file)."""
    payload = event.payload
    if payload is None:
        return None
    change = CHANGES.get(str(payload.get("change")))
    if change is None or change.is_note:
        return None
    return Recorded(event.event_id, edit_of(payload))


def note_payload(change: str, reason: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return the payload of an event that only says that something happened.

    Raises KeyError where the change is not listed, ValueError where its fields are others.
    """
    listed = CHANGES[change]
    if not listed.is_note or set(listed.fields) != fields.keys():
        raise ValueError(f"{change} is a note with the fields {listed.fields}")
    given = None if reason is None else reason_row(Reason(reason))
    return {"change": change, "old": {}, "new": {}, "reason": given, **fields}


def coarse_type(change: str) -> str:
    """Return the coarse type of a change (AU-3)."""
    return CHANGES[change].type
