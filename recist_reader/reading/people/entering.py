"""Coming in: a study with accounts is opened by a person who signs in, for what that role may see."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from recist_reader.problem import Refusal
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.opening import open_people, refuse_without_accounts
from recist_reader.reading.people.own_password import change_password, own_names
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing_in import session_refused, sign_in, sign_out
from recist_reader.reading.places import note_place
from recist_reader.reading.study_session import StudySession, stored_options, stored_study
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.roles import BLINDED, StudyRole


@dataclass(frozen=True)
class Entry:
    """Who comes in. `role` may be left out by who has one."""

    login: str
    password: str = field(repr=False)
    role: StudyRole | None = None


@dataclass(frozen=True)
class OwnPasswordNeeded(Refusal):
    """Name and password are right; an own password comes first (SE-2). It holds none of the `names`."""

    names: tuple[str, ...] = ()


def enter_study(
    path: Path,
    entry: Entry,
    place: Workplace | None = None,
    *,
    unsaved: Path | None = None,
    hashes: PasswordHashes | None = None,
) -> StudySession | Refusal:
    """Sign in and open the study for writing; a sign-in is an event too. `place` knows clock and ids.

    Refused: wrong name or password, a password that is to be changed first (OwnPasswordNeeded), a role not
    held or not chosen (RoleNeeded). Raises StudyFault as `StudyFile.open`, Fault `refused` for a study
    without accounts.
    """
    file = StudyFile.open(path)
    try:
        refuse_without_accounts(file)
        people = People(file, file.append, stored_options(file).workflow, hashes)
        signed_in = sign_in(people, place or Workplace(""), entry.login, entry.password, entry.role)
        if isinstance(signed_in, Refusal):
            file.close()
            return signed_in
        refusal = session_refused(people, signed_in)
        if refusal is not None:
            names = stored_names(file, entry.login, signed_in.printed_name)
            sign_out(people, signed_in)
            file.close()
            return OwnPasswordNeeded(refusal.rule, refusal.problem, names)
        if signed_in.role in BLINDED:
            people.keep_only(signed_in.account)
        study = StudySession(file, signed_in.place, unsaved, SignedInSeat(people, signed_in))
        note_place(file, study.note)
        study.left_behind = study.saving.apply_left(study.workplace.actor().at)
        _compare_reads(study)
    except BaseException:
        file.close()
        raise
    return study


def _compare_reads(study: StudySession) -> None:
    """What became complete since is compared by the next who may (SE-33); a fault of it keeps nobody out."""
    if study.seat.refusal(Act.COMPARE) is None:
        with suppress(StudyFault):
            compare_complete(study)
        study.follow_read()


def stored_names(file: StudyFile, login: str, printed_name: str) -> tuple[str, ...]:
    """The names of person, account and study, which no password holds (SE-2)."""
    study = stored_study(file).study
    return own_names(login, printed_name, study.title if study is not None else "")


def enter_with_own_password(
    path: Path,
    entry: Entry,
    new: str,
    place: Workplace | None = None,
    *,
    unsaved: Path | None = None,
    hashes: PasswordHashes | None = None,
) -> StudySession | Refusal:
    """Exchange the password of `entry` for an own one and come in with that (SE-2). Raises as `enter_study`.

    Refused: as `enter_study`, and a new password that may not be taken; then nothing was changed.
    """
    with open_people(path, hashes) as opened:
        people, title = opened.people, opened.title
        signed_in = sign_in(people, place or Workplace(""), entry.login, entry.password, entry.role)
        if isinstance(signed_in, Refusal):
            return signed_in
        changed = change_password(people, signed_in, entry.password, new, title)
        sign_out(people, signed_in)
    if isinstance(changed, Refusal):
        return changed
    return enter_study(path, replace(entry, password=new), place, unsaved=unsaved, hashes=hashes)
