"""When a study was made: by the first event of its own stream."""

from datetime import datetime

from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.storage.faults import StudyFault


def made_at(study: StudySession) -> datetime | None:
    """The time at which the study was made, which every copy of it shares; None where it cannot be read."""
    try:
        first = next(study.file.events_in_turns(STUDY_STREAM, 1), None)
    except StudyFault:
        return None
    return None if first is None else datetime.fromisoformat(first.at)
