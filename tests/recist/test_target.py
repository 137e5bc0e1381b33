"""TR-1 to TR-13: order of the rules, exact thresholds, what prevents CR."""

import pytest

from recist_reader.recist.assess import assess
from tests.recist.reads import read


def answer(patient, place=-1):
    at = assess(patient).timepoints[place]
    deciding = next(reason.rule for reason in at.reasons if reason.met)
    return f"{at.target.value} {deciding}"


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        pytest.param(read("", "", nt=("p", "p")), "NA TR-1", id="no target"),
        pytest.param(read("50", None), "NE TR-10", id="visit not done"),
        pytest.param(read("50 20", "NE NE"), "NE TR-10", id="all targets NE"),
        pytest.param(read("30", "ts"), "PR TR-6", id="too small non-nodal prevents CR (TR-9)"),
        pytest.param(read("18n", "ts"), "CR TR-2", id="too small node is a normal node"),
        pytest.param(read("30", "0"), "CR TR-2", id="0 recorded is absent (N-6)"),
        pytest.param(read("30", "0.1"), "PR TR-6", id="0.1 mm is still there"),
        pytest.param(read("18n", "10.0n"), "PR TR-6", id="node of exactly 10 prevents CR"),
        pytest.param(read("18n", "9.9n"), "CR TR-2", id="node of 9.9 does not"),
        pytest.param(read("18n", "6+5n"), "CR TR-2", id="split node: each fragment counts (S-6)"),
        pytest.param(read("18n", "10+1n"), "PR TR-6", id="split node with one fragment of 10"),
        pytest.param(read("30 20", "x >T1"), "CR TR-2", id="merged into one that is gone (S-7)"),
        pytest.param(read("30 20", "5 >T1"), "PR TR-6", id="merged into one that is there"),
        pytest.param(read("30 20", "ts >T1"), "PR TR-6", id="merged mass too small"),
        pytest.param(read("18n 20", "9n >T1"), "CR TR-2", id="merged into a normal node"),
        pytest.param(read("30 20 10", "x >T1 >T2"), "CR TR-2", id="a chain of merged"),
        pytest.param(read("30 20 10", "12 >T3 >T2"), "PR TR-6", id="a ring of merged is never CR"),
        pytest.param(read("30 20", "NE >T1"), "NE TR-5", id="carrier NE makes the sum partial"),
        pytest.param(read("100", "70.0"), "PR TR-6", id="exactly -30 %"),
        pytest.param(read("100", "70.1"), "SD TR-7", id="-29.9 %"),
        pytest.param(read("100", "70.05"), "SD TR-7", id="-29.95 %, shown as -30.0 %"),
        pytest.param(read("100", "20", "24.9"), "PR TR-6", id="+24.5 % but 4.9 mm"),
        pytest.param(read("100", "20", "25"), "PD TR-3", id="+5 mm and +25 %, far below B (TR-8)"),
        pytest.param(read("100 20", "90 NE", "120 20"), "SD TR-7", id="nadir is B, not the partial sum"),
        pytest.param(read("100 20", "143.9 NE"), "NE TR-5", id="partial just below PD"),
        pytest.param(read("100 20", "144 NE"), "PD TR-4", id="partial exactly +20 %"),
        pytest.param(
            read("100 20", "144 NE", options={"partial_sum_policy": "ne_always"}), "NE TR-5", id="ne_always"
        ),
        pytest.param(read("40", "x", "5", nt=("p", "p", "p")), "PD TR-3", id="+5 from a nadir of 0 (N-4)"),
        pytest.param(read("15n 15n", "4n 4n", "9n 9n"), "CR TR-2", id="CR before PD"),
        pytest.param(
            read("15n 15n", "4n 4n", "9n 9n", options={"cr_before_pd": False}), "PD TR-3", id="PD before CR"
        ),
    ],
)
def test_target_response(patient, expected):
    assert answer(patient) == expected


@pytest.mark.parametrize(
    ("timepoints", "held", "strict"),
    [
        pytest.param(("70", "80"), "PR TR-13", "SD TR-7", id="carried on"),
        pytest.param(("70", "NE", "80"), "PR TR-13", "SD TR-7", id="carried over NE"),
        pytest.param(("70", "80", "80.5"), "PR TR-13", "SD TR-7", id="a held PR holds again"),
        pytest.param(("70", "84", "84"), "PD TR-3", "PD TR-3", id="PD ends it"),
        pytest.param(("80", "80"), "SD TR-7", "SD TR-7", id="never PR"),
    ],
)
def test_pr_hold(timepoints, held, strict):
    assert answer(read("100", *timepoints, options={"pr_hold": True})) == held
    assert answer(read("100", *timepoints)) == strict


def test_reasons_stand_in_the_order_evaluated_with_their_figures():
    at = assess(read("120.5", "83.6", "96.3")).timepoints[1]
    assert [(reason.rule, reason.met) for reason in at.reasons] == [
        ("TR-2", False),
        ("TR-3", False),
        ("TR-6", False),
        ("TR-7", True),
        ("NT-1", True),
        ("OR-2", True),
    ]
    growth = at.reasons[1].figures
    assert (str(growth["pct_from_nadir"]), str(growth["abs_from_nadir_mm"])) == ("15.2", "12.7")
    assert (growth["relative_met"], growth["absolute_met"]) == (False, True)


def test_distance_to_the_next_categories():
    distance = assess(read("100", "60", "70")).timepoints[1].distance
    assert (distance.pr_at_or_below_mm, distance.to_pr_mm) == (70, 0)
    assert (distance.pd_at_or_above_mm, distance.to_pd_mm) == (72, 2)


def test_distance_uses_five_mm_where_twenty_percent_is_less():
    assert assess(read("20", "18")).timepoints[0].distance.pd_at_or_above_mm == 25


def test_nadir_is_the_smallest_earlier_complete_sum():
    patient = read("50", "40", "45", None, "38", "41")
    assert [at.nadir_mm for at in assess(patient).timepoints] == [50, 40, 40, 40, 38]
    assert [at.nadir_timepoint for at in assess(patient).timepoints] == ["BL", "TP1", "TP1", "TP1", "TP4"]


@pytest.mark.parametrize(
    ("patient", "sums"),
    [
        pytest.param(read("50 20", "NE NE"), (None, 0), id="all NE: partial 0"),
        pytest.param(read("50", None), (None, None), id="not done"),
        pytest.param(read("", "", nt=("p", "p")), (None, None), id="no targets"),
        pytest.param(read("50 20", "30 NE"), (None, 30), id="partial"),
        pytest.param(read("50 20", "30 ts"), (35, None), id="complete"),
    ],
)
def test_sum_and_partial_sum(patient, sums):
    at = assess(patient).timepoints[0]
    assert (at.sum_mm, at.partial_sum_mm) == sums
