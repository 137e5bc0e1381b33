"""Series read ahead are those that hang once the timepoint is open."""

import pytest

from recist_reader.ui.reader.models.expected import expected_series
from recist_reader.ui.reader.models.hanging import hang


@pytest.mark.parametrize("name", ["TP1", "TP2", "TP4"])
def test_the_series_that_will_hang_are_expected_the_current_one_first(moments, name):
    view = moments[name]
    hung = [slot.series.uid for slot in hang(view, 3, {})]
    expected = expected_series(view.facts, view.label, {})
    assert expected[0] == hung[-1]
    assert sorted(expected) == sorted(hung)


def test_at_baseline_its_main_series_is_expected_alone(moments):
    view = moments["baseline"]
    assert expected_series(view.facts, "BL", {}) == (view.at.series[0].uid,)


def test_a_timepoint_that_is_not_there_expects_nothing(moments):
    assert expected_series(moments["TP1"].facts, "TP99", {}) == ()
