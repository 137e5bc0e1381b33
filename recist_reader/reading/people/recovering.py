"""A manager comes in again by the recovery file (SE-4): each use is signed by its key and audited."""

from dataclasses import replace

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.managing import Issued, NewPerson
from recist_reader.reading.people.own_password import issued_secret
from recist_reader.reading.people.people import People
from recist_reader.reading.people.recovery_file import RecoveryKey
from recist_reader.reading.people.recovery_proof import proof_of
from recist_reader.reading.people.word_lists import issued_password
from recist_reader.reading.workplace import Workplace
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit
from recist_reader.trial.people.decisions import decide_add_account, decide_recover, decide_reset
from recist_reader.trial.people.people_state import TABLE
from recist_reader.trial.people.records import (
    PasswordRecord,
    RecoveryRecord,
    password_key,
)
from recist_reader.trial.people.roles import StudyRole

RECOVERY = "recovery"
"""Actor and role of what is done by the recovery file."""


def recover_account(
    people: People, place: Workplace, found: RecoveryKey, person: NewPerson, reason: str
) -> Issued | Refusal:
    """Issue a temporary password to a manager, whose account is added where the login is new.

    `person` needs no name where the account exists. Raises StudyFault where it cannot be stored.
    """
    here = replace(place, account=RECOVERY, role=RECOVERY)
    known = people.state.by_login(person.login)
    uuid = known or place.make_uuid()
    password = issued_password()
    manager = replace(person, roles=(StudyRole.MANAGER,))
    secret = issued_secret(password, place.clock(), people.hashes)
    edit = _edit(people, found, uuid, manager, secret, reason)
    recorded = people.record(edit, uuid, here)
    return recorded if isinstance(recorded, Refusal) else Issued(uuid, password)


def refuse_recovery(people: People, place: Workplace, refusal: Refusal) -> None:
    """Note that a recovery file did not open (AU-1). Raises StudyFault."""
    people.record(refusal, "", replace(place, account=RECOVERY, role=RECOVERY))


def _edit(
    people: People,
    found: RecoveryKey,
    uuid: str,
    person: NewPerson,
    secret: PasswordRecord,
    reason: str,
) -> Edit | Refusal:
    record = people.state.recovery
    if record is None or found.study != people.study_id or found.public != record.public:
        what = phrase("the recovery file is of another study, or not the one in force")
        return refuse(
            "SE-4", what, phrase("recovery file"), phrase("Use the file that was made with this study")
        )
    account = people.state.account(uuid)
    if account is not None and StudyRole.MANAGER not in account.roles:
        what = phrase("the recovery file lets in a study manager alone")
        return refuse(
            "SE-4", what, "account", phrase("Let the manager reset this account, or give a new login")
        )
    edit = (
        decide_add_account(people.state, person.joins(uuid, secret))
        if account is None
        else decide_reset(people.state, uuid, secret, reason)
    )
    if isinstance(edit, Refusal):
        return edit
    issued: PasswordRecord = edit.new[TABLE][password_key(uuid)]
    proof = proof_of(found.key, people.study_id, uuid, issued)
    used = RecoveryRecord(record.public, record.made_at, issued.set_at, proof)
    return decide_recover(people.state, edit, used, reason)
