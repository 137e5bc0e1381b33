"""Series whose files open only when the test says so: what is read, and how many at once, can be counted."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from recist_reader.imaging.frame_source import FrameSource, frame_sources
from recist_reader.imaging.header import read_header
from tests.imaging.make import stack

PATIENCE_S = 20.0


@dataclass
class Gate:
    """Readings wait at the gate; `open_for` lets that many through, in the order they came."""

    begun: list[tuple[str, int]] = field(default_factory=list)  # series and slice
    waiting: int = 0
    is_open: bool = False
    _let_through: int = 0
    _gone: int = 0
    _turn: threading.Condition = field(default_factory=threading.Condition)

    def pass_through(self, series: str, index: int) -> None:
        """Called by a reading thread."""
        with self._turn:
            place = len(self.begun)
            self.begun.append((series, index))
            self.waiting += 1
            self._turn.notify_all()
            assert self._turn.wait_for(lambda: self.is_open or place < self._let_through, PATIENCE_S)
            self.waiting -= 1
            self._gone += 1
            self._turn.notify_all()

    def open_for(self, readings: int) -> None:
        """Let some through, one after the other, each once it waits."""
        for _ in range(readings):
            with self._turn:
                assert self._turn.wait_for(lambda: self.waiting, PATIENCE_S)
                self._let_through += 1
                self._turn.notify_all()
                assert self._turn.wait_for(lambda: self._gone >= self._let_through, PATIENCE_S)

    def open_wide(self) -> None:
        with self._turn:
            self.is_open = True
            self._turn.notify_all()

    def has_waiting(self, count: int, patience_s: float = PATIENCE_S) -> bool:
        """Do that many wait at the gate within the time?"""
        with self._turn:
            return self._turn.wait_for(lambda: self.waiting >= count, patience_s)


@dataclass(frozen=True)
class _GatedPath:
    path: Path
    gate: Gate
    series: str
    index: int

    def __fspath__(self) -> str:
        """Asked for whenever the file is opened."""
        self.gate.pass_through(self.series, self.index)
        return str(self.path)


def gated(folder: Path, gate: Gate, series: str, slices: int) -> Sequence[FrameSource]:
    """The sources of a small series behind the gate."""
    paths = stack(folder / series, [5.0 * n for n in range(slices)])
    return [
        replace(frame_sources(path, read_header(path))[0], path=_GatedPath(path, gate, series, index))
        for index, path in enumerate(paths)
    ]
