"""AJ-3: which lesion of A is which of B, whatever their numbers, roles and order."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.problem import Refusal
from recist_reader.trial.adjudication.pairing import ByHand, PairKind, pair_lesions
from tests.trial.adjudication.made_pairs import pair, series

MM_PER_PIXEL = 0.8
SLICE_MM = 5


def ids(both, by_hand=None):
    found = pair_lesions(both, by_hand)
    assert not isinstance(found, Refusal), found
    return [
        (it.lesion_a.id if it.lesion_a else None, it.lesion_b.id if it.lesion_b else None, it.kind)
        for it in found
    ]


def at(column_mm=0.0, slices=0):
    """A place so far from the usual one."""
    return 200 + column_mm / MM_PER_PIXEL, 200.0, 20 + slices


def one_each(place_b, axes="10x8", place_a=None, **facts):
    a = {"targets": {"T1": axes}, "where": {"T1": place_a or at()}}
    return pair(a, {"targets": {"T1": axes}, "where": {"T1": place_b}}, **facts)


SAME, ALONE = [("T1", "T1", "same_role")], [("T1", None, "only_a"), (None, "T1", "only_b")]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(at(), SAME, id="one place"),
        pytest.param(at(14.9), SAME, id="14.9 mm apart on one slice"),
        pytest.param(at(15.1), ALONE, id="15.1 mm apart"),
        pytest.param(at(5, slices=1), SAME, id="on the next slice"),
        pytest.param(at(5, slices=2), ALONE, id="two slices away"),
        pytest.param(at(14.5, slices=1), ALONE, id="15.3 mm apart through the next slice"),
    ],
)
def test_AJ_3_same_or_neighbouring_slice_within_15_mm(place, expected):
    assert ids(one_each(place)) == expected


def test_AJ_3_axes_that_cross_pair_lesions_far_beyond_15_mm():
    assert ids(one_each(at(30), axes="60x20")) == SAME


def test_AJ_3_one_lesion_measured_many_slices_apart():
    """Each centre lies in the body of the other: on thin slices the next one is 1 mm away."""
    assert ids(one_each(at(0, slices=2), axes="40x30")) == SAME
    assert ids(one_each(at(0, slices=4), axes="40x30")) == ALONE


def with_late_scan(both, frame):
    """B's mark stands on the other series of the baseline, of this frame of reference."""
    scans = series("BL", both.facts.timepoints[0].date), None
    late = replace(series("BL", both.facts.timepoints[0].date, late=True), frame_of_reference_uid=frame)
    timepoint = replace(both.facts.timepoints[0], series=(scans[0], late))
    return replace(both, facts=replace(both.facts, timepoints=(timepoint,)))


@pytest.mark.parametrize(
    ("frame", "expected"),
    [("F-BL", SAME), ("another", ALONE), (None, ALONE)],
)
@pytest.mark.parametrize("slices", [0, 1])
def test_AJ_3_two_series_are_compared_in_one_frame_of_reference(frame, expected, slices):
    a = {"targets": {"T1": "10x8"}, "where": {"T1": at()}}
    b = {"targets": {"T1": "10x8"}, "where": {"T1": at(3, slices)}, "late": {"T1": [0]}}
    assert ids(with_late_scan(pair(a, b), frame)) == expected


def test_AJ_3_two_series_two_slices_apart():
    a = {"targets": {"T1": "10x8"}, "where": {"T1": at()}}
    b = {"targets": {"T1": "10x8"}, "where": {"T1": at(3, 2)}, "late": {"T1": [0]}}
    assert ids(pair(a, b)) == ALONE


def test_AJ_3_all_classes_in_the_order_of_the_table():
    a = {"targets": {"T1": "30", "T2": "20", "T3": "15"}, "nt": {"NT1": "p", "NT2": "p"}}
    b = {
        "targets": {"T1": "20", "T2": "30", "T3": "18"},
        "nt": {"NT1": "p", "NT2": "p"},
        "where": {"T1": "T2", "T2": "T1", "T3": "NT2", "NT2": "T4"},
    }
    assert ids(pair(a, b)) == [
        ("T1", "T2", PairKind.SAME_ROLE),
        ("T2", "T1", PairKind.SAME_ROLE),
        ("T3", None, PairKind.ONLY_A),
        ("NT2", "T3", PairKind.OTHER_ROLE),
        ("NT1", "NT1", PairKind.SAME_ROLE),
        (None, "NT2", PairKind.ONLY_B),
    ]


def test_AJ_3_the_assignment_is_best_over_all_lesions():
    """A's T1 lies nearest to B's T1, and yet all four find a partner only the other way round."""
    a = {"targets": {"T1": "10x8", "T2": "10x8"}, "where": {"T1": at(0), "T2": at(-12)}}
    b = {"targets": {"T1": "10x8", "T2": "10x8"}, "where": {"T1": at(-5), "T2": at(6)}}
    assert ids(pair(a, b)) == [("T1", "T2", "same_role"), ("T2", "T1", "same_role")]


def test_AJ_3_a_near_pair_is_not_parted_for_two_far_ones():
    a = {"targets": {"T1": "10x8", "T2": "10x8"}, "where": {"T1": at(0), "T2": at(-12)}}
    b = {"targets": {"T1": "10x8", "T2": "10x8"}, "where": {"T1": at(0), "T2": at(14)}}
    assert ids(pair(a, b)) == [("T1", "T1", "same_role"), ("T2", None, "only_a"), (None, "T2", "only_b")]


def test_AJ_3_among_equally_near_ones_the_same_role_then_the_same_organ_wins():
    a = {"targets": {"T1": "30"}, "where": {"T1": at()}}
    b = {"targets": {"T1": "30"}, "nt": {"NT1": "p"}, "where": {"T1": at(), "NT1": at()}}
    assert ids(pair(a, b)) == [("T1", "T1", "same_role"), (None, "NT1", "only_b")]
    b = {"targets": {"T1": "30", "T2": "30"}, "where": {"T1": at(), "T2": at()}, "organs": {"T1": "lung"}}
    assert ids(pair(a, b)) == [("T1", "T2", "same_role"), (None, "T1", "only_b")]


def test_AJ_3_a_partner_at_every_timepoint_goes_before_a_nearer_one_at_baseline():
    a = {"targets": {"T1": "10x8 10x8 10x8"}, "where": {"T1": at()}}
    b = {
        "targets": {"T1": "10x8 10x8 10x8"},
        "nt": {"NT1": "p . ."},
        "where": {"T1": at(2), "NT1": at()},
    }
    assert ids(pair(a, b)) == [("T1", "T1", "same_role"), (None, "NT1", "only_b")]


def test_AJ_3_merged_targets_keep_their_partners():
    """The mass of A lies on both lesions of B, the earlier timepoints tell which is which."""
    a = {"targets": {"T1": "20 45", "T2": "20 >T1"}, "where": {"T1": at(0), "T2": at(22)}}
    b = {"targets": {"T1": "20 22", "T2": "20 22"}, "where": {"T1": at(22), "T2": at(0)}}
    assert ids(pair(a, b)) == [("T1", "T2", "same_role"), ("T2", "T1", "same_role")]


def test_AJ_3_two_lesions_of_one_read_are_one_of_the_other():
    a = {"targets": {"T1": "45x20"}, "where": {"T1": at(8)}}
    b = {"targets": {"T1": "20", "T2": "20"}, "where": {"T1": at(0), "T2": at(22)}}
    assert ids(pair(a, b)) == [("T1", "T1", "same_role"), (None, "T2", "only_b")]


def test_AJ_3_fragments_stand_with_their_target():
    both = pair({"targets": {"T1": "40 12+10"}}, {"targets": {"T1": "40 25"}})
    assert ids(both) == SAME
    found = pair_lesions(both)[0].at("TP1")
    assert (found.a.mm, found.a.fragments_mm, found.difference_mm) == (22, (12, 10), 3)


def test_AJ_3_new_lesions_seen_at_different_timepoints():
    """In one frame of reference over time they are one; without, the adjudicator pairs them."""
    a, b = (
        {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". ! ."}},
        {
            "targets": {"T1": "30 30 30"},
            "new": {"NL1": ". . !"},
        },
    )
    both = pair(a, b)
    assert ids(both)[1:] == [("NL1", None, "only_a"), (None, "NL1", "only_b")]
    timepoints = tuple(
        replace(at, series=tuple(replace(s, frame_of_reference_uid="F") for s in at.series))
        for at in both.facts.timepoints
    )
    registered = replace(both, facts=replace(both.facts, timepoints=timepoints))
    assert ids(registered)[1:] == [("NL1", "NL1", "same_role")]


@pytest.mark.parametrize(
    ("a", "b", "mm", "percent"),
    [
        ("43.7", "36.6", "7.1", "19.4"),
        ("36.6", "43.7", "7.1", "19.4"),
        ("ts", "8", "3", "60.0"),
        ("x", "8", "8", None),
        ("x", "x", "0", None),
        ("NE", "8", None, None),
    ],
)
def test_AJ_3_difference_in_mm_and_percent(a, b, mm, percent):
    both = pair({"targets": {"T1": f"30 {a}"}}, {"targets": {"T1": f"30 {b}"}})
    found = pair_lesions(both)[0].at("TP1")
    expected = tuple(None if it is None else Decimal(it) for it in (mm, percent))
    assert (found.difference_mm, found.difference_percent) == expected


def test_a_timepoint_that_no_read_has_is_no_timepoint_of_the_pair():
    with pytest.raises(KeyError, match="TP7"):
        pair_lesions(pair({"targets": {"T1": "30"}}, {"targets": {"T1": "30"}}))[0].at("TP7")


def test_a_visit_without_images_has_no_values():
    both = pair({"targets": {"T1": "30 . 31"}}, {"targets": {"T1": "30 . 32"}}, not_done=(1,))
    found = pair_lesions(both)[0]
    assert (found.at("TP1").a, found.at("TP1").b, found.at("TP2").difference_mm) == (None, None, 1)


TWO_EACH = {"targets": {"T1": "30", "T2": "20"}}


def test_AJ_3_pairing_by_hand_stands_and_frees_the_partners():
    both = pair(TWO_EACH, TWO_EACH)
    by_hand = ByHand(paired=(("a-T1", "b-T2"),))
    assert ids(both, by_hand) == [
        ("T1", "T2", "same_role"),
        (None, "T1", "only_b"),
        ("T2", None, "only_a"),
    ]
    assert [it.by_hand for it in pair_lesions(both, by_hand)] == [True, False, False]


def test_AJ_3_a_pair_that_was_cut_stays_apart():
    both = pair(TWO_EACH, TWO_EACH)
    assert ids(both, ByHand(cut=(("a-T1", "b-T1"),))) == [
        ("T1", None, "only_a"),
        (None, "T1", "only_b"),
        ("T2", "T2", "same_role"),
    ]


@pytest.mark.parametrize(
    ("by_hand", "says"),
    [
        (ByHand(paired=(("a-T1", "b-T9"),)), "not in these reads"),
        (ByHand(cut=(("b-T1", "a-T1"),)), "not in these reads"),
        (ByHand(paired=(("a-T1", "b-T1"), ("a-T1", "b-T2"))), "T1 is paired twice"),
        (ByHand(paired=(("a-T1", "b-T2"), ("a-T2", "b-T2"))), "T2 is paired twice"),
        (ByHand(paired=(("a-T1", "b-T2"),), cut=(("a-T1", "b-T2"),)), "paired and cut"),
    ],
)
def test_AJ_3_pairing_by_hand_is_refused(by_hand, says):
    found = pair_lesions(pair(TWO_EACH, TWO_EACH), by_hand)
    assert isinstance(found, Refusal)
    assert found.rule == "AJ-3"
    assert says in found.problem.what


# Few places, so that many lesions compete and gains are equal.
PLACES = st.tuples(st.integers(0, 5).map(lambda n: 200 + 8.0 * n), st.just(200.0), st.integers(20, 21))
SIZES = st.sampled_from(["10x8", "30x20", "50x12"])


@st.composite
def reads(draw):
    targets = {f"T{n}": draw(SIZES) for n in range(1, draw(st.integers(1, 5)) + 1)}
    nt = {f"NT{n}": "p" for n in range(1, draw(st.integers(0, 3)) + 1)}
    return {"targets": targets, "nt": nt, "where": {lesion: draw(PLACES) for lesion in (*targets, *nt)}}


@settings(max_examples=80, deadline=None)
@given(reads(), reads(), st.randoms())
def test_pairs_do_not_depend_on_the_order_of_rows(a, b, random):
    both = pair(a, b)
    shuffled = list(both.a.lesions.items())
    random.shuffle(shuffled)
    other = replace(both, a=replace(both.a, tables={**both.a.tables, "lesion": dict(shuffled)}))
    assert ids(other) == ids(both)


@settings(max_examples=80, deadline=None)
@given(reads(), reads())
def test_pairs_do_not_depend_on_who_is_a(a, b):
    both = pair(a, b)
    found = {(it.a, it.b, it.values) for it in pair_lesions(both)}
    mirrored = {(it.a, it.b, it.values) for it in (p.mirrored for p in pair_lesions(both.mirrored))}
    assert found == mirrored
    assert len(ids(both)) == len(found)
