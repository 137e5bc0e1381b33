"""All rows, in the order of the table."""

from benchmarks import (
    blinded,
    committing,
    frames,
    loading,
    memory,
    opening,
    reading,
    scrolling,
    starting,
    taking_in,
)
from benchmarks.contest import Row

ROWS: tuple[Row, ...] = (
    *taking_in.ROWS,
    *loading.ROWS,
    *memory.ROWS,
    *frames.ROWS,
    *scrolling.ROWS,
    *reading.ROWS,
    *committing.ROWS,
    *starting.ROWS,
    *opening.ROWS,
    *blinded.ROWS,
)
