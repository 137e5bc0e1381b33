"""What an import tells of the files it read, for manager and auditor only (IN-141).

One import has two rows of `source_file`: whose images came in (`import/SUBJECT/UUID`), which is small, and
what was taken (`files/SUBJECT/UUID`), which is read for its own subject alone. A row under a plain UUID is
of an earlier version and holds both.
"""

from dataclasses import dataclass
from typing import Any

from recist_reader.imaging.intake import Intake
from recist_reader.reading.study_session import STUDY_STREAM
from recist_reader.storage.study_reading import Rows, StudyReading

TABLE = "source_file"
_IMPORT, _FILES = "import", "files"


@dataclass(frozen=True)
class ImportedTo:
    """Where one import went, and by which rule its dates moved (BL-34)."""

    uuid: str
    subject: str
    visit: str
    dates: str


def source_rows(to: ImportedTo, intake: Intake) -> dict[str, dict[str, Any]]:
    """The rows of one import: patient as keyed hash, shift of the dates, hashes and UIDs of its files."""
    sources = sorted(intake.sources.items())
    return {
        f"{_IMPORT}/{to.subject}/{to.uuid}": {
            "subject": to.subject,
            "visit": to.visit,
            "dates": to.dates,
            "days_back": intake.shift.days_back,
            "patient": intake.patient,
            "therapy_uids": sorted(intake.therapy_uids),
        },
        f"{_FILES}/{to.subject}/{to.uuid}": {
            "sources": sorted({source.sha256 for _blob, source in sources}),
            "blobs": sorted([i.sop_instance_uid, i.blob_sha256] for r in intake.series for i in r.instances),
            "original": {
                blob: [
                    s.sop_instance_uid,
                    s.series_uid,
                    s.study_uid,
                    s.scan_date,
                    s.utc_offset,
                    s.model,
                    s.reconstruction,
                ]
                for blob, s in sources
            },
        },
    }


def imports(file: StudyReading) -> Rows:
    """Whose images each import of the study brought; what was taken is not read."""
    return file.rows(TABLE, STUDY_STREAM, f"{_IMPORT}/") | _of_an_earlier_version(file)


def files_taken(file: StudyReading, subject: str) -> Rows:
    """What the imports of one subject took; nothing of other subjects is read."""
    old = _of_an_earlier_version(file)
    own = {key: row for key, row in old.items() if row["subject"] == subject}
    return file.rows(TABLE, STUDY_STREAM, f"{_FILES}/{subject}/") | own


def visits_of(file: StudyReading, subject: str, sources: frozenset[str]) -> tuple[str, ...]:
    """The visits of a subject to which imports brought any of these files, by their SHA-256."""
    taken, found = files_taken(file, subject), dict[str, None]()
    for key, row in imports(file).items():
        visit = row.get("visit")  # a row of an earlier version may not say it
        if row["subject"] == subject and visit is not None:
            files = taken[key if is_of_an_earlier_version(key) else files_key(key)]
            if not sources.isdisjoint(files["sources"]):
                found[visit] = None
    return tuple(found)


def files_key(import_key: str) -> str:
    """The key of the row with what an import took, by that of its row in `imports`."""
    return f"{_FILES}/{import_key.removeprefix(f'{_IMPORT}/')}"


def is_of_an_earlier_version(key: str) -> bool:
    """Whether one row holds all of an import."""
    return "/" not in key


def _of_an_earlier_version(file: StudyReading) -> Rows:
    plain = [key for key in file.keys(TABLE, STUDY_STREAM) if is_of_an_earlier_version(key)]
    found = {key: file.row(TABLE, STUDY_STREAM, key) for key in plain}
    return {key: row for key, row in found.items() if row is not None}
