"""Images into the study: taken in by `imaging`, recorded here as one event a visit (VF-5, IN-140)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from recist_reader.imaging import records
from recist_reader.imaging.dates import DateShift
from recist_reader.imaging.intake import Intake, IntakeOptions, prepare, unknown_label
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.uids import StudyKey
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_decisions import ImportedImages, visit_name
from recist_reader.trial.study_records import SeriesRecord


@dataclass(frozen=True)
class ImportStep:
    """Progress of an import; the last step has the intake and what became of it."""

    done: int
    total: int
    intake: Intake | None = None
    answer: Recorded | Refusal | None = None


@dataclass(frozen=True)
class ImportWish:
    """Which places are read for which subject and visit."""

    places: tuple[Path, ...]
    subject: str
    visit: str


def import_images(study: StudySession, wish: ImportWish) -> Iterator[ImportStep]:
    """Take in and record; closing the generator at any step leaves the study as it was (FT-31).

    Raises Fault where the store or the study file cannot be written.
    """
    refusal = _refused_before(study, wish)
    if refusal is not None:
        yield ImportStep(0, 0, None, refusal)
        return
    key = study_key(study)
    store = ImageStore.beside(study.path)
    for step in prepare(wish.places, key, wish.subject, store, _options(study, wish), unknown_label):
        if step.result is None:
            yield ImportStep(step.done, step.total)
        else:
            answer = _record(study, wish, key, step.result)
            yield ImportStep(step.done, step.total, step.result, answer)


def _refused_before(study: StudySession, wish: ImportWish) -> Refusal | None:
    """What can be said before a long import begins."""
    if wish.subject not in study.state.subjects:
        return Refusal("ST-118", Problem("there is no such subject", wish.subject, "Add it first"))
    name = visit_name(wish.visit)
    if name is None:
        return Refusal(
            "ST-104", Problem(f"{wish.visit!r} is no visit", wish.subject, "Use Baseline, TP1, TP2 ...")
        )
    visit = study.state.visits.get(f"{wish.subject}/{name}")
    if visit is not None and visit.label in study.bound_labels(wish.subject):
        return Refusal("SQ-3", Problem("the timepoint is locked", name, "Reopen it first (new images)"))
    return None


def study_key(study: StudySession) -> StudyKey:
    """The secret that maps UIDs and shifts dates of this study's images."""
    return StudyKey(bytes.fromhex(study.head.image_key))


def _source_rows(study: StudySession) -> dict[str, dict[str, Any]]:
    return study.file.rows("source_file", STUDY_STREAM)


def _options(study: StudySession, wish: ImportWish) -> IntakeOptions:
    """What the study knows already: files taken before, whose they were, therapy objects seen."""
    sources: set[str] = set()
    blobs: dict[str, set[str]] = {}
    therapy: set[str] = set()
    patient = None
    for row in _source_rows(study).values():
        if row["subject"] != wish.subject:
            continue
        sources |= set(row["sources"])
        therapy |= set(row["therapy_uids"])
        patient = row["patient"] or patient
        for sop, sha in row["blobs"]:
            blobs.setdefault(sop, set()).add(sha)
    return IntakeOptions(
        expected_patient=patient,
        known_sources=frozenset(sources),
        known_blobs={sop: frozenset(found) for sop, found in blobs.items()},
        therapy_uids=frozenset(therapy),
    )


def _record(study: StudySession, wish: ImportWish, key: StudyKey, intake: Intake) -> Recorded | Refusal:
    shift = DateShift.of_subject(key, wish.subject)
    name = visit_name(wish.visit) or wish.visit
    series = {record.key: series_row(record, wish.subject, name, shift) for record in intake.series}
    known = set(study.state.series)
    fresh = {uid: row for uid, row in series.items() if uid not in known}
    if not fresh:
        if series or any(file.status == "duplicate" for file in intake.files):
            return Refusal("IN-140", Problem("all images are in the study already", name, "Nothing to do"))
        return Refusal("ER", Problem("no image to import was found", name, "Choose a folder with CT images"))
    instances = {
        r.key: {"slices": [i.to_row() for i in r.instances]} for r in intake.series if r.key in fresh
    }
    sources = {study.workplace.make_uuid(): _sources_row(wish.subject, intake)}
    return study.add_images(ImportedImages(wish.subject, name, fresh, instances, sources))


def _sources_row(subject: str, intake: Intake) -> dict[str, Any]:
    """What only manager and auditor may see of the source files: hashes and original UIDs (IN-141)."""
    return {
        "subject": subject,
        "patient": intake.patient,
        "therapy_uids": sorted(intake.therapy_uids),
        "sources": sorted({source.sha256 for source in intake.sources.values()}),
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
            for blob, s in sorted(intake.sources.items())
        },
    }


def series_row(record: records.SeriesRecord, subject: str, visit: str, shift: DateShift) -> SeriesRecord:
    """The study's row of a stored series: true scan date, label as proposed, state by quarantine."""
    return SeriesRecord(
        subject=subject,
        visit=visit,
        uid=record.key,
        label=SeriesLabel(record.modality, record.region, record.phase, record.kernel),
        modality=record.modality,
        slices=len(record.instances),
        rows=record.rows,
        columns=record.columns,
        is_stack=record.is_stack,
        series_number=record.series_number or 0,
        acquisition_number=record.acquisition_number or 0,
        thickness_mm=_decimal(record.thickness_mm),
        step_mm=_decimal(record.step_mm),
        row_spacing_mm=_decimal(record.row_spacing_mm),
        column_spacing_mm=_decimal(record.column_spacing_mm),
        tilt_deg=_decimal(record.tilt_deg),
        scan_date=_true_date(record.scan_date, shift),
        frame_of_reference_uid=record.frame_of_reference_uid,
        badges=record.badges,
        blocked=record.blocked,
        pixel_sha256=record.pixel_sha256,
        state="quarantined" if record.quarantine or "choice" in record.blocked else "ready",
        sop_instances=tuple((i.sop_instance_uid, i.frame + 1) for i in record.instances),
    )


def _true_date(shifted: str | None, shift: DateShift) -> date | None:
    return None if shifted is None else date.fromisoformat(shifted) + timedelta(days=shift.days_back)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def frame_sources_of(study: StudySession, series_uid: str) -> Sequence[Any]:
    """What the viewport loads a series from, in viewing order (`imaging.volume`)."""
    row = study.file.row("instance", STUDY_STREAM, series_uid)
    store = ImageStore.beside(study.path)
    return [
        records.InstanceRecord.from_row(item).frame_source(store)
        for item in (row or {"slices": []})["slices"]
    ]
