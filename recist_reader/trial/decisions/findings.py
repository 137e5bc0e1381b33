"""Values and states of lesions at the open timepoint (rules section 1, IN-1, NT-10, NL-3)."""

from collections.abc import Callable
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Role, TargetState
from recist_reader.said import phrase
from recist_reader.trial.commands import ClearFinding, GiveReason, PlaceMark, RecordMeasurement, SetState
from recist_reader.trial.decisions.marks import measured, target_rows
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.decisions.withdrawing import may_be_removed
from recist_reader.trial.evidence import ToolKind
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_REASON, TREATED, says_enough
from recist_reader.trial.records import FindingRecord, LesionRecord, ReasonRecord, finding_key, reason_key
from recist_reader.trial.state import existed

NE_REASONS = ("not in field of view", "artefact", "phase missing", TREATED, "other")
"""Picklist of GD-16; free text is allowed in place of an entry."""


CHECK_IDS = frozenset({*(f"GD-{number}" for number in range(1, 25)), "S-7", "OR-6", "NL-8"})
"""The edit checks that a reason can answer (workflow section 11, IN-1)."""


def decide_measure(scene: Scene, command: RecordMeasurement) -> Edit | Refusal:
    """Record a diameter; drawing again replaces it and ends any other state (IN-1)."""
    found = scene.lesion(command.lesion)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    if command.drawn.tool is not ToolKind.BIDIRECTIONAL:
        return refuse(
            "MT-4", phrase("a diameter has two axes"), lesion.id, phrase("Draw with Bidirectional (B)")
        )
    early = _not_split_yet(scene, lesion)
    if early is not None:
        return early
    if lesion.parent is None and scene.state.fragments_of(uuid, scene.label):
        remedy = phrase("Measure its fragments, or add one (Shift+F), in place of {lesion}", lesion=lesion.id)
        return refuse("S-6", phrase("the target has split"), lesion.id, remedy)
    measurement = measured(scene, command.drawn, uuid)
    if isinstance(measurement, Refusal):
        return measurement
    if lesion.role is Role.TARGET:
        return scene.state.edit("measurement.recorded", target_rows(scene, uuid, measurement))
    key = finding_key(scene.label, uuid)
    return scene.state.edit("measurement.recorded", {"measurement": {key: measurement}})


def _not_split_yet(scene: Scene, lesion: LesionRecord) -> Refusal | None:
    """A reopened timepoint has no fragment that was made later: a value there would count nowhere (SG-7)."""
    if lesion.parent is None or existed(lesion, scene.label):
        return None
    target = scene.state.lesions[lesion.parent].id
    what = phrase(
        "{target} split at {timepoint}",
        target=target,
        timepoint=lesion.created_at_timepoint,
    )
    return refuse(
        "S-6", what, lesion.id, phrase("Measure {target}, or split it here too (Shift+F)", target=target)
    )


def decide_mark(scene: Scene, command: PlaceMark) -> Edit | Refusal:
    """Set the reference mark of a non-target or new lesion (LS-9)."""
    found = scene.lesion(command.lesion)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    if lesion.role is Role.TARGET:
        return refuse(
            "MT-4",
            phrase("a target is measured, not marked"),
            lesion.id,
            phrase("Draw with Bidirectional (B)"),
        )
    if command.drawn.tool not in (ToolKind.MARK, ToolKind.LINE):
        return refuse(
            "LS-9", phrase("a reference mark is an arrow or a line"), lesion.id, phrase("Draw one of them")
        )
    measurement = measured(scene, command.drawn, uuid)
    if isinstance(measurement, Refusal):
        return measurement
    return scene.state.edit("mark.placed", {"measurement": {finding_key(scene.label, uuid): measurement}})


def decide_state(scene: Scene, command: SetState) -> Edit | Refusal:
    """Set a state; it takes the place of the open timepoint's value (IN-1)."""
    found = scene.lesion(command.lesion)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    why = (command.reason or "").strip() or None
    if command.into is not None and command.state != TargetState.MERGED:
        return refuse("S-7", phrase("only a merged target has a carrier"), lesion.id, phrase("Leave it out"))
    refusal = _LEGAL[lesion.role](scene, uuid, lesion, command) or _legal_reason(lesion, command.state, why)
    if refusal is not None:
        return refusal
    into = None
    if command.into is not None:
        into = scene.state.uuid_of(command.into)
    key = finding_key(scene.label, uuid)
    finding = FindingRecord(scene.label, uuid, command.state, why, into)
    rows: dict[str, dict[str, Any]] = {"finding_state": {key: finding}}
    if lesion.role is Role.TARGET and key in scene.state.measurements:
        rows["measurement"] = {key: None}
    return scene.state.edit("finding.stated", rows, Reason(why) if why else None)


def is_reason(text: str) -> bool:
    """An entry of the list, or free text that is long enough to say something (GD-30)."""
    return text in NE_REASONS or says_enough(text)


def _legal_reason(lesion: LesionRecord, state: str, why: str | None) -> Refusal | None:
    """A reason that is given says something; one that is missing is asked for at the lock (GD-16, S-11)."""
    if why is None or is_reason(why):
        return None
    rule = "GD-16" if state == TargetState.NOT_EVALUABLE else "GD-30"
    remedy = phrase(
        "Choose {reasons}, or say it in at least {count} characters",
        reasons=", ".join(NE_REASONS),
        count=SHORTEST_REASON,
    )
    return refuse(rule, phrase("the reason has {count} characters", count=len(why)), lesion.id, remedy)


def _legal_target(scene: Scene, uuid: str, lesion: LesionRecord, command: SetState) -> Refusal | None:
    try:
        state = TargetState(command.state)
    except ValueError:
        remedy = phrase("Draw it (B), or set a state (Shift+S, Shift+A, Shift+E, Shift+G)")
        return refuse(
            "IN-1", phrase("{state} is no state of a target", state=command.state), lesion.id, remedy
        )
    if state is TargetState.MEASURED:
        return refuse(
            "IN-1", phrase("a measured value is drawn"), lesion.id, phrase("Draw with Bidirectional (B)")
        )
    if scene.is_baseline:
        return refuse(
            "S-10",
            phrase("a target needs its measurement at baseline"),
            lesion.id,
            phrase("Draw it, or delete it"),
        )
    if lesion.parent is None and scene.state.fragments_of(uuid, scene.label):
        return refuse(
            "S-6", phrase("the target has split"), lesion.id, phrase("Set the state of its fragments")
        )
    if state is TargetState.MERGED:
        return _legal_merge(scene, uuid, lesion, command.into)
    return _not_split_yet(scene, lesion)


def _legal_merge(scene: Scene, uuid: str, lesion: LesionRecord, into: str | None) -> Refusal | None:
    if lesion.parent is not None:
        return refuse(
            "S-7", phrase("a fragment does not merge"), lesion.id, phrase("Delete it and measure the mass")
        )
    if into is None:
        return refuse(
            "S-7",
            phrase("the carrier is missing"),
            lesion.id,
            phrase("Choose the target that carries the mass"),
        )
    found = scene.lesion(into)
    if isinstance(found, Refusal):
        return found
    carrier_uuid, carrier = found
    carrier_finding = scene.state.finding(scene.label, carrier_uuid)
    is_merged = carrier_finding is not None and carrier_finding.state == TargetState.MERGED
    if carrier.role is not Role.TARGET or carrier.parent or carrier_uuid == uuid or is_merged:
        return refuse(
            "S-7",
            phrase("{lesion} cannot carry it", lesion=into),
            lesion.id,
            phrase("Choose another target, not merged itself"),
        )
    carried = any(
        f.timepoint == scene.label and f.into == uuid and f.state == TargetState.MERGED
        for f in scene.state.findings.values()
    )
    if carried:
        return refuse(
            "S-7",
            phrase("{lesion} carries another target here", lesion=lesion.id),
            lesion.id,
            phrase("Free that one first"),
        )
    return None


def _legal_non_target(scene: Scene, _uuid: str, lesion: LesionRecord, command: SetState) -> Refusal | None:
    try:
        state = NonTargetState(command.state)
    except ValueError:
        return refuse(
            "IN-1",
            phrase("{state} is no state of a non-target", state=command.state),
            lesion.id,
            phrase("Use P, A, E or U with Shift"),
        )
    if scene.is_baseline and state is not NonTargetState.PRESENT:
        return refuse(
            "T-6",
            phrase("a non-target is present at baseline"),
            lesion.id,
            phrase("Delete it if it is not disease"),
        )
    if state is NonTargetState.EQUIVOCAL_PD and not scene.facts.options.charter.nt_equivocal_mark:
        return refuse(
            "NT-11",
            phrase("the charter does not offer this mark"),
            lesion.id,
            phrase("Choose present or unequivocal"),
        )
    return None


def _legal_new(scene: Scene, uuid: str, lesion: LesionRecord, command: SetState) -> Refusal | None:
    try:
        state = NewLesionState(command.state)
    except ValueError:
        return refuse(
            "IN-1",
            phrase("{state} is no status of a new lesion", state=command.state),
            lesion.id,
            phrase("Use U, Q or N with Shift"),
        )
    before = scene.facts.before(scene.label)
    earlier = [f for t in before if (f := scene.state.finding(t.label, uuid)) is not None]
    if state is NewLesionState.NOT_LESION and not any(f.state == NewLesionState.EQUIVOCAL for f in earlier):
        return refuse(
            "NL-4",
            phrase("only an earlier equivocal finding can be refuted"),
            lesion.id,
            phrase("Delete it (Delete)"),
        )
    if any(f.state == NewLesionState.UNEQUIVOCAL for f in earlier):
        return refuse(
            "NL-10",
            phrase("it was unequivocal before; that is not undone"),
            lesion.id,
            phrase("Reopen that timepoint"),
        )
    return None


_LEGAL: dict[Role, Callable[[Scene, str, LesionRecord, SetState], Refusal | None]] = {
    Role.TARGET: _legal_target,
    Role.NON_TARGET: _legal_non_target,
    Role.NEW: _legal_new,
}


def decide_clear(scene: Scene, command: ClearFinding) -> Edit | Refusal:
    """Remove value, mark or state of the open timepoint; a fragment made here goes as a whole."""
    found = scene.lesion(command.lesion)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    key = finding_key(scene.label, uuid)
    rows: dict[str, dict[str, Any]] = {
        table: {key: None}
        for table in ("measurement", "finding_state")
        if key in scene.state.tables.get(table, {})
    }
    if not rows:
        return refuse(
            "MT-12", phrase("nothing is recorded here"), lesion.id, phrase("Select a lesion with a value")
        )
    if (
        lesion.parent is not None
        and lesion.created_at_timepoint == scene.label
        and may_be_removed(scene.state, uuid, scene.label)
    ):
        rows["lesion"] = {uuid: None}
    return scene.state.edit("finding.cleared", rows)


def decide_reason(scene: Scene, command: GiveReason) -> Edit | Refusal:
    """Answer an edit check (GD-30): free text of at least 10 characters, or an entry of a list."""
    text = command.text.strip()
    if command.check not in CHECK_IDS:
        return refuse(
            "GD-30",
            phrase("there is no such edit check"),
            command.check,
            phrase("Use the id that stands beside the check"),
        )
    if not is_reason(text):
        what = phrase("the reason has {count} characters", count=len(text))
        return refuse(
            "GD-30",
            what,
            command.check,
            phrase("Say it in at least {count}", count=SHORTEST_REASON),
        )
    uuid = None
    if command.lesion is not None:
        found = scene.lesion(command.lesion)
        if isinstance(found, Refusal):
            return found
        uuid = found[0]
    record = ReasonRecord(scene.label, command.check, uuid, text)
    rows = {"reason": {reason_key(scene.label, command.check, uuid): record}}
    return scene.state.edit("reason.given", rows, Reason(text, check=command.check))
