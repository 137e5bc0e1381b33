"""Dates of a subject that cannot be true are refused before they enter a figure (ST-118)."""

from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.recist.read import PartialDate
from recist_reader.trial.patch import Edit
from recist_reader.trial.study_decisions import decide_add_subject
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.study_state import StudyState

START = date(2024, 1, 8)


@pytest.mark.parametrize(
    "dates",
    [
        {"death_date": date(2024, 1, 7)},
        {"death_date": PartialDate(2023, 12)},
        {"new_therapy_date": date(2024, 1, 7)},
        {"clinical_deterioration_date": date(2024, 1, 7)},
    ],
    ids=lambda dates: next(iter(dates)),
)
def test_ST_118_nothing_happens_before_randomisation(dates):
    answer = decide_add_subject(StudyState(), SubjectRecord("1001", START, **dates), "read")
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.where) == ("ST-118", next(iter(dates)))


@pytest.mark.parametrize("randomised", [START, None], ids=["on its day", "not known"])
def test_ST_118_on_the_day_of_randomisation_anything_may_happen(randomised):
    record = SubjectRecord("1001", randomised, PartialDate(2024, 1), START, START)
    assert isinstance(decide_add_subject(StudyState(), record, "read"), Edit)
