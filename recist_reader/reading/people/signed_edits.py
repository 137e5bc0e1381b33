"""An edit is signed in the event that stores it: both are there, or neither (SG-1, SG-3, SE-8).

Every signature of a study comes about here: of a lock, of the approval of a reopening, of a decision between
two reads, of an amendment of the charter.
"""

from dataclasses import dataclass, replace

from recist_reader.problem import Refusal
from recist_reader.reading.people.seat import Seat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import StudySession, new_event
from recist_reader.storage.chain import ActorContext
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.study_file import Kept, StudyFile
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.signatures import TABLE, Statement

GENESIS = ""
"""Hash of the head of a stream that has no event."""


@dataclass(frozen=True)
class Content:
    """What of an edit is signed: the key of its row, the meaning, the SHA-256 of its canonical content."""

    key: str
    meaning: str
    sha256: str


def head_of(file: StudyFile, stream: str) -> tuple[int, str]:
    """Return number and hash of the newest event of a stream; 0 and GENESIS where it has none."""
    head = file.streams().get(stream)
    return (0, GENESIS) if head is None else (head.seq, head.hash)


def statement_of(file: StudyFile, stream: str, content: Content) -> Statement:
    """Return what is signed for, at the head that the stream has now."""
    return Statement(
        file.study_id, stream, content.key, content.meaning, content.sha256, *head_of(file, stream)
    )


def signed_edit(
    edit: Edit,
    stream: str,
    place: tuple[StudyFile, Seat],
    content: Content,
    given: Credentials | None,
    by: ActorContext,
) -> Edit | Refusal:
    """Return the edit with its signature beside it; as it is where nothing is signed (RO-10).

    `by`: who acts, and when; the event has the same. Raises StudyFault, Fault.
    """
    file, seat = place
    made = seat.sign(statement_of(file, stream, content), given, by)
    if made is None or isinstance(made, Refusal):
        return made or edit
    key = content.key
    return replace(edit, old={**edit.old, TABLE: {key: None}}, new={**edit.new, TABLE: {key: made}})


def store_signed(
    study: StudySession, edit: Edit, stream: str, about: str, by: ActorContext, keeps: Kept | None = None
) -> Recorded:
    """Store what was signed, at the very time that the signature says. Raises StudyFault.

    `keeps`: a place of the workspace that goes to the disk in the same write.
    """
    new = replace(new_event(edit, stream, about, study.workplace), by=by)
    try:
        event = study.store(new, keeps)
    except StudyFault as error:
        if error.code is FaultCode.HEAD_MOVED:
            study.read_again()
        raise
    return Recorded(event.event_id, edit)
