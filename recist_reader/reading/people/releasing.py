"""The manager lets readers have timepoints, and says when a subject's images are complete (SQ-1, ST 2.1).

All raise StudyFault as `StudySession.record`.
"""

from recist_reader.problem import Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.release import decide_final, decide_hold, decide_release


def release(study: StudySession, subject: str, visit: str) -> Recorded | Refusal:
    """Let readers have a timepoint, each once the one before is locked."""
    edit = decide_release(study.state, subject, visit, study.bound_labels(subject), study.today())
    return study.record(Act.RELEASE, edit)


def hold(study: StudySession, subject: str, visit: str, reason: str) -> Recorded | Refusal:
    """Take a release back that no reader has used."""
    edit = decide_hold(study.state, subject, visit, reason, study.opened_labels(subject))
    return study.record(Act.RELEASE, edit)


def declare_final(
    study: StudySession, subject: str, reason: str, *, is_final: bool = True
) -> Recorded | Refusal:
    """Say that no further images of a subject will come, or that some will after all."""
    edit = decide_final(study.state, subject, is_final=is_final, reason=reason)
    return study.record(Act.DECLARE_FINAL, edit)
