"""Visits by the names of a list: labels by release, days for the rules (ST-5, ST-104, ST-106)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recist_reader.problem import Refusal
from recist_reader.recist.schedule import Schedule
from recist_reader.trial.codec import patch_from_rows, patch_to_rows
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.release import decide_hold, decide_release
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState, evolve_study, subject_facts
from recist_reader.trial.visit_decisions import ImportedImages, decide_import, decide_not_done
from recist_reader.trial.visit_list import PlannedVisit, Repeat, VisitList
from recist_reader.trial.withdrawing import decide_withdraw_images
from tests.building import series_record

LIST = VisitList(
    (
        PlannedVisit("Baseline", 0, 28, 0),
        PlannedVisit("Week 16", 112, 14, 14),
        PlannedVisit("Week 32", 224, 14, 14),
    ),
    Repeat(84, 14, 14),
)
START = date(2024, 1, 8)
WHY = "told by the imaging site"


def a_state(*, single_reader: bool = False) -> StudyState:
    head = StudyRecord("S", single_reader, "R1" if single_reader else None, visit_list=LIST)
    return StudyState({"study": {"study": head}, "subject": {"1001": SubjectRecord("1001", START)}})


def after(state: StudyState, edit: Edit | Refusal) -> StudyState:
    assert isinstance(edit, Edit), edit
    return evolve_study(state, Recorded("e", edit))


def came(state: StudyState, visit: str, day: int, *, releases: bool = False) -> Edit | Refusal:
    record = series_record("1001", visit, f"2.25.{day + 100}", START + timedelta(days=day))
    return decide_import(state, ImportedImages("1001", visit, {record.uid: record}, releases=releases), ())


def refused(answer: Edit | Refusal) -> tuple[str, str]:
    assert isinstance(answer, Refusal), answer
    return answer.rule, answer.problem.what


def labels(state: StudyState) -> dict[str, tuple[int | None, str | None]]:
    return {v.name: (v.number, v.label) for v in state.visits_of("1001")}


@pytest.mark.parametrize("single_reader", [True, False])
def test_ST_5_labels_count_what_is_released_whatever_the_visit(single_reader: bool) -> None:
    state = a_state(single_reader=single_reader)
    for visit, day in (("baseline", -3), ("Unscheduled", 60), ("week 32", 220), ("WEEK 44", 310)):
        state = after(state, came(state, visit, day, releases=True))
    assert labels(state) == {
        "Baseline": (0, "BL"),
        "Unscheduled 1": (None, "TP1"),
        "Week 32": (2, "TP2"),
        "Week 44": (3, "TP3"),
    }


def test_GD_20_a_timepoint_has_the_regions_of_its_visit_and_the_row_of_an_older_list_stays() -> None:
    chest = replace(LIST, visits=(*LIST.visits[:1], replace(LIST.visits[1], regions=("chest",))))
    head = StudyRecord("S", True, "R1", visit_list=chest)
    state = StudyState({"study": {"study": head}, "subject": {"1001": SubjectRecord("1001", START)}})
    for visit, day in (("Baseline", -3), ("Week 16", 112), ("Unscheduled", 150), ("Week 28", 196)):
        state = after(state, came(state, visit, day, releases=True))
    facts = subject_facts(state, "1001")
    assert [at.required_regions for at in facts.timepoints] == [None, ("chest",), None, None]
    assert facts.timepoints[1].regions_required(facts.options) == ("chest",)
    assert facts.timepoints[2].regions_required(facts.options) == ("chest", "abdomen", "pelvis")
    rows = patch_to_rows({"study": {"study": head}})
    listed = rows["study"]["study"]["visit_list"]
    assert ["regions" in visit for visit in (*listed["visits"], listed["repeat"])] == [False, True, False]
    assert patch_from_rows(rows, {"study": StudyRecord}) == {"study": {"study": head}}


def test_ST_104_another_name_is_refused_with_the_known_ones() -> None:
    answer = came(a_state(), "TP1", 0)
    assert isinstance(answer, Refusal)
    assert answer.rule == "ST-104"
    assert "Baseline, Week 16, Week 32" in answer.problem.remedy


def test_ST_5_baseline_is_released_first() -> None:
    state = after(a_state(), came(a_state(), "Week 16", 112))
    assert refused(decide_release(state, "1001", "week 16", ())) == ("ST-5", "baseline is not released")


def test_ST_5_an_older_scan_that_waits_goes_first() -> None:
    state = a_state()
    for visit, day in (("Baseline", 0), ("Week 16", 112), ("Week 32", 224)):
        state = after(state, came(state, visit, day))
    state = after(state, decide_release(state, "1001", "Baseline", ()))
    rule, what = refused(decide_release(state, "1001", "Week 32", ()))
    assert (rule, what) == ("ST-5", "Week 16 has an older scan and is not released")
    state = after(state, decide_release(state, "1001", "Week 16", ()))
    assert labels(after(state, decide_release(state, "1001", "Week 32", ())))["Week 32"] == (2, "TP2")


def test_ST_5_an_older_scan_comes_after_a_release_by_reopening_alone() -> None:
    state = a_state()
    for visit, day in (("Baseline", 0), ("Week 32", 224)):
        state = after(state, came(state, visit, day, releases=True))
    assert refused(came(state, "Week 16", 112, releases=True)) == (
        "ST-5",
        "its scan is older than that of Week 32",
    )


def test_ST_5_a_release_that_was_taken_back_gives_its_label_on() -> None:
    state = a_state()
    for visit, day in (("Baseline", 0), ("Week 16", 112)):
        state = after(state, came(state, visit, day, releases=True))
    state = after(state, decide_hold(state, "1001", "week 16", WHY, ()))
    state = after(state, decide_withdraw_images(state, "1001", "week 16", WHY, ()))
    state = after(state, came(state, "Unscheduled 2", 70, releases=True))
    assert labels(state) == {"Baseline": (0, "BL"), "Unscheduled 2": (None, "TP1")}


def test_WL_6_the_day_of_release_stands_in_the_visit() -> None:
    state = after(a_state(), came(a_state(), "Baseline", 0))
    state = after(state, decide_release(state, "1001", "Baseline", (), START))
    assert state.visits["1001/Baseline"].released_on == START
    state = after(state, decide_hold(state, "1001", "Baseline", WHY, ()))
    assert state.visits["1001/Baseline"].released_on is None


def test_OR_9_a_missed_visit_gets_its_label_in_turn_and_its_images_keep_it() -> None:
    state = after(a_state(), came(a_state(), "Baseline", 0, releases=True))
    state = after(state, decide_not_done(state, "1001", "week 16", WHY))
    state = after(state, came(state, "Week 32", 224, releases=True))
    assert labels(state) == {"Baseline": (0, "BL"), "Week 16": (1, "TP1"), "Week 32": (2, "TP2")}
    state = after(state, came(state, "Week 16", 112, releases=True))
    assert labels(state)["Week 16"] == (1, "TP1")


@pytest.mark.parametrize(
    ("visit", "rule"), [("Baseline", "OR-9"), ("Unscheduled 1", "OR-9"), ("Week 16", "ST-5"), ("TP1", "OR-9")]
)
def test_OR_9_what_cannot_be_declared_not_done(visit: str, rule: str) -> None:
    state = a_state()
    for name, day in (("Baseline", 0), ("Week 32", 224)):
        state = after(state, came(state, name, day, releases=True))
    assert refused(decide_not_done(state, "1001", visit, WHY))[0] == rule


def test_ST_106_the_rules_get_the_list_and_the_nominal_days() -> None:
    state = a_state()
    for visit, day in (("Baseline", -3), ("Week 16", 120), ("Unscheduled", 150)):
        state = after(state, came(state, visit, day, releases=True))
    facts = subject_facts(state, "1001")
    assert isinstance(facts.schedule, Schedule)
    assert [v.day for v in facts.schedule.due_by(400)] == [112, 224, 308]
    assert [(t.visit, t.nominal_date) for t in facts.timepoints] == [
        (0, START),
        (1, START + timedelta(days=112)),
        (None, None),
    ]
