"""Signing: a password opens the person's key, and the key signs (SG-3, SE-8)."""

from dataclasses import dataclass, field, replace

from recist_reader.problem import Fault, Problem, Refusal, refuse
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, count_failure
from recist_reader.reading.people.signing_keys import is_signed, opened, signature_of
from recist_reader.reading.workplace import Workplace
from recist_reader.said import phrase
from recist_reader.storage.canonical import canonical
from recist_reader.storage.chain import ActorContext
from recist_reader.trial.people.lockout import is_locked
from recist_reader.trial.people.records import AccountRecord, SealedKey
from recist_reader.trial.people.signatures import SignatureRecord, Statement, signed_content


@dataclass(frozen=True)
class Credentials:
    """What a person gives to sign: the password, and the login where it is the session's first signature."""

    password: str = field(repr=False)
    login: str | None = None


def sign(
    people: People, signed_in: SignedIn, statement: Statement, given: Credentials, by: ActorContext
) -> SignatureRecord | Refusal:
    """Return the signature of a person at work over a statement; `by` is who acts, and when.

    A wrong password counts as a failed sign-in (SE-3). Raises StudyFault where that cannot be stored, Fault
    where the key is damaged.
    """
    found = _key_of(people, signed_in)
    if isinstance(found, Refusal):
        return found
    account, sealed = found
    if given.login is not None and given.login.strip().casefold() != account.login.casefold():
        return _wrong(people, signed_in.account, signed_in.place)
    try:
        key = opened(sealed, given.password)
    except ValueError:
        secret = people.state.password(signed_in.account)
        if secret is None or not people.hashes.is_password(secret.hash, given.password):
            return _wrong(people, signed_in.account, signed_in.place)
        problem = Problem(
            phrase("the signing key of this account is damaged"),
            phrase("account"),
            phrase("Run verify; restore the newest backup"),
        )
        raise Fault(problem, "integrity") from None
    record = SignatureRecord(
        account=signed_in.account,
        printed_name=account.printed_name,
        role=by.role,
        at=by.at,
        offset=by.offset,
        meaning=statement.meaning,
        content_sha256=statement.content_sha256,
        head_seq=statement.head_seq,
        head_hash=statement.head_hash,
        public=sealed.public,
        signature="",
    )
    return replace(record, signature=signature_of(key, canonical(signed_content(statement, record))))


def is_signature_of(statement: Statement, record: SignatureRecord) -> bool:
    """Whether a stored signature is over this statement, by the owner of the key that it names."""
    same = (record.meaning, record.content_sha256, record.head_seq, record.head_hash) == (
        statement.meaning,
        statement.content_sha256,
        statement.head_seq,
        statement.head_hash,
    )
    return same and is_signed(record.public, canonical(signed_content(statement, record)), record.signature)


def _key_of(people: People, signed_in: SignedIn) -> tuple[AccountRecord, SealedKey] | Refusal:
    account = people.state.account(signed_in.account)
    secret = people.state.password(signed_in.account)
    if account is None or secret is None or secret.key is None:
        what = phrase("this account has no key to sign with")
        return refuse("SE-8", what, "password", phrase("Set an own password first"))
    if is_locked(people.state.access(signed_in.account), signed_in.place.clock()):
        remedy = phrase("Wait, or ask the study manager")
        return refuse("SE-3", phrase("the account is locked"), "password", remedy)
    return account, secret.key


def _wrong(people: People, account: str, place: Workplace) -> Refusal:
    count_failure(people, account, place)
    what = phrase("name or password is wrong; nothing was signed")
    remedy = phrase("Try again; 5 wrong passwords lock the account for 15 minutes")
    return refuse("SG-3", what, "password", remedy)
