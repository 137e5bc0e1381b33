"""The rows of a study: itself, its options, subjects, visits, series."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from recist_reader.recist.read import PartialDate
from recist_reader.trial.facts import Reach, SeriesLabel
from recist_reader.trial.later_fields import later
from recist_reader.trial.visit_list import VisitList

BASELINE_VISIT = "Baseline"


@dataclass(frozen=True)
class StudyRecord:
    """The study; key `study`. `reader` is the one person of a single-reader study (RO-10).

    Its visits have own names in `visit_list` (ST-104), or are Baseline, TP1 ... every `interval_days`.
    """

    title: str
    single_reader: bool
    reader: str | None
    template: str | None = None
    interval_days: int | None = None
    window_days: int = 0
    cutoff_date: date | None = None
    image_key: str = ""  # secret of the study, hex: maps UIDs and shifts dates of its images (BL-34, BL-35)
    visit_list: VisitList | None = later(None)  # noqa: RUF009 - a field, not its value


@dataclass(frozen=True)
class CharterRecord:
    """One version of the options; key: its number. Only values that differ from defaults stand here."""

    charter: dict[str, Any]
    workflow: dict[str, Any]


@dataclass(frozen=True)
class SubjectRecord:
    """A subject and the dates that PFS depends on; key: subject id (ST-111).

    `images_final`: the manager said that no further images will come (ST 2.1). `site`, `new_therapy_kind` and
    `notes` are for the manager alone (BN).
    """

    subject: str
    randomisation_date: date | None = None
    death_date: date | PartialDate | None = None
    new_therapy_date: date | None = None
    clinical_deterioration_date: date | None = None
    images_final: bool = later(False)
    site: str = later("")
    last_known_alive_date: date | None = later(None)  # noqa: RUF009 - a field, not its value
    new_therapy_kind: str = later("")
    withdrawal_date: date | None = later(None)  # noqa: RUF009
    population_itt: bool = later(True)
    notes: str = later("")


@dataclass(frozen=True)
class AllocationRecord:
    """How a read came to its reader: `pair` or `pool`, the readers named then (accounts), the seed (RO-8)."""

    kind: str
    readers: tuple[str, ...]
    seed: int | None = None


@dataclass(frozen=True)
class AssignmentRecord:
    """Who reads a subject; key: the read's UUID. `void`: assigned wrongly, kept without effect (ST 2.1).

    `allocation` is None where the manager chose the reader.
    """

    subject: str
    reader: str
    slot: str = "R1"
    void: bool = later(False)
    allocation: AllocationRecord | None = later(None)  # noqa: RUF009 - a field, not its value


@dataclass(frozen=True)
class ReadingCodeRecord:
    """What a reader sees in place of the subject's id; key: the read's UUID (BN-5)."""

    read: str
    code: str


@dataclass(frozen=True)
class VisitRecord:
    """A visit of a subject; key `subject/name`. `label` is BL, TP1 ... once released (ST-5).

    `number` is its place in the list of visits (baseline 0), None when unscheduled. `released_on`: the day on
    which readers were let have it, by which the manager sees how long it waits (WL-6).
    """

    subject: str
    name: str
    number: int | None
    label: str | None
    done: bool = True
    nominal_date: date | None = None
    released_on: date | None = later(None)  # noqa: RUF009 - a field, not its value


@dataclass(frozen=True)
class SeriesRecord:
    """A series in the store; key: its mapped UID with its part.

    `scan_date` is the true date (D-1), `source_order` what the order of the strip needs (VW-1).
    `state` is ready or quarantined. `reach`: where a stack lies in the patient (GD-20). `study_uid` is the
    mapped one, empty in what was imported before it was recorded.
    """

    subject: str
    visit: str
    uid: str
    label: SeriesLabel
    modality: str
    slices: int
    rows: int
    columns: int
    is_stack: bool
    series_number: int
    acquisition_number: int
    thickness_mm: Decimal | None
    step_mm: Decimal | None
    row_spacing_mm: Decimal | None
    column_spacing_mm: Decimal | None
    tilt_deg: Decimal | None
    scan_date: date | None
    frame_of_reference_uid: str | None
    badges: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    pixel_sha256: str = ""
    state: str = "ready"
    sop_instances: tuple[tuple[str, int], ...] = ()
    reach: Reach | None = later(None)  # noqa: RUF009 - a field, not its value
    study_uid: str = later("")


STUDY_TABLES: dict[str, type] = {
    "study": StudyRecord,
    "charter": CharterRecord,
    "subject": SubjectRecord,
    "assignment": AssignmentRecord,
    "reading_code": ReadingCodeRecord,
    "visit": VisitRecord,
    "series": SeriesRecord,
}
"""Tables that the study's state keeps as records; `instance` and `source_file` rows stay in the store."""


def visit_key(subject: str, name: str) -> str:
    """Return the key of a visit of a subject."""
    return f"{subject}/{name}"
