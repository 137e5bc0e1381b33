"""The table of a fault run: rows from names, counts added, what did not pass said loudly."""

from contextlib import suppress

import pytest

from tests.faults.fault_table import Row, counts_of, row_of
from tests.faults.tally import tally


def report(outcome: str, **counts: object) -> pytest.TestReport:
    made = pytest.TestReport("t.py::test_x", ("t.py", 0, "x"), {}, outcome, None, "call", duration=1.5)  # type: ignore[arg-type]
    made.user_properties = list(counts.items())
    return made


@pytest.mark.parametrize(
    ("node", "row"),
    [
        ("tests/a.py::test_ft3_ft4_every_write[edit-io]", "FT-3, FT-4"),
        ("tests/a.py::test_made_files_survive_FT_22", "FT-22"),
        ("tests/a.py::test_ft2_in102_power_cuts[7]", "FT-2"),
        ("tests/ft9.py::test_a_left_over[ft1]", "other"),
    ],
)
def test_the_row_is_in_the_name_of_the_test(node: str, row: str) -> None:
    assert row_of(node) == row


def test_counts_of_a_row_are_added_and_of_most_the_largest_is_kept() -> None:
    row = Row()
    row.add(report("passed", **{"kills": 25, "most seconds": 3}))
    row.add(report("failed", **{"kills": 4, "most seconds": 2, "note": "no count"}))
    assert row.counts == {"kills": 29, "most seconds": 3}
    assert row.outcomes == {"passed": 1, "failed": 1}
    assert row.seconds == 3.0


def test_what_was_counted_is_told_where_the_test_fails() -> None:
    told: dict[str, object] = {}
    with suppress(ZeroDivisionError), tally(told.__setitem__, "kills", "lost") as seen:
        seen["kills"] += 1
        raise ZeroDivisionError
    assert told == {"kills": 1, "lost": 0}
    assert counts_of(report("failed", **told)) == told
