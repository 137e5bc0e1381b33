"""All rows, in the order of the table."""

from benchmarks import frames, loading, memory, reading, scrolling, starting, taking_in
from benchmarks.contest import Row

ROWS: tuple[Row, ...] = (
    *taking_in.ROWS,
    *loading.ROWS,
    *memory.ROWS,
    *frames.ROWS,
    *scrolling.ROWS,
    *reading.ROWS,
    *starting.ROWS,
)
