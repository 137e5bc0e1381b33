"""Import: a folder or archive becomes stored, de-identified series, ready for the study's record.

Each file is read whole once, many in worker processes; blobs are durable before a record names them (FT-31).
Nothing is written outside the store. `prepare` is a generator: it yields progress and may be closed at
any step; its last step carries the `Intake`.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from recist_reader.imaging.dates import DateRule, DateShift
from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.mended import Mended
from recist_reader.imaging.one_patient import OTHER_SUBJECT, majority, of_one_patient
from recist_reader.imaging.records import SeriesRecord, series_record
from recist_reader.imaging.scan import ArchiveInput, ScanStep, open_input
from recist_reader.imaging.series import SeriesPart, build_series
from recist_reader.imaging.sorting_out import (
    beside_therapy,
    discard_new,
    discard_others,
    is_rival,
    kept_images,
    marked_duplicates,
    rival_blobs,
    take_back,
    told_as_known,
    with_rival,
)
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.taking import NeedsDecoder, SourceFacts, TakenFile, Taker, Work
from recist_reader.imaging.uids import StudyKey, UidMap, mapped_uid
from recist_reader.imaging.visit_days import first_day_of_headers, first_day_taken
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

    For `visit_only` further: `visit_number` of the timepoint (baseline 0), `visit_shift` of a visit that has
    images already, `known_shifts` of images that came in before, by mapped SOPInstanceUID.
    """

    dates: DateRule = DateRule.RELATIVE_DAYS
    visit_number: int = 0
    visit_shift: DateShift | None = None
    known_shifts: Mapping[str, DateShift] = field(default_factory=dict, repr=False)
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
    likewise. `shift` is how far the dates of the images moved. `mended`: stored images of before that had
    been missing or changed. `fresh`: blobs that this import wrote and that no row names yet.
    `again`: SHA-256 of files that an earlier import took.
    """

    files: tuple[FileOutcome, ...]
    series: tuple[SeriesRecord, ...]
    sources: Mapping[str, SourceFacts] = field(repr=False)
    patient: str
    therapy_uids: frozenset[str]
    shift: DateShift
    mended: Mended = field(default_factory=Mended)
    fresh: frozenset[str] = field(default=frozenset(), repr=False)
    again: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def released(self) -> tuple[SeriesRecord, ...]:
        """Series that no sign keeps in quarantine."""
        return tuple(record for record in self.series if not record.quarantine)

    @property
    def has_findings(self) -> bool:
        """Whether a file was refused or quarantined, or a stored image is missing still (exit code 1)."""
        return self.mended.missing > 0 or any(f.status in ("refused", "quarantined") for f in self.files)


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

    Where no patient is expected and the files are of several, nothing is kept: no series, no patient (FT-29).
    A generator closed before its end leaves no blob, a fault whole ones at most: importing again takes what
    is missing.
    """
    chosen = options or IntakeOptions()
    by = Deidentifier(UidMap(key), shift_of(key, subject, chosen))
    taker = Taker(key, by, store, chosen.known_sources, known_shifts=chosen.known_shifts)
    if chosen.dates is DateRule.VISIT_ONLY and chosen.visit_shift is None:
        return _run_for_visit(places, taker, chosen, propose)
    return _run(places, taker, chosen, propose, one_patient=True)


def check_only(
    places: Sequence[Path], workers: Workers | None = None, propose: Propose = unknown_label
) -> Iterator[IntakeStep]:
    """Decode and check as `prepare` does, for no study: nothing is written (VF-5 without `--study`)."""
    key = StudyKey.new()
    options = IntakeOptions(workers=workers)
    taker = Taker(key, Deidentifier(UidMap(key), shift_of(key, "", options)))
    return _run(places, taker, options, propose, one_patient=False)


def shift_of(key: StudyKey, subject: str, options: IntakeOptions) -> DateShift:
    """How far dates move; a visit whose images have no date at all moves as its subject would."""
    if options.dates is DateRule.ABSOLUTE:
        return DateShift(0)
    if options.dates is DateRule.VISIT_ONLY and options.visit_shift is not None:
        return options.visit_shift
    return DateShift.of_subject(key, subject)


def _run(
    places: Sequence[Path], taker: Taker, options: IntakeOptions, propose: Propose, one_patient: bool
) -> Iterator[IntakeStep]:
    taken = yield from all_taken(places, taker, options.workers)
    yield IntakeStep(len(taken), len(taken), _finish(taken, taker, options, propose, one_patient))


def _run_for_visit(
    places: Sequence[Path], taker: Taker, options: IntakeOptions, propose: Propose
) -> Iterator[IntakeStep]:
    """`visit_only`: the first scan of what came in falls on day 100 x the visit's number (BL-34)."""

    def is_known(original: str) -> bool:
        return mapped_uid(taker.key, original) in options.known_blobs

    guess = yield from _looked_at(first_day_of_headers(places, is_known))
    guessed = _moving(taker, guess, options)
    taken = yield from all_taken(places, guessed, options.workers)
    own = of_one_patient(taken, options.expected_patient or majority(taken))
    right = _moving(taker, first_day_taken(own, options.known_blobs.keys()), options)
    if right.deidentifier.dates != guessed.deidentifier.dates:
        discard_new(taken, taker.store)
        taken = yield from all_taken(places, right, options.workers)
    yield IntakeStep(len(taken), len(taken), _finish(taken, right, options, propose, one_patient=True))


def _looked_at(steps: Generator[ScanStep, None, date | None]) -> Generator[IntakeStep, None, date | None]:
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                found: date | None = end.value
                return found
            yield IntakeStep(step.done, step.total)


def _moving(taker: Taker, first: date | None, options: IntakeOptions) -> Taker:
    if first is None:
        return taker
    shift = DateShift.of_visit(first, options.visit_number)
    return replace(taker, deidentifier=replace(taker.deidentifier, dates=shift))


def all_taken(
    places: Sequence[Path], taker: Taker, workers: Workers | None
) -> Generator[IntakeStep, None, list[TakenFile]]:
    """What a taker makes of every file of the places, in their order; raises Fault."""
    inputs = [open_input(place) for place in places]
    taken: list[TakenFile] = []
    with ExitStack() as ended:
        for place in inputs:
            ended.callback(place.close)
        work = [(place, entry) for place in inputs for entry in place.entries()]
        total, shown = len(work), 0.0
        files = ended.enter_context(closing(_taken(work, taker, workers)))
        try:
            for file in files:
                taken.append(file)
                now = time.monotonic()
                if now - shown >= _PROGRESS_SECONDS:
                    shown = now
                    yield IntakeStep(len(taken), total)
        except GeneratorExit:
            take_back(taken, taker.store)
            raise
    return taken


def _taken(work: list[Work], taker: Taker, workers: Workers | None) -> Generator[TakenFile, None, None]:
    # Processes keep the archive open that they read: those that are kept would hold its medium.
    if workers is not None and not any(isinstance(place, ArchiveInput) for place, _ in work):
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
        discard_others(taken, taker.store)
        if options.expected_patient is None and any(file.code == OTHER_SUBJECT for file in taken):
            discard_new(taken, taker.store)
            return Intake(tuple(map(outcome_of, taken)), (), {}, "", therapy, taker.deidentifier.dates)
    taken = [beside_therapy(file, therapy) for file in taken]
    taken = marked_duplicates(taken)
    rivals = rival_blobs(taken, options.known_blobs)
    taken = [with_rival(file) if is_rival(file, rivals) else file for file in taken]
    if taker.store is not None:
        taker.store.settle(kept_images(taken))
    series = _series(taken, options, propose, rivals)
    kept = kept_images(taken)
    sources = {blob: image.source for blob, image in kept.items()}
    named = frozenset().union(*options.known_blobs.values())
    fresh = frozenset(blob for blob, image in kept.items() if image.is_new) - named
    again = frozenset(file.source_sha256 for file in taken if file.code == "known" and file.source_sha256)
    shift = taker.deidentifier.dates
    files = tuple(outcome_of(told_as_known(file, options.known_blobs)) for file in taken)
    return Intake(files, series, sources, patient, therapy, shift, _mended(taken, options), fresh, again)


def _mended(taken: list[TakenFile], options: IntakeOptions) -> Mended:
    """Stored images that another file of the same content brought back (FT-30)."""
    found = kept_images(taken).items()
    known = options.known_blobs
    came = (b for b, i in found if i.is_new and b in known.get(i.header.sop_instance_uid, ()))
    return Mended(frozenset(came))


def _series(
    taken: Iterable[TakenFile], options: IntakeOptions, propose: Propose, rivals: frozenset[str]
) -> tuple[SeriesRecord, ...]:
    """Released and withheld images apart, contents that share a UID apart (BL-35)."""
    images = kept_images(taken)
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


def outcome_of(file: TakenFile) -> FileOutcome:
    """The line of VF-5 of one file."""
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
