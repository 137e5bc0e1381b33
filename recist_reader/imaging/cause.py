"""Why a file or a frame is not taken: a code for the list, the tag, and words for a person.

FT-22 to FT-29: each failure is named. No value of the file ever stands in a cause (BN-4), only tags,
sizes and names of the standard.
"""

from dataclasses import dataclass, replace
from enum import Enum

from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase


class CauseCode(Enum):
    """The closed list that import reports as `code` (VF-5)."""

    NOT_DICOM = "not_dicom"
    EMPTY = "empty"
    NOT_FOLLOWED = "not_followed"  # link, device, socket: listed, never opened (FT-26)
    UNREADABLE = "unreadable"  # the operating system refused
    DAMAGED = "damaged"
    TRUNCATED = "truncated"
    NO_TRANSFER_SYNTAX = "no_transfer_syntax"
    SYNTAX_UNSUPPORTED = "syntax_unsupported"
    ATTRIBUTE_MISSING = "attribute_missing"
    ATTRIBUTE_INVALID = "attribute_invalid"
    NO_PIXELS = "no_pixels"
    PIXEL_LENGTH = "pixel_length"  # FT-23
    PIXEL_FORMAT = "pixel_format"
    DECODER = "decoder"  # FT-24
    OVER_BUDGET = "over_budget"  # FT-25
    CHANGED = "changed"  # the bytes are not those that were stored or first read (IN-141, FT-28)
    SECONDARY = "secondary_capture"
    OTHER_IMAGE = "other_modality"
    OTHER_OBJECT = "other_object"
    PRIVATE_CLASS = "private_class"
    MEDIA_DIRECTORY = "media_directory"


@dataclass(frozen=True)
class Cause:
    """One reason; `tag` is "(0028,0010)" where one attribute is to blame."""

    code: CauseCode
    problem: Problem
    tag: str | None = None


class UnreadableImage(Fault):
    """A file, frame or header that cannot be taken as an image."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.problem)
        self.cause = cause

    def __reduce__(self) -> tuple[type["UnreadableImage"], tuple[Cause]]:
        """Cross a process border whole."""
        return UnreadableImage, (self.cause,)


RESEND = phrase("Ask for the file again from its source")
NO_ACTION = phrase("No action is needed")
ALL_LOOKED_AT = phrase("No action is needed: every file of the folder is looked at")
NEEDING_NO_ACTION = frozenset({NO_ACTION, ALL_LOOKED_AT})
"""What is said of files that never were images."""


def tag_text(tag: int) -> str:
    """Write 0x00280030 as "(0028,0030)"."""
    return f"({tag >> 16:04x},{tag & 0xFFFF:04x})"


def unreadable(code: CauseCode, what: str, remedy: str = RESEND, tag: int | None = None) -> UnreadableImage:
    """Build the exception; the place is the tag, since the caller knows which file it reads."""
    where = "" if tag is None else tag_text(tag)
    return UnreadableImage(Cause(code, Problem(what, where, remedy), where or None))


def not_to_be_kept(cause: Cause, why: Cause) -> Cause:
    """A picture that would wait in the quarantine, but cannot be written there: nobody is sent to it."""
    remedy = phrase(
        "It cannot be kept, not even in the quarantine: {what}. {remedy}",
        what=why.problem.what,
        remedy=why.problem.remedy,
    )
    return replace(cause, problem=replace(cause.problem, remedy=remedy), tag=why.tag)


def too_large() -> UnreadableImage:
    """What a MemoryError means where a file is read (FT-25)."""
    return unreadable(CauseCode.OVER_BUDGET, phrase("reading it needs more memory than any real image"))
