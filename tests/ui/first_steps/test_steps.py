"""The order of the first steps: what was done stays done, what is ahead waits."""

from recist_reader.ui.first_steps.steps import STEPS, FirstSteps, Page, Situation, Step

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
