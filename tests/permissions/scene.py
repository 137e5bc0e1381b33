"""A blinded study in two states, and what a call did to it: what it answered, what it left."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.reading.people.assigning import take_back
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.query_desk import Opened, QueryDesk
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.people.reopening_desk import Asked, ReopeningDesk
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.people.signing_in import SignedIn
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.query_records import Answerer
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.people.roles import StudyRole
from tests.blinded import Blinded, a_blinded_study, copied, people_of, read_one
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, WHY

LOGINS = {"M": MANAGER, "R": "r1", "J": "ad", "E": "ex", "A": "au"}
ROLES = {
    "M": StudyRole.MANAGER,
    "R": StudyRole.READER,
    "J": StudyRole.ADJUDICATOR,
    "E": StudyRole.EXPORTER,
    "A": StudyRole.AUDITOR,
}
FRESH, COMPLETE = "fresh", "complete"
ERROR = NewRequest("TP1", "transcription_error", "two lines were exchanged at the site")


@dataclass(frozen=True)
class Scene:
    """One person at work in the study; `states` names queries and requests that stand in it."""

    study: StudySession
    blinded: Blinded
    letter: str
    asked: dict[str, str]

    @property
    def subject(self) -> str:
        """What this person calls the first subject."""
        if self.letter == "R":
            return self.blinded.codes["1001", "R1"]
        if self.letter == "J":
            return next(iter(self.study.state.subjects), "none")
        return "1001"

    @property
    def series(self) -> str:
        return next(iter(self.study.state.series), "2.25.11")

    @property
    def signed_in(self) -> SignedIn:
        assert isinstance(self.study.seat, SignedInSeat)
        return self.study.seat.signed_in

    @property
    def given(self) -> Credentials:
        password = MANAGER_PASSWORD if self.letter == "M" else OWN_PASSWORD
        return Credentials(password, LOGINS[self.letter])

    def account(self, login: str) -> str:
        return people_of(self.study).state.by_login(login) or ""


@dataclass(frozen=True)
class Stage:
    """A study in one state, to be copied."""

    blinded: Blinded
    asked: dict[str, str]

    def copy(self, folder: Path) -> "Stage":
        folder.mkdir(parents=True, exist_ok=True)
        return Stage(copied(self.blinded, folder), self.asked)

    def as_(self, letter: str) -> AbstractContextManager[StudySession]:
        return self.blinded.as_(LOGINS[letter])

    def scene(self, study: StudySession, letter: str) -> Scene:
        return Scene(study, self.blinded, letter, self.asked)


def fresh(folder: Path) -> Stage:
    """Two subjects; the first is assigned and unread, a reader of the second was taken back."""
    blinded = a_blinded_study(folder, subjects=2, timepoints=2)
    with blinded.manager() as study:
        assert isinstance(take_back(study, "1002", "R2", WHY), Recorded)
    return Stage(blinded, _asked(blinded))


def complete(folder: Path) -> Stage:
    """Both reads of the first subject complete, discordant and compared; the case is open."""
    blinded = a_blinded_study(folder, subjects=2, timepoints=2)
    for login, slot, last in (("r1", "R1", 40.0), ("r2", "R2", 31.0)):
        with blinded.as_(login) as study:
            session = ReadSession(study, blinded.codes["1001", slot])
            read_one(session, "BL", login)
            read_one(session, "TP1", login, last)
    asked = _asked(blinded)
    with blinded.as_("r2") as study:
        made = ReopeningDesk(study).ask(blinded.codes["1001", "R2"], ERROR)
        assert isinstance(made, Asked), made
        asked["request"] = made.request
    with blinded.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
        assert compare_complete(study) == 1
    with blinded.as_("ad") as study:
        (line,) = AdjudicationDesk(study).cases()  # type: ignore[misc]
        asked["case"] = line.code
    return Stage(blinded, asked)


def _asked(blinded: Blinded) -> dict[str, str]:
    """Queries by name: to R1, from R1 to the manager, an auditor's and a manager's that wait for a look."""
    wishes = {
        "to_reader": (MANAGER, NewQuery("images", timepoint="BL")),
        "to_manager": ("r1", NewQuery("image_quality", timepoint="BL")),
        "auditors": ("au", NewQuery(None, "please look at the window", "BL", to=Answerer.READER)),
        "managers": (MANAGER, NewQuery(None, "please look at the label", "BL")),
    }
    found = {}
    for name, (login, wish) in wishes.items():
        with blinded.as_(login) as study:
            subject = blinded.codes["1001", "R1"] if login == "r1" else "1001"
            made = QueryDesk(study).open(subject, wish)
            assert isinstance(made, Opened), made
            found[name] = made.query
    return found


def rule_of(scene: Scene, call: Callable[[Scene], Any]) -> str | None:
    """Do it; return the rule that refused it, None where it was done."""
    try:
        answer = call(scene)
    except Fault as fault:
        what = str(fault.problem.what)
        rules = {"session has ended": "SE-7", "this is no task of": "RO-6"}
        return next((rule for words, rule in rules.items() if words in what), fault.code)
    return answer.rule if isinstance(answer, Refusal) else None


def rows_of(file: StudyFile) -> dict[str, Any]:
    """Every row of every stream."""
    return {stream: file.tables(stream) for stream in file.streams()}


def notes_since(file: StudyFile, before: dict[str, int]) -> Counter[tuple[str, str | None]]:
    """(change, rule) of every event since the heads were `before` (stream -> seq)."""
    found: Counter[tuple[str, str | None]] = Counter()
    for stream in file.streams():
        for event in file.events(stream, before.get(stream, 0)):
            payload = event.payload or {}
            found[str(payload.get("change")), payload.get("rule")] += 1
    return found


def heads_of(file: StudyFile) -> dict[str, int]:
    return {stream: head.seq for stream, head in file.streams().items()}
