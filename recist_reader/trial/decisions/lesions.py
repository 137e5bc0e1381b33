"""Lesions: creation, site, numbers, fragments, deletion (LS-1, LS-2, T-1 to T-7, S-6)."""

from dataclasses import asdict, replace
from string import ascii_lowercase
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Role
from recist_reader.said import phrase
from recist_reader.trial.checks.limits import limit_reached, never_measurable
from recist_reader.trial.commands import (
    AddFragment,
    ChangeSite,
    CreateLesion,
    DeleteLesion,
    RenumberTargets,
    SplitTarget,
)
from recist_reader.trial.decisions.marks import measured, target_rows
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.decisions.withdrawing import (
    decide_leaving,
    locked_ids,
    may_be_removed,
    may_leave,
    other_holders,
)
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.patch import Edit
from recist_reader.trial.records import FindingRecord, LesionRecord, finding_key
from recist_reader.trial.state import ReadState

PREFIX = {Role.TARGET: "T", Role.NON_TARGET: "NT", Role.NEW: "NL"}


def next_id(state: ReadState, role: Role) -> str:
    """The next free number of a role (LS-1)."""
    used = {lesion.id for lesion in state.lesions.values()} | set(locked_ids(state))
    number = 1
    while f"{PREFIX[role]}{number}" in used:
        number += 1
    return f"{PREFIX[role]}{number}"


def decide_create(scene: Scene, command: CreateLesion) -> Edit | Refusal:
    """A lesion and, where it is drawn already, its first mark: one edit."""
    refusal = _may_not_be_made(scene, command)
    if refusal is not None:
        return refusal
    lesion_id = next_id(scene.state, command.role)
    if command.id not in (None, lesion_id):
        return refuse(
            "LS-1",
            phrase("the next free number is {lesion}, not {given}", lesion=lesion_id, given=command.id),
            scene.label,
            phrase("Use that id"),
        )
    site = command.site
    lesion = LesionRecord(
        lesion_id,
        command.role,
        site.organ,
        site.nodal,
        scene.label,
        site.subsite,
        site.side,
        site.irradiated,
        site.kind,
    )
    rows: dict[str, dict[str, Any]] = {"lesion": {command.uuid: lesion}}
    if command.first is not None:
        first = _first_mark(scene, command)
        if isinstance(first, Refusal):
            return first
        rows |= first
    if command.status is not None:
        finding = FindingRecord(scene.label, command.uuid, command.status)
        rows["finding_state"] = {finding_key(scene.label, command.uuid): finding}
    return scene.state.edit("lesion.created", rows)


def _may_not_be_made(scene: Scene, command: CreateLesion) -> Refusal | None:
    role = command.role
    if role is Role.NEW and scene.is_baseline:
        return refuse(
            "LS-1", phrase("a new lesion cannot be at baseline"), scene.label, phrase("Record it as T or N")
        )
    if role is not Role.NEW and not scene.is_baseline:
        remedy = phrase("A finding that was not there before is a new lesion (Y)")
        return refuse(
            "T-7", phrase("targets and non-targets are chosen at baseline only"), scene.label, remedy
        )
    if not command.site.organ.strip():
        return _organ_missing(scene.label)
    if role is not Role.NEW and command.status is not None:
        return refuse("LS-2", phrase("only a new lesion has a status"), scene.label, phrase("Leave it out"))
    if role is Role.NEW and command.status is NewLesionState.NOT_LESION:
        return refuse(
            "NL-4",
            phrase("only an earlier equivocal finding can be refuted"),
            scene.label,
            phrase("Do not record it"),
        )
    if role is Role.TARGET:
        return never_measurable(scene.label, command.site) or limit_reached(
            scene.state, scene.facts.options.charter, scene.label, command.site
        )
    return None


def _organ_missing(where: str) -> Refusal:
    return refuse("LS-2", phrase("the organ is missing"), where, phrase("Type two letters of the organ"))


def _first_mark(scene: Scene, command: CreateLesion) -> dict[str, dict[str, Any]] | Refusal:
    drawn = command.first
    assert drawn is not None
    if command.role is Role.TARGET and drawn.tool is not ToolKind.BIDIRECTIONAL:
        return refuse(
            "MT-4",
            phrase("a target is measured by its two axes"),
            scene.label,
            phrase("Draw with Bidirectional (B)"),
        )
    measurement = measured(scene, drawn, command.uuid)
    if isinstance(measurement, Refusal):
        return measurement
    if command.role is Role.TARGET:
        return target_rows(scene, command.uuid, measurement)
    key = finding_key(scene.label, command.uuid)
    rows: dict[str, dict[str, Any]] = {"measurement": {key: measurement}}
    if command.role is Role.NON_TARGET:
        rows["finding_state"] = {key: FindingRecord(scene.label, command.uuid, NonTargetState.PRESENT)}
    return rows


def decide_change_site(scene: Scene, command: ChangeSite) -> Edit | Refusal:
    """Correct organ, part, side or nodal flag until the lesion is bound by a lock (GD-23, NET-3)."""
    found = scene.lesion(command.lesion)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    site = command.site
    if not site.organ.strip():
        return _organ_missing(lesion.id)
    if lesion.parent is not None:
        target = scene.state.lesions[lesion.parent].id
        return refuse(
            "S-6",
            phrase("a fragment lies where {target} does", target=target),
            lesion.id,
            phrase("It follows {target}", target=target),
        )
    if scene.is_bound_by_a_lock(uuid):
        return refuse(
            "GD-23",
            phrase("the site was locked with the timepoint"),
            lesion.id,
            phrase("It cannot change any more (T-7)"),
        )
    if lesion.role is Role.TARGET:
        refusal = never_measurable(scene.label, site) or limit_reached(
            scene.state, scene.facts.options.charter, scene.label, site, leaving_out=uuid
        )
        if refusal is not None:
            return refusal
    changed = replace(lesion, **asdict(site))
    return scene.state.edit("lesion.site_changed", {"lesion": {uuid: changed}})


def decide_renumber(scene: Scene, command: RenumberTargets) -> Edit | Refusal:
    """Give the targets a new order, at baseline; what a lock holds keeps its number (LS-1).

    At a reopened baseline that leaves those to be ordered that were added since (SG-7).
    """
    targets = {
        lesion.id: (uuid, lesion)
        for uuid, lesion in scene.state.lesions.items()
        if lesion.role is Role.TARGET
    }
    locked = {name for name, (uuid, _) in targets.items() if scene.is_bound_by_a_lock(uuid)}
    if not scene.is_baseline or (locked and locked == targets.keys()):
        return refuse(
            "LS-1", phrase("the numbers are locked with the baseline"), scene.label, phrase("Keep the order")
        )
    if sorted(command.order) != sorted(targets):
        return refuse(
            "LS-1", phrase("the order must name every target once"), scene.label, phrase("Name all targets")
        )
    taken, number, rows = {*locked, *locked_ids(scene.state)}, 0, {}
    for lesion_id in command.order:
        uuid, lesion = targets[lesion_id]
        if lesion_id in locked:
            if lesion.number <= number:
                return _number_is_locked(lesion_id)
            number = lesion.number
            continue
        number += 1
        while f"T{number}" in taken:
            number += 1
        rows[uuid] = replace(lesion, id=f"T{number}")
    return scene.state.edit("lesion.renumbered", {"lesion": rows})


def _number_is_locked(lesion_id: str) -> Refusal:
    remedy = phrase("Order the targets that were added since the reopening, after the others")
    what = phrase("{lesion} was locked with the baseline and keeps its number", lesion=lesion_id)
    return refuse("LS-1", what, lesion_id, remedy)


def decide_delete(scene: Scene, command: DeleteLesion) -> Edit | Refusal:
    """Remove a lesion with all that belongs to it, where no lock forbids it (MT-12, SG-7).

    A new lesion that later timepoints hold too leaves the open one alone.
    """
    found = scene.lesion(command.lesion)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    if may_leave(scene.state, uuid, scene.label):
        return decide_leaving(scene, uuid)
    if not may_be_removed(scene.state, uuid, scene.label):
        return _may_not_go(scene, uuid, lesion)
    gone = {uuid, *(part for part, _ in scene.state.fragments_of(uuid))}
    rows: dict[str, dict[str, Any]] = {"lesion": dict.fromkeys(gone)}
    for table in ("measurement", "finding_state", "reason"):
        keys = [k for k, row in scene.state.tables.get(table, {}).items() if row.lesion in gone]
        if keys:
            rows[table] = dict.fromkeys(keys)
    return scene.state.edit("lesion.deleted", rows)


def _may_not_go(scene: Scene, uuid: str, lesion: LesionRecord) -> Refusal:
    """Why a locked lesion stays, and what can be done instead (MT-12)."""
    others = ", ".join(other_holders(scene.state, uuid, scene.label))
    what = (
        phrase("the lesion has locked measurements at {timepoints}", timepoints=others)
        if others
        else phrase("the lesion is locked")
    )
    remedy = phrase("Set a state instead")
    if lesion.role is Role.NEW:
        first = lesion.created_at_timepoint
        remedy = phrase(
            "Set no lesion (Shift+N); if it was marked in error, reopen {timepoint} and delete it there",
            timepoint=first,
        )
    return refuse("MT-12", what, lesion.id, remedy)


def _target_to_split(scene: Scene, target_id: str) -> tuple[str, LesionRecord] | Refusal:
    found = scene.lesion(target_id)
    if isinstance(found, Refusal):
        return found
    _uuid, lesion = found
    if lesion.role is not Role.TARGET or lesion.parent is not None:
        return refuse("S-6", phrase("only a target can split"), lesion.id, phrase("Select a target"))
    if scene.is_baseline:
        return refuse(
            "S-6", phrase("a target cannot split at baseline"), lesion.id, phrase("Record two lesions")
        )
    return found


def next_fragment_id(state: ReadState, uuid: str, lesion: LesionRecord) -> str | None:
    """The next free letter of a split target, None after z (LS-1)."""
    used = {part.id for _, part in state.fragments_of(uuid)} | set(locked_ids(state))
    return next((i for i in (f"{lesion.id}.{c}" for c in ascii_lowercase) if i not in used), None)


def _fragment(scene: Scene, lesion: LesionRecord, uuid: str, fragment_id: str) -> LesionRecord:
    return LesionRecord(
        fragment_id,
        Role.TARGET,
        lesion.organ,
        lesion.nodal,
        scene.label,
        lesion.subsite,
        lesion.side,
        lesion.irradiated,
        lesion.kind,
        parent=uuid,
    )


def decide_split(scene: Scene, command: SplitTarget) -> Edit | Refusal:
    """The open timepoint's value becomes the first fragment (LS-1)."""
    found = _target_to_split(scene, command.target)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    mark = scene.state.measurement(scene.label, uuid)
    if mark is None:
        return refuse(
            "S-6",
            phrase("there is no value to split here"),
            lesion.id,
            phrase("Draw the fragments one by one"),
        )
    fragment_id = next_fragment_id(scene.state, uuid, lesion)
    if fragment_id is None:
        return refuse(
            "S-6",
            phrase("a target has at most 26 fragments"),
            lesion.id,
            phrase("Measure the mass as a whole"),
        )
    drawn = Drawn(mark.tool, mark.place, mark.points_lps, mark.points_pixel, mark.method, mark.region)
    moved = measured(scene, drawn, command.uuid)
    if isinstance(moved, Refusal):
        return moved
    rows: dict[str, dict[str, Any]] = target_rows(scene, command.uuid, moved)
    rows["lesion"] = {command.uuid: _fragment(scene, lesion, uuid, fragment_id)}
    key = finding_key(scene.label, uuid)
    rows["measurement"][key] = None
    rows["finding_state"][key] = None
    return scene.state.edit("lesion.split", rows)


def decide_add_fragment(scene: Scene, command: AddFragment) -> Edit | Refusal:
    """Another fragment of a target (S-6); the parent's own value, if any, gives way."""
    found = _target_to_split(scene, command.target)
    if isinstance(found, Refusal):
        return found
    uuid, lesion = found
    if scene.state.finding(scene.label, uuid) is not None:
        return refuse(
            "S-6",
            phrase("{lesion} still has a value of its own here", lesion=lesion.id),
            lesion.id,
            phrase("Split it first (Shift+F)"),
        )
    fragment_id = next_fragment_id(scene.state, uuid, lesion)
    if fragment_id is None or command.id not in (None, fragment_id):
        return refuse(
            "LS-1",
            phrase("the next fragment is {fragment}", fragment=fragment_id),
            lesion.id,
            phrase("Use that id"),
        )
    rows: dict[str, dict[str, Any]] = {"lesion": {command.uuid: _fragment(scene, lesion, uuid, fragment_id)}}
    if command.first is not None:
        mark = measured(scene, command.first, command.uuid)
        if isinstance(mark, Refusal):
            return mark
        rows |= target_rows(scene, command.uuid, mark)
    return scene.state.edit("lesion.created", rows)
