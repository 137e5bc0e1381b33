"""Studies with accounts for tests: cheap hashes, a clock that the test turns, people with known passwords."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from recist_reader.problem import Refusal
from recist_reader.reading.people.beginning import Beginning, create_study_with_accounts
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, sign_in
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.options import WorkflowOptions
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.records import Argon2Cost
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord

CHEAP = Argon2Cost(memory_kib=8, rounds=1, lanes=1)
TITLE = "Made study"
MANAGER, MANAGER_PASSWORD = "m.lindqvist", "seldom Tractor hums quietly"
PASSPHRASE = "eleven Otters under ice floes"
OWN_PASSWORD = "violet Anchors drift at noon"
WHY = "as agreed by telephone"


class CountingHashes(PasswordHashes):
    """Cheap hashes that count how often they were computed."""

    def __init__(self, cost: Argon2Cost = CHEAP) -> None:
        super().__init__(cost)
        self.computed = 0

    def hashed(self, password: str) -> str:
        self.computed += 1
        return super().hashed(password)

    def is_password(self, hash_text: str, password: str) -> bool:
        self.computed += 1
        return super().is_password(hash_text, password)


@dataclass
class Clock:
    """A clock that stands until it is turned."""

    at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Made:
    """An open study with its people."""

    file: StudyFile
    people: People
    clock: Clock
    hashes: CountingHashes
    recovery: Path
    told: list[str] = field(default_factory=list)

    def place(self) -> Workplace:
        return Workplace("", clock=self.clock)

    def tries(self, login: str, password: str, role: StudyRole | None = None) -> SignedIn | Refusal:
        return sign_in(self.people, self.place(), login, password, role)

    def signed_in(self, login: str, password: str, role: StudyRole | None = None) -> SignedIn:
        found = self.tries(login, password, role)
        assert isinstance(found, SignedIn), found
        return found

    def desk(self) -> AccountDesk:
        return AccountDesk(self.people, self.signed_in(MANAGER, MANAGER_PASSWORD))

    def add(self, login: str, *roles: StudyRole) -> Issued:
        made = self.desk().add(NewPerson(login, "Ada Okonkwo", roles or (StudyRole.READER,)))
        assert isinstance(made, Issued), made
        self.told.append(made.password)
        return made

    def person(self, login: str, *roles: StudyRole, password: str = OWN_PASSWORD) -> str:
        """Add a person who has set an own password; return the account's id."""
        issued = self.add(login, *roles)
        first = self.signed_in(login, issued.password, roles[0] if roles else None)
        changed = change_password(self.people, first, issued.password, password, TITLE)
        assert isinstance(changed, Recorded), changed
        return issued.account

    def changes(self) -> list[str]:
        """What the stream of the accounts holds, by name."""
        return [str((event.payload or {})["change"]) for event in self.file.events("account")]


def begin(folder: Path, clock: Clock | None = None, **changes: str) -> str | Refusal:
    """Make a study with accounts and its recovery file in a folder."""
    told = {
        "login": MANAGER,
        "printed_name": "Maria Lindqvist",
        "password": MANAGER_PASSWORD,
        "passphrase": PASSPHRASE,
    }
    beginning = Beginning(recovery=folder / "recovery.json", **(told | changes))
    command = CreateStudy(StudyRecord(TITLE, False, None))
    place = Workplace("", clock=clock or Clock())
    return create_study_with_accounts(folder / "study.rrs", command, beginning, place, PasswordHashes(CHEAP))


@contextmanager
def a_study_with_people(folder: Path, **options: int) -> Iterator[Made]:
    """A study whose first manager has signed in nowhere yet."""
    clock, hashes = Clock(), CountingHashes()
    made = begin(folder, clock)
    assert isinstance(made, str), made
    with StudyFile.open(folder / "study.rrs") as file:
        people = People(file, file.append, WorkflowOptions(**options), hashes)
        yield Made(file, people, clock, hashes, folder / "recovery.json")
