"""The assignment is the best over all pairs, not pair by pair."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.trial.adjudication.assignment import best_assignment


def total(gains, pairs):
    return sum(gains[row][column] for row, column in pairs)


def best_by_trying_all(gains):
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        gains = [list(line) for line in zip(*gains, strict=True)]
        rows, columns = columns, rows
    return max(
        sum(gains[row][c] for row, c in enumerate(order)) for order in permutations(range(columns), rows)
    )


def test_the_nearest_pair_gives_way_where_the_whole_gains():
    assert best_assignment([[10, 9], [9, 0]]) == [(0, 1), (1, 0)]


def test_two_poor_pairs_do_not_part_a_good_one():
    assert best_assignment([[15, 1], [3, 0]]) == [(0, 0)]


def test_nothing_to_assign():
    assert best_assignment([]) == []
    assert best_assignment([[]]) == []
    assert best_assignment([[0, 0]]) == []


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 12), min_size=columns, max_size=columns), min_size=1, max_size=5
        )
    )
)
def test_no_other_assignment_gains_more(gains):
    pairs = best_assignment(gains)
    assert total(gains, pairs) == best_by_trying_all(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[row][column] > 0 for row, column in pairs)
