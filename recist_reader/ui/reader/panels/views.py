"""What the panels show, as frozen values: words are ready to read, nothing is computed from them.

View models fill these from the reading room; widgets copy them. Words are plain English and hold no
identifier of the patient (BN-4).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from recist_reader.recist.vocabulary import Response, Role

Picture = object
"""A QImage, or None while there is none; the views themselves know no Qt."""


class Shape(Enum):
    """Which timepoint this is in the comparison, by letter and shape (VW-16)."""

    BASELINE = "B"
    PRIOR = "P"
    NADIR = "N"
    CURRENT = "C"


class Tone(Enum):
    """How a line speaks; each tone has its icon, colour comes second (ST-3)."""

    PLAIN = "plain"
    INFORMATION = "information"
    OPEN = "open"  # still to do
    DONE = "done"
    WARNING = "warning"
    REFUSED = "refused"
    FAULT = "fault"


# Lesion table (LS-4, LS-7)


@dataclass(frozen=True)
class ColumnView:
    """One visible timepoint; `shapes` are its parts in the comparison, `current` is the open one."""

    key: str
    title: str
    shapes: tuple[Shape, ...] = ()
    current: bool = False


class CellStyle(Enum):
    EARLIER = "earlier"
    CURRENT = "current"
    PROPOSED = "proposed"  # grey italic: nothing is carried forward in upright type (LS-7)


@dataclass(frozen=True)
class CellView:
    """Value or state of a lesion at a timepoint, with its change or key under it."""

    text: str
    under: str = ""
    key: str = ""  # the key that accepts a proposal, as printed on the chip
    style: CellStyle = CellStyle.EARLIER
    spoken: str = ""  # accessible name: "T4, liver segment 7, TP4, 38.7 millimetres"


class RowState(Enum):
    NONE = "none"
    TO_DO = "to read"
    DONE = "read"
    PROPOSAL = "proposed"


@dataclass(frozen=True)
class LesionRow:
    """A lesion: `colour` is the number of the target colour, from 1; `counted` is the axis in bold (MT-5)."""

    id: str
    role: Role
    place: str
    cells: tuple[CellView, ...]
    colour: int = 1
    counted: str = ""
    under: str = ""  # given where the place stands on the first line (baseline)
    state: RowState = RowState.NONE


@dataclass(frozen=True)
class SumRow:
    title: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class NewLesionLine:
    """Says whether new lesions are marked, and the key that marks one."""

    text: str
    action: str = "mark new"
    key: str = "Y"


@dataclass(frozen=True)
class OverallRow:
    """Overall response of each column; `note` stands behind the last ("provisional")."""

    title: str
    responses: tuple[Response | None, ...]
    note: str = ""


TableRow = LesionRow | SumRow | NewLesionLine | OverallRow


@dataclass(frozen=True)
class LesionTableView:
    title: str  # "Lesion, mm"
    columns: tuple[ColumnView, ...] = ()
    rows: tuple[TableRow, ...] = ()
    selected: str | None = None
    empty: str = "No lesion yet"
    empty_keys: tuple[tuple[str, str], ...] = (
        ("T", "target"),
        ("N", "non-target"),
        ("A", "one-click contour"),
    )


# Response panel (FB)


@dataclass(frozen=True)
class GaugeView:
    """Where the sum stands between the limits; words carry the exact numbers (N-2).

    Zones: PR up to `pr_limit_mm`, PD from `pd_limit_mm`; `partial` draws the pointer hollow.
    """

    sum_mm: Decimal
    baseline_mm: Decimal
    nadir_mm: Decimal
    pr_limit_mm: Decimal
    pd_limit_mm: Decimal
    prior_mm: Decimal | None = None
    partial: bool = False
    pr_text: str = ""  # "PR ≤ 84.3"
    pd_text: str = ""  # "PD ≥ 100.4"
    to_pr_text: str = ""  # "12.0 to PR"; empty: no way to show
    to_pd_text: str = ""


@dataclass(frozen=True)
class ChangeView:
    """One change line; a percentage never stands without its reference."""

    label: str
    percent: str
    mm: str
    reference: str


@dataclass(frozen=True)
class CategoryView:
    """One of the four categories: code, word, and what it rests on."""

    title: str
    response: Response | None
    text: str  # "SD", or "open", "none"
    under: str = ""
    open: bool = False


class Outcome(Enum):
    MET = "met"
    NOT_MET = "not met"
    OPEN = "open"


@dataclass(frozen=True)
class WhyLine:
    """One rule in the order evaluated; `rule_text` opens in place (FB-1)."""

    rule: str
    outcome: Outcome
    text: str
    rule_text: str = ""
    lesions: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextItem:
    """Something missing before the lock; `link` is given back when it is clicked."""

    link: str
    text: str
    code: str = ""
    tone: Tone = Tone.OPEN
    key: str = ""


@dataclass(frozen=True)
class NoticeLine:
    """A warning or check that needs no click (GD)."""

    code: str
    text: str
    tone: Tone = Tone.WARNING


@dataclass(frozen=True)
class ResponseView:
    """All of the response panel; what is hidden by FB-5 is None or empty and `hidden` says why."""

    title: str
    chip: str = ""
    sum_text: str = ""
    gauge: GaugeView | None = None
    changes: tuple[ChangeView, ...] = ()
    categories: tuple[CategoryView, ...] = ()
    why: tuple[WhyLine, ...] = ()
    next_title: str = "Next, to lock"
    next_items: tuple[NextItem, ...] = ()
    next_key: str = "Space"
    what_if: tuple[NoticeLine, ...] = ()
    warnings: tuple[NoticeLine, ...] = ()
    banner: str = ""  # first overall PD (FB-6)
    hidden: str = ""  # "shown after lock"


@dataclass(frozen=True)
class LimitView:
    """How much of a limit is used (T-1, T-2); `proposed` is drawn hatched."""

    name: str
    used: int
    limit: int
    proposed: int = 0


@dataclass(frozen=True)
class SeenView:
    """How much of a required series was looked at (GD-22)."""

    name: str
    share: float  # 0 to 1
    text: str
    enough: bool = True


@dataclass(frozen=True)
class BaselineView:
    """What stands in place of the response while the baseline is open."""

    limits: tuple[LimitView, ...] = ()
    limits_note: str = ""
    seen: tuple[SeenView, ...] = ()
    next_title: str = "Next, to lock the baseline"
    next_items: tuple[NextItem, ...] = ()
    note: str = ""


# Creation panel (LS-2)


@dataclass(frozen=True)
class OrganChoice:
    """An organ as the creation panel offers it.

    `limit_text` says how many targets it holds; `full` refuses another one with `rule` as the reason.
    """

    name: str
    letters: str = ""
    limit_text: str = ""
    full: bool = False
    rule: str = ""
    subsite_title: str = "Part"
    subsites: tuple[str, ...] = ()
    proposed_subsite: str = ""
    has_sides: bool = False
    nodal: bool = False
    asks_text: bool = False  # "other": free text is required


@dataclass(frozen=True)
class LesionDraft:
    """What was chosen so far; sent whole at Enter."""

    role: Role
    organ: str = ""
    subsite: str | None = None
    side: str | None = None
    nodal: bool = False
    status: str | None = None  # new lesions: a value of NewLesionState
    text: str = ""


@dataclass(frozen=True)
class DraftCheck:
    """What the rules say to a draft; a block dims Enter."""

    text: str
    tone: Tone = Tone.DONE
    blocks: bool = False


@dataclass(frozen=True)
class CreationView:
    """How the creation panel opens: id and role of the lesion, recent sites first."""

    id: str
    role: Role
    role_text: str
    colour: int = 1
    accept_text: str = "accept"
    statuses: tuple[tuple[str, str], ...] = ()  # (value, word), for new lesions
    roles: tuple[tuple[str, str], ...] = (("T", "target"), ("N", "non-target"))


# Strips and lines


@dataclass(frozen=True)
class SeriesCard:
    """One series of a timepoint: its own words only (BN-1)."""

    id: str
    title: str
    under: str
    loaded: int
    count: int
    seen_text: str = ""
    shown: bool = False
    picture: Picture = None


@dataclass(frozen=True)
class TimepointCard:
    id: str
    label: str
    day: str
    shape: Shape | None
    open: bool = False
    locked: bool = False
    series: tuple[SeriesCard, ...] = ()
    badges: tuple[str, ...] = ()  # VW-11, with cause


@dataclass(frozen=True)
class LeftStripView:
    timepoints: tuple[TimepointCard, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class TileView:
    """A lesion at one timepoint, at the scale of the strip; without a picture `text` says why."""

    timepoint: str
    shape: Shape | None
    title: str
    value: str = ""
    text: str = ""
    current: bool = False
    picture: Picture = None


@dataclass(frozen=True)
class TrendPoint:
    label: str
    value_mm: Decimal | None
    text: str = ""


@dataclass(frozen=True)
class StepLine:
    text: str
    done: bool


@dataclass(frozen=True)
class LesionStripView:
    id: str = ""
    role: Role = Role.TARGET
    colour: int = 1
    place: str = ""
    counted: str = ""
    scale_text: str = ""
    tiles: tuple[TileView, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    trend_note: str = ""
    steps: tuple[StepLine, ...] = ()
    warning: str = ""
    next_key: str = ""
    next_text: str = ""
    nadir_mm: Decimal | None = None


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
