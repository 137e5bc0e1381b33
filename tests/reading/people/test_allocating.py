"""The manager gives out all free places: one event, the seed with each, nothing of it to readers (RO-8)."""

from collections import Counter
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import Assigned, allocate, assign, take_back
from recist_reader.reading.study_options import change_options
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import AllocationRecord, SubjectRecord
from tests.blinded import Blinded, a_blinded_study, people_of

WHY = "as the charter says"


@pytest.fixture
def made(tmp_path: Path) -> Blinded:
    """Five subjects that nobody reads."""
    made = a_blinded_study(tmp_path, subjects=0)
    with made.manager() as study:
        for number in range(5):
            study.add_subject(SubjectRecord(f"200{number}"))
    return made


def test_RO_8_all_free_places_are_given_as_one_event_with_the_seed(made: Blinded) -> None:
    with made.manager() as study:
        people = people_of(study)
        answer = allocate(study, people, ("r1", "r2"), 7)
        assert isinstance(answer, tuple)
        accounts = tuple(people.state.by_login(login) or "" for login in ("r1", "r2"))
        event = study.file.events("study")[-1]
        rows = study.file.rows("assignment", "study")
        codes = [row["code"] for row in study.file.rows("reading_code", "study").values()]
    assert event.payload is not None
    assert event.payload["change"] == "reads.allocated"
    assert Counter((r["subject"], r["slot"]) for r in rows.values()) == {
        (f"200{n}", slot): 1 for n in range(5) for slot in ("R1", "R2")
    }
    assert all(
        row["allocation"] == {"kind": "pool", "readers": list(accounts), "seed": 7} for row in rows.values()
    )
    assert len(set(codes)) == 10


def test_RO_2_a_reader_learns_nothing_of_the_pool(made: Blinded) -> None:
    with made.manager() as study:
        assert isinstance(allocate(study, people_of(study), ("r1", "r2"), 7), tuple)
    with made.as_("r1") as study:
        assert len(study.state.assignments) == 5
        assert {a.allocation for a in study.state.assignments.values()} == {None}


def test_RO_8_a_pair_and_what_was_taken_back(made: Blinded) -> None:
    with made.manager() as study:
        people = people_of(study)
        assert isinstance(assign(study, people, "2000", "r2", "R2"), Assigned)
        assert isinstance(allocate(study, people, ("r1", "r2"), None), tuple)
        nothing = allocate(study, people, ("r1", "r2"), None)
        assert isinstance(nothing, Refusal)
        assert nothing.problem.what == "no place is free"
        assert isinstance(take_back(study, "2003", "R1", WHY), Recorded)
        again = allocate(study, people, ("r1", "r2"), None)
        assert isinstance(again, tuple)
        assert [(p.subject, p.slot) for p in again[1]] == [("2003", "R1")]
        found = {
            a.allocation for a in study.state.assignments.values() if a.subject == "2000" and a.slot == "R1"
        }
    assert [a.kind for a in found if isinstance(a, AllocationRecord)] == ["pair"]


@pytest.mark.parametrize(
    ("logins", "seed", "rule"),
    [
        (("r1", "r1"), 7, "RO-8"),
        (("r1",), 7, "RO-8"),
        (("r1", "nobody"), 7, "SE-5"),
        (("r1", "ad"), 7, "RO-7"),
        (("r1",), None, "RO-8"),
    ],
)
def test_RO_7_who_cannot_be_of_a_pool(
    made: Blinded, logins: tuple[str, ...], seed: int | None, rule: str
) -> None:
    with made.manager() as study:
        answer = allocate(study, people_of(study), logins, seed)
        assert isinstance(answer, Refusal)
        assert answer.rule == rule
        assert not study.state.assignments


@pytest.mark.parametrize("login", ["r1", "ex", "au"])
def test_RO_6_only_the_manager_allocates(made: Blinded, login: str) -> None:
    with made.as_(login) as study:
        answer = allocate(study, people_of(study), ("r1", "r2"), 7)
        assert isinstance(answer, Refusal)
        assert answer.rule == "RO-6"


def test_BN_5_one_code_a_subject_where_readers_share_it(made: Blinded) -> None:
    with made.manager() as study:
        assert isinstance(change_options(study, {"reader_specific_codes": False}, WHY), Recorded)
        assert isinstance(allocate(study, people_of(study), ("r1", "r2"), 7), tuple)
        codes = {u: row.code for u, row in study.state.codes.items()}
        pairs = {(a.subject, codes[u]) for u, a in study.state.assignments.items()}
    assert len(pairs) == 5
    assert len({code for _subject, code in pairs}) == 5
