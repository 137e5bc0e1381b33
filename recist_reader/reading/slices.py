"""Where the slices of a stored series lie: from the study's rows, without opening an image."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.problem import Fault, Problem
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.said import phrase
from recist_reader.trial.evidence import Place
from recist_reader.trial.people.roles import BLINDED, StudyRole


@dataclass(frozen=True)
class StoredSlice:
    """One slice of a series in viewing order; `number` and `frame` count from 1."""

    series_uid: str
    number: int
    sop_instance_uid: str
    frame: int
    plane: SlicePlane | None

    def place(self, width_hu: Decimal | None = None, level_hu: Decimal | None = None) -> Place:
        """The place of a mark drawn on this slice; raises Fault where it has no plane."""
        if self.plane is None:
            problem = Problem(
                phrase("the image has no position in the patient"),
                phrase("slice {number}", number=self.number),
                phrase("Choose another"),
            )
            raise Fault(problem)
        return Place(
            self.series_uid,
            self.sop_instance_uid,
            self.frame,
            self.number,
            Decimal(repr(self.plane.row_spacing_mm)),
            Decimal(repr(self.plane.column_spacing_mm)),
            window_width_hu=width_hu,
            window_level_hu=level_hu,
        )


def plane_of(row: Mapping[str, Any]) -> SlicePlane | None:
    """The plane of an instance row; None where the image has no position or no spacing (M-11)."""
    source = row["source"]
    if not (source["is_placed"] and source["has_spacing"]):
        return None
    plane = source["plane"]
    origin, across, down = (
        tuple(float(v) for v in plane[name]) for name in ("origin_lps", "row_direction", "column_direction")
    )
    return SlicePlane(
        PointLps(origin[0], origin[1], origin[2]),
        (across[0], across[1], across[2]),
        (down[0], down[1], down[2]),
        float(plane["row_spacing_mm"]),
        float(plane["column_spacing_mm"]),
        plane["rows"],
        plane["columns"],
    )


def known_row(study: StudySession, series_uid: str) -> dict[str, Any] | None:
    """Return what is stored of a series, None where this session knows of none: absent or hidden (SE-63)."""
    is_known = series_uid in study.state.series
    return study.file.row("instance", STUDY_STREAM, series_uid) if is_known else None


def image_row(study: StudySession, series_uid: str) -> dict[str, Any] | None:
    """Return what the images of a series are loaded from; an exporter sees none (RO-4, SE-61).

    Who is blinded sees none that are held back.
    """
    series, role = study.state.series.get(series_uid), study.seat.role
    is_hidden = role in BLINDED and series is not None and series.state != "ready"
    is_seen = series is not None and role is not StudyRole.EXPORTER and not is_hidden
    return study.file.long_row("instance", STUDY_STREAM, series_uid) if is_seen else None


def slice_rows(study: StudySession, series_uid: str) -> list[dict[str, Any]]:
    """The rows of a series' slices in viewing order; raises Fault where the series is not in the study."""
    row = known_row(study, series_uid)
    if row is None:
        raise Fault(
            Problem(phrase("the series is not in the study"), phrase("series"), phrase("Import it again"))
        )
    slices: list[dict[str, Any]] = row["slices"]
    return slices


def stored_slices(study: StudySession, series_uid: str) -> tuple[StoredSlice, ...]:
    """All slices of a series in viewing order."""
    return tuple(
        StoredSlice(series_uid, number, row["sop_instance_uid"], row["frame"] + 1, plane_of(row))
        for number, row in enumerate(slice_rows(study, series_uid), start=1)
    )
