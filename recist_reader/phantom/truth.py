"""What is true of a made study: where each lesion is, how large, on which slice, and what follows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.phantom.spec import Expected, LesionState
from recist_reader.recist.vocabulary import Role, TargetState


@dataclass(frozen=True)
class PieceTruth:
    """One piece of a lesion, as the slice that shows it best shows it.

    `sop_instance_uid` and `frame` (from 1) name the slice of the timepoint's first series, None where no
    slice of it meets the piece. Axis ends lie in the slice's plane, LPS mm.
    """

    centre_lps: PointLps
    long_mm: Decimal
    short_mm: Decimal
    long_axis_lps: tuple[PointLps, PointLps]
    short_axis_lps: tuple[PointLps, PointLps]
    sop_instance_uid: str | None
    frame: int


@dataclass(frozen=True)
class LesionTruth:
    """A lesion at one timepoint; `counted_mm` is its contribution to the sum (S-1 to S-7), None if none."""

    id: str
    role: Role
    organ: str
    nodal: bool
    subsite: str | None
    state: LesionState
    pieces: tuple[PieceTruth, ...]
    counted_mm: Decimal | None
    merged_into: str | None = None


@dataclass(frozen=True)
class SeriesTruth:
    """A written series; `files`, `planes` and `sop_instance_uids` in rising order along the normal.

    A multi-frame series has one file and one UID, and a plane for each frame.
    """

    series_instance_uid: str
    folder: Path
    files: tuple[Path, ...]
    sop_instance_uids: tuple[str, ...]
    planes: tuple[SlicePlane, ...]

    def image_at(self, index: int) -> tuple[str, int]:
        """SOP instance UID and frame number (from 1) of the plane with this index."""
        if len(self.sop_instance_uids) == len(self.planes):
            return self.sop_instance_uids[index], 1
        return self.sop_instance_uids[0], index + 1


@dataclass(frozen=True)
class TimepointTruth:
    """A visit: its images, its lesions, and the figures of a perfect reading."""

    label: str
    visit: int | None
    scan_date: date
    folder: Path
    study_instance_uid: str
    frame_of_reference_uid: str
    series: tuple[SeriesTruth, ...]
    lesions: tuple[LesionTruth, ...]
    sum_mm: Decimal | None  # None where a target is not evaluable (S-8)
    partial_sum_mm: Decimal | None
    nadir_mm: Decimal | None  # before this timepoint (S-9)
    expected: Expected | None

    def lesion(self, lesion_id: str) -> LesionTruth:
        """Return the lesion; raises KeyError where this timepoint has none of that id."""
        for lesion in self.lesions:
            if lesion.id == lesion_id:
                return lesion
        raise KeyError(lesion_id)


@dataclass(frozen=True)
class StudyTruth:
    """The truth of one patient's study."""

    patient: str
    title: str
    randomisation_date: date | None
    timepoints: tuple[TimepointTruth, ...]

    def at(self, label: str) -> TimepointTruth:
        """Return a timepoint by its label; raises KeyError for an unknown one."""
        for timepoint in self.timepoints:
            if timepoint.label == label:
                return timepoint
        raise KeyError(label)


def tenth_mm(length_mm: float) -> Decimal:
    """A length as a reader records it: one decimal, half away from zero."""
    return Decimal(repr(round(length_mm, 6))).quantize(Decimal("0.1"), ROUND_HALF_UP)


TOO_SMALL_MM = Decimal(5)  # S-3, default of both options


def contribution_mm(state: LesionState, pieces: tuple[PieceTruth, ...], nodal: bool) -> Decimal | None:
    """What a target adds to the sum (S-1 to S-7); None where it is not evaluable or no target's state."""
    match state:
        case TargetState.MEASURED:
            return sum((p.short_mm if nodal else p.long_mm for p in pieces), Decimal(0))
        case TargetState.TOO_SMALL:
            return TOO_SMALL_MM
        case TargetState.ABSENT | TargetState.MERGED:
            return Decimal(0)
    return None


@dataclass(frozen=True)
class Sums:
    """Sum of one timepoint: `sum_mm` is None where it is only partial."""

    sum_mm: Decimal | None
    partial_mm: Decimal | None


def sums_of(lesions: tuple[LesionTruth, ...]) -> Sums:
    """Add up the targets (S-8)."""
    parts = [lesion.counted_mm for lesion in lesions if lesion.role is Role.TARGET]
    if not parts:
        return Sums(None, None)
    known = sum((part for part in parts if part is not None), Decimal(0))
    return Sums(None, known) if None in parts else Sums(known, None)


def write_truth(truths: Sequence[StudyTruth], path: Path) -> None:
    """Write the truth of several patients as JSON; lengths are strings, names relative to the JSON file."""
    patients = [_plain(asdict(truth), path.parent) for truth in truths]
    document = {"format": "recist-reader/phantom-truth", "version": 1, "patients": patients}
    path.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


def _plain(value: Any, root: Path) -> Any:
    match value:
        case Path():
            return value.relative_to(root).as_posix()
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case float():
            return round(value, 4)
        case Mapping():
            return {str(k): _plain(v, root) for k, v in value.items() if k != "planes"}
        case list() | tuple():
            return [_plain(v, root) for v in value]
    return value
