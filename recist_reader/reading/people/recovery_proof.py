"""That an account was recovered by the study's recovery file and nothing else (SE-4)."""

from nacl.signing import SigningKey

from recist_reader.reading.people.signing_keys import is_signed, signature_of
from recist_reader.storage.canonical import canonical
from recist_reader.trial.patch import Edit
from recist_reader.trial.people.people_state import TABLE
from recist_reader.trial.people.records import (
    RECOVERY_KEY,
    PasswordRecord,
    RecoveryRecord,
    password_key,
    recovery_statement,
)


def proof_of(key: SigningKey, study: str, account: str, issued: PasswordRecord) -> str:
    """Return the signature, hex, of the recovery key over the password that it issues."""
    return signature_of(key, canonical(recovery_statement(study, account, issued)))


def is_proved(study: str, account: str, edit: Edit) -> bool:
    """Whether an edit `account.recovered` is signed by the key that the study had before it."""
    had = edit.old.get(TABLE, {}).get(RECOVERY_KEY)
    used = edit.new.get(TABLE, {}).get(RECOVERY_KEY)
    issued = edit.new.get(TABLE, {}).get(password_key(account))
    if not (
        isinstance(had, RecoveryRecord)
        and isinstance(used, RecoveryRecord)
        and isinstance(issued, PasswordRecord)
        and used.signature is not None
    ):
        return False
    statement = canonical(recovery_statement(study, account, issued))
    return used.public == had.public and is_signed(had.public, statement, used.signature)
