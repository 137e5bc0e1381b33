"""Taking back a lesion that a locked version holds: from the reopened copy alone (MT-12, SG-7, LS-1)."""

import json
from collections.abc import Iterator

from recist_reader.recist.vocabulary import Role
from recist_reader.trial.state import ReadState

_LESIONS = '"lesions":'


def may_be_removed(state: ReadState, uuid: str, label: str) -> bool:
    """True when a lesion may go as a whole at the open timepoint `label`.

    Until a lock holds it that is always so. Afterwards a new lesion or a fragment goes only from the
    reopened timepoint in which it was made, and only while nothing of it stands at another one: the
    locked version keeps it. Targets and non-targets are frozen by the lock of baseline (T-7).
    """
    if not any(uuid in lock.content for lock in state.locks.values()):
        return True
    lesion = state.lesions[uuid]
    is_of_follow_up = lesion.role is Role.NEW or lesion.parent is not None
    return is_of_follow_up and lesion.created_at_timepoint == label and not other_holders(state, uuid, label)


def other_holders(state: ReadState, uuid: str, label: str) -> list[str]:
    """Labels of the other timepoints that hold a mark, a state or a reason of a lesion."""
    held = {row.timepoint for row in state.measurements.values() if row.lesion == uuid}
    held |= {row.timepoint for row in state.findings.values() if row.lesion == uuid}
    held |= {row.timepoint for row in state.reasons.values() if row.lesion == uuid}
    return sorted(held - {label})


def locked_ids(state: ReadState) -> Iterator[str]:
    """Ids that a locked version gave to lesions: they are never given again (LS-1)."""
    decoder = json.JSONDecoder()
    for lock in state.locks.values():
        # Inside of a text every quote is escaped, so the key is found without reading the whole content.
        lesions, _ = decoder.raw_decode(lock.content, lock.content.index(_LESIONS) + len(_LESIONS))
        yield from (row["id"] for row in lesions.values())
