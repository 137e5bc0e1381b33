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
