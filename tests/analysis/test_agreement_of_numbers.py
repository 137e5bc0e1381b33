"""ICC(2,1), Bland-Altman, Lin and repeatability: published tables and another route (AG-3 to AG-5)."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recist_reader.analysis.bland_altman import BlandAltman, bland_altman
from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.concordance import lin_concordance, repeatability
from recist_reader.analysis.icc import icc, mean_squares
from recist_reader.analysis.result import Estimate, Interval, NotEstimable
from tests.analysis.published_data import (
    LARGE_METER,
    LARGE_METER_AGAIN,
    MINI_METER,
    MINI_METER_AGAIN,
    SHROUT_AND_FLEISS,
)

Numbers = NDArray[np.float64]
tenths_mm = st.integers(0, 2000).map(lambda tenths: tenths / 10)
both_reads = st.lists(st.tuples(tenths_mm, tenths_mm), min_size=2, max_size=30).map(
    lambda rows: np.array(rows, dtype=np.float64)
)
NAMES = [f"S{at:02}" for at in range(17)]


def test_icc_of_shrout_and_fleiss() -> None:
    """AG-10: 0.289764 (0.018787 to 0.761084)."""
    found = _estimate(icc(SHROUT_AND_FLEISS))

    assert found.value == pytest.approx(0.289764, abs=1e-6)
    assert _bounds(found) == pytest.approx((0.018787, 0.761084), abs=1e-6)


def test_icc_of_the_peak_flow_meters() -> None:
    """AG-10: 0.945928."""
    assert _estimate(icc(_columns(LARGE_METER, MINI_METER))).value == pytest.approx(0.945928, abs=1e-6)


def test_mean_squares_are_those_of_a_linear_model() -> None:
    """The same by least squares on dummies: what a factor explains beyond the other."""
    ratings = SHROUT_AND_FLEISS
    n, k = ratings.shape
    subject, reader = np.repeat(np.eye(n), k, axis=0), np.tile(np.eye(k), (n, 1))
    both = _residual(np.hstack((subject, reader)), ratings.ravel())
    found = mean_squares(ratings)

    assert found.residual == pytest.approx(both / ((n - 1) * (k - 1)))
    assert found.readers == pytest.approx((_residual(subject, ratings.ravel()) - both) / (k - 1))
    assert found.subjects == pytest.approx((_residual(reader, ratings.ravel()) - both) / (n - 1))


def test_bland_altman_of_the_peak_flow_meters() -> None:
    """AG-10, large minus mini; BA86 prints bias -2.1, SD 38.8."""
    found = _limits(bland_altman(MINI_METER, LARGE_METER, "l/min"))

    assert (found.bias, found.standard_deviation) == pytest.approx((-2.1176, 38.7651), abs=5e-5)
    assert (found.low_limit, found.high_limit) == pytest.approx((-78.097, 73.862), abs=5e-4)
    assert isinstance(found.bias_interval, Interval)
    assert (found.bias_interval.low, found.bias_interval.high) == pytest.approx((-22.049, 17.814), abs=5e-4)
    assert (found.subjects, found.unit, found.left_out) == (17, "l/min", 0)


def test_the_interval_of_a_limit_has_the_standard_error_of_the_specification() -> None:
    """AG-4: SD sqrt(1/n + 1.96^2 / (2 (n - 1))), t with 16 degrees of freedom (2.119905)."""
    found = _limits(bland_altman(MINI_METER, LARGE_METER, "l/min"))
    reach = 2.119905 * 38.7651 * (1 / 17 + 1.96**2 / 32) ** 0.5

    assert isinstance(found.low_limit_interval, Interval)
    assert isinstance(found.high_limit_interval, Interval)
    assert found.low_limit_interval.high - found.low_limit == pytest.approx(reach, abs=1e-3)
    assert found.high_limit - found.high_limit_interval.low == pytest.approx(reach, abs=1e-3)


def test_bland_altman_relative_is_in_percent_of_the_mean() -> None:
    first, second = np.array([10.0, 20.0, 0.0, 40.0]), np.array([30.0, 20.0, 0.0, np.nan])
    found = _limits(bland_altman(first, second, "mm", relative=True))

    assert found.points == ((20.0, 100.0), (20.0, 0.0))
    assert (found.bias, found.unit, found.left_out) == (50.0, "%", 2)


def test_the_slope_of_differences_that_grow_with_the_mean() -> None:
    """Second is 10 % more: |d| / mean = 0.1 / 1.05."""
    first = np.array([10.0, 30.0, 50.0, 90.0])

    assert _limits(bland_altman(first, 1.1 * first, "mm")).slope == pytest.approx(0.1 / 1.05)


def test_the_slope_is_that_of_the_library() -> None:
    from scipy.stats import linregress

    mean, apart = (LARGE_METER + MINI_METER) / 2, np.abs(LARGE_METER - MINI_METER)

    found = _limits(bland_altman(MINI_METER, LARGE_METER, "l/min")).slope
    assert found == pytest.approx(linregress(mean, apart).slope)


def test_lin_of_the_peak_flow_meters() -> None:
    """AG-10: 0.942742."""
    assert _estimate(lin_concordance(LARGE_METER, MINI_METER)).value == pytest.approx(0.942742, abs=1e-6)


def test_the_standard_error_of_lin_is_that_of_the_moments() -> None:
    """Another way to Lin 2000: the delta method on the moments of a normal pair, by differences."""
    found = _estimate(lin_concordance(LARGE_METER, MINI_METER))
    n, cov = len(LARGE_METER), np.cov(LARGE_METER, MINI_METER, bias=True)
    moments = np.array([LARGE_METER.mean(), MINI_METER.mean(), cov[0, 0], cov[1, 1], cov[0, 1]])
    a, b, ab = moments[2:]
    spread = np.zeros((5, 5))
    spread[:2, :2] = cov
    spread[2:, 2:] = [
        [2 * a * a, 2 * ab * ab, 2 * a * ab],
        [2 * ab * ab, 2 * b * b, 2 * b * ab],
        [2 * a * ab, 2 * b * ab, a * b + ab * ab],
    ]
    gradient = _gradient(lambda m: 2 * m[4] / (m[2] + m[3] + (m[0] - m[1]) ** 2), moments)

    by_moments = (gradient @ spread @ gradient / (n - 2)) ** 0.5
    assert found.standard_error == pytest.approx(by_moments, rel=1e-5)


@pytest.mark.parametrize(
    ("first", "again", "published_sd"),
    [
        pytest.param(LARGE_METER, LARGE_METER_AGAIN, 21.6, id="large meter"),
        pytest.param(MINI_METER, MINI_METER_AGAIN, 28.2, id="mini meter"),
    ],
)
def test_repeatability_of_the_peak_flow_meters(first: Numbers, again: Numbers, published_sd: float) -> None:
    """BA86 gives the SD of differences about 0 as 21.6 and 28.2 l/min; ours is 1.96 times that."""
    found = _estimate(repeatability(NAMES, first, again, Bootstrap(1)))

    assert found.value / 1.96 == pytest.approx(published_sd, abs=0.05)
    low, high = _bounds(found)
    assert low < found.value < high


def test_repeatability_of_several_lesions_a_subject_draws_subjects() -> None:
    lesions = [name for name in NAMES for _ in range(3)]
    first, again = np.repeat(LARGE_METER, 3), np.repeat(LARGE_METER_AGAIN, 3)
    found = _estimate(repeatability(lesions, first, again, Bootstrap(5)))
    once = _estimate(repeatability(NAMES, LARGE_METER, LARGE_METER_AGAIN, Bootstrap(5)))

    assert found.value == pytest.approx(once.value)
    assert found.subjects == 17
    assert isinstance(found.interval, Interval)
    assert (found.interval.method, found.interval.seed) == ("bootstrap by subject", 5)


@settings(deadline=None, max_examples=80)
@given(both_reads)
def test_no_figure_is_out_of_range_or_no_number(rows: Numbers) -> None:
    """Whatever is not a number would be refused by `Estimate` and `Interval` themselves."""
    a, b = rows[:, 0], rows[:, 1]
    found = (
        icc(rows),
        lin_concordance(a, b),
        repeatability([str(at) for at in range(len(a))], a, b, Bootstrap(1)),
    )

    for each in found[:2]:
        assert isinstance(each, NotEstimable) or each.value <= 1
    for each in found:
        interval = each.interval if isinstance(each, Estimate) else None
        if isinstance(each, Estimate) and isinstance(interval, Interval):
            assert interval.low - 1e-9 <= each.value <= interval.high + 1e-9
    assert isinstance(bland_altman(a, b, "mm"), BlandAltman)


@settings(deadline=None, max_examples=60)
@given(both_reads, st.randoms())
def test_who_is_named_first_and_the_order_of_subjects_change_nothing(rows: Numbers, random: object) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    mixed = rows[order][:, ::-1]

    assert _value(icc(mixed)) == pytest.approx(_value(icc(rows)), abs=1e-9)
    lin, lin_mixed = lin_concordance(*rows.T), lin_concordance(*mixed.T)
    assert _value(lin_mixed) == pytest.approx(_value(lin), abs=1e-9)
    straight, turned = (_limits(bland_altman(*each.T, "mm")) for each in (rows, mixed))
    assert turned.bias == pytest.approx(-straight.bias, abs=1e-9)
    assert turned.low_limit == pytest.approx(-straight.high_limit, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(both_reads)
def test_lin_is_precision_times_accuracy(rows: Numbers) -> None:
    """Pearson's r times the bias correction factor of scale and location shift."""
    from scipy.stats import pearsonr

    a, b = rows.T
    if np.ptp(a) == 0 or np.ptp(b) == 0 or np.array_equal(a, b):
        assert _value(lin_concordance(a, b)) in {None, 0.0, 1.0}
        return
    scale, location = a.std() / b.std(), (a.mean() - b.mean()) / (a.std() * b.std()) ** 0.5
    accuracy = 2 / (scale + 1 / scale + location**2)

    assert _value(lin_concordance(a, b)) == pytest.approx(pearsonr(a, b).statistic * accuracy, abs=1e-9)


def test_a_missing_value_leaves_the_subject_out_and_is_counted() -> None:
    """AG-3."""
    gone = MINI_METER.copy()
    gone[[2, 5]] = np.nan
    kept = np.isfinite(gone)

    found, expected = icc(_columns(LARGE_METER, gone)), icc(_columns(LARGE_METER[kept], MINI_METER[kept]))
    assert (_estimate(found).subjects, _estimate(found).left_out) == (15, 2)
    assert (_value(found), _bounds(_estimate(found))) == (_value(expected), _bounds(_estimate(expected)))
    assert _estimate(lin_concordance(LARGE_METER, gone)).left_out == 2
    assert _estimate(repeatability(NAMES, LARGE_METER, gone, Bootstrap(1))).left_out == 2
    assert _limits(bland_altman(LARGE_METER, gone, "mm")).left_out == 2


ALL_EQUAL = np.full(12, 0.1)
SAME = np.arange(12) / 10
SHIFTED = SAME + 5


def test_values_that_are_all_equal_have_no_correlation() -> None:
    for found in (icc(_columns(ALL_EQUAL, ALL_EQUAL)), lin_concordance(ALL_EQUAL, ALL_EQUAL)):
        assert isinstance(found, NotEstimable)
        assert found.code == "CONSTANT"


def test_equal_reads_agree_fully_and_have_no_interval() -> None:
    for found in (icc(_columns(SAME, SAME)), lin_concordance(SAME, SAME)):
        assert _estimate(found).value == 1
        assert isinstance(_estimate(found).interval, NotEstimable)
    limits = _limits(bland_altman(SAME, SAME, "mm"))
    assert (limits.bias, limits.low_limit, limits.high_limit) == (0, 0, 0)
    assert isinstance(limits.bias_interval, NotEstimable)
    found = _estimate(repeatability([str(at) for at in range(12)], SAME, SAME, Bootstrap(1)))
    assert (found.value, type(found.interval)) == (0, NotEstimable)


def test_a_read_that_is_always_larger_by_the_same_is_a_bias_without_spread() -> None:
    limits = _limits(bland_altman(ALL_EQUAL, ALL_EQUAL + 5, "mm"))

    assert (limits.bias, limits.standard_deviation) == (5, 0)
    assert isinstance(limits.slope, NotEstimable)
    assert 0 < _estimate(icc(_columns(SAME, SHIFTED))).value < 0.05


def test_one_read_without_variation_agrees_by_0() -> None:
    assert _estimate(lin_concordance(ALL_EQUAL, SAME)).value == 0


def test_fewer_values_than_the_formula_needs_are_said() -> None:
    one = np.array([10.0])

    for found in (
        icc(_columns(one, one)),
        lin_concordance(one, one),
        bland_altman(one, one, "mm"),
        repeatability(["S1"], one, one, Bootstrap(1)),
    ):
        assert isinstance(found, NotEstimable)
        assert found.code == "TOO_FEW_VALUES"
        assert "are needed" in found.why


def _columns(first: Numbers, second: Numbers) -> Numbers:
    return np.column_stack((first, second))


def _residual(design: Numbers, values: Numbers) -> float:
    fitted = design @ np.linalg.lstsq(design, values, rcond=None)[0]
    return float(((values - fitted) ** 2).sum())


def _gradient(formula: Callable[[Numbers], float], at: Numbers) -> Numbers:
    steps = np.diag(1e-5 * np.abs(at))
    return np.array([(formula(at + step) - formula(at - step)) / (2 * step.sum()) for step in steps])


def _estimate(found: Estimate | NotEstimable) -> Estimate:
    assert isinstance(found, Estimate)
    return found


def _value(found: Estimate | NotEstimable) -> float | None:
    return found.value if isinstance(found, Estimate) else None


def _limits(found: BlandAltman | NotEstimable) -> BlandAltman:
    assert isinstance(found, BlandAltman)
    return found


def _bounds(found: Estimate) -> tuple[float, float]:
    assert isinstance(found.interval, Interval)
    return found.interval.low, found.interval.high
