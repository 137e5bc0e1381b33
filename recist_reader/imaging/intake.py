"""Import: a folder or archive becomes stored, de-identified series, ready for the study's record.

Each file is read whole once, many in worker processes; blobs are durable before a record names them (FT-31).
Nothing is written outside the store. `prepare` is a generator: it yields progress and may be closed at
any step; its last step carries the `Intake`.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from recist_reader.imaging.dates import DateRule, DateShift
from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.one_patient import OTHER_PATIENT, majority, of_one_patient
from recist_reader.imaging.records import SeriesRecord, series_record
from recist_reader.imaging.scan import open_input
from recist_reader.imaging.series import SeriesPart, build_series
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.taking import NeedsDecoder, SourceFacts, TakenFile, TakenImage, Taker, Work
from recist_reader.imaging.uids import StudyKey, UidMap
from recist_reader.imaging.workers import Workers, taken_by
from recist_reader.trial.facts import SeriesLabel

_PARALLEL_FROM = 64  # below it the start of worker processes costs more than it saves
_PROGRESS_SECONDS = 0.1


@dataclass(frozen=True)
class IntakeOptions:
    """What the study already knows, and how dates go (BL-34).

    `expected_patient`: identity hash of earlier imports of this subject. `known_sources`: SHA-256 of files
    taken before. `known_blobs`: mapped SOPInstanceUID to the SHA-256 of its blobs. `therapy_uids`: mapped
    study and frame-of-reference UIDs of NM objects seen before (BL-20).
    """

    dates: DateRule = DateRule.SHIFTED
    visit_shift: DateShift | None = None  # needed for `visit_only`
    expected_patient: str | None = None
    known_sources: frozenset[str] = frozenset()
    known_blobs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    therapy_uids: frozenset[str] = frozenset()
    workers: Workers | None = None  # processes that their owner keeps; without, an import starts its own


@dataclass(frozen=True)
class FileOutcome:
    """One line of VF-5. `status`: imported, duplicate, refused or quarantined."""

    name: str = field(repr=False)
    status: str
    code: str | None
    tag: str | None
    sop: str | None  # mapped SOPInstanceUID
    pixel_sha256: str | None
    seconds: float
    what: str | None = None
    remedy: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object of VF-5, null where a key does not apply; the words only where there are any."""
        row: dict[str, Any] = {
            "name": self.name,
            "status": self.status,
            "code": self.code,
            "tag": self.tag,
            "sop": self.sop,
            "pixel_sha256": self.pixel_sha256,
            "seconds": round(self.seconds, 4),
        }
        words = {"what": self.what, "remedy": self.remedy}
        return row | {key: text for key, text in words.items() if text is not None}


@dataclass(frozen=True)
class Intake:
    """What came in. `sources` (by blob SHA-256) are for manager and auditor only.

    `patient` is the keyed identity of whose files these are, to be kept with the subject; `therapy_uids`
    likewise.
    """

    files: tuple[FileOutcome, ...]
    series: tuple[SeriesRecord, ...]
    sources: Mapping[str, SourceFacts] = field(repr=False)
    patient: str
    therapy_uids: frozenset[str]

    @property
    def released(self) -> tuple[SeriesRecord, ...]:
        """Series that no sign keeps in quarantine."""
        return tuple(record for record in self.series if not record.quarantine)

    @property
    def has_findings(self) -> bool:
        """Whether a file was refused or quarantined (exit code 1)."""
        return any(file.status in ("refused", "quarantined") for file in self.files)


@dataclass(frozen=True)
class IntakeStep:
    """Progress: `done` of `total` files; the last step has the result."""

    done: int
    total: int
    result: Intake | None = None


Propose = Callable[[SeriesPart], SeriesLabel]


def unknown_label(part: SeriesPart) -> SeriesLabel:
    """A label that proposes nothing (BN-1: `unknown` where not sure)."""
    return SeriesLabel(part.header.modality or "")


def prepare(
    places: Sequence[Path],
    key: StudyKey,
    subject: str,
    store: ImageStore,
    options: IntakeOptions | None = None,
    propose: Propose = unknown_label,
) -> Iterator[IntakeStep]:
    """Take in all images of the places for one subject; raises Fault when the store cannot be written.

    A fault or a closed generator leaves whole blobs at most: importing again takes what is missing.
    """
    chosen = options or IntakeOptions()
    taker = Taker(key, _deidentifier(key, subject, chosen), store, chosen.known_sources)
    return _run(places, taker, chosen, propose, one_patient=True)


def check_only(
    places: Sequence[Path], workers: Workers | None = None, propose: Propose = unknown_label
) -> Iterator[IntakeStep]:
    """Decode and check as `prepare` does, for no study: nothing is written (VF-5 without `--study`)."""
    key = StudyKey.new()
    options = IntakeOptions(workers=workers)
    taker = Taker(key, _deidentifier(key, "", options))
    return _run(places, taker, options, propose, one_patient=False)


def _deidentifier(key: StudyKey, subject: str, options: IntakeOptions) -> Deidentifier:
    if options.dates is DateRule.ABSOLUTE:
        shift = DateShift(0)
    elif options.dates is DateRule.VISIT_ONLY:
        if options.visit_shift is None:
            raise ValueError("visit_only needs the visit's own shift")
        shift = options.visit_shift
    else:
        shift = DateShift.of_subject(key, subject)
    return Deidentifier(UidMap(key), shift)


def _run(
    places: Sequence[Path], taker: Taker, options: IntakeOptions, propose: Propose, one_patient: bool
) -> Iterator[IntakeStep]:
    inputs = [open_input(place) for place in places]
    work = [(place, entry) for place in inputs for entry in place.entries()]
    total, shown = len(work), 0.0
    taken: list[TakenFile] = []
    with closing(_taken(work, taker, options.workers)) as files:
        for file in files:
            taken.append(file)
            now = time.monotonic()
            if now - shown >= _PROGRESS_SECONDS:
                shown = now
                yield IntakeStep(len(taken), total)
    yield IntakeStep(total, total, _finish(taken, taker, options, propose, one_patient))


def _taken(work: list[Work], taker: Taker, workers: Workers | None) -> Generator[TakenFile, None, None]:
    if workers is not None:
        yield from taken_by(workers, work, taker)
        return
    with Workers() as own:
        if len(work) >= _PARALLEL_FROM:
            yield from taken_by(own, work, taker)
        else:
            yield from _taken_here(own, work, taker)


def _taken_here(own: Workers, work: list[Work], taker: Taker) -> Generator[TakenFile, None, None]:
    """A few files in this process; but native decoders run only in a process with limits (FT-25)."""
    here = replace(taker, may_decode=False)
    for place, entry in work:
        try:
            yield here.take(place, entry)
        except NeedsDecoder:
            yield from taken_by(own, [(place, entry)], taker)


def _finish(
    taken: list[TakenFile], taker: Taker, options: IntakeOptions, propose: Propose, one_patient: bool
) -> Intake:
    patient = options.expected_patient or majority(taken)
    therapy = options.therapy_uids.union(*(file.therapy_uids for file in taken))
    if one_patient:
        taken = of_one_patient(taken, patient)
        _discard_others(taken, taker.store)
    taken = [_beside_therapy(file, therapy) for file in taken]
    taken = _marked_duplicates(taken)
    rivals = _rivals(taken, options)
    taken = [_with_rival(file) if _is_rival(file, rivals) else file for file in taken]
    if taker.store is not None:
        taker.store.settle(_kept_images(taken))
    series = _series(taken, options, propose, rivals)
    sources = {blob: image.source for blob, image in _kept_images(taken).items()}
    return Intake(tuple(_outcome(file) for file in taken), series, sources, patient, therapy)


def _discard_others(taken: Iterable[TakenFile], store: ImageStore | None) -> None:
    """Another patient's picture does not stay in this subject's store."""
    for file in taken:
        if store is not None and file.code in OTHER_PATIENT and file.image is not None and file.image.is_new:
            store.discard(file.image.blob_sha256)


def _beside_therapy(file: TakenFile, therapy: frozenset[str]) -> TakenFile:
    """CT that shares study or frame of reference with an NM object is kept out too (BL-20)."""
    image = file.image
    if image is None or file.status != "imported" or not therapy:
        return file
    if image.header.study_uid not in therapy and image.header.frame_of_reference_uid not in therapy:
        return file
    code = "therapy_same_study"
    what = "the image belongs to a nuclear medicine study, which could show the treatment"
    held = replace(image, quarantine=(*image.quarantine, code))
    remedy = "Look at it in the quarantine"
    return replace(file, status="quarantined", code=code, what=what, remedy=remedy, image=held)


def _marked_duplicates(taken: Iterable[TakenFile]) -> list[TakenFile]:
    """The same stored bytes twice: the second name is a duplicate (IN-140)."""
    seen: set[str] = set()
    marked = []
    for file in taken:
        image = file.image
        if image is None or not _is_kept(file):
            marked.append(file)
        elif image.blob_sha256 in seen:
            marked.append(replace(file, status="duplicate", code="same_content"))
        else:
            seen.add(image.blob_sha256)
            marked.append(file)
    return marked


def _is_kept(file: TakenFile) -> bool:
    return file.status in ("imported", "quarantined") and file.code not in OTHER_PATIENT


def _rivals(taken: Iterable[TakenFile], options: IntakeOptions) -> frozenset[str]:
    """Blobs that share their SOPInstanceUID with another content, of this or an earlier import (BL-35)."""
    contents: dict[str, set[str]] = {}
    for image in _kept_images(taken).values():
        sop = image.header.sop_instance_uid
        contents.setdefault(sop, set(options.known_blobs.get(sop, ()))).add(image.blob_sha256)
    return frozenset().union(*(blobs for blobs in contents.values() if len(blobs) > 1))


def _is_rival(file: TakenFile, rivals: frozenset[str]) -> bool:
    return file.status == "imported" and file.image is not None and file.image.blob_sha256 in rivals


def _with_rival(file: TakenFile) -> TakenFile:
    what = "another image has the same identifier (SOPInstanceUID) and other content"
    remedy = "Both are kept apart: choose which one is read"
    return replace(file, code="same_uid_other_content", tag="(0008,0018)", what=what, remedy=remedy)


def _kept_images(taken: Iterable[TakenFile]) -> dict[str, TakenImage]:
    kept = (file.image for file in taken if file.image is not None and _is_kept(file))
    return {image.blob_sha256: image for image in kept}


def _series(
    taken: Iterable[TakenFile], options: IntakeOptions, propose: Propose, rivals: frozenset[str]
) -> tuple[SeriesRecord, ...]:
    """Released and withheld images apart, contents that share a UID apart (BL-35)."""
    images = _kept_images(taken)
    contents: dict[str, list[str]] = {}
    for blob, image in images.items():
        contents.setdefault(image.header.sop_instance_uid, []).append(blob)
    groups: dict[tuple[bool, int], list[str]] = {}
    for sop, blobs in contents.items():
        earlier = options.known_blobs.get(sop, frozenset()) - set(blobs)
        for version, blob in enumerate(blobs, start=1 + len(earlier)):
            groups.setdefault((bool(images[blob].quarantine), version), []).append(blob)
    records = []
    for (_, version), blobs in sorted(groups.items()):
        parts = build_series((blob, images[blob].header, images[blob].is_localizer) for blob in blobs)
        for part in parts:
            has_rival = any(item.name in rivals for item in part.slices)
            records.append(series_record(part, images, propose(part), version, has_rival))
    return tuple(records)


def _outcome(file: TakenFile) -> FileOutcome:
    image = file.image
    return FileOutcome(
        file.name,
        file.status,
        file.code,
        file.tag,
        None if image is None else image.header.sop_instance_uid,
        None if image is None else image.pixel_sha256,
        file.seconds,
        file.what,
        file.remedy,
    )
