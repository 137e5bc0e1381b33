"""One read and who acts on it, for decisions on queries and requests."""

from dataclasses import replace
from typing import Any

from recist_reader.trial.people.queries import Acting, ReadAbout
from recist_reader.trial.people.roles import StudyRole

READ = ReadAbout("read-1", "reader-1", frozenset({"BL", "TP1"}), frozenset({"01-0003"}))
M, R, J, E, A = (
    StudyRole.MANAGER,
    StudyRole.READER,
    StudyRole.ADJUDICATOR,
    StudyRole.EXPORTER,
    StudyRole.AUDITOR,
)


def by(role: StudyRole, account: str = "", **changes: Any) -> Acting:
    return replace(Acting(account or f"{role}-1", role, "2026-03-02T09:00:00.000000Z"), **changes)
