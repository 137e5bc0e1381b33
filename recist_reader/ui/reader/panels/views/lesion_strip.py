"""What the lesion strip shows: one lesion at every timepoint at one scale."""

from dataclasses import dataclass
from decimal import Decimal

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.views.marks import Picture, Shape


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
