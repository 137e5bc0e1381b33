"""A text that is said stays English everywhere, and knows what it was made from."""

import copy
import json
import pickle
from collections.abc import Callable

import pytest

from recist_reader.problem import Problem, Refusal, refuse
from recist_reader.said import Said, joined, phrase


def test_what_is_said_is_its_english_text() -> None:
    said = phrase("{count:,} edits of {reader!r}", count=1234, reader="R1")

    assert said == "1,234 edits of 'R1'"
    assert json.dumps({"text": said}) == json.dumps({"text": "1,234 edits of 'R1'"})
    assert {said: 1}["1,234 edits of 'R1'"] == 1


def test_what_is_said_knows_its_template_and_figures() -> None:
    said = phrase("{count} edits", count=2)

    assert (said.template, said.figures) == ("{count} edits", {"count": 2})


def test_a_text_without_figures_is_taken_as_it_is() -> None:
    assert phrase("100 % of {it}") == "100 % of {it}"


def test_a_figure_that_is_missing_is_a_fault() -> None:
    with pytest.raises(KeyError, match="count"):
        phrase("{count} edits of {reader}", reader="R1")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_a_copy_knows_them_too(copied: Callable[[Refusal], Refusal]) -> None:
    refusal = refuse("SQ-1", phrase("{label} is open", label=phrase("Baseline")), "BL", phrase("Lock it"))

    same = copied(refusal)

    assert same == refusal
    assert isinstance(same.problem.what, Said)
    assert same.problem.what.template == "{label} is open"
    assert isinstance(same.problem.what.figures["label"], Said)


def test_parts_are_joined_as_they_were_said() -> None:
    said = joined(", ", (phrase("no value"), "T1"))

    assert said == "no value, T1"
    assert list(said.figures.values()) == ["no value", "T1"]
    assert joined(", ", ()) == ""


def test_a_problem_prints_in_english() -> None:
    problem = Problem(phrase("{n} images are missing", n=3), "TP1", phrase("Import them again"))

    assert str(problem) == "TP1: 3 images are missing. Import them again."
