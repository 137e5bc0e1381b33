"""Masking of a series: its files are written anew with blanked areas, beside the originals (BN-3, IN-142).

In parts, so that a long series holds no window: `prepare_masking` asks the study what may be done,
`masking_steps` writes the files without it, in whatever thread, `decide_masked` says what the study is to
hold, and that is stored as the record of an import is; `record_masking` is both where nothing waits.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.masking import Area, MaskedFile, masked_file
from recist_reader.imaging.records import InstanceRecord, joined_sha256
from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.said import phrase
from recist_reader.trial.masking import TimepointsBegun, decide_masking
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act


@dataclass(frozen=True)
class PreparedMasking:
    """A series that may be masked, with its stored row as it was then."""

    uid: str
    areas: tuple[Area, ...]
    reason: str
    before: Mapping[str, Any]
    store: ImageStore


@dataclass(frozen=True)
class MaskedImages:
    """Images of a series as they stand in masked files, which are durable; `fresh`: files that are new."""

    records: tuple[InstanceRecord, ...]
    fresh: tuple[str, ...]


@dataclass(frozen=True)
class MaskingStep:
    """How many images are written of how many; the last step has what came of it."""

    done: int
    total: int
    outcome: MaskedImages | Refusal | None = None


def mask_series(study: StudySession, uid: str, areas: Sequence[Area], reason: str) -> Recorded | Refusal:
    """Blank areas on every image of a series and let it be read; the originals stay in the store.

    Refused where the series may not be released, an area does not lie in the image, or text still seems to
    stand outside the areas. Raises Fault where the store or the study file cannot be read or written.
    """
    prepared = prepare_masking(study, uid, areas, reason)
    if isinstance(prepared, Refusal):
        return prepared
    *_, last = masking_steps(prepared)
    assert last.outcome is not None
    return record_masking(study, prepared, last.outcome)


def prepare_masking(
    study: StudySession, uid: str, areas: Sequence[Area], reason: str
) -> PreparedMasking | Refusal:
    """What the writing needs of the study, or why the series may not be masked, which is noted."""
    refusal = study.refusal(Act.DECIDE_IMAGES)
    if refusal is not None:
        return refusal
    edit = _decided(study, uid, reason, "")
    if isinstance(edit, Refusal):
        study.note_refusal(edit, "study")
        return edit
    before = study.file.row("instance", STUDY_STREAM, uid) or {"slices": []}
    return PreparedMasking(uid, tuple(areas), reason, before, ImageStore.beside(study.path))


def masking_steps(prepared: PreparedMasking) -> Iterator[MaskingStep]:
    """Write the masked files, one image a step. Closed before its last step it leaves no file behind.

    What the last step gives belongs to its receiver: record it, or `discard_masked` it. Raises Fault.
    """
    records = [InstanceRecord.from_row(item) for item in prepared.before["slices"]]
    problem = _problem_of(prepared.areas, records)
    if problem is not None:
        yield MaskingStep(0, len(records), Refusal("BN-3", problem))
        return
    files: dict[str, MaskedFile] = {}
    fresh: list[str] = []
    outcome: MaskedImages | Refusal | None = None
    try:
        for done, record in enumerate(records):
            yield MaskingStep(done, len(records))
            if record.blob_sha256 in files:
                continue
            made = _masked(prepared, record)
            if isinstance(made, Refusal):
                outcome = made
                break
            files[record.blob_sha256] = replace(made, content=b"")
            if prepared.store.put(made.content).is_new:
                fresh.append(made.sha256)
        else:
            prepared.store.settle(made.sha256 for made in files.values())
            outcome = MaskedImages(tuple(_stored_as(record, files) for record in records), tuple(fresh))
    finally:
        if not isinstance(outcome, MaskedImages):
            _discard(prepared.store, fresh)
    yield MaskingStep(len(records), len(records), outcome)


def record_masking(
    study: StudySession, prepared: PreparedMasking, outcome: MaskedImages | Refusal
) -> Recorded | Refusal:
    """Store that the masked images hold, or that masking was refused; then no file of it stays.

    Refused as well where the series is another by now. Raises StudyFault as `StudySession.record`.
    """
    edit = decide_masked(study, prepared, outcome)
    return edit if isinstance(edit, Refusal) else study.record(Act.DECIDE_IMAGES, edit)


def decide_masked(
    study: StudySession, prepared: PreparedMasking, outcome: MaskedImages | Refusal
) -> Edit | Refusal:
    """What the masked images change in the study, not stored yet; by the thread that owns the session.

    A refusal is noted, and no file of it stays.
    """
    edit = outcome if isinstance(outcome, Refusal) else _recording(study, prepared, outcome)
    if isinstance(edit, Refusal):
        discard_masked(prepared, outcome)
        study.note_refusal(edit, "study")
    return edit


def discard_masked(prepared: PreparedMasking, outcome: MaskedImages | Refusal) -> None:
    """Take the masked files away that nobody recorded."""
    if isinstance(outcome, MaskedImages):
        _discard(prepared.store, outcome.fresh)


def is_masked(row: Mapping[str, Any] | None) -> bool:
    """Whether an instance row holds masked images."""
    return bool((row or {}).get("masked"))


def _decided(study: StudySession, uid: str, reason: str, pixel_sha256: str) -> Edit | Refusal:
    series = study.state.series.get(uid)
    subject = series.subject if series is not None else ""
    begun = TimepointsBegun(study.opened_labels(subject), study.bound_labels(subject))
    return decide_masking(study.state, uid, reason, begun, pixel_sha256)


def _recording(study: StudySession, prepared: PreparedMasking, made: MaskedImages) -> Edit | Refusal:
    """The edit with both sides of the instance row, decided on the study as it is now."""
    uid, before = prepared.uid, prepared.before
    if study.file.row("instance", STUDY_STREAM, uid) != before:
        what, remedy = (
            phrase("the images of the series changed while they were masked"),
            phrase("Mask them again"),
        )
        return Refusal("BN-3", Problem(what, phrase("series"), remedy))
    edit = _decided(study, uid, prepared.reason, joined_sha256([r.pixel_sha256 for r in made.records]))
    if isinstance(edit, Refusal):
        return edit
    given = [[area.left, area.top, area.width, area.height] for area in prepared.areas]
    after = {
        **before,
        "slices": [record.to_row() for record in made.records],
        "masked": [*before.get("masked", ()), *given],
    }
    old, new = {**edit.old, "instance": {uid: before}}, {**edit.new, "instance": {uid: after}}
    return replace(edit, old=old, new=new)


def _problem_of(areas: Sequence[Area], records: Sequence[InstanceRecord]) -> Problem | None:
    """What is wrong with the areas in the images they are given for."""
    if not areas or not records:
        return Problem(phrase("no area is given"), phrase("area"), phrase("Give left, top, width, height"))
    sizes = {(r.source["pixels"]["rows"], r.source["pixels"]["columns"]) for r in records}
    found = (area.problem(*size) for size in sorted(sizes) for area in areas)
    return next((problem for problem in found if problem is not None), None)


def _masked(prepared: PreparedMasking, record: InstanceRecord) -> MaskedFile | Refusal:
    try:
        made = masked_file(prepared.store.read(record.blob_sha256), prepared.areas)
    except UnreadableImage as fault:
        return Refusal("BN-3", fault.cause.problem)
    if made.has_text:
        what = phrase("text still seems to stand outside the masked areas")
        return Refusal(
            "BL-40", Problem(what, phrase("area"), phrase("Give further areas, or keep the series out"))
        )
    return made


def _stored_as(record: InstanceRecord, files: Mapping[str, MaskedFile]) -> InstanceRecord:
    made = files[record.blob_sha256]
    return record.stored_as(made.header, made.sha256, made.pixel_sha256)


def _discard(store: ImageStore, blobs: Sequence[str]) -> None:
    for sha256 in blobs:
        with suppress(OSError):  # no row names it: `images gc` removes what stays
            store.discard(sha256)
