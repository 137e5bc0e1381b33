"""No statistic comes from an incomplete read: such a pair cannot be made (AG-1)."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.analysis.reads import (
    Adjudication,
    Decision,
    PairOfReads,
    ReadResult,
    pair_reads,
    sorted_pairs,
    timepoint_order,
)
from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import Response
from tests.analysis.pairs import decided, pair, read, target

FIRST, SECOND = read("S01", "PR PD"), read("S01", "SD PD", reader="RDR-2", slot="R2")


def _at_last(found: ReadResult, **changed: object) -> ReadResult:
    last = replace(found.timepoints[-1], **changed)
    return replace(found, timepoints=(*found.timepoints[:-1], last))


@pytest.mark.parametrize(
    ("change", "what", "where"),
    [
        pytest.param(
            lambda it: replace(it, completed_on=None), "the read is not complete", "S01 R2", id="not complete"
        ),
        pytest.param(
            lambda it: _at_last(it, locked_on=None),
            "the read is not complete",
            "S01 R2 TP2",
            id="timepoint open",
        ),
        pytest.param(
            lambda it: replace(it, timepoints=()), "the read is not complete", "S01 R2", id="no timepoint"
        ),
        pytest.param(
            lambda it: replace(it, subject="S02"), "the reads are of two subjects", "S01", id="other"
        ),
        pytest.param(
            lambda it: replace(it, slot="R1"), "the reads are not those of R1 and R2", "S01", id="order"
        ),
        pytest.param(
            lambda it: _at_last(it, id="TP1"),
            "the timepoint stands twice",
            "S01 R2 TP1",
            id="timepoint twice",
        ),
        pytest.param(
            lambda it: _at_last(it, overall=None),
            "a timepoint has no overall response",
            "S01 R2",
            id="no response",
        ),
        pytest.param(
            lambda it: replace(it, targets=(target("L1"), target("L1"))),
            "the target stands twice",
            "S01 R2 L1",
            id="target twice",
        ),
        pytest.param(
            lambda it: _at_last(it, sum_mm=Decimal("NaN")),
            "negative or no number",
            "TP2 sum_mm",
            id="no number",
        ),
        pytest.param(
            lambda it: _at_last(it, active_minutes=-1.0),
            "negative or no number",
            "TP2 active_minutes",
            id="time",
        ),
        pytest.param(
            lambda it: _at_last(it, change_percent=Decimal("-100.1")),
            "negative or no number",
            "TP2 change_percent",
            id="below -100 %",
        ),
        pytest.param(
            lambda it: replace(it, targets=(target("L1", TP1="-3"),)),
            "negative or no number",
            "L1 TP1",
            id="size",
        ),
    ],
)
def test_an_unsound_read_is_refused_by_name(
    change: Callable[[ReadResult], ReadResult], what: str, where: str
) -> None:
    refused = pair_reads(FIRST, change(SECOND))

    assert isinstance(refused, Refusal)
    assert what in refused.problem.what
    assert where in refused.problem.where
    assert refused.problem.remedy
    with pytest.raises(ValueError, match=what):
        PairOfReads(FIRST, change(SECOND))


@pytest.mark.parametrize(
    ("adjudication", "what"),
    [
        pytest.param(Adjudication(()), "without trigger", id="no trigger"),
        pytest.param(Adjudication(("T1",), Decision.FIRST), "without cause", id="no cause"),
        pytest.param(replace(decided(Decision.FIRST), adjudicator=""), "or adjudicator", id="nobody"),
    ],
)
def test_an_unsound_adjudication_is_refused(adjudication: Adjudication, what: str) -> None:
    refused = pair_reads(FIRST, SECOND, adjudication)

    assert isinstance(refused, Refusal)
    assert what in refused.problem.what


def test_a_sum_of_nothing_left_and_a_change_of_100_percent_down_are_sound() -> None:
    gone = _at_last(SECOND, sum_mm=Decimal(0), change_percent=Decimal(-100))

    assert isinstance(pair_reads(FIRST, gone), PairOfReads)


def test_two_reads_of_one_reader_are_a_repeat_in_either_slot() -> None:
    """RA-1."""
    again = pair_reads(SECOND, SECOND)

    assert isinstance(again, PairOfReads)
    assert again.is_repeat
    assert not PairOfReads(FIRST, SECOND).is_repeat


def test_a_subject_twice_is_refused_and_pairs_come_by_subject() -> None:
    ordered = sorted_pairs([pair("S02", "SD", "SD"), pair("S01", "SD", "SD")])

    assert isinstance(ordered, tuple)
    assert [it.subject for it in ordered] == ["S01", "S02"]
    refused = sorted_pairs([*ordered, pair("S02", "PD", "PD")])
    assert isinstance(refused, Refusal)
    assert refused.problem.where == "S02"


def test_a_timepoint_of_one_read_only_is_not_compared() -> None:
    found = pair("S01", "SD SD PD", "SD PD")

    assert found.common_timepoints == ("BL", "TP1", "TP2")
    assert timepoint_order([found, pair("S02", "SD", "SD")]) == ("BL", "TP1", "TP2")


def test_progression_means_what_it_means_to_adjudication() -> None:
    """AD-2 T2: a date of progression counts, also where the best response is another."""
    assert FIRST.outcome.has_pd
    assert FIRST.best_response is Response.PR
