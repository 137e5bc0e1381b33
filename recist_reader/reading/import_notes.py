"""What should be known of an import: findings of series, mixed-up subjects, and that it was refused."""

from collections import Counter

from recist_reader.imaging.findings import Badge, explain
from recist_reader.imaging.intake import Intake
from recist_reader.imaging.records import SeriesRecord
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.source_rows import imports
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.visit_decisions import visit_name


def series_notes(series: SeriesRecord) -> tuple[Problem, ...]:
    """The findings of one series in words (VW-11)."""
    number = "" if series.series_number is None else f" {series.series_number}"
    where = f"series{number} ({series.modality}, {len(series.instances)} slices)"
    found = (explain(Badge(badge)) for badge in series.badges)
    return tuple(Problem(f"{note.what} ({note.where})", where, note.remedy) for note in found)


def mixed_up(study: StudySession, subject: str, intake: Intake) -> Problem | None:
    """A patient whose images stand under another subject too (FT-29); told, since codes may be shared.

    Neither the patient's number nor the other subject is named (BN-4).
    """
    if not intake.patient:
        return None
    rows = imports(study.file).values()
    if not any(row["patient"] == intake.patient and row["subject"] != subject for row in rows):
        return None
    what = "images with the same patient number (0010,0020) stand under another subject of this study"
    return Problem(what, subject, "Check which subject this patient is, before anything is measured")


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
        visit=visit_name(visit),
        files=dict(sorted(files.items())),
    )
