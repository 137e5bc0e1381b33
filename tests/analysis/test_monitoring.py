"""Adjudication rates, adjudicators' agreement with readers, disagreement index and its chart (RA)."""

import pytest

from recist_reader.analysis.control_chart import ControlChart, control_chart
from recist_reader.analysis.monitoring import (
    DisagreementIndex,
    adjudication_rates,
    adjudicator_agreement,
    disagreement_index,
)
from recist_reader.analysis.reads import Adjudication, Decision, PairOfReads
from recist_reader.analysis.result import NotEstimable, Share, TooFew
from tests.analysis.pairs import day, decided, read

FOR_FIRST, FOR_SECOND, OWN = decided(Decision.FIRST), decided(Decision.SECOND), decided(Decision.OWN_READ)


def _pairs(first: str, second: str, *adjudications: Adjudication | None, weeks: int = 2) -> list[PairOfReads]:
    words = " ".join(["SD"] * weeks)
    return [
        PairOfReads(
            read(f"{first}{second}{at:02}", words, reader=first),
            read(f"{first}{second}{at:02}", words, reader=second, slot="R2"),
            adjudication,
        )
        for at, adjudication in enumerate(adjudications)
    ]


def test_rates_are_told_by_reader_pair_trigger_and_month() -> None:
    early = _pairs("A", "B", *[FOR_FIRST] * 4, *[None] * 8)  # two visits of 8 weeks end in April
    later = _pairs("B", "C", decided(Decision.SECOND, triggers=("T2", "T3")), *[None] * 9, weeks=3)  # in June
    found = adjudication_rates([*early, *later])

    assert _parts(found.overall) == (5, 22)
    assert {reader: _parts(each) for reader, each in found.by_reader.items()} == {
        "A": (4, 12),
        "B": (5, 22),
        "C": (1, 10),
    }
    assert {both: _parts(each) for both, each in found.by_pair.items()} == {
        ("A", "B"): (4, 12),
        ("B", "C"): (1, 10),
    }
    assert {name: _parts(each) for name, each in found.by_trigger.items()} == {
        "T1": (4, 22),
        "T2": (1, 22),
        "T3": (1, 22),
    }
    assert {month: _parts(each) for month, each in found.by_month.items()} == {
        "2025-04": (4, 12),
        "2025-06": (1, 10),
    }
    assert isinstance(found.months, ControlChart)
    assert [point.name for point in found.months.points] == ["2025-04", "2025-06"]


def test_a_case_belongs_to_the_month_in_which_the_later_read_ended() -> None:
    """AJ-1: triggers are computed when both reads are complete."""
    pairs = [
        PairOfReads(read(f"S{at}", "SD"), read(f"S{at}", "SD", reader="B", slot="R2", completed_on=day(20)))
        for at in range(10)
    ]

    assert list(adjudication_rates(pairs).by_month) == ["2025-05"]


def test_a_case_that_waits_is_counted_apart() -> None:
    found = adjudication_rates(_pairs("A", "B", FOR_FIRST, Adjudication(("T1",)), *[None] * 8))

    assert (_parts(found.overall), found.waiting) == ((1, 10), 1)


def test_a_reader_with_nine_subjects_has_no_rate() -> None:
    """RA-2: by group, not only over all."""
    found = adjudication_rates([*_pairs("A", "B", *[None] * 9), *_pairs("A", "C", *[FOR_FIRST] * 10)])

    assert (found.by_reader["B"], _parts(found.by_reader["C"])) == (TooFew(9), (10, 10))
    assert adjudication_rates([]).overall == TooFew(0)
    assert adjudication_rates([]).months == TooFew(0)


def test_repeats_count_in_no_rate() -> None:
    """RA-1: excluded from the primary result."""
    repeats = [PairOfReads(read(f"R{at}", "SD"), read(f"R{at}", "SD")) for at in range(12)]

    assert adjudication_rates(repeats).overall == TooFew(0)
    assert disagreement_index(repeats).readers == ()


def test_adjudicators_agree_with_a_reader_in_that_readers_cases() -> None:
    """An own read is for neither; cases without decision do not count."""
    found = adjudicator_agreement(
        _pairs("A", "B", *[FOR_FIRST] * 6, *[FOR_SECOND] * 3, OWN, None, Adjudication(("T1",)))
    )

    assert {reader: _parts(each) for reader, each in found.items()} == {"A": (6, 10), "B": (3, 10)}


def test_agreement_with_a_reader_of_nine_cases_is_too_few() -> None:
    found = adjudicator_agreement(_pairs("A", "B", *[FOR_FIRST] * 9, *[None] * 40))

    assert found == {"A": TooFew(9), "B": TooFew(9)}


def test_the_index_is_cases_against_the_reader_of_all_cases_read() -> None:
    """RA: x 100; A was contradicted in 2, B in 4 of 20."""
    found = disagreement_index(_pairs("A", "B", *[FOR_FIRST] * 3, FOR_SECOND, OWN, *[None] * 15))

    assert _index(found) == {"A": 10.0, "B": 20.0}


def test_a_reader_above_mean_and_one_standard_deviation_is_flagged() -> None:
    """Indices 5, 5, 5, 45: mean 15, SD 20, bound 35."""
    found = disagreement_index(_four_readers(8))

    assert _index(found) == {"A": 5.0, "B": 45.0, "C": 5.0, "D": 5.0}
    assert found.bound == pytest.approx(35)
    assert {it.reader: it.is_flagged for it in found.readers} == {
        "A": False,
        "B": True,
        "C": False,
        "D": False,
    }


def test_equal_readers_are_not_flagged() -> None:
    """The bound is then the mean itself, and nobody is above it."""
    found = disagreement_index(_four_readers(0))

    assert found.bound == pytest.approx(5)
    assert not any(it.is_flagged for it in found.readers)


def test_of_two_readers_none_can_be_flagged_and_that_is_said() -> None:
    found = disagreement_index(_pairs("A", "B", *[FOR_FIRST] * 10, *[None] * 10))

    assert isinstance(found.bound, NotEstimable)
    assert found.bound.code == "TOO_FEW_READERS"
    assert [it.is_flagged for it in found.readers] == [found.bound, found.bound]


def test_a_reader_with_few_subjects_has_no_index_and_moves_no_bound() -> None:
    few = _pairs("E", "F", *[FOR_FIRST] * 9)
    found, without = disagreement_index([*_four_readers(8), *few]), disagreement_index(_four_readers(8))

    assert found.bound == without.bound
    assert {it.reader: it.index for it in found.readers if it.reader in "EF"} == {
        "E": TooFew(9),
        "F": TooFew(9),
    }
    assert isinstance(found.chart, ControlChart)
    assert found.chart.too_few == ("E", "F")


def test_the_chart_has_limits_of_three_standard_deviations() -> None:
    """Centre 0.1 of 400; 3 sqrt(0.1 x 0.9 / 100) = 0.09."""
    found = control_chart({"A": (10, 100), "B": (4, 100), "C": (6, 100), "D": (20, 100)})

    assert isinstance(found, ControlChart)
    assert found.centre == pytest.approx(0.1)
    assert (found.points[0].low, found.points[0].high) == pytest.approx((0.01, 0.19))
    assert [point.name for point in found.points if point.is_outside] == ["D"]


@pytest.mark.parametrize(("events", "centre"), [(0, 0.0), (10, 1.0)])
def test_a_chart_without_variation_has_its_points_on_the_limits(events: int, centre: float) -> None:
    found = control_chart({"A": (events, 10), "B": (events, 10)})

    assert isinstance(found, ControlChart)
    assert [(point.low, point.high, point.is_outside) for point in found.points] == [
        (centre, centre, False)
    ] * 2


def test_limits_stay_within_0_and_1() -> None:
    found = control_chart({"A": (1, 10), "B": (0, 10)})

    assert isinstance(found, ControlChart)
    assert found.points[0].low == 0
    assert found.points[0].high < 1


def _four_readers(more_against_b: int) -> list[PairOfReads]:
    ab = [FOR_SECOND, FOR_FIRST, *[FOR_FIRST] * more_against_b]
    cd = [FOR_FIRST, FOR_SECOND]
    return [
        *_pairs("A", "B", *ab, *[None] * (20 - len(ab))),
        *_pairs("C", "D", *cd, *[None] * (20 - len(cd))),
    ]


def _parts(found: Share | TooFew) -> tuple[int, int]:
    assert isinstance(found, Share)
    return found.count, found.subjects


def _index(found: DisagreementIndex) -> dict[str, float | TooFew]:
    return {it.reader: it.index for it in found.readers}
