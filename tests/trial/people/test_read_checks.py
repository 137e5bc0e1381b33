"""Batch edit checks by figures alone (QY-4)."""

from datetime import date
from decimal import Decimal

import pytest

from recist_reader.trial.people.queries import ReadAbout
from recist_reader.trial.people.read_checks import (
    CheckedRead,
    CheckedSubject,
    CheckedValue,
    CheckedVisit,
    after_a_gap,
    findings_of,
    out_of_order,
    outliers,
    passed_over,
)

READ = ReadAbout("read-1", "reader-1", frozenset())
OTHER = ReadAbout("read-2", "reader-2", frozenset())


def day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(738_000 + number)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ((0, 84, 168), []),
        ((0,), []),
        ((), []),
        ((0, 0), ["TP1"]),
        ((0, 84, 83), ["TP2"]),
        ((10, 0, 5), ["TP1"]),
        ((0, None, 168), []),
        ((84, None, 0), ["TP2"]),
        ((None, None), []),
    ],
)
def test_QY_4_the_order_of_dates(days: tuple[int | None, ...], found: list[str]) -> None:
    visits = [
        CheckedVisit(f"TP{number}" if number else "BL", number, day(of)) for number, of in enumerate(days)
    ]
    assert out_of_order(visits) == found


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((0, 1, 2), []),
        ((0, 2), ["V2"]),
        ((0, 1, 4, 5, 7), ["V4", "V7"]),
        ((0, None, 1), []),
        ((0, None, 2), ["V2"]),
        ((), []),
    ],
)
def test_QY_4_a_visit_is_missing(numbers: tuple[int | None, ...], found: list[str]) -> None:
    assert after_a_gap([CheckedVisit(f"V{number}", number, None) for number in numbers]) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("BL TP1 TP2", "BL TP1 TP2", []),
        ("BL TP1 TP2", "BL", []),  # the other is not so far yet
        ("BL TP1 TP2 TP3", "BL TP1 TP3", ["TP2"]),
        ("BL TP2 TP10", "BL TP1 TP10", ["TP1", "TP2"]),
        ("", "BL", []),
    ],
)
def test_QY_4_two_readers_with_other_visits(one: str, other: str, found: list[str]) -> None:
    assert passed_over(frozenset(one.split()), frozenset(other.split())) == found
    assert passed_over(frozenset(other.split()), frozenset(one.split())) == found


def test_QY_4_findings_name_the_first_read_once() -> None:
    visits = [CheckedVisit("BL", 0, day(5)), CheckedVisit("TP1", 2, day(1))]
    reads = [CheckedRead(READ, frozenset({"BL", "TP1", "TP2"})), CheckedRead(OTHER, frozenset({"BL", "TP2"}))]
    found = [(f.read.uuid, f.check, f.timepoint) for f in findings_of(CheckedSubject(visits, reads))]
    assert found == [
        ("read-1", "date_order", "TP1"),
        ("read-1", "missing_visit", "TP1"),
        ("read-1", "visit_sets", "TP1"),
    ]
    assert list(findings_of(CheckedSubject(visits, []))) == []


def values(read: ReadAbout, *lengths: str) -> list[CheckedValue]:
    return [CheckedValue(read, f"TP{n}", "T1", Decimal(mm)) for n, mm in enumerate(lengths)]


@pytest.mark.parametrize(("n", "is_found"), [(16, False), (17, True), (40, True)])
def test_QY_4_a_value_far_from_all_others(n: int, is_found: bool) -> None:
    """One of n + 1 values lies n / sqrt(n + 1) standard deviations off: over 4 from 18 values on."""
    own = {"reader-1": [*values(READ, *["20.0"] * n), CheckedValue(READ, "BL", "T2", Decimal("200.0"))]}
    found = [(f.check, f.timepoint, f.lesion) for f in outliers(own)]
    assert found == ([("measurement", "BL", "T2")] if is_found else [])


def test_QY_4_outliers_are_looked_for_within_a_reader() -> None:
    own = {
        "reader-1": values(READ, *["20.0", "21.0"] * 20),
        "reader-2": values(OTHER, *["90.0", "91.0"]),
        "reader-3": values(OTHER, "5.0"),
        "reader-4": values(OTHER, *["30.0"] * 30),
    }
    assert list(outliers(own)) == []
