"""Subjects to be read again (RA-1)."""

import pytest

from recist_reader.analysis.repeats import subjects_to_repeat

SUBJECTS = [f"S{at:03}" for at in range(300)]


@pytest.mark.parametrize(
    ("subjects", "drawn"), [(0, 0), (7, 7), (10, 10), (50, 10), (100, 10), (101, 11), (250, 25), (300, 30)]
)
def test_a_tenth_is_drawn_and_at_least_ten(subjects: int, drawn: int) -> None:
    assert len(subjects_to_repeat(SUBJECTS[:subjects], "seed")) == drawn


def test_the_seed_alone_decides_who_is_drawn() -> None:
    first = subjects_to_repeat(SUBJECTS, "seed")

    assert subjects_to_repeat([*reversed(SUBJECTS), "S000"], "seed") == first
    assert subjects_to_repeat(SUBJECTS, "another") != first
    assert set(first) <= set(SUBJECTS)


def test_each_subject_is_drawn_about_as_often() -> None:
    """Over 200 seeds each of 100 subjects is drawn 20 times, give or take 4 standard deviations of 4.25."""
    subjects = SUBJECTS[:100]
    drawn = [subject for seed in range(200) for subject in subjects_to_repeat(subjects, str(seed))]
    counts = {drawn.count(subject) for subject in subjects}

    assert min(counts) >= 20 - 4 * 4.25
    assert max(counts) <= 20 + 4 * 4.25
