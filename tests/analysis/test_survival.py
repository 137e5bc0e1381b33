"""Kaplan-Meier against the reference values of the specification (R1: Freireich 1963, 6-MP and placebo)."""

import pytest

from recist_reader.analysis.result import NotEstimable
from recist_reader.analysis.survival import kaplan_meier

MP6 = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
MP6_EVENT = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def test_AN_10_curve_band_and_median_of_R1():
    found = kaplan_meier(MP6, [bool(event) for event in MP6_EVENT])
    at = {step.day: step for step in found.steps}
    survivals = {6: 0.857143, 10: 0.752941, 13: 0.690196, 23: 0.448179}
    assert {day: at[day].survival for day in survivals} == pytest.approx(survivals, abs=1e-6)
    assert (at[10].low, at[10].high) == pytest.approx((0.503200, 0.889362), abs=1e-6)
    assert (found.median, found.median_low, found.median_high) == (23, 13, None)
    assert (found.subjects, found.events, at[10].at_risk, at[10].censored) == (21, 9, 15, 1)
    assert [found.at_risk(day) for day in (0, 6, 10, 35, 36)] == [21, 21, 15, 1, 0]
    assert [found.events_until(day) for day in (0, 6, 35)] == [0, 3, 9]


def test_AN_10_a_curve_that_falls_to_0_has_no_band_there():
    found = kaplan_meier(PLACEBO, [True] * len(PLACEBO))
    assert (found.median, found.median_low, found.median_high) == (8, 4, 11)
    assert (found.steps[-1].survival, found.steps[-1].low) == (0.0, None)


def test_AN_30_without_events_the_median_is_not_reached_and_without_subjects_there_is_no_curve():
    found = kaplan_meier([10, 20], [False, False])
    assert [step.survival for step in found.steps] == [1.0, 1.0, 1.0]
    assert found.median is None
    assert isinstance(kaplan_meier([], []), NotEstimable)
    with pytest.raises(ValueError, match="0 or more days"):
        kaplan_meier([-1], [True])
