"""Rows: how much memory loads take at their peak, each in a process of its own."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
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


BIG = 3  # series of 1,000 slices at once: baseline, nadir and the scan in work
MOST_BYTES = 8 * 10**9  # what the whole program may take with them (reading-workflow 18)


def big_child(folders: Sequence[Path]) -> tuple[int, int]:
    """In the child: load all series and keep them; return the growth and all that is resident at the peak."""
    load(indexed_sources(folders[0])[:2])
    indexed = [indexed_sources(folder) for folder in folders]
    with Peak() as peak:
        kept = [load(sources) for sources in indexed]
    del kept
    return peak.growth, peak.most


@contextmanager
def _three_big(setting: Setting) -> Iterator[Contest]:
    large = replace(setting, slices=setting.big_slices)
    made = [made_series(large, name=f"big{number}") for number in range(BIG)]
    resident: list[int] = []

    def ours() -> Sequence[float]:
        names = [str(one.folder) for one in made]
        command = [sys.executable, "-m", "benchmarks.memory", "big", *names]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        growth, whole = (int(word) for word in done.stdout.split())
        resident.append(whole)
        return (float(growth),)

    def wrong() -> str | None:
        most = max(resident)
        return None if most <= MOST_BYTES else f"{most / 1e9:.1f} GB resident, {MOST_BYTES / 1e9:.0f} allowed"

    yield Contest(ours, wrong, None, lambda: (float(sum(one.raw_bytes for one in made)),))


ROWS = (
    Row(
        "three_big",
        "peak growth over loading three series of 1,000 slices, all kept; below 8 GB in all",
        "",
        "raw bytes",
        _three_big,
        None,
        1.05,
        unit="bytes",
        rounds=1,
    ),
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
    if sys.argv[1] == "big":
        print(*big_child([Path(name) for name in sys.argv[2:]]))
    else:
        print(child(sys.argv[1], Path(sys.argv[2])))
