"""What a fault test tries and finds, counted for the table at the end of `make faults`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def tally(record_property: Callable[[str, object], None], *names: str) -> Iterator[dict[str, int]]:
    """Yield counts that begin at 0; they are told to the report even where the test then fails.

    Counts of one name are added over the tests of a row; of one that begins with "most" the largest is kept.
    """
    counts = dict.fromkeys(names, 0)
    try:
        yield counts
    finally:
        for name, count in counts.items():
            record_property(name, count)
