"""Options may change until the first lock, dates until the first image; each change is a charter version."""

from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.option_changes import decide_options
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.study_decisions import CreateStudy, decide_create_study
from recist_reader.trial.study_records import ReadingCodeRecord, StudyRecord, SubjectRecord
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
    answer = decide_options(state, {"date_display": "visit_only"}, f" {WHY} ", has_lock=False)
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
        ({"region_windows": {"thorax": [400, 40]}}, WHY, False, "ST-102", "unknown region 'thorax'"),
        ({"region_windows": {"chest": [0, 40]}}, WHY, False, "ST-102", "width and level of 'chest'"),
        ({"region_windows": {"chest": [400]}}, WHY, False, "ST-102", "width and level of 'chest'"),
        ({"region_windows": "chest"}, WHY, False, "ST-102", "regions with width and level"),
    ],
)
def test_ST_101_what_may_not_change_is_refused(state, changes, reason, has_lock, rule, words):
    answer = decide_options(state, changes, reason, has_lock=has_lock)
    assert isinstance(answer, Refusal)
    assert answer.rule == rule
    assert words in answer.problem.what


def test_BL_34_dates_are_fixed_once_the_study_has_images_and_other_options_are_not(state):
    state = with_images(state)
    answer = decide_options(state, {"date_display": "absolute"}, WHY, has_lock=False)
    assert isinstance(answer, Refusal)
    assert answer.rule == "BL-34"
    assert "'relative_days'" in answer.problem.what
    assert isinstance(decide_options(state, {"backup_minutes": 5}, WHY, has_lock=False), Edit)


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


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"baseline_mode": "agreed_set"}, "baseline_mode: 'agreed_set' is not built yet"),
        ({"baseline_mode": "single_selector"}, "not built yet"),
        ({"global_review": "amend"}, "global_review: 'amend' is not built yet"),
        ({"global_review": "on"}, "unknown value 'on'"),
        ({"read_after_pd": "no"}, "read_after_pd: true or false"),
        ({"reader_specific_codes": 1}, "reader_specific_codes: true or false"),
        ({"max_targets": 6}, "option 'max_targets' has the unknown value 6"),
        ({"sd_reference": "treatment_start"}, "no subject of a study has"),
    ],
)
def test_ST_102_what_is_unknown_or_not_built_is_named(state, changes, words):
    answer = decide_options(state, changes, WHY, has_lock=False)
    assert isinstance(answer, Refusal)
    assert answer.rule == "ST-102"
    assert words in answer.problem.what


def test_ST_101_rules_and_workflow_change_together_in_one_version(state):
    changes = {"sd_min_days": 49, "read_after_pd": False, "global_review": "view_only"}
    options = after(state, decide_options(state, changes, WHY, has_lock=False)).options()
    assert (options.charter.sd_min_days, options.charter.confirmation_required) == (49, True)
    assert (options.workflow.read_after_pd, options.workflow.global_review) == (False, "view_only")


@pytest.mark.parametrize(
    ("changes", "amends", "change"),
    [
        ({"idle_lock_min": 10}, True, "charter.amended"),
        ({"idle_lock_min": 10}, False, None),
        ({"sd_min_days": 49}, True, None),
        ({"read_after_pd": False}, True, None),
        ({"readers_per_subject": 1, "idle_lock_min": 10}, True, None),
    ],
)
def test_ST_101_after_the_first_lock_an_amendment_changes_what_no_result_hangs_on(
    state, changes, amends, change
):
    answer = decide_options(state, changes, WHY, has_lock=True, amends=amends)
    if change is None:
        assert isinstance(answer, Refusal)
        assert answer.problem.what == "options are fixed since the first timepoint was locked"
    else:
        assert (answer.change, list(answer.new["charter"])) == (change, ["2"])


def test_BN_5_the_way_of_codes_is_fixed_once_one_is_given_out(state):
    given = Edit("read.assigned", {}, {"reading_code": {"u": ReadingCodeRecord("u", "K7-0001")}})
    answer = decide_options(after(state, given), {"reader_specific_codes": False}, WHY, has_lock=False)
    assert isinstance(answer, Refusal)
    assert answer.rule == "BN-5"
