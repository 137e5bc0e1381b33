"""The image store against the study that names its images (VF-1, VF-4, VF-11, IN-141, IN-142, FT-30).

An image counts as named when a row names it or any event ever did: the log is kept for good, and what a lock
or a state of then rests on must stay (IN-142).
"""

from collections.abc import Collection, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.store import BlobFault, ImageStore
from recist_reader.imaging.stored_pixels import pixel_sha256
from recist_reader.reading.locked_frames import LockedFrame, frames_of_locks, is_as_locked
from recist_reader.storage.backup import backup_folder
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Check
from recist_reader.trial.image_faults import FrameKey

BACKUP_STORE = "images"
"""The folder of images beside backups: one for all of them, since identical content is kept once."""


@dataclass(frozen=True)
class Copied:
    """What a copy of images did; `faulty` are SHA-256 of those that are missing or changed at the source."""

    named: int
    new: int
    faulty: tuple[str, ...]


@dataclass(frozen=True)
class ImagesChecked:
    """What a check found; SHA-256 of blobs, and frames that locks bind (IN-141).

    `pixels` are blobs whose Pixel Data is not what their row says; `decoded` frames that do not decode to
    what their lock says any more, of `frames` in all.
    """

    good: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    pixels: tuple[str, ...]
    unnamed: tuple[str, ...]  # in the store, but no row names them
    frames: int = 0
    decoded: tuple[LockedFrame, ...] = ()

    @property
    def ok(self) -> bool:
        return not (self.missing or self.changed or self.pixels or self.decoded)

    @property
    def count(self) -> int:
        """How many images and frames were checked."""
        return self.good + len(self.missing) + len(self.changed) + len(self.pixels) + self.frames


@dataclass(frozen=True)
class _Named:
    """What rows and events name: blob -> hashes of its Pixel Data; the rows of each locked frame by blob."""

    pixels: dict[str, set[str]]
    locked: tuple[LockedFrame, ...]
    rows: dict[FrameKey, dict[str, Any]]


def check_images_steps(study: Path) -> Generator[tuple[int, int], None, Check]:
    """As `check_steps`, for `verify`: the first fault counts what is wrong."""
    try:
        found = yield from check_steps(study)
    except StudyFault as error:
        return Check("images", 0, str(error))
    if found.ok:
        return Check("images", found.count, None)
    counts = f"{len(found.missing)} images missing, {len(found.changed)} changed"
    if found.pixels:
        counts += f", {len(found.pixels)} with other pixels than their row says"
    if found.decoded:
        counts += f", {len(found.decoded)} locked frames decode to other values"
    wrong = (*found.missing, *found.changed, *found.pixels)
    first = wrong[0] if wrong else found.decoded[0].sha256
    return Check("images", found.count, f"{counts}, first {first[:16]}")


def check_steps(study: Path) -> Generator[tuple[int, int], None, ImagesChecked]:
    """Read every image that the study names, decode what locks bind; yield (done, all) between two of them.

    Raises StudyFault where the study cannot be opened.
    """
    with StudyFile.open(study, write=False) as file:
        named = _named(file)
    store, total = ImageStore.beside(study), len(named.pixels) + len(named.locked)
    wrong: dict[str, list[str]] = {"missing": [], "changed": [], "pixels": []}
    for done, (sha256, hashes) in enumerate(sorted(named.pixels.items()), 1):
        if (what := _wrong_with(store, sha256, hashes)) is not None:
            wrong[what].append(sha256)
        yield done, total
    decoded = []
    for done, frame in enumerate(named.locked, 1 + len(named.pixels)):
        if not is_as_locked(frame, named.rows.get(frame.key, {}).values(), store):
            decoded.append(frame)
        yield done, total
    unnamed = tuple(sorted(set(store.blobs()) - set(named.pixels)))
    good = len(named.pixels) - sum(map(len, wrong.values()))
    found = {what: tuple(blobs) for what, blobs in wrong.items()}
    return ImagesChecked(good, **found, unnamed=unnamed, frames=len(named.locked), decoded=tuple(decoded))


def _wrong_with(store: ImageStore, sha256: str, hashes: Collection[str]) -> str | None:
    """What is wrong with a blob: it is missing, it was changed, or its Pixel Data is another's."""
    if not store.path(sha256).is_file():
        return "missing"
    try:
        content = store.read(sha256)
        return "pixels" if hashes and set(hashes) != {pixel_sha256(content)} else None
    except BlobFault:
        return "changed"
    except UnreadableImage:
        return "pixels"


def _named(file: StudyFile) -> _Named:
    named = _Named({}, frames_of_locks(file), {})
    wanted = {frame.key for frame in named.locked}
    for uid, row in _instance_rows(file):
        for item in (row or {}).get("slices", ()):
            blob = item.get("blob_sha256")
            if not blob:
                continue
            hashes = named.pixels.setdefault(blob, set())
            if item.get("pixel_sha256"):
                hashes.add(item["pixel_sha256"])
            if wanted and (key := (uid, item["sop_instance_uid"], item["frame"] + 1)) in wanted:
                named.rows.setdefault(key, {})[blob] = item
    return named


def remove_unnamed(study: Path, *, dry_run: bool = False) -> tuple[str, ...]:
    """Remove images that the study never named (an import that was cancelled); return their SHA-256.

    The study is held meanwhile, so that no import is under way. Raises StudyFault (LOCKED ...), Fault.
    """
    with StudyFile.open(study, write=not dry_run) as file:
        named = named_blobs(file)
        store = ImageStore.beside(study)
        return tuple(sorted(set(store.blobs()) - named)) if dry_run else store.gc(named)


def back_up_images(study: Path, folder: Path | None = None) -> Copied:
    """Copy the images that a study names beside its backups; those that are there stay. Raises Fault."""
    store = ImageStore((folder or backup_folder(study)) / BACKUP_STORE)
    return _copied(study, ImageStore.beside(study), store)


def restore_images(backup: Path, restored: Path) -> Copied | None:
    """Bring the images that a restored study names from beside its backup; None where none are kept there."""
    source = ImageStore(backup.parent / BACKUP_STORE)
    return _copied(restored, source, ImageStore.beside(restored)) if source.folder.is_dir() else None


def _copied(study: Path, source: ImageStore, target: ImageStore) -> Copied:
    with StudyFile.open(study, write=False) as file:
        named = sorted(named_blobs(file))
    faulty, new = [], 0
    for sha256 in named:
        try:
            new += target.put(source.read(sha256)).is_new
        except BlobFault:
            faulty.append(sha256)
    target.settle(sha256 for sha256 in named if sha256 not in faulty)
    return Copied(len(named), new, tuple(faulty))


def named_blobs(file: StudyFile) -> frozenset[str]:
    """SHA-256 of every blob that a row of the study names or an event ever named."""
    return frozenset(_blobs_of(row for _uid, row in _instance_rows(file)))


def _instance_rows(file: StudyFile) -> Iterator[tuple[str, Any]]:
    """Series and what is stored of it, now and at any time before."""
    for found in file.all_rows("instance").values():
        yield from found.items()
    for stream, head in file.streams().items():
        if stream.startswith(("read:", "adj:")):
            continue  # reads point at images of the study; they bring none
        for event in file.events_in_turns(stream, head.seq):
            for side in ("old", "new"):
                yield from ((event.payload or {}).get(side) or {}).get("instance", {}).items()


def _blobs_of(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        for item in (row or {}).get("slices", ()):
            if item.get("blob_sha256"):
                yield item["blob_sha256"]
