"""What an edit check finds, and what it may look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recist_reader.recist.assessment import Assessment
from recist_reader.recist.read import Read
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import BASELINE, SeriesFacts, SubjectFacts, TimepointFacts
from recist_reader.trial.image_faults import ImageFaults
from recist_reader.trial.records import FindingRecord, LesionRecord
from recist_reader.trial.state import ReadState


class Level(StrEnum):
    """What an edit check asks: nothing goes on, a reason, a look, or an answer (GD-30)."""

    BLOCK = "block"
    REASON = "reason"
    WARN = "warn"
    PROMPT = "prompt"


@dataclass(frozen=True)
class CheckResult:
    """One finding of a check. `lesion` is the lesion's UUID, `lesion_id` its name in the table."""

    id: str
    level: Level
    text: str
    remedy: str
    lesion: str | None = None
    lesion_id: str | None = None
    answered: str | None = None  # the reason that was given

    @property
    def blocks_lock(self) -> bool:
        """A block, or a reason that is still missing (GD-30)."""
        return self.level is Level.BLOCK or (self.level is Level.REASON and self.answered is None)


@dataclass(frozen=True)
class CheckScene:
    """The read at one timepoint, with what the rules see and say up to it (None at baseline)."""

    state: ReadState
    facts: SubjectFacts
    at: TimepointFacts
    read: Read | None = None
    assessment: Assessment | None = None
    seen: Mapping[str, float] = field(default_factory=dict)  # series UID -> share of slices shown
    unsaved: int = 0
    image_faults: ImageFaults = field(default_factory=dict)  # of the images under the marks made here

    @property
    def label(self) -> str:
        return self.at.label

    @property
    def is_baseline(self) -> bool:
        return self.label == BASELINE

    @property
    def earlier(self) -> tuple[TimepointFacts, ...]:
        """Timepoints with images before this one, in reading order."""
        return tuple(t for t in self.facts.before(self.label) if t.done)

    @property
    def prior(self) -> TimepointFacts | None:
        return self.earlier[-1] if self.earlier else None

    def lesions(self, role: Role) -> list[tuple[str, LesionRecord]]:
        return [(u, lesion) for u, lesion in self.state.lesions_in_order() if lesion.role is role]

    def finding(self, uuid: str, label: str | None = None) -> FindingRecord | None:
        return self.state.finding(label or self.label, uuid)

    def diameters(self) -> list[tuple[str, LesionRecord, Measurement, SeriesFacts]]:
        """Targets (and fragments) measured here with their mark and series."""
        found = []
        for uuid, mark in self.state.diameters(self.label).items():
            lesion = self.state.lesions.get(uuid)
            series = self.at.series_by_uid(mark.place.series_uid)
            if lesion is not None and lesion.role is Role.TARGET and series is not None:
                found.append((uuid, lesion, mark, series))
        return sorted(found, key=lambda item: item[1].id)

    def baseline_of(self, uuid: str) -> tuple[Measurement, SeriesFacts] | None:
        """Mark and series of a lesion (a fragment: of its parent) at baseline."""
        lesion = self.state.lesions[uuid]
        mark = self.state.measurement(BASELINE, lesion.parent or uuid)
        baseline = self.facts.at(BASELINE)
        series = baseline.series_by_uid(mark.place.series_uid) if mark and baseline else None
        return (mark, series) if mark and series else None

    def result(
        self, check: str, level: Level, text: str, remedy: str, uuid: str | None = None
    ) -> CheckResult:
        """Make a finding; a reason that was given for it is found and stands with it."""
        lesion = self.state.lesions.get(uuid) if uuid else None
        given = self.state.reason(self.label, check, uuid)
        answered = given.text if given else None
        return CheckResult(check, level, text, remedy, uuid, lesion.id if lesion else None, answered)


Check = Callable[[CheckScene], Iterable[CheckResult]]
