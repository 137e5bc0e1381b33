"""Patients and questions whose answers were worked out by hand and by a separate calculation.

The expected figures were derived from the text of the rules alone, without a look at the engine,
and stand beside each patient (`expected`) and in `_expected` of the questions. Each file of `cases/`
is a document of the reads format, so that another program can be held against it too.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from recist_reader.recist.answer import patient_answer
from recist_reader.recist.assess import assess
from recist_reader.recist.document import load_reads
from recist_reader.recist.questions import answer_questions

CASES = Path(__file__).parent / "cases"
THEMES = ("target_response", "overall_response", "best_response", "time_to_event")
LENGTHS = ("baseline_sum", "sum", "partial_sum", "nadir")


def document(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def loaded(**content):
    """Read part of a document as the program reads the whole: numbers become exact decimals."""
    read = load_reads(json.dumps({"format": "recist-reader/reads", "version": 1, "patients": [], **content}))
    assert not read.problems
    return read


def outcome(answer):
    """The figures of a patient or timepoint; '50' and '50.0' are the same length."""
    return {
        name: Decimal(value) if name in LENGTHS and value is not None else value
        for name, value in answer.items()
        if name not in ("timepoints", "reasons", "id", "reader")
    }


@pytest.mark.parametrize(
    "patient",
    [
        pytest.param(patient, id=f"{patient['id']} {' '.join(patient['rules'])}: {patient['title']}")
        for theme in THEMES
        for patient in document(theme)["patients"]
    ],
)
def test_patient(patient):
    read = loaded(patients=[patient]).reads[0]
    answer, expected = patient_answer(assess(read)), patient["expected"]
    assert [outcome(at) for at in answer["timepoints"]] == [outcome(at) for at in expected["timepoints"]]
    assert outcome(answer) == outcome(expected)


QUESTIONS = document("questions")


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        pytest.param(kind, question, id=f"{kind} {question['id']}")
        for kind, asked in QUESTIONS["questions"].items()
        for question in asked
    ],
)
def test_question(kind, question):
    answers, problems = answer_questions(loaded(questions={kind: [question]}).questions)
    assert not problems
    expected = QUESTIONS["_expected"][question["id"]]
    assert {name: answers[kind][0][name] for name in expected} == expected
