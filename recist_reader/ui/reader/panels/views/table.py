"""What the lesion table shows (LS-4, LS-7)."""

from dataclasses import dataclass
from enum import Enum

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.texts import tr


@dataclass(frozen=True)
class ColumnView:
    """One visible timepoint; `shapes` are its parts in the comparison, `current` is the open one.

    `changes_from` names the references of the percentages under the values.
    """

    key: str
    title: str
    shapes: tuple[Shape, ...] = ()
    current: bool = False
    changes_from: str = ""


class CellStyle(Enum):
    EARLIER = "earlier"
    CURRENT = "current"
    PROPOSED = "proposed"  # grey italic: nothing is carried forward in upright type (LS-7)
    UNSAVED = "unsaved"  # drawn or stated, not on the disk: in no sum yet (MT-10)


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
    UNSAVED = "not saved"


STATE_WORDS = {
    RowState.NONE: "",
    RowState.TO_DO: tr("to read"),
    RowState.DONE: tr("read"),
    RowState.PROPOSAL: tr("proposed"),
    RowState.UNSAVED: tr("not saved"),
}


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
    """Says whether new lesions are marked, and the key that marks one; no action where none can be."""

    text: str
    action: str = tr("mark new")
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
    empty: str = tr("No lesion yet")
    empty_keys: tuple[tuple[str, str], ...] = (
        ("T", tr("target")),
        ("N", tr("non-target")),
    )
