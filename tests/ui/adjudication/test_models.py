"""What was looked at, pairs by hand and columns without a window (AJ-3, AJ-6)."""

from recist_reader.trial.adjudication.decision import DecisionNeeds, Overlay
from recist_reader.trial.adjudication.pairing import ByHand, PairKind
from recist_reader.ui.adjudication.models.looking import Looking
from recist_reader.ui.adjudication.models.overlays import BOTH
from recist_reader.ui.adjudication.models.pairs import PairRow
from recist_reader.ui.adjudication.models.repairing import NOT_WHOLE, NOTHING_DONE, ONE_SIDED, Repairing
from recist_reader.ui.adjudication.pair_columns import PairColumns

LABELS = ("BL", "TP1", "TP2")


def a_row(a: str | None, b: str | None) -> PairRow:
    kind = PairKind.SAME_ROLE if a and b else PairKind.ONLY_A if a else PairKind.ONLY_B
    return PairRow(1, "Liver", kind, False, a, b, "T1" if a else "", "T1" if b else "", ())


def test_AJ_6_both_overlays_together_show_neither_by_itself() -> None:
    looking = Looking(DecisionNeeds(LABELS, "TP1"))
    assert looking.saw("TP1", BOTH)
    assert not looking.saw("TP1", BOTH)
    assert (looking.opened, looking.overlays) == ({"TP1"}, set())
    assert looking.saw("TP1", (Overlay.A,))
    assert not looking.saw("TP1", ())  # all graphics hidden
    assert looking.overlays == {"A"}


def test_AJ_6_a_timepoint_that_is_not_of_the_reads_counts_not() -> None:
    looking = Looking(DecisionNeeds(LABELS, None))
    assert not looking.saw("TP9", (Overlay.A,))
    assert looking.decision.opened == frozenset()


def test_AJ_6_lines_follow_what_was_done() -> None:
    looking = Looking(DecisionNeeds(LABELS, "TP2"))
    for label in LABELS:
        looking.saw(label, BOTH)
    looking.endorsed, looking.cause, looking.text = "B", "measurement", "long enough to be a reason"
    met = [line.is_met for line in looking.lines]
    assert met == [True, False, False, True, True, True]
    assert looking.next_unopened is None
    assert looking.lines[0].count == "3 of 3"


def test_AJ_6_without_a_framed_timepoint_no_overlay_is_asked_for() -> None:
    looking = Looking(DecisionNeeds(LABELS, None))
    assert [line.action for line in looking.lines] == [
        "unopened",
        "endorse_a",
        "cause_target_selection",
        "reason",
    ]


def test_AJ_3_a_lesion_of_A_is_set_beside_one_of_B_whichever_row_was_dragged() -> None:
    for source, target in ((a_row("a", None), a_row(None, "b")), (a_row(None, "b"), a_row("a", None))):
        repairing = Repairing()
        assert repairing.pair(source, target) is None
        assert repairing.by_hand == ByHand((("a", "b"),))


def test_AJ_3_a_lesion_is_in_one_pair_alone() -> None:
    repairing = Repairing()
    repairing.pair(a_row("a", None), a_row(None, "b"))
    repairing.pair(a_row("a", "b"), a_row(None, "c"))
    assert repairing.by_hand.paired == (("a", "c"),)


def test_AJ_3_what_was_cut_can_be_paired_again_and_each_step_taken_back() -> None:
    repairing = Repairing()
    assert repairing.cut(a_row("a", "b")) is None
    assert repairing.by_hand == ByHand((), (("a", "b"),))
    repairing.pair(a_row("a", None), a_row(None, "b"))
    assert repairing.by_hand == ByHand((("a", "b"),))
    assert repairing.take_back() is None
    assert repairing.by_hand == ByHand((), (("a", "b"),))
    assert repairing.take_back() is None
    assert repairing.take_back() is NOTHING_DONE


def test_AJ_3_rows_of_one_read_are_no_pair() -> None:
    repairing = Repairing()
    assert repairing.pair(a_row("a", None), a_row("c", None)) is ONE_SIDED
    assert repairing.cut(a_row("a", None)) is NOT_WHOLE
    assert repairing.by_hand == ByHand()


def test_columns_that_have_no_room_are_left_out_but_baseline_and_the_shown_one() -> None:
    labels = ("BL", *(f"TP{number}" for number in range(1, 21)))
    for shown in ("BL", "TP1", "TP10", "TP20"):
        columns = PairColumns.of(660, labels, shown)
        assert len(columns.labels) < len(labels)
        assert {"BL", shown} <= set(columns.labels)
        right = columns.value(columns.labels[-1], 0, 20).right()
        assert right <= columns.difference(0, 20).left()
        assert columns.site(0, 20).width() >= 100
