"""One lesion at one timepoint of a locked read: its state, mark, lengths and scan date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recist_reader.exports.locked_read import LockedRead
from recist_reader.recist.dates import lesion_date
from recist_reader.recist.read import TargetFinding
from recist_reader.recist.sums import contribution_mm
from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import TimepointFacts
from recist_reader.trial.records import FindingRecord, LesionRecord, finding_key


@dataclass(frozen=True)
class LesionAt:
    """One lesion at one timepoint of a read."""

    read: LockedRead
    at: TimepointFacts
    uuid: str
    lesion: LesionRecord

    @property
    def parent(self) -> LesionRecord | None:
        return self.read.state.lesions.get(self.lesion.parent) if self.lesion.parent else None

    @property
    def finding(self) -> FindingRecord | None:
        return self.read.state.finding(self.at.label, self.uuid)

    @property
    def mark(self) -> Measurement | None:
        return self.read.state.measurement(self.at.label, self.uuid)

    @property
    def mark_number(self) -> int:
        return self.read.drawn[finding_key(self.at.label, self.uuid)].number

    @property
    def target_finding(self) -> TargetFinding | None:
        """What the rules see of a whole target; None for fragments and other roles."""
        if self.lesion.role is not Role.TARGET or self.lesion.parent is not None:
            return None
        return self.read.timepoint(self.at.label).targets[self.lesion.id]

    @property
    def state(self) -> str | None:
        target = self.target_finding
        if target is not None:
            return target.state.value
        return self.finding.state if self.finding else None

    @property
    def value_mm(self) -> Decimal | None:
        """The axis that counts (S-1); of a split target all fragments together (S-6)."""
        if self.lesion.role is not Role.TARGET or self.state != TargetState.MEASURED:
            return None
        if self.target_finding is not None:
            return self.target_finding.mm
        return None if self.mark is None else self.mark.counted_mm(self.lesion.nodal)

    @property
    def contribution_mm(self) -> Decimal | None:
        found = self.target_finding
        if found is None:
            return None
        declared = next(d for d in self.read.read.targets if d.id == self.lesion.id)
        return contribution_mm(declared, found, self.read.options)

    @property
    def scan_date(self) -> date | None:
        """Date of the scan that shows it: of its mark's series, else of the timepoint (D-1)."""
        if self.mark is not None:
            series = self.at.series_by_uid(self.mark.place.series_uid)
            if series is not None and series.scan_date is not None:
                return series.scan_date
        return lesion_date(self.read.timepoint(self.at.label), (self.parent or self.lesion).id)

    @property
    def is_not_evaluable(self) -> bool:
        return self.state == TargetState.NOT_EVALUABLE
