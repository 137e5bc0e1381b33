"""The one seam through which contents pass on their way to and from the disk (SE-30, SE-31).

Contents of events (payload with its salt) and bodies of rows go through a codec; routing columns do
not. Today the only codec keeps the text as it is. A sealing codec will encrypt it and bind it to
where it stands, so that a sealed text moved to another row does not open.
"""

from typing import Protocol


class Codec(Protocol):
    """Turns a content into what is stored, and back."""

    def seal(self, text: str, stands_at: tuple[str, ...]) -> str:
        """Return the stored form; `stands_at` is table, stream and key."""

    def unseal(self, stored: str, stands_at: tuple[str, ...]) -> str:
        """Return the content; raises ValueError when it does not belong there."""


class PlainCodec:
    """Contents as they are: RO-10, one reader on one workstation (seal_reads false)."""

    def seal(self, text: str, stands_at: tuple[str, ...]) -> str:  # noqa: ARG002 - the protocol's shape
        return text

    def unseal(self, stored: str, stands_at: tuple[str, ...]) -> str:  # noqa: ARG002
        return stored
