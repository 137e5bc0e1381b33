"""One read as the rules see it: lesions and their findings, timepoint by timepoint.

Lengths are exact millimetres (N-1), dates are calendar dates. Nothing here knows an image.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from recist_reader.recist.options import CharterOptions
from recist_reader.recist.schedule import Schedule
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, TargetState


@dataclass(frozen=True)
class Lesion:
    """A lesion of the baseline list; `nodal` decides which axis counts (S-1)."""

    id: str
    organ: str
    nodal: bool = False
    subsite: str | None = None
    side: str | None = None
    irradiated: bool = False


@dataclass(frozen=True)
class TargetFinding:
    """State of one target at one timepoint.

    `mm` is the counted axis and stands only with MEASURED. `fragments_mm` (S-6) adds up to `mm`;
    `merged_into` (S-7) names the carrier and stands only with MERGED.
    """

    state: TargetState
    mm: Decimal | None = None
    fragments_mm: tuple[Decimal, ...] = ()
    merged_into: str | None = None


@dataclass(frozen=True)
class NewLesionFinding:
    """A new lesion where it is first recorded or where its state changes."""

    id: str
    state: NewLesionState
    organ: str | None = None
    nodal: bool = False
    region: str | None = None


@dataclass(frozen=True)
class PartialDate:
    """A date of death known to the month only (D-6)."""

    year: int
    month: int


@dataclass(frozen=True)
class Timepoint:
    """What was found at baseline or at one follow-up.

    `visit` is the number of the scheduled visit, None when unscheduled (baseline: 0). A scheduled
    visit without images has `done` False and no date (OR-9). `date` is the first scan's date,
    `lesion_dates` the scan dates of lesions seen on another day (D-1).
    """

    id: str
    date: datetime.date | None
    visit: int | None = None
    nominal_date: datetime.date | None = None
    done: bool = True
    targets: Mapping[str, TargetFinding] = field(default_factory=dict)
    non_targets: Mapping[str, NonTargetState] = field(default_factory=dict)
    new_lesions: tuple[NewLesionFinding, ...] = ()
    lesion_dates: Mapping[str, datetime.date] = field(default_factory=dict)
    not_imaged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """Everything that the response of one subject, read by one reader, depends on."""

    subject: str
    reader: str | None
    options: CharterOptions
    targets: tuple[Lesion, ...]
    non_targets: tuple[Lesion, ...]
    baseline: Timepoint | None
    timepoints: tuple[Timepoint, ...] = ()
    randomisation_date: datetime.date | None = None
    treatment_start_date: datetime.date | None = None
    schedule: Schedule | None = None
    death_date: datetime.date | PartialDate | None = None
    new_therapy_date: datetime.date | None = None
    cutoff_date: datetime.date | None = None
    clinical_deterioration_date: datetime.date | None = None
