"""What is tried on a failing disk: edit, lock, reopening, backup, restore, migration, import and the like."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession, Waiting
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.storage.anchors import FILE_NAME, known_anchors
from recist_reader.storage.backup import BackupKind, backup, backups_of
from recist_reader.storage.engine import study_engine
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.migration import Release, migrate_study, schema_of
from recist_reader.storage.opening import quick_check, refuse_changed_schema
from recist_reader.storage.restore import restore
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Wanted, verify
from recist_reader.trial import commands as c
from tests.building import a_study, begin_baseline, drawn, see_all
from tests.faults import people_errands, signed_errand
from tests.faults.import_errand import Import, lay
from tests.storage.made import READ, new_event, new_study, read_study
from tests.storage.second_schema import confirmed, second_release

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_made: dict[str, Path] = {}
"""Files that every try of this process begins with, made once."""


def _begin(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """A fresh copy of a made folder."""
    if name not in _made:
        _made[name] = folder.parent / name
        _made[name].mkdir(parents=True)
        make(_made[name])
    shutil.copytree(_made[name], folder)
    return folder


def _left_half_made(folder: Path) -> str | None:
    left = sorted(path.name for path in folder.rglob(".*"))
    return f"left behind: {left}" if left else None


def _fault_in(path: Path, wanted: Wanted | None = None) -> str | None:
    report = verify(path, wanted)
    return None if report.ok else f"{path.name}: {report.first_fault}"


class Reading:
    """A read of three targets at baseline, in an open session."""

    def __init__(self, folder: Path) -> None:
        self.unsaved = folder / "unsaved"
        self.study, self.subject = self.opened(folder)
        self.session = ReadSession(self.study, self.subject)
        self.stored_before = self._stored()

    def opened(self, folder: Path) -> tuple[StudySession, str]:
        """The study, and how this session calls its subject."""
        _begin(folder, "made read", _a_read)
        return open_study(folder / "study.rrs", unsaved=self.unsaved), "1001"

    def _stored(self) -> int:
        with StudyFile.open(self.study.path, write=False) as file:
            return file.streams()[self.session.stream].seq

    def must(self, answer: Any) -> Any:
        assert not isinstance(answer, Refusal), answer
        return answer

    def wrong(self) -> str | None:
        """The session shows what is on the disk, and the file is sound."""
        if ReadSession(self.study, self.subject).state.tables != self.session.state.tables:
            return "the session does not show what is stored"
        return _fault_in(self.study.path)

    def act(self) -> None:
        raise NotImplementedError

    @property
    def is_stored_after_all(self) -> bool:
        """Only the last sync failed: told as failed, and on the disk."""
        return self._stored() > self.stored_before

    def wrong_when_stored_after_all(self) -> str | None:
        """Nothing may be decided on the older state; the read opened again shows it."""
        try:
            self.act()
        except StudyFault as fault:
            if fault.code is not FaultCode.HEAD_MOVED:
                return f"refused with {fault.code}"
        else:
            return "an older state was gone on with"
        self.session = ReadSession(self.study, self.subject)
        return None


def _a_read(folder: Path) -> None:
    with a_study(folder, timepoints=1) as study:
        see_all(begin_baseline(study, "liver", "lung", "adrenal gland"))


class Edit(Reading):
    """A target measured again: kept where it can't be stored, and stored when the disk is back."""

    def act(self) -> None:
        answer = self.session.do_or_wait(c.RecordMeasurement("T1", drawn(self.session, 55, 20, number=10)))
        if isinstance(self.must(answer), Waiting):
            raise StudyFault(FaultCode.DISK_FULL, answer.problem)

    def wrong_after_failure(self) -> str | None:
        self.study.saving.retry(self.study.workplace.actor().at, at_once=True)
        self.session.take_stored()
        if not self._is_measured:  # it could be neither stored nor kept, and the reader was told so
            if self.is_stored_after_all:
                return self.wrong_when_stored_after_all() or self.wrong_after_success()
            self.act()
        return self.wrong_after_success()

    @property
    def _is_measured(self) -> bool:
        return any(mark.long_mm == 55 for mark in self.session.state.measurements.values())

    def wrong_after_success(self) -> str | None:
        if self.session.unsaved or not self._is_measured:
            return "the edit is not stored"
        return self.wrong()


class Lock(Reading):
    """A timepoint locked: at once or not at all (GD-24)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        see_all(self.session)

    def act(self) -> None:
        self.must(self.session.lock())

    def wrong_after_failure(self) -> str | None:
        if self.is_stored_after_all:
            return self.wrong_when_stored_after_all() or self.wrong_after_success()
        if not self.session.state.is_locked("BL"):
            if (found := self.wrong()) is not None:
                return found
            self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        return self.wrong() if self.session.state.is_locked("BL") else "not locked"


class Sign(Lock):
    """A timepoint locked by a signature: both are stored, or neither (SE-8)."""

    def opened(self, folder: Path) -> tuple[StudySession, str]:
        _begin(folder, "made signed read", signed_errand.a_signed_read)
        return signed_errand.opened(folder, self.unsaved), signed_errand.code_in(folder)

    def act(self) -> None:
        self.must(self.session.lock(given=signed_errand.credentials()))

    def wrong(self) -> str | None:
        locks = int(self.session.state.is_locked("BL"))
        return super().wrong() or signed_errand.wrong_signature(self.study.path, locks)


class Reopen(Lock):
    """A locked timepoint opened again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        super().act()
        self.stored_before = self._stored()

    def act(self) -> None:
        self.must(self.session.do(c.ReopenTimepoint("BL", "transcription_error")))

    def wrong_after_failure(self) -> str | None:
        if self.is_stored_after_all:
            return self.wrong_when_stored_after_all() or self.wrong_after_success()
        if self.session.state.is_locked("BL"):
            if (found := self.wrong()) is not None:
                return found
            self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        return "still locked" if self.session.state.is_locked("BL") else self.wrong()


class Keep(Reading):
    """Anchor, backup and its event, as the open study makes them by itself."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.keeping = Safekeeping(self.study)

    def act(self) -> None:
        problem = self.keeping.run(BackupKind.SIGNATURE, NOW)
        if problem is not None:
            raise StudyFault(FaultCode.IO_ERROR, problem)

    def wrong_after_failure(self) -> str | None:
        if (found := self.wrong()) is not None:
            return found
        self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        anchors = known_anchors(self.keeping.folder / FILE_NAME)
        faults = [_fault_in(path) for path in backups_of(self.keeping.folder, self.study.path)]
        return (
            next(filter(None, faults), None)
            or _fault_in(self.study.path, Wanted(anchors))
            or _left_half_made(self.study.path.parent)
        )


def _a_backup_and_more(folder: Path) -> None:
    with read_study(folder / "a.rrs", 8) as study:
        backup(study.path, folder / "backups", NOW)
        for n in range(20, 24):
            study.append(new_event(READ, {}, {}, n))


class Backup:
    """A backup of a closed study."""

    def __init__(self, folder: Path) -> None:
        self.folder = _begin(folder, "made backup", _a_backup_and_more)

    def act(self) -> None:
        backup(self.folder / "a.rrs", self.folder / "new", NOW)

    def wrong_after_failure(self) -> str | None:
        if backups_of(self.folder / "new", self.folder / "a.rrs"):
            return "a failed backup has its name"
        if (found := _fault_in(self.folder / "a.rrs") or _left_half_made(self.folder)) is not None:
            return found
        self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        (made,) = backups_of(self.folder / "new", self.folder / "a.rrs")
        return _fault_in(made, Wanted(against=self.folder / "a.rrs"))


class Restore(Backup):
    """A backup restored, with the events made since rolled forward."""

    def act(self) -> None:
        (made,) = backups_of(self.folder / "backups", self.folder / "a.rrs")
        done = restore(made, self.folder / "new.rrs", self.folder / "a.rrs")
        assert [later.added for later in done.later] == [True] * 4

    def wrong_after_failure(self) -> str | None:
        if (self.folder / "new.rrs").exists():
            return "a failed restore has its name"
        if (found := _fault_in(self.folder / "a.rrs") or _left_half_made(self.folder)) is not None:
            return found
        self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        return _fault_in(self.folder / "new.rrs", Wanted(against=self.folder / "a.rrs"))


class Migrate:
    """An older study brought to a made second schema."""

    def __init__(self, folder: Path) -> None:
        self.folder = _begin(folder, "made older", lambda made: read_study(made / "a.rrs", 8).close())
        if "steps" not in _made:
            _made["steps"] = folder.parent / "steps"
            second_release(_made["steps"])
        self.release = second_release(folder / "steps")

    @property
    def path(self) -> Path:
        return self.folder / "a.rrs"

    def act(self) -> None:
        migrate_study(self.path, confirmed(self.folder / "backups"), self.release)

    def wrong_after_failure(self) -> str | None:
        if schema_of(self.path) == 1:
            if (found := _fault_in(self.path)) is not None:
                return found
            self.act()
        return self.wrong_after_success()  # where only the last sync failed the file is new, and whole

    def wrong_after_success(self) -> str | None:
        return fault_in_migrated(self.path, self.release)


def fault_in_migrated(path: Path, release: Release) -> str | None:
    """What does not hold in a file of the second schema."""
    if schema_of(path) != release.schema:
        return "not migrated"
    with study_engine(path, write=False, schema=2).connect() as connection, connection.begin():
        refuse_changed_schema(connection, release.sha256)
        if connection.exec_driver_sql("SELECT COUNT(*) FROM measurement").scalar() == 0:
            return "the rows were not written anew"
        return quick_check(connection)


class Create:
    """A study file made."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder

    def act(self) -> None:
        new_study(self.folder / "a.rrs").close()

    def wrong_after_failure(self) -> str | None:
        if (self.folder / "a.rrs").exists():
            return None if _is_usable(self.folder / "a.rrs") else "a file that does not open"
        self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        return _fault_in(self.folder / "a.rrs") or _left_half_made(self.folder)


def _is_usable(path: Path) -> bool:
    with StudyFile.open(path) as study:
        return study.append(new_event(READ, {}, {}, 5)).seq == 1


def _of_people(what: str) -> Callable[[Path], Any]:
    make, scene = people_errands.BY_NAME[what], people_errands.SCENES[what]
    return lambda folder: make(_begin(folder, f"made {scene.__name__}", scene))


BY_NAME: dict[str, Callable[[Path], Any]] = {
    "edit": Edit,
    "lock": Lock,
    "sign": Sign,
    "reopen": Reopen,
    "keep": Keep,
    "backup": Backup,
    "restore": Restore,
    "migrate": Migrate,
    "create": Create,
    "import": lambda folder: Import(_begin(folder, "made import", lay)),
    **{what: _of_people(what) for what in people_errands.BY_NAME},
}
