"""Backups and anchors of an open study: when they are due, and how they are made (IN-125, AU-8).

`due` is asked once a minute or so; `run` may take its time in any thread, beside the writer: it reads
the file through a connection of its own.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recist_reader.problem import Fault, Problem
from recist_reader.reading.keeping_places import follow_file, keep_places, places_of
from recist_reader.reading.study_session import StudySession
from recist_reader.said import joined, phrase
from recist_reader.storage.anchors import set_anchor
from recist_reader.storage.backup import (
    WITH_EDITS,
    BackupKind,
    backup,
    backups_of,
    is_due,
    is_on_same_device,
    made_at,
    thin,
)
from recist_reader.storage.chain import Event
from recist_reader.storage.faults import StudyFault, fault_of_os
from recist_reader.storage.whereabouts import Whereabouts, whereabouts
from recist_reader.trial.changes import CHANGES

LITTLE_SPACE_BYTES = 500 * 2**20
"""Under this the reader is warned, once a session (IN-136)."""


class Safekeeping:
    """Follows one open study from opening to closing.

    folder: where backups go, anchor_folders: further places of `anchors.jsonl`; None takes what was chosen
    on this computer (`keeping_places.py`). A study that is open for reading only is kept by its writer.
    """

    def __init__(
        self, study: StudySession, folder: Path | None = None, anchor_folders: Iterable[Path] | None = None
    ) -> None:
        self._study = study
        if study.is_writable:
            follow_file(study.file.study_id, study.path)
        self._places = places_of(study.file.study_id)
        self.folder = folder or self._places.backups(study.path)
        if anchor_folders is None:
            anchor_folders = self._places.anchors
        self._with_edits = timedelta(minutes=study.state.options().workflow.backup_minutes)
        self._anchor_folders = (self.folder, *anchor_folders)
        self._last = self._newest()
        self._failed_at: datetime | None = None
        self._edits = self._edits_since_last()
        self._is_signed = False
        self._told_space = False
        study.on_stored.append(self._count)

    def _newest(self) -> datetime | None:
        try:
            found = backups_of(self.folder, self._study.path)
        except StudyFault:
            return None
        return made_at(found[0]) if found else None

    def _edits_since_last(self) -> int:
        """Reads that went on after the newest backup; 1 stands for any number."""
        if self._last is None:
            return 1
        last = self._last.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        heads = self._study.file.streams().values()
        return int(any(h.at_eff > last for h in heads if h.stream.startswith(("read:", "adj:"))))

    def _count(self, event: Event) -> None:
        change = str((event.payload or {}).get("change"))
        if change in CHANGES and CHANGES[change].is_note:
            return
        self._edits += 1
        self._is_signed |= change == "timepoint.locked"

    def whereabouts(self) -> Whereabouts:
        """Where the study file is now; may wait for a disk that hangs (IN-121, FT-6)."""
        return whereabouts(self._study.file)

    def _can_keep(self) -> bool:
        """The file is open for writing and at its place: else there is nothing to back up from."""
        file = self._study.file
        return file.is_open and file.write and file.path.is_file()

    def due(self, now: datetime) -> BackupKind | None:
        """Why a backup is due now, None when none is: after a signature, by time, with edits (IN-125)."""
        if not self._can_keep():
            return None
        if self._failed_at is not None and now - self._failed_at < WITH_EDITS:
            return None
        if self._is_signed:
            return BackupKind.SIGNATURE
        return BackupKind.TIMED if is_due(self._last, now, self._edits, self._with_edits) else None

    def run(self, kind: BackupKind, now: datetime) -> Problem | None:
        """Set an anchor, back up, drop backups that need not be kept; return what went wrong.

        The anchor comes first, so that the backup holds it; where it cannot be set or written to a place of
        anchors, the backup is made all the same. A backup that fails is tried again after 30 minutes. Either
        way an event is stored; where that cannot be, it is told.
        """
        edits, self._edits, self._is_signed = self._edits, 0, False
        at = now.astimezone(UTC)
        no_anchor = self._anchor()
        try:
            backup(self._study.path, self.folder, at, kind)
        except StudyFault as error:
            self._failed_at = at
            self._edits += edits
            self._note(kind, error)
            return _told(phrase("no backup"), error)
        self._last, self._failed_at = at, None
        no_event = self._note(kind)
        return no_anchor or no_event or self._thin()

    def _anchor(self) -> Problem | None:
        by = self._study.workplace.actor()
        try:
            set_anchor(self._study.file, self._study.workplace.make_uuid(), by, self._anchor_folders)
        except StudyFault as error:
            return _told(phrase("no anchor"), error)
        except OSError as error:
            return _told(phrase("no anchor"), fault_of_os(error, phrase("anchor folder")))
        return None

    def _note(self, kind: BackupKind, failed: StudyFault | None = None) -> Problem | None:
        """Store that a backup was made or failed; return why that could not be stored."""
        try:
            if failed is None:
                self._study.note("backup.made", kind=kind.value)
            else:
                self._study.note("backup.failed", kind=kind.value, fault=failed.code.value)
        except StudyFault as error:
            return _told(phrase("the backup is made, its event is not stored"), error)
        return None

    def _thin(self) -> Problem | None:
        try:
            thin(self.folder, self._study.path)
        except StudyFault as error:
            return _told(phrase("old backups stay"), error)
        return None

    def at_closing(self, now: datetime) -> Problem | None:
        """Set an anchor before closing (AU-8); back up with edits, or when the last backup is 24 h old."""
        if not self._can_keep():
            return None
        if self._edits or is_due(self._last, now, 0):
            return self.run(BackupKind.CLOSING, now)
        return self._anchor()

    def one_disk(self) -> Problem | None:
        """Say, once for a study on this computer, that its backups lie on its own device (section 1)."""
        if self._places.told or not is_on_same_device(self._study.path, self.folder):
            return None
        with suppress(Fault):  # told again the next time
            self._places = replace(self._places, told=True)
            keep_places(self._study.file.study_id, self._study.path, self._places)
        what = phrase("backups lie on the disk of the study, and both are lost with it")
        remedy = phrase("Choose another disk: recist-reader study keeping FILE --backup-dir FOLDER")
        return Problem(what, self._study.path.name, remedy)

    def prepare(self) -> Problem | None:
        """Lay the reserve that edits may use on a full disk (IN-136)."""
        return self._study.saving.prepare()

    def little_space(self) -> Problem | None:
        """Say once a session that the disk of the study is nearly full (IN-136)."""
        if self._told_space:
            return None
        try:
            free = shutil.disk_usage(self._study.path.parent).free
        except OSError:
            return None
        if free >= LITTLE_SPACE_BYTES:
            return None
        self._told_space = True
        what = phrase("only {count} MiB are free on the disk of the study", count=free // 2**20)
        return Problem(what, phrase("study folder"), phrase("Free some space before you go on reading"))


def _told(what: str, error: StudyFault) -> Problem:
    return replace(error.problem, what=joined(": ", (what, error.problem.what)))
