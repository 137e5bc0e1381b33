"""How many subjects differ, and why adjudicators say so (AG-6, RA-4)."""

from dataclasses import replace

import pytest

from recist_reader.analysis.discordance import causes_of_discordance, discordance, discordance_by_timepoint
from recist_reader.analysis.reads import Cause, Decision, PairOfReads
from recist_reader.analysis.result import Share, TooFew
from recist_reader.analysis.share import share
from recist_reader.recist.options import CharterOptions, default_options
from tests.analysis.pairs import decided, pair

AGREEING = [pair(f"A{at:02}", "PR PR PD", "PR PR PD") for at in range(9)]


@pytest.mark.parametrize(
    ("second", "differing"),
    [
        pytest.param("PR PR PD", set(), id="nothing"),
        pytest.param("PR PR PR", {"pd"}, id="progression of one reader"),
        pytest.param("PR PD PD", {"pd_date"}, id="date of progression"),
        pytest.param("SD PR PD", {"first_response_date"}, id="date of response"),
        pytest.param("SD SD PD", {"best_response", "first_response_date"}, id="best response"),
        pytest.param("PR NE PD", {"evaluability"}, id="evaluability"),
    ],
)
def test_one_of_ten_subjects_differs(second: str, differing: set[str]) -> None:
    found = discordance([*AGREEING, pair("S10", "PR PR PD", second)], default_options())

    assert {name for name, each in found.items() if _share(each).count} == differing
    assert all(_share(each).subjects == 10 for each in found.values())
    assert len(found) == 5


def test_triggers_that_the_charter_leaves_out_are_counted_all_the_same() -> None:
    """Discordance is reported whatever is adjudicated."""
    found = discordance(
        [*AGREEING, pair("S10", "PR PR PD", "SD SD PR")], CharterOptions(adjudication_triggers=())
    )

    assert (_share(found["pd"]).count, _share(found["first_response_date"]).count) == (1, 1)


def test_nine_subjects_are_too_few() -> None:
    """RA-2."""
    found = discordance(AGREEING, default_options())

    assert set(found.values()) == {TooFew(9)}
    assert "fewer than 10" in TooFew(9).why


def test_each_timepoint_has_the_subjects_that_reached_it() -> None:
    pairs = [*AGREEING, pair("S10", "PR PD", "SD PR"), pair("S11", "PR PR PD", "PR NE PD")]
    found = discordance_by_timepoint(pairs)

    assert list(found) == ["TP1", "TP2", "TP3"]
    counts = {at: {name: _share(each).count for name, each in shares.items()} for at, shares in found.items()}
    assert counts["TP1"] == {"pd": 0, "overall_response": 1, "evaluability": 0}
    assert counts["TP2"] == {"pd": 1, "overall_response": 2, "evaluability": 1}
    assert _share(found["TP3"]["pd"]).subjects == 10


@pytest.mark.parametrize(
    ("count", "subjects", "low", "high"),
    [(0, 10, 0, 0.308497), (10, 10, 0.691503, 1), (5, 10, 0.187086, 0.812914), (65, 151, 0.350255, 0.513455)],
)
def test_the_exact_interval_is_the_published_one(count: int, subjects: int, low: float, high: float) -> None:
    """R7 of the specification."""
    interval = share(count, subjects).interval

    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(("count", "subjects"), [(1, 0), (-1, 10), (11, 10)])
def test_what_is_no_share_is_refused(count: int, subjects: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        share(count, subjects)


def test_causes_come_by_count_then_in_the_order_of_the_list() -> None:
    """EXP-107."""
    named = [Cause.NEW_LESION] * 6 + [Cause.DATE] * 2 + [Cause.MEASUREMENT] * 2
    found = causes_of_discordance([*_decided(named), *AGREEING])

    assert isinstance(found, tuple)
    assert [(it.cause, it.share.count) for it in found][:4] == [
        (Cause.NEW_LESION, 6),
        (Cause.MEASUREMENT, 2),
        (Cause.DATE, 2),
        (Cause.TARGET_SELECTION, 0),
    ]
    assert {it.share.subjects for it in found} == {10}
    assert len(found) == len(Cause)


def test_causes_of_nine_cases_are_too_few() -> None:
    assert causes_of_discordance([*_decided([Cause.DATE] * 9), *AGREEING]) == TooFew(9)


def _decided(causes: list[Cause]) -> list[PairOfReads]:
    return [
        replace(pair(f"C{at:02}", "PR", "SD"), adjudication=decided(Decision.FIRST, cause))
        for at, cause in enumerate(causes)
    ]


def _share(found: Share | TooFew) -> Share:
    assert isinstance(found, Share)
    return found
