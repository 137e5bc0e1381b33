"""The rows of a read: timepoints, lesions, states, reasons, results, locked versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Place
from recist_reader.trial.later_fields import later


class TimepointState(StrEnum):
    """State of a timepoint inside a read (workflow 2.2), once it has been opened."""

    OPEN = "open"
    LOCKED = "locked"
    NEEDS_CONFIRMATION = "needs_confirmation"


@dataclass(frozen=True)
class TimepointRecord:
    """`version` is that of the open copy or of the last lock."""

    label: str
    state: TimepointState
    version: int = 1


@dataclass(frozen=True)
class LesionRecord:
    """A lesion of the read; its UUID is the row's key. `id` is T1, NT1, NL1, T2.a (LS-1)."""

    id: str
    role: Role
    organ: str
    nodal: bool
    created_at_timepoint: str
    subsite: str | None = None
    side: str | None = None
    irradiated: bool = False
    kind: str | None = None
    parent: str | None = None  # UUID of the split target

    @property
    def number(self) -> int:
        """The number in T1, NT12; 0 for a fragment."""
        digits = "".join(c for c in self.id if c.isdigit())
        return 0 if "." in self.id else int(digits)


@dataclass(frozen=True)
class FindingRecord:
    """State of a lesion at a timepoint; key `timepoint/lesion UUID`. `into` names a carrier (S-7)."""

    timepoint: str
    lesion: str
    state: str
    reason: str | None = None
    into: str | None = None


@dataclass(frozen=True)
class ReasonRecord:
    """An answered edit check; key `timepoint/check/lesion UUID or -`."""

    timepoint: str
    check: str
    lesion: str | None
    text: str


@dataclass(frozen=True)
class KeyImageRecord:
    """An image that the reader marked, and the zoom at which it was seen."""

    timepoint: str
    place: Place
    zoom_mm_per_px: Decimal


@dataclass(frozen=True)
class ReadRecord:
    """The read itself; key `read`.

    `ended_at`: the timepoint whose locked overall PD ended it, where the charter says so (`read_after_pd`).
    """

    subject: str
    reader: str
    ended_at: str | None = later(None)


@dataclass(frozen=True)
class ResultRecord:
    """What the rules said when the timepoint was locked (EXP-7); key: label."""

    timepoint: str
    version: int
    sum_mm: Decimal | None
    partial_sum_mm: Decimal | None
    nadir_mm: Decimal | None
    target: str
    non_target: str
    overall: str
    rules: tuple[str, ...]
    reader_overall: str | None = None
    reader_overall_reason: str | None = None
    warnings: tuple[str, ...] = ()  # checks that warned and stayed (GD-30)


@dataclass(frozen=True)
class LockRecord:
    """One locked version: the canonical content it binds and its SHA-256 (SG-4); key `label/v1`.

    Open and active time of this version: the rest of the open time was idle (SQ-7). How many slices of
    each series were on screen, by UID (GD-22); None in a version that did not record it yet.
    """

    timepoint: str
    version: int
    content: str
    content_sha256: str
    meaning: str
    active_seconds: int = 0
    open_seconds: int = 0
    slices_seen: Mapping[str, int] | None = None


def finding_key(timepoint: str, lesion_uuid: str) -> str:
    """Return the key of what belongs to one lesion at one timepoint."""
    return f"{timepoint}/{lesion_uuid}"


def reason_key(timepoint: str, check: str, lesion_uuid: str | None) -> str:
    """Return the key of the answer to a check, of one lesion or of the timepoint."""
    return f"{timepoint}/{check}/{lesion_uuid or '-'}"
