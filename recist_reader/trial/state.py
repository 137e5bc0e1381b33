"""The state of one read, folded from its events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Edit, History, Patch, Reason, Recorded, Rows, patched, rows_before
from recist_reader.trial.records import (
    FindingRecord,
    KeyImageRecord,
    LesionRecord,
    LockRecord,
    ReadRecord,
    ReasonRecord,
    ResultRecord,
    TimepointRecord,
    TimepointState,
    finding_key,
    reason_key,
)


def existed(lesion: LesionRecord, label: str) -> bool:
    """The lesion was recorded at this timepoint or before."""
    return label_order(lesion.created_at_timepoint) <= label_order(label)


ROLE_ORDER = {Role.TARGET: 0, Role.NON_TARGET: 1, Role.NEW: 2}


@dataclass(frozen=True)
class ReadState:
    """Rows of all tables of one read, and what can be undone in its open timepoint."""

    subject: str
    reader: str
    tables: Mapping[str, Rows] = field(default_factory=dict)
    history: History = field(default_factory=History)

    # -- reading the rows

    @property
    def timepoints(self) -> Mapping[str, TimepointRecord]:
        return self.tables.get("timepoint", {})

    @property
    def ended_at(self) -> str | None:
        """The timepoint whose locked PD ended the read, None while it goes on (ST 2.1, `read_after_pd`)."""
        record: ReadRecord | None = self.tables.get("read", {}).get("read")
        return record.ended_at if record is not None else None

    @property
    def lesions(self) -> Mapping[str, LesionRecord]:
        """Lesion UUID -> lesion, in order of creation."""
        return self.tables.get("lesion", {})

    @property
    def findings(self) -> Mapping[str, FindingRecord]:
        return self.tables.get("finding_state", {})

    @property
    def measurements(self) -> Mapping[str, Measurement]:
        return self.tables.get("measurement", {})

    @property
    def reasons(self) -> Mapping[str, ReasonRecord]:
        return self.tables.get("reason", {})

    @property
    def key_images(self) -> Mapping[str, KeyImageRecord]:
        return self.tables.get("key_image", {})

    @property
    def results(self) -> Mapping[str, ResultRecord]:
        return self.tables.get("timepoint_result", {})

    @property
    def locks(self) -> Mapping[str, LockRecord]:
        return self.tables.get("lock_version", {})

    @property
    def open_timepoint(self) -> str | None:
        """Label of the one open timepoint, None when there is none (2.2)."""
        return next((t.label for t in self.timepoints.values() if t.state is TimepointState.OPEN), None)

    def is_locked(self, label: str) -> bool:
        record = self.timepoints.get(label)
        return record is not None and record.state is TimepointState.LOCKED

    def lesions_in_order(self) -> list[tuple[str, LesionRecord]]:
        """(UUID, lesion) as the table shows them: targets with their fragments, non-targets, new."""

        def place(item: tuple[str, LesionRecord]) -> tuple[int, int, str]:
            lesion = item[1]
            parent = self.lesions.get(lesion.parent) if lesion.parent else None
            return ROLE_ORDER[lesion.role], (parent or lesion).number, lesion.id if parent else ""

        return sorted(self.lesions.items(), key=place)

    def uuid_of(self, lesion_id: str) -> str | None:
        """UUID of the lesion that bears this id now (T1, NT2, T2.a)."""
        return next((u for u, lesion in self.lesions.items() if lesion.id == lesion_id), None)

    def fragments_of(self, target_uuid: str, upto: str | None = None) -> list[tuple[str, LesionRecord]]:
        """Fragments of a split target (S-6); with `upto` those that existed at that timepoint (SG-7)."""
        parts = [
            (u, lesion)
            for u, lesion in self.lesions.items()
            if lesion.parent == target_uuid and (upto is None or existed(lesion, upto))
        ]
        return sorted(parts, key=lambda item: item[1].id)

    def finding(self, timepoint: str, lesion_uuid: str) -> FindingRecord | None:
        return self.findings.get(finding_key(timepoint, lesion_uuid))

    def measurement(self, timepoint: str, lesion_uuid: str) -> Measurement | None:
        """The mark that belongs to a lesion at a timepoint."""
        return self.measurements.get(finding_key(timepoint, lesion_uuid))

    def reason(self, timepoint: str, check: str, lesion_uuid: str | None) -> ReasonRecord | None:
        return self.reasons.get(reason_key(timepoint, check, lesion_uuid))

    def annotations(self, timepoint: str) -> dict[str, Measurement]:
        """Lines, regions and probes without a lesion: key -> mark."""
        return {k: m for k, m in self.measurements.items() if m.lesion is None and m.timepoint == timepoint}

    def diameters(self, timepoint: str) -> dict[str, Measurement]:
        """Lesion UUID -> bidirectional mark of a timepoint."""
        return {
            m.lesion: m
            for m in self.measurements.values()
            if m.lesion and m.timepoint == timepoint and m.tool is ToolKind.BIDIRECTIONAL
        }

    # -- writing an edit

    def edit(self, change: str, new: Patch, reason: Reason | None = None) -> Edit:
        """Return the edit that makes the rows of `new` stand, keeping what stands there now as old."""
        return Edit(change, rows_before(self.tables, new), new, self.open_timepoint, reason)


CLEARS_HISTORY = {"timepoint.opened", "timepoint.locked", "timepoint.reopened"}


def evolve(state: ReadState, recorded: Recorded) -> ReadState:
    """Return the state after one recorded edit."""
    edit = recorded.edit
    history = History() if edit.change in CLEARS_HISTORY else state.history.after(recorded)
    if edit.change == "timepoint.opened" and not edit.new:  # looking again at what is open already
        history = state.history
    return replace(state, tables=patched(state.tables, edit.new), history=history)


def fold(start: ReadState, events: Iterable[Recorded]) -> ReadState:
    """Return the state after all given events."""
    for recorded in events:
        start = evolve(start, recorded)
    return start
