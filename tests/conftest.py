"""Guards that hold for every test."""

import gc
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Properties are judged by what they say, never by how long a busy machine takes to try them.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RECIST_READER_TEST"] = "1"


@pytest.fixture(autouse=True)
def _private_user_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the settings, journal or logs of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
    ):
        monkeypatch.setenv(name, str(home / folder))


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
