"""Taking back a lesion that a locked version holds: from the reopened copy alone (MT-12, SG-7, LS-1).

A new lesion that later timepoints hold as well leaves only the reopened one. Their values stay (SG-7): it
begins at the first of them, which the reader is to confirm, and where it can be taken back in turn.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.said import phrase
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Edit
from recist_reader.trial.state import ReadState

_LESIONS = '"lesions":'


def may_be_removed(state: ReadState, uuid: str, label: str) -> bool:
    """True when a lesion may go as a whole at the open timepoint `label`.

    Until a lock holds it that is always so. Afterwards a new lesion or a fragment goes only from the
    reopened timepoint in which it was made, and only while nothing of it stands at another one: the
    locked version keeps it. Targets and non-targets are frozen by the lock of baseline (T-7).
    """
    if not _is_bound(state, uuid):
        return True
    lesion = state.lesions[uuid]
    is_of_follow_up = lesion.role is Role.NEW or lesion.parent is not None
    return is_of_follow_up and lesion.created_at_timepoint == label and not other_holders(state, uuid, label)


def may_leave(state: ReadState, uuid: str, label: str) -> bool:
    """True when a new lesion may leave the reopened timepoint `label`, where it was made, for a later one."""
    lesion = state.lesions[uuid]
    is_made_here = lesion.role is Role.NEW and lesion.created_at_timepoint == label
    return is_made_here and _is_bound(state, uuid) and bool(other_holders(state, uuid, label))


def other_holders(state: ReadState, uuid: str, label: str) -> list[str]:
    """Labels of the other timepoints that hold a mark, a state or a reason of a lesion, in their order."""
    tables = (state.measurements, state.findings, state.reasons)
    held = {row.timepoint for rows in tables for row in rows.values() if row.lesion == uuid}
    return sorted(held - {label}, key=label_order)


def decide_leaving(scene: Scene, uuid: str) -> Edit | Refusal:
    """Take a new lesion out of the open timepoint; it begins at the next one that holds it (SG-7, NL-3).

    `may_leave` holds. Refused where that one refuted it: then it has no effect, and without its beginning
    there would be nothing to refute (NL-4).
    """
    state, label = scene.state, scene.label
    lesion = state.lesions[uuid]
    following = other_holders(state, uuid, label)[0]
    finding = state.finding(following, uuid)
    if finding is not None and finding.state == NewLesionState.NOT_LESION:
        what = phrase("it was refuted at {timepoint}", timepoint=following)
        return refuse("NL-4", what, lesion.id, phrase("Leave it equivocal here: refuted, it has no effect"))
    rows: dict[str, dict[str, Any]] = {"lesion": {uuid: replace(lesion, created_at_timepoint=following)}}
    for table in ("measurement", "finding_state", "reason"):
        here = state.tables.get(table, {})
        keys = [key for key, row in here.items() if row.lesion == uuid and row.timepoint == label]
        if keys:
            rows[table] = dict.fromkeys(keys)
    return state.edit("lesion.left", rows)


def _is_bound(state: ReadState, uuid: str) -> bool:
    return any(uuid in lock.content for lock in state.locks.values())


def locked_ids(state: ReadState) -> Iterator[str]:
    """Ids that a locked version gave to lesions: they are never given again (LS-1)."""
    decoder = json.JSONDecoder()
    for lock in state.locks.values():
        # Inside of a text every quote is escaped, so the key is found without reading the whole content.
        lesions, _ = decoder.raw_decode(lock.content, lock.content.index(_LESIONS) + len(_LESIONS))
        yield from (row["id"] for row in lesions.values())
