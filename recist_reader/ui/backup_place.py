"""Where the backups of an open study are: asked of the disks and changed, not in the window's thread."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from recist_reader.problem import Fault, Problem
from recist_reader.reading.keeping_places import keep_places, places_of
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.backup import (
    BackupKind,
    backup_folder,
    backups_of,
    is_on_same_device,
    made_at,
)


@dataclass(frozen=True)
class BackupPlace:
    """`is_beside`: the shipped place; `newest`: when the newest backup there was made, None where none is.

    `is_new`: it was chosen just now and holds a first backup; `problem`: why a change came to nothing.
    """

    folder: Path
    is_beside: bool
    is_on_same_disk: bool
    newest: datetime | None
    is_new: bool = False
    problem: Problem | None = None


def place_of(study: StudySession, folder: Path) -> BackupPlace:
    """Look at the folder of backups; it may still have to be made. Waits for the disks."""
    problem, found = None, []
    try:
        found = backups_of(folder, study.path)
    except Fault as fault:
        problem = fault.problem
    return BackupPlace(
        folder,
        folder == backup_folder(study.path),
        is_on_same_device(study.path, folder),
        made_at(found[0]) if found else None,
        problem=problem,
    )


def keep_elsewhere(
    study: StudySession, before: Safekeeping, folder: Path | None, now: datetime
) -> tuple[Safekeeping, BackupPlace]:
    """Keep the backups in another folder, None beside the study, and make the first one there.

    Returns who keeps the study from now on. Where that comes to nothing all is as before, and the place
    says why.
    """
    former = places_of(study.file.study_id)
    wanted = replace(former, backup_dir=None if folder is None else str(folder), told=False)
    try:
        keep_places(study.file.study_id, study.path, wanted)
    except Fault as fault:
        return before, replace(place_of(study, before.folder), problem=fault.problem)
    after = Safekeeping(study)
    problem = after.run(BackupKind.ASKED, now)
    if problem is None:
        return after, replace(place_of(study, after.folder), is_new=True)
    keep_places(study.file.study_id, study.path, former)
    return before, replace(place_of(study, before.folder), problem=problem)
