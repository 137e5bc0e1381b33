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
from recist_reader.ui.texts import tr

STATES = {
    "too_small": tr("too small to measure"),
    "absent": tr("absent"),
    "not_evaluable": tr("not evaluable"),
    "present": tr("present"),
    "unequivocal_pd": tr("unequivocal progression"),
    "equivocal_pd": tr("equivocal progression"),
    "unequivocal": tr("unequivocal new lesion"),
    "equivocal": tr("equivocal new lesion"),
    "not_lesion": tr("no lesion"),
}
STATUSES = {"unequivocal": tr("unequivocal"), "equivocal": tr("equivocal")}
TOOLS = {
    ToolKind.BIDIRECTIONAL: tr("bidirectional"),
    ToolKind.LINE: tr("line"),
    ToolKind.MARK: tr("mark"),
    ToolKind.ELLIPSE: tr("ellipse"),
    ToolKind.FREEHAND: tr("freehand"),
    ToolKind.PROBE: tr("probe"),
}
TIMEPOINTS = {
    "timepoint.opened": tr("opened"),
    "timepoint.locked": tr("locked"),
    "timepoint.reopened": tr("reopened"),
}


def event_words(recorded: Recorded, state: ReadState) -> str:
    """What was just stored: "T2 measured 23.4 mm", "undone: T2 absent"."""
    edit = recorded.edit
    if edit.change in TIMEPOINTS:
        return f"{timepoint_name(edit.timepoint or '')} {TIMEPOINTS[edit.change]}".strip()
    if edit.change == "history.undone":
        return tr("undone: {words}", words=_Act(state, edit.new, edit.old).words())
    words = _Act(state, edit.old, edit.new).words()
    return tr("done again: {words}", words=words) if edit.change == "history.redone" else words


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
        return next((tell(self.new[table]) for table, tell in tellers if self.new.get(table)), tr("edit"))

    def _lesions(self, rows: Rows) -> str:
        uuid, lesion = next(iter(rows.items()))
        before: LesionRecord | None = self.old.get("lesion", {}).get(uuid)
        if lesion is None:
            return tr("{lesion} removed", lesion=before.id) if before else tr("lesion removed")
        if before is not None and before.created_at_timepoint != lesion.created_at_timepoint:
            return self._left(before, lesion)
        if before is not None:
            is_same_site = replace(before, id=lesion.id) == lesion
            return (
                tr("targets renumbered")
                if is_same_site
                else tr("{lesion} is {organ_text}", lesion=lesion.id, organ_text=organ_text(lesion))
            )
        if lesion.parent is not None:
            return self._fragments(rows)
        value = self._value(uuid, lesion)
        verb = tr("measured") if value else tr("marked")
        return " ".join(part for part in (lesion.id, verb, value or self._status(uuid)) if part)

    def _left(self, before: LesionRecord, after: LesionRecord) -> str:
        """A new lesion left the timepoint in which it was marked in error (SG-7)."""
        return tr(
            "{lesion} taken out of {label}; it begins at {following} now, which is to be confirmed",
            lesion=after.id,
            label=before.created_at_timepoint,
            following=after.created_at_timepoint,
        )

    def _fragments(self, rows: Rows) -> str:
        """Where the target's own value gives way, it has split; else a fragment was drawn (S-6)."""
        uuid, fragment = next(iter(rows.items()))
        parent = self._lesion(fragment.parent)
        if parent is not None and None in self.new.get("measurement", {}).values():
            return tr("{lesion} split, its value is {fragment} now", lesion=parent.id, fragment=fragment.id)
        return tr("{lesion} measured {value}", lesion=fragment.id, value=self._value(uuid, fragment)).rstrip()

    def _measurement(self, rows: Rows) -> str:
        key, mark = next(iter(rows.items()))
        before: Measurement | None = self.old.get("measurement", {}).get(key)
        known = mark or before
        if known is None:
            return tr("mark removed")
        lesion = self._lesion(known.lesion)
        stated = self.new.get("finding_state", {}).get(key)
        if mark is None:
            if stated is not None:
                return self._state_of({key: stated})
            return (
                tr("{lesion}: value removed", lesion=lesion.id)
                if lesion
                else tr("{tool} removed", tool=_tool(known))
            )
        if before is not None and replace(before, label_offset_mm=mark.label_offset_mm) == mark:
            return tr("label of {value} moved", value=lesion.id if lesion else _tool(mark))
        if lesion is None:
            return _tool(mark)
        value = _counted(mark, lesion)
        return (
            tr("{lesion} measured {value}", lesion=lesion.id, value=value)
            if value
            else tr("{lesion} marked", lesion=lesion.id)
        )

    def _state_of(self, rows: Rows) -> str:
        key, finding = next(iter(rows.items()))
        before: FindingRecord | None = self.old.get("finding_state", {}).get(key)
        lesion = self._lesion((finding or before).lesion)
        name = lesion.id if lesion else ""
        if finding is None:
            return tr("{name}: state removed", name=name)
        if finding.state == TargetState.MERGED:
            carrier = self._lesion(finding.into)
            return tr(
                "{name} merged into {value}", name=name, value=carrier.id if carrier else tr("another target")
            )
        words = STATES.get(finding.state, finding.state)
        return f"{name} {words}" + (f", {finding.reason}" if finding.reason else "")

    def _key_image(self, rows: Rows) -> str:
        uuid, image = next(iter(rows.items()))
        known = image or self.old.get("key_image", {}).get(uuid)
        return tr("key image, slice {slice_number}", slice_number=known.place.slice_number) + (
            "" if image else tr(", let go")
        )

    def _reason(self, rows: Rows) -> str:
        key, reason = next(iter(rows.items()))
        known = reason or self.old.get("reason", {}).get(key)
        lesion = self._lesion(known.lesion)
        about = tr("{check} of {lesion}", check=known.check, lesion=lesion.id) if lesion else known.check
        if reason:
            return tr("reason for {about} given", about=about)
        return tr("reason for {about} removed", about=about)

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
        return STATUSES.get(found.state, "") if found is not None else ""


def _counted(mark: Measurement, lesion: LesionRecord) -> str:
    """The counted axis with its unit; nothing for an arrow (MT-5)."""
    value = mark.counted_mm(lesion.nodal)
    return (
        tr("{mm} mm", mm=mm_text(value)) if value is not None and mark.tool is ToolKind.BIDIRECTIONAL else ""
    )


def _tool(mark: Measurement) -> str:
    """A free mark by its tool: "line 12.3 mm", "ellipse"."""
    if mark.tool is ToolKind.LINE and mark.long_mm is not None:
        return tr("line {mm} mm", mm=mm_text(mark.long_mm))
    return TOOLS[mark.tool]
