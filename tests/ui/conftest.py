"""Windows that a test leaves behind are collected in the window's thread, as in the program."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_in_the_windows_thread():
    """A thread that finds dead widgets would have them deleted a second time (`ui.collecting`)."""
    gc.disable()
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()
