"""The order of the first steps: what was done stays done, what is ahead waits; said where it is true."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from recist_reader.ui.first_steps.steps import (
    DONE,
    DONE_ELSEWHERE,
    STEPS,
    FirstSteps,
    Line,
    Page,
    Situation,
    Step,
)

AT_STUDY, AT_LOCK = Situation(Page.STUDY), Situation(Page.LOCK)


def made_of(*done: bool) -> FirstSteps:
    return FirstSteps(tuple(Step(("X",), "do it", lambda _at, d=d: d) for d in done))


def test_nothing_is_done_on_the_study_page():
    steps = FirstSteps()
    assert not steps.see(AT_STUDY)
    assert steps.current is STEPS[0]


def test_a_later_step_done_counts_for_those_before():
    steps = made_of(False, False, True, False)
    assert steps.see(AT_STUDY)
    assert steps.at == 3


def test_a_step_stays_done_when_its_sign_is_gone():
    steps = FirstSteps()
    steps.see(AT_LOCK)
    reached = steps.at
    assert not steps.see(AT_STUDY)
    assert steps.at == reached > 0


def test_skipping_ends_at_the_end_and_back_at_the_start():
    steps = made_of(False, False)
    for _ in range(5):
        steps.skip()
    assert steps.is_done
    assert steps.current is None
    for _ in range(5):
        steps.back()
    assert steps.at == 0


LOCKED_TP1 = SimpleNamespace(missing=(), state=SimpleNamespace(locks=("BL", "TP1"), lesions_in_order=tuple))
FOLLOW_UP = SimpleNamespace(
    missing=("NT1",),
    assessment=object(),
    state=SimpleNamespace(locks=("BL",), lesions_in_order=tuple),
)
READING_A = Situation(Page.READING, FOLLOW_UP, "T1", subject="A")
READING_B = replace(READING_A, subject="B", next_subject="A")


@pytest.fixture
def in_a():
    """The follow-up of A is open and its first lesion selected: the third step is in work."""
    steps = FirstSteps()
    steps.see(READING_A)
    assert (steps.subject, steps.at) == ("A", 2)
    return steps


def test_what_is_done_in_another_read_moves_nothing(in_a):
    assert not in_a.see(replace(READING_B, has_anchor=True))
    assert not in_a.see(replace(READING_B, page=Page.LOCK))
    assert in_a.see(replace(READING_A, has_anchor=True))


def test_a_baseline_opened_first_moves_nothing_either():
    steps = FirstSteps()
    baseline = replace(READING_A, view=SimpleNamespace(assessment=None), subject="B")
    assert not steps.see(baseline)
    assert not steps.see(replace(baseline, page=Page.LOCK))
    assert steps.line_for(baseline) == Line(STEPS[0].text, 0, ("Ctrl+N",))


@pytest.mark.parametrize(
    "elsewhere",
    [
        READING_B,
        Situation(Page.STUDY, next_subject="A"),
        replace(READING_A, page=Page.STUDY, next_subject="A"),
    ],
    ids=["another read", "worklist", "export"],
)
def test_elsewhere_the_line_names_the_read_and_the_key_that_leads_there(in_a, elsewhere):
    assert in_a.line_for(READING_A) == Line(STEPS[2].text, 2, ("Shift+X",))
    assert in_a.line_for(elsewhere) == Line("Go on with the first steps in A.", keys=("Ctrl+N",))
    away = replace(elsewhere, next_subject="B")
    assert in_a.line_for(away) == Line("The first steps go on in A.")


def test_back_at_the_images_the_way_to_the_lock_page_is_said(in_a):
    in_a.see(replace(READING_A, page=Page.LOCK))
    assert in_a.line_for(replace(READING_A, page=Page.LOCK)).step == 7
    assert in_a.line_for(READING_A) == Line(STEPS[6].text, 6, ("Ctrl+L",))


def test_what_is_said_of_tp1_at_the_end_is_said_in_its_read_alone(in_a):
    locked = replace(READING_A, view=SimpleNamespace(**vars(LOCKED_TP1), assessment=object()))
    in_a.see(locked)
    assert in_a.line_for(locked) == Line(DONE)
    assert in_a.line_for(READING_B) == Line(DONE_ELSEWHERE)
