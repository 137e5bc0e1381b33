"""What the manager approved is opened again at its reader's next opening of the read, once (SG-6, SG-7)."""

from collections.abc import Callable
from contextlib import suppress

from recist_reader.problem import Refusal
from recist_reader.reading.people.approvals import is_approval_signed
from recist_reader.reading.people.query_rows import stored_queries
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.faults import StudyFault
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.reopening import decide_applied, to_take_up
from recist_reader.trial.people.roles import StudyRole


def take_up_approved(
    study: StudySession, read: str, reopen: Callable[[c.ReopenTimepoint], Recorded | Refusal]
) -> None:
    """Open again what was approved for a read, at its reader's next opening (SG-6): once, whatever happens.

    `reopen` stores the event of the read under the request's id; a program that ended right after is made
    good here. Where nothing can be stored the read is opened as it is, and the next opening tries again.
    """
    if study.seat.role is not StudyRole.READER or not study.is_writable or study.saving.waiting:
        return
    with suppress(StudyFault):
        for uuid, one in to_take_up(stored_queries(study), read):
            if not is_approval_signed(study.file, uuid, one):
                continue  # `verify` tells it
            if study.file.find_event(uuid) is None:
                answer = reopen(c.ReopenTimepoint(one.timepoint, one.entry, one.text, uuid))
                if isinstance(answer, Refusal) and answer.rule != "SG-6":
                    return  # the session is over: another time
            at = study.workplace.actor().at
            study.record(Act.TAKE_UP_REOPENING, decide_applied(stored_queries(study), uuid, at))
