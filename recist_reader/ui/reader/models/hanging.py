"""Which timepoint and which series stand in which viewport (7.4, VW-16, VW-20)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.facts import BASELINE, SeriesFacts, SeriesLabel, TimepointFacts
from recist_reader.trial.series_order import ranked
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.texts import tr

LAYOUTS = {1: tr("Cur"), 2: "P C", 3: "B P C", 4: "B N C"}


@dataclass(frozen=True)
class Likeness:
    """What a series is, as far as another one can be like it (VW-20)."""

    label: SeriesLabel
    thickness_mm: Decimal | None = None


@dataclass(frozen=True)
class Slot:
    """One viewport: a timepoint in its roles, and the series shown (None: it has none).

    `nth` tells viewports apart that show one series, from 0.
    """

    label: str
    shapes: tuple[Shape, ...]
    series: SeriesFacts | None
    warning: str = ""
    nth: int = 0

    @property
    def is_current(self) -> bool:
        return Shape.CURRENT in self.shapes

    @property
    def name(self) -> str:
        """The letter of its first role, or its label where it has none."""
        return self.shapes[0].value if self.shapes else self.label


def hang(
    view: ReadView, layout: int, chosen: Mapping[str, str], compared: str | None = None
) -> tuple[Slot, ...]:
    """Return the viewports from left to right, the current one last.

    `chosen` names the series that the reader picked for a timepoint (label -> UID). `compared` takes the
    place of the last compared timepoint ([ and ]).
    """
    if view.label == BASELINE:
        return _hang_baseline(view, layout, chosen)
    roles = comparison(view)
    wanted = {
        1: (),
        2: (roles.prior,),
        3: (roles.baseline, roles.prior),
        4: (roles.baseline, roles.nadir),
    }[layout]
    if wanted and compared is not None:
        wanted = (*wanted[:-1], compared)
    current = main_series(view.at, chosen)
    slots = []
    for label in dict.fromkeys(label for label in wanted if label is not None):
        at = view.facts.at(label)
        if at is not None:
            slots.append(_slot(at, roles.shapes(label), current, chosen))
    return (*slots, Slot(view.label, (Shape.CURRENT,), current))


def _hang_baseline(view: ReadView, layout: int, chosen: Mapping[str, str]) -> tuple[Slot, ...]:
    """One series, or two phases of the baseline (one, if there is but one)."""
    main = main_series(view.at, chosen)
    others = [s for s in ranked(view.at) if main is not None and s.uid != main.uid and s.is_stack]
    slots = []
    if layout != 1 and others:
        second = next((s for s in others if s.uid == chosen.get(f"{BASELINE}/2")), others[0])
        slots.append(Slot(BASELINE, (Shape.BASELINE,), second))
    return (*slots, Slot(BASELINE, (Shape.BASELINE, Shape.CURRENT), main))


def main_series(at: TimepointFacts, chosen: Mapping[str, str]) -> SeriesFacts | None:
    """The series that the reader chose for a timepoint, else the one to be shown first."""
    picked = at.series_by_uid(chosen.get(at.label, ""))
    if picked is not None:
        return picked
    order = ranked(at)
    return order[0] if order else None


def _slot(
    at: TimepointFacts, shapes: tuple[Shape, ...], current: SeriesFacts | None, chosen: Mapping[str, str]
) -> Slot:
    picked = at.series_by_uid(chosen.get(at.label, ""))
    series = picked or matched(at, current)
    return Slot(at.label, shapes, series, phase_warning(series, current))


def phase_warning(series: SeriesFacts | None, current: SeriesFacts | None) -> str:
    """What is said where another phase is compared (VW-20); empty where nothing is to say."""
    if series is None or current is None:
        return ""
    phases = (series.label.phase, current.label.phase)
    if "unknown" in phases or phases[0] == phases[1]:
        return ""
    return tr("{phases}, current {phases_2}", phases=phases[0], phases_2=phases[1])


def matched(at: TimepointFacts, like: SeriesFacts | Likeness | None) -> SeriesFacts | None:
    """The series of a timepoint that compares best: region, phase, kernel, nearest thickness (VW-20)."""
    order = ranked(at)
    if not order or like is None:
        return order[0] if order else None

    def distance(series: SeriesFacts) -> tuple[bool, int, bool, bool, Decimal, int]:
        overlap = len(set(series.label.region) & set(like.label.region))
        thickness = abs((series.thickness_mm or Decimal(0)) - (like.thickness_mm or Decimal(0)))
        return (
            not series.is_stack,
            -overlap,
            series.label.phase != like.label.phase,
            series.label.kernel != like.label.kernel,
            thickness,
            order.index(series),
        )

    return min(order, key=distance)
