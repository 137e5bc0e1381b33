"""BOR-1 to BOR-13, Table 3 row by row, with and without confirmation."""

import pytest

from recist_reader.recist.assess import assess, response_duration
from recist_reader.recist.best_response import Dated, Window, best_response
from recist_reader.recist.options import charter_options
from recist_reader.recist.vocabulary import Response
from tests.recist.reads import RANDOMISED, day, day_of, read

BEST_FIRST = ["CR", "PR", "SD", "NON-CR/NON-PD", "NED", "PD", "NE"]


def best(codes, days, stable="SD", **options):
    entries = tuple(Dated(Response(c), day(d)) for c, d in zip(codes, days, strict=True))
    return best_response(Window(entries, Response(stable), RANDOMISED, charter_options(options)))


# BOR-12: first, second, confirmed when an assessment that is not PD meets BOR-4, and when none does.
TABLE_3 = [
    ("CR", "CR", "CR", "CR"),
    ("CR", "PR", "PR", "PR"),  # the CR withdrawn, or target CR with non-targets NE
    ("CR", "SD", "SD", "NE"),
    ("CR", "PD", "SD", "PD"),
    ("CR", "NE", "SD", "NE"),
    ("PR", "CR", "PR", "PR"),
    ("PR", "PR", "PR", "PR"),
    ("PR", "SD", "SD", "NE"),
    ("PR", "PD", "SD", "PD"),
    ("PR", "NE", "SD", "NE"),
    ("SD", "CR", "SD", "NE"),
    ("SD", "PR", "SD", "NE"),
    ("SD", "SD", "SD", "NE"),
    ("SD", "PD", "SD", "PD"),
    ("SD", "NE", "SD", "NE"),
    ("NE", "CR", "SD", "NE"),
    ("NE", "PR", "SD", "NE"),
    ("NE", "SD", "SD", "NE"),
    ("NE", "PD", "PD", "PD"),
    ("NE", "NE", "NE", "NE"),
]
TABLE_3_NON_TARGET = [
    ("NON-CR/NON-PD", "NON-CR/NON-PD", "NON-CR/NON-PD", "NE"),
    ("NON-CR/NON-PD", "NE", "NON-CR/NON-PD", "NE"),
    ("NON-CR/NON-PD", "PD", "NON-CR/NON-PD", "PD"),
    ("NON-CR/NON-PD", "CR", "NON-CR/NON-PD", "NE"),
    ("CR", "CR", "CR", "CR"),
]
ROWS = [("SD", *row) for row in TABLE_3] + [("NON-CR/NON-PD", *row) for row in TABLE_3_NON_TARGET]


@pytest.mark.parametrize(("stable", "first", "second", "late", "early"), ROWS, ids=lambda word: word)
def test_table_3(stable, first, second, late, early):
    assert best([first, second], [84, 168], stable).confirmed.value == late
    assert best([first, second], [10, 40], stable).confirmed.value == early


@pytest.mark.parametrize(("stable", "first", "second", "late", "early"), ROWS, ids=lambda word: word)
def test_without_confirmation_the_better_of_the_two(stable, first, second, late, early):
    expected = min(first, second, key=BEST_FIRST.index)
    assert best([first, second], [84, 168], stable).unconfirmed.value == expected


def test_pd_first_ends_the_window():
    for second in ("60", "20", "x"):
        assessment = assess(read("50", "60", second))
        assert assessment.bor_unconfirmed.value == assessment.bor_confirmed.value == "PD"


@pytest.mark.parametrize(
    ("codes", "days", "confirmed"),
    [
        pytest.param("PR PR", (84, 111), "SD", id="27 days"),
        pytest.param("PR PR", (84, 112), "PR", id="28 days"),
        pytest.param("PR PR PR", (84, 100, 112), "PR", id="a later one confirms (BOR-13)"),
        pytest.param("PR NE SD PR", (84, 168, 252, 336), "PR", id="one NE and one SD"),
        pytest.param("PR NE NE PR", (84, 168, 252, 336), "SD", id="two NE"),
        pytest.param("PR SD SD PR", (84, 168, 252, 336), "SD", id="two SD"),
        pytest.param("PR SD SD PR PR", (84, 168, 252, 336, 420), "PR", id="a later pair"),
        pytest.param("CR NE CR", (84, 168, 252), "CR", id="CR over one NE"),
        pytest.param("CR NE NE CR", (84, 168, 252, 336), "SD", id="CR over two NE"),
        pytest.param("CR PR CR", (84, 168, 252), "PR", id="PR between confirms PR only"),
        pytest.param("PR CR CR", (84, 168, 252), "CR", id="CR after PR"),
        pytest.param("SD CR PR", (84, 168, 252), "PR", id="CR confirmed as PR (BOR-11)"),
        pytest.param("PR NE PR PD", (84, 168, 252, 300), "PR", id="before PD"),
        pytest.param("PR PD", (84, 168), "SD", id="unconfirmed PR supports SD"),
        pytest.param("PR NE PD", (30, 84, 168), "PD", id="unconfirmed and too early"),
    ],
)
def test_confirmation(codes, days, confirmed):
    assert best(codes.split(), days).confirmed.value == confirmed


@pytest.mark.parametrize(
    ("days", "reference", "expected"),
    [
        pytest.param(41, {}, "NE", id="41 days"),
        pytest.param(42, {}, "SD", id="42 days elapsed (BOR-4)"),
        pytest.param(42, {"treatment_start": 1}, "NE", id="from treatment start"),
        pytest.param(43, {"treatment_start": 1}, "SD", id="from treatment start, late enough"),
    ],
)
def test_minimum_duration_of_sd(days, reference, expected):
    options = {"sd_reference": "treatment_start"} if reference else {}
    patient = read("50", "50", days=(days,), options=options, **reference)
    assert assess(patient).bor_unconfirmed.value == expected


@pytest.mark.parametrize(("minimum", "expected"), [(42, "SD"), (56, "NE")])
def test_minimum_duration_is_an_option(minimum, expected):
    patient = read("50", "50", days=(50,), options={"sd_min_days": minimum})
    assert assess(patient).bor_unconfirmed.value == expected


@pytest.mark.parametrize("days", [41, 42])
def test_without_randomisation_sd_counts_from_the_baseline_scan(days):
    assessment = assess(read("50", "50", days=(days,), randomised=None))
    assert assessment.bor_unconfirmed.value == ("SD" if days == 42 else "NE")
    assert "NO_RANDOMISATION" in [finding.code for finding in assessment.findings]


@pytest.mark.parametrize(
    ("events", "unconfirmed"),
    [
        pytest.param({"new_therapy": 84}, "SD", id="on the day of therapy still counts"),
        pytest.param({"new_therapy": 83}, "NE", id="after therapy does not"),
        pytest.param({"cutoff": 84}, "SD", id="on the cut-off"),
        pytest.param({"cutoff": 83}, "NE", id="after the cut-off"),
        pytest.param({"new_therapy": 168}, "PR", id="later therapy"),
    ],
)
def test_window(events, unconfirmed):
    assert assess(read("50", "50", "30", **events)).bor_unconfirmed.value == unconfirmed


def test_pd_after_new_therapy_is_outside_the_window():
    assessment = assess(read("50", "50", "60", days=(30, 84), new_therapy=60))
    assert (assessment.bor_unconfirmed.value, day_of(assessment.progression_date)) == ("NE", 84)


def test_backdated_pd_closes_the_window_at_its_own_date():
    assessment = assess(read("50", "50", "30", "30", new={1: "L1?", 3: "L1!"}))
    assert assessment.bor_unconfirmed.value == "PD"


def test_backdated_before_new_therapy_counts():
    assessment = assess(read("50", "50", "50", new={1: "L1?", 2: "L1!"}, new_therapy=100))
    assert (assessment.bor_unconfirmed.value, assessment.pfs.event) == ("PD", True)


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        pytest.param(read("50"), "NE", id="no timepoint (BOR-10)"),
        pytest.param(read("", "", ""), "NED", id="no disease (OR-6)"),
        pytest.param(read("", "", days=(30,)), "NE", id="NED too early"),
        pytest.param(read("", "", new={1: "L1!"}), "PD", id="no disease, then a new lesion"),
        pytest.param(read("", "", "", new={2: "L1!"}), "NED", id="NED long enough, then PD"),
        pytest.param(read("", "", nt=("p", "p")), "NON-CR/NON-PD", id="non-target only"),
    ],
)
def test_without_targets(patient, expected):
    assessment = assess(patient)
    assert assessment.bor_unconfirmed.value == assessment.bor_confirmed.value == expected


def test_response_dates():
    patient = read("100", "90", "70", "75", "70")
    assessment = assess(patient)
    assert (day_of(assessment.first_response_date), day_of(assessment.response_confirmed_date)) == (168, 336)


def test_with_confirmation_the_first_response_is_the_first_of_the_pair():
    patient = read("100", "70", "75", "75", "70", "70", options={"confirmation_required": True})
    assert day_of(assess(patient).first_response_date) == 336


def test_a_confirmed_cr_that_began_as_pr_is_a_response_from_the_pr_on():
    patient = read("100", "50", "x", "x", options={"confirmation_required": True})
    assessment = assess(patient)
    assert assessment.bor_confirmed.value == "CR"
    assert day_of(assessment.first_response_date) == 84
    assert day_of(assessment.response_confirmed_date) == 252
    assert response_duration(patient, assessment).days == 169
