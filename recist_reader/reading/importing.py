"""Images into the study: taken in by `imaging`, recorded here as one event a visit (VF-5, IN-140)."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from recist_reader.imaging import records
from recist_reader.imaging.intake import FileOutcome, Intake, IntakeOptions, prepare, shift_of
from recist_reader.imaging.label_proposal import propose_label
from recist_reader.imaging.mended import Mended
from recist_reader.imaging.mending import NOT_TAKEN, StoredImages, mend, with_mended
from recist_reader.imaging.one_patient import OTHER_SUBJECT
from recist_reader.imaging.sorting_out import take_back_blobs
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.uids import StudyKey
from recist_reader.imaging.workers import Workers
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.earlier_imports import EarlierImports, intake_options, stored_images, study_key
from recist_reader.reading.import_notes import note_refused_import, note_restored_images
from recist_reader.reading.import_refusals import (
    LOCKED,
    NOTHING_TO_DO,
    mended_alone,
    more_than_one_patient,
    nothing_new,
    rival_of_locked,
)
from recist_reader.reading.import_rows import (
    awaiting_choice,
    instance_row,
    left_out_row,
    series_row,
    series_uid,
)
from recist_reader.reading.masking import is_masked
from recist_reader.reading.slices import image_row, known_row
from recist_reader.reading.source_rows import ImportedTo, imports, source_rows, visits_of
from recist_reader.reading.study_session import STUDY_STREAM, StudySession, new_event
from recist_reader.said import phrase
from recist_reader.storage.chain import Event
from recist_reader.storage.faults import damage_told
from recist_reader.trial.patch import Edit, Reason, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.study_records import SeriesRecord, visit_key
from recist_reader.trial.study_state import evolve_study
from recist_reader.trial.visit_decisions import ImportedImages, known_names, name_of_visit


@dataclass(frozen=True)
class ImportStep:
    """Progress of an import; the last step has the intake and what became of it."""

    done: int
    total: int
    intake: Intake | None = None
    answer: Recorded | Refusal | None = None


@dataclass(frozen=True)
class ImportWish:
    """Which places are read for which subject and visit.

    `reason`: why images come in that a person was asked about (the same number as another subject's).
    `releases`: readers may have the visit at once; a single-reader study always does so (RO-10).
    """

    places: tuple[Path, ...]
    subject: str
    visit: str
    reason: str = ""
    releases: bool = False


@dataclass(frozen=True)
class PreparedImport:
    """All that an import needs to know of the study, so that `take_in` never touches the study file.

    `series_uids` are those of the visit, `known_uids` those of the subject. `is_opened`: a reader has begun
    the timepoint, so its series keep the images they have. `others`: which other subject has images of a
    patient, by the keyed identity. `stored`: what is there of the visit. `locked`: why nothing new comes into
    a timepoint whose images are fixed; what is missing of them may come back all the same (FT-30).
    """

    wish: ImportWish
    key: StudyKey
    store: ImageStore
    options: IntakeOptions
    series_uids: frozenset[str]
    known_uids: frozenset[str]
    is_opened: bool
    others: Mapping[str, str]
    stored: StoredImages = field(default_factory=StoredImages, repr=False)
    locked: Refusal | None = None

    def other_subject(self, intake: Intake) -> str | None:
        """Another subject with the same patient number, to be asked about (FT-29); None once it was answered.

        Its name is for whoever chooses subjects himself, never for a log (BN-4).
        """
        if self.wish.reason or intake.patient == self.options.expected_patient:
            return None
        return self.others.get(intake.patient)

    def confirmed(self, reason: str) -> "PreparedImport":
        """The images are the subject's all the same; the reason is kept with them."""
        return replace(self, wish=replace(self.wish, reason=reason))


def import_images(
    study: StudySession, wish: ImportWish, workers: Workers | None = None
) -> Iterator[ImportStep]:
    """Take in and record; closing the generator at any step leaves the study as it was (FT-31).

    Raises Fault where the store or the study file cannot be written.
    """
    prepared = prepare_import(study, wish)
    if isinstance(prepared, Refusal):
        yield ImportStep(0, 0, None, prepared)
        return
    for step in take_in(prepared, workers):
        if step.intake is None:
            yield step
        else:
            yield replace(step, answer=record_import(study, prepared, step.intake))


def prepare_import(study: StudySession, wish: ImportWish) -> PreparedImport | Refusal:
    """What can be said before a long import begins, and what the import needs to know.

    Raises StudyFault HEAD_MOVED after an import that was stored and told as failed: open the study again.
    """
    if not study.is_writable:
        return Refusal("FT-5", study.file.why_reading_only)
    study.file.refuse_when_unseen(STUDY_STREAM)
    refusal = study.refusal(Act.IMPORT_IMAGES)
    if refusal is not None:
        return refusal
    refusal = refusal_of(study, wish)
    if refusal is not None and refusal.rule != LOCKED:
        note_refused_import(study, wish.subject, wish.visit, refusal)
        return refusal
    name = name_of_visit(study.state, wish.visit) or wish.visit
    visit = study.state.visits.get(visit_key(wish.subject, name))
    rows = imports(study.file)
    earlier = EarlierImports.of(study, wish.subject, rows)
    known = study.state.series_of(wish.subject)
    return PreparedImport(
        wish,
        study_key(study),
        ImageStore.beside(study.path),
        intake_options(study, name, earlier),
        frozenset(series.uid for series in known if series.visit == name),
        frozenset(series.uid for series in known),
        is_opened=visit is not None and visit.label in study.opened_labels(wish.subject),
        others={
            row["patient"]: row["subject"]
            for row in rows.values()
            if row["patient"] and row["subject"] != wish.subject
        },
        stored=stored_images(study, name, earlier),
        locked=refusal,
    )


def take_in(prepared: PreparedImport, workers: Workers | None = None) -> Iterator[ImportStep]:
    """Read, check, de-identify and store; may run in any thread, beside the study's session.

    `workers` are processes that their owner keeps, so that the import need not start its own.

    The last step has the intake. Where images that are there already come again, those of the visit that are
    missing or changed are brought back. Where new files belong to a series that is there in part (a copy that
    was cut off), all its files are read once more, so that the series becomes whole.

    Closed earlier it leaves no file. What the last step has is to be recorded, or `discard_intake`.
    """
    intake = yield from _taken_in(prepared, replace(prepared.options, workers=workers))
    yield ImportStep(len(intake.files), len(intake.files), intake)


def discard_intake(prepared: PreparedImport, intake: Intake) -> None:
    """Take away the files of an import that was read and is not recorded."""
    take_back_blobs(intake.fresh, prepared.store)


def _taken_in(prepared: PreparedImport, options: IntakeOptions) -> Generator[ImportStep, None, Intake]:
    if prepared.locked is not None:
        return (yield from _mended(prepared, options, None))
    intake = yield from _last(_intake_steps(prepared, options))
    try:
        if any(file.status == "duplicate" for file in intake.files):
            intake = yield from _mended(prepared, options, intake)
        if not prepared.is_opened and any(series_uid(r) in prepared.series_uids for r in intake.series):
            whole = replace(options, known_sources=frozenset(), visit_shift=intake.shift)
            new = yield from _last(_intake_steps(prepared, whole))
            fresh = intake.fresh | new.fresh
            intake = replace(new, files=intake.files, mended=intake.mended, fresh=fresh)
    except GeneratorExit:
        discard_intake(prepared, intake)
        raise
    return intake


def _last(steps: Iterator[ImportStep]) -> Generator[ImportStep, None, Intake]:
    """Hand on the progress, return the intake."""
    intake = None
    for step in steps:
        intake = step.intake
        if intake is None:
            yield step
    assert intake is not None
    return intake


def _mended(
    prepared: PreparedImport, options: IntakeOptions, intake: Intake | None
) -> Generator[ImportStep, None, Intake]:
    """Bring back what is missing of the visit (FT-30); without an intake nothing else is taken in."""
    wish = prepared.wish
    mended, looked_at = Mended(), tuple[FileOutcome, ...]()
    for step in mend(wish.places, prepared.key, wish.subject, prepared.store, prepared.stored, options):
        if step.mended is None:
            yield ImportStep(step.done, step.total)
        else:
            mended, looked_at = step.mended, step.files
    if intake is None:
        shift = shift_of(prepared.key, wish.subject, options)
        told = tuple(_not_taken(file, prepared.locked) for file in looked_at)
        return Intake(told, (), {}, options.expected_patient or "", options.therapy_uids, shift, mended)
    both = replace(mended, restored=mended.restored | intake.mended.restored)
    return replace(intake, files=with_mended(intake.files, looked_at), mended=both)


def _not_taken(file: FileOutcome, locked: Refusal | None) -> FileOutcome:
    """A new file of a locked timepoint, with the reason that it shares with the others."""
    if file.code != NOT_TAKEN or locked is None:
        return file
    return replace(file, what=locked.problem.what, remedy=locked.problem.remedy)


def _intake_steps(prepared: PreparedImport, options: IntakeOptions) -> Iterator[ImportStep]:
    wish = prepared.wish
    for step in prepare(wish.places, prepared.key, wish.subject, prepared.store, options, propose_label):
        yield ImportStep(step.done, step.total, step.result)


def refusal_of(study: StudySession, wish: ImportWish) -> Refusal | None:
    """What speaks against subject and visit of an import, in a study that may be open for reading only."""
    if wish.subject not in study.state.subjects:
        return Refusal(
            "ST-118", Problem(phrase("there is no such subject"), wish.subject, phrase("Add it first"))
        )
    name = name_of_visit(study.state, wish.visit)
    if name is None:
        what = phrase("there is no such visit")
        return Refusal("ST-104", Problem(what, repr(wish.visit), known_names(study.state)))
    visit = study.state.visits.get(f"{wish.subject}/{name}")
    if visit is not None and visit.label in study.bound_labels(wish.subject):
        return Refusal(
            LOCKED, Problem(phrase("the timepoint is locked"), name, phrase("Reopen it first (new images)"))
        )
    return None


def record_import(study: StudySession, prepared: PreparedImport, intake: Intake) -> Recorded | Refusal:
    """Record what was taken in, as one event; by the thread that owns the study's session."""
    edit = decide_recording(study, prepared, intake)
    return edit if isinstance(edit, Refusal) else note_recording(study, edit, store_recording(study, edit))


def decide_recording(study: StudySession, prepared: PreparedImport, intake: Intake) -> Edit | Refusal:
    """What the import changes in the study, or why it may not; by the thread that owns the session.

    A refusal is an event: which rule, how many files of which cause (AU-1, ER). So is that stored images were
    brought back, which is no edit: no row changes.
    """
    wish = prepared.wish
    answer = _decided(study, prepared, intake)
    if intake.mended.restored:
        note_restored_images(study, wish.subject, wish.visit, intake.mended)
    is_mending = isinstance(answer, Refusal) and answer.rule == NOTHING_TO_DO and intake.mended.restored
    if isinstance(answer, Refusal) and not is_mending:
        note_refused_import(study, wish.subject, wish.visit, answer, intake)
    return answer


def _decided(study: StudySession, prepared: PreparedImport, intake: Intake) -> Edit | Refusal:
    subject = prepared.wish.subject
    if prepared.locked is not None:
        return mended_alone(intake, prepared.locked)
    if prepared.options.expected_patient is None and any(f.code == OTHER_SUBJECT for f in intake.files):
        return more_than_one_patient(intake, prepared.wish.visit)
    if not prepared.known_uids <= study.state.series.keys():
        what = phrase("images of the subject were taken out while the import ran")
        return Refusal("ER", Problem(what, prepared.wish.visit, phrase("Import the folder once more")))
    name = name_of_visit(study.state, prepared.wish.visit) or prepared.wish.visit
    found = {series_uid(record): record for record in intake.series}
    fresh: dict[str, SeriesRecord] = {}
    for uid, record in found.items():
        row = series_row(record, subject, name, intake.shift)
        known = study.state.series.get(uid)
        if known is None:
            fresh[uid] = row
        elif known.subject != subject:
            what = phrase("the images are in the study already, for another subject")
            return Refusal("FT-29", Problem(what, name, phrase("Choose the subject they belong to")))
        elif set(known.sop_instances) != set(row.sop_instances):
            refusal = _not_to_be_completed(
                prepared, known, row, study.file.row("instance", STUDY_STREAM, uid)
            )
            if refusal is not None:
                return refusal
            # Further images that are held back were seen by nobody: what was decided does not cover them.
            state = "quarantined" if record.quarantine else known.state
            fresh[uid] = replace(row, label=known.label, state=state)
    if not fresh:
        has_images = bool(study.state.series_of(subject, name))
        return nothing_new(intake, name, has_images, visits_of(study.file, subject, intake.again))
    own = {series.uid: series for series in study.state.series_of(subject)}
    waiting = awaiting_choice(own, fresh)
    bound = study.bound_labels(subject)
    for series in waiting.values():
        visit = study.state.visits.get(visit_key(subject, series.visit))
        if visit is not None and visit.label in bound:
            return rival_of_locked(series.visit)
    instances = {uid: instance_row(found[uid]) for uid in fresh}
    instances[next(iter(fresh))] |= left_out_row(intake)
    to = ImportedTo(study.workplace.make_uuid(), subject, name, prepared.options.dates)
    sources = source_rows(to, intake)
    edit = study.decide_images(
        ImportedImages(
            subject,
            name,
            fresh | waiting,
            instances,
            sources,
            prepared.wish.releases or study.head.single_reader,
        )
    )
    reason = prepared.wish.reason.strip()
    return edit if isinstance(edit, Refusal) or not reason else replace(edit, reason=Reason(reason))


def store_recording(study: StudySession, edit: Edit) -> Event:
    """Make the edit durable. May run beside the window, which goes on showing the state before.

    Raises StudyFault as `StudyFile.append`: STALE where another edit of the study came between.
    """
    return study.store(new_event(edit, STUDY_STREAM, study.file.study_id, study.workplace))


def note_recording(study: StudySession, edit: Edit, event: Event) -> Recorded:
    """Let the session know what was stored; by the thread that owns it."""
    recorded = Recorded(event.event_id, edit)
    study.state = evolve_study(study.state, recorded)
    return recorded


def _not_to_be_completed(
    prepared: PreparedImport, known: SeriesRecord, row: SeriesRecord, stored: Mapping[str, Any] | None
) -> Refusal | None:
    """New images of a series that is there in part: only into a visit that nobody has begun to read."""
    what = phrase("the folder has further images of a series that is in the study already")
    if known.visit != row.visit:
        remedy = phrase("Choose that visit, and import the whole folder again")
        return Refusal(
            "ER",
            Problem(what, phrase("{visit}, stored as {stored}", visit=row.visit, stored=known.visit), remedy),
        )
    if prepared.is_opened:
        remedy = phrase("They were not taken: marks stay on the images they were drawn on")
        return Refusal(
            "SQ-3", Problem(phrase("{what}, and its reading has begun", what=what), row.visit, remedy)
        )
    if is_masked(stored):
        remedy = phrase("Take the visit out first, import the whole folder, and mask it anew")
        return Refusal("BN-3", Problem(phrase("{what} and was masked", what=what), row.visit, remedy))
    if not set(known.sop_instances) < set(row.sop_instances):
        return Refusal(
            "ER", Problem(what, row.visit, phrase("Import the whole folder of the series at once"))
        )
    return None


def quarantine_signs(study: StudySession, series_uid: str) -> tuple[str, ...]:
    """Codes of why a series was held back (BN-2, BN-3, BL-20, BL-40), the weightiest first."""
    row = known_row(study, series_uid) or {}
    return tuple(row.get("quarantine", ()))


def left_out_at_import(study: StudySession, series_uid: str) -> int:
    """How many files of another patient stood beside a series and were not kept (ER)."""
    return int((known_row(study, series_uid) or {}).get("left_out", 0))


def frame_sources_of(study: StudySession, series_uid: str) -> Sequence[Any]:
    """What the viewport loads a series from, in viewing order (`imaging.volume`); raises Fault."""
    row = image_row(study, series_uid)
    with damage_told():
        return records.stored_sources((row or {"slices": []})["slices"], ImageStore.beside(study.path))
