"""Garbage is collected in the window's thread alone, so that no other thread ever deletes a widget."""

import gc
import threading

import pytest

from recist_reader.ui.collecting import Collecting

pytestmark = pytest.mark.gui


class Cycle:
    """Garbage that only a collection finds; notes which thread found it."""

    def __init__(self, found):
        self.itself, self._found = self, found

    def __del__(self):
        self._found.append(threading.current_thread().name)


@pytest.fixture
def collecting(qapp):
    gc.enable()
    made = Collecting()
    yield made
    made.close()
    assert not gc.isenabled()


def busy():
    """Allocate as much as sets off many collections of Python's own."""
    return [[number] for number in range(50_000)]


def test_another_thread_finds_nothing(qtbot, collecting):
    found = []
    Cycle(found)
    kept = []
    thread = threading.Thread(target=lambda: kept.append(busy()), name="loader")
    thread.start()
    thread.join()
    assert found == []
    collecting.collect()
    assert found == ["MainThread"]


def test_older_generations_have_their_turn(collecting):
    found = []
    cycle = Cycle(found)
    gc.collect()  # it has grown old
    del cycle
    for _ in range(200):
        kept = [[number] for number in range(1_000)]
        collecting.collect()
        del kept
    assert found == ["MainThread"]
