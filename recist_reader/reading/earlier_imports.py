"""What earlier imports of a subject tell the next one: known files, the patient, how dates move (BL-34)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recist_reader.imaging.dates import DateRule, DateShift
from recist_reader.imaging.intake import IntakeOptions
from recist_reader.imaging.mending import StoredImages
from recist_reader.imaging.uids import StudyKey
from recist_reader.reading.masking import is_masked
from recist_reader.reading.source_rows import files_key, files_taken, is_of_an_earlier_version
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.trial.visit_decisions import numbered

Import = Mapping[str, Any]
"""A row of `source_rows.imports`."""


def study_key(study: StudySession) -> StudyKey:
    """The secret that maps UIDs and shifts dates of this study's images."""
    return StudyKey(bytes.fromhex(study.head.image_key))


@dataclass(frozen=True)
class EarlierImports:
    """The rows of a subject's imports, and of what each took, by their keys (`source_rows`)."""

    subject: str
    own: Mapping[str, Import]
    taken: Mapping[str, Import]

    @classmethod
    def of(cls, study: StudySession, subject: str, rows: Mapping[str, Import]) -> "EarlierImports":
        """Those of one subject among the `imports` of the study."""
        own = {key: row for key, row in rows.items() if row["subject"] == subject}
        return cls(subject, own, files_taken(study.file, subject))

    def taken_at(self, visit: str) -> list[Import]:
        """The rows of what was taken for one visit; those of an earlier version do not all name theirs."""
        keys = (key for key, row in self.own.items() if row.get("visit", visit) == visit)
        return [self.taken[key if is_of_an_earlier_version(key) else files_key(key)] for key in keys]


def intake_options(study: StudySession, visit: str, earlier: EarlierImports) -> IntakeOptions:
    """What is known before the images of a visit are read."""
    subject, own = earlier.subject, tuple(earlier.own.values())
    rule = date_rule(study, own)
    shifts = _visit_shifts(own) if rule is DateRule.VISIT_ONLY else {}
    return IntakeOptions(
        dates=rule,
        visit_number=_place_in_time(study, subject, visit),
        visit_shift=shifts.get(visit),
        known_shifts=_shifts_of_images(study, subject, shifts),
        expected_patient=next((row["patient"] for row in own if row["patient"]), None),
        known_sources=frozenset().union(*(taken["sources"] for taken in earlier.taken.values())),
        known_blobs=_blobs(earlier.taken.values()),
        therapy_uids=frozenset().union(*(row["therapy_uids"] for row in own)),
    )


def _place_in_time(study: StudySession, subject: str, visit: str) -> int:
    """The number by which `visit_only` dates a visit: with a list of visits the order of coming in.

    Their numbers in the list would tell which visits were missed, and an unscheduled one has none.
    """
    visits = study.state.visit_list
    if visits is None:
        return numbered(visit)[0]
    if visits.number_of(visit) == 0:
        return 0
    others = {v.name for v in study.state.visits_of(subject) if v.number != 0} - {visit}
    return 1 + len(others)


def stored_images(study: StudySession, visit: str, earlier: EarlierImports) -> StoredImages:
    """What the store should hold of a visit: all that its imports took, and what masking wrote (IN-142)."""
    rows = [
        study.file.long_row("instance", STUDY_STREAM, s.uid) or {}
        for s in study.state.series_of(earlier.subject, visit)
    ]
    masked = (item["blob_sha256"] for row in rows if is_masked(row) for item in row["slices"])
    return StoredImages(_blobs(earlier.taken_at(visit)), frozenset(masked))


def _blobs(taken: Iterable[Import]) -> dict[str, frozenset[str]]:
    """SHA-256 of the blobs of each mapped SOPInstanceUID."""
    blobs: dict[str, set[str]] = {}
    for row in taken:
        for sop, sha in row["blobs"]:
            blobs.setdefault(sop, set()).add(sha)
    return {sop: frozenset(found) for sop, found in blobs.items()}


def date_rule(study: StudySession, own: Sequence[Import]) -> DateRule:
    """How dates of a subject's images move: all alike, so an import of before goes before the option."""
    for row in own:
        return DateRule(row.get("dates", DateRule.RELATIVE_DAYS))
    return DateRule(study.state.options().workflow.date_display)


def _visit_shifts(own: Sequence[Import]) -> dict[str, DateShift]:
    """`visit_only`: the shift of each visit that has images; its first import fixed it."""
    return {row["visit"]: DateShift(row["days_back"]) for row in own}


def _shifts_of_images(
    study: StudySession, subject: str, shifts: Mapping[str, DateShift]
) -> dict[str, DateShift]:
    """By mapped SOPInstanceUID: an image that comes again with another visit becomes the same blob."""
    return {
        sop: shifts[series.visit]
        for series in study.state.series_of(subject)
        if series.visit in shifts
        for sop, _frame in series.sop_instances
    }
