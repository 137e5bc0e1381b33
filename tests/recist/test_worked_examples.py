"""The worked examples W-1 to W-47 of the rules specification, each a test by its id."""

from decimal import Decimal

import pytest

from recist_reader.recist.assess import assess
from recist_reader.recist.measurability import Candidate, RecordAs, measurability
from recist_reader.recist.selection import Site, check_selection
from tests.recist.reads import day_of, read


def overall(assessment):
    return " ".join(at.overall.value for at in assessment.timepoints)


def pct(text):
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("patient", "responses", "from_baseline", "from_nadir", "rule"),
    [
        pytest.param(read("30 20", "20 15"), "PR", "-30.0", "-30.0", "TR-6", id="W-1"),
        pytest.param(read("50", "35.1"), "SD", "-29.8", "-29.8", "TR-7", id="W-2"),
        pytest.param(read("50", "60.0"), "PD", "20.0", "20.0", "TR-3", id="W-3"),
        pytest.param(read("50", "59.9"), "SD", "19.8", "19.8", "TR-7", id="W-4"),
        pytest.param(read("20", "24.9"), "SD", "24.5", "24.5", "TR-7", id="W-5"),
        pytest.param(read("25", "30"), "PD", "20.0", "20.0", "TR-3", id="W-6"),
        pytest.param(read("24", "29"), "PD", "20.8", "20.8", "TR-3", id="W-7"),
        pytest.param(read("100", "50", "60"), "PR PD", "-40.0", "20.0", "TR-3", id="W-8"),
        pytest.param(read("100", "50", "59"), "PR PR", "-41.0", "18.0", "TR-6", id="W-9"),
        pytest.param(read("100", "70", "80"), "PR SD", "-20.0", "14.3", "TR-7", id="W-10"),
        pytest.param(
            read("100", "70", "80", options={"pr_hold": True}),
            "PR PR",
            "-20.0",
            "14.3",
            "TR-13",
            id="W-10 hold",
        ),
        pytest.param(read("30 18n", "x 9n"), "CR", "-81.3", "-81.3", "TR-2", id="W-11"),
        pytest.param(read("30 18n", "x 10n"), "PR", "-79.2", "-79.2", "TR-6", id="W-12"),
        pytest.param(read("30 12", "ts x"), "PR", "-88.1", "-88.1", "TR-6", id="W-13"),
        pytest.param(read("30 12", "3 x"), "PR", "-92.9", "-92.9", "TR-6", id="W-14"),
        pytest.param(read("20 20 10", "40 40 NE"), "PD", None, None, "TR-4", id="W-15"),
        pytest.param(read("20 20 10", "10 10 NE"), "NE", None, None, "TR-5", id="W-16"),
        pytest.param(read("25 25", "20 NE", "24 24"), "NE SD", "-4.0", "-4.0", "TR-7", id="W-17"),
        pytest.param(read("20 25", "50 >T1"), "SD", "11.1", "11.1", "TR-7", id="W-18"),
        pytest.param(read("40", "12+10"), "PR", "-45.0", "-45.0", "TR-6", id="W-19"),
        pytest.param(read("100", "50", nt=("p", "p")), "PR", "-50.0", "-50.0", "OR-2", id="W-20"),
        pytest.param(read("20 10", "x x", nt=("p", "NE")), "PR", "-100.0", "-100.0", "OR-2", id="W-21"),
        pytest.param(
            read("20 10", "NE NE", nt=("p", "p"), new={1: "L1!"}), "PD", None, None, "NL-2", id="W-22"
        ),
        pytest.param(read("", "", "", nt=("p", "p", "x")), "NON-CR/NON-PD CR", None, None, "OR-3", id="W-23"),
        pytest.param(read("40", "x", "4"), "CR PD", "-90.0", None, "OR-5", id="W-24"),
        pytest.param(read("40", "x", "4", nt=("p", "p", "p")), "PR PR", "-90.0", None, "TR-6", id="W-25"),
        pytest.param(read("40", "x", "6", nt=("p", "p", "p")), "PR PD", "-85.0", None, "TR-3", id="W-26"),
        pytest.param(read("16n", "5n", "9.9n"), "CR CR", "-38.1", "98.0", "TR-2", id="W-39"),
        pytest.param(read("16n", "4n", "9.9n"), "CR CR", "-38.1", "147.5", "TR-2", id="W-39 +5.9"),
        pytest.param(
            read("16n", "4n", "9.9n", options={"cr_before_pd": False}),
            "CR PD",
            "-38.1",
            "147.5",
            "TR-3",
            id="W-39 PD before CR",
        ),
        pytest.param(read("133.4", "93.4"), "SD", "-30.0", "-30.0", "TR-7", id="W-41"),
        pytest.param(read("40", "44", "47", "48"), "SD SD PD", "20.0", "20.0", "TR-3", id="W-42"),
    ],
)
def test_responses(patient, responses, from_baseline, from_nadir, rule):
    assessment = assess(patient)
    last = assessment.timepoints[-1]
    assert overall(assessment) == responses
    assert (last.pct_from_baseline, last.pct_from_nadir) == (pct(from_baseline), pct(from_nadir))
    assert rule in [reason.rule for reason in last.reasons if reason.met]


@pytest.mark.parametrize(
    ("patient", "sums"),
    [
        pytest.param(read("30 18n", "x 9n"), "9", id="W-11 sum 9"),
        pytest.param(read("30 18n", "x 10n"), "10", id="W-12 sum 10"),
        pytest.param(read("30 12", "ts x"), "5", id="W-13 sum 5"),
        pytest.param(read("30 12", "3 x"), "3", id="W-14 sum 3"),
        pytest.param(read("20 20 10", "40 40 NE"), "(80)", id="W-15 partial 80"),
        pytest.param(read("25 25", "20 NE", "24 24"), "(20) 48", id="W-17 partial, then 48"),
        pytest.param(read("20 25", "50 >T1"), "50", id="W-18 sum 50"),
        pytest.param(read("40", "12+10"), "22", id="W-19 sum 22"),
    ],
)
def test_sums(patient, sums):
    shown = [
        f"({at.partial_sum_mm})" if at.sum_mm is None else str(at.sum_mm) for at in assess(patient).timepoints
    ]
    assert " ".join(shown) == sums


def test_w_17_a_partial_sum_never_becomes_the_nadir():
    assert assess(read("25 25", "20 NE", "24 24")).timepoints[1].nadir_mm == 50


def test_w_27_a_proved_equivocal_lesion_dates_pd_back():
    assessment = assess(read("50", "50", "50", new={1: "L1?", 2: "L1!"}))
    assert day_of(assessment.progression_date) == 84
    first, second = assessment.timepoints
    assert (first.overall.value, first.overall_as_read.value, first.post_pd) == ("PD", "SD", False)
    assert (second.overall.value, second.post_pd) == ("PD", True)
    assert assessment.bor_unconfirmed.value == assessment.bor_confirmed.value == "PD"


@pytest.mark.parametrize(
    ("patient", "unconfirmed", "confirmed"),
    [
        pytest.param(read("100", "70", "75", "70"), "PR", "PR", id="W-28"),
        pytest.param(read("100", "70", "75", "75", "70"), "PR", "SD", id="W-29"),
        pytest.param(read("100", "70", "NE", "70"), "PR", "PR", id="W-30"),
        pytest.param(read("50", "50", "60", days=(30, 60)), "PD", "PD", id="W-31"),
        pytest.param(read("50", "50", days=(30,)), "NE", "NE", id="W-32"),
        pytest.param(read("50", "x", "x", days=(84, 111)), "CR", "SD", id="W-33"),
        pytest.param(read("50", "NE", "50", nt=("p", "p", "PD")), "PD", "PD", id="W-47"),
    ],
)
def test_best_response(patient, unconfirmed, confirmed):
    assessment = assess(patient)
    assert (assessment.bor_unconfirmed.value, assessment.bor_confirmed.value) == (unconfirmed, confirmed)


@pytest.mark.parametrize(
    ("patient", "event", "on_day", "days", "reason"),
    [
        pytest.param(read("50", "50", None, None, "60"), False, 84, 85, "MISSED_VISITS", id="W-34"),
        pytest.param(read("50", "50", None, "60"), True, 252, 253, None, id="W-35"),
        pytest.param(read("50", "50", "60", new_therapy=100), False, 84, 85, "NEW_THERAPY", id="W-36"),
        pytest.param(
            read("50 40", "50 40", lesion_days={1: {"T2": 87}}), False, 87, 88, "NO_EVENT", id="W-45"
        ),
        pytest.param(read("50", "50", death=255), True, 255, 256, None, id="W-46"),
        pytest.param(read("50", "NE", "50", nt=("p", "p", "PD")), True, 168, 169, None, id="W-47"),
    ],
)
def test_pfs(patient, event, on_day, days, reason):
    pfs = assess(patient).pfs
    assert (pfs.event, day_of(pfs.date), pfs.days, pfs.reason) == (event, on_day, days, reason)


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        pytest.param(Candidate("CT", True, Decimal(5), short_mm=Decimal("15.0")), "target", id="W-37 5 mm"),
        pytest.param(Candidate("CT", True, Decimal(8), short_mm=Decimal(15)), "non_target", id="W-37 8 mm"),
        pytest.param(Candidate("CT", False, Decimal(7), long_mm=Decimal(12)), "non_target", id="W-38"),
    ],
)
def test_measurability(candidate, expected):
    assert measurability(candidate).record_as is RecordAs(expected)


def test_w_40_a_third_target_node_breaks_the_limit():
    answer = check_selection([Site("lymph node", True), Site("mesentery", True), Site("lymph node", True)])
    assert not answer.valid
    assert "T-2" in answer.rules


def test_w_43_a_non_target_back_after_cr_is_pd_on_that_scan():
    patient = read("30", "x", "x", nt=("p", "x", "p"), lesion_days={2: {"NT1": 170}})
    assessment = assess(patient)
    assert overall(assessment) == "CR PD"
    assert day_of(assessment.progression_date) == 170
    assert assessment.timepoints[1].pd_trigger == "reappearance"


def test_w_44_the_earliest_trigger_dates_pd():
    patient = read("50", "60", new={1: "L1!"}, lesion_days={1: {"T1": 87}})
    assert day_of(assess(patient).progression_date) == 84
