"""Guards that hold for every test."""

import gc
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

# Properties are judged by what they say, never by how long a busy machine takes to try them.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RECIST_READER_TEST"] = "1"

if sys.dont_write_bytecode:  # then each of the hundreds of child processes would compile the product anew
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(Path(__file__).parents[1] / "build" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

MEMORY_FOLDER = Path("/dev/shm")
MEMORY_NEEDED = 6 * 2**30


def pytest_configure() -> None:
    """Files of tests lie in memory where there is room: half of a suite's time would be waits for the disk.

    No test can tell whether a disk kept what it was told to keep: power cuts are played from recorded calls.
    `PYTEST_DEBUG_TEMPROOT=/tmp` puts the files on the disk.
    """
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or not MEMORY_FOLDER.is_dir():
        return
    room = min(shutil.disk_usage(MEMORY_FOLDER).free, psutil.virtual_memory().available)
    if room >= MEMORY_NEEDED:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY_FOLDER)


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: no collection of garbage need look through them, 0.4 s each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nobody has used; `mktemp` would look through all earlier ones for each."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _private_user_folders(_homes: Iterator[Path]) -> Iterator[None]:
    """No test reads or writes the settings, journal or logs of the person who runs it."""
    home = next(_homes)
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:  # not the test's own, whose changes are to end before these
        for name, folder in (
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
        ):
            patch.setenv(name, str(home / folder))
        yield
    shutil.rmtree(home, ignore_errors=True)  # 16 MB for each study that was open: the queue's reserve


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    """A test that leaves a non-daemon thread running fails."""
    before = set(threading.enumerate())
    yield
    left = [
        t
        for t in set(threading.enumerate()) - before
        if t.is_alive() and not t.daemon and "Dummy" not in t.name
    ]
    for thread in left:
        thread.join(timeout=2)
    alive = [t.name for t in left if t.is_alive()]
    assert not alive, f"threads left running: {alive}"


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_in_the_windows_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """A thread that finds dead widgets would have them deleted a second time (`ui.collecting`)."""
    own = (item for item in request.session.items if item.path == request.path)
    if not any("qapp" in getattr(item, "fixturenames", ()) for item in own):
        yield
        return
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    gc.disable()
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()
