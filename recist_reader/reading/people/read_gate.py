"""What queries and the manager's approval keep a reader from, before the rules of reading are asked."""

from recist_reader.problem import Refusal
from recist_reader.reading.people.query_rows import stored_queries
from recist_reader.reading.study_session import StudySession
from recist_reader.trial import commands as c
from recist_reader.trial.people.queries import hold_refused
from recist_reader.trial.people.query_records import RequestState
from recist_reader.trial.people.reopening import direct_refused
from recist_reader.trial.state import ReadState


def gate_refusal(study: StudySession, read: str, state: ReadState, command: c.Command) -> Refusal | None:
    """Why a command waits: a blocking query holds the read (QY-1), a reopening is not approved (SG-6).

    In a single-reader study nothing does (RO-10). Raises StudyFault.
    """
    if study.seat.role is None:
        return None
    match command:
        case c.LockTimepoint():
            label = state.open_timepoint or ""
            return hold_refused(stored_queries(study), read, label, is_opening=False)
        case c.OpenTimepoint(timepoint=label):
            if label == state.open_timepoint:
                return None  # it is looked at, no more
            return hold_refused(stored_queries(study), read, label, is_opening=True)
        case c.ReopenTimepoint():
            return None if _is_approved(study, read, command) else direct_refused(command.timepoint)
    return None


def _is_approved(study: StudySession, read: str, command: c.ReopenTimepoint) -> bool:
    """Whether the manager approved this very reopening, and it was not taken up yet."""
    found = stored_queries(study).requests().get(command.request or "")
    if found is None or found.state is not RequestState.APPROVED:
        return False
    wished = (read, command.timepoint, command.entry, command.text)
    return wished == (found.read, found.timepoint, found.entry, found.text)
