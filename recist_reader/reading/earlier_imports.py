"""What earlier imports of a subject tell the next one: known files, the patient, how dates move (BL-34)."""

from collections.abc import Mapping, Sequence
from typing import Any

from recist_reader.imaging.dates import DateRule, DateShift
from recist_reader.imaging.intake import IntakeOptions
from recist_reader.imaging.mending import StoredImages
from recist_reader.imaging.uids import StudyKey
from recist_reader.reading.masking import is_masked
from recist_reader.reading.source_rows import files_key, files_taken, imports, is_of_an_earlier_version
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.trial.visit_decisions import visit_number

Import = Mapping[str, Any]
"""A row of `source_rows.imports`."""


def study_key(study: StudySession) -> StudyKey:
    """The secret that maps UIDs and shifts dates of this study's images."""
    return StudyKey(bytes.fromhex(study.head.image_key))


def intake_options(study: StudySession, subject: str, visit: str, own: Sequence[Import]) -> IntakeOptions:
    """What is known before the images of a visit are read; `own` are the subject's earlier imports."""
    sources: set[str] = set()
    blobs: dict[str, set[str]] = {}
    for taken in files_taken(study.file, subject).values():
        sources |= set(taken["sources"])
        for sop, sha in taken["blobs"]:
            blobs.setdefault(sop, set()).add(sha)
    rule = date_rule(study, own)
    shifts = _visit_shifts(own) if rule is DateRule.VISIT_ONLY else {}
    return IntakeOptions(
        dates=rule,
        visit_number=visit_number(visit),
        visit_shift=shifts.get(visit),
        known_shifts=_shifts_of_images(study, subject, shifts),
        expected_patient=next((row["patient"] for row in own if row["patient"]), None),
        known_sources=frozenset(sources),
        known_blobs={sop: frozenset(found) for sop, found in blobs.items()},
        therapy_uids=frozenset().union(*(row["therapy_uids"] for row in own)),
    )


def stored_images(study: StudySession, subject: str, visit: str) -> StoredImages:
    """What the store should hold of a visit: all that its imports took, and what masking wrote (IN-142)."""
    own = {
        key if is_of_an_earlier_version(key) else files_key(key)
        for key, row in imports(study.file).items()
        if row["subject"] == subject and row["visit"] == visit
    }
    blobs: dict[str, set[str]] = {}
    for key, taken in files_taken(study.file, subject).items() if own else ():
        for sop, sha in taken["blobs"] if key in own else ():
            blobs.setdefault(sop, set()).add(sha)
    rows = [
        study.file.row("instance", STUDY_STREAM, s.uid) or {} for s in study.state.series_of(subject, visit)
    ]
    masked = (item["blob_sha256"] for row in rows if is_masked(row) for item in row["slices"])
    return StoredImages({sop: frozenset(found) for sop, found in blobs.items()}, frozenset(masked))


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
