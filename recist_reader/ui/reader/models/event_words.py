"""What was stored and what undo would take back, in a reader's words."""

from recist_reader.trial.patch import Recorded
from recist_reader.trial.state import ReadState


def event_words(recorded: Recorded, state: ReadState) -> str:
    """What was just stored, in a few words."""
    edit = recorded.edit
    for uuid, lesion in edit.new.get("lesion", {}).items():
        if lesion is not None:
            return f"{lesion.id} {'split' if edit.change == 'lesion.split' else 'recorded'}"
        before = edit.old["lesion"][uuid]
        return f"{before.id} removed"
    for row in edit.new.get("finding_state", {}).values():
        if row is not None:
            lesion = state.lesions.get(row.lesion)
            return f"{lesion.id if lesion else ''} {row.state.replace('_', ' ')}"
    words = {
        "history.undone": "taken back",
        "history.redone": "done again",
        "timepoint.opened": "opened",
        "timepoint.locked": "locked",
        "timepoint.reopened": "reopened",
    }
    return words.get(edit.change, edit.change.partition(".")[0])


def undo_words(recorded: Recorded) -> str:
    """What undo would take back."""
    lesions = [r for r in recorded.edit.new.get("lesion", {}).values() if r is not None]
    verb = recorded.edit.change.rpartition(".")[2].replace("_", " ")
    return f"{verb} {lesions[0].id}" if lesions else recorded.edit.change.replace(".", " ").replace("_", " ")
