"""Series for the viewports: one pool for all, shown ones first, told in the window's thread, closed whole."""

import threading

import pytest

from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.problem import Fault, Problem
from recist_reader.ui.reader import series_cache
from recist_reader.ui.reader.series_cache import SeriesCache
from tests.imaging.gated import Gate, gated

pytestmark = pytest.mark.gui
in_certain_order = pytest.mark.parametrize("threads", [1])


@pytest.fixture
def gate():
    gate = Gate()
    yield gate
    gate.open_wide()


@pytest.fixture
def threads():
    return 2


@pytest.fixture
def cache(qapp, gate, tmp_path, monkeypatch, threads):
    def sources(_study, uid):
        if uid == "broken":
            raise Fault(Problem("no such series", uid, "Import it again"))
        return gated(tmp_path, gate, uid, 20)

    monkeypatch.setattr(series_cache, "frame_sources_of", sources)
    monkeypatch.setattr(series_cache, "LoadingPool", lambda: LoadingPool(threads))
    cache = SeriesCache(None)
    yield cache
    gate.open_wide()
    cache.close()


def open_series(qtbot, cache, uid, first_slice=None):
    with qtbot.waitSignal(cache.opened, check_params_cb=lambda opened: opened == uid):
        assert cache.volume(uid, first_slice) is None
    return cache.volume(uid)


def test_all_series_share_two_threads(qtbot, cache, gate):
    for uid in ("baseline", "prior", "current"):
        open_series(qtbot, cache, uid)
    assert gate.has_waiting(2)
    assert not gate.has_waiting(3, patience_s=0.1)


@in_certain_order
def test_a_series_begins_at_the_slice_asked_for_and_goes_on_from_the_one_shown(qtbot, cache, gate):
    open_series(qtbot, cache, "current", 3)
    assert gate.has_waiting(1)
    cache.prefer("current", 15)
    gate.open_wide()
    qtbot.waitUntil(lambda: cache.is_loaded)
    order = [index for _, index in gate.begun]
    assert order[:4] == [3, 15, 14, 16]


@in_certain_order
def test_the_shown_series_is_loaded_before_one_that_only_a_tile_needs(qtbot, cache, gate):
    cache.shown = {"current"}
    open_series(qtbot, cache, "tile", 0)
    assert gate.has_waiting(1)
    open_series(qtbot, cache, "current", 0)
    gate.open_wide()
    qtbot.waitUntil(lambda: cache.is_loaded)
    assert [uid for uid, _ in gate.begun[1:21]] == ["current"] * 20


def test_while_the_reader_scrolls_one_thread_goes_on(qtbot, cache, gate, monkeypatch):
    monkeypatch.setattr(cache._pool, "_scrolling_s", 600.0)
    open_series(qtbot, cache, "current")
    assert gate.has_waiting(2)
    cache.prefer("current", 5)
    gate.open_for(2)
    assert gate.has_waiting(1)
    assert not gate.has_waiting(2, patience_s=0.1)


def test_arrivals_are_told_until_all_is_loaded(qtbot, cache, gate):
    gate.open_wide()
    told = []
    cache.arrived.connect(told.append)
    volume = open_series(qtbot, cache, "current")
    qtbot.waitUntil(lambda: cache.is_loaded)
    assert set(told) == {"current"}
    assert len(told) <= 20
    assert cache.loaded("current") == 20 == int(volume.ready.sum())
    assert cache.loaded("unknown") == 0


def test_a_series_without_facts_is_told_with_its_problem(qtbot, cache):
    with qtbot.waitSignal(cache.failed) as failed:
        cache.volume("broken")
    assert failed.args[0] == "broken"
    assert failed.args[1].what == "no such series"
    assert cache.is_loaded


def test_of_an_expected_series_facts_and_first_slice_are_there_when_it_is_asked_for(qtbot, cache, gate):
    gate.open_wide()
    opened = []
    cache.opened.connect(opened.append)
    cache.expect({"current": 3, "prior": None})
    qtbot.waitUntil(lambda: len(gate.begun) == 2 and cache.is_loaded)
    assert sorted(gate.begun) == [("current", 3), ("prior", 10)]
    volume = cache.volume("current")
    assert volume is not None
    qtbot.waitUntil(lambda: cache.is_loaded)
    assert volume.ready.all()
    assert [cache.loaded(uid) for uid in ("current", "prior")] == [20, 0]
    assert opened == []


@in_certain_order
def test_an_expected_series_goes_on_from_the_slice_it_is_asked_for(qtbot, cache, gate):
    cache.expect({"current": 3})
    assert gate.has_waiting(1)
    assert cache.volume("current", 15) is not None
    gate.open_wide()
    qtbot.waitUntil(lambda: cache.is_loaded)
    assert [index for _, index in gate.begun[:3]] == [3, 15, 14]


def test_an_expected_series_without_facts_is_told_once_it_is_asked_for(qtbot, cache):
    failed = []
    cache.failed.connect(lambda uid, problem: failed.append((uid, problem.what)))
    cache.expect({"broken": None})
    qtbot.waitUntil(lambda: cache.is_loaded)
    assert failed == []
    assert cache.volume("broken") is None
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [("broken", "no such series")]


def test_a_volume_that_no_viewport_shows_goes_when_memory_is_short(qtbot, cache, gate, monkeypatch):
    gate.open_wide()
    cache.shown = {"shown"}
    open_series(qtbot, cache, "shown")
    open_series(qtbot, cache, "old")
    monkeypatch.setattr(series_cache, "BYTES_KEPT", 0)
    open_series(qtbot, cache, "new")
    qtbot.waitUntil(lambda: cache.is_loaded)
    assert [cache.loaded(uid) for uid in ("shown", "old", "new")] == [20, 0, 20]


def test_close_while_reading_leaves_no_thread_and_tells_nothing(qtbot, cache, gate):
    told = []
    open_series(qtbot, cache, "current")
    assert gate.has_waiting(2)
    cache.arrived.connect(told.append)
    threading.Timer(0.05, gate.open_wide).start()
    cache.close()
    names = {thread.name for thread in threading.enumerate()}
    assert not [name for name in names if name.startswith(("loading-", "series-facts"))]
    qtbot.wait(60)
    assert told == []
    assert len(gate.begun) == 2
