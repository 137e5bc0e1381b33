"""A new study with accounts: the study, its first manager and its recovery file, or nothing (SE-4)."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.people.managing import NewPerson
from recist_reader.reading.people.own_password import own_password_refused, own_secret
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import new_account_event
from recist_reader.reading.people.recovery_file import make_recovery_file, passphrase_refused
from recist_reader.reading.study_session import STUDY_STREAM, new_event, study_created
from recist_reader.reading.workplace import Workplace
from recist_reader.said import phrase
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.people.decisions import decide_add_account, decide_set_recovery
from recist_reader.trial.people.lockout import moment_text
from recist_reader.trial.people.people_state import PeopleState
from recist_reader.trial.people.records import RecoveryRecord
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_decisions import CreateStudy


@dataclass(frozen=True)
class Beginning:
    """Who begins a study, and where its recovery file goes; there is no default password."""

    login: str
    printed_name: str
    password: str = field(repr=False)
    recovery: Path
    passphrase: str = field(repr=False)


def create_study_with_accounts(
    path: Path,
    command: CreateStudy,
    beginning: Beginning,
    place: Workplace,
    hashes: PasswordHashes | None = None,
) -> str | Refusal:
    """Make a study file whose first manager can sign in, and its recovery file; return the study's id.

    `place` knows clock and ids. Raises Fault, and leaves neither file: one exists, a folder is read-only.
    """
    hashes = hashes or PasswordHashes()
    study_id, uuid = place.make_uuid(), place.make_uuid()
    here = replace(place, account=uuid, role=str(StudyRole.MANAGER))
    created = study_created(command)
    if isinstance(created, Refusal):
        return created
    title = command.record.title
    refusal = own_password_refused(
        beginning.password, beginning.login, beginning.printed_name, title
    ) or passphrase_refused(beginning.passphrase, title)
    if refusal is not None:
        return refusal
    person = NewPerson(beginning.login, beginning.printed_name, (StudyRole.MANAGER,))
    secret = own_secret(beginning.password, place.clock(), hashes)
    added = decide_add_account(PeopleState(), person.joins(uuid, secret))
    if isinstance(added, Refusal):
        return added
    if path.exists():
        raise Fault(
            Problem(phrase("there is a file with this name"), path.name, phrase("Choose another")), "exists"
        )
    at = moment_text(place.clock())
    public = make_recovery_file(beginning.recovery, beginning.passphrase, study_id, at, hashes.cost)
    kept = decide_set_recovery(PeopleState(), RecoveryRecord(public, at))
    try:
        StudyFile.create(
            path,
            study_id,
            new_event(created, STUDY_STREAM, study_id, here),
            more=(new_account_event(added, uuid, here), new_account_event(kept, study_id, here)),
        ).close()
    except BaseException:
        if not path.exists():  # a study that stands needs its recovery file
            beginning.recovery.unlink(missing_ok=True)
        raise
    return study_id
