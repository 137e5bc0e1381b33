"""Coming in where something comes first, and coming back to a covered window (SE-2, SE-7, SG-3)."""

from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.coming_back import come_back
from recist_reader.reading.people.entering import (
    Entry,
    OwnPasswordNeeded,
    enter_study,
    enter_with_own_password,
)
from recist_reader.reading.people.own_password import own_rules_broken
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing_in import RoleNeeded
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.worklist import StepState, TaskState, subjects_of, tasks
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.password_policy import PasswordRule
from recist_reader.trial.people.roles import StudyRole
from tests.blinded import Blinded, a_blinded_study, read_one
from tests.people import CHEAP, OWN_PASSWORD, TITLE, a_study_with_people

NEW = "seven Lanterns above a quiet quay"
HASHES = PasswordHashes(CHEAP)


def test_SE_2_who_has_an_issued_password_sets_an_own_one_and_is_in(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as made:
        made.add("n.new", StudyRole.READER)
        issued, place, path = made.told[-1], Workplace("", clock=made.clock), made.file.path
    entry = Entry("n.new", issued)
    answer = enter_study(path, entry, place, hashes=HASHES)
    assert isinstance(answer, OwnPasswordNeeded)
    assert set(answer.names) >= {"n.new", "Ada Okonkwo", TITLE}
    refused = enter_with_own_password(path, entry, "Okonkwo is my own name", place, hashes=HASHES)
    assert isinstance(refused, Refusal)
    study = enter_with_own_password(path, entry, NEW, place, unsaved=tmp_path / "u", hashes=HASHES)
    assert isinstance(study, StudySession)
    with study:
        assert study.seat.role is StudyRole.READER
    again = enter_study(path, Entry("n.new", issued), place, hashes=HASHES)
    assert isinstance(again, Refusal)
    assert again.rule == "SE-3"


def test_RO_6_who_has_several_roles_is_told_which(tmp_path: Path) -> None:
    with a_study_with_people(tmp_path) as made:
        made.person("both", StudyRole.READER, StudyRole.ADJUDICATOR)
        path, place = made.file.path, Workplace("", clock=made.clock)
    answer = enter_study(path, Entry("both", OWN_PASSWORD), place, hashes=HASHES)
    assert isinstance(answer, RoleNeeded)
    assert answer.roles == (StudyRole.READER, StudyRole.ADJUDICATOR)
    wrong = enter_study(path, Entry("both", "another Password at dawn"), place, hashes=HASHES)
    assert isinstance(wrong, Refusal)
    assert not isinstance(wrong, RoleNeeded)  # who does not know the password learns no roles


@pytest.mark.parametrize(
    ("password", "broken"),
    [
        ("short", {PasswordRule.LENGTH}),
        ("Password2024!", {PasswordRule.UNCOMMON}),
        ("ada walks along the quay", {PasswordRule.NO_NAME}),
        (NEW, set()),
    ],
)
def test_SE_2_the_rules_are_told_one_by_one(password: str, broken: set[PasswordRule]) -> None:
    assert set(own_rules_broken(password, ("ada walks", "n.new"))) >= broken
    assert bool(own_rules_broken(password, ("ada walks", "n.new"))) is bool(broken)


@pytest.fixture
def blinded(tmp_path: Path) -> Blinded:
    return a_blinded_study(tmp_path, subjects=3)


def test_SG_3_the_own_password_opens_the_cover_and_no_other(blinded: Blinded) -> None:
    with blinded.as_("r1") as study:
        before = study.workplace.session
        wrong = come_back(study, "not my Password at all")
        assert wrong is not None
        assert wrong.rule == "SE-3"
        assert come_back(study, OWN_PASSWORD) is None
        assert study.workplace.session == before
        changes = [str((e.payload or {})["change"]) for e in study.file.events("account")]
        assert changes[-2:] == ["sign_in.failed", "sign_in.succeeded"]


def test_SE_7_after_its_hours_the_same_password_begins_another_session(blinded: Blinded) -> None:
    with blinded.as_("r1") as study:
        code = blinded.codes["1001", "R1"]
        session = ReadSession(study, code)
        read_one(session, "BL")
        first = study.workplace.session
        blinded.clock.turn(hours=13)
        assert come_back(study, OWN_PASSWORD) is None
        assert study.workplace.session != first
        assert isinstance(study.seat, SignedInSeat)
        assert not study.seat.has_signed  # SG-3: name and password again
        read_one(session, "TP1", long_mm=20)
        assert session.state.is_locked("TP1")


def test_BN_6_alike_tasks_stand_in_an_order_of_each_readers_own(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=6, timepoints=1)
    subject_of = {code: subject for (subject, _slot), code in blinded.codes.items()}
    orders = []
    for login in ("r1", "r2", "r1"):
        with blinded.as_(login) as study:
            orders.append([subject_of[task.subject] for task in tasks(study)])
    assert orders[0] == orders[2]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_ST_4_a_read_is_complete_once_its_images_are_final(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=2)
    code = blinded.codes["1001", "R1"]
    with blinded.as_("r1") as study:
        session = ReadSession(study, code)
        read_one(session, "BL")
        assert [task.state for task in tasks(study)] == [TaskState.NEXT_READY]
        read_one(session, "TP1", long_mm=20)
        assert [task.state for task in tasks(study)] == [TaskState.WAITING]
    with blinded.manager() as study:
        assert isinstance(declare_final(study, "1001", "the last scan was read"), Recorded)
        (task,) = subjects_of(study)
        assert task.steps == (("Baseline", StepState.READY), ("TP1", StepState.READY))
    with blinded.as_("r1") as study:
        assert [task.state for task in tasks(study)] == [TaskState.COMPLETE]
    with blinded.as_("r2") as study:
        (row,) = study.state.subjects.values()
        assert not row.images_final  # SQ-1: it would tell that one timepoint is all
