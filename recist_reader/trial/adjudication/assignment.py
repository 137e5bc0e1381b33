"""The best one-to-one assignment of two lists, over all pairs together.

Kuhn's method with potentials (Munkres 1957), exact in whole numbers, of order n^3.
"""

from collections.abc import Sequence


def best_assignment(gains: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the (row, column) pairs whose gains add up to the most; pairs without gain are left out.

    Gains are whole numbers, 0 or more. The same gains always give the same pairs.
    """
    rows, columns = len(gains), max((len(row) for row in gains), default=0)
    size = max(rows, columns)
    square = [[-(_gain(gains, row, column)) for column in range(size)] for row in range(size)]
    chosen = _cheapest(square)
    return [(row, column) for row, column in enumerate(chosen) if _gain(gains, row, column) > 0]


def _gain(gains: Sequence[Sequence[int]], row: int, column: int) -> int:
    return gains[row][column] if row < len(gains) and column < len(gains[row]) else 0


def _cheapest(costs: Sequence[Sequence[int]]) -> list[int]:
    """Column of each row so that the costs, a square, add up to the least."""
    size = len(costs)
    of_row, of_column = [0] * size, [0] * size
    row_of = [-1] * size
    for row in range(size):
        _bring_in(row, costs, of_row, of_column, row_of)
    columns = [0] * size
    for column, row in enumerate(row_of):
        columns[row] = column
    return columns


def _bring_in(
    row: int, costs: Sequence[Sequence[int]], of_row: list[int], of_column: list[int], row_of: list[int]
) -> None:
    """Give one more row a column: along the cheapest chain of rows that move on, found as by Dijkstra."""
    size = len(costs)
    slack: list[int | None] = [None] * size
    came_from = [-1] * size  # the column before on the chain; -1 for the row itself
    tree: set[int] = set()
    here, at = row, -1
    while True:
        for column in range(size):
            if column not in tree:
                cost = costs[here][column] - of_row[here] - of_column[column]
                known = slack[column]
                if known is None or cost < known:
                    slack[column], came_from[column] = cost, at
        step, at = min((s, c) for c, s in enumerate(slack) if s is not None and c not in tree)
        of_row[row] += step
        for column in tree:
            of_row[row_of[column]] += step
            of_column[column] -= step
        slack = [s if s is None or c in tree else s - step for c, s in enumerate(slack)]
        tree.add(at)
        if row_of[at] < 0:
            break
        here = row_of[at]
    while at >= 0:
        before = came_from[at]
        row_of[at] = row if before < 0 else row_of[before]
        at = before
