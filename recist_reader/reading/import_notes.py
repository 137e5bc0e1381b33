"""What should be known of an import: findings, mixed-up subjects, images brought back, a refusal."""

from collections import Counter

from recist_reader.imaging.findings import Badge, explain
from recist_reader.imaging.intake import Intake
from recist_reader.imaging.mended import Mended
from recist_reader.imaging.records import SeriesRecord
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.source_rows import imports
from recist_reader.reading.study_session import StudySession
from recist_reader.said import Said, phrase
from recist_reader.trial.checks.comparison import far_apart
from recist_reader.trial.study_state import SIZE_MODALITIES, StudyState
from recist_reader.trial.visit_decisions import name_of_visit

NOTHING_MORE = phrase("Nothing more to do")
"""What is said where images were brought back."""


def series_notes(series: SeriesRecord) -> tuple[Problem, ...]:
    """The findings of one series in words (VW-11)."""
    number = "" if series.series_number is None else f" {series.series_number}"
    where = phrase(
        "series{number} ({modality}, {count} slices)",
        number=number,
        modality=series.modality,
        count=len(series.instances),
    )
    found = (explain(Badge(badge)) for badge in series.badges)
    return tuple(
        Problem(phrase("{what} ({where})", what=note.what, where=note.where), where, note.remedy)
        for note in found
    )


def mixed_up(study: StudySession, subject: str, intake: Intake) -> Problem | None:
    """A patient whose images stand under another subject too (FT-29); told, since codes may be shared.

    Neither the patient's number nor the other subject is named (BN-4).
    """
    if not intake.patient:
        return None
    rows = imports(study.file).values()
    if not any(row["patient"] == intake.patient and row["subject"] != subject for row in rows):
        return None
    what = phrase("images with the same patient number (0010,0020) stand under another subject of this study")
    return Problem(what, subject, phrase("Check which subject this patient is, before anything is measured"))


def scans_far_apart(state: StudyState, subject: str, visit: str) -> Problem | None:
    """The scans of one visit more than 28 days apart: perhaps images of two visits (GD-21, D-1)."""
    scans = (
        s for s in state.series_of(subject, visit) if s.state == "ready" and s.modality in SIZE_MODALITIES
    )
    return far_apart(scans, visit)


def mending_notes(mended: Mended, visit: str) -> tuple[Problem, ...]:
    """What came of stored images that were missing or changed, in words (FT-30)."""
    backup = phrase("Copy the folder of images from a backup")
    found = (
        (mended.restored, phrase("missing or changed before, brought back"), NOTHING_MORE),
        (
            mended.not_found,
            phrase("missing or changed, and their files are not here"),
            phrase("Import the folder that they came from, or copy the folder of images from a backup"),
        ),
        (
            mended.stored_otherwise,
            phrase("missing or changed; this version of the program stores their files otherwise"),
            backup,
        ),
        (mended.masked, phrase("missing or changed; they were masked, which no source file is"), backup),
    )
    return tuple(Problem(_stored(len(blobs), what), visit, remedy) for blobs, what, remedy in found if blobs)


def _stored(count: int, what: Said) -> Said:
    if count == 1:
        return phrase("1 stored image {what}", what=what)
    return phrase("{count:,} stored images {what}", count=count, what=what)


def note_restored_images(study: StudySession, subject: str, visit: str, mended: Mended) -> None:
    """Store that images were brought back (FT-30, IN-141): how many, and how many are missing still."""
    study.note_where_possible(
        "images.restored",
        subject=subject,
        visit=name_of_visit(study.state, visit),
        restored=len(mended.restored),
        missing=mended.missing,
    )


def note_refused_import(
    study: StudySession, subject: str, visit: str, refusal: Refusal, intake: Intake | None = None
) -> None:
    """Store that an import was refused as a whole (AU-1, ER): rule and counts, no name of a file.

    What stands for an unknown subject or visit is not kept: it may be the name of a patient.
    """
    files = Counter(file.code or file.status for file in intake.files) if intake is not None else {}
    study.note_where_possible(
        "import.refused",
        rule=refusal.rule,
        subject=subject if subject in study.state.subjects else None,
        visit=name_of_visit(study.state, visit),
        files=dict(sorted(files.items())),
    )
