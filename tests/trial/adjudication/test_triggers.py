"""AD-2 and AJ-1: what sends a pair of reads to the adjudicator, in words."""

from dataclasses import replace

import pytest

from recist_reader.trial.adjudication.triggers import triggers_of
from recist_reader.trial.records import TimepointState
from tests.trial.adjudication.made_pairs import pair

STABLE = {"targets": {"T1": "30 30 30"}}


def words(both, **complete):
    return {it.id: str(it.words) for it in triggers_of(both, **({"both_complete": True} | complete))}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param({"T1": "30 30 30"}, {"T1": "30 31 32"}, {}, id="both stable"),
        pytest.param(
            {"T1": "30 20 20"},
            {"T1": "30 22 22"},
            {"T1": "best response PR / SD", "T4": "response: one reader only"},
            id="T1 and T4: PR against SD",
        ),
        pytest.param({"T1": "30 30 40"}, {"T1": "30 30 34"}, {"T2": "progression: one reader only"}, id="T2"),
        pytest.param(
            {"T1": "30 30 40 45"},
            {"T1": "30 30 34 45"},
            {"T3": "progression date differs by 84 days"},
            id="T3",
        ),
        pytest.param(
            {"T1": "30 20 20"},
            {"T1": "30 25 20"},
            {"T4": "date of first response differs by 84 days"},
            id="T4",
        ),
        pytest.param(
            {"T1": "30 40"},
            {"T1": "30 20"},
            {
                "T1": "best response PD / PR",
                "T2": "progression: one reader only",
                "T4": "response: one reader only",
            },
            id="several in the order of AD-2",
        ),
    ],
)
def test_AJ_1_triggers_in_words(a, b, expected):
    found = words(pair({"targets": a}, {"targets": b}))
    assert found == expected
    assert list(found) == sorted(found)


def test_T6_disease_at_baseline_in_words():
    both = pair({"targets": {}, "nt": {"NT1": "p PD"}}, {"targets": {"T1": "30 40"}})
    assert words(both)["T6"] == "disease at baseline: not measurable / measurable"


def test_AD_3_another_choice_of_targets_alone_is_no_trigger():
    assert words(pair({"targets": {"T1": "30 30"}}, {"targets": {"T2": "40 41", "T3": "20 20"}})) == {}


def test_T5_and_T7_name_their_timepoints_where_the_charter_has_them():
    charter = {"adjudication_triggers": ("T5", "T7")}
    both = pair({"targets": {"T1": "30 25 20 20"}}, {"targets": {"T1": "30 32 25 20"}}, charter=charter)
    assert words(both) == {
        "T5": "overall response differs at TP2",
        "T7": "sum differs by more than 20 % at TP1, TP2",
    }


@pytest.mark.parametrize("which", ["a", "b"])
def test_a_read_that_is_not_complete_triggers_nothing(which):
    both = pair({"targets": {"T1": "30 40"}}, {"targets": {"T1": "30 20"}})
    assert words(both, both_complete=False) == {}
    open_state = getattr(both, which)
    assert words(both)
    reopened = {
        **open_state.tables["timepoint"],
        "TP1": replace(open_state.timepoints["TP1"], state=TimepointState.NEEDS_CONFIRMATION),
    }
    waits = replace(open_state, tables={**open_state.tables, "timepoint": reopened})
    assert replace(both, **{which: waits}).labels == ("BL",)


def test_a_read_without_a_locked_baseline_is_no_pair():
    both = pair(STABLE, STABLE)
    with pytest.raises(ValueError, match="without a locked baseline"):
        replace(both, b=replace(both.b, tables={}))


@pytest.mark.parametrize(
    ("rule", "t3", "t4"),
    [
        ("visit_only", "progression date differs", "date of first response differs"),
        (
            "relative_days",
            "progression date differs by 84 days",
            "date of first response differs by 84 days",
        ),
    ],
)
def test_days_are_not_told_where_visits_alone_are_shown(rule, t3, t4):
    """BN: under `visit_only` the time between visits would tell the arm."""
    a, b = {"targets": {"T1": "30 20 20 40 50"}}, {"targets": {"T1": "30 25 20 20 40"}}
    assert words(pair(a, b, workflow={"date_display": rule})) == {"T3": t3, "T4": t4}


def test_one_day_is_said_so():
    a, b = {"targets": {"T1": "30 40 50"}}, {"targets": {"T1": "30 30 40"}}
    assert words(pair(a, b, every_days=1))["T3"] == "progression date differs by 1 day"


def test_not_done_visits_count_as_read():
    both = pair({"targets": {"T1": "30 . 40"}}, {"targets": {"T1": "30 . 30"}}, not_done=(1,))
    assert both.labels == ("BL", "TP1", "TP2")
    assert words(both)["T2"] == "progression: one reader only"
