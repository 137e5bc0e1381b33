"""The timepoint chosen for comparison holds at the timepoint where it was chosen (7.4, SQ-1)."""

import pytest

from recist_reader.ui.reader.images.layouts import Layouts


def labels(layouts, view):
    return [slot.label for slot in layouts.slots(view)]


@pytest.mark.parametrize(
    ("steps", "chosen", "view", "hung"),
    [
        ((-1, 1), "TP3", "TP2", ["BL", "TP1", "TP2"]),  # reopened: no later scan beside it
        ((-1,), "TP2", "TP2", ["BL", "TP1", "TP2"]),  # nor the timepoint itself a second time
        ((-1,), "TP2", "TP4", ["BL", "TP2", "TP4"]),
    ],
)
def test_SQ_1_what_was_compared_at_a_later_timepoint_is_not_hung_at_an_earlier_one(
    moments, steps, chosen, view, hung
):
    layouts = Layouts()
    for direction in steps:
        assert layouts.step_timepoint(moments["TP4"], 1, direction)
    assert labels(layouts, moments["TP4"])[-2] == chosen
    assert labels(layouts, moments[view]) == hung


def test_the_next_timepoint_begins_with_its_prior(moments):
    layouts = Layouts()
    assert layouts.step_timepoint(moments["TP3"], 1, -1)
    assert labels(layouts, moments["TP3"]) == ["BL", "TP1", "TP3"]
    assert labels(layouts, moments["TP4"]) == ["BL", "TP3", "TP4"]


@pytest.mark.parametrize(
    ("view", "number", "kept"),
    [
        pytest.param("baseline", 1, 3, id="one series alone is the baseline"),
        pytest.param("TP1", 2, 3, id="the prior of TP1 is the baseline"),
        pytest.param("TP1", 1, 1, id="without the baseline"),
        pytest.param("TP4", 2, 2, id="without the baseline, with the prior"),
    ],
)
def test_7_4_a_layout_that_makes_no_difference_is_not_carried_on(moments, view, number, kept):
    layouts = Layouts()
    layouts.take(moments[view], number)
    assert layouts.number == kept
    layouts.take_grid(moments[view], 2, 2)
    layouts.take(moments[view], number)
    assert layouts.number == kept
