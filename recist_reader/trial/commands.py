"""What a reader may wish. Lesions are named by their id (T1, NT2, NL1, T2.a).

UUIDs of new things come with the command: the domain makes no ids and knows no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial.evidence import Drawn, Place
from recist_reader.trial.image_faults import FrameHashes, ImageFaults


@dataclass(frozen=True)
class OpenTimepoint:
    """Open a timepoint to read it; every earlier one is locked (SQ-1)."""

    timepoint: str


@dataclass(frozen=True)
class Site:
    """Where a lesion is (LS-3); `kind` is a never-measurable or special kind (M-5 to M-7), else None."""

    organ: str
    nodal: bool = False
    subsite: str | None = None
    side: str | None = None
    irradiated: bool = False
    kind: str | None = None


@dataclass(frozen=True)
class CreateLesion:
    """A lesion with its first mark (LS-2). `id` None takes the next free number of its role."""

    uuid: str
    role: Role
    site: Site
    first: Drawn | None = None
    status: NewLesionState | None = None
    id: str | None = None


@dataclass(frozen=True)
class AddFragment:
    """The next fragment of a split target (S-6): `T2.a`, `T2.b`."""

    uuid: str
    target: str
    first: Drawn | None = None
    id: str | None = None


@dataclass(frozen=True)
class SplitTarget:
    """Turn the open timepoint's value of a target into its first fragment (LS-1, Shift+F)."""

    uuid: str
    target: str


@dataclass(frozen=True)
class ChangeSite:
    """Correct organ, part, side or nodal flag until a lock binds the lesion (GD-23)."""

    lesion: str
    site: Site


@dataclass(frozen=True)
class RenumberTargets:
    """Targets in their new order, all of them."""

    order: tuple[str, ...]


@dataclass(frozen=True)
class DeleteLesion:
    """Take away a lesion that was created in the open timepoint."""

    lesion: str


@dataclass(frozen=True)
class RecordMeasurement:
    """Draw a target's diameter, or draw it again (MT-2)."""

    lesion: str
    drawn: Drawn


@dataclass(frozen=True)
class PlaceMark:
    """Put the reference mark of a non-target or new lesion (LS-9)."""

    lesion: str
    drawn: Drawn


@dataclass(frozen=True)
class SetState:
    """A state of the rules' section 1. `into` names the carrier of a merged target."""

    lesion: str
    state: str
    reason: str | None = None
    into: str | None = None


@dataclass(frozen=True)
class ClearFinding:
    """Remove value or state of the open timepoint (Delete)."""

    lesion: str


@dataclass(frozen=True)
class AddAnnotation:
    """A line, region or probe without a lesion: shown, never summed (MT-6)."""

    uuid: str
    drawn: Drawn


@dataclass(frozen=True)
class RemoveAnnotation:
    """Take a line, region or probe away."""

    uuid: str


@dataclass(frozen=True)
class MoveLabel:
    """Put the label of a mark elsewhere; `mark` is a lesion id or an annotation's UUID."""

    mark: str
    offset_mm: tuple[Decimal, Decimal] | None


@dataclass(frozen=True)
class SetKeyImage:
    """Mark an image as a key image, with its zoom."""

    uuid: str
    place: Place
    zoom_mm_per_px: Decimal


@dataclass(frozen=True)
class RemoveKeyImage:
    """Take the mark of a key image away."""

    uuid: str


@dataclass(frozen=True)
class GiveReason:
    """Answer an edit check, of one lesion or of the timepoint (GD-30)."""

    check: str
    text: str
    lesion: str | None = None


@dataclass(frozen=True)
class Undo:
    """Take back the last edit of the open timepoint (IN-113)."""


@dataclass(frozen=True)
class Redo:
    """Do again what was taken back last (IN-113)."""


@dataclass(frozen=True)
class LockTimepoint:
    """Check and lock the open timepoint. A differing category of the reader needs a reason (OR-10).

    The session says what it alone knows: how long the timepoint was open and worked on (SQ-7), the
    share of each series that was looked at, by UID (GD-22), how many edits wait for the disk (GD-24), and
    which images under marks are missing or changed (FT-30, SG-9), and the hashes of the decoded frames that
    were measured (IN-141).
    """

    rules_version: str
    meaning: str = "authorship"
    reader_overall: str | None = None
    reader_overall_reason: str | None = None
    active_seconds: int = 0
    open_seconds: int = 0
    seen: Mapping[str, float] = field(default_factory=dict)
    unsaved: int = 0
    image_faults: ImageFaults = field(default_factory=dict)
    decoded: FrameHashes = field(default_factory=dict)


@dataclass(frozen=True)
class ReopenTimepoint:
    """Open a locked timepoint again as its next version; `entry` is of the list of reasons (SG-6, SG-7).

    `request`: id of the approved request that it follows, in a study with accounts.
    """

    timepoint: str
    entry: str
    text: str = ""
    request: str | None = None


Command = (
    OpenTimepoint
    | CreateLesion
    | AddFragment
    | SplitTarget
    | ChangeSite
    | RenumberTargets
    | DeleteLesion
    | RecordMeasurement
    | PlaceMark
    | SetState
    | ClearFinding
    | AddAnnotation
    | RemoveAnnotation
    | MoveLabel
    | SetKeyImage
    | RemoveKeyImage
    | GiveReason
    | Undo
    | Redo
    | LockTimepoint
    | ReopenTimepoint
)
