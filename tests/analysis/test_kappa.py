"""Cohen's kappa (AG-2): published tables, another route, what it never depends on, what it refuses to say."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.kappa import (
    CrossTable,
    KappaAgreement,
    PlainKappa,
    Rating,
    Weighting,
    cross_table,
    kappa_agreement,
    kappa_of,
    kappas_of,
)
from recist_reader.analysis.result import Estimate, Interval, NotEstimable

TWO_BY_TWO = ((20, 5), (10, 15))
FOUR_BY_FOUR = ((9, 2, 0, 0), (3, 31, 8, 1), (0, 7, 52, 6), (0, 0, 5, 26))
ORDER = ("CR", "PR", "SD", "PD")
counts = st.lists(st.integers(0, 9), min_size=16, max_size=16).map(
    lambda flat: tuple(tuple(flat[at : at + 4]) for at in (0, 4, 8, 12))
)
ratings = st.lists(st.tuples(st.sampled_from(ORDER), st.sampled_from(ORDER)), min_size=1, max_size=25)


@pytest.mark.parametrize(
    ("table", "weighting", "expected"),
    [
        pytest.param(TWO_BY_TWO, Weighting.NONE, 0.4, id="yes and no"),
        pytest.param(FOUR_BY_FOUR, Weighting.NONE, 0.688312, id="unweighted"),
        pytest.param(FOUR_BY_FOUR, Weighting.LINEAR, 0.764555, id="linear"),
        pytest.param(FOUR_BY_FOUR, Weighting.QUADRATIC, 0.844408, id="quadratic"),
    ],
)
def test_kappa_of_the_reference_tables(
    table: tuple[tuple[int, ...], ...], weighting: Weighting, expected: float
) -> None:
    """AG-10."""
    assert _plain(_table(table), weighting).value == pytest.approx(expected, abs=1e-6)


def test_the_asymptotic_interval_of_the_reference_table() -> None:
    """AG-10: 0.1511 to 0.6489."""
    found = _agreement(_ratings_of(TWO_BY_TWO, ORDER[:2]), ORDER[:2])

    assert isinstance(found.asymptotic, Interval)
    assert (found.asymptotic.low, found.asymptotic.high) == pytest.approx((0.1511, 0.6489), abs=5e-5)


@settings(deadline=None, max_examples=60)
@given(counts, st.sampled_from(Weighting))
def test_library_and_own_formula_agree_on_every_table(
    table: tuple[tuple[int, ...], ...], weighting: Weighting
) -> None:
    """The library gives the figure, the own formula the draws: they may not part."""
    ours = kappas_of(np.array([table], dtype=np.float64), weighting)[0] if np.sum(table) else math.nan
    found = kappa_of(_table(table), weighting)

    assert math.isnan(ours) == isinstance(found, NotEstimable)
    if isinstance(found, PlainKappa):
        assert found.value == pytest.approx(ours, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(counts, st.sampled_from(Weighting))
def test_kappa_lies_between_minus_1_and_1_and_asks_not_who_came_first(
    table: tuple[tuple[int, ...], ...], weighting: Weighting
) -> None:
    turned = tuple(zip(*table, strict=True))
    found, other = kappa_of(_table(table), weighting), kappa_of(_table(turned), weighting)

    if isinstance(found, NotEstimable) or isinstance(other, NotEstimable):
        assert found == other
        return
    assert -1 <= found.value <= 1 + 1e-12
    assert (found.value, found.standard_error) == pytest.approx((other.value, other.standard_error), abs=1e-9)


@settings(deadline=None, max_examples=20)
@given(ratings, st.randoms())
def test_the_order_of_subjects_changes_nothing(found: list[tuple[str, str]], random: object) -> None:
    straight = [Rating(f"S{at:02}", *both) for at, both in enumerate(found)]
    mixed = list(straight)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert _found(mixed, ORDER, draws=60) == _found(straight, ORDER, draws=60)


def test_the_same_seed_gives_the_same_interval_and_is_kept() -> None:
    rated = _ratings_of(TWO_BY_TWO, ORDER[:2])
    first, again, other = (_agreement(rated, ORDER[:2], seed=seed) for seed in (7, 7, 8))

    assert first == again
    assert isinstance(first.kappa, Estimate)
    assert isinstance(first.kappa.interval, Interval)
    assert (first.kappa.interval.seed, first.kappa.interval.draws) == (7, 2000)
    assert first.kappa != other.kappa


def test_a_stored_seed_gives_its_interval_in_another_process_and_on_another_day() -> None:
    """What was reported can be computed again (AG-2); other draws of a new numpy would be seen here."""
    found = _agreement(_ratings_of(TWO_BY_TWO, ORDER[:2]), ORDER[:2], seed=7)

    assert isinstance(found.kappa, Estimate)
    assert isinstance(found.kappa.interval, Interval)
    assert (found.kappa.interval.low, found.kappa.interval.high) == pytest.approx(
        (0.1435165155, 0.6422893482), abs=1e-9
    )


def test_the_bootstrap_interval_lies_near_the_asymptotic_one() -> None:
    """Both estimate the same spread: of 400 subjects they differ by hundredths."""
    large = tuple(tuple(8 * count for count in row) for row in TWO_BY_TWO)
    found = _agreement(_ratings_of(large, ORDER[:2]), ORDER[:2])

    assert isinstance(found.kappa, Estimate)
    assert isinstance(found.kappa.interval, Interval)
    assert isinstance(found.asymptotic, Interval)
    assert found.kappa.interval.low == pytest.approx(found.asymptotic.low, abs=0.02)
    assert found.kappa.interval.high == pytest.approx(found.asymptotic.high, abs=0.02)


def test_several_ratings_of_a_subject_are_drawn_together() -> None:
    """Twelve copies of each subject say no more than one: the interval stays as wide."""
    one = [
        Rating(f"S{at:02}", *both) for at, both in enumerate([("CR", "CR"), ("PD", "PD"), ("PD", "CR")] * 5)
    ]
    once, often = _agreement(one, ORDER), _agreement(one * 12, ORDER)

    assert isinstance(once.kappa, Estimate)
    assert isinstance(often.kappa, Estimate)
    assert isinstance(once.kappa.interval, Interval)
    assert isinstance(often.kappa.interval, Interval)
    assert often.kappa.interval.low == pytest.approx(once.kappa.interval.low)
    assert (often.subjects, often.table.ratings) == (15, 180)
    assert (often.kappa.standard_error, type(often.asymptotic)) == (None, NotEstimable)


def test_both_readers_with_one_category_have_no_kappa_but_full_agreement() -> None:
    """AG-2: undefined, 100 % shown."""
    found = _agreement([Rating(f"S{at}", "SD", "SD") for at in range(12)], ORDER)

    assert isinstance(found.kappa, NotEstimable)
    assert (found.kappa.code, found.status, found.table.observed_agreement) == (
        "CONSTANT",
        "not_estimable",
        1.0,
    )
    assert "100 %" in found.kappa.why


def test_one_reader_with_one_category_has_kappa_0() -> None:
    """Agreement is then what chance gives; its draws do not vary, so that there is no interval."""
    rated = [Rating(f"S{at}", "SD", "PR" if at % 2 else "SD") for at in range(12)]
    found = _agreement(rated, ORDER)

    assert isinstance(found.kappa, Estimate)
    assert found.kappa.value == 0
    assert isinstance(found.kappa.interval, NotEstimable)


def test_full_agreement_over_two_categories_has_no_interval_of_width_0() -> None:
    found = _agreement([Rating(f"S{at}", *[("SD", "SD"), ("PD", "PD")][at % 2]) for at in range(20)], ORDER)

    assert isinstance(found.kappa, Estimate)
    assert found.kappa.value == pytest.approx(1)
    assert isinstance(found.kappa.interval, NotEstimable)
    assert (found.kappa.interval.code, type(found.asymptotic)) == ("NO_SPREAD", NotEstimable)


def test_a_statistic_undefined_in_many_draws_has_no_interval() -> None:
    """One other rating among fifteen: a third of the draws miss it."""
    rated = [Rating(f"S{at:02}", "PD" if at == 0 else "SD", "PD" if at == 0 else "SD") for at in range(15)]
    found = _agreement(rated, ORDER)

    assert isinstance(found.kappa, Estimate)
    assert isinstance(found.kappa.interval, NotEstimable)
    assert found.kappa.interval.code == "UNSTABLE"


def test_an_unused_category_stays_and_another_code_is_left_out_and_counted() -> None:
    """AG-2: the order comes from the study, not from the values."""
    rated = [
        Rating("S1", "PR", "SD"),
        Rating("S2", "PD", "PD"),
        Rating("S3", "NE", "PD"),
        Rating("S4", "SD", "SD"),
    ]
    found = _agreement(rated, ORDER, weighting=Weighting.LINEAR)

    assert found.table.categories == ORDER
    assert found.table.counts == ((0, 0, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0), (0, 0, 0, 1))
    assert (found.subjects, found.left_out) == (3, 1)


def test_no_rating_at_all_is_said() -> None:
    found = _found([Rating("S1", "NE", "NE")], ORDER)

    assert isinstance(found, NotEstimable)
    assert found.code == "TOO_FEW_VALUES"


def test_prevalence_and_bias_of_yes_and_no_are_the_published_indices() -> None:
    """Byrt 1993: prevalence index (a - d) / n, bias index (b - c) / n."""
    table = _table(TWO_BY_TWO)

    assert table.prevalence[0] - table.prevalence[1] == pytest.approx((20 - 15) / 50)
    assert table.bias[0] == pytest.approx((5 - 10) / 50)
    assert table.observed_agreement == pytest.approx(0.7)


def test_an_unknown_category_is_named() -> None:
    with pytest.raises(ValueError, match="MR and PD"):
        cross_table([Rating("S1", "MR", "PD")], ORDER)


def _table(rows: tuple[tuple[int, ...], ...]) -> CrossTable:
    return CrossTable(ORDER[: len(rows)], rows)


def _plain(table: CrossTable, weighting: Weighting) -> PlainKappa:
    found = kappa_of(table, weighting)
    assert isinstance(found, PlainKappa)
    return found


def _ratings_of(rows: tuple[tuple[int, ...], ...], order: tuple[str, ...]) -> list[Rating]:
    both = [
        (order[i], order[j])
        for i, row in enumerate(rows)
        for j, count in enumerate(row)
        for _ in range(count)
    ]
    return [Rating(f"S{at:03}", *each) for at, each in enumerate(both)]


def _found(
    rated: list[Rating],
    order: tuple[str, ...],
    weighting: Weighting = Weighting.NONE,
    seed: int = 1,
    draws: int = 2000,
) -> KappaAgreement | NotEstimable:
    return kappa_agreement(rated, order, weighting, Bootstrap(seed, draws))


def _agreement(
    rated: list[Rating], order: tuple[str, ...], weighting: Weighting = Weighting.NONE, seed: int = 1
) -> KappaAgreement:
    found = _found(rated, order, weighting, seed)
    assert isinstance(found, KappaAgreement)
    return found
