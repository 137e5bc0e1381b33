"""AJ-5 to AJ-7: a decision is signed only when everything was looked at and said."""

from dataclasses import replace

import pytest

from recist_reader.trial.adjudication.decision import (
    AdjudicationDecision,
    DecisionNeeds,
    DifferenceCause,
    refusal_of,
    requirements,
)

NEEDS = DecisionNeeds(("BL", "TP1", "TP2"), framed="TP2")
GROUNDS = "the rim is no lesion."
READY = AdjudicationDecision(
    "B", "measurement", GROUNDS, frozenset({"BL", "TP1", "TP2"}), frozenset({"A", "B"})
)


def refused(needs=NEEDS, **changes):
    refusal = refusal_of(replace(READY, **changes), needs)
    return None if refusal is None else (refusal.rule, str(refusal.problem))


@pytest.mark.parametrize("endorsed", ["A", "B"])
@pytest.mark.parametrize("cause", list(DifferenceCause))
def test_AJ_5_either_read_as_a_whole_with_any_cause_of_the_list(endorsed, cause):
    assert refused(endorsed=endorsed, cause=cause) is None


def test_AJ_6_the_causes_of_the_specification_in_its_order():
    assert [cause.value for cause in DifferenceCause] == [
        *("target_selection", "measurement", "non_target", "new_lesion", "evaluability", "date", "error")
    ]


@pytest.mark.parametrize(
    ("changes", "rule", "says"),
    [
        ({"opened": frozenset({"BL"})}, "AJ-6", "TP1, TP2 not opened yet"),
        ({"overlays": frozenset()}, "AJ-6", "with the marks of A alone"),
        ({"overlays": frozenset({"A"})}, "AJ-6", "with the marks of B alone"),
        ({"overlays": frozenset({"B"})}, "AJ-6", "with the marks of A alone"),
        ({"overlays": frozenset({"both"})}, "AJ-6", "with the marks of A alone"),
        ({"endorsed": None}, "AJ-5", "no read is endorsed"),
        ({"endorsed": "A until TP1, then B"}, "AJ-5", "never mixed"),
        ({"endorsed": "own_read"}, "AJ-5", "neither read A nor read B"),
        ({"cause": None}, "AJ-6", "no cause of the difference is chosen"),
        ({"cause": "taste"}, "AJ-6", "'taste' is no cause of the list"),
        ({"text": "x" * 19}, "AJ-6", "the reason has 19 characters"),
        ({"text": " " * 40}, "AJ-6", "the reason has 0 characters"),
        ({"text": f"  {'x' * 19}  "}, "AJ-6", "Say why, 20 characters"),
    ],
)
def test_AJ_6_what_is_missing_is_refused_and_named(changes, rule, says):
    found = refused(**changes)
    assert found is not None
    assert found[0] == rule
    assert says in found[1]


def test_AJ_6_twenty_characters_are_enough():
    assert refused(text="x" * 20) is None


def test_AJ_6_timepoints_beyond_the_reads_make_up_for_nothing():
    assert refused(opened=frozenset({"BL", "TP1", "TP3"}))[1].startswith("timepoints: TP2 not opened yet")


def test_AJ_6_without_a_framed_timepoint_no_overlay_is_asked_for():
    """Triggered by the disease at baseline alone (T6): the reads part nowhere."""
    assert refused(DecisionNeeds(("BL", "TP1")), overlays=frozenset()) is None


def test_AJ_7_a_decision_is_not_changed():
    found = refused(replace(NEEDS, is_decided=True))
    assert found is not None
    assert found[0] == "AJ-7"
    assert "reopen" in found[1]


def test_AJ_6_the_list_before_signing():
    """As the window shows it: each line met or not, the refusal being that of the first that is not."""
    decision = replace(READY, overlays=frozenset({"A"}), text="")
    found = requirements(decision, NEEDS)
    assert [(str(it.words), it.is_met) for it in found] == [
        ("every timepoint opened", True),
        ("TP2 viewed with A", True),
        ("TP2 viewed with B", False),
        ("read endorsed", True),
        ("cause chosen", True),
        ("reason written", False),
    ]
    assert refusal_of(decision, NEEDS) == found[2].refusal
