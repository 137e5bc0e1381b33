"""Roles of a study and which of them one person may hold together (RO-1 to RO-7)."""

from collections.abc import Iterable
from enum import StrEnum

from recist_reader.said import phrase


class StudyRole(StrEnum):
    """What an account may do in a study; the words of the audit trail (AU-3)."""

    MANAGER = "manager"
    READER = "reader"
    ADJUDICATOR = "adjudicator"
    EXPORTER = "exporter"
    AUDITOR = "auditor"


ROLE_NAMES: dict[StudyRole, str] = {
    StudyRole.MANAGER: phrase("study manager"),
    StudyRole.READER: phrase("reader"),
    StudyRole.ADJUDICATOR: phrase("adjudicator"),
    StudyRole.EXPORTER: phrase("data exporter"),
    StudyRole.AUDITOR: phrase("auditor"),
}

BLINDED = frozenset({StudyRole.READER, StudyRole.ADJUDICATOR})
"""Who is told of no other person (RO-2, RO-3)."""

_CONFLICTS: tuple[tuple[frozenset[StudyRole], str], ...] = (
    (
        frozenset({StudyRole.MANAGER, StudyRole.READER}),
        phrase("a study manager never reads in the same study"),
    ),
    (
        frozenset({StudyRole.MANAGER, StudyRole.ADJUDICATOR}),
        phrase("a study manager never adjudicates in the same study"),
    ),
    (frozenset({StudyRole.AUDITOR, StudyRole.MANAGER}), phrase("an auditor changes nothing in the study")),
    (
        frozenset({StudyRole.AUDITOR, StudyRole.READER}),
        phrase("an auditor sees every read, a reader only the own"),
    ),
    (
        frozenset({StudyRole.AUDITOR, StudyRole.ADJUDICATOR}),
        phrase("an auditor knows who read, an adjudicator must not"),
    ),
    (
        frozenset({StudyRole.EXPORTER, StudyRole.READER}),
        phrase("an exporter sees complete reads, a reader only the own"),
    ),
    (
        frozenset({StudyRole.EXPORTER, StudyRole.ADJUDICATOR}),
        phrase("an exporter knows who read, an adjudicator must not"),
    ),
)
"""Pairs that no account holds in one study, with the reason. Reader and adjudicator exclude each other for
one subject only (RO-3): that is asked where the subject is assigned."""


def conflict_of_roles(roles: Iterable[StudyRole]) -> str | None:
    """Return why these roles may not meet in one account, None where they may (RO-7)."""
    held = frozenset(roles)
    return next((why for pair, why in _CONFLICTS if pair <= held), None)
