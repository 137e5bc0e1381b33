"""What the status line and the key overlay say (MT-10, IN-1)."""

from dataclasses import dataclass, field
from enum import Enum


class Saving(Enum):
    SAVED = "saved"
    NOT_SAVED = "not saved"
    CONNECTION_LOST = "connection lost"


@dataclass(frozen=True)
class StatusView:
    """The status line; when something is not saved the whole line says so (MT-10)."""

    saving: Saving = Saving.SAVED
    saved_text: str = ""  # "saved 14:03:22", "not saved, T4"
    link_text: str = ""
    event_text: str = ""
    refused: bool = False  # the event is the reason of a refusal (IN-1)
    active_text: str = ""
    undo_text: str = ""


@dataclass(frozen=True)
class KeyLine:
    """One line of the key overlay: its keys as printed, what they do, more words to find it by."""

    keys: tuple[str, ...]
    text: str
    group: str = ""
    also: tuple[str, ...] = field(default=())
    name: str = ""  # given back when the line is chosen, to give it another key; empty: its key is fixed
