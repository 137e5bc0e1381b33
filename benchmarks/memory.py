"""Row: how much memory a load takes at its peak, each in a process of its own."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.contest import Contest, Row
from benchmarks.loading import indexed_sources, load, simpleitk_volume, what_is_wrong
from benchmarks.material import made_series
from benchmarks.setting import Setting

_EVERY_S = 0.002


class Peak:
    """Watches this process's anonymous and shared memory from a thread."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._stop = threading.Event()
        self.before = self.most = self._now()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _now(self) -> int:
        """Resident bytes without mapped files (Linux: RssAnon + RssShmem)."""
        status = Path("/proc/self/status")
        if status.is_file():
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
            return sum(int(lines[name].split()[0]) * 1024 for name in ("RssAnon", "RssShmem"))
        return int(self._process.memory_info().rss)

    def _watch(self) -> None:
        while not self._stop.wait(_EVERY_S):
            self.most = max(self.most, self._now())

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.most = max(self.most, self._now())
        self._stop.set()
        self._thread.join()

    @property
    def growth(self) -> int:
        return self.most - self.before


def child(who: str, folder: Path) -> int:
    """In the child: load once on one slice (libraries come in), then watch the whole load."""
    sources = indexed_sources(folder)
    paths = [source.path for source in sources]
    work = (lambda n: load(sources[:n])) if who == "ours" else (lambda n: simpleitk_volume(paths[:n]))
    work(2)
    with Peak() as peak:
        kept = work(len(sources))
    del kept
    return peak.growth


def _growth(who: str, folder: Path) -> Sequence[float]:
    command = [sys.executable, "-m", "benchmarks.memory", who, str(folder)]
    return (float(subprocess.run(command, check=True, capture_output=True, text=True).stdout),)


@contextmanager
def _memory(setting: Setting) -> Iterator[Contest]:
    made = made_series(setting)
    yield Contest(
        lambda: _growth("ours", made.folder),
        lambda: what_is_wrong(load(indexed_sources(made.folder)), made),
        lambda: _growth("peer", made.folder),
        lambda: (float(made.raw_bytes),),
    )


ROWS = (
    Row(
        "memory",
        "peak growth of anonymous and shared memory over a load",
        "SimpleITK ImageSeriesReader",
        "raw bytes",
        _memory,
        0.55,
        1.05,
        unit="bytes",
        rounds=3,
    ),
)

if __name__ == "__main__":
    print(child(sys.argv[1], Path(sys.argv[2])))
