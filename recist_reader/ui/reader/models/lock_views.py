"""What the check-and-lock page shows, as frozen values with words ready to read (SG-1, OR-10)."""

from dataclasses import dataclass

from recist_reader.reading.people.signing import Credentials
from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.panels.views.lines import StatusView
from recist_reader.ui.reader.panels.views.marks import Picture, Shape, Tone
from recist_reader.ui.reader.panels.views.response import CategoryView, WhyLine


@dataclass(frozen=True)
class CountChip:
    """How many checks passed, warn or block."""

    text: str
    icon: str
    state: str = ""  # state of the style sheet: ok, warn, bad


@dataclass(frozen=True)
class SheetRow:
    """A row of the lesion sheet. `cells` stand under the columns; `role` None is the sum."""

    name: str
    place: str
    cells: tuple[str, ...]
    change: str = ""  # from baseline / from nadir, information only (LS-4)
    how: str = ""
    role: Role | None = None
    colour: int = 1
    is_open: bool = False  # still to read


@dataclass(frozen=True)
class CheckLine:
    """A finding of an edit check, or a check that passed (`tone` DONE, no remedy).

    `lesion_id` leads to the images; `asks_reason` is answered in place (GD-30).
    """

    check: str
    text: str
    tone: Tone
    note: str = ""
    remedy: str = ""
    lesion_id: str | None = None
    asks_reason: bool = False
    blocks: bool = False


@dataclass(frozen=True)
class SeriesLine:
    """A series that this lock binds (SG-9)."""

    label: str
    slices: str
    pixels: str
    measured: bool


@dataclass(frozen=True)
class KeyImage:
    """`short` are the lines that stand on a small picture; the whole caption if none are given."""

    caption: str
    picture: Picture = None
    short: str = ""


@dataclass(frozen=True)
class MeaningChoice:
    """A meaning of the lock (SG-2), shown in full."""

    value: str
    word: str
    sentence: str


@dataclass(frozen=True)
class CategoryQuestion:
    """Whether the reader agrees with the computed category (OR-10)."""

    computed: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class ReopenView:
    """What reopening a locked timepoint would do (SG-6, SG-7).

    `standing` says what became of the request that was made; nothing is asked while there is one.
    """

    timepoint: str
    title: str
    effect: str
    entries: tuple[tuple[str, str], ...]  # value, words
    needs_text: tuple[str, ...]  # entries that ask for a text too
    standing: str = ""


@dataclass(frozen=True)
class LockWish:
    """What the reader sends at Enter: a differing category comes with its reason (OR-10).

    `given`: name and password of the signature, None where locks are not signed (RO-10).
    """

    meaning: str
    overall: str | None = None
    reason: str | None = None
    given: Credentials | None = None


@dataclass(frozen=True)
class LockView:
    """All of the check-and-lock page. At baseline there are no categories; `hidden` tells FB-5."""

    timepoint: str
    version: int
    task: str
    counts: str
    title: str
    subtitle: str
    shape: Shape
    columns: tuple[str, ...]
    current: int  # the column of this timepoint's own values
    rows: tuple[SheetRow, ...]
    checks: tuple[CheckLine, ...]
    chips: tuple[CountChip, ...]
    status: StatusView
    lock_word: str = ""  # "Lock TP4"
    sign_word: str = ""  # "Sign and lock TP4", where locks are signed
    content: str = ""  # the ends of the SHA-256 of what the lock binds (SG-4)
    is_locked: bool = False
    no_new_lesion: str = ""
    also_passed: str = ""
    categories: tuple[CategoryView, ...] = ()
    hidden: str = ""
    rules: str = ""
    why: tuple[WhyLine, ...] = ()
    series: tuple[SeriesLine, ...] = ()
    key_images: tuple[KeyImage, ...] = ()
    meanings: tuple[MeaningChoice, ...] = ()
    question: CategoryQuestion | None = None
    reopen: ReopenView | None = None
    reopened: str = ""  # why it is read again (SG-6)
    next_key: str = ""  # goes to the next task after the lock

    @property
    def blocks(self) -> tuple[CheckLine, ...]:
        return tuple(line for line in self.checks if line.blocks)

    @property
    def can_lock(self) -> bool:
        """The timepoint is open and no check forbids its lock."""
        return not self.is_locked and not self.blocks


OVERALL_CATEGORIES = (
    Response.CR,
    Response.PR,
    Response.SD,
    Response.NON_CR_NON_PD,
    Response.PD,
    Response.NE,
    Response.NED,
)
