"""The one decision: a reader's wish against the read as it stands. Pure."""

from collections.abc import Callable
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.trial import commands as c
from recist_reader.trial.decisions import findings, lesions, locking, marks, opening
from recist_reader.trial.decisions.scene import Scene, open_scene
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.patch import Edit
from recist_reader.trial.state import ReadState

_IN_OPEN_TIMEPOINT: dict[type, Callable[[Scene, Any], Edit | Refusal]] = {
    c.CreateLesion: lesions.decide_create,
    c.AddFragment: lesions.decide_add_fragment,
    c.SplitTarget: lesions.decide_split,
    c.ChangeSite: lesions.decide_change_site,
    c.RenumberTargets: lesions.decide_renumber,
    c.DeleteLesion: lesions.decide_delete,
    c.RecordMeasurement: findings.decide_measure,
    c.PlaceMark: findings.decide_mark,
    c.SetState: findings.decide_state,
    c.ClearFinding: findings.decide_clear,
    c.GiveReason: findings.decide_reason,
    c.AddAnnotation: marks.decide_add_annotation,
    c.RemoveAnnotation: marks.decide_remove_annotation,
    c.MoveLabel: marks.decide_move_label,
    c.SetKeyImage: marks.decide_set_key_image,
    c.RemoveKeyImage: marks.decide_remove_key_image,
    c.LockTimepoint: locking.decide_lock,
}


def decide(state: ReadState, facts: SubjectFacts, command: c.Command) -> Edit | Refusal:
    """Return the edit that the command makes, or why it may not; never both, never an exception."""
    match command:
        case c.OpenTimepoint():
            return opening.decide_open(state, facts, command)
        case c.ReopenTimepoint():
            return opening.decide_reopen(state, facts, command)
    scene = open_scene(state, facts)
    if isinstance(scene, Refusal):
        return scene
    match command:
        case c.Undo():
            return opening.decide_undo(state)
        case c.Redo():
            return opening.decide_redo(state)
    return _IN_OPEN_TIMEPOINT[type(command)](scene, command)
