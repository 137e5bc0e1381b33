"""What is refused where nothing can be changed, at its key, button or menu entry (FT-5, ER, SQ-1)."""

from recist_reader.problem import Problem
from recist_reader.ui.reader.acts.lesion_states import STATES
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.images.hangings import LOCKED

DRAWING_HANDS = ("bidirectional", "line", "ellipse", "freehand", "probe")
"""Tools that make a mark."""

BEGINS_A_MARK = frozenset((*DRAWING_HANDS, "new_target", "new_non_target", "new_lesion", "split"))
"""What a locked timepoint refuses before the reader draws in vain; states are refused by their rule."""

CHANGES = BEGINS_A_MARK | frozenset(
    (
        *STATES,
        "merged",
        "delete",
        "site",
        "target_earlier",
        "target_later",
        "key_image",
        "undo",
        "redo",
        "reopen",
    )
)
"""What a study open for reading only refuses."""


def why_closed(bench: Workbench, name: str) -> Problem | None:
    """Why an action of the key map cannot be done here; None where it can, or changes nothing.

    A read under other rules can be reopened all the same.
    """
    view, reading_only = bench.model.view, bench.hangings.hung.reading_only
    if view is None or name not in CHANGES:
        return None
    if reading_only is not None:
        return None if name == "reopen" and view.other_rules else reading_only
    return LOCKED if name in BEGINS_A_MARK and not bench.is_open else None
