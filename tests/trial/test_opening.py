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
