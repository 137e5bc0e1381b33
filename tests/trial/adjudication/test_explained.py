"""AJ-4: what makes two reads part where it is not plain: several, dates, mergers, what is told of each."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from recist_reader.trial.adjudication.elements import ElementKind as Kind
from recist_reader.trial.adjudication.explanation import Found
from recist_reader.trial.adjudication.pairing import ByHand
from recist_reader.trial.adjudication.parting import Aspect
from recist_reader.trial.adjudication.told import explanation_words, own_category_words
from recist_reader.trial.records import TimepointState
from tests.trial.adjudication.explaining import explained, ids, turned
from tests.trial.adjudication.made_pairs import LATER_DAYS, pair


def test_AJ_4_figures_of_the_specification():
    a = {"targets": {"T1": "40 40 30 35", "T2": "30 30 24.5 31"}}
    b = {"targets": {"T1": "40 40 30 35", "T2": "30 30 24.5 24.5"}}
    both = pair(a, b)
    found = explained(both)
    (element,) = found.cause.elements
    (lesion,) = element.lesions
    assert (element.timepoint, lesion.a.mm, lesion.b.mm) == ("TP3", 31, Decimal("24.5"))
    turn = found.cause.into_a
    assert (turn.before.sum_mm, turn.after.sum_mm) == (66, Decimal("59.5"))
    percents = turn.before.from_nadir_percent, turn.after.from_nadir_percent
    assert percents == (Decimal("21.1"), Decimal("9.2"))
    assert (turn.before.rule, turn.after.rule, turn.rule) == ("TR-3", "TR-7", "TR-3")
    assert explanation_words(found, both.facts) == (
        "T2 31 vs 24.5 at TP3: A with B there turns +21.1 % into +9.2 %, PD (TR-3) into SD (TR-7)"
    )


def test_AJ_4_merged_lesions_are_exchanged_with_their_carrier():
    """Either half of a merger alone would count a mass twice, or not at all."""
    a = {"targets": {"T1": "20 52", "T2": "20 >T1"}}
    b = {"targets": {"T1": "20 22", "T2": "20 22"}}
    found = explained(pair(a, b))
    assert (found.found, found.tried) == (Found.ONE_ELEMENT, 1)
    assert found.cause.elements[0].kind is Kind.MERGED
    assert ids(found.cause) == [("T1", "T1"), ("T2", "T2")]
    assert turned(found.cause.into_a) == ("PD", "SD")
    assert found.cause.into_a.after.sum_mm == 44


def test_AJ_4_a_merged_target_is_never_torn_from_its_carrier():
    """B lacks the carrier: to bring it in and leave the other measured would count the mass twice."""
    a = {"targets": {"T1": "20 52", "T2": "20 >T1"}}
    found = explained(pair(a, {"targets": {"T2": "20 22"}}))
    assert (found.found, found.others) == (Found.TWO_TOGETHER, ())
    assert sorted(ids(found.cause), key=str) == [("T1", None), ("T2", "T2")]
    assert (found.cause.into_a.after.sum_mm, found.cause.into_b.after.sum_mm) == (22, 52)


def test_AJ_4_a_merged_target_goes_alone_where_both_have_the_same_mass():
    a, b = {"targets": {"T1": "20 20"}}, {"targets": {"T1": "20 20", "T2": "20 >T1"}}
    found = explained(pair(a, b))
    assert (found.found, ids(found.cause)) == (Found.ONE_ELEMENT, [(None, "T2")])
    assert (turned(found.cause.into_a), turned(found.cause.into_b)) == (("SD", "PR"), ("PR", "SD"))


def test_AJ_4_both_split_and_measure_other_fragments():
    a, b = {"targets": {"T1": "30 20+17"}}, {"targets": {"T1": "30 12+10"}}
    found = explained(pair(a, b))
    (element,) = found.cause.elements
    assert (element.kind, element.lesions[0].a.fragments_mm) == (Kind.MEASUREMENT, (20, 17))
    assert turned(found.cause.into_a) == ("PD", "SD")


def test_AJ_4_unequal_target_sets_explain_only_together():
    """A chose T2, B chose T3: without the one, or with both, no read gets the other's category."""
    a = {"targets": {"T1": "30 30", "T2": "20 33"}}
    b = {"targets": {"T1": "30 30", "T2": "50 25"}, "where": {"T2": "T3"}}
    found = explained(pair(a, b))
    assert (found.found, found.tried) == (Found.TWO_TOGETHER, 2)
    assert ids(found.cause) == [("T2", None), (None, "T2")]
    assert (turned(found.cause.into_a), turned(found.cause.into_b)) == (("PD", "PR"), ("PR", "PD"))


def test_AJ_4_equal_explanations_come_in_one_order_whoever_is_a():
    a = {"targets": {"T1": "30 30", "T2": "20 33"}}
    both = pair(a, {"targets": {"T1": "30 30", "T2": "50 25"}, "where": {"T2": "T3"}})
    found, mirrored = explained(both), explained(both.mirrored)
    assert ids(found.cause) == [(b, a) for a, b in ids(mirrored.cause)]
    assert mirrored.mirrored == found


def test_AJ_4_either_of_two_explains_one_way():
    """Two things make PD in A: into B each does alone, out of A neither. Both are told, with the way."""
    a = {"targets": {"T1": "30 30"}, "nt": {"NT1": "p PD"}, "new": {"NL1": ". !"}}
    b = {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p"}}
    found = explained(pair(a, b))
    assert (found.found, found.tried) == (Found.ONE_ELEMENT, 2)
    assert not found.cause.closes_both_ways
    assert (turned(found.cause.into_a), turned(found.cause.into_b)) == (("PD", "PD"), ("SD", "PD"))
    assert [ids(found.cause), *map(ids, found.others)] == [[("NL1", None)], [("NT1", "NT1")]]


def test_AJ_4_what_closes_both_ways_goes_before_what_closes_one_way():
    """T2 alone takes the PD of 120 of 100 away and makes it; T1 takes it away, and would not make it."""
    a = {"targets": {"T1": "30 40", "T2": "40 50", "T3": "30 30"}}
    b = {"targets": {"T1": "30 39", "T2": "40 35", "T3": "30 31"}}
    found = explained(pair(a, b))
    assert [ids(found.cause), *map(ids, found.others)] == [[("T2", "T2")], [("T1", "T1")]]
    assert found.cause.closes_both_ways
    assert not found.others[0].closes_both_ways


FIVE = {"a": "50 65", "b": "50 55"}


def test_AJ_4_as_few_as_explain_together_where_no_two_do():
    """Sums 325 and 275 of 250 at baseline: three of five measurements carry one to the other side of 300."""
    a, b = ({"targets": {f"T{n}": FIVE[read] for n in range(1, 6)}} for read in "ab")
    both = pair(a, b)
    found = explained(both)
    assert (found.found, found.tried) == (Found.SEVERAL_TOGETHER, 5)
    assert len(found.cause.elements) == 3
    assert turned(found.cause.into_a) == ("PD", "SD")
    assert str(explanation_words(found, both.facts)).startswith(
        "no single finding explains TP1; 3 together: T1 65 vs 55 at TP1; T2 65 vs 55 at TP1; T3 "
    )


def test_AJ_4_progression_dates_of_one_timepoint():
    """Both saw the new lesion, A on the scan of three days later (D-2)."""
    new = {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}}
    both = pair({**new, "late": {"NL1": [1]}}, new)
    found = explained(both)
    assert (found.parting.timepoint, found.parting.aspect) == ("TP1", Aspect.DATE)
    (element,) = found.cause.elements
    assert (element.kind, found.cause.rule, ids(found.cause)) == (Kind.DATE, "D-2", [("NL1", "NL1")])
    assert element.lesions[0].date_a - element.lesions[0].date_b == timedelta(days=LATER_DAYS)
    assert found.cause.into_a.after.date == found.parting.b.date
    assert explanation_words(found, both.facts) == (
        "scan date of NL1 Day 87 vs Day 84 at TP1: A with B there turns its date (D-2) Day 87 vs Day 84"
    )


def test_AJ_4_days_are_not_told_where_visits_alone_are_shown():
    new = {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}}
    both = pair({**new, "late": {"NL1": [1]}}, new, workflow={"date_display": "visit_only"})
    words = explanation_words(explained(both), both.facts)
    assert (
        words == "scan date of NL1 to another day at TP1: A with B there turns its date (D-2) to another day"
    )


def test_AJ_4_response_dates_of_one_timepoint():
    found = explained(pair({"targets": {"T1": "30 20"}, "late": {"T1": [1]}}, {"targets": {"T1": "30 20"}}))
    assert (found.parting.aspect, found.cause.elements[0].kind) == (Aspect.DATE, Kind.DATE)
    assert found.cause.rule == "D-3"


def test_AJ_4_progression_by_other_things_on_other_days():
    """New lesion on the first scan against the sum of targets on the later one (W-44)."""
    a = {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}}
    b = {"targets": {"T1": "30 40"}, "late": {"T1": [1]}}
    found = explained(pair(a, b))
    assert found.parting.aspect is Aspect.DATE
    assert (found.found, ids(found.cause)) == (Found.ONE_ELEMENT, [("NL1", None)])
    assert found.cause.into_b.after.date == found.parting.a.date
    assert not found.cause.closes_both_ways


def test_AJ_4_both_progress_at_different_timepoints():
    """The first that parts is framed, whatever follows."""
    a = {"targets": {"T1": "30 30 37 45"}}
    b = {"targets": {"T1": "30 30 33 45"}}
    found = explained(pair(a, b))
    assert (found.parting.timepoint, found.parting.aspect) == ("TP2", Aspect.CATEGORY)
    assert turned(found.cause.into_a) == ("PD", "SD")


def test_AJ_4_a_mark_of_equivocal_progression_dates_back():
    """NT-11, where the charter has the mark."""
    a = {"targets": {"T1": "30 30 30"}, "nt": {"NT1": "p eq PD"}}
    b = {"targets": {"T1": "30 30 30"}, "nt": {"NT1": "p p PD"}}
    found = explained(pair(a, b, charter={"nt_equivocal_mark": True}))
    assert (found.parting.timepoint, found.cause.rule) == ("TP1", "NT-11")
    assert found.cause.elements[0].kind is Kind.NON_TARGET_STATE


def test_AJ_4_a_lesion_back_after_a_complete_response():
    """OR-5: what parts TP2 is the CR at TP1."""
    a = {"targets": {"T1": "30 x 4"}, "nt": {"NT1": "p x x"}}
    b = {"targets": {"T1": "30 x 4"}, "nt": {"NT1": "p p x"}}
    found = explained(pair(a, b))
    assert (found.parting.timepoint, found.cause.rule) == ("TP1", "NT-4")
    b["nt"]["NT1"] = "p x x"
    b["targets"]["T1"] = "30 x x"
    found = explained(pair(a, b))
    assert (found.parting.timepoint, found.cause.rule) == ("TP2", "OR-5")
    assert turned(found.cause.into_a) == ("PD", "CR")


def test_AJ_4_an_earlier_pd_keeps_a_later_proof_from_dating_back():
    """A's target PD at TP2 comes before NL1 is proved, so nothing is dated back to TP1 as in B."""
    new = {"new": {"NL1": ". ? ? !"}}
    a, b = {"targets": {"T1": "30 30 40 40"}, **new}, {"targets": {"T1": "30 30 30 40"}, **new}
    found = explained(pair(a, b))
    assert (found.parting.timepoint, found.cause.elements[0].timepoint) == ("TP1", "TP2")
    assert (found.cause.elements[0].kind, found.cause.rule) == (Kind.MEASUREMENT, "NL-3")


def test_AJ_4_what_follows_progression_is_told_last():
    a, b = {"targets": {"T1": "30 40 50"}}, {"targets": {"T1": "30 40 20"}}
    found = explained(pair(a, b))
    assert (found.parting.timepoint, found.parting.aspect) == ("TP2", Aspect.CATEGORY_AFTER_PD)
    assert turned(found.cause.into_a) == ("PD", "PR")


def test_AJ_4_reads_that_agree_have_nothing_to_explain():
    both = pair({"targets": {"T1": "30 30"}}, {"targets": {"T1": "31 32"}})
    found = explained(both)
    assert (found.found, found.parting, found.cause) == (Found.NO_DIFFERENCE, None, None)
    assert "agree at every timepoint" in explanation_words(found, both.facts)


def test_OR_10_a_readers_own_category_is_told_and_never_a_cause():
    a, b = {"targets": {"T1": "30 30"}, "own": {1: "PD"}}, {"targets": {"T1": "30 31"}, "own": {1: "SD"}}
    found = explained(pair(a, b))
    assert found.found is Found.NO_DIFFERENCE
    (own,) = found.own_categories
    assert (own.in_a, own.timepoint, own.computed, own.own) == (True, "TP1", "SD", "PD")
    assert own_category_words(own) == "A called TP1 PD, the rules compute SD, which counts (OR-10)"


def test_AJ_4_a_visit_without_images_parts_nothing():
    a, b = {"targets": {"T1": "30 . 40"}}, {"targets": {"T1": "30 . 30"}}
    found = explained(pair(a, b, not_done=(1,)))
    assert (found.parting.timepoint, turned(found.cause.into_a)) == ("TP2", ("PD", "SD"))


def test_SG_7_a_reopened_timepoint_and_what_follows_do_not_count():
    a, b = {"targets": {"T1": "30 30 40 20"}}, {"targets": {"T1": "30 30 30 20"}}
    both = pair(a, b)
    assert explained(both).parting.timepoint == "TP2"
    states = {"TP2": TimepointState.OPEN, "TP3": TimepointState.NEEDS_CONFIRMATION}
    rows = {
        label: replace(row, state=states.get(label, row.state), version=2)
        for label, row in both.a.timepoints.items()
    }
    reopened = replace(both, a=replace(both.a, tables={**both.a.tables, "timepoint": rows}))
    assert reopened.labels == ("BL", "TP1")
    assert explained(reopened).found is Found.NO_DIFFERENCE


def test_AJ_4_one_read_goes_on_after_progression():
    """A stopped at its PD (`read_after_pd`): what B read later is left out."""
    a, b = {"targets": {"T1": "30 40"}}, {"targets": {"T1": "30 31 32"}}
    found = explained(pair(a, b))
    assert (found.parting.timepoint, turned(found.cause.into_a)) == ("TP1", ("PD", "SD"))


def test_AJ_4_what_one_read_has_not_reached_cannot_be_exchanged():
    """B proved NL1 at TP2, which A has not read: nothing is claimed."""
    a = {"targets": {"T1": "30 30"}, "new": {"NL1": ". ?"}}
    both = pair(a, {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". ? !"}})
    found = explained(both)
    assert (found.found, found.cause, found.parting.timepoint) == (Found.NOTHING, None, "TP1")
    assert explanation_words(found, both.facts) == "no exchange of single findings explains TP1"


def test_AJ_4_disease_at_baseline_for_one_reader_alone():
    found = explained(pair({"targets": {}}, {"targets": {}, "nt": {"NT1": "p p"}}, least=2))
    assert (found.cause.rule, turned(found.cause.into_a)) == ("OR-6", ("NED", "NON-CR/NON-PD"))


def test_AJ_4_pairs_by_hand_are_what_is_exchanged():
    """Without a pair both have a target that the other lacks; paired by hand one measurement explains."""
    a = {"targets": {"T1": "30 38"}}
    b = {"targets": {"T1": "30 30"}, "where": {"T1": "T5"}}
    both = pair(a, b)
    assert explained(both).cause.elements[0].kind is Kind.TARGET_CHOICE
    paired = explained(both, ByHand(paired=(("a-T1", "b-T1"),)))
    assert paired.cause.elements[0].kind is Kind.MEASUREMENT
