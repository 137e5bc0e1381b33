"""Which visit of a subject waits for CT or MR, so that the next import is proposed for it (SQ-1)."""

from recist_reader.reading.study_session import StudySession
from recist_reader.said import Said, phrase
from recist_reader.trial.no_images import why_nothing_to_read
from recist_reader.trial.study_state import subject_facts

WAITS = phrase("waits for CT or MR")


def waiting_visit(study: StudySession, subject: str) -> str | None:
    """The first visit that has images, none of them readable; None where there is none.

    Images that wait for a person's decision are decided first, so their visit is not proposed.
    """
    state = study.state
    if subject not in state.subjects:
        return None
    for at in subject_facts(state, subject).timepoints:
        visit = next((one for one in state.visits_of(subject) if one.label == at.label), None)
        if visit is None or at.awaiting_choice or why_nothing_to_read(at) is None:
            continue
        if all(series.state != "quarantined" for series in state.series_of(subject, visit.name)):
            return visit.name
    return None


def told_waiting(choices: tuple[tuple[str, Said], ...], waiting: str | None) -> tuple[tuple[str, Said], ...]:
    """The visits of a list with their state, the waiting one marked as such."""
    return tuple((name, WAITS if name == waiting else state) for name, state in choices)
