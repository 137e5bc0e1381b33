"""Decisions on held-back images: who may come in, when, and what else that decides (BN-3, BL-35)."""

from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.study_decisions import decide_add_subject
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.study_state import StudyState, evolve_study
from recist_reader.trial.visit_decisions import (
    ImportedImages,
    QuarantineDecision,
    decide_import,
    decide_not_done,
    decide_quarantine,
)
from tests.building import series_record


def after(state, answer):
    assert isinstance(answer, Edit), answer
    return evolve_study(state, Recorded("e", answer))


def imported(state, visit, *records):
    images = ImportedImages("1001", visit, {record.uid: record for record in records})
    return after(state, decide_import(state, images, set()))


def held(visit, uid, day, **changes):
    return series_record("1001", visit, uid, day, **({"state": "quarantined"} | changes))


@pytest.fixture
def state():
    empty = StudyState()
    return after(empty, decide_add_subject(empty, SubjectRecord("1001"), "read"))


def decided(state, uid, release=True, reason="scale bar only", locked=()):
    return decide_quarantine(state, QuarantineDecision(uid, release, reason), set(locked))


def test_releasing_makes_the_series_ready_and_its_visit_readable(state):
    state = imported(state, "Baseline", held("Baseline", "1/1/1", date(2024, 1, 1)))
    assert state.visits["1001/Baseline"].label is None
    answer = decided(state, "1/1/1")
    state = after(state, answer)
    assert state.series["1/1/1"].state == "ready"
    assert state.visits["1001/Baseline"].label == "BL"
    assert answer.reason.text == "scale bar only"
    assert answer.change == "quarantine.decided"


def test_keeping_out_leaves_the_visit_unreadable_and_may_be_thought_over(state):
    state = imported(state, "Baseline", held("Baseline", "1/1/1", date(2024, 1, 1)))
    state = after(state, decided(state, "1/1/1", release=False, reason="name on the picture"))
    assert state.series["1/1/1"].state == "refused"
    assert state.visits["1001/Baseline"].label is None
    assert isinstance(decided(state, "1/1/1", release=False), Refusal)
    assert after(state, decided(state, "1/1/1")).series["1/1/1"].state == "ready"


@pytest.mark.parametrize(
    ("uid", "reason", "locked", "rule"),
    [
        pytest.param("none", "scale bar only", (), "BN-3", id="unknown series"),
        pytest.param("1/1/1", "  a ", (), "BN-3", id="no reason"),
        pytest.param("1/1/1", "scale bar only", ("BL",), "SQ-3", id="the timepoint is locked"),
        pytest.param("2/1/1", "scale bar only", (), "BN-3", id="ready already"),
    ],
)
def test_refused_decisions(state, uid, reason, locked, rule):
    state = imported(
        state,
        "Baseline",
        held("Baseline", "1/1/1", date(2024, 1, 1)),
        series_record("1001", "Baseline", "2/1/1", date(2024, 1, 1)),
    )
    answer = decided(state, uid, True, reason, locked)
    assert isinstance(answer, Refusal)
    assert answer.rule == rule


def test_ST_5_a_release_keeps_the_order_of_visits(state):
    state = imported(state, "TP1", held("TP1", "3/1/1", date(2024, 3, 1)))
    state = imported(state, "TP2", held("TP2", "4/1/1", date(2024, 6, 1)))
    answer = decided(state, "4/1/1")
    assert isinstance(answer, Refusal)
    assert answer.rule == "ST-5"
    assert "TP1" in answer.problem.remedy


def test_ST_5_a_release_keeps_the_order_of_days(state):
    state = imported(state, "Baseline", series_record("1001", "Baseline", "1/1/1", date(2024, 3, 1)))
    state = imported(state, "TP1", held("TP1", "2/1/1", date(2024, 2, 1)))
    answer = decided(state, "2/1/1")
    assert isinstance(answer, Refusal)
    assert "older" in answer.problem.what


def test_BL_35_choosing_one_content_keeps_the_other_out(state):
    choice = {"blocked": ("choice",), "badges": ("DUPLICATE",)}
    day = date(2024, 1, 1)
    state = imported(
        state,
        "Baseline",
        held("Baseline", "1/1/1", day, **choice),
        held("Baseline", "1/1/2", day, **choice),
        held("Baseline", "9/1/1", day),
    )
    state = after(state, decided(state, "1/1/2"))
    assert {uid: s.state for uid, s in state.series.items()} == {
        "1/1/1": "refused",
        "1/1/2": "ready",
        "9/1/1": "quarantined",
    }
    assert "choice" not in state.series["1/1/2"].blocked


def test_images_of_a_visit_declared_not_done_make_it_done_when_released(state):
    state = imported(state, "Baseline", series_record("1001", "Baseline", "1/1/1", date(2024, 1, 1)))
    state = after(state, decide_not_done(state, "1001", "TP1", "patient was ill"))
    images = ImportedImages("1001", "TP1", {"2/1/1": held("TP1", "2/1/1", date(2024, 3, 1))})
    state = after(state, decide_import(state, images, set()))
    assert not state.visits["1001/TP1"].done, "held-back images alone are no scan to read"
    state = after(state, decided(state, "2/1/1"))
    assert state.visits["1001/TP1"].done


@pytest.mark.parametrize(
    ("day", "locked", "rule", "words"),
    [
        pytest.param(date(2024, 3, 1), {"BL"}, None, "", id="before the next one is read"),
        pytest.param(date(2024, 3, 1), {"BL", "TP2"}, "ST-5", "TP2 is read already", id="after it was read"),
        pytest.param(date(2024, 7, 1), {"BL"}, "ST-5", "later than that of TP2", id="of a later day"),
        pytest.param(date(2023, 7, 1), {"BL"}, "ST-5", "older than that of Baseline", id="of an earlier day"),
    ],
)
def test_ST_5_late_images_of_a_visit_not_done_keep_the_order_of_reading(state, day, locked, rule, words):
    state = imported(state, "Baseline", series_record("1001", "Baseline", "1/1/1", date(2024, 1, 1)))
    state = after(state, decide_not_done(state, "1001", "TP1", "patient was ill"))
    state = imported(state, "TP2", series_record("1001", "TP2", "3/1/1", date(2024, 6, 1)))
    late = series_record("1001", "TP1", "2/1/1", day)
    answers = [decide_import(state, ImportedImages("1001", "TP1", {late.uid: late}), locked)]
    waiting = imported(state, "TP1", held("TP1", "2/1/1", day))
    answers.append(decided(waiting, "2/1/1", locked=locked))
    for answer in answers:
        assert isinstance(answer, Refusal) is (rule is not None)
        assert rule is None or (answer.rule, words in answer.problem.what) == (rule, True)
