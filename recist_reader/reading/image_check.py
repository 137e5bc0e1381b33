"""The image store against the study that names its images (VF-1, VF-4, VF-11, IN-141, IN-142, FT-30).

An image counts as named when a row names it or any event ever did: the log is kept for good, and what a lock
or a state of then rests on must stay (IN-142).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recist_reader.imaging.store import BlobFault, ImageStore, StoreCheck
from recist_reader.storage.backup import backup_folder
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Check

BACKUP_STORE = "images"
"""The folder of images beside backups: one for all of them, since identical content is kept once."""


@dataclass(frozen=True)
class Copied:
    """What a copy of images did; `faulty` are SHA-256 of those that are missing or changed at the source."""

    named: int
    new: int
    faulty: tuple[str, ...]


def check_images(study: Path) -> Check:
    """Read every blob that the study names; the first fault counts what is missing and what was changed."""
    try:
        found = check_store(study)
    except StudyFault as error:
        return Check("images", 0, str(error))
    count = found.good + len(found.missing) + len(found.changed)
    if found.ok:
        return Check("images", count, None)
    counts = f"{len(found.missing)} images missing, {len(found.changed)} changed"
    first = (*found.missing, *found.changed)[0]
    return Check("images", count, f"{counts}, first {first[:16]}")


def check_store(study: Path) -> StoreCheck:
    """Read every blob that the study names; raises StudyFault where the study cannot be opened."""
    with StudyFile.open(study, write=False) as file:
        named = named_blobs(file)
    return ImageStore.beside(study).check(named)


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
    rows = (row for found in file.all_rows("instance").values() for row in found.values())
    return frozenset(_blobs_of((*rows, *_rows_of_events(file))))


def _rows_of_events(file: StudyFile) -> Iterator[Any]:
    for stream, head in file.streams().items():
        if stream.startswith(("read:", "adj:")):
            continue  # reads point at images of the study; they bring none
        for event in file.events_in_turns(stream, head.seq):
            for side in ("old", "new"):
                yield from ((event.payload or {}).get(side) or {}).get("instance", {}).values()


def _blobs_of(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        for item in (row or {}).get("slices", ()):
            if item.get("blob_sha256"):
                yield item["blob_sha256"]
