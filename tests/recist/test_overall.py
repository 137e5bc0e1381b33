"""Tables 1 and 2 complete, new lesions, reappearance, non-target rules."""

import pytest

from recist_reader.recist.assess import assess
from recist_reader.recist.overall import TABLE_1, TABLE_2, OverallFacts, overall_response
from recist_reader.recist.vocabulary import Response
from tests.recist.reads import day_of, read

TABLE_1_ROWS = """
CR CR CR | CR NA CR | CR NON-CR/NON-PD PR | CR NE PR | CR PD PD
PR CR PR | PR NA PR | PR NON-CR/NON-PD PR | PR NE PR | PR PD PD
SD CR SD | SD NA SD | SD NON-CR/NON-PD SD | SD NE SD | SD PD PD
NE CR NE | NE NA NE | NE NON-CR/NON-PD NE | NE NE NE | NE PD PD
PD CR PD | PD NA PD | PD NON-CR/NON-PD PD | PD NE PD | PD PD PD
"""
ROWS = [row.split() for line in TABLE_1_ROWS.strip().splitlines() for row in line.split("|")]
ROWS += [["NA", row, gives] for row, gives in (("CR", "CR"), ("NE", "NE"), ("PD", "PD"))]
ROWS += [["NA", "NON-CR/NON-PD", "NON-CR/NON-PD"], ["NA", "NA", "NED"]]


@pytest.mark.parametrize(("target", "non_target", "expected"), ROWS, ids=lambda word: word)
@pytest.mark.parametrize("new", [(), ("NL1",)], ids=["no new lesion", "new lesion"])
def test_tables_1_and_2(target, non_target, expected, new):
    facts = OverallFacts(Response(target), Response(non_target), new, ())
    assert overall_response(facts)[0].value == ("PD" if new else expected)


def test_the_tables_have_no_row_that_is_not_tested():
    assert len(ROWS) == len(TABLE_1) + len(TABLE_2) + 1


def overall(patient):
    return " ".join(at.overall.value for at in assess(patient).timepoints)


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        pytest.param(read("30", "x", "ts"), "CR PD", id="too small is back"),
        pytest.param(read("30", "x", "NE"), "CR NE", id="NE is not back"),
        pytest.param(read("30 18n", "x 8n", "x 9.9n"), "CR CR", id="node below 10 is not back"),
        pytest.param(read("30 18n", "x 8n", "x 10n"), "CR PD", id="node of 10 is back"),
        pytest.param(read("30 18n", "x ts", "x ts"), "CR CR", id="node too small is not back"),
        pytest.param(
            read("30", "x", "x", nt=("p", "x", "NE")),
            "CR PR",
            id="CR, then NT NE is PR (BOR-11)",
        ),
        pytest.param(read("30", "x", "x", nt=("p", "x", "p")), "CR PD", id="NT present is back"),
        pytest.param(read("30", "x", "x", "3"), "CR CR PD", id="any earlier CR counts"),
        pytest.param(read("30", "x", "NE", "3"), "CR NE PD", id="CR before an NE counts"),
        pytest.param(read("", "", "", nt=("p", "x", "p")), "CR PD", id="non-target only"),
        pytest.param(read("30", "9", "12"), "PR PR", id="after PR only the sum counts"),
        pytest.param(
            read("40 20", "x 20", "3 20", nt=("p", "p", "p")),
            "PR PR",
            id="one target back, no CR",
        ),
    ],
)
def test_reappearance_after_overall_cr(patient, expected):
    assert overall(patient) == expected


@pytest.mark.parametrize(
    ("policy", "expected"), [("after_overall_cr", "PR PR"), ("after_target_cr", "PR PD")]
)
def test_reappearance_option(policy, expected):
    patient = read("40", "x", "4", nt=("p", "p", "p"), options={"reappearance_pd": policy})
    assert overall(patient) == expected


def test_after_target_cr_takes_targets_only():
    options = {"reappearance_pd": "after_target_cr"}
    assert overall(read("40", "x", "x", nt=("p p", "p x", "p p"), options=options)) == "PR PR"


@pytest.mark.parametrize(
    ("states", "by_default", "of_the_evaluable"),
    [
        pytest.param("p p", "NON-CR/NON-PD", "NON-CR/NON-PD", id="NT-5"),
        pytest.param("x x", "CR", "CR", id="NT-4"),
        pytest.param("x p", "NON-CR/NON-PD", "NON-CR/NON-PD", id="NT-5 one left"),
        pytest.param("NE x", "NE", "CR", id="NT-3 rest gone"),
        pytest.param("NE p", "NE", "NON-CR/NON-PD", id="NT-3 rest present"),
        pytest.param("NE NE", "NE", "NE", id="NT-3 none evaluable"),
        pytest.param("PD NE", "PD", "PD", id="NT-2 before NT-3"),
        pytest.param("PD x", "PD", "PD", id="NT-2"),
    ],
)
def test_non_target_response(states, by_default, of_the_evaluable):
    for policy, expected in (("ne", by_default), ("evaluable_subset", of_the_evaluable)):
        patient = read("", "", nt=("p p", states), options={"nt_any_ne": policy})
        assert assess(patient).timepoints[0].non_target.value == expected


@pytest.mark.parametrize(
    ("marks", "pd_day"),
    [
        pytest.param(("eq", "PD"), 84, id="marked, then proved"),
        pytest.param(("eq", "NE", "PD"), 84, id="next evaluable timepoint"),
        pytest.param(("eq", "p", "PD"), 252, id="present between: the mark is spent"),
        pytest.param(("eq", "eq", "PD"), 168, id="the last mark counts"),
        pytest.param(("p", "PD"), 168, id="never marked"),
    ],
)
def test_nt_11_equivocal_progression(marks, pd_day):
    nt = ("p", *marks)
    patient = read("", *[""] * len(marks), nt=nt, options={"nt_equivocal_mark": True})
    assessment = assess(patient)
    assert day_of(assessment.progression_date) == pd_day


def test_an_equivocal_mark_counts_as_present():
    patient = read("", "", nt=("p", "eq"), options={"nt_equivocal_mark": True})
    assert assess(patient).timepoints[0].non_target.value == "NON-CR/NON-PD"


@pytest.mark.parametrize(
    ("new", "expected", "as_read", "pd_day"),
    [
        pytest.param({1: "L1?"}, "SD SD SD", "SD SD SD", None, id="equivocal has no effect"),
        pytest.param(
            {2: "L1!"},
            "SD PD PD",
            "SD PD PD",
            168,
            id="unequivocal at once, and it stays (NL-10)",
        ),
        pytest.param({1: "L1?", 3: "L1!"}, "PD SD PD", "SD SD PD", 84, id="state stands between (NL-3)"),
        pytest.param({1: "L1?", 2: "L1-"}, "SD SD SD", "SD SD SD", None, id="refuted (NL-4)"),
        pytest.param(
            {1: "L1?", 2: "L1-", 3: "L1!"},
            "SD SD PD",
            "SD SD PD",
            252,
            id="refuted, then proved: dated afresh",
        ),
        pytest.param(
            {1: "L1?", 2: "L2! L1?"},
            "SD PD PD",
            "SD PD PD",
            168,
            id="another lesion is no proof",
        ),
        pytest.param({1: "L1?", 2: "L2?", 3: "L2!"}, "SD PD PD", "SD SD PD", 168, id="each its own date"),
        pytest.param(
            {1: "L1?", 2: "L2?", 3: "L2! L1!"}, "PD SD PD", "SD SD PD", 84, id="two proved: the earlier"
        ),
        pytest.param(
            {1: "L1?", 2: "L2!", 3: "L1!"}, "SD PD PD", "SD PD PD", 168, id="proof after PD: too late"
        ),
    ],
)
def test_new_lesions(new, expected, as_read, pd_day):
    assessment = assess(read("50", "50", "50", "50", new=new))
    assert " ".join(at.overall.value for at in assessment.timepoints) == expected
    assert " ".join(at.overall_as_read.value for at in assessment.timepoints) == as_read
    assert day_of(assessment.progression_date) == pd_day


def test_post_pd_flags_all_that_follows_the_first_pd():
    assessment = assess(read("50", "50", "60", "40", new={1: "L1?", 2: "L1!"}))
    assert [at.post_pd for at in assessment.timepoints] == [False, True, True]


@pytest.mark.parametrize(("policy", "expected"), [("no_effect", "CR"), ("cr_becomes_ne", "NE")])
def test_region_not_scanned(policy, expected):
    options = {"new_lesion_region_not_scanned": policy}
    patient = read("50", "x", not_imaged={1: ["chest"]}, options=options)
    assessment = assess(patient)
    assert assessment.timepoints[0].overall.value == expected
    assert "REGION_NOT_SCANNED" in [finding.code for finding in assessment.findings]


def test_a_region_never_scanned_is_no_matter():
    options = {"new_lesion_region_not_scanned": "cr_becomes_ne"}
    patient = read("50", "x", not_imaged={0: ["head"], 1: ["head"]}, options=options)
    assert overall(patient) == "CR"


def test_not_done_is_a_row_of_ne():
    at = assess(read("50", None, nt=("p", None))).timepoints[0]
    assert (at.target.value, at.non_target.value, at.overall.value) == ("NE", "NE", "NE")


def test_not_done_without_lesions():
    at = assess(read("", None)).timepoints[0]
    assert (at.target.value, at.non_target.value, at.overall.value) == ("NA", "NA", "NE")
