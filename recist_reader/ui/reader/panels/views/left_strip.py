"""What the left strip shows: the timepoints and the series of each (VW-11, BN-1)."""

from dataclasses import dataclass

from recist_reader.ui.reader.panels.views.marks import Picture, Shape


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
    hint: str = ""  # the keys that go from series to series


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
