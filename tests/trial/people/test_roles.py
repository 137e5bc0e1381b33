"""Which roles one person may hold in a study (RO-7)."""

from itertools import combinations

import pytest

from recist_reader.trial.people.roles import StudyRole, conflict_of_roles

M, R, J, E, A = (
    StudyRole.MANAGER,
    StudyRole.READER,
    StudyRole.ADJUDICATOR,
    StudyRole.EXPORTER,
    StudyRole.AUDITOR,
)
TOGETHER = {frozenset({R, J}), frozenset({M, E}), frozenset({E, A})}


@pytest.mark.parametrize("pair", [pytest.param(p, id="-".join(p)) for p in combinations(StudyRole, 2)])
def test_ro7_a_pair_of_roles_meets_or_not(pair: tuple[StudyRole, StudyRole]) -> None:
    assert (conflict_of_roles(pair) is None) == (frozenset(pair) in TOGETHER)
    assert conflict_of_roles(pair) == conflict_of_roles(reversed(pair))


@pytest.mark.parametrize("role", StudyRole)
def test_ro7_one_role_alone_is_no_conflict(role: StudyRole) -> None:
    assert conflict_of_roles([role, role]) is None


def test_ro7_a_third_role_hides_no_conflict() -> None:
    assert conflict_of_roles([J, R, E]) == "an exporter sees complete reads, a reader only the own"
