"""Sum of diameters at one timepoint, and the nadir before it.

Source: RECIST 1.1, Eisenhauer 2009, sections 4.2 and 4.3.2, appendices II and III; our rules S-1
to S-10, N-1 to N-5. A sum is exact mm and never rounded before it is compared (N-5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Lesion, Read, TargetFinding, Timepoint
from recist_reader.recist.vocabulary import TargetState

ZERO = Decimal(0)
NORMAL_NODE_BELOW_MM = Decimal(10)  # short axis; Schwartz 2009
# Wide enough that no sum or product of recorded lengths is ever rounded.
_EXACT = Context(prec=60)
_SHOWN = Decimal("0.1")  # display_percent_decimals = 1


@dataclass(frozen=True)
class TargetSum:
    """What all targets of one timepoint add up to.

    `evaluable_mm` is the sum of what could be evaluated: the sum itself when nothing is missing,
    else the partial sum (S-8). `lacking` are the lesions without a state yet, which only a read
    in work has; they count like lesions that are not evaluable.
    """

    evaluable_mm: Decimal
    contributions_mm: Mapping[str, Decimal]
    not_evaluable: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return not self.not_evaluable and not self.lacking

    @property
    def sum_mm(self) -> Decimal | None:
        return self.evaluable_mm if self.is_complete else None

    @property
    def partial_sum_mm(self) -> Decimal | None:
        return None if self.is_complete else self.evaluable_mm


@dataclass(frozen=True)
class Nadir:
    """Smallest complete sum among baseline and earlier timepoints, and where it stands (S-9)."""

    mm: Decimal
    timepoint: str

    def after(self, at: Timepoint, total: TargetSum | None) -> "Nadir":
        """Return the nadir in force after a timepoint; the first of equal sums keeps its place."""
        if total is None or not total.is_complete or total.evaluable_mm >= self.mm:
            return self
        return Nadir(total.evaluable_mm, at.id)


def contribution_mm(lesion: Lesion, found: TargetFinding, options: CharterOptions) -> Decimal | None:
    """Return what one target adds to the sum (S-1 to S-7); None when it is not evaluable."""
    match found.state:
        case TargetState.MEASURED:
            return measured_mm(found)
        case TargetState.TOO_SMALL:  # S-3
            return options.too_small_mm(lesion.nodal)
        case TargetState.ABSENT | TargetState.MERGED:  # S-4, S-7
            return ZERO
    return None


def measured_mm(found: TargetFinding) -> Decimal:
    """Return the recorded length; of a split lesion that of all fragments together (S-6)."""
    if found.fragments_mm:
        return _exact_sum(found.fragments_mm)
    return found.mm if found.mm is not None else ZERO


def largest_part_mm(found: TargetFinding) -> Decimal:
    """Return the largest single axis of a measured lesion: the fragment that decides (S-6)."""
    return max(found.fragments_mm) if found.fragments_mm else measured_mm(found)


def sum_of_targets(read: Read, at: Timepoint) -> TargetSum:
    """Return the sum of one timepoint that was done (S-1 to S-8)."""
    contributions: dict[str, Decimal] = {}
    not_evaluable: list[str] = []
    lacking: list[str] = []
    for lesion in read.targets:
        found = at.targets.get(lesion.id)
        if found is None:
            lacking.append(lesion.id)
            continue
        mm = contribution_mm(lesion, found, read.options)
        if mm is None:
            not_evaluable.append(lesion.id)
        else:
            contributions[lesion.id] = mm
    total = _exact_sum(contributions.values())
    return TargetSum(total, contributions, tuple(not_evaluable), tuple(lacking))


def baseline_sum_mm(read: Read) -> Decimal | None:
    """Return B; None without targets, without baseline or while a target is not measured (S-10)."""
    if read.baseline is None or not read.targets:
        return None
    found = [read.baseline.targets.get(lesion.id) for lesion in read.targets]
    if any(f is None or f.state is not TargetState.MEASURED for f in found):
        return None
    return _exact_sum(measured_mm(f) for f in found if f is not None)


def percent_change(now_mm: Decimal | None, from_mm: Decimal | None) -> Decimal | None:
    """Return the change in percent, one decimal, half away from zero: to be shown (N-3, N-4).

    None where either is missing or the reference is 0. Never to be compared with a threshold.
    """
    if now_mm is None or not from_mm:
        return None
    exact = _EXACT.divide(_EXACT.multiply(_EXACT.subtract(now_mm, from_mm), Decimal(100)), from_mm)
    shown = exact.quantize(_SHOWN, ROUND_HALF_UP, _EXACT)
    return abs(shown) if shown == 0 else shown  # no "-0.0"


def is_gone(lesion: Lesion, found: TargetFinding) -> bool:
    """Say whether a target, not merged, leaves room for CR (TR-2, TR-9, S-5, S-6)."""
    match found.state:
        case TargetState.ABSENT:
            return True
        case TargetState.TOO_SMALL:
            return lesion.nodal
        case TargetState.MEASURED if lesion.nodal:
            return largest_part_mm(found) < NORMAL_NODE_BELOW_MM
        case TargetState.MEASURED:
            return measured_mm(found) == 0  # N-6
    return False


def targets_preventing_cr(read: Read, at: Timepoint) -> tuple[str, ...]:
    """Return the targets that are still there; () where TR-2 holds as far as lesions go.

    A merged lesion is gone when the one that carries it is (S-7).
    """
    lesions = {lesion.id: lesion for lesion in read.targets}
    preventing = []
    for lesion_id in lesions:
        carrier_id: str | None = lesion_id
        found = at.targets.get(lesion_id)
        for _step in lesions:  # a chain of merged lesions ends within their number
            if found is None or found.state is not TargetState.MERGED:
                break
            carrier_id = found.merged_into
            found = at.targets.get(carrier_id) if carrier_id else None
        carrier = lesions.get(carrier_id) if carrier_id else None
        if carrier is None or found is None or not is_gone(carrier, found):
            preventing.append(lesion_id)
    return tuple(preventing)


def _exact_sum(lengths_mm: Iterable[Decimal]) -> Decimal:
    total = ZERO
    for mm in lengths_mm:
        total = _EXACT.add(total, mm)
    return total
