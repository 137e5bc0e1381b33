"""Options may change until the first lock, dates until the first image; each change is a charter version."""

from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.option_changes import decide_workflow
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.study_decisions import CreateStudy, decide_create_study
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState, evolve_study
from recist_reader.trial.visit_decisions import ImportedImages, decide_import
from tests.building import series_record

WHY = "both arms have visits of their own"


def after(state, answer):
    assert isinstance(answer, Edit), answer
    return evolve_study(state, Recorded("e", answer))


@pytest.fixture
def state():
    charter, workflow = {"confirmation_required": True}, {"backup_minutes": 10}
    command = CreateStudy(StudyRecord("S", True, "R1"), charter, workflow)
    return after(StudyState(), decide_create_study(StudyState(), command))


def with_images(state):
    subject = {"1001": SubjectRecord("1001")}
    state = after(state, Edit("subject.added", {}, {"subject": subject}))
    record = series_record("1001", "Baseline", "1/1/1", date(2024, 1, 1))
    return after(state, decide_import(state, ImportedImages("1001", "Baseline", {record.uid: record}), set()))


def test_ST_101_a_change_is_the_next_version_and_keeps_what_was_set_before(state):
    answer = decide_workflow(state, {"date_display": "visit_only"}, f" {WHY} ", has_lock=False)
    assert answer.change == "charter.changed"
    assert answer.reason.text == WHY
    assert answer.new["charter"].keys() == {"2"}
    options = after(state, answer).options()
    assert (options.workflow.date_display, options.workflow.backup_minutes) == ("visit_only", 10)
    assert options.charter.confirmation_required


@pytest.mark.parametrize(
    ("changes", "reason", "has_lock", "rule", "words"),
    [
        ({"date_display": "absolute"}, WHY, True, "ST-101", "fixed since the first timepoint was locked"),
        ({"date_display": "absolute"}, " ", False, "ST-101", "needs its reason"),
        ({"date_display": "relative_days"}, WHY, False, "ST-101", "so already"),
        ({"date_display": "weeks"}, WHY, False, "ST-102", "unknown value 'weeks'"),
        ({"colour": 1}, WHY, False, "ST-102", "unknown option 'colour'"),
    ],
)
def test_ST_101_what_may_not_change_is_refused(state, changes, reason, has_lock, rule, words):
    answer = decide_workflow(state, changes, reason, has_lock=has_lock)
    assert isinstance(answer, Refusal)
    assert answer.rule == rule
    assert words in answer.problem.what


def test_BL_34_dates_are_fixed_once_the_study_has_images_and_other_options_are_not(state):
    state = with_images(state)
    answer = decide_workflow(state, {"date_display": "absolute"}, WHY, has_lock=False)
    assert isinstance(answer, Refusal)
    assert answer.rule == "BL-34"
    assert "'relative_days'" in answer.problem.what
    assert isinstance(decide_workflow(state, {"backup_minutes": 5}, WHY, has_lock=False), Edit)


@pytest.mark.parametrize(
    ("charter", "workflow", "record", "words"),
    [
        ({}, {"required_regions": 5}, {}, "required_regions: a list of regions, not 5"),
        ({}, {"required_regions": "chest"}, {}, "required_regions: a list of regions, not 'chest'"),
        ({"sd_reference": "treatment_start"}, {}, {}, "a date that no subject of a study has"),
        ({}, {}, {"interval_days": 0}, "1 to 36525 days"),
        ({}, {}, {"interval_days": 10**9}, "1 to 36525 days"),
        ({}, {}, {"interval_days": 84, "window_days": 84}, "fewer than the interval"),
    ],
)
def test_ST_102_a_study_that_could_not_be_computed_is_refused(charter, workflow, record, words):
    command = CreateStudy(StudyRecord("S", True, "R1", **record), charter, workflow)
    answer = decide_create_study(StudyState(), command)
    assert isinstance(answer, Refusal)
    assert words in answer.problem.what


def test_IN_115_options_are_stored_in_their_own_spelling_without_floats():
    given = {"too_small_default_mm": 5.0, "pfs_missed_visits": "ignore", "adjudication_triggers": "T1, T2"}
    state = after(
        StudyState(), decide_create_study(StudyState(), CreateStudy(StudyRecord("S", True, "R1"), given))
    )
    kept = {"too_small_default_mm": "5", "pfs_missed_visits": 0, "adjudication_triggers": ["T1", "T2"]}
    assert state.tables["charter"]["1"].charter == kept
    assert state.options().charter.adjudication_triggers == ("T1", "T2")
