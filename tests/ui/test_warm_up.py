"""What is loaded when: the first paint brings Qt alone, the rest follows in a thread."""

import os
import subprocess
import sys
import threading

import pytest

from recist_reader.ui.warm_up import LOADED, Stage, WarmUp

HEAVY = (
    {"numpy", "scipy", "pydicom", "SimpleITK", "imagecodecs", "pyqtgraph"}
    | {"sqlalchemy", "alembic", "cattrs", "xlsxwriter", "qtawesome"}
    | {"recist_reader.reading", "recist_reader.imaging", "recist_reader.storage", "recist_reader.exports"}
)
AT_FIRST_PAINT = """
import os, sys
def shown(window):
    print(window.isVisible(), " ".join(sorted(sys.modules)), flush=True)
    os._exit(0)
from recist_reader.ui.app import start
start(settled=shown)
"""


@pytest.mark.gui
def test_the_first_paint_needs_none_of_the_heavy_libraries():
    shown, *loaded = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT], env=os.environ, capture_output=True, text=True, check=True
    ).stdout.split()
    assert shown == "True"
    assert "PySide6.QtWidgets" in loaded
    assert set(loaded) & HEAVY == set()


@pytest.fixture
def slow_module(tmp_path, monkeypatch):
    """A module that waits to be let go while it is imported."""
    (tmp_path / "made_slow.py").write_text(
        "import made_gate\nmade_gate.begun.set()\nmade_gate.go.wait(5)\nready = True\n"
    )
    (tmp_path / "made_gate.py").write_text(
        "import threading\nbegun = threading.Event()\ngo = threading.Event()\n"
    )
    (tmp_path / "made_last.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "made_slow"
    for name in ("made_slow", "made_gate", "made_last"):
        sys.modules.pop(name, None)


def test_who_acts_before_a_stage_is_loaded_waits_for_whole_modules(slow_module):
    import made_gate

    warm_up = WarmUp({Stage.STUDY: (slow_module,), Stage.READING: ()})
    warm_up.start()
    assert made_gate.begun.wait(5)
    assert not warm_up.is_loaded(Stage.STUDY)
    threading.Timer(0.05, made_gate.go.set).start()
    warm_up.finish(Stage.STUDY)
    assert sys.modules[slow_module].ready
    warm_up.stop()


def test_nothing_waits_where_nothing_loads():
    warm_up = WarmUp()
    warm_up.finish(Stage.READING)
    warm_up.stop()
    warm_up.start()  # after stop nothing begins
    assert not warm_up.is_loaded(Stage.STUDY)


def test_closing_ends_after_the_module_under_way(slow_module):
    import made_gate

    warm_up = WarmUp({Stage.STUDY: (slow_module, "made_last"), Stage.READING: ()})
    warm_up.start()
    assert made_gate.begun.wait(5)
    threading.Timer(0.05, made_gate.go.set).start()
    warm_up.stop()
    assert "made_last" not in sys.modules


def test_a_module_that_is_missing_stops_nothing():
    warm_up = WarmUp({Stage.STUDY: ("no_such_module_here",), Stage.READING: ("json",)})
    warm_up.start()
    warm_up.finish(Stage.READING)
    assert warm_up.is_loaded(Stage.STUDY)
    warm_up.stop()


def test_all_that_is_named_exists():
    """A module that was renamed would be skipped in silence and loaded at the first click instead."""
    import importlib.util

    named = [name for names in LOADED.values() for name in names]
    assert [name for name in named if importlib.util.find_spec(name) is None] == []
