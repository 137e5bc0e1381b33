"""Who works at this window, and what the role may do (RO-1 to RO-6); nobody in a single-reader study."""

from dataclasses import dataclass
from datetime import datetime

from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.acts import Act, act_refused
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import shown, tr

ACTS = {
    "open": Act.READ,
    "next": Act.READ,
    "add_subject": Act.ADD_SUBJECT,
    "subject_dates": Act.SET_SUBJECT,
    "import": Act.IMPORT_IMAGES,
    "series": Act.DECIDE_IMAGES,
    "not_done": Act.DECLARE_NOT_DONE,
    "export": Act.EXPORT,
    "backups": Act.MEND_FILE,
}
"""What buttons and keys of the pages do, by their names in the list of keys."""

KEEPS_SUBJECTS = (None, StudyRole.MANAGER)
HAS_WORKLIST = (None, StudyRole.MANAGER, StudyRole.READER)
"""Roles before which the list of subjects, or of reads, may be shown."""


@dataclass(frozen=True)
class Person:
    """Name as signatures print it, role, and since when this session has lasted.

    `has_signed`: a signature was given in it, so that the next one takes the password alone (SG-3).
    """

    printed_name: str
    role: StudyRole
    since: datetime
    has_signed: bool = False

    @property
    def role_word(self) -> str:
        return shown(ROLE_NAMES[self.role])

    @property
    def who(self) -> str:
        """ "reader, Dr Maren Okafor": the place that says who works here."""
        return tr("{role}, {name}", role=self.role_word, name=self.printed_name)

    @property
    def since_text(self) -> str:
        return tr("signed in since {time}", time=f"{self.since.astimezone():%H:%M}")


def person_at(study: StudySession) -> Person | None:
    """Return who signed in; None in a single-reader study (RO-10)."""
    seat = study.seat
    if not isinstance(seat, SignedInSeat):
        return None
    signed_in = seat.signed_in
    return Person(signed_in.printed_name, signed_in.role, signed_in.since, seat.has_signed)


def why_not(role: StudyRole | None, name: str) -> str:
    """Why a key or button does nothing for this role, in words; empty where it acts."""
    if role is None or name not in ACTS:
        return ""
    refusal = act_refused(role, ACTS[name])
    return "" if refusal is None else sentence(refusal.problem)
