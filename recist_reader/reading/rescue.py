"""Going on with a study whose file is damaged or gone: from the open one, a backup, or both (IN-126, FT-6).

Both ways are generators: they yield where they may stop, and end with what was saved. Given up before that,
at a step or by `is_given_up` within one, they leave nothing of the new study.
"""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from recist_reader.imaging.store import BlobFault, ImageStore
from recist_reader.problem import Fault, Problem
from recist_reader.reading.edit_events import coarse_type, note_payload
from recist_reader.reading.image_check import BACKUP_STORE, named_blobs
from recist_reader.reading.keeping_places import KeepingPlaces, id_of_study, places_of
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.said import Said, joined, phrase
from recist_reader.storage.backup import backups_of, copy_checked, save_elsewhere
from recist_reader.storage.chain import NewEvent
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.giving_up import GivenUp, may_be_given_up, never
from recist_reader.storage.opening import study_id_of
from recist_reader.storage.place import refuse_unsafe_place
from recist_reader.storage.restore import Restored, restore
from recist_reader.storage.study_file import StudyFile

NOT_READABLE = frozenset({FaultCode.IO_ERROR, FaultCode.MOVED, FaultCode.CORRUPT, FaultCode.CLOSED})
"""The open file itself can't be read any more: the newest backup is taken, and what was stored since."""


COPIED_FROM = frozenset({FaultCode.NETWORK, FaultCode.CLOUD, FaultCode.READONLY})
"""Why a study cannot be written where it lies, though nothing is wrong with it: a copy of it can (IN-103)."""


@dataclass(frozen=True)
class Saved:
    """The new study file: how many edits could not be brought into it, how many images are not beside it.

    `copied_from` is the file that it was copied from and that stays as it is.
    """

    path: Path
    lost_edits: int = 0
    missing_images: int = 0
    copied_from: Path | None = None

    @property
    def is_short(self) -> bool:
        """Something of the study is not there."""
        return bool(self.lost_edits or self.missing_images)

    @property
    def words(self) -> Said:
        """What a person is told about it."""
        said = [phrase("the study goes on in {file}", file=self.path.name)]
        if self.copied_from is not None:
            where = self.copied_from.parent.name
            said.append(phrase("open the file in {folder} no more, it stays behind", folder=where))
        if self.lost_edits == 1:
            said.append(phrase("1 edit could not be brought; keep the old file and run verify"))
        elif self.lost_edits:
            lost = phrase(
                "{count} edits could not be brought; keep the old file and run verify", count=self.lost_edits
            )
            said.append(lost)
        if self.missing_images:
            missing = phrase(
                "{count} images are missing; copy the folder NAME.images beside it", count=self.missing_images
            )
            said.append(missing)
        return joined("; ", said)


@dataclass(frozen=True)
class RescueStep:
    """Images brought so far; the last step has what was saved."""

    done: int
    total: int
    saved: Saved | None = None


def newest_backup(study: Path, folder: Path | None = None, study_id: str | None = None) -> Path | None:
    """The newest backup of a study; None where there is none, or its folder can't be read.

    A study of the same name may have its backups there too: by the id, given or as far as it can be told
    of a damaged file, they are passed over.
    """
    own = study_id or id_of_study(study)
    places = KeepingPlaces() if own is None else places_of(own)
    try:
        found = backups_of(folder or places.backups(study), study)
    except StudyFault:
        return None
    return next((path for path in found if own is None or study_id_of(path) == own), None)


def restore_steps(damaged: Path, is_given_up: Callable[[], bool] = never) -> Iterator[RescueStep]:
    """Restore the newest backup beside a damaged file, with what continues its chain there (IN-126).

    Raises Fault: there is no backup, or no place for the new file.
    """
    backup = newest_backup(damaged)
    if backup is None:
        raise Fault(
            Problem(
                phrase("there is no backup of this study"), damaged.name, phrase("Look for a copy elsewhere")
            )
        )
    new = _free_name(damaged)
    try:
        with may_be_given_up(is_given_up):
            done = _restored(backup, new, damaged)
    except GivenUp:
        return
    note_restored(new, done, Workplace("local"))
    yield from _with_images(new, done, _stores((damaged,), backup))


def _restored(backup: Path, new: Path, damaged: Path) -> Restored:
    try:
        return restore(backup, new, damaged)
    except StudyFault as fault:
        if fault.code is not FaultCode.FOREIGN:
            raise
        return restore(backup, new)  # nothing can be read from the damaged file


def note_restored(new: Path, done: Restored, place: Workplace) -> None:
    """Record in the new file that it was restored, with how many later events (AU-1). Raises StudyFault."""
    not_added = sum(not later.added for later in done.later)
    payload = note_payload("study.restored", added=len(done.later) - not_added, not_added=not_added)
    with StudyFile.open(new) as file:
        kind = coarse_type("study.restored")
        file.append(NewEvent(place.make_uuid(), STUDY_STREAM, kind, file.study_id, payload, place.actor()))


def _free_name(damaged: Path) -> Path:
    name, number = damaged.with_name(f"{damaged.stem} restored.rrs"), 1
    while name.exists():
        number += 1
        name = damaged.with_name(f"{damaged.stem} restored {number}.rrs")
    return name


def save_elsewhere_steps(
    study: StudySession,
    new: Path,
    backups: Path | None = None,
    moved_to: Path | None = None,
    is_given_up: Callable[[], bool] = never,
) -> Iterator[RescueStep]:
    """Save an open study whose file went away under a new name, with its images (FT-6, IN-121).

    From the open file where it can be read; else from its newest backup in `backups` and the edits that
    were stored in this session. Edits that wait are stored when the new file is opened. Raises Fault.
    """
    backup = newest_backup(study.path, backups, study.file.study_id)
    try:
        with may_be_given_up(is_given_up):
            done = _saved(study, new, backup)
    except GivenUp:
        return
    if done is not None:
        note_restored(new, done, study.workplace)
    places = (study.path,) if moved_to is None else (study.path, moved_to)
    yield from _with_images(new, done, _stores(places, backup))


def local_copy_steps(study: Path, new: Path, is_given_up: Callable[[], bool] = never) -> Iterator[RescueStep]:
    """Copy a study that must not be written where it lies, with its images, to go on there (IN-103).

    The file is only read. Raises Fault: there is a file of that name, its place is no better, the study is
    damaged or of another schema.
    """
    if new.exists():
        what, remedy = phrase("a file with this name exists"), phrase("Choose another name")
        raise Fault(Problem(what, new.name, remedy))
    refuse_unsafe_place(new)
    try:
        with may_be_given_up(is_given_up):
            copy_checked(study, new)
    except GivenUp:
        return
    yield from _with_images(new, None, _stores((study,), None), copied_from=study)


def _saved(study: StudySession, new: Path, backup: Path | None) -> Restored | None:
    """Save from the open file; from the backup where that cannot be read, which then says what it did."""
    try:
        save_elsewhere(study.file, new)
    except StudyFault as fault:
        if fault.code not in NOT_READABLE or backup is None:
            raise
        return restore(backup, new, later=study.file.stored_here)
    return None


def _stores(places: tuple[Path, ...], backup: Path | None) -> tuple[ImageStore, ...]:
    """Where the images may still be: beside the study, beside its backups."""
    stores = [ImageStore.beside(place) for place in places]
    if backup is not None:
        stores.append(ImageStore(backup.parent / BACKUP_STORE))
    return tuple(store for store in stores if store.folder.is_dir())


def _with_images(
    new: Path, done: Restored | None, sources: tuple[ImageStore, ...], copied_from: Path | None = None
) -> Iterator[RescueStep]:
    target = ImageStore.beside(new)
    with StudyFile.open(new, write=False) as file:
        named = sorted(named_blobs(file))
    missing = 0
    if not any(source.folder == target.folder for source in sources):
        missing = yield from _bring_all(named, sources, target, new)
    lost = 0 if done is None else sum(not later.added for later in done.later)
    yield RescueStep(len(named), len(named), Saved(new, lost, missing, copied_from))


def _bring_all(
    named: list[str], sources: tuple[ImageStore, ...], target: ImageStore, new: Path
) -> Generator[RescueStep, None, int]:
    """Copy the images of the new study; return how many are missing. Given up, the study goes with them."""
    had_images = target.folder.exists()
    brought = []
    try:
        for number, sha256 in enumerate(named, 1):
            if _bring(sha256, sources, target):
                brought.append(sha256)
            yield RescueStep(number, len(named))
    except GeneratorExit:
        _take_back(new, None if had_images else target.folder)
        raise
    target.settle(brought)
    return len(named) - len(brought)


def _take_back(new: Path, images: Path | None) -> None:
    """Remove a new study whose images did not all come; in a folder that was there before they stay."""
    with suppress(OSError):
        for left in (new, new.with_name(f"{new.name}-journal"), new.with_suffix(".lock")):
            left.unlink(missing_ok=True)
    if images is not None:
        shutil.rmtree(images, ignore_errors=True)


def _bring(sha256: str, sources: tuple[ImageStore, ...], target: ImageStore) -> bool:
    for source in sources:
        try:
            target.put(source.read(sha256))
        except BlobFault:
            continue
        return True
    return False
