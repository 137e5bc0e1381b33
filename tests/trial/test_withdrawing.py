"""Who may be taken out again: a visit that nobody has opened, the last one first (ST-5)."""

from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.study_decisions import decide_add_subject
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.study_state import StudyState, evolve_study
from recist_reader.trial.visit_decisions import ImportedImages, decide_import
from recist_reader.trial.withdrawing import decide_withdraw_images
from tests.building import series_record

REASON = "it is the scan of TP2"


def after(state, answer):
    assert isinstance(answer, Edit), answer
    return evolve_study(state, Recorded("e", answer))


def imported(state, visit, uid, day):
    images = ImportedImages("1001", visit, {uid: series_record("1001", visit, uid, day)})
    return after(state, decide_import(state, images, set()))


@pytest.fixture
def state():
    empty = StudyState()
    made = after(empty, decide_add_subject(empty, SubjectRecord("1001"), "read"))
    made = imported(made, "Baseline", "1/1/1", date(2024, 1, 1))
    return imported(made, "TP1", "2/1/1", date(2024, 6, 1))


def test_ST_5_a_later_scan_taken_out_of_TP1_makes_way_for_the_right_one(state):
    edit = decide_withdraw_images(state, "1001", "TP1", REASON, {"BL"})
    assert isinstance(edit, Edit)
    assert edit.old["series"]["2/1/1"] is state.series["2/1/1"]
    assert edit.reason.text == REASON
    without = after(state, edit)
    assert set(without.visits) == {"1001/Baseline"}
    assert set(without.series) == {"1/1/1"}
    whole = imported(without, "TP1", "3/1/1", date(2024, 3, 1))
    whole = imported(whole, "TP2", "2/1/1", date(2024, 6, 1))
    assert [visit.label for visit in whole.visits_of("1001")] == ["BL", "TP1", "TP2"]


@pytest.mark.parametrize(
    ("visit", "reason", "opened", "words"),
    [
        pytest.param("TP1", REASON, {"BL", "TP1"}, "opened already", id="opened by a reader"),
        pytest.param("Baseline", REASON, (), "TP1 comes after it", id="not the last"),
        pytest.param("TP1", "  x ", (), "needs its reason", id="no reason"),
        pytest.param("TP2", REASON, (), "no images", id="nothing there"),
        pytest.param("week 8", REASON, (), "no images", id="no such visit"),
    ],
)
def test_ST_5_what_may_not_be_taken_out(state, visit, reason, opened, words):
    answer = decide_withdraw_images(state, "1001", visit, reason, opened)
    assert isinstance(answer, Refusal)
    assert words in answer.problem.what
