"""Mapped identity: UIDs that late slices share and studies do not (BL-35).

`2.25.` + 128 bits of HMAC-SHA-256(study key, original UID), UUID version and variant bits set
(PS3.5 B.2). The same original gives the same UID in one study, so slices that come late join their
series; without the key the way back is closed.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

KEY_BYTES = 32
_STANDARD_ROOT = "1.2.840.10008."


@dataclass(frozen=True)
class StudyKey:
    """The study's secret, 32 bytes; it is never shown, logged or part of `repr`."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"a study key has {KEY_BYTES} bytes")

    @classmethod
    def new(cls) -> "StudyKey":
        """Draw a key from the operating system."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def digest(self, message: str) -> bytes:
        """HMAC-SHA-256 of a message: 32 bytes."""
        return hmac.new(self.secret, message.encode("utf-8"), hashlib.sha256).digest()


@dataclass(frozen=True)
class UidMap:
    """Maps the UIDs of one study."""

    key: StudyKey

    def __call__(self, original: str) -> str:
        """Return the mapped UID; UIDs that the standard itself defines and empty ones stay.

        Foreign UIDs are often no numbers: whatever stands there is mapped, so no text slips through.
        """
        uid = original.strip("\0 ")
        return uid if not uid or is_standard_uid(uid) else mapped_uid(self.key, uid)


def mapped_uid(key: StudyKey, original: str) -> str:
    """Return the mapped UID of one original UID (BL-35)."""
    raw = bytearray(key.digest(original)[:16])
    raw[6] = raw[6] & 0x0F | 0x40  # version 4: it looks like any random UUID and tells nothing of its making
    raw[8] = raw[8] & 0x3F | 0x80  # variant of RFC 9562
    return f"2.25.{int.from_bytes(raw, 'big')}"


def is_standard_uid(uid: str) -> bool:
    """Whether PS3.6 itself registers the UID (SOP classes, transfer syntaxes, well-known frames)."""
    if not uid.startswith(_STANDARD_ROOT):
        return False
    from pydicom._uid_dict import UID_dictionary

    return uid in UID_dictionary
