"""Long work of a command, with its progress on the standard error of a terminal."""

import sys
import time
from collections.abc import Callable, Generator
from typing import TextIO, TypeVar

T = TypeVar("T")
SHORTEST_S = 0.1
"""Progress is shown ten times a second at most."""


class Progress:
    """A line that is written over: `checking 12,000 of 100,000 events`. Where no person looks, nothing."""

    def __init__(
        self,
        doing: str,
        things: str,
        out: TextIO | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._doing, self._things = doing, things
        self._out = out or sys.stderr
        self._seconds = seconds
        self._is_shown = self._out.isatty()
        self._last = seconds()
        self._written = 0

    def show(self, done: int, total: int) -> None:
        """Say how far the work is."""
        now = self._seconds()
        if not self._is_shown or now - self._last < SHORTEST_S:
            return
        self._last = now
        self._write(f"{self._doing} {done:,} of {total:,} {self._things}")

    def clear(self) -> None:
        """Take the line away, so that what comes next begins on a clean one."""
        if self._written:
            self._write("")
            self._out.write("\r")
            self._written = 0

    def _write(self, line: str) -> None:
        self._out.write(f"\r{line:<{self._written}}")
        self._out.flush()
        self._written = len(line)


def followed(steps: Generator[tuple[int, int], None, T], progress: Progress) -> T:
    """Run work that yields (done, total) to its end, shown; Ctrl+C gives it up between two steps."""
    try:
        while True:
            try:
                done, total = next(steps)
            except StopIteration as end:
                result: T = end.value
                return result
            progress.show(done, total)
    finally:
        steps.close()
        progress.clear()
