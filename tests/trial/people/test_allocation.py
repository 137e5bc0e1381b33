"""Readers are given subjects in balance, by a seed that gives the same again (RO-7, RO-8)."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.trial.people.allocation import Place, Taken, allocate_pair, allocate_pool

PLACES = ("R1", "R2")
subjects = st.sets(st.from_regex(r"[0-9]{2}-[0-9]{4}", fullmatch=True), max_size=60)
pools = st.integers(2, 7).map(lambda count: tuple(f"r{n}" for n in range(count)))
seeds = st.integers(-(2**40), 2**40)


def loads(places: list[Place], readers: tuple[str, ...]) -> list[int]:
    found = Counter(place.reader for place in places)
    return [found[reader] for reader in readers]


@given(subjects, pools, seeds, st.sampled_from([PLACES, PLACES[:1]]))
def test_RO_8_every_place_is_given_and_nobody_has_two_reads_more_than_another(
    chosen: set[str], readers: tuple[str, ...], seed: int, slots: tuple[str, ...]
) -> None:
    places = allocate_pool(chosen, readers, slots, seed, Taken())
    assert {(p.subject, p.slot) for p in places} == {(s, slot) for s in chosen for slot in slots}
    assert max(loads(places, readers)) - min(loads(places, readers)) <= 1
    by_subject = Counter((p.subject, p.reader) for p in places)
    assert all(count == 1 for count in by_subject.values())


@given(subjects, pools, seeds)
def test_RO_8_the_same_seed_gives_the_same(chosen: set[str], readers: tuple[str, ...], seed: int) -> None:
    once = allocate_pool(sorted(chosen), readers, PLACES, seed, Taken())
    again = allocate_pool(sorted(chosen, reverse=True), readers[::-1], PLACES, seed, Taken())
    assert once == again


@given(subjects, subjects, pools, seeds)
def test_RO_8_later_subjects_keep_the_balance(
    first: set[str], later: set[str], readers: tuple[str, ...], seed: int
) -> None:
    before = allocate_pool(first, readers, PLACES, seed, Taken())
    taken = Taken(load=Counter(p.reader for p in before))
    after = allocate_pool(later - first, readers, PLACES, seed + 1, taken)
    assert max(loads(before + after, readers)) - min(loads(before + after, readers)) <= 1


half_taken = st.dictionaries(st.from_regex(r"[0-9]{4}", fullmatch=True), st.sampled_from(["r0", "r1", "x"]))


@given(half_taken, pools, seeds)
def test_RO_7_who_has_one_place_is_not_given_the_other(
    there: dict[str, str], readers: tuple[str, ...], seed: int
) -> None:
    taken = Taken({subject: {"R1": reader} for subject, reader in there.items()}, Counter(there.values()))
    places = allocate_pool(there, readers, PLACES, seed, taken)
    assert {(p.subject, p.slot) for p in places} == {(subject, "R2") for subject in there}
    assert all(p.reader != there[p.subject] for p in places)


def test_RO_8_a_seed_is_what_was_drawn_by() -> None:
    """Stored figures: the same on every computer and in every later version."""
    places = allocate_pool(["01", "02", "03"], ("a", "b", "c"), PLACES, 7, Taken())
    assert [(p.subject, p.slot, p.reader) for p in places] == STORED


STORED = [
    ("02", "R1", "a"),
    ("02", "R2", "b"),
    ("03", "R1", "c"),
    ("03", "R2", "a"),
    ("01", "R1", "b"),
    ("01", "R2", "c"),
]


def test_RO_8_neither_place_is_one_persons() -> None:
    places = allocate_pool([f"{n:03}" for n in range(200)], ("a", "b"), PLACES, 7, Taken())
    firsts = Counter(p.reader for p in places if p.slot == "R1")
    assert firsts == {"a": 100, "b": 100}


@pytest.mark.parametrize(
    ("there", "given_places"),
    [
        ({}, [("1", "R1", "a"), ("1", "R2", "b")]),
        ({"R1": "c"}, [("1", "R2", "b")]),
        ({"R1": "b"}, []),  # the one for the second place has the first
    ],
)
def test_RO_8_a_fixed_pair_has_its_places(
    there: dict[str, str], given_places: list[tuple[str, str, str]]
) -> None:
    places = allocate_pair(["1"], ("a", "b"), Taken({"1": there}))
    assert [(p.subject, p.slot, p.reader) for p in places] == given_places
