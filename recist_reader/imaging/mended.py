"""What an import did for stored images of before that were missing or changed (FT-30, IN-141)."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mended:
    """SHA-256 of stored images that were not there as they were stored.

    `restored` stand again, byte for byte. `stored_otherwise`: their file was in the place, but this version
    of the program writes other bytes from it. `not_found`: none of the files is theirs. `masked`: files that
    masking wrote, which no source holds.
    """

    restored: frozenset[str] = field(default=frozenset(), repr=False)
    stored_otherwise: frozenset[str] = field(default=frozenset(), repr=False)
    not_found: frozenset[str] = field(default=frozenset(), repr=False)
    masked: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def missing(self) -> int:
        """How many images are missing or changed still."""
        return len(self.stored_otherwise | self.not_found | self.masked)

    @property
    def had_faults(self) -> bool:
        """Whether any stored image was not as it should be."""
        return bool(self.restored) or self.missing > 0
