"""Choice and number of targets, active minutes (RA)."""

from recist_reader.analysis.reads import ChosenTarget, PairOfReads
from recist_reader.analysis.result import Share, TooFew
from recist_reader.analysis.target_choice import TargetNumber, target_choice, target_numbers
from recist_reader.analysis.timing import ActiveMinutes, active_minutes
from tests.analysis.pairs import read, target

LIVER, LIVER_TOO, LUNG = target("L1"), target("L2"), target("L3", "lung")


def _chosen(subject: str, first: tuple[ChosenTarget, ...], second: tuple[ChosenTarget, ...]) -> PairOfReads:
    return PairOfReads(
        read(subject, "SD", targets=first),
        read(subject, "SD", targets=second, reader="RDR-2", slot="R2"),
    )


SAME = [_chosen(f"S{at:02}", (LIVER, LUNG), (LUNG, LIVER)) for at in range(7)]
OTHER_LESION = _chosen("S07", (LIVER,), (LIVER_TOO,))
OTHER_ORGAN = _chosen("S08", (LIVER,), (LIVER, LUNG))
NONE_AT_ALL = _chosen("S09", (), ())


def test_the_same_set_in_any_order_another_lesion_and_another_organ() -> None:
    found = target_choice([*SAME, OTHER_LESION, OTHER_ORGAN, NONE_AT_ALL])

    shares = found.same_set, found.other_lesion, found.other_organ
    assert [each.count for each in shares if isinstance(each, Share)] == [8, 2, 1]


def test_nine_subjects_are_too_few() -> None:
    """RA-2."""
    assert target_choice([*SAME, OTHER_LESION, OTHER_ORGAN]).same_set == TooFew(9)
    assert target_numbers(SAME)["RDR-1"] == TooFew(7)


def test_the_number_of_targets_by_reader() -> None:
    found = target_numbers([*SAME, OTHER_LESION, OTHER_ORGAN, NONE_AT_ALL])

    assert found == {
        "RDR-1": TargetNumber(1.6, {0: 1, 1: 2, 2: 7}, 10),
        "RDR-2": TargetNumber(1.7, {0: 1, 1: 1, 2: 8}, 10),
    }


def test_quartiles_of_active_minutes() -> None:
    """1 to 10 minutes: quartiles 3.25, 5.5, 7.75 as R's `quantile` gives them; baselines have no time."""
    pairs = [_timed(f"S{at:02}", float(at)) for at in range(1, 11)]

    assert active_minutes(pairs)["RDR-1"] == ActiveMinutes(3.25, 5.5, 7.75, 10, 10, 10)
    assert active_minutes(pairs[1:])["RDR-1"] == TooFew(9)
    assert active_minutes(pairs)["RDR-2"] == TooFew(0)


def test_repeats_count_for_neither() -> None:
    """RA-1: they would count the reader's subject twice."""
    repeats = [PairOfReads(read(f"S{at}", "SD"), read(f"S{at}", "SD")) for at in range(12)]

    assert (active_minutes(repeats), target_numbers(repeats)) == ({}, {})
    assert target_choice(repeats).same_set == TooFew(0)


def _timed(subject: str, minutes: float) -> PairOfReads:
    return PairOfReads(
        read(subject, "SD", minutes=(None, minutes)), read(subject, "SD", reader="RDR-2", slot="R2")
    )
