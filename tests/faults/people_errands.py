"""What people of a study with accounts do on a failing disk, or killed: whole, or not at all.

No decision or approval without its good signature (SE-8), no account that is half made (SE-6), one of two
passwords and with it the signing key (SE-2).
"""

import json
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from uuid import UUID

from recist_reader.problem import Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk, OpenCase
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.query_rows import all_queries
from recist_reader.reading.people.reopening_desk import Asked, ReopeningDesk
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.people.signing_keys import opened as opened_key
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import verify
from recist_reader.trial.adjudication.records import CaseState
from recist_reader.trial.people.query_records import RequestState
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.people.roles import StudyRole
from tests.blinded import PEOPLE, a_blinded_study
from tests.faults.signed_errand import wrong_signature
from tests.people import CHEAP, MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, TITLE, Clock
from tests.reading.people.test_adjudicating import decision_on, read_all, settle

CASE, REQUEST = "case.json", "request.json"
LOCKS = 4
JOINING, NEW_PASSWORD = "n.berg", "quiet Lanterns cross the marsh"
WISH = NewRequest("BL", "transcription_error", "the segment was written down wrongly")


def a_case(folder: Path) -> None:
    """Two reads that differ, compared: the adjudicator may decide."""
    blinded = a_blinded_study(folder, subjects=1, timepoints=2)
    read_all(blinded, (30, 40), (30, 31))
    assert settle(blinded) == 1
    with blinded.as_("ad") as study:
        (line,) = AdjudicationDesk(study).cases()  # type: ignore[misc]
    (folder / CASE).write_text(json.dumps(line.code), "utf-8")


def a_request(folder: Path) -> None:
    """A reader has asked for a reopening: the manager may approve."""
    blinded = a_blinded_study(folder, subjects=1, timepoints=2)
    read_all(blinded, (30, 40), (30, 31))
    with blinded.as_("r1") as study:
        asked = ReopeningDesk(study).ask(blinded.codes["1001", "R1"], WISH)
        assert isinstance(asked, Asked), asked
    (folder / REQUEST).write_text(json.dumps(asked.request), "utf-8")


def people_alone(folder: Path) -> None:
    """A study with its people and no image."""
    a_blinded_study(folder, subjects=0)


def same_uuids(path: Path) -> Callable[[], str]:
    """Makes the same ids in each try: where a row falls in an index decides how many pages are written."""
    with StudyFile.open(path, write=False) as file:
        numbers = count(
            1_000 * sum(head.seq for head in file.streams().values())
        )  # new ones where it went on
    return lambda: str(UUID(int=(0xF << 124) + next(numbers)))


class PersonErrand:
    """Something that a person does in an open study, judged by what the file then holds."""

    login, signatures = MANAGER, 0
    """Who does it, and how many signatures the study has before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        password = MANAGER_PASSWORD if self.login == MANAGER else OWN_PASSWORD
        entry, place = (
            Entry(self.login, password),
            Workplace("", clock=Clock(), make_uuid=same_uuids(self.path)),
        )
        hashes = PasswordHashes(CHEAP)
        made = enter_study(self.path, entry, place, unsaved=folder / "unsaved", hashes=hashes)
        assert isinstance(made, StudySession), made
        self.study = made
        self.prepare()

    @property
    def path(self) -> Path:
        return self.folder / "study.rrs"

    @property
    def seat(self) -> SignedInSeat:
        assert isinstance(self.study.seat, SignedInSeat)
        return self.study.seat

    def prepare(self) -> None:
        """What comes before, on a sound disk."""

    def wish(self) -> object:
        """Do it; a `Refusal` says that it is not to be done."""
        raise NotImplementedError

    @classmethod
    def is_done(cls, file: StudyFile, folder: Path) -> bool:
        """Whether the file holds it. Raises AssertionError where it is half there."""
        raise NotImplementedError

    @classmethod
    def wrong_in(cls, folder: Path, *, done: bool | None = None) -> str | None:
        """What does not hold in the file; `done`: whether it has to be there, None where either is right."""
        report = verify(folder / "study.rrs")
        if not report.ok:
            return report.first_fault
        try:
            is_done = cls.is_done_in(folder)
        except (AssertionError, ValueError) as error:
            return f"half done: {error}"
        if done is not None and is_done is not done:
            return "not there" if done else "done twice, or without being told"
        return wrong_signature(folder / "study.rrs", cls.signatures + (is_done and cls.signatures > 0))

    @classmethod
    def is_done_in(cls, folder: Path) -> bool:
        with StudyFile.open(folder / "study.rrs", write=False) as file:
            return cls.is_done(file, folder)

    def act(self) -> None:
        answer = self.wish()
        assert not isinstance(answer, Refusal), answer

    def wrong_after_failure(self) -> str | None:
        if (found := self.wrong_in(self.folder)) is not None:
            return found
        if not self.is_done_in(self.folder):
            self.act()
            return self.wrong_after_success()
        with suppress(StudyFault):  # only the last sync failed: stored after all, and not to be done again
            if not isinstance(self.wish(), Refusal):
                return "done a second time"
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        return self.wrong_in(self.folder, done=True)


class Decide(PersonErrand):
    """An adjudicator endorses a read, and signs that (AJ-5, SE-8)."""

    login, signatures = "ad", LOCKS

    def prepare(self) -> None:
        self.code = json.loads((self.folder / CASE).read_text("utf-8"))
        case = AdjudicationDesk(self.study).open(self.code)
        assert isinstance(case, OpenCase), case
        self.decision = decision_on(case, "A")

    def wish(self) -> object:
        given = Credentials(OWN_PASSWORD, self.login)
        return AdjudicationDesk(self.study).decide(self.code, self.decision, given)

    @classmethod
    def is_done(cls, file: StudyFile, folder: Path) -> bool:  # noqa: ARG003 - the shape of all
        (case,) = stored_cases(file).values()
        is_decided = case.state is CaseState.DECIDED
        assert (case.decided is not None) is is_decided, "a state without its decision"
        assert (case.final_read is not None) is is_decided, "a decision without its read"
        return is_decided


class Approve(PersonErrand):
    """The manager approves a reopening, and signs that (SG-6, SE-8)."""

    signatures = LOCKS

    def prepare(self) -> None:
        self.request = json.loads((self.folder / REQUEST).read_text("utf-8"))

    def wish(self) -> object:
        return ReopeningDesk(self.study).approve(self.request, Credentials(MANAGER_PASSWORD, MANAGER))

    @classmethod
    def is_done(cls, file: StudyFile, folder: Path) -> bool:
        wanted = json.loads((folder / REQUEST).read_text("utf-8"))
        found = all_queries(file).requests()[wanted]
        is_approved = found.state is RequestState.APPROVED
        assert (found.decided_by is not None) is is_approved, "a state without who decided"
        return is_approved


class Join(PersonErrand):
    """The manager adds a person, who can sign in with what was told (SE-6)."""

    told: Issued | None = None

    def wish(self) -> object:
        made = AccountDesk(self.seat.people, self.seat.signed_in).add(
            NewPerson(JOINING, "Nils Berg", (StudyRole.READER,))
        )
        self.told = made if isinstance(made, Issued) else self.told
        return made

    @classmethod
    def is_done(cls, file: StudyFile, folder: Path) -> bool:  # noqa: ARG003 - the shape of all
        people = People(file, file.append).state
        uuid = people.by_login(JOINING)
        if uuid is None:
            assert len(list(people.accounts())) == len(PEOPLE) + 1, "an account without a name"
            return False
        account, secret = people.account(uuid), people.password(uuid)
        assert getattr(account, "roles", None), "an account without a role"
        assert getattr(secret, "issued", False), "an account without a password"
        return True

    def wrong_after_success(self) -> str | None:
        found = super().wrong_after_success()
        if found is not None or self.told is None:
            return found
        secret = self.seat.people.state.password(self.told.account)
        is_told = secret is not None and PasswordHashes(CHEAP).is_password(secret.hash, self.told.password)
        return None if is_told else "the password that was told is not the one that is stored"


class ChangePassword(PersonErrand):
    """A reader takes another password; the signing key goes over to it (SE-2)."""

    login = "r1"

    def wish(self) -> object:
        seat = self.seat
        return change_password(seat.people, seat.signed_in, OWN_PASSWORD, NEW_PASSWORD, TITLE)

    @classmethod
    def is_done(cls, file: StudyFile, folder: Path) -> bool:  # noqa: ARG003 - the shape of all
        people = People(file, file.append).state
        secret = people.password(people.by_login(cls.login) or "")
        assert secret is not None, "an account without a password"
        assert secret.key is not None, "a password without its key"
        is_new = PasswordHashes(CHEAP).is_password(secret.hash, NEW_PASSWORD)
        opened_key(secret.key, NEW_PASSWORD if is_new else OWN_PASSWORD)
        return is_new


BY_NAME: dict[str, type[PersonErrand]] = {
    "decide": Decide,
    "approve": Approve,
    "join": Join,
    "password": ChangePassword,
}
SCENES = {"decide": a_case, "approve": a_request, "join": people_alone, "password": people_alone}
"""What each begins with."""
