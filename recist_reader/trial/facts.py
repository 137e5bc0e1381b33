"""What a reader's decision may depend on beside the read itself: the subject's timepoints and series.

Taken from the study's own stream, frozen for the call. Nothing here identifies a patient.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from recist_reader.measuring.plane import PointLps, dot
from recist_reader.recist.read import PartialDate
from recist_reader.recist.schedule import Schedule
from recist_reader.trial.options import StudyOptions

BASELINE = "BL"
LEAST_SLICE_MM = Decimal("0.5")
"""The least slice that a position is judged by, where the file says none or a thinner one."""


@dataclass(frozen=True)
class SeriesLabel:
    """The normalised label (BN-1): closed words only."""

    modality: str
    region: tuple[str, ...] = ()  # of head, neck, chest, abdomen, pelvis, limb
    phase: str = "unknown"
    kernel: str = "unknown"


@dataclass(frozen=True)
class Reach:
    """From where to where the slices of a stack lie: first and last position and slice normal, LPS, mm."""

    first: PointLps
    last: PointLps
    normal: PointLps  # of length 1

    def outside_mm(self, point: PointLps) -> float:
        """How far a point lies before the first or behind the last slice, along the normal; 0 between."""
        at, end = (dot(_between(self.first, to), self.normal) for to in (point, self.last))
        return max(min(0.0, end) - at, at - max(0.0, end), 0.0)


def _between(start: PointLps, end: PointLps) -> tuple[float, float, float]:
    return (end.x - start.x, end.y - start.y, end.z - start.z)


@dataclass(frozen=True)
class SeriesFacts:
    """What a reader may know of one series, and what the checks need.

    `number` counts from 1 in the order of the strip (VW-1). `reach` is None where it is not known: of what is
    no stack, has no position, or was imported before it was recorded.
    """

    uid: str
    number: int
    label: SeriesLabel
    slices: int
    thickness_mm: Decimal | None
    step_mm: Decimal | None
    row_spacing_mm: Decimal | None
    column_spacing_mm: Decimal | None
    scan_date: dt.date | None
    frame_of_reference_uid: str | None
    badges: tuple[str, ...] = ()
    is_stack: bool = True
    sop_instances: tuple[tuple[str, int], ...] = ()  # (mapped UID, frame) in viewing order
    pixel_sha256: str = ""
    reach: Reach | None = None

    @property
    def name(self) -> str:
        """ "CT chest-abdomen, portal venous, 5.0 mm": how a text calls the series (BN-1).

        The kernel stands where it tells more than the phase: without one, or for the lungs.
        """
        phase, kernel = self.label.phase, self.label.kernel
        kind = kernel if kernel == "lung" or phase == "unknown" else phase
        words = (
            " ".join(part for part in (self.label.modality, "-".join(self.label.region)) if part),
            "" if kind == "unknown" else kind,
            "" if self.thickness_mm is None else f"{self.thickness_mm:.1f} mm",
        )
        return ", ".join(word for word in words if word)

    @property
    def is_calibrated(self) -> bool:
        """Measuring needs PixelSpacing (M-11)."""
        return self.row_spacing_mm is not None and self.column_spacing_mm is not None

    @property
    def slice_mm(self) -> Decimal:
        """Slice thickness, or the interval where that is larger (M-1); 0 when neither is known."""
        return max((v for v in (self.thickness_mm, self.step_mm) if v is not None), default=Decimal(0))

    def reaches(self, point: PointLps) -> bool:
        """Whether a point of the same frame of reference lies in the stack, half a slice beyond its ends."""
        slice_mm = max(self.slice_mm, LEAST_SLICE_MM)
        return self.reach is not None and 2 * self.reach.outside_mm(point) <= slice_mm


@dataclass(frozen=True)
class TimepointFacts:
    """One released timepoint. `visit` is the scheduled number (baseline 0), None when unscheduled.

    `awaiting_choice` are series held back because others have their UIDs and other content (BL-35, ER).
    `required_regions` are those of its visit where the list of visits names some (GD-20, ST-104).
    `kept_by_manager`: images, labels and choices are the study manager's, not the reader's (RO-1).
    """

    label: str
    visit: int | None
    date: dt.date | None
    nominal_date: dt.date | None = None
    done: bool = True
    series: tuple[SeriesFacts, ...] = ()
    awaiting_choice: tuple[SeriesFacts, ...] = ()
    kept_by_manager: bool = False
    required_regions: tuple[str, ...] | None = None

    def regions_required(self, options: StudyOptions) -> tuple[str, ...]:
        """Regions of the body that scans of this timepoint have to show."""
        listed = self.required_regions
        return options.workflow.required_regions if listed is None else listed

    def series_by_uid(self, uid: str) -> SeriesFacts | None:
        return next((s for s in self.series if s.uid == uid), None)


@dataclass(frozen=True)
class SubjectFacts:
    """One subject: its timepoints in reading order, its dates, the study's options."""

    subject: str
    timepoints: tuple[TimepointFacts, ...]
    options: StudyOptions
    randomisation_date: dt.date | None = None
    death_date: dt.date | PartialDate | None = None
    new_therapy_date: dt.date | None = None
    cutoff_date: dt.date | None = None
    clinical_deterioration_date: dt.date | None = None
    schedule: Schedule | None = None

    def at(self, label: str) -> TimepointFacts | None:
        return next((t for t in self.timepoints if t.label == label), None)

    def order_of(self, label: str) -> int:
        """Place of a timepoint in reading order; raises KeyError for an unknown label."""
        for index, timepoint in enumerate(self.timepoints):
            if timepoint.label == label:
                return index
        raise KeyError(label)

    def before(self, label: str) -> tuple[TimepointFacts, ...]:
        """Timepoints before one, in reading order; raises KeyError for an unknown label."""
        return self.timepoints[: self.order_of(label)]

    def upto(self, label: str) -> tuple[TimepointFacts, ...]:
        """Timepoints up to and including one; raises KeyError for an unknown label."""
        return self.timepoints[: self.order_of(label) + 1]

    def day(self, of: dt.date) -> int | None:
        """Days from the first baseline scan (ST-5)."""
        first = self.timepoints[0].date if self.timepoints else None
        return None if first is None else (of - first).days
