"""A lock is signed in the same event that makes it (SG-1, SE-8): both are there, or neither."""

from dataclasses import replace

from recist_reader.problem import Refusal
from recist_reader.reading.people.seat import Seat
from recist_reader.reading.people.signing import Credentials
from recist_reader.storage.chain import ActorContext
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.patch import Edit
from recist_reader.trial.people.signatures import TABLE, Statement
from recist_reader.trial.records import LockRecord

GENESIS = ""
"""Hash of the head of a stream that has no event."""


def signed_lock(
    edit: Edit, stream: str, place: tuple[StudyFile, Seat], given: Credentials | None, by: ActorContext
) -> Edit | Refusal:
    """Return the edit of a lock with its signature beside it; where locks are not signed, as it is.

    `by`: who acts, and when; the event has the same. Raises StudyFault, Fault.
    """
    file, seat = place
    ((key, lock),) = edit.new["lock_version"].items()
    made = seat.sign(lock_statement(file, stream, key, lock), given, by)
    if made is None or isinstance(made, Refusal):
        return made or edit
    return replace(edit, old={**edit.old, TABLE: {key: None}}, new={**edit.new, TABLE: {key: made}})


def lock_statement(file: StudyFile, stream: str, key: str, lock: LockRecord) -> Statement:
    """Return what the lock of a version is signed for, at the head that the stream has now."""
    head = file.streams().get(stream)
    seq, digest = (0, GENESIS) if head is None else (head.seq, head.hash)
    return Statement(file.study_id, stream, key, lock.meaning, lock.content_sha256, seq, digest)
