"""What was stored and what undo would take back, in a reader's words: lesion, act, value.

Words come from the rows of a patch and not from the name of the event, so that an undo and a redo,
which are the same patch turned round, are told in the words of the act that they concern.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.patch import Patch, Recorded, Rows
from recist_reader.trial.records import FindingRecord, LesionRecord
from recist_reader.trial.state import ReadState
from recist_reader.ui.reader.models.words import mm_text, organ_text, timepoint_name

STATES = {
    "too_small": "too small to measure",
    "absent": "absent",
    "not_evaluable": "not evaluable",
    "present": "present",
    "unequivocal_pd": "unequivocal progression",
    "equivocal_pd": "equivocal progression",
    "unequivocal": "unequivocal new lesion",
    "equivocal": "equivocal new lesion",
    "not_lesion": "no lesion",
}
TIMEPOINTS = {"timepoint.opened": "opened", "timepoint.locked": "locked", "timepoint.reopened": "reopened"}


def event_words(recorded: Recorded, state: ReadState) -> str:
    """What was just stored: "T2 measured 23.4 mm", "undone: T2 absent"."""
    edit = recorded.edit
    if edit.change in TIMEPOINTS:
        return f"{timepoint_name(edit.timepoint or '')} {TIMEPOINTS[edit.change]}".strip()
    if edit.change == "history.undone":
        return f"undone: {_Act(state, edit.new, edit.old).words()}"
    words = _Act(state, edit.old, edit.new).words()
    return f"done again: {words}" if edit.change == "history.redone" else words


def undo_words(recorded: Recorded, state: ReadState) -> str:
    """What undo would take back: "T2 measured 23.4 mm"."""
    return _Act(state, recorded.edit.old, recorded.edit.new).words()


@dataclass(frozen=True)
class _Act:
    """One patch and the read in which its lesions have their names."""

    state: ReadState
    old: Patch
    new: Patch

    def words(self) -> str:
        """The rows that say most come first: a lesion, then its value, its state, and the rest."""
        tellers = (
            ("lesion", self._lesions),
            ("measurement", self._measurement),
            ("finding_state", self._state_of),
            ("key_image", self._key_image),
            ("reason", self._reason),
        )
        return next((tell(self.new[table]) for table, tell in tellers if self.new.get(table)), "edit")

    def _lesions(self, rows: Rows) -> str:
        uuid, lesion = next(iter(rows.items()))
        before: LesionRecord | None = self.old.get("lesion", {}).get(uuid)
        if lesion is None:
            return f"{before.id} removed" if before else "lesion removed"
        if before is not None:
            is_same_site = replace(before, id=lesion.id) == lesion
            return "targets renumbered" if is_same_site else f"{lesion.id} is {organ_text(lesion)}"
        if lesion.parent is not None:
            return self._fragments(rows)
        value = self._value(uuid, lesion)
        verb = "measured" if value else "marked"
        return " ".join(part for part in (lesion.id, verb, value or self._status(uuid)) if part)

    def _fragments(self, rows: Rows) -> str:
        """Where the target's own value gives way, it has split; else a fragment was drawn (S-6)."""
        uuid, fragment = next(iter(rows.items()))
        parent = self._lesion(fragment.parent)
        if parent is not None and None in self.new.get("measurement", {}).values():
            return f"{parent.id} split, its value is {fragment.id} now"
        return f"{fragment.id} measured {self._value(uuid, fragment)}".rstrip()

    def _measurement(self, rows: Rows) -> str:
        key, mark = next(iter(rows.items()))
        before: Measurement | None = self.old.get("measurement", {}).get(key)
        known = mark or before
        if known is None:
            return "mark removed"
        lesion = self._lesion(known.lesion)
        stated = self.new.get("finding_state", {}).get(key)
        if mark is None:
            if stated is not None:
                return self._state_of({key: stated})
            return f"{lesion.id}: value removed" if lesion else f"{_tool(known)} removed"
        if before is not None and replace(before, label_offset_mm=mark.label_offset_mm) == mark:
            return f"label of {lesion.id if lesion else _tool(mark)} moved"
        if lesion is None:
            return _tool(mark)
        value = _counted(mark, lesion)
        return f"{lesion.id} measured {value}" if value else f"{lesion.id} marked"

    def _state_of(self, rows: Rows) -> str:
        key, finding = next(iter(rows.items()))
        before: FindingRecord | None = self.old.get("finding_state", {}).get(key)
        lesion = self._lesion((finding or before).lesion)
        name = lesion.id if lesion else ""
        if finding is None:
            return f"{name}: state removed"
        if finding.state == TargetState.MERGED:
            carrier = self._lesion(finding.into)
            return f"{name} merged into {carrier.id if carrier else 'another target'}"
        words = STATES.get(finding.state, finding.state)
        return f"{name} {words}" + (f", {finding.reason}" if finding.reason else "")

    def _key_image(self, rows: Rows) -> str:
        uuid, image = next(iter(rows.items()))
        known = image or self.old.get("key_image", {}).get(uuid)
        return f"key image, slice {known.place.slice_number}" + ("" if image else ", let go")

    def _reason(self, rows: Rows) -> str:
        key, reason = next(iter(rows.items()))
        known = reason or self.old.get("reason", {}).get(key)
        lesion = self._lesion(known.lesion)
        about = f"{known.check} of {lesion.id}" if lesion else known.check
        return f"reason for {about} {'given' if reason else 'removed'}"

    def _lesion(self, uuid: str | None) -> LesionRecord | None:
        """A lesion by UUID, also one that this very patch makes or removes."""
        places: tuple[Mapping[str, LesionRecord | None], ...] = (
            self.new.get("lesion", {}),
            self.old.get("lesion", {}),
            self.state.lesions,
        )
        return next((found for rows in places if (found := rows.get(uuid or ""))), None)

    def _value(self, uuid: str, lesion: LesionRecord) -> str:
        marks = self.new.get("measurement", {}).values()
        own = next((mark for mark in marks if mark is not None and mark.lesion == uuid), None)
        return _counted(own, lesion) if own is not None and lesion.role is Role.TARGET else ""

    def _status(self, uuid: str) -> str:
        """A new lesion is marked with its status; a non-target is present by itself."""
        rows = self.new.get("finding_state", {}).values()
        found = next((row for row in rows if row is not None and row.lesion == uuid), None)
        word = found.state if found is not None else ""
        return word.replace("_", " ") if word in ("unequivocal", "equivocal") else ""


def _counted(mark: Measurement, lesion: LesionRecord) -> str:
    """The counted axis with its unit; nothing for an arrow (MT-5)."""
    value = mark.counted_mm(lesion.nodal)
    return f"{mm_text(value)} mm" if value is not None and mark.tool is ToolKind.BIDIRECTIONAL else ""


def _tool(mark: Measurement) -> str:
    """A free mark by its tool: "line 12.3 mm", "ellipse"."""
    if mark.tool is ToolKind.LINE and mark.long_mm is not None:
        return f"line {mm_text(mark.long_mm)} mm"
    return str(mark.tool)
