"""Which timepoint and series stand in the two viewports of a case, and at which slice (AJ-2, AJ-3)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import BASELINE, SeriesFacts, TimepointFacts
from recist_reader.trial.series_order import ranked
from recist_reader.ui.adjudication.models.overlays import BOTH, marks_of_lesion, state_of
from recist_reader.ui.adjudication.models.pairs import PairRow
from recist_reader.ui.viewport.banner import TimepointRole


class Compared(Enum):
    """What stands in the left viewport, in the order in which the key goes on."""

    NADIR = TimepointRole.NADIR
    BASELINE = TimepointRole.BASELINE
    PRIOR = TimepointRole.PRIOR

    @property
    def following(self) -> "Compared":
        all_of_them = list(Compared)
        return all_of_them[(all_of_them.index(self) + 1) % len(all_of_them)]


@dataclass(frozen=True)
class Hanging:
    """What is wished for: a timepoint, the overlays, the pair in hand, what it is compared with.

    `chosen` are series that were picked by hand: label -> UID.
    """

    label: str
    overlays: tuple[Overlay, ...] = BOTH
    row: PairRow | None = None
    compared: Compared = Compared.NADIR
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseSlot:
    """One viewport: its timepoint, its series (None: nothing to show), the mark to begin at."""

    at: TimepointFacts
    roles: tuple[TimepointRole, ...]
    series: SeriesFacts | None
    mark: Measurement | None

    @property
    def label(self) -> str:
        return self.at.label


def slots_of(pair: ReadPair, wish: Hanging) -> tuple[CaseSlot | None, CaseSlot]:
    """Return what hangs left and right; nothing left where the timepoint has no earlier one."""
    right = _slot(pair, wish, wish.label, ())
    label = compared_label(pair, wish)
    if label is None:
        return None, right
    return _slot(pair, wish, label, _roles(pair, wish, label)), right


def compared_label(pair: ReadPair, wish: Hanging) -> str | None:
    """The timepoint in the left viewport, None at baseline; the nadir of the overlay, of A for both."""
    earlier = [at.label for at in pair.facts.before(wish.label)]
    if not earlier:
        return None
    match wish.compared:
        case Compared.BASELINE:
            return BASELINE
        case Compared.PRIOR:
            return earlier[-1]
        case Compared.NADIR:
            return _nadir(pair, wish) or BASELINE


def _nadir(pair: ReadPair, wish: Hanging) -> str | None:
    assessed = pair.assessed_b if wish.overlays == (Overlay.B,) else pair.assessed_a
    return next((at.nadir_timepoint for at in assessed.timepoints if at.id == wish.label), None)


def _roles(pair: ReadPair, wish: Hanging, label: str) -> tuple[TimepointRole, ...]:
    """All roles that a compared timepoint has, as the banner names them (VW-16)."""
    earlier = [at.label for at in pair.facts.before(wish.label)]
    found = {
        TimepointRole.BASELINE: BASELINE,
        TimepointRole.NADIR: _nadir(pair, wish),
        TimepointRole.PRIOR: earlier[-1],
    }
    return tuple(role for role, of in found.items() if of == label)


def _slot(pair: ReadPair, wish: Hanging, label: str, roles: tuple[TimepointRole, ...]) -> CaseSlot:
    at = pair.facts.at(label)
    assert at is not None, "a timepoint of the case is one of the subject"
    picked = at.series_by_uid(wish.chosen.get(label, ""))
    marks = _marks_in_hand(pair, wish, label)
    if picked is None:
        measured = next((at.series_by_uid(mark.place.series_uid) for mark in marks), None)
        picked = measured or _main_series(pair, at)
    uid = None if picked is None else picked.uid
    mark = next((mark for mark in marks if mark.place.series_uid == uid), None)
    return CaseSlot(at, roles, picked, mark)


def _marks_in_hand(pair: ReadPair, wish: Hanging, label: str) -> list[Measurement]:
    """Marks of the pair in hand at a timepoint, those of the shown reads first."""
    if wish.row is None:
        return []
    order = (*wish.overlays, *(read for read in BOTH if read not in wish.overlays))
    return [
        mark for read in order for mark in marks_of_lesion(state_of(pair, read), label, wish.row.owner(read))
    ]


def _main_series(pair: ReadPair, at: TimepointFacts) -> SeriesFacts | None:
    """The series with most marks of both reads, else the one to be shown first (VW-20)."""
    times = Counter(
        mark.place.series_uid
        for state in (pair.a, pair.b)
        for mark in state.measurements.values()
        if mark.timepoint == at.label and mark.lesion
    )
    order = sorted(ranked(at), key=lambda series: -times[series.uid])
    return order[0] if order else None
