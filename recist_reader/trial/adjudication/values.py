"""What one read has of a lesion at a timepoint, to stand beside what the other has (AJ-3)."""

from dataclasses import dataclass
from decimal import Decimal

from recist_reader.recist.read import Lesion, TargetFinding
from recist_reader.recist.sums import contribution_mm, measured_mm, percent_change
from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.records import LesionRecord
from recist_reader.trial.rules_input import target_finding
from recist_reader.trial.state import ReadState, existed


@dataclass(frozen=True)
class LesionValue:
    """State of a lesion, and its counted axis in mm where one was drawn (S-1).

    `counts_mm` is what it adds to the sum: 5 mm where too small, 0 where gone (S-3, S-4, S-7); None for
    what is no target, or not evaluable.
    """

    role: Role
    state: str
    mm: Decimal | None = None
    counts_mm: Decimal | None = None
    fragments_mm: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class ValuesAt:
    """Both reads' values of a pair at one timepoint.

    The difference is that of what counts, in mm and in percent of the smaller (one decimal, as shown); None
    where one has no figure, the percentage also where the smaller is 0.
    """

    timepoint: str
    a: LesionValue | None
    b: LesionValue | None

    @property
    def difference_mm(self) -> Decimal | None:
        figures = self._figures()
        return None if figures is None else max(figures) - min(figures)

    @property
    def difference_percent(self) -> Decimal | None:
        figures = self._figures()
        return None if figures is None else percent_change(max(figures), min(figures))

    def _figures(self) -> tuple[Decimal, Decimal] | None:
        one, other = _figure(self.a), _figure(self.b)
        return None if one is None or other is None else (one, other)


def _figure(value: LesionValue | None) -> Decimal | None:
    if value is None:
        return None
    return value.mm if value.counts_mm is None else value.counts_mm


def value_at(state: ReadState, facts: SubjectFacts, uuid: str, label: str) -> LesionValue | None:
    """Return what a read has of a lesion at a timepoint; None where nothing was recorded."""
    lesion = state.lesions[uuid]
    if lesion.role is Role.TARGET:
        finding = target_finding(state, label, uuid, lesion, facts.options)
        return of_target(lesion, finding, facts)
    found = state.finding(label, uuid)
    if found is None or not existed(lesion, label):
        return None
    mark = state.measurement(label, uuid)
    return LesionValue(lesion.role, found.state, None if mark is None else mark.counted_mm(lesion.nodal))


def of_target(lesion: LesionRecord, finding: TargetFinding, facts: SubjectFacts) -> LesionValue:
    """Return a target's finding as a value."""
    is_measured = finding.state is TargetState.MEASURED
    return LesionValue(
        Role.TARGET,
        finding.state,
        measured_mm(finding) if is_measured else None,
        contribution_mm(Lesion(lesion.id, lesion.organ, lesion.nodal), finding, facts.options.charter),
        finding.fragments_mm,
    )
