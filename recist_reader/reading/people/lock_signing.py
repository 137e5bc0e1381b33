"""A lock is signed in the same event that makes it (SG-1, SE-8)."""

from recist_reader.problem import Refusal
from recist_reader.reading.people.seat import Seat
from recist_reader.reading.people.signed_edits import Content, signed_edit
from recist_reader.reading.people.signing import Credentials
from recist_reader.storage.chain import ActorContext
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.patch import Edit


def signed_lock(
    edit: Edit, stream: str, place: tuple[StudyFile, Seat], given: Credentials | None, by: ActorContext
) -> Edit | Refusal:
    """Return the edit of a lock with its signature beside it; where locks are not signed, as it is.

    Raises StudyFault, Fault.
    """
    ((key, lock),) = edit.new["lock_version"].items()
    content = Content(key, lock.meaning, lock.content_sha256)
    return signed_edit(edit, stream, place, content, given, by)
