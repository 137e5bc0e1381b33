"""A blinded study for tests: one person a role (two readers), made subjects, reads assigned."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from recist_reader.reading.people.assigning import Assigned, assign
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_records import SubjectRecord
from tests.building import FIRST_DAY, add_visit, drawn, see_all
from tests.people import CHEAP, MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, Clock, a_study_with_people

PEOPLE = {
    "r1": StudyRole.READER,
    "r2": StudyRole.READER,
    "ad": StudyRole.ADJUDICATOR,
    "ex": StudyRole.EXPORTER,
    "au": StudyRole.AUDITOR,
}


@dataclass
class Blinded:
    """A study file with its people; `codes` is (subject, slot) -> what the reader sees."""

    path: Path
    clock: Clock
    codes: dict[tuple[str, str], str] = field(default_factory=dict)

    @contextmanager
    def as_(self, login: str, role: StudyRole | None = None) -> Iterator[StudySession]:
        """The study as this person has it, in the one role held or in this one."""
        password = MANAGER_PASSWORD if login == MANAGER else OWN_PASSWORD
        entry = Entry(login, password, role)
        place = Workplace("", clock=self.clock)
        unsaved = self.path.parent / "unsaved"
        study = enter_study(self.path, entry, place, unsaved=unsaved, hashes=PasswordHashes(CHEAP))
        assert isinstance(study, StudySession), study
        with study:
            yield study

    def manager(self) -> AbstractContextManager[StudySession]:
        return self.as_(MANAGER)


def people_of(study: StudySession) -> People:
    """The accounts of a session that somebody signed in to."""
    assert isinstance(study.seat, SignedInSeat)
    return study.seat.people


def a_blinded_study(folder: Path, subjects: int = 2, timepoints: int = 3) -> Blinded:
    """Make it: subjects 1001, 1002 ... with visits 84 days apart, each read by r1 and r2."""
    with a_study_with_people(folder) as made:
        for login, role in PEOPLE.items():
            made.person(login, role)
        clock = made.clock
    blinded = Blinded(folder / "study.rrs", clock)
    with blinded.manager() as study:
        for number in range(subjects):
            subject = str(1001 + number)
            study.add_subject(SubjectRecord(subject, randomisation_date=FIRST_DAY + timedelta(days=7)))
            for visit in range(timepoints):
                name = "Baseline" if visit == 0 else f"TP{visit}"
                answer = add_visit(study, subject, name, FIRST_DAY + timedelta(days=visit * 84))
                assert isinstance(answer, Recorded), answer
            for slot, login in (("R1", "r1"), ("R2", "r2")):
                given = assign(study, people_of(study), subject, login, slot)
                assert isinstance(given, Assigned), given
                blinded.codes[subject, slot] = given.code
    return blinded


def copied(made: Blinded, folder: Path) -> Blinded:
    """The same study in a folder of its own, for a test to change."""
    shutil.copy(made.path, folder / made.path.name)
    return Blinded(folder / made.path.name, Clock(made.clock.at), dict(made.codes))


def begin_one(session: ReadSession, label: str, long_mm: float = 30) -> None:
    """Open a timepoint and read it whole: one target in the liver."""
    assert isinstance(session.do(c.OpenTimepoint(label)), Recorded)
    mark = drawn(session, long_mm, 20)
    made = (
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), mark))
        if label == "BL"
        else session.do(c.RecordMeasurement("T1", mark))
    )
    assert isinstance(made, Recorded), made
    see_all(session)


def read_one(session: ReadSession, label: str, login: str = "r1", long_mm: float = 30) -> Recorded:
    """Read a timepoint as `begin_one`, sign and lock it."""
    begin_one(session, label, long_mm)
    locked = session.lock(given=Credentials(OWN_PASSWORD, login))
    assert isinstance(locked, Recorded), locked
    return locked
