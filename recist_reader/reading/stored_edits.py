"""What the events of a read say: its edits, and with which program it was locked."""

from collections.abc import Iterator, Sequence

from recist_reader.reading.edit_events import recorded_of
from recist_reader.storage.chain import Event
from recist_reader.trial.patch import Recorded


def recorded_edits(events: Sequence[Event]) -> Iterator[Recorded]:
    """Yield the edits among events, in order; notes are left out."""
    for event in events:
        recorded = recorded_of(event)
        if recorded is not None:
            yield recorded


def software_of_locks(events: Sequence[Event]) -> dict[str, str]:
    """Return the version of the program that last locked a timepoint, by its label (ST-1)."""
    recorded = ((event, recorded_of(event)) for event in events)
    return {
        label: str(event.record["software"])
        for event, found in recorded
        if found is not None and found.edit.change == "timepoint.locked"
        for label in found.edit.new.get("timepoint", {})
    }
