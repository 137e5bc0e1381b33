"""What must hold for every read: order, unit, monotony, finality of PD."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from recist_reader.recist.assess import assess
from recist_reader.recist.read import TargetFinding
from recist_reader.recist.vocabulary import Response, TargetState
from tests.recist.reads import read

FEW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

MM = st.decimals("0.1", "120", places=1)
TARGET = st.one_of(MM.map(str), st.sampled_from(["x", "ts", "NE"]))
NON_TARGET = st.sampled_from(["p", "x", "NE", "PD"])
BEST_FIRST = (  # BOR-2; NED stands where NON-CR/NON-PD stands (OR-6)
    *(Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.NED),
    *(Response.PD, Response.NE),
)
NEW = st.sampled_from(["", "", "", "L1?", "L1!", "L1-"])


@st.composite
def reads(draw, least=1):
    lesions = draw(st.integers(1, 4))
    nodal = draw(st.lists(st.booleans(), min_size=lesions, max_size=lesions))
    count = draw(st.integers(least, 5))
    marks = ["n" if n else "" for n in nodal]
    baseline = " ".join(f"{draw(MM)}{mark}" for mark in marks)
    timepoints = [
        None if draw(st.integers(0, 9)) == 0 else " ".join(draw(TARGET) for _ in marks) for _ in range(count)
    ]
    nt = ["p", *(draw(NON_TARGET) for _ in timepoints)] if draw(st.booleans()) else []
    new = {
        number: found
        for number in range(1, count + 1)
        if timepoints[number - 1] is not None and (found := draw(NEW))
    }
    return read(baseline, *timepoints, nt=nt, new=new)


def answers(assessment):
    return [
        (at.sum_mm, at.partial_sum_mm, at.target, at.non_target, at.overall, at.post_pd)
        for at in assessment.timepoints
    ]


def rank(response):
    return BEST_FIRST.index(response)


@FEW
@given(reads(), st.randoms())
def test_the_order_of_lesions_does_not_matter(patient, random):
    shuffled = list(patient.targets)
    random.shuffle(shuffled)
    other = assess(replace(patient, targets=tuple(shuffled)))
    assert answers(other) == answers(assess(patient))
    assert other.pfs == assess(patient).pfs


@FEW
@given(reads())
def test_a_length_given_with_more_zeros_is_the_same_length(patient):
    def longer(at):
        found = {
            name: replace(f, mm=None if f.mm is None else Decimal(f"{f.mm}000"))
            for name, f in at.targets.items()
        }
        return replace(at, targets=found)

    other = replace(
        patient, baseline=longer(patient.baseline), timepoints=tuple(map(longer, patient.timepoints))
    )
    assert answers(assess(other)) == answers(assess(patient))


@FEW
@given(reads())
def test_the_nadir_never_rises(patient):
    nadirs = [at.nadir_mm for at in assess(patient).timepoints]
    assert nadirs == sorted(nadirs, reverse=True)


@FEW
@given(reads(least=2))
def test_the_first_pd_is_not_undone_by_what_follows(patient):
    whole = assess(patient)
    for length in range(len(patient.timepoints)):
        part = assess(replace(patient, timepoints=patient.timepoints[:length]))
        if part.progression_date is not None:
            assert whole.progression_date == part.progression_date
            assert (whole.bor_unconfirmed, whole.bor_confirmed) == (part.bor_unconfirmed, part.bor_confirmed)
            assert whole.pfs == part.pfs


@FEW
@given(reads(), MM)
def test_a_larger_lesion_is_never_a_better_response(patient, more):
    place = next((i for i, at in enumerate(patient.timepoints) if at.done), None)
    assume(place is not None)
    at = patient.timepoints[place]
    name, found = next(iter(at.targets.items()))
    assume(found.state is TargetState.MEASURED)
    larger = replace(found, mm=found.mm + more)
    grown = _with(patient, place, name, larger)
    before, after = (assess(p).timepoints[place] for p in (patient, grown))
    assume(before.partial_sum_mm is None)  # a larger partial sum may prove PD, which is better than NE
    assert rank(before.overall_as_read) <= rank(after.overall_as_read)


@FEW
@given(reads())
def test_one_more_ne_never_gives_a_better_response(patient):
    place = len(patient.timepoints) - 1
    at = patient.timepoints[place]
    assume(at.done)
    before = assess(patient).timepoints[place]
    for name in at.targets:
        less = _with(patient, place, name, TargetFinding(TargetState.NOT_EVALUABLE))
        after = assess(less).timepoints[place]
        assert rank(before.overall_as_read) <= rank(after.overall_as_read)


@pytest.mark.parametrize("unit", ["mm", "cm"])
def test_a_length_in_cm_is_converted_exactly(unit):
    # 93.4 mm against 133.4 mm is the case where binary numbers err (W-41).
    baseline, now = (Decimal("133.4"), Decimal("93.4"))
    if unit == "cm":
        baseline, now = (Decimal(text) * 10 for text in ("13.34", "9.34"))
    assert assess(read(str(baseline), str(now))).timepoints[0].overall is Response.SD


def _with(patient, place, name, found):
    at = patient.timepoints[place]
    changed = replace(at, targets={**at.targets, name: found})
    return replace(
        patient, timepoints=(*patient.timepoints[:place], changed, *patient.timepoints[place + 1 :])
    )
