"""All statistics of a study at once: which there are, what sways none, RA-2 everywhere (AG-1, EXP-46)."""

import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.analysis.agreement import RESPONSE_ORDER, Statistic, agreement
from recist_reader.analysis.bland_altman import BlandAltman
from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.kappa import KappaAgreement
from recist_reader.analysis.reads import PairOfReads, ReadResult
from recist_reader.analysis.result import Estimate, Interval, NotEstimable, TooFew
from recist_reader.analysis.values import same_lesion_sizes
from recist_reader.problem import Refusal
from recist_reader.recist.options import default_options
from tests.analysis.pairs import measured_pair, pair, read, target

QUICK = Bootstrap(seed=11, draws=100)
MIXED = [
    *(("PR PR PD", "PR PD PD"), ("SD SD SD", "SD SD PD"), ("CR CR CR", "PR PR PR"), ("SD PD", "SD PD")),
    *(("PD", "PD"), ("PR PR", "SD PR"), ("NE SD", "SD SD"), ("SD SD", "SD SD")),
    *(("PR PD", "PR PD"), ("CR CR", "CR CR"), ("SD SD", "PR PR"), ("PD", "SD")),
]
TWELVE = [pair(f"S{at:02}", *words) for at, words in enumerate(MIXED)]


def _all(pairs: Sequence[PairOfReads], bootstrap: Bootstrap = QUICK) -> tuple[Statistic, ...]:
    found = agreement(pairs, default_options(), bootstrap)
    assert not isinstance(found, Refusal)
    return found


def _one(found: Sequence[Statistic], name: str, timepoint: str = "", readers: str = "R1-R2") -> object:
    (only,) = [it for it in found if (it.name, it.timepoint, it.readers) == (name, timepoint, readers)]
    return only.result


def test_kappa_of_best_response_has_the_order_of_the_study() -> None:
    linear = _one(_all(TWELVE), "kappa_best_response_linear")
    quadratic = _one(_all(TWELVE), "kappa_best_response_quadratic")

    assert isinstance(linear, KappaAgreement)
    assert isinstance(quadratic, KappaAgreement)
    assert linear.table.categories == RESPONSE_ORDER == ("CR", "PR", "SD", "PD")
    assert linear.subjects == 12
    assert linear.kappa != quadratic.kappa


def test_overall_response_is_told_pooled_and_by_timepoint() -> None:
    found = _all(TWELVE)
    pooled, first = _one(found, "kappa_overall_response", "all"), _one(found, "kappa_overall_response", "TP1")

    assert isinstance(pooled, KappaAgreement)
    assert isinstance(first, KappaAgreement)
    assert (pooled.subjects, pooled.table.ratings) == (12, 25)
    assert (first.subjects, first.table.ratings) == (12, 12)
    assert _one(found, "kappa_overall_response", "TP3") == TooFew(3)


def test_a_code_outside_of_the_order_leaves_the_weighted_kappa_and_is_in_the_other() -> None:
    """AG-2: NE apart, over all codes; eleven subjects remain of twelve."""
    with_ne = [*TWELVE[:-1], pair("S11", "NE", "PD")]
    linear = _one(_all(with_ne), "kappa_best_response_linear")
    all_codes = _one(_all(with_ne), "kappa_best_response_all_codes")

    assert isinstance(linear, KappaAgreement)
    assert isinstance(all_codes, KappaAgreement)
    assert (linear.subjects, linear.left_out) == (11, 1)
    assert (all_codes.subjects, all_codes.left_out) == (12, 0)


def test_every_statistic_of_nine_subjects_is_too_few() -> None:
    """RA-2, without exception."""
    few = [measured_pair(f"S{at}", ("30", f"{20 + at}"), ("31", f"{22 + at}")) for at in range(9)]
    found = _all(few)

    assert len(found) > 20
    assert {type(it.result) for it in found} == {TooFew}


def test_no_subject_at_all_is_too_few() -> None:
    assert {it.result for it in _all([])} == {TooFew(0)}


def test_sums_and_changes_have_icc_limits_and_concordance_at_each_timepoint() -> None:
    pairs = [
        measured_pair(f"S{at:02}", (f"{30 + at}", f"{20 + 2 * at}"), (f"{31 + at}", f"{21 + at}"))
        for at in range(12)
    ]
    found = _all(pairs)

    baseline = _one(found, "icc_sum_mm", "BL")
    assert isinstance(baseline, Estimate)
    assert 0.9 < baseline.value < 1
    limits = _one(found, "bland_altman_sum_mm", "BL")
    assert isinstance(limits, BlandAltman)
    assert (limits.bias, limits.unit, limits.subjects) == (1.0, "mm", 12)
    relative = _one(found, "bland_altman_sum_relative", "TP1")
    assert isinstance(relative, BlandAltman)
    assert relative.unit == "%"
    assert isinstance(_one(found, "icc_change_percent", "TP1"), Estimate)
    assert isinstance(_one(found, "concordance_change_percent", "TP1"), Estimate)
    assert not [it for it in found if it.timepoint == "BL" and "change" in it.name]


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param((("30", None), ("30", "20")), id="by R1"),
        pytest.param((("30", "20"), ("30", None)), id="by R2"),
    ],
)
def test_a_missing_sum_is_left_out_and_ten_must_remain(
    gone: tuple[tuple[str | None, ...], tuple[str | None, ...]],
) -> None:
    """AG-3 and RA-2 together."""
    full = [measured_pair(f"S{at:02}", (f"{30 + at}", "20"), (f"{31 + at}", "21")) for at in range(10)]
    one_more = measured_pair("S10", *gone)

    limits = _one(_all([*full, one_more]), "bland_altman_sum_mm", "TP1")
    assert isinstance(limits, BlandAltman)
    assert (limits.subjects, limits.left_out) == (10, 1)
    assert _one(_all([*full[:-1], one_more]), "bland_altman_sum_mm", "TP1") == TooFew(9)


def test_sums_that_are_all_equal_are_said_not_shown_as_a_number() -> None:
    found = _all([measured_pair(f"S{at:02}", ("30", "0"), ("30", "0")) for at in range(12)])

    icc, relative = _one(found, "icc_sum_mm", "TP1"), _one(found, "bland_altman_sum_relative", "TP1")
    assert isinstance(icc, NotEstimable)
    assert icc.code == "CONSTANT"
    assert isinstance(relative, NotEstimable)
    assert relative.code == "TOO_FEW_VALUES"


def test_repeats_are_told_apart_by_slot_and_change_no_primary_figure() -> None:
    """RA-1, AG-8."""
    again = [
        PairOfReads(_sized(f"S{at:02}", 30 + at), _sized(f"S{at:02}", 31 + at + at % 3)) for at in range(12)
    ]
    found, without = _all([*TWELVE, *again]), _all(TWELVE)

    assert [it for it in found if it.readers == "R1-R2"] == list(without)
    repeat = _one(found, "repeatability_sum_mm", "BL", "R1-repeat")
    assert isinstance(repeat, Estimate)
    assert isinstance(repeat.interval, Interval)
    lesions = _one(found, "repeatability_same_lesion_mm", "", "R1-repeat")
    assert isinstance(lesions, Estimate)
    assert (lesions.subjects, type(lesions.interval)) == (12, Interval)
    assert not [it for it in found if it.rule == "AG-6" and it.readers != "R1-R2"]


def test_same_lesion_pairs_are_sizes_of_one_lesion_at_one_timepoint() -> None:
    """Lesions of one organ are not mixed up; a lesion or size of one read only makes no pair."""
    first = read("S01", "SD", targets=(target("L1", BL="20", TP1="18"), target("L2", BL="40")))
    second = read(
        "S01", "SD", reader="RDR-2", slot="R2", targets=(target("L2", BL="41"), target("L1", BL="22"))
    )
    found = same_lesion_sizes([PairOfReads(first, second)])

    assert list(zip(found.first, found.second, strict=True)) == [(20, 22), (40, 41)]
    assert (found.subjects, found.complete_subjects, found.unit) == (("S01", "S01"), 1, "mm")


def test_a_subject_twice_is_refused() -> None:
    refused = agreement([*TWELVE, TWELVE[0]], default_options(), QUICK)

    assert isinstance(refused, Refusal)
    assert refused.problem.where == "S00"


def test_order_of_pairs_changes_nothing_and_the_seed_all_that_is_drawn() -> None:
    mixed = list(TWELVE)
    random.Random(3).shuffle(mixed)

    assert _all(mixed) == _all(TWELVE)
    other = _all(TWELVE, replace(QUICK, seed=12))
    assert {it.rule for it, that in zip(_all(TWELVE), other, strict=True) if it != that} == {"AG-2"}


@pytest.mark.parametrize("seed_and_draws", [(-1, 2000), (1, 0)])
def test_a_seed_below_0_or_no_draws_are_refused(seed_and_draws: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="below"):
        Bootstrap(*seed_and_draws)


def test_a_figure_that_is_no_number_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not finite"):
        Estimate(float("nan"), NotEstimable("CONSTANT", TooFew(1).why), 12)
    with pytest.raises(ValueError, match="not finite"):
        Interval(float("-inf"), 1.0, "t")


def test_libraries_of_statistics_are_loaded_by_the_first_figure_not_by_import() -> None:
    """The window may import the room without waiting for them."""
    names = "agreement", "monitoring", "timing", "target_choice", "published"
    imports = "; ".join(f"import recist_reader.analysis.{name}" for name in names)
    code = f"{imports}; import sys; print(sorted({{'scipy', 'statsmodels', 'pandas'}} & set(sys.modules)))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def _sized(subject: str, size_mm: int) -> ReadResult:
    sizes = {"BL": str(size_mm), "TP1": str(Decimal(size_mm) + 2)}
    return read(subject, "SD", sums=(sizes["BL"], sizes["TP1"]), targets=(target("L1", **sizes),))
