"""Codes under which people stand in exports (EXP-5): RD01 .. readers, AD, MG, EX, AU for other roles."""

from collections import Counter
from collections.abc import Iterable

from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_records import AssignmentRecord

_LETTERS = {
    StudyRole.ADJUDICATOR: "AD",
    StudyRole.MANAGER: "MG",
    StudyRole.EXPORTER: "EX",
    StudyRole.AUDITOR: "AU",
}


def user_codes(study: StudySession, assignments: Iterable[AssignmentRecord]) -> dict[str, str]:
    """Account -> code: readers in the order in which they were first assigned, others as they joined.

    A person of several roles has the code of the first of them; a reader is a reader.
    """
    readers = dict.fromkeys(assignment.reader for assignment in assignments)
    codes = {account: f"RD{number:02d}" for number, account in enumerate(readers, start=1)}
    seat, numbers = study.seat, Counter[str]()
    if isinstance(seat, SignedInSeat):
        for uuid, account in seat.people.state.accounts():
            letters = next((_LETTERS[role] for role in account.roles if role in _LETTERS), None)
            if uuid not in codes and letters is not None:
                numbers[letters] += 1
                codes[uuid] = f"{letters}{numbers[letters]:02d}"
    return codes
