"""Coming in: a study with accounts is opened by a person who signs in, for what that role may see."""

from dataclasses import dataclass, field
from pathlib import Path

from recist_reader.problem import Refusal
from recist_reader.reading.people.opening import refuse_without_accounts
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing_in import session_refused, sign_in
from recist_reader.reading.places import note_place
from recist_reader.reading.study_session import StudySession, stored_options
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.people.roles import StudyRole


@dataclass(frozen=True)
class Entry:
    """Who comes in. `role` may be left out by who has one."""

    login: str
    password: str = field(repr=False)
    role: StudyRole | None = None


def enter_study(
    path: Path,
    entry: Entry,
    place: Workplace | None = None,
    *,
    unsaved: Path | None = None,
    hashes: PasswordHashes | None = None,
) -> StudySession | Refusal:
    """Sign in and open the study for writing; a sign-in is an event too. `place` knows clock and ids.

    Refused: wrong name or password, a password that is to be changed first (SE-2), a role not held. Raises
    StudyFault as `StudyFile.open`, Fault `refused` for a study without accounts.
    """
    file = StudyFile.open(path)
    try:
        refuse_without_accounts(file)
        people = People(file, file.append, stored_options(file).workflow, hashes)
        signed_in = sign_in(people, place or Workplace(""), entry.login, entry.password, entry.role)
        refusal = signed_in if isinstance(signed_in, Refusal) else session_refused(people, signed_in)
        if refusal is not None or isinstance(signed_in, Refusal):
            file.close()
            assert refusal is not None
            return refusal
        study = StudySession(file, signed_in.place, unsaved, SignedInSeat(people, signed_in))
        note_place(file, study.note)
        study.left_behind = study.saving.apply_left(study.workplace.actor().at)
    except BaseException:
        file.close()
        raise
    return study
