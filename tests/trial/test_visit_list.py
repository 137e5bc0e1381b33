"""A study's list of visits: names, windows, repeats; where a scan belongs (ST-104 to ST-107)."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.recist.read import PartialDate
from recist_reader.trial.codec import converter
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.visit_dates import DueState, expected_visits, placed
from recist_reader.trial.visit_list import PlannedVisit, Repeat, VisitList, every

LIST = VisitList(
    (
        PlannedVisit("Baseline", 0, 28, 0),
        PlannedVisit("Week 16", 112, 14, 14),
        PlannedVisit("Week 32", 224, 14, 14),
    ),
    Repeat(84, 14, 14),
)
START = date(2024, 2, 29)


def test_ST_104_the_repeat_goes_on_from_the_last_visit() -> None:
    found = [(number, visit.name, visit.day) for number, visit in islice(LIST.in_order(), 5)]
    assert found[2:] == [(2, "Week 32", 224), (3, "Week 44", 308), (4, "Week 56", 392)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("baseline", "Baseline"),
        ("  WEEK   16 ", "Week 16"),
        ("week 44", "Week 44"),
        ("Week 45", None),
        ("Week 28", None),
        ("Week 044", None),
        ("TP1", None),
        ("unscheduled", "Unscheduled 1"),
        ("Unscheduled 2", "Unscheduled 2"),
        ("Unscheduled 0", None),
        ("", None),
    ],
)
def test_ST_104_a_visit_is_called_by_its_name_in_any_case(text: str, name: str | None) -> None:
    assert LIST.name_of(text) == name


@given(st.integers(0, 200))
def test_ST_104_every_name_leads_back_to_its_visit(number: int) -> None:
    visit = LIST.planned(number)
    assert visit is not None
    assert LIST.number_of(visit.name.upper()) == number


@given(st.integers(1, 400), st.integers(0, 60), st.integers(0, 60))
def test_ST_106_an_equal_interval_is_the_special_case(interval: int, window: int, number: int) -> None:
    visits = every(interval, window)
    visit = visits.planned(number)
    assert visit is not None
    assert visits.number_of("Baseline" if number == 0 else f"tp{number}") == number
    assert visit.day == number * interval


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: VisitList(()), "the first is the baseline"),
        (lambda: VisitList((PlannedVisit("Week 1", 7),)), "the first is the baseline"),
        (lambda: VisitList((PlannedVisit("A", -7), PlannedVisit("B", 0))), "only the baseline"),
        (lambda: VisitList((PlannedVisit("A", 0), PlannedVisit("a", 7))), "two of this name"),
        (lambda: VisitList((PlannedVisit("A", 0), PlannedVisit("B", 9), PlannedVisit("C", 8))), "order"),
        (lambda: VisitList((PlannedVisit("A", 0, 0, 7), PlannedVisit("B", 9, 2, 0))), "window meets"),
        (lambda: VisitList((PlannedVisit("A", 0),), Repeat(7, 3, 4)), "windows of two visits meet"),
        (lambda: VisitList((PlannedVisit("Week 4", 0),), Repeat(28)), "the repeat makes one of this name"),
        (lambda: VisitList((PlannedVisit("A", 0), PlannedVisit("B", 10)), Repeat(7)), "whole week"),
        (lambda: Repeat(10), "whole weeks"),
        (lambda: Repeat(10, name="Visit"), "one of {week}"),
        (lambda: Repeat(0), "every 1 to"),
        (lambda: PlannedVisit("A/B", 0), "no slash"),
        (lambda: PlannedVisit("A\tB", 0), "blanks"),
        (lambda: PlannedVisit("Unscheduled 1", 0), "outside the list"),
        (lambda: PlannedVisit("A", 0, -1), "0 days or more"),
        (lambda: PlannedVisit("A", 0, required=("MR",)), "unknown required item 'MR'"),
        (
            lambda: VisitList((PlannedVisit("A", 0), PlannedVisit("B", 7, required=("FDG PET",))), Repeat(7)),
            "counted from 'B'",
        ),
    ],
)
def test_ST_104_an_impossible_list_is_refused(make, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


def test_ST_106_the_schedule_has_the_visits_that_require_ct() -> None:
    visits = VisitList(
        (
            PlannedVisit("Baseline", 0),
            PlannedVisit("PET", 50, required=("SSTR PET",)),
            PlannedVisit("CT", 90, 3, 5),
        ),
        Repeat(84, 7, 7, name="Day {day}"),
    )
    schedule = visits.schedule()
    assert schedule is not None
    assert [(v.day, v.opens, v.closes) for v in islice(schedule.visits_after_baseline(), 2)] == [
        (90, 87, 95),
        (174, 167, 181),
    ]


def test_ST_108_without_their_names_visits_have_the_same_days() -> None:
    unnamed = LIST.unnamed()
    found = [(visit.name, visit.day) for _number, visit in islice(unnamed.in_order(), 5)]
    assert found == [("Visit 0", 0), ("Visit 1", 112), ("Visit 2", 224), ("Visit 3", 308), ("Visit 4", 392)]
    assert [unnamed.number_of(name) for name, _day in found] == [0, 1, 2, 3, 4]
    with_names, without = LIST.schedule(), unnamed.schedule()
    assert with_names is not None
    assert without is not None
    days = [[v.day for v in islice(one.visits_after_baseline(), 9)] for one in (with_names, without)]
    assert days[0] == days[1]


def test_ST_104_a_row_of_the_study_gives_the_list_back() -> None:
    row = converter().unstructure(LIST)
    assert converter().structure(row, VisitList) == LIST


@pytest.mark.parametrize(
    ("day", "name", "days_off"),
    [
        (-28, "Baseline", 0),
        (-29, "Baseline", -1),
        (-55, "Baseline", -27),
        (-56, None, 0),  # beyond the first visit the gap on the other side is measured
        (1, "Baseline", 1),
        (55, "Baseline", 55),
        (56, None, 0),  # half of the gap is not closer than half
        (57, "Week 16", -41),
        (98, "Week 16", 0),
        (126, "Week 16", 0),
        (127, "Week 16", 1),
        (168, None, 0),
        (169, "Week 32", -41),
        (238, "Week 32", 0),
        (265, "Week 32", 27),
        (266, None, 0),
        (267, "Week 44", -27),
        (308 + 84 * 20, "Week 284", 0),
    ],
)
def test_ST_105_a_scan_belongs_to_its_window_or_to_the_nearest_day(
    day: int, name: str | None, days_off: int
) -> None:
    found = placed(LIST, day)
    assert (found.visit.name if found.visit else None, found.days_off) == (name, days_off)


@given(st.integers(-200, 3000))
def test_ST_105_no_other_visit_is_nearer(day: int) -> None:
    found = placed(LIST, day)
    days = [visit.day for _number, visit in islice(LIST.in_order(), 50)]
    if found.visit is None:
        assert all(not v.opens <= day <= v.closes for _n, v in islice(LIST.in_order(), 50))
    else:
        assert abs(found.visit.day - day) == min(abs(d - day) for d in days)


def due(today: date, came: dict[int, bool] | None = None, **facts: object) -> list[tuple[str, str]]:
    subject = SubjectRecord("1001", START, **facts)
    return [(v.name, v.state) for v in expected_visits(LIST, subject, came or {}, today)]


@pytest.mark.parametrize(
    ("days", "state"),
    [(97, DueState.EXPECTED), (98, DueState.DUE), (126, DueState.DUE), (127, DueState.OVERDUE)],
)
def test_ST_107_a_visit_is_due_in_its_window_and_overdue_after_it(days: int, state: DueState) -> None:
    assert ("Week 16", state) in due(START + timedelta(days=days), {0: True})


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ({}, ["Baseline", "Week 16", "Week 32", "Week 44"]),
        ({"death_date": START + timedelta(days=112)}, ["Baseline", "Week 16"]),
        ({"death_date": START + timedelta(days=111)}, ["Baseline"]),
        ({"death_date": PartialDate(2024, 6)}, ["Baseline", "Week 16"]),
        ({"withdrawal_date": START + timedelta(days=200)}, ["Baseline", "Week 16"]),
        ({"images_final": True}, ["Baseline"]),
    ],
    ids=["goes on", "died on the day", "died before", "died in the month", "withdrew", "images are final"],
)
def test_ST_107_nothing_is_expected_after_the_end(facts: dict[str, object], names: list[str]) -> None:
    today = START + timedelta(days=240)
    assert [name for name, _state in due(today, {0: True}, **facts)] == names


def test_ST_107_what_came_stands_whatever_the_day() -> None:
    found = due(START, {0: True, 1: False, 3: True})
    assert found == [
        ("Baseline", DueState.RECEIVED),
        ("Week 16", DueState.NOT_DONE),
        ("Week 32", DueState.EXPECTED),
        ("Week 44", DueState.RECEIVED),
        ("Week 56", DueState.EXPECTED),
    ]


def test_ST_107_without_randomisation_nothing_has_a_day() -> None:
    subject = SubjectRecord("1001")
    assert list(expected_visits(LIST, subject, {}, START)) == []


def test_ST_107_the_end_of_the_calendar_ends_the_list() -> None:
    subject = SubjectRecord("1001", date(9999, 10, 1))
    assert [v.name for v in expected_visits(LIST, subject, {}, date(9999, 12, 31))] == ["Baseline"]
