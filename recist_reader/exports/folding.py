"""A read's stream folded to its state, with what the state does not keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recist_reader.exports.locked_read import DrawnBy, DrawnMark, marks_of
from recist_reader.reading.edit_events import recorded_of
from recist_reader.storage.chain import Event
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.state import ReadState, evolve


@dataclass(frozen=True)
class Folded:
    """`locked_at`: UTC time of the last lock, by label; the rest as in `LockedRead`."""

    state: ReadState
    locked_at: Mapping[str, str]
    drawn: Mapping[str, DrawnBy]
    superseded: tuple[DrawnMark, ...]


def folded_read(start: ReadState, events: Iterable[Event]) -> Folded:
    """Fold the events of a read."""
    state = start
    locked_at: dict[str, str] = {}
    drawn: dict[str, DrawnBy] = {}
    locked: dict[tuple[str, int], DrawnMark] = {}
    for event in events:
        recorded = recorded_of(event)
        if recorded is None:
            continue
        drawn_before = state.measurements
        state = evolve(state, recorded)
        for key, mark in recorded.edit.new.get("measurement", {}).items():
            if not _is_same_mark(drawn_before.get(key), mark):
                drawn[key] = DrawnBy(event.seq, event.at, str(event.record["software"]))
        if recorded.edit.change == "timepoint.locked":
            labels = recorded.edit.new["timepoint"]
            locked_at |= dict.fromkeys(labels, event.at)
            locked |= marks_of(state, drawn, labels)
    now = marks_of(state, drawn)
    gone = tuple(replace(one, is_superseded=True) for place, one in locked.items() if place not in now)
    return Folded(state, locked_at, drawn, gone)


def _is_same_mark(before: Measurement | None, now: Measurement | None) -> bool:
    """Whether a mark was left as it was drawn: its label may have moved (MT-8)."""
    return before is not None and now is not None and before.with_label_at(None) == now.with_label_at(None)
