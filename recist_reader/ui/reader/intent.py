"""What the next drawing means: a value of a lesion, a new lesion, a fragment, or a free mark."""

from dataclasses import dataclass
from enum import Enum

from recist_reader.recist.vocabulary import Role


class Purpose(Enum):
    """Why the reader draws."""

    FREE = "free"  # by tool: the selected lesion, or what the tool makes by itself
    CREATE = "create"
    FRAGMENT = "fragment"


@dataclass(frozen=True)
class Intent:
    purpose: Purpose = Purpose.FREE
    role: Role = Role.TARGET
    target: str = ""  # the split target, for a fragment


FREE = Intent()
WHAT_DRAWS = {Role.TARGET: "bidirectional", Role.NON_TARGET: "arrow", Role.NEW: "arrow"}
"""The tool that draws a new lesion of a role."""
_BUTTONS = {Role.TARGET: "new_target", Role.NON_TARGET: "new_non_target", Role.NEW: "new_lesion"}


def lit_button(intent: Intent, hand: str) -> str:
    """Name of the button that tells what the left mouse button does: a new lesion, else its tool."""
    is_awaited = intent.purpose is Purpose.CREATE and hand == WHAT_DRAWS[intent.role]
    return _BUTTONS[intent.role] if is_awaited else hand
