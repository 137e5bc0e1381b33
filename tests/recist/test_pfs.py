"""PFS-1 to PFS-14, the dates of D-2 and D-6, the variants of PFS-11 and PFS-12, duration of response."""

import pytest

from recist_reader.recist.assess import assess, pfs_variants, response_duration
from recist_reader.recist.pfs import Variant
from recist_reader.recist.read import PartialDate
from recist_reader.recist.schedule import Schedule, Visit
from tests.recist.reads import day_of, read


def told(pfs):
    """event, day, reason"""
    return pfs.event, day_of(pfs.date), pfs.reason


MISSED_AFTER_84 = (False, 84, "MISSED_VISITS")
THERAPY_AFTER_84 = (False, 84, "NEW_THERAPY")
NO_EVENT_AFTER_84 = (False, 84, "NO_EVENT")
PARTIAL = (None, None, "DEATH_DATE_PARTIAL")

WEEKS_16_32 = Schedule((Visit("week 16", 112, 14, 14), Visit("week 32", 224, 14, 14)), 84, (14, 14))


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        pytest.param(read("50", "50", "60"), (True, 168, None), id="PD"),
        pytest.param(read("50", "50", "60", death=100), (True, 100, None), id="death before PD"),
        pytest.param(read("50", "50", "50"), (False, 168, "NO_EVENT"), id="PFS-2"),
        pytest.param(read("50", "50", "NE"), NO_EVENT_AFTER_84, id="PFS-2 last evaluable"),
        pytest.param(read("50", "50", "50", death=200), (True, 200, None), id="death"),
        pytest.param(read("50"), (False, 0, "NO_POST_BASELINE"), id="PFS-5 alive"),
        pytest.param(read("50", "NE", None), (False, 0, "NO_POST_BASELINE"), id="PFS-5 only NE"),
        pytest.param(read("50", death=175), (True, 175, None), id="PFS-5 death, second window not passed"),
        pytest.param(read("50", death=176), (False, 0, "NO_POST_BASELINE"), id="PFS-5 death, two missed"),
        pytest.param(read("50", "NE", death=176), (False, 0, "NO_POST_BASELINE"), id="PFS-5 NE is missed"),
        pytest.param(read("50", "50", "60", randomised=None), (None, None, "NO_RANDOMISATION"), id="PFS-1"),
        pytest.param(
            read("50", None, None, "60", days=(None, None, 252)),
            (False, 0, "MISSED_VISITS"),
            id="PFS-3 none before the gap",
        ),
        pytest.param(read("50", "50", "NE", "NE", "60"), MISSED_AFTER_84, id="PFS-3 NE is missed"),
        pytest.param(
            read("50", "50", "NE", "NE", "60", options={"pfs_ne_is_missed": False}),
            (True, 336, None),
            id="PFS-3 NE is not missed",
        ),
        pytest.param(
            read("50", "50", None, None, "60", options={"pfs_missed_visits": 0}),
            (True, 336, None),
            id="gap ignored",
        ),
        pytest.param(
            read("50", "50", "60", days=(84, 259)),
            (True, 259, None),
            id="second window ends on the event day",
        ),
        pytest.param(read("50", "50", "60", days=(84, 260)), MISSED_AFTER_84, id="second window over"),
        pytest.param(
            read("50", "50", "50", days=(84, 336), death=336),
            (True, 336, None),
            id="PFS-3 seen on the day of death, nothing is missed directly before it",
        ),
        pytest.param(
            read("50", "50", days=(176,), death=176),
            (True, 176, None),
            id="PFS-5 first seen on the day of death",
        ),
        pytest.param(
            read("50", "50", "60", days=(161, 343)), (True, 343, None), id="early by the window: one missed"
        ),
        pytest.param(
            read("50", "50", "60", days=(160, 300)),
            (False, 160, "MISSED_VISITS"),
            id="too early",
        ),
        pytest.param(
            read("50", "50", "60", days=(180, 300)), (True, 300, None), id="a late scan ends the gap"
        ),
        pytest.param(
            read("50", "50", "60", days=(84, 400), schedule=WEEKS_16_32),
            MISSED_AFTER_84,
            id="list",
        ),
        pytest.param(
            read("50", "50", "60", days=(110, 238), schedule=WEEKS_16_32),
            (True, 238, None),
            id="list, one missed",
        ),
        pytest.param(
            read("50", "50", "60", new_therapy=168),
            (True, 168, None),
            id="therapy on the PD day",
        ),
        pytest.param(read("50", "50", "60", new_therapy=167), THERAPY_AFTER_84, id="therapy before PD"),
        pytest.param(
            read("50", "50", "60", new_therapy=167, options={"pfs_new_therapy": "ignore"}),
            (True, 168, None),
            id="therapy ignored",
        ),
        pytest.param(read("50", "50", "50", new_therapy=84), THERAPY_AFTER_84, id="on its start counts"),
        pytest.param(
            read("50", "50", new_therapy=50), (False, 0, "NEW_THERAPY"), id="therapy before any scan"
        ),
        pytest.param(
            read("50 50", "50 50", "60 60", days=(84, 258), lesion_days={2: {"T2": 261}}),
            (True, 261, None),
            id="PFS-3 the window holds a scan of the PD timepoint",
        ),
        pytest.param(
            read("50 50", "50 50", "60 60", days=(84, 260), lesion_days={2: {"T2": 261}}),
            MISSED_AFTER_84,
            id="PFS-3 no scan of the PD timepoint in the window",
        ),
        pytest.param(
            read("50", "50", "50", death=300, new_therapy=200), (False, 168, "NEW_THERAPY"), id="then death"
        ),
        pytest.param(read("50", "50", "60", cutoff=167), NO_EVENT_AFTER_84, id="PFS-14 PD after cut-off"),
        pytest.param(read("50", "50", death=100, cutoff=99), NO_EVENT_AFTER_84, id="PFS-14 death"),
        pytest.param(read("50", "50", new_therapy=100, cutoff=99), NO_EVENT_AFTER_84, id="PFS-14 therapy"),
        pytest.param(
            read("50", "50", "50", new={1: "L1?"}),
            (False, 168, "NO_EVENT"),
            id="PFS-15 equivocal is no event",
        ),
        pytest.param(
            read("50", "50", "50", new={1: "L1?", 2: "L1!"}, cutoff=100),
            NO_EVENT_AFTER_84,
            id="proof after cut-off",
        ),
        pytest.param(
            read("50", "50", "50", death=200, options={"pfs_death_is_event": False}),
            (False, 168, "NO_EVENT"),
            id="death is no event",
        ),
        pytest.param(read("50", "50", deterioration=100), NO_EVENT_AFTER_84, id="PFS-7"),
    ],
)
def test_pfs(patient, expected):
    assert told(assess(patient).pfs) == expected


def test_no_baseline_censors_at_randomisation():
    from dataclasses import replace

    patient = replace(read("50", "50", "60", death=100), baseline=None)
    assessment = assess(patient)
    assert told(assessment.pfs) == (False, 0, "NO_BASELINE")
    assert assessment.pfs.days == 1
    assert assessment.bor_unconfirmed.value == assessment.bor_confirmed.value == "NE"
    assert assessment.progression_date is None


def test_without_schedule_no_visit_can_be_missed():
    from dataclasses import replace

    assert told(assess(replace(read("50", "50", None, None, "60"), schedule=None)).pfs) == (True, 336, None)


MARCH, APRIL = PartialDate(2024, 3), PartialDate(2024, 4)


@pytest.mark.parametrize(
    ("patient", "expected"),
    [
        pytest.param(read("50", "50", death=APRIL), PARTIAL, id="would be the event"),
        pytest.param(read("50", "60", death=APRIL), (True, 84, None), id="after PD"),
        pytest.param(
            read("50", "60", death=MARCH), (True, 84, None), id="in the month of PD: alive at the scan"
        ),
        pytest.param(read("50", "50", death=APRIL, new_therapy=90), THERAPY_AFTER_84, id="after therapy"),
        pytest.param(
            read("50", "50", death=APRIL, new_therapy=92), PARTIAL, id="perhaps on the day of therapy"
        ),
        pytest.param(
            read("50", "50", death=PartialDate(2024, 9), new_therapy=300),
            PARTIAL,
            id="later therapy is no proof",
        ),
        pytest.param(read("50", "50", death=PartialDate(2025, 4)), MISSED_AFTER_84, id="after a gap"),
        pytest.param(
            read("50", "50", death=PartialDate(9999, 12)), MISSED_AFTER_84, id="in the calendar's last month"
        ),
        pytest.param(read("50", "50", death=APRIL, cutoff=85), NO_EVENT_AFTER_84, id="after cut-off"),
    ],
)
def test_partial_date_of_death(patient, expected):
    assessment = assess(patient)
    assert told(assessment.pfs) == expected
    assert "DEATH_DATE_PARTIAL" in [finding.code for finding in assessment.findings]


@pytest.mark.parametrize(("plus_one", "days"), [(True, 169), (False, 168)])
def test_days(plus_one, days):
    assert assess(read("50", "50", "60", options={"days_plus_one": plus_one})).pfs.days == days


@pytest.mark.parametrize(
    ("policy", "pd_day"), [("by_trigger", 90), ("earliest_scan", 84), ("latest_scan", 95)]
)
def test_pd_date_by_option(policy, pd_day):
    patient = read(
        "25 25",
        "30 30",
        nt=("p p", "PD p"),
        lesion_days={1: {"T1": 91, "NT1": 90, "NT2": 95}},
        options={"pd_date": policy},
    )
    assert day_of(assess(patient).progression_date) == pd_day


def test_target_pd_takes_the_latest_target_scan():
    patient = read("25 25 10", "40 40 NE", lesion_days={1: {"T1": 85, "T3": 88}})
    assert day_of(assess(patient).progression_date) == 88


def test_a_backdated_pd_takes_the_lesions_own_scan():
    patient = read("50", "50", "50", new={1: "L1?", 2: "L1!"}, lesion_days={1: {"L1": 86}})
    assert day_of(assess(patient).progression_date) == 86


@pytest.mark.parametrize(("policy", "on_day"), [("latest_scan", 87), ("earliest_scan", 84)])
def test_response_date_by_option(policy, on_day):
    patient = read("50", "50", lesion_days={1: {"T1": 87}}, options={"response_date": policy})
    assert told(assess(patient).pfs) == (False, on_day, "NO_EVENT")


def variants(patient):
    return {name.value: told(pfs) for name, pfs in pfs_variants(patient, assess(patient)).items()}


def test_variants_after_a_gap():
    answer = variants(read("50", "50", None, None, "60"))
    assert answer["primary"] == MISSED_AFTER_84
    assert answer["ema"] == (True, 336, None)
    assert answer["gap_pd"] == (True, 168, None)


def test_variants_after_therapy_and_deterioration():
    answer = variants(read("50", "50", "60", new_therapy=100, deterioration=90))
    assert answer["primary"] == answer["ttp"] == THERAPY_AFTER_84
    assert answer["ema"] == (True, 168, None)
    assert answer["clinical_pd"] == (True, 90, None)


def test_time_to_progression_censors_deaths():
    answer = variants(read("50", "50", "50", death=200))
    assert (answer["primary"], answer["ttp"]) == ((True, 200, None), (False, 168, "NO_EVENT"))


@pytest.mark.parametrize(
    ("day", "dated"),
    [
        pytest.param(100, 168, id="between the visits: the next one"),
        pytest.param(161, 168, id="the window opens"),
        pytest.param(170, 168, id="in the window, after the day"),
        pytest.param(175, 168, id="the window closes"),
        pytest.param(176, 252, id="after the window: the next one"),
    ],
)
def test_scheduled_dates_take_the_visit_whose_window_holds_the_pd(day, dated):
    assert variants(read("50", "50", "60", days=(84, day)))["scheduled_dates"] == (True, dated, None)


@pytest.mark.parametrize(("day", "dated"), [(170, 168), (176, 176)])
def test_scheduled_dates_censor_at_the_visit_too(day, dated):
    answer = variants(read("50", "50", "50", days=(84, day)))
    assert answer["scheduled_dates"] == (False, dated, "NO_EVENT")


def test_duration_of_response():
    patient = read("100", "90", "60", "60", "80")
    duration = response_duration(patient, assess(patient))
    assert duration is not None
    assert (duration.event, duration.days) == (True, 336 - 168 + 1)
    assert duration.kind == "PD"


def test_in_scheduled_dates_a_response_begins_at_its_visit_as_it_ends_at_one():
    patient = read("100", "60", days=(90,))
    assessment = assess(patient)
    lasted = {
        variant: response_duration(patient, assessment, variant).days
        for variant in (Variant.PRIMARY, Variant.SCHEDULED_DATES)
    }
    assert set(lasted.values()) == {1}
    after = read("100", "60", "60", days=(90, 170))
    assert response_duration(after, assess(after), Variant.SCHEDULED_DATES).days == 85


def test_only_responders_have_a_duration():
    patient = read("100", "90")
    assert response_duration(patient, assess(patient), Variant.PRIMARY) is None


def test_visits_of_a_list_then_repeat():
    days = [visit.day for visit, _ in zip(WEEKS_16_32.visits_after_baseline(), range(4), strict=False)]
    assert days == [112, 224, 308, 392]
