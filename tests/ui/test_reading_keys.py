"""The keys of the reading window follow the window, whatever becomes of its handle (7.3)."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from recist_reader.ui.reading_keys import ReadingKeys

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def held():
    """What a held key has asked for."""
    return []


@pytest.fixture
def keys(window, held):
    """The keys of a window in which images are read."""
    page = SimpleNamespace(creation=QWidget(window))
    room = SimpleNamespace(page=page, controller=SimpleNamespace(held={"hide": held.append}))
    return ReadingKeys(window, lambda _name: None, lambda: room)


def test_held_keys_act_in_a_window_that_was_closed_and_opened(window, keys, held):
    """Its handle is another one then: the old one is gone and must not be asked for anything."""
    window.close()
    window.destroy()
    window.show()
    keys.enable()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Q)
    assert held == [True, False]


def test_keys_are_given_back_after_the_handle_of_their_window_has_gone(window, keys, held):
    window.close()
    window.destroy()
    keys.close()
    window.show()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Q)
    assert held == []
