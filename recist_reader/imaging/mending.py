"""Stored images that are missing or changed, brought back from the files they came from (FT-30, IN-141).

What a file gives is stored only where its bytes have the SHA-256 that the study names: nothing but the very
same content can come back, so no row changes and a locked timepoint may be mended too.
"""

import hashlib
import time
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.intake import (
    FileOutcome,
    IntakeOptions,
    IntakeStep,
    all_taken,
    outcome_of,
    shift_of,
)
from recist_reader.imaging.kinds import look
from recist_reader.imaging.mended import Mended
from recist_reader.imaging.source_file import SourceFile
from recist_reader.imaging.store import BlobWriting, ImageStore
from recist_reader.imaging.taking import TakenFile, Taker
from recist_reader.imaging.uids import StudyKey, UidMap, mapped_uid
from recist_reader.said import phrase

RESTORED, OTHERWISE, NOT_TAKEN = "restored", "stored_otherwise", "not_taken"
"""Codes of a file (VF-5): its stored image stands again; it would be stored with other bytes; it is new."""

_A_STEP = 32  # images that are read between two steps


@dataclass(frozen=True)
class StoredImages:
    """What the store should hold of a visit.

    `blobs`: SHA-256 by mapped SOPInstanceUID of what its imports took. `masked`: files that masking wrote.
    """

    blobs: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    masked: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True)
class Mender(Taker):
    """Looks at files for stored images that are faulty; takes nothing else in.

    `faulty`: SHA-256 of the images; `known`: of all images of the subject, by mapped SOPInstanceUID.
    No pixel is decoded: bytes with the right SHA-256 were looked at when they first came in.
    """

    faulty: frozenset[str] = frozenset()
    known: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def _look(self, name: str, source: SourceFile, writing: BlobWriting | None, start: float) -> TakenFile:
        digest = hashlib.sha256(source.content).hexdigest()
        examined, opened = look(BytesIO(source.content))
        header = examined.header
        own: frozenset[str] = frozenset()
        if header is not None:
            own = self.known.get(mapped_uid(self.key, header.sop_instance_uid), own)
        told = TakenFile(name, "duplicate", 0.0, "known", source_sha256=digest)
        if header is None and examined.cause is not None:
            cause, problem = examined.cause, examined.cause.problem
            told = replace(told, status="refused", code=cause.code.value, tag=cause.tag)
            told = replace(told, what=problem.what, remedy=problem.remedy)
        elif not own:
            told = replace(told, status="refused", code=NOT_TAKEN)
        elif header is not None and opened is not None and own & self.faulty:
            made = self._image(name, digest, opened, source, examined)
            source.must_be_unchanged()
            if made.image.blob_sha256 in self.faulty:
                told = replace(told, code=RESTORED, image=self._stored(made, writing))
            elif made.image.blob_sha256 not in own:
                told = replace(told, code=OTHERWISE, image=made.image)
        return replace(told, seconds=time.perf_counter() - start)


@dataclass(frozen=True)
class MendingStep:
    """Progress; the last step has what was mended and what became of each file that was looked at."""

    done: int
    total: int
    mended: Mended | None = None
    files: tuple[FileOutcome, ...] = ()


def mend(
    places: Sequence[Path],
    key: StudyKey,
    subject: str,
    store: ImageStore,
    stored: StoredImages,
    options: IntakeOptions,
) -> Iterator[MendingStep]:
    """Read the stored images, and bring back from the places those that are missing or changed.

    No file of the places is read where all images are as they were stored. Raises Fault when the store
    cannot be written.
    """
    named = frozenset().union(*stored.blobs.values()) | stored.masked
    faulty = yield from _faulty(store, named)
    wanted = faulty - stored.masked
    if not wanted:
        yield MendingStep(len(named), len(named), Mended(masked=faulty))
        return
    by = Deidentifier(UidMap(key), shift_of(key, subject, options))
    mender = Mender(
        key, by, store, known_shifts=options.known_shifts, faulty=wanted, known=options.known_blobs
    )
    taken = yield from _stepped(all_taken(places, mender, options.workers))
    restored = frozenset(_blobs(taken, RESTORED))
    store.settle(restored)
    left = wanted - restored
    otherwise = left & frozenset().union(*_known_of(taken, stored.blobs))
    mended = Mended(restored, otherwise, left - otherwise, faulty & stored.masked)
    yield MendingStep(len(taken), len(taken), mended, tuple(_outcome(file) for file in taken))


def with_mended(files: tuple[FileOutcome, ...], looked_at: Sequence[FileOutcome]) -> tuple[FileOutcome, ...]:
    """The files of an import; those that were there already say what came of their stored image."""
    told = []
    for at, file in enumerate(files):
        found = looked_at[at] if at < len(looked_at) else file
        is_mended = found.name == file.name and found.code in (RESTORED, OTHERWISE)
        told.append(found if is_mended and file.status == "duplicate" else file)
    return tuple(told)


def _faulty(store: ImageStore, named: Collection[str]) -> Generator[MendingStep, None, frozenset[str]]:
    faulty = set()
    for done, sha256 in enumerate(sorted(named)):
        if done % _A_STEP == 0:
            yield MendingStep(done, len(named))
        if not store.is_sound(sha256):
            faulty.add(sha256)
    return frozenset(faulty)


def _stepped(
    steps: Generator[IntakeStep, None, list[TakenFile]],
) -> Generator[MendingStep, None, list[TakenFile]]:
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            taken: list[TakenFile] = end.value
            return taken
        yield MendingStep(step.done, step.total)


def _blobs(taken: Iterable[TakenFile], code: str) -> Iterator[str]:
    for file in taken:
        if file.code == code and file.image is not None:
            yield file.image.blob_sha256


def _known_of(taken: Iterable[TakenFile], blobs: Mapping[str, frozenset[str]]) -> Iterator[frozenset[str]]:
    """The stored images of files that this version would store otherwise."""
    for file in taken:
        if file.code == OTHERWISE and file.image is not None:
            yield blobs.get(file.image.header.sop_instance_uid, frozenset())


def _outcome(file: TakenFile) -> FileOutcome:
    words = {
        RESTORED: (phrase("its stored image was missing or changed and was brought back"), None),
        OTHERWISE: (
            phrase(
                "its stored image is missing or changed, and this version of the program stores it otherwise"
            ),
            phrase("Copy the folder of images from a backup"),
        ),
    }
    what, remedy = words.get(file.code or "", (file.what, file.remedy))
    return replace(outcome_of(file), what=what, remedy=remedy)
