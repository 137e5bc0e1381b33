"""Queries that the rules raise, and the sentences that tell reasons and queries."""

from dataclasses import replace
from datetime import timedelta

import pytest

from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Reason
from recist_reader.recist.wording import FINDING_TEXTS, RULE_TEXTS, finding_sentence, sentence
from tests.recist.reads import RANDOMISED, read


def codes(patient):
    return [finding.code for finding in assess(patient).findings]


def with_organ(patient, organ, place=0, **changes):
    lesions = list(patient.targets)
    lesions[place] = replace(lesions[place], organ=organ, **changes)
    return replace(patient, targets=tuple(lesions))


def baseline_moved(patient, days):
    return replace(patient, baseline=replace(patient.baseline, date=RANDOMISED + timedelta(days=days)))


@pytest.mark.parametrize(
    ("patient", "code"),
    [
        pytest.param(with_organ(read("30", "30"), "somewhere"), "ORGAN_NOT_LISTED", id="organ of its own"),
        pytest.param(with_organ(read("30", "30"), "colon"), "TARGET_IN_GUT_WALL", id="T-9"),
        pytest.param(with_organ(read("30", "30"), "lymph node"), "NODE_MEASURED_AS_NON_NODAL", id="S-1"),
        pytest.param(
            with_organ(read("30", "30"), "liver", irradiated=True), "TARGET_IN_TREATED_FIELD", id="M-8"
        ),
        pytest.param(read("30 20 10", "30 20 10"), "TARGET_LIMIT", id="three in the liver"),
        pytest.param(read("9.9", "9"), "TARGET_BELOW_MINIMUM", id="M-1"),
        pytest.param(read("14.9n", "9n"), "TARGET_BELOW_MINIMUM", id="M-2"),
        pytest.param(baseline_moved(read("30", "30"), -29), "BASELINE_OLD", id="M-10 29 days"),
        pytest.param(baseline_moved(read("30", "30"), 1), "BASELINE_LATE", id="M-10 after randomisation"),
        pytest.param(read("30", "30", "30", days=(168, 84)), "TIMEPOINT_DATES_OUT_OF_ORDER", id="order"),
        pytest.param(read("30", "30", death=83), "SCAN_AFTER_DEATH", id="scan after death"),
        pytest.param(read("30", "30", days=(-1,)), "SCAN_BEFORE_RANDOMISATION", id="scan before the start"),
        pytest.param(read("30", death=-1), "DEATH_BEFORE_RANDOMISATION", id="death before the start"),
        pytest.param(read("30", "30", lesion_days={1: {"T1": 113}}), "SCANS_FAR_APART", id="29 days apart"),
        pytest.param(read("30", "30", nt=("p", "PD")), "NON_TARGET_PD_ALONE", id="NT-6"),
        pytest.param(read("30", "x", "3"), "WAS_THE_CR_REAL", id="OR-5"),
        pytest.param(read("30", "30", randomised=None), "NO_RANDOMISATION", id="PFS-1"),
        pytest.param(replace(read("30", "30"), baseline=None), "NO_BASELINE", id="PFS-6"),
        pytest.param(
            read("30", "30", "30", new={1: "L1!", 2: "L1-"}), "PROVED_LESION_NOT_UNDONE", id="NL-10"
        ),
    ],
)
def test_a_query_is_raised(patient, code):
    assert code in codes(patient)
    assert code not in codes(read("30 20n", "30 20n"))


def test_28_days_before_randomisation_are_no_query():
    assert codes(baseline_moved(read("30", "30"), -28)) == []


def test_treatment_start_is_the_reference_where_it_is_known():
    assert "BASELINE_OLD" in codes(read("30", "30", treatment_start=29))
    assert "BASELINE_OLD" not in codes(read("30", "30", treatment_start=28))


def test_an_effusion_that_grows_needs_cytology():
    patient = read("30", "30", nt=("p", "PD"))
    lesion = replace(patient.non_targets[0], organ="pleural effusion")
    assert "EFFUSION_NEEDS_CYTOLOGY" in codes(replace(patient, non_targets=(lesion,)))
    assert "EFFUSION_NEEDS_CYTOLOGY" not in codes(patient)


def test_a_new_lesion_where_baseline_was_not_imaged():
    patient = read("30", "30", new={1: "L1!"}, not_imaged={0: ["head"]})
    found = replace(patient.timepoints[0].new_lesions[0], region="head")
    patient = replace(patient, timepoints=(replace(patient.timepoints[0], new_lesions=(found,)),))
    assert "REGION_NOT_IMAGED_AT_BASELINE" in codes(patient)


@pytest.mark.parametrize(
    ("patient", "line"),
    [
        pytest.param(
            read("120.5", "83.6", "96.3"),
            "TR-3 not met: +15.2 % (needs 20), +12.7 mm (5: met)",
            id="growth, one half met",
        ),
        pytest.param(read("120.5", "96.3"), "TR-6 not met: 96.3 > 84.35 (0.7 x 120.5)", id="not enough"),
        pytest.param(read("100", "70.0"), "TR-6 met: 70.0 <= 70 (0.7 x 100)", id="exactly -30 %"),
        pytest.param(
            read("40", "x", "6", nt=("p", "p", "p")), "TR-3 met: nadir 0 (20: met), +6 mm (5: met)", id="N-4"
        ),
        pytest.param(read("50 20", "20 NE"), "TR-5 met: partial 20 (T2 not evaluable)", id="partial"),
        pytest.param(
            read("30", "10", nt=("p", "p")), "OR-2 met: row PR x NON-CR/NON-PD", id="row of Table 1"
        ),
        pytest.param(read("30", "x", "3"), "OR-5 met: back after CR: T1", id="back"),
    ],
)
def test_a_reason_is_told_with_its_figures(patient, line):
    assert line in [sentence(reason) for reason in assess(patient).timepoints[-1].reasons]


def test_a_backdated_pd_says_what_proved_it():
    at = assess(read("30", "30", "30", new={1: "L1?", 2: "L1!"})).timepoints[0]
    assert sentence(at.reasons[-1]) == "NL-3 met: L1 proved at TP2, PD dated back"


@pytest.mark.parametrize("rule", sorted(RULE_TEXTS))
def test_every_rule_has_one_sentence_and_a_line(rule):
    assert RULE_TEXTS[rule].endswith(".")
    assert sentence(Reason(rule, True)).startswith(rule)


def test_every_query_has_its_words():
    patients = [read("30", "x", "3"), read("9", "9", randomised=None), read("30", "30", nt=("p", "PD"))]
    told = [finding_sentence(finding) for patient in patients for finding in assess(patient).findings]
    assert len(told) >= 4
    assert all(any(line.startswith(text) for text in FINDING_TEXTS.values()) for line in told)
