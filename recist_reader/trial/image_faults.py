"""What may be wrong with the stored image under a mark, told to a decision by whoever can look (FT-30)."""

from collections.abc import Mapping
from enum import StrEnum


class ImageFault(StrEnum):
    """Why the image cannot be shown as it was when it was stored."""

    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


ImageFaults = Mapping[tuple[str, str], ImageFault]
"""(series UID, SOP instance UID) -> what is wrong; images that are as they were stored are left out."""

FrameKey = tuple[str, str, int]
"""(series UID, SOP instance UID, frame from 1)."""

FrameHashes = Mapping[FrameKey, str]
"""SHA-256 of the values of frames after decoding, hex (IN-141)."""
