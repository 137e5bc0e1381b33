"""Tasks and visits as the list shows them: work first, and nothing of what lies ahead (WL-1, SQ-1, BL-9)."""

from dataclasses import replace
from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.visits import next_visit, visit_choices, visits_with_images
from recist_reader.reading.worklist import StepState, TaskKind, TaskState, tasks
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.study_state import StudyState
from tests.building import a_study, add_visit, begin_baseline, see_all
from tests.reading.made_folders import an_empty_study


@pytest.fixture
def study(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as made:
        yield made


def one(study):
    (task,) = tasks(study)
    return task


def test_a_subject_without_images_waits_for_its_baseline(study):
    task = one(study)
    assert (task.kind, task.state, task.can_open) == (TaskKind.BASELINE, TaskState.WAITING, False)


def test_held_back_images_are_counted_and_not_readable(study):
    add_visit(study, "1001", "Baseline", date(2024, 1, 1), state="quarantined")
    task = one(study)
    assert (task.state, task.quarantined, task.steps) == (TaskState.WAITING, 1, ())


def test_SQ_1_a_baseline_of_pet_alone_waits_for_images(study):
    add_visit(study, "1001", "Baseline", date(2024, 1, 1), modality="PT")
    task = one(study)
    assert (task.state, task.has_images, task.can_open) == (TaskState.WAITING, False, False)
    assert task.steps == (("BL", StepState.WAITING),)
    answer = ReadSession(study, "1001").do(c.OpenTimepoint("BL"))
    assert isinstance(answer, Refusal)
    assert answer.rule == "SQ-1"
    add_visit(study, "1001", "Baseline", date(2024, 1, 1))
    assert (one(study).state, one(study).can_open) == (TaskState.ASSIGNED, True)
    assert isinstance(ReadSession(study, "1001").do(c.OpenTimepoint("BL")), Recorded)


def test_SQ_1_a_follow_up_of_pet_alone_waits_and_baseline_can_be_looked_at(study):
    add_visit(study, "1001", "Baseline", date(2024, 1, 1))
    session = begin_baseline(study, "liver")
    see_all(session)
    add_visit(study, "1001", "TP1", date(2024, 4, 1), modality="PT")
    add_visit(study, "1001", "TP1", date(2024, 4, 1), state="quarantined")
    assert isinstance(session.do(session.lock_command("authorship", None, None)), Recorded)
    task = one(study)
    assert (task.kind, task.state, task.can_open) == (TaskKind.FOLLOW_UP, TaskState.WAITING, True)
    assert task.steps == (("BL", StepState.LOCKED), ("TP1", StepState.WAITING))
    assert session.next_label() is None
    assert session.view().label == "BL"


def test_BL_9_later_timepoints_are_not_told_before_the_earlier_is_locked(tmp_path):
    with a_study(tmp_path, timepoints=4) as study:
        assert one(study).steps == (("BL", StepState.READY),)
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        task = one(study)
        assert (task.state, task.steps) == (TaskState.IN_PROGRESS, (("BL", StepState.OPEN),))


def test_work_comes_first_then_what_is_ready_then_what_waits(tmp_path):
    with a_study(tmp_path, subjects=3, timepoints=1) as study:
        study.add_subject(SubjectRecord("0001"))
        ReadSession(study, "1002").do(c.OpenTimepoint("BL"))
        found = [(task.subject, task.state) for task in tasks(study)]
    assert found == [
        ("1002", TaskState.IN_PROGRESS),
        ("1001", TaskState.ASSIGNED),
        ("1003", TaskState.ASSIGNED),
        ("0001", TaskState.WAITING),
    ]


def test_the_next_visit_is_the_first_without_images_or_declaration(study):
    assert next_visit(study, "1001") == "Baseline"
    add_visit(study, "1001", "Baseline", date(2024, 1, 1))
    assert next_visit(study, "1001") == "TP1"
    study.declare_not_done("1001", "TP1", "patient was ill")
    assert next_visit(study, "1001") == "TP2"
    add_visit(study, "1001", "TP2", date(2024, 6, 1), state="quarantined")
    assert next_visit(study, "1001") == "TP2"
    assert visit_choices(study, "1001") == (
        ("Baseline", "has images"),
        ("TP1", "not done"),
        ("TP2", "next, held back"),
        ("TP3", "no images"),
    )


def test_a_locked_visit_says_so(tmp_path, monkeypatch):
    with a_study(tmp_path, timepoints=2) as study:
        monkeypatch.setattr(study, "bound_labels", lambda _subject: {"BL"})
        found = [(visit.name, visit.state, len(visit.series)) for visit in visits_with_images(study, "1001")]
    assert found == [("Baseline", "locked", 1), ("TP1", "has images", 1)]


def test_WL_1_the_day_of_the_last_work_is_told(tmp_path):
    with a_study(tmp_path, timepoints=2) as study:
        before = one(study)
        ReadSession(study, "1001").do(c.OpenTimepoint("BL"))
        assert (before.last_worked, one(study).last_worked) == (None, study.today())


@pytest.mark.parametrize(("days", "due"), [(0, None), (14, date(2024, 3, 16))])
def test_WL_1_the_timepoint_in_turn_is_due_so_many_days_after_its_release(tmp_path, days, due):
    with a_study(tmp_path, timepoints=2, workflow={"read_due_days": days}) as study:
        visits = {
            key: replace(visit, released_on=date(2024, 3, 2) if visit.label == "BL" else date(2024, 9, 1))
            for key, visit in study.state.visits.items()
        }
        study.state = StudyState({**study.state.tables, "visit": visits})
        assert one(study).due == due
