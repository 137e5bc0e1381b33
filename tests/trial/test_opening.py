"""The order of reading where images come late (SQ-1, SG-7, OR-9)."""

from dataclasses import replace

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial import commands as c
from recist_reader.trial.decide import decide
from recist_reader.trial.records import TimepointState
from tests.trial.unstored import Reader, mark, subject

LABELS = ("BL", "TP1", "TP2", "TP3")


def with_first_not_done(facts):
    missed = replace(facts.timepoints[1], done=False, date=None, series=())
    return replace(facts, timepoints=(facts.timepoints[0], missed, *facts.timepoints[2:]))


def read_after_a_visit_not_done(*, lock_last):
    """BL and TP2 locked, TP1 not done, TP3 locked or open; then TP1 has images after all."""
    facts = subject(*LABELS)
    reader = Reader(with_first_not_done(facts)).do(c.OpenTimepoint("BL")).target().lock()
    reader.do(c.OpenTimepoint("TP2"), c.RecordMeasurement("T1", mark("TP2", 20, 15))).lock()
    reader.do(c.OpenTimepoint("TP3"), c.RecordMeasurement("T1", mark("TP3", 26, 15)))
    if lock_last:
        reader.lock()
    reader.facts = facts
    return reader


@pytest.mark.parametrize("lock_last", [True, False])
def test_SG_7_what_was_read_before_late_images_came_needs_confirmation(lock_last):
    reader = read_after_a_visit_not_done(lock_last=lock_last).do(c.OpenTimepoint("TP1"))
    assert {label: row.state for label, row in reader.state.timepoints.items()} == {
        "BL": TimepointState.LOCKED,
        "TP1": TimepointState.OPEN,
        "TP2": TimepointState.NEEDS_CONFIRMATION,
        "TP3": TimepointState.NEEDS_CONFIRMATION,
    }
    reader.do(c.RecordMeasurement("T1", mark("TP1", 15, 10))).lock()
    reader.do(c.OpenTimepoint("TP2")).lock()
    assert str(reader.state.results["TP2"].nadir_mm) == "15.0"


def test_SQ_1_a_later_one_does_not_open_beside_the_open_one():
    reader = read_after_a_visit_not_done(lock_last=True).do(c.OpenTimepoint("TP1"))
    answer = decide(reader.state, reader.facts, c.OpenTimepoint("TP2"))
    assert isinstance(answer, Refusal)
    assert answer.problem.what == "TP1 is still open"


def with_pet_alone(facts, label):
    """No series of a timepoint is one that a size read shows."""
    emptied = tuple(replace(t, series=()) if t.label == label else t for t in facts.timepoints)
    return replace(facts, timepoints=emptied)


@pytest.mark.parametrize(
    ("label", "remedy"),
    [
        ("BL", "Import the CT or MR of this visit"),
        ("TP1", "Import the CT or MR of this visit, or withdraw its images and declare it not done"),
    ],
)
def test_SQ_1_a_timepoint_without_ct_or_mr_is_not_opened(label, remedy):
    facts = subject("BL", "TP1")
    reader = Reader(facts)
    if label == "TP1":
        reader.do(c.OpenTimepoint("BL")).target().lock()
    answer = decide(reader.state, with_pet_alone(facts, label), c.OpenTimepoint(label))
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.where) == ("SQ-1", label)
    assert answer.problem.what == "none of its images is one that a size read shows (CT or MR)"
    assert answer.problem.remedy == remedy


def test_SQ_1_one_that_is_open_already_is_not_locked_without_images():
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL"))
    reader.facts = with_pet_alone(reader.facts, "BL")
    reader.do(c.GiveReason("GD-7", "no disease is seen", None))
    answer = decide(reader.state, reader.facts, c.LockTimepoint("2"))
    assert isinstance(answer, Refusal)
    assert "SQ-1" in answer.rule.split()
