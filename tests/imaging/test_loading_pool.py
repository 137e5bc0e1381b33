"""One pool loads all series: shown first, outward, one thread while the reader scrolls, closed as a whole."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.volume_loader import VolumeLoader
from tests.imaging.gated import PATIENCE_S, Gate, gated

SLICES = 9
FOR_GOOD_S = 600.0


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open_wide()


@pytest.fixture
def one(gate: Gate, tmp_path: Path) -> Iterator["Bench"]:
    """One thread, so that the order is certain."""
    with Bench(LoadingPool(threads=1), gate, tmp_path) as bench:
        yield bench


class Bench:
    """A pool, and series behind a gate."""

    def __init__(self, pool: LoadingPool, gate: Gate, folder: Path) -> None:
        self.pool, self.gate, self._folder = pool, gate, folder
        self.told: list[int] = []

    def series(self, name: str, slices: int = SLICES) -> VolumeLoader:
        return VolumeLoader(gated(self._folder, self.gate, name, slices), self.told.append)

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_error: object) -> None:
        self.gate.open_wide()
        self.pool.close()


def test_loading_runs_outward_from_the_wanted_slice(one: Bench) -> None:
    one.gate.open_wide()
    loader = one.series("a")
    one.pool.add(loader, 3)
    assert loader.wait(PATIENCE_S)
    assert [index for _, index in one.gate.begun] == [3, 2, 4, 1, 5, 0, 6, 7, 8]
    assert loader.volume.ready.all()


def test_without_a_wish_the_middle_comes_first(one: Bench) -> None:
    one.gate.open_wide()
    loader = one.series("a")
    one.pool.add(loader)
    assert loader.wait(PATIENCE_S)
    assert one.gate.begun[0] == ("a", 4)


def test_a_newly_shown_slice_restarts_the_order(one: Bench) -> None:
    loader = one.series("a")
    one.pool.add(loader, 0)
    assert one.gate.has_waiting(1)
    one.pool.restart(loader, 8)
    one.gate.open_for(3)
    assert one.gate.has_waiting(1)
    one.pool.restart(loader, 4)
    one.gate.open_wide()
    assert loader.wait(PATIENCE_S)
    assert [index for _, index in one.gate.begun] == [0, 8, 7, 6, 4, 3, 5, 2, 1]


def test_wanted_slices_come_first_then_shown_series_then_the_others(one: Bench) -> None:
    hidden, left, right = one.series("hidden", 3), one.series("left", 3), one.series("right", 3)
    one.pool.show([left, right])
    one.pool.add(hidden, 0)
    assert one.gate.has_waiting(1)
    one.pool.add(left, 0)
    one.pool.add(right, 2)
    one.gate.open_wide()
    assert all(loader.wait(PATIENCE_S) for loader in (hidden, left, right))
    assert one.gate.begun == [
        ("hidden", 0),  # nothing else was there
        ("left", 0),
        ("right", 2),
        ("left", 1),
        ("right", 1),
        ("left", 2),
        ("right", 0),
        ("hidden", 1),
        ("hidden", 2),
    ]


def test_a_series_brought_on_screen_goes_before_the_others(one: Bench) -> None:
    first, second = one.series("first", 4), one.series("second", 4)
    one.pool.show([first])
    one.pool.add(first, 0)
    assert one.gate.has_waiting(1)
    one.pool.add(second, 0)
    one.pool.show([second])
    one.gate.open_wide()
    assert first.wait(PATIENCE_S)
    assert one.gate.begun[1:5] == [("second", index) for index in range(4)]


def test_of_a_held_series_the_wanted_slice_alone_is_loaded_until_it_goes_on(one: Bench) -> None:
    held, other = one.series("held", 3), one.series("other", 2)
    one.gate.open_wide()
    one.pool.add(held, 1, is_held=True)
    one.pool.add(other, 0)
    assert other.wait(PATIENCE_S)
    assert not held.wait(0.05)
    assert one.gate.begun == [("held", 1), ("other", 0), ("other", 1)]
    one.pool.go_on(held)
    assert held.wait(PATIENCE_S)
    assert held.volume.ready.all()


def test_two_threads_serve_all_series(gate: Gate, tmp_path: Path) -> None:
    with Bench(LoadingPool(), gate, tmp_path) as bench:
        for name in "abc":
            bench.pool.add(bench.series(name))
        assert gate.has_waiting(2)
        assert not gate.has_waiting(3, patience_s=0.1)


def test_one_thread_goes_on_while_the_reader_scrolls(gate: Gate, tmp_path: Path) -> None:
    with Bench(LoadingPool(scrolling_s=FOR_GOOD_S), gate, tmp_path) as bench:
        bench.pool.add(bench.series("a", 30))
        bench.pool.add(bench.series("b", 30))
        assert gate.has_waiting(2)
        bench.pool.ease()
        gate.open_for(2)  # those that were at work when it began
        for _ in range(10):
            assert gate.has_waiting(1)
            assert not gate.has_waiting(2, patience_s=0.02)
            gate.open_for(1)


def test_the_second_thread_goes_on_by_itself_after_the_scrolling(gate: Gate, tmp_path: Path) -> None:
    with Bench(LoadingPool(scrolling_s=0.05), gate, tmp_path) as bench:
        bench.pool.ease()
        bench.pool.add(bench.series("a"))
        assert gate.has_waiting(2)


def test_a_removed_series_is_told_of_no_more(gate: Gate, tmp_path: Path) -> None:
    with Bench(LoadingPool(), gate, tmp_path) as bench:
        removed, kept = bench.series("removed", 30), bench.series("kept", 2)
        bench.pool.add(removed, 0)
        assert gate.has_waiting(2)
        threading.Timer(0.05, gate.open_wide).start()
        bench.pool.remove(removed)  # waits for the slices at work
        told = list(bench.told)
        bench.pool.add(kept)
        assert kept.wait(PATIENCE_S)
        assert 2 <= len(told) < 30
        assert len(bench.told) == len(told) + 2


def test_close_while_reading_ends_the_threads(gate: Gate, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    pool = LoadingPool()
    with Bench(pool, gate, tmp_path) as bench:
        loader = bench.series("a", 30)
        pool.add(loader)
        assert gate.has_waiting(2)
        threading.Timer(0.05, gate.open_wide).start()
        pool.close()
        assert not [t for t in set(threading.enumerate()) - before if t.name.startswith("loading-")]
        assert 2 <= int(loader.volume.ready.sum()) < 30


def test_close_ends_threads_that_wait_for_work_or_for_the_reader(gate: Gate, tmp_path: Path) -> None:
    gate.open_wide()
    with Bench(LoadingPool(scrolling_s=FOR_GOOD_S), gate, tmp_path) as bench:
        bench.pool.ease()
        loader = bench.series("a")
        bench.pool.add(loader)
        assert loader.wait(PATIENCE_S)
    assert not any(t.name.startswith("loading-") for t in threading.enumerate())


@pytest.mark.parametrize(
    ("fault", "what", "reported"),
    [(MemoryError, "memory", []), (ZeroDivisionError, "program fails", [ZeroDivisionError] * 3)],
)
def test_the_pool_outlives_slices_that_fail(
    fault: type, what: str, reported: list, one: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_read: object) -> None:
        raise fault

    seen: list[type] = []
    monkeypatch.setattr(threading, "excepthook", lambda report: seen.append(report.exc_type))
    one.gate.open_wide()
    loader = one.series("a", 3)
    monkeypatch.setattr("recist_reader.imaging.volume_loader.read_in_place", fail)
    one.pool.add(loader)
    assert loader.wait(PATIENCE_S)
    one.pool.remove(loader)
    assert sorted(loader.volume.failed) == [0, 1, 2]
    assert what in loader.volume.failed[0].what
    assert seen == reported
    monkeypatch.undo()
    another = one.series("b", 3)
    one.pool.add(another)
    assert another.wait(PATIENCE_S)
    assert another.volume.ready.all()
